"""The anniversaries of what a view shows, as iCalendar, at ``/data/calendar.ics?<view>``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flask
from dash import Dash
from werkzeug.exceptions import ServiceUnavailable

from explorer.records import Event
from explorer.search import NotReady
from explorer.selection import Page, Selection
from explorer.web.data import MOST_EVENTS, TooMany, taken, view_asked
from explorer.web.data.files import FOLDER, file_name
from explorer.web.shelf import Shelf, View

if TYPE_CHECKING:
    from explorer.export.calendar import Anniversaries

NAME = "calendar.ics"


def register(app: Dash, shelf: Shelf) -> None:
    """Answer for the file."""
    server: flask.Flask = app.server

    @server.get(f"{FOLDER}/{NAME}")
    def _calendar() -> flask.Response:
        view = view_asked(shelf, flask.request.query_string.decode("utf-8", "replace"))
        if view.absent:
            flask.abort(404)
        try:
            content = anniversaries(view, flask.request.host_url).content
        except TooMany as error:
            return flask.Response(f"{error}\n", 409, mimetype="text/plain")
        except NotReady as waiting:
            raise ServiceUnavailable(f"{waiting}; try again later") from waiting
        answer = flask.Response(content, content_type="text/calendar; charset=utf-8")
        answer.headers["Content-Disposition"] = f'attachment; filename="{file_name(NAME, view)}"'
        return answer


def anniversaries(view: View, host: str, most: int | None = MOST_EVENTS) -> Anniversaries:
    """
    The calendar of a view.

    Args:
        view: The view.
        host: The address of the explorer, for the pages of events; empty if it has none: then entries have no address.
        most: Events that may be taken; None for any number.

    Raises:
        TooMany: The view has more events.
        NotReady: The index of the search is being made.
    """
    from explorer.export.calendar import calendar_ics  # what writes it takes a while to import

    part = taken(view, most)
    base, selection = host.rstrip("/"), view.selection

    def page(event: Event) -> str:
        there = Selection(page=Page.EVENT, event=event.id, known=selection.known, lang=selection.lang)
        return base + there.address() if base else ""

    return calendar_ics(part.events, part.data, view.text, version=view.version, known=selection.known, page=page)
