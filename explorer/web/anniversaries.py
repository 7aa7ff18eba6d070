"""The anniversaries of what a view shows, as iCalendar, at ``/data/calendar.ics?<view>``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flask
from dash import Dash

from explorer.records import Event
from explorer.selection import Page, Selection
from explorer.web.data.answering import answer_for
from explorer.web.data.taking import MOST_EVENTS, taken
from explorer.web.shelf import Shelf, View

if TYPE_CHECKING:
    from explorer.export.calendar import Anniversaries

NAME = "calendar.ics"


def register(app: Dash, shelf: Shelf) -> None:
    """Answer for the file."""

    def write(view: View) -> bytes:
        return anniversaries(view, flask.request.host_url).content

    answer_for(app, shelf, NAME, "text/calendar; charset=utf-8", write)


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
