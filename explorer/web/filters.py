"""Above the timeline: which themes are shown, how much that is, and how to take it away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from explorer.i18n import Catalogue
from explorer.records import DataSet
from explorer.selection import Page, Selection
from explorer.web.clock import caption as clock_caption
from explorer.web.parts import Tree, html
from explorer.web.shelf import View
from explorer.web.words import aria, data_attributes

CHIPS = 5
"""Themes that have a chip of their own beside the timeline; the others are one click away."""


def filters(view: View) -> list[Tree]:
    """Theme chips with counts, how much is shown, export and address."""
    selection, known, text = view.selection, view.known, view.text
    clear = replace(selection, themes=()).address()
    chips, more = theme_chips(view)
    listed = [html.Li(chip) for chip in [_chip(text("filters.all"), None, clear, not selection.themes), *chips]]
    if more:
        menu = html.Div(more, className="menu chip-menu")
        summary = html.Summary(text("filters.more", n=len(more)), className="chip")
        listed.append(html.Li(html.Details([summary, menu], className="drop")))
    events = text("filters.events", n=view.rows.count(selection.themes), total=text.number(len(view.rows)))
    there = selection.on(Page.DOCUMENTS).address()
    documents = html.A(text("filters.documents", n=len(known.data.sources)), href=there)
    copy = data_attributes(action="copy", done=text("share.copied"))
    return [
        html.Nav(
            [html.Span(text("filters.themes"), className="filters-label", id="themes-label"), html.Ul(listed)],
            className="chips",
            **aria(labelledby="themes-label"),
        ),
        html.P([events, " · ", documents], className="counts", role="status"),
        export_menu(known.data, selection, text),
        html.Button(text("share.copy"), className="button", **copy),
    ]


def theme_chips(view: View, counted: Mapping[str, int] | None = None) -> tuple[list[Tree], list[Tree]]:
    """
    A chip for each theme that has something: those in the row (the chosen and the most frequent), and the rest.

    Args:
        view: What the address asks for.
        counted: How much each theme has; events, if left out.
    """
    selection, text, data = view.selection, view.text, view.known.data
    events = {theme: len(rows) for theme, rows in view.rows.by_theme.items() if theme in data.themes}
    counts = events if counted is None else counted
    places = list(data.themes)
    named = [*counts, *(theme for theme in selection.themes if theme not in counts)]
    ranked = sorted(named, key=lambda key: (key not in selection.themes, -counts.get(key, 0), places.index(key)))
    in_row = set(ranked[: max(CHIPS, len(selection.themes))])
    chips = {
        key: _chip(
            theme.name.in_language(text.language).words,
            text.number(counts.get(key, 0)),
            selection.toggling(key).address(),
            key in selection.themes,
        )
        for key, theme in data.themes.items()
        if counts.get(key) or key in selection.themes
    }
    return [chips[key] for key in chips if key in in_row], [chips[key] for key in chips if key not in in_row]


def _chip(name: str, count: str | None, query: str, on: bool) -> Tree:
    parts = [html.Span(name)] + ([html.Span(count, className="count")] if count else [])
    current = aria(current="true") if on else {}
    return html.A(parts, href=query, className="chip", **current)


def export_menu(data: DataSet, selection: Selection, text: Catalogue) -> Tree:
    """The chart as a picture, made in the browser."""
    card = data.card
    days = [f"known-{selection.known}"] if selection.known else []
    days += [f"against-{selection.against}"] if selection.against else []
    found = ["search"] if selection.sought else []
    name = "-".join(["unsealed", *found, *([selection.event] if selection.event else selection.themes), *days])
    title = card.title.in_language(text.language).words
    chosen = [text("quote.marks", words=selection.sought)] if selection.sought else []
    chosen += [data.themes[t].name.in_language(text.language).words for t in selection.themes]
    heading = f"{title}: {', '.join(chosen)}" if chosen else title
    then = clock_caption(selection, text)
    heading = " · ".join(part for part in (heading, then) if part)
    sources = text("export.caption", title=title, version=card.version, licence=card.licence)
    caption = " · ".join(part for part in (sources, then) if part)
    buttons = [
        html.Button(
            text(f"export.{form}"),
            className="menu-item",
            **data_attributes(action="export", format=form, name=name, title=heading, caption=caption),
        )
        for form in ("png", "svg")
    ]
    return html.Details(
        [html.Summary(text("export.open"), className="button"), html.Div(buttons, className="menu")],
        className="drop export",
    )
