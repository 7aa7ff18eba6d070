"""Files of data, each at an address of its own: ``/data/<name>?<view>``, for the names in ``export.data.FORMS``."""

from __future__ import annotations

import flask
from dash import Dash
from werkzeug.exceptions import ServiceUnavailable

from explorer.export.data import FORMS, CannotHold, Heading
from explorer.search import NotReady
from explorer.selection import Page
from explorer.web.charts.offers import EVERYTHING, FOLDER, OF
from explorer.web.charts.said import filters_of
from explorer.web.data.taking import TooMany, taken, view_asked
from explorer.web.shelf import Shelf, View

__all__ = ["FOLDER", "data_file", "file_name", "heading_of", "register"]


def register(app: Dash, shelf: Shelf) -> None:
    """Answer for the files."""
    server: flask.Flask = app.server

    def answer(name: str) -> flask.Response:
        query = flask.request.query_string.decode("utf-8", "replace")
        view = view_asked(shelf, query)
        if view.absent:
            flask.abort(404)
        try:
            content = data_file(name, view, flask.request.host_url, flask.request.args.get(OF, ""))
        except (TooMany, CannotHold) as error:
            return flask.Response(f"{error}\n", 409, mimetype="text/plain")
        except NotReady as waiting:
            raise ServiceUnavailable(f"{waiting}; try again later") from waiting
        made = flask.Response(content, content_type=FORMS[name].media_type)
        made.headers["Content-Disposition"] = f'attachment; filename="{file_name(name, view)}"'
        return made

    for name in FORMS:
        server.get(f"{FOLDER}/{name}", endpoint=f"data-{name.replace('.', '-')}")(lambda name=name: answer(name))


def data_file(name: str, view: View, host: str, of: str = "") -> bytes:
    """
    What a view takes, as a file.

    Args:
        name: A key of ``FORMS``.
        view: The view.
        host: The address of the explorer, for links to its pages.
        of: The key ``of`` of the address.

    Raises:
        TooMany: The view has too many events for a page's file.
        CannotHold: The form cannot hold so much.
        NotReady: The index of the search is being made.
    """
    part = taken(view)
    return FORMS[name].write(part, heading_of(view, host, whole=part.is_whole or of == EVERYTHING))


def heading_of(view: View, host: str = "", *, whole: bool = False) -> Heading:
    """What a file of a view says of itself; no filters if everything is taken."""
    card, text = view.known.data.card, view.text
    base = host.rstrip("/")
    return Heading(
        title=card.title.in_language(text.language).words,
        description=card.description.in_language(text.language).words,
        version=view.version,
        licence=card.licence,
        filters="" if whole or view.selection.page is Page.DOCUMENTS else filters_of(view, named=False),
        known=str(view.selection.known or ""),
        address=f"{base}{view.selection.address()}" if base else "",
        host=base,
    )


def file_name(name: str, view: View) -> str:
    """What a file is called on the reader's disk: which data set it is from is in its name."""
    stem, _, ending = name.partition(".")
    day = [f"known-{view.selection.known}"] if view.selection.known else []
    kind = [] if stem == "unsealed" else [stem]
    return f"{'-'.join(['unsealed', *kind, *day])}.{ending}"
