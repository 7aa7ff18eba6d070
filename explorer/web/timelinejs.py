"""The timeline of a view for TimelineJS, at ``/data/timelinejs.json?<view>``."""

from __future__ import annotations

from datetime import date

import flask
from dash import Dash

from explorer.dates import to_date
from explorer.export.timelinejs import timelinejs_file
from explorer.web.charts.offers import EVERYTHING, OF
from explorer.web.data.answering import answer_for
from explorer.web.data.files import heading_of
from explorer.web.data.taking import MOST_EVENTS, taken
from explorer.web.shelf import Shelf, View

NAME = "timelinejs.json"


def register(app: Dash, shelf: Shelf) -> None:
    """Answer for the file."""

    def write(view: View) -> bytes:
        return written(view, flask.request.host_url, flask.request.args.get(OF, ""))

    answer_for(app, shelf, NAME, "application/json", write)


def written(view: View, host: str, of: str = "", most: int | None = MOST_EVENTS) -> bytes:
    """
    The file of a view.

    Args:
        view: The view.
        host: The address of the explorer, for links to its pages; empty if it has none.
        of: The key ``of`` of the address.
        most: Events that may be taken; None for any number.

    Raises:
        TooMany: The view has more events.
        CannotHold: It has none.
        NotReady: The index of the search is being made.
    """
    part = taken(view, most)
    heading = heading_of(view, host, whole=part.is_whole or of == EVERYTHING)
    return timelinejs_file(part, heading, view.text, _day(view))


def _day(view: View) -> date:
    return to_date(view.clock.day)
