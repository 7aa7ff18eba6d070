"""Files of data, each at an address of its own: ``/data/<name>?<view>``, for the names in ``export.data.FORMS``."""

from __future__ import annotations

from functools import partial

import flask
from dash import Dash

from explorer.export.data import FORMS, Heading
from explorer.selection import Page
from explorer.web.charts.offers import EVERYTHING, OF
from explorer.web.charts.said import filters_of
from explorer.web.data.answering import answer_for
from explorer.web.data.taking import taken
from explorer.web.shelf import Shelf, View


def register(app: Dash, shelf: Shelf) -> None:
    """Answer for the files."""

    def write(view: View, name: str) -> bytes:
        return data_file(name, view, flask.request.host_url, flask.request.args.get(OF, ""))

    for name, form in FORMS.items():
        answer_for(app, shelf, name, form.media_type, partial(write, name=name))


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
