"""A view's timeline on a sheet, as a figure and as the bytes of a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import Lock
from typing import NamedTuple

from explorer.export import images
from explorer.export.facts import Form, with_facts
from explorer.figures.draw import draw_timeline
from explorer.figures.insights import INSIGHTS
from explorer.figures.pen import Figure
from explorer.figures.picture import Picture
from explorer.figures.sheet import Words, draw_sheet, prepare_sheet
from explorer.figures.signs import signs
from explorer.figures.sizes import SIZES, SheetSize
from explorer.selection import Page
from explorer.web.charts.said import facts_of, filters_of, legend_of, words_of
from explorer.web.charts.wish import Wish
from explorer.web.insights import exported, note, title
from explorer.web.picture import timeline_picture
from explorer.web.shelf import View

LARGEST = 1.45
"""Of few events the labels are so much larger than the words around them at most."""

_DRAWING = Lock()
"""One picture after the other: four times as large, each takes hundreds of megabytes while it is made."""


class Chart(NamedTuple):
    """A chart on its sheet, the words around it, and which address it opens: path, query, place on the page."""

    figure: Figure
    words: Words
    place: str


def timeline_chart(view: View, wish: Wish, host: str) -> Chart:
    """
    The timeline of a view.

    Args:
        view: The view.
        wish: Size and colours.
        host: What comes before the path in the address that the sheet names; empty for the path alone.
    """
    size = SIZES[wish.size]
    place = view.selection.address()
    address = host.rstrip("/") + place
    words = words_of(view, address)
    sheet = prepare_sheet(words, size, overhang=size.font / 2)
    picture = timeline_picture(view, sheet.canvas)
    larger = _larger(picture)
    if wish.size is not SheetSize.PREVIEW:
        words = words._replace(legend=legend_of(view, signs(picture)))
    sheet = prepare_sheet(words, size, larger=larger, overhang=size.font / 2)
    picture = timeline_picture(view, sheet.canvas)
    ends = {"warm": view.text("tone.conflict"), "cool": view.text("tone.cooperation")}
    return Chart(draw_sheet(sheet, draw_timeline(picture, look=wish.look, **ends), wish.look), words, place)


def insight_chart(view: View, name: str, wish: Wish, host: str) -> Chart:
    """
    A chart of the page of insights; the arguments are those of ``timeline_chart``.

    Raises:
        KeyError: There is no chart of that name.
    """
    place = f"{view.selection.address()}#{name}"
    lines = (note(view, name), filters_of(view))
    words = words_of(view, host.rstrip("/") + place, title(view, name), lines)
    sheet = prepare_sheet(words, SIZES[wish.size])
    figure = exported(view, name, sheet.canvas, wish.look)
    return Chart(draw_sheet(sheet, figure, wish.look), words, place)


def _larger(picture: Picture) -> float:
    """How much larger the font can be where events are few, and the room is not filled."""
    filled = picture.panels[-1].bottom / picture.height
    return min(LARGEST, max(1.0, 0.9 / filled)) if len(picture.panels) == 1 else 1.0


def written(chart: Chart, view: View, form: Form, scale: int = 1) -> bytes:
    """
    A chart as a file that says where it is from.

    Args:
        chart: The chart.
        view: What the file opens when it is dropped on a page.
        form: png, svg or pdf.
        scale: Of a PNG.

    Raises:
        CannotWrite: It cannot be drawn.
    """
    with _DRAWING:
        content = _MAKERS[form](chart.figure, scale)
    return with_facts(content, form, facts_of(view, chart.words, chart.place))


def preview_png(view: View, host: str) -> bytes:
    """The picture of a view that other sites show beside a link to it: 1200 × 630 px."""
    wish = Wish(SheetSize.PREVIEW)
    if view.selection.page is Page.INSIGHTS:
        return written(insight_chart(view, next(iter(INSIGHTS)), wish, host), view, "png")
    return written(timeline_chart(view, wish, host), view, "png")


_MAKERS: Mapping[Form, Callable[[Figure, float], bytes]] = {
    "png": lambda figure, scale: images.png(figure, scale=scale),
    "svg": lambda figure, _: images.svg_bytes(figure),
    "pdf": lambda figure, _: images.pdf(figure),
}
FORMS: Mapping[str, Form] = {form: form for form in _MAKERS}
"""The forms of drawings, by the endings of files."""
