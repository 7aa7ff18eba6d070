"""
Files about citing: the annotations of a source, at ``/source/<id>/annotations.json`` and for each of its passages at
``/source/<id>/annotations/<passage>.json``, and the data set's ``/CITATION.cff``.
"""

from __future__ import annotations

from importlib.metadata import metadata

import flask
from dash import Dash
from werkzeug.exceptions import NotFound

from explorer.export.cff import MEDIA_TYPE, NAME, citation_cff
from explorer.export.linked import PROFILE, Making, Site, annotation, collection, written
from explorer.records import Source
from explorer.selection import Page, Selection
from explorer.web.shelf import Shelf, View


def register(app: Dash, shelf: Shelf) -> None:
    """Answer for the files."""
    server: flask.Flask = app.server

    @server.get("/source/<source>/annotations.json", endpoint="annotations")
    def _all(source: str) -> flask.Response:
        view = _view(shelf, f"/source/{source}")
        return _answer(collection(_source(view), view.known.data, _making(view)))

    @server.get("/source/<source>/annotations/<passage>.json", endpoint="annotation")
    def _one(source: str, passage: str) -> flask.Response:
        view = _view(shelf, f"/source/{source}")
        found = _source(view)
        for candidate in found.passages:
            if candidate.id == passage:
                return _answer(annotation(candidate, found, view.known.data, _making(view)))
        raise NotFound

    @server.get(f"/{NAME}", endpoint="citation-file")
    def _citation() -> flask.Response:
        return flask.Response(citation_file(_view(shelf, f"/{Page.ABOUT}")), mimetype=MEDIA_TYPE)


def _view(shelf: Shelf, path: str) -> View:
    return shelf.read(flask.request.query_string.decode("utf-8", "replace"), path, quickly=True)


def _source(view: View) -> Source:
    """The source of the address; one that is sealed on the day is not found, as one that is not there."""
    source = view.known.data.sources.get(view.selection.source)
    if source is None or view.selection.page is not Page.SOURCE:
        raise NotFound
    return source


def _answer(graph: dict[str, object]) -> flask.Response:
    return flask.Response(written(graph), content_type=PROFILE)


def _making(view: View) -> Making:
    return Making(site_of(view), view.version, contributors())


def contributors() -> str:
    """Who made the data set: the program's authors, who ship it with one; the card of a data set names nobody."""
    return metadata("unsealed")["Author"]


def site_of(view: View) -> Site:
    """Where the explorer is, as whoever asks just now reaches it; only within a request is that known."""
    root = flask.request.host_url if flask.has_request_context() else "http://localhost/"
    return Site(root.rstrip("/"), view.selection.known)


def citation_file(view: View) -> str:
    """The text of the data set's citation file, as the view's day knows it."""
    about = Selection(page=Page.ABOUT, known=view.selection.known).address()
    authors = [contributors()]
    return citation_cff(view.known.data, authors=authors, version=view.version, address=f"{site_of(view).root}{about}")
