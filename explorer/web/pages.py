"""
The pages, each at its path: what the server writes for a first visit, and answers with when the address changes.

How to add a page: a word of ``selection.Page``, a function that makes its parts from a view, a line in ``_made``, and
its regions in ``shell``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State

from explorer.figures.picture import Canvas
from explorer.i18n import Catalogue
from explorer.selection import Page
from explorer.web import ids
from explorer.web.about import about_page
from explorer.web.asked import asked_for
from explorer.web.documents import documents_page
from explorer.web.explore import explore_page
from explorer.web.insights import insights_page
from explorer.web.previews import alt
from explorer.web.record import record_page
from explorer.web.room import canvas_from
from explorer.web.shelf import Shelf, View

_PATH = re.compile(r"/|/search|/documents|/insights|/about|/(event|source)/[a-z0-9]+(-[a-z0-9]+)*")
_KINDS = {
    Page.EXPLORE: "explore",
    Page.SEARCH: "explore",
    Page.DOCUMENTS: "documents",
    Page.INSIGHTS: "insights",
    Page.ABOUT: "record",
}
"""How the regions of pages lie that are not about one record."""


class Paths:
    """The paths of pages. Whether there is a record of that name is for the page to say, in its own words."""

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and _PATH.fullmatch(path) is not None


def page(shelf: Shelf, query: str, canvas: Canvas, path: str = "/") -> dict[str, Any]:
    """
    Everything that the page of an address shows.

    Args:
        shelf: What there is.
        query: The part of the address after the path.
        canvas: The room that a timeline has.
        path: Which page.

    Returns:
        ``kind`` (how its regions lie, see ``shell``), ``title``, ``description``, ``language``, whether what it is
        about is ``absent``, its ``address``, what a picture of it shows (``alt``), ``names`` of regions, what is
        ``open``, and ``parts``: the trees of each region by its id.
    """
    view = shelf.read(query, path)
    made = _made(view, shelf.texts, canvas)
    return {
        **made,
        "kind": _KINDS.get(view.selection.page, "record"),
        "title": f"{made['title']} · Unsealed",
        "language": view.text.language,
        "absent": view.selection.page not in _KINDS and view.absent,
        "address": view.selection.address(),
        "alt": alt(view),
    }


def _made(view: View, texts: Mapping[str, Catalogue], canvas: Canvas) -> dict[str, Any]:
    if view.selection.page in (Page.EXPLORE, Page.SEARCH):
        return explore_page(view, texts, canvas)
    if view.selection.page is Page.DOCUMENTS:
        return documents_page(view, texts)
    if view.selection.page is Page.INSIGHTS:
        return insights_page(view, texts, canvas)
    if view.selection.page is Page.ABOUT:
        return about_page(view, texts)
    return record_page(view, texts)


def register(app: Dash, shelf: Shelf) -> None:
    """Answer whenever the address or the room changes; holds no logic of its own."""

    @app.callback(
        Output(ids.PAGE, "data"),
        Input(ids.ADDRESS, "data"),
        State(ids.ROOM, "data"),
        prevent_initial_call=True,
    )
    def _page(address: object, room: object) -> dict[str, Any]:
        asked = asked_for(address)
        told = page(shelf, asked.query, canvas_from(room), asked.path)
        return {**told, "plain": None, "asked": asked.number}  # who asks has scripts

    app.clientside_callback(ClientsideFunction("page", "show"), Input(ids.PAGE, "data"))
