"""
The filters of the columns, each a menu with a small form: choices with counts, days, numbers, words.

They are forms and links, so they work without scripts; ``assets/documents.js`` sends them as soon as something changes.
"""

from __future__ import annotations

from explorer.dates import stretch
from explorer.i18n import Catalogue
from explorer.listing import CHOICES, DAYS, FIRST, LAST, NUMBERS, TEXTS, Column, Filter, Listing, Span
from explorer.web.documents.listed import Listed
from explorer.web.forms import form
from explorer.web.parts import Tree, html
from explorer.web.words import aria, data_attributes

IN_THE_ROW = (
    *(Column.KIND, Column.SIDE, Column.STATUS, Column.HOW, Column.WRITTEN),
    *(Column.RELEASED, Column.SECRECY, Column.LANGUAGE),
)
"""Columns with a menu of their own; the others share one."""

TOGETHER = tuple(column for column in (*TEXTS, *NUMBERS) if column not in IN_THE_ROW)
DAY_HINT = "1999-12-31"


def filter_menus(shown: Listed) -> list[Tree]:
    """A menu for each column, and a way to take all filters off if there is one."""
    text, listing = shown.view.text, shown.listing
    menus = [_menu(shown, column) for column in IN_THE_ROW]
    name = text("documents.filters")
    clear: list[Tree] = []
    if listing.words or listing.filters:
        address = shown.address(listing.everything())
        clear = [html.A(text("documents.clear"), href=address, className="list-clear", **data_attributes(key="clear"))]
    return [html.Div([*menus, _more(shown), *clear], className="list-filters", role="group", **aria(label=name))]


def _menu(shown: Listed, column: Column) -> Tree:
    """What is chosen stands on the menu itself."""
    text, held = shown.view.text, shown.listing.filter(column)
    fields = _choices(shown, column) if column in CHOICES else _ends(column, held, text)
    off = [html.A(text("documents.off"), href=shown.without(column), className="menu-item")] if held else []
    live = "list-form list-live" if column in CHOICES else "list-form"
    made = _form(shown, column, text("documents.filter", column=_name(column, text)), fields, live)
    return _drop(_summary(shown, column), [made, *off], on=held is not None, key=str(column))


def _drop(words: str, inside: list[Tree], *, on: bool, key: str) -> Tree:
    summary = html.Summary(words, className="chip on" if on else "chip")
    menu = html.Div(inside, className="menu list-menu")
    return html.Details([summary, menu], className="drop", **data_attributes(key=key))


def _form(shown: Listed, column: Column, name: str, fields: list[Tree], kind: str) -> Tree:
    """A form that keeps the rest of the view."""
    rest = shown.view.selection.listed(shown.listing.filtering(column, None))
    return form(rest, name, fields, shown.view.text("documents.apply"), **{"class": f"fields {kind}"})


def _name(column: Column, text: Catalogue) -> str:
    return text(f"documents.column.{column}")


def _summary(shown: Listed, column: Column) -> str:
    held, name = shown.listing.filter(column), _name(column, shown.view.text)
    return name if held is None else f"{name}: {filter_words(shown, column, held)}"


def filter_words(shown: Listed, column: Column, held: Filter) -> str:
    """What a column must hold, in few words."""
    text = shown.view.text
    if isinstance(held, str):
        return text("quote.marks", words=held)
    if isinstance(held, tuple):
        return shown.documents.worded(column, held[0]) if len(held) == 1 else text.number(len(held))
    if column in DAYS:
        return text.date(stretch(*held.days), "short")
    return _numbers(held, text)


def _numbers(span: Span, text: Catalogue) -> str:
    least, most = (None if end is None else text.number(end) for end in span.numbers)
    if least is None:
        return f"≤ {most}"
    if most is None:
        return f"≥ {least}"
    return least if least == most else f"{least}–{most}"


def _choices(shown: Listed, column: Column) -> list[Tree]:
    """The values that occur, most frequent first, with how many documents each would leave."""
    held = shown.listing.filter(column)
    chosen = held if isinstance(held, tuple) else ()
    text = shown.view.text
    boxes = [
        _box(column, value, shown.documents.worded(column, value), text.number(count), checked=value in chosen)
        for value, count in shown.found.counts(column).items()
    ]
    return [html.Div(boxes, className="list-boxes")]


def _box(name: str, value: str, words: str, count: str, *, checked: bool) -> Tree:
    entry = {"type": "checkbox", "name": name, "value": value, **({"checked": "checked"} if checked else {})}
    told: list[Tree] = [["span", {"class": "list-value"}, [words]]]
    if count:
        told.append(["span", {"class": "count"}, [count]])
    return ["label", {"class": "list-box", "data-key": value}, [["input", entry, []], *told]]


def _ends(column: Column, held: Filter | None, text: Catalogue) -> list[Tree]:
    """From a first value to a last one: days or numbers."""
    span = held if isinstance(held, Span) else Span()
    days = column in DAYS
    keys = ("documents.from", "documents.to") if days else ("documents.least", "documents.most")
    unit = f" ({text('documents.years')})" if column is Column.SECRECY else ""
    return [
        _line(text(keys[0]) + unit, f"{column}{FIRST}", span.first, days=days),
        _line(text(keys[1]) + unit, f"{column}{LAST}", span.last, days=days),
    ]


def _line(label: str, name: str, value: str, *, days: bool) -> Tree:
    hint = {"placeholder": DAY_HINT, "size": "12"} if days else {"inputmode": "numeric", "size": "5"}
    entry = {"type": "text", "name": name, "value": value, "autocomplete": "off", **hint}
    return ["label", {"class": "field"}, [["span", {}, [label]], ["input", entry, []]]]


def _more(shown: Listed) -> Tree:
    """What the other columns must hold: words and numbers, all in one form."""
    text, listing = shown.view.text, shown.listing
    fields: list[Tree] = []
    rest: Listing = listing
    for column in TOGETHER:
        held = listing.filter(column)
        rest = rest.filtering(column, None)
        name = _name(column, text)
        if column in TEXTS:
            entry = {"type": "text", "name": str(column), "value": str(held or ""), "size": "22", "autocomplete": "off"}
            label = text("documents.holds", column=name)
            fields.append(["label", {"class": "field"}, [["span", {}, [label]], ["input", entry, []]]])
        else:
            label = text("documents.filter", column=name)
            ends = html.Div(
                [html.Span(name, className="field-name"), *_ends(column, held, text)], role="group", **aria(label=label)
            )
            fields.append(ends)
    on = [column for column in TOGETHER if listing.filter(column) is not None]
    words = _summary(shown, on[0]) if len(on) == 1 else text("documents.more") + (f": {len(on)}" if on else "")
    made = form(
        shown.view.selection.listed(rest),
        words,
        fields,
        text("documents.apply"),
        **{"class": "fields list-form list-more"},
    )
    off = [html.A(text("documents.off"), href=shown.address(rest), className="menu-item")] if on else []
    return _drop(words, [made, *off], on=bool(on), key="more")
