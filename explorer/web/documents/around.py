"""What stands around the grid: the timeline's filters, search, columns, how many there are, and what to loosen."""

from __future__ import annotations

import json
from dataclasses import replace

from explorer.listing import DAYS, KEYS, NUMBERS, Column
from explorer.selection import Page
from explorer.web.adding import adding
from explorer.web.charts.menu import taking_menu
from explorer.web.documents.filters import filter_menus, filter_words
from explorer.web.documents.listed import Listed, on_timeline, scope_of
from explorer.web.documents.releases import release_heading
from explorer.web.filters import scope_chips
from explorer.web.forms import form
from explorer.web.parts import Tree, html
from explorer.web.words import aria, data_attributes

# px of each column where there is room; the title takes what is left
_WIDTHS = {
    Column.TITLE: 360,
    Column.WRITTEN: 125,
    Column.RELEASED: 140,
    Column.SECRECY: 150,
    Column.KIND: 150,
    Column.SIDE: 130,
    Column.STATUS: 135,
    Column.HOW: 150,
    Column.BY: 220,
    Column.MARKING: 150,
    Column.CREATOR: 220,
    Column.ARCHIVE: 280,
    Column.LANGUAGE: 115,
    Column.PASSAGES: 110,
    Column.CITED: 100,
}


def bar(shown: Listed) -> list[Tree]:
    """The themes and the period of the timeline, which hold here too, and the way there."""
    view, text = shown.view, shown.view.text
    counts = {theme: _count(shown, theme) for theme in view.known.data.themes}
    there = html.A(text("documents.on-timeline"), href=on_timeline(view.selection), className="button")
    return [
        scope_chips(view, counts),
        there,
        taking_menu(view),
        html.Button(
            text("share.copy"), className="button", **data_attributes(action="copy", done=text("share.copied"))
        ),
        adding(view),
    ]


def _count(shown: Listed, theme: str) -> int:
    scope = scope_of(shown.view, shown.documents, (theme,))
    return 0 if scope is None else int(scope.sum())


def tools(shown: Listed, file: str) -> list[Tree]:
    """What there is, the search, the arrangement, the columns, the file; and below them the filters of the columns."""
    text, listing, found = shown.view.text, shown.listing, shown.found
    said = text("documents.count", n=len(found.rows), total=text.number(found.total))
    download = f"{file}{shown.view.selection.to_query()}"
    return [
        html.Div(
            [
                html.H2(text("documents.page-documents"), className="list-title"),
                html.P(said, className="list-count", role="status"),
                _search(shown),
                _arranged(shown),
                _columns(shown),
                html.A(text("documents.download", form="CSV"), href=download, className="button", download=""),
            ],
            className="list-head",
        ),
        *filter_menus(shown),
        *(
            []
            if len(found.rows) or not (listing.filters or listing.words or found.listing.by_release)
            else _nothing(shown)
        ),
    ]


def _search(shown: Listed) -> Tree:
    text = shown.view.text
    rest = shown.view.selection.listed(replace(shown.listing, words=""))
    name = text("documents.search")
    entry = {
        "type": "search",
        "name": "words",
        "value": shown.listing.words,
        "placeholder": text("documents.search-hint"),
        "aria-label": name,
        "autocomplete": "off",
    }
    return form(
        rest, name, [["input", entry, []]], text("documents.search-go"), **{"class": "list-search", "role": "search"}
    )


def _arranged(shown: Listed) -> Tree:
    """As one list, or by the days of release."""
    text, listing = shown.view.text, shown.listing
    ways = (("documents.as-list", False), ("documents.by-release", True))
    links = [
        html.A(
            text(key),
            href=shown.address(replace(listing, by_release=way)),
            className="button",
            **(aria(current="true") if way == listing.by_release else {}),
        )
        for key, way in ways
    ]
    return html.Div(links, className="segmented", role="group", **aria(label=text("documents.arranged")))


def _columns(shown: Listed) -> Tree:
    """Which columns are shown: those that are, in their order, then the others. The title always is."""
    text, listing = shown.view.text, shown.listing
    order = [*listing.shown, *(column for column in Column if column not in listing.shown)]
    boxes = [_column(shown, column, on=column in listing.shown) for column in order]
    rest = shown.view.selection.listed(listing.showing())
    name = text("documents.columns")
    fields = [html.Div(boxes, className="list-boxes")]
    made = form(rest, name, fields, text("documents.apply"), **{"class": "fields list-form list-live"})
    usual = html.A(text("documents.columns-usual"), href=shown.address(listing.showing()), className="menu-item")
    menu = html.Div([made, usual], className="menu list-menu")
    return html.Details(
        [html.Summary(name, className="button"), menu], className="drop list-columns", **data_attributes(key="columns")
    )


def _column(shown: Listed, column: Column, *, on: bool) -> Tree:
    entry = {"type": "checkbox", "name": "columns", "value": str(column), **({"checked": "checked"} if on else {})}
    fixed: list[Tree] = []
    if column is Column.TITLE:
        fixed = [["input", {"type": "hidden", "name": "columns", "value": str(column)}, []]]
        entry = {"type": "checkbox", "checked": "checked", "disabled": "disabled"}
    words = shown.view.text(f"documents.column.{column}")
    return [
        "label",
        {"class": "list-box", "data-key": str(column)},
        [*fixed, ["input", entry, []], ["span", {}, [words]]],
    ]


def _nothing(shown: Listed) -> list[Tree]:
    """Nothing fits: each thing that could be taken off, as a link."""
    text, listing = shown.view.text, shown.listing
    ways = [(text("quote.marks", words=listing.words), replace(listing, words=""))] if listing.words else []
    for column, held in listing.filters:
        words = f"{text(f'documents.column.{column}')}: {filter_words(shown, column, held)}"
        ways.append((words, listing.filtering(column, None)))
    links = [
        html.A([html.Span(words), html.Span("×", **aria(hidden="true"))], href=shown.address(way), className="chip")
        for words, way in ways
    ]
    return [
        html.Div(
            [
                html.P(html.B(text("documents.none"))),
                html.P([text("documents.loosen"), " ", *links], className="list-ways"),
            ],
            className="list-none",
            **data_attributes(key="none"),
        )
    ]


def heading(shown: Listed) -> list[Tree]:
    """Above the grid: the release that was chosen, if it is listed by release."""
    made = release_heading(shown)
    return [html.Div(made, className="release-head")] if made else []


def state(shown: Listed, rows: str) -> Tree:
    """What ``assets/documents.js`` needs to know to draw the grid as the address says."""
    text, listing, view = shown.view.text, shown.listing, shown.view
    grid = {
        "rows": f"{rows}{view.selection.on(Page.DOCUMENTS).to_query()}",
        "count": len(shown.found.rows),
        "columns": [_told(shown, column) for column in listing.shown],
        "sort": [[str(column), back] for column, back in listing.order],
        "listing": listing.values(),
        "keys": sorted(KEYS),
        "words": {
            "name": text("documents.page-documents"),
            "loadingOoo": text("documents.loading"),
            "ariaSortableColumn": text("documents.sort-keys", enter="Enter", shift="Shift"),
        },
    }
    told = json.dumps(grid, ensure_ascii=False, separators=(",", ":"))
    return ["div", {"id": "documents-state", "hidden": "hidden", "data-grid": told}, []]


def _told(shown: Listed, column: Column) -> dict[str, object]:
    """A column of the grid; days and numbers are first sorted from the latest and the largest on."""
    back = column in DAYS or column in NUMBERS
    return {
        "id": str(column),
        "name": shown.view.text(f"documents.column.{column}"),
        "width": _WIDTHS[column],
        "back": back,
    }
