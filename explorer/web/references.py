"""
References as files, each at an address of its own.

    /data/references.bib|.ris|.json?<view>            the sources of a view (see ``web.data.taking``)
    /data/references.txt?<view>&style=chicago         the same as a bibliography: chicago, apa, mla or gost
    /source/<id>/reference.bib|.ris|.json             a document
    /event/<id>/reference.bib|.ris|.json?claim=<id>   an event, or one of its claims, as an entry of the data set
"""

from __future__ import annotations

from functools import partial

import flask
from dash import Dash

from explorer.bibliography import FORMS, STYLES, Reference, file_of, source_reference
from explorer.dates import to_date
from explorer.web.citations.cited import item_of_matter
from explorer.web.citations.matter import matter_of
from explorer.web.data.answering import answer_for, file_to_keep
from explorer.web.data.taking import MOST_EVENTS, taken
from explorer.web.shelf import Shelf, View

NAME = "references"
"""The name of the file without its ending."""

OF_ONE = tuple(form for form in FORMS if form != "txt")
"""The forms of a single reference; as text the page has it, in each style."""


def register(app: Dash, shelf: Shelf) -> None:
    """Answer for the files."""
    server: flask.Flask = app.server

    def of_view(view: View, form: str) -> bytes:
        return references_file(view, form, flask.request.args.get("style", ""))

    def of_record(page: str, name: str, form: str) -> flask.Response:
        query = flask.request.query_string.decode("utf-8", "replace")
        view = shelf.read(query, f"/{page}/{name}", quickly=True)
        if view.absent or form not in OF_ONE:
            flask.abort(404)
        return file_to_keep(file_of([reference_of(view)], form), FORMS[form], f"{name}.{form}")

    for form, media_type in FORMS.items():
        answer_for(app, shelf, f"{NAME}.{form}", media_type, partial(of_view, form=form))
    server.get("/<any(event,source):page>/<name>/reference.<form>", endpoint="reference")(of_record)


def references_file(view: View, form: str, style: str = "", most: int | None = MOST_EVENTS) -> bytes:
    """
    The sources that a view takes, as a file.

    Args:
        view: The view.
        form: A key of ``bibliography.FORMS``.
        style: Of a bibliography; one that is not known is Chicago's.
        most: Events that the view may take; None for any number.

    Raises:
        TooMany: The view takes more.
        NotReady: The index of the search is being made.
    """
    seen, text = to_date(view.clock.today), view.text
    found = [source_reference(source, text, seen=seen) for source in taken(view, most).sources]
    return file_of(found, form, style=style if style in STYLES else next(iter(STYLES)), language=text.language)


def reference_of(view: View) -> Reference:
    """What a view's page is about: a document, an event or the claim of it that the address names, the data set."""
    matter, text = matter_of(view), view.text
    if matter.source is not None:
        return source_reference(matter.source, text, seen=to_date(view.clock.today))
    themes = view.known.data.themes
    named = matter.event.themes if matter.event else ()
    words = tuple(themes[theme].name.in_language(text.language).words for theme in named)
    return Reference(item_of_matter(matter, view), "", words)
