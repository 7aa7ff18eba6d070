"""
The web application: ``create_app`` builds one from a data set; nothing lives outside it.

Its pages are parts of one layout, connected by callbacks that read the address. What a page shows
comes with the callbacks' answers: the layout that every browser gets holds no records.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from dash import ClientsideFunction, Dash, Input, Output, dcc, html
from dash.development.base_component import Component

from explorer.i18n import Catalogue, catalogues
from explorer.records import FALLBACK_LANGUAGE, DataSet
from explorer.web import explore, ids
from explorer.web.shelf import Shelf
from explorer.web.shell import document

META = [
    {"name": "viewport", "content": "width=device-width, initial-scale=1"},
    {"name": "color-scheme", "content": "light dark"},
]
PAGES = ("/",)
"""Paths that exist; every other one is not found."""


def create_app(
    data: DataSet,
    *,
    assets: Path,
    texts: Mapping[str, Catalogue] | None = None,
    today: Callable[[], date] = date.today,
) -> Dash:
    """
    The explorer for one data set, ready for ``server.harden``.

    Args:
        data: A data set without problems.
        assets: The folder of style sheets and scripts.
        texts: Catalogues by language; the package's own if left out.
        today: Where the time axis ends; given by tests.
    """
    texts = catalogues() if texts is None else texts
    app = Dash(
        "unsealed",
        assets_folder=str(assets),
        title=f"{data.card.title.in_language(FALLBACK_LANGUAGE).words} · Unsealed",
        update_title="",
        index_string=document(texts, "/assets/favicon.svg"),
        include_pages_meta=False,
        meta_tags=META,
    )
    app.layout = layout()
    explore.register(app, Shelf(data, texts, today))
    app.clientside_callback(ClientsideFunction("page", "show"), Input(ids.PAGE, "data"))
    app.clientside_callback(ClientsideFunction("look", "read"), Output(ids.LOOK, "data"), Input(ids.URL, "pathname"))
    return app


def layout() -> Component:
    """What every browser gets first: all parts, without records."""
    return html.Div(
        [
            dcc.Location(id=ids.URL, refresh=False),
            dcc.Store(id=ids.PAGE),
            dcc.Store(id=ids.LOOK),
            html.Header(id=ids.HEADER, className="header"),
            *explore.blank(),
        ],
        className="page",
    )
