"""The page of one record: an event at ``/event/<id>``, a source at ``/source/<id>``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from explorer.citation import citation
from explorer.i18n import Catalogue
from explorer.selection import Page, Selection
from explorer.web import ids
from explorer.web.accounts import event_page
from explorer.web.clock import notice
from explorer.web.frozen import frozen_notice
from explorer.web.parts import Tree, html, trees
from explorer.web.shelf import View
from explorer.web.shell import header
from explorer.web.source import source_page


def record_page(view: View, texts: Mapping[str, Catalogue]) -> dict[str, Any]:
    """Everything that the page shows: see ``pages.page``."""
    selection, text, data = view.selection, view.text, view.known.data
    event = data.event(selection.event) if selection.page is Page.EVENT else None
    source = data.sources.get(selection.source) if selection.page is Page.SOURCE else None
    record = event or source
    page = event_page(event, view) if event else source_page(source, view) if source else _absent(view)
    parts: dict[str, object] = {
        ids.HEADER: header(view, texts),
        ids.NOTICE: notice(view),
        ids.RECORD: [*frozen_notice(view), *page],
    }
    summary = (event.summary if event else data.card.description).in_language(text.language).words
    return {
        "title": (record.title if record else data.card.title).in_language(text.language).words,
        "description": citation(source, text) if source else summary,
        "names": {},
        "open": [selection.event, selection.claim, f"{selection.source} {selection.passage}".strip()],
        "parts": {place: trees(part) for place, part in parts.items()},
    }


def _absent(view: View) -> list[Tree]:
    """There is no such record, or there was none on that day: the same words for both."""
    text, selection = view.text, view.selection
    words = text("event.absent" if selection.known is None else "event.absent-then")
    home = Selection(known=selection.known, lang=selection.lang).address()
    return [
        html.H2(text("lone.missing.title"), className="title", id="reader-title", tabIndex="-1"),
        html.P(words, className="absent", role="status"),
        html.P(html.A(text("lone.home"), href=home, className="button"), className="steps"),
    ]
