"""Views of made-up data sets, and their timelines laid out."""

from datetime import date

from explorer.figures.picture import Canvas, Picture
from explorer.i18n import catalogues
from explorer.records import DataSet
from explorer.web.picture import timeline_picture
from explorer.web.room import canvas_from
from explorer.web.shelf import Shelf, View

TODAY = date(2026, 11, 22)
CANVAS = canvas_from({"width": 1200, "height": 700})


def shelf_of(data: DataSet) -> Shelf:
    """A running explorer's shelf on 22 November 2026."""
    return Shelf(data, catalogues(), lambda: TODAY)


def view_of(data: DataSet, query: str = "") -> View:
    """What an address asks for on that day."""
    return shelf_of(data).read(query)


def picture_of(view: View, canvas: Canvas = CANVAS) -> Picture:
    """The timeline of a view, by itself on a large screen."""
    return timeline_picture(view, canvas)
