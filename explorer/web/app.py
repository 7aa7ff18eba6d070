"""
The web application: ``create_app`` builds one from a data set; nothing lives outside it.

The server writes every page whole, as HTML: it is drawn before any script runs, and its links and forms work without
one. Dash then carries the wishes of the reader to the server and the answers back, through stores that show nothing;
``assets/page.js`` changes the page by what an answer says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import flask
from dash import Dash, dcc
from dash.development.base_component import Component

from explorer.i18n import Catalogue, catalogues
from explorer.library import Library
from explorer.records import FALLBACK_LANGUAGE, DataSet
from explorer.search import Progress
from explorer.web import (
    anniversaries,
    classroom,
    documents,
    downloads,
    ids,
    pages,
    pieces,
    previews,
    references,
    search,
    timelinejs,
)
from explorer.web.api import answering as api
from explorer.web.charts import files
from explorer.web.citations import files as citation_files
from explorer.web.citations.head import head
from explorer.web.data import files as data_files
from explorer.web.embed import page as embed
from explorer.web.insights.room import chart_canvas
from explorer.web.room import first_canvas
from explorer.web.shelf import Shelf
from explorer.web.shell import document

PAGES = pages.Paths()
"""Paths that exist; every other one is not found."""

UNUSED = ("dash/dash_table/", "dash/html/")
"""Bundles of components that are on no page."""

OF_THE_TIMELINE = tuple(
    f"assets/{name}.js" for name in ("calendar", "curve", "gestures", "labels", "motion", "room", "strip", "tips")
)
"""Scripts that only a page with a timeline needs."""

OF_ONE_KIND = {
    "explore": OF_THE_TIMELINE,
    "documents": (f"/{documents.BUNDLE}/", "assets/documents.js"),
    "insights": ("assets/insights.js",),
}
"""Bundles and scripts that only pages of one kind need."""

ANSWERING = (
    *(pages, files, downloads, pieces, documents, search, classroom, embed, previews),
    *(api, citation_files, data_files, references, timelinejs, anniversaries),
)
"""Modules that answer for addresses: each registers its own."""


class Explorer(Dash):
    """A Dash application whose pages are written by the server."""

    def __init__(self, shelf: Shelf, **options: Any) -> None:
        super().__init__(update_title="", include_pages_meta=False, **options)
        self._shelf = shelf

    def interpolate_index(self, *_: Any, **kwargs: Any) -> str:
        """The HTML of the address that is asked for (see ``shell.document``)."""
        request = flask.request
        query = request.query_string.decode("utf-8", "replace")
        first = chart_canvas if request.path == "/insights" else first_canvas
        canvas = first(request.cookies, request.headers)
        page = pages.page(self._shelf, query, canvas, request.path)
        if page["absent"]:
            flask.after_this_request(_not_found)
        view = self._shelf.read(query, request.path, quickly=True)
        unused = UNUSED + tuple(part for kind, parts in OF_ONE_KIND.items() if kind != page["kind"] for part in parts)
        scripts = "\n".join(line for line in kwargs["scripts"].splitlines() if not any(part in line for part in unused))
        return document(
            page,
            tags=f"{previews.tags(page, request.host_url)}\n{head(view, request.host_url)}",
            icon=self.get_asset_url("favicon.svg"),
            look=request.cookies.get("unsealed-look", ""),
            **{**kwargs, "scripts": scripts},
        )


def _not_found(answer: flask.Response) -> flask.Response:
    answer.status_code = 404
    return answer


def create_app(
    data: DataSet,
    *,
    assets: Path,
    texts: Mapping[str, Catalogue] | None = None,
    today: Callable[[], date] = date.today,
    library: Library | None = None,
    cache: Path | None = None,
    progress: Progress | None = None,
    folder: Path | None = None,
) -> Dash:
    """
    The explorer for one data set, ready for ``server.harden``.

    Args:
        data: A data set without problems.
        assets: The folder of style sheets and scripts.
        texts: Catalogues by language; the package's own if left out.
        today: Where the time axis ends; given by tests.
        library: The texts that the user has attached; None if there are none.
        cache: The folder of search indexes; None keeps the index in memory.
        progress: Told how far the making of the index is, which then begins at once; else the first search makes it.
        folder: Where the data set lies, with the editions that were kept of it; None if none can be found.
    """
    shelf = Shelf(data, texts or catalogues(), today, library, cache, folder)
    if progress is not None:
        shelf.index.begin(progress)
    app = Explorer(
        shelf,
        name="unsealed",
        assets_folder=str(assets),
        assets_ignore=r"^(class|file|embed)-",  # other pages name their own
        title=f"{data.card.title.in_language(FALLBACK_LANGUAGE).words} · Unsealed",
    )
    _show_icon(app)
    app.layout = layout()
    for part in ANSWERING:
        part.register(app, shelf)
    return app


def _show_icon(app: Dash) -> None:
    """Browsers ask for it by this name where they show a file by itself, such as a PDF."""
    app.server.get("/favicon.ico", endpoint="icon")(lambda: flask.redirect(app.get_asset_url("favicon.svg")))


def layout() -> list[Component]:
    """What Dash itself renders: stores, which nobody sees, and the place of the grid of documents."""
    stores = [dcc.Store(id=name) for name in (ids.ADDRESS, ids.ROOM, ids.PAGE)]
    return [*stores, documents.place()]
