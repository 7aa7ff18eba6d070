"""The menu of what can be taken away: a form that asks for a file, and so works without scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from explorer.figures.sizes import SIZES, SheetSize
from explorer.i18n import Catalogue
from explorer.selection import Page
from explorer.theme import LOOKS
from explorer.web.charts.offers import data_part
from explorer.web.charts.wish import MOST_EVENTS, SCALES
from explorer.web.forms import choice
from explorer.web.parts import Tree, html
from explorer.web.shelf import View
from explorer.web.words import aria, data_attributes

_BASE = {Page.SEARCH: "/search/chart"}


def taking_menu(view: View, base: str = "", name: str = "", more: Sequence[Tree] = ()) -> Tree:
    """
    The menu.

    Args:
        view: What is taken away.
        base: Address of the charts without their ending; if left out, that of the view's timeline, or on the page of
            documents none: there the menu has data alone.
        name: Which of several charts on the page it is for.
        more: Further parts of the menu of the timeline.
    """
    text, page = view.text, view.selection.page
    if base:
        parts = [_form(view, base)]
    elif page is Page.DOCUMENTS:
        parts = [data_part(view)]
    else:
        parts = [_form(view, _BASE.get(page, "/chart")), data_part(view), *more, _opening(text)]
    named = aria(label=f"{text('export.open')}: {name}") if name else {}
    summary = html.Summary(text("export.open"), className="button", **named)
    return html.Details([summary, html.Div(parts, className="menu taking")], className="drop export")


def _form(view: View, base: str) -> Tree:
    text = view.text
    pairs = [pair.partition("=") for pair in view.selection.to_query().removeprefix("?").split("&") if pair]
    hidden = [["input", {"type": "hidden", "name": key, "value": unquote(value)}, []] for key, _, value in pairs]
    sizes = [(str(size), text(f"chart.size-{size}", size=_measures(size, text))) for size in SheetSize]
    looks = [(name, text(f"chart.look-{name}")) for name in LOOKS]
    fields = [choice(text("chart.size"), "size", sizes), choice(text("chart.look"), "look", looks)]
    attributes = {"method": "get", "action": f"{base}.png", "class": "fields", "aria-label": text("export.open")}
    return ["form", attributes, [*hidden, *fields, *_files(view, base)]]


def _files(view: View, base: str) -> Iterator[Tree]:
    text = view.text
    png, svg, pdf = "PNG", "SVG", "PDF"
    yield _row(
        text("chart.picture", form=png),
        [_button(f"{base}.png", f"{scale}×", text("chart.scale", form=png, n=scale), scale) for scale in SCALES],
    )
    forms = [_button(f"{base}.{form.lower()}", form, text("chart.drawing-as", form=form)) for form in (svg, pdf)]
    yield _row(text("chart.drawing"), forms)
    if base.endswith("chart"):
        yield _page(view, base)


def _page(view: View, base: str) -> Tree:
    """The page that needs no server, or that the view has too many events for one."""
    text, selection, form = view.text, view.selection, "HTML"
    events = view.rows.count(selection.themes)
    if selection.first is None and selection.last is None and events > MOST_EVENTS:
        return html.P(text("chart.whole-many", n=MOST_EVENTS, events=text.number(events)), className="hint")
    return _row(text("chart.whole"), [_button(f"{base}.html", form, text("chart.whole-about", form=form))])


def _row(label: str, buttons: Sequence[Tree]) -> Tree:
    return html.Div([html.Span(label), html.Div(buttons, className="taking-forms")], className="taking-row")


def _button(address: str, words: str, name: str, scale: int = 0) -> Tree:
    chosen = {"name": "scale", "value": str(scale)} if scale else {}
    return html.Button(
        words, type="submit", formaction=address, className="button", title=name, **chosen, **aria(label=name)
    )


def _measures(size: SheetSize, text: Catalogue) -> str:
    width, height, _ = SIZES[size]
    return f"{text.number(width)} × {text.number(height)}" if size is not SheetSize.A4 else "297 × 210"


def _opening(text: Catalogue) -> Tree:
    """The way back from a file to the view that it shows."""
    field = ["input", {"type": "file", **data_attributes(action="open-figure")}, []]
    return html.Div(["label", {"class": "button"}, [text("chart.open"), field]], className="taking-open")
