"""The tables of a view, and the addresses of what they speak of."""

from __future__ import annotations

import numpy as np
import pandas as pd

from explorer import frames
from explorer.dates import day_number
from explorer.figures.insights import Tables
from explorer.listing import Column, Listing
from explorer.listing.documents import Array, Documents
from explorer.selection import Page, Selection
from explorer.web.documents.listed import listed, scope_of
from explorer.web.shelf import View


def tables_of(view: View) -> Tables:
    """What is known on the view's day: its events, and the documents that they cite, by its themes and its period."""
    selection, rows = view.selection, view.known.rows(view.selection.lang)
    asked = (selection.lang, selection.themes, selection.first, selection.last, view.clock.day)
    return rows.keep(("insights", asked), lambda: _made(view))


def _made(view: View) -> Tables:
    known, selection = view.known, view.selection
    rows = known.rows(selection.lang)
    documents = listed(view._replace(selection=selection.listed(Listing()))).documents
    scope = scope_of(view, documents, selection.themes)
    there = np.ones(len(documents), bool) if scope is None else scope
    statuses = [str(status) for status in documents.values(Column.STATUS)]
    return Tables(
        documents=documents.frame.assign(status=pd.Series(statuses, dtype="str"))[there],
        came_out=_came_out(documents, there),
        rows=rows,
        meant=_meant(view),
        people=rows.worded_once("people frame", lambda: frames.people(known.data, selection.lang)),
        terms=known.terms(selection.lang),
        day=day_number(selection.known) if selection.known else view.clock.today,
    )


def _came_out(documents: Documents, there: Array) -> pd.DataFrame:
    found = [
        (source.id, release.date.latest, release.date.text, str(release.how), n == 0)
        for source, opened, meant in zip(documents.sources, documents.opened, there, strict=True)
        if meant and opened.sealed
        for n, release in enumerate(opened.history)
        if release.date.latest is not None
    ]
    frame = pd.DataFrame(found, columns=["source", "day", "date", "how", "first"])
    return frame.sort_values("day", kind="stable")


def _meant(view: View) -> Array:
    """The rows of the events that have one of the view's themes and can lie, or last, in its period."""
    rows, selection = view.known.rows(view.selection.lang), view.selection
    chosen = rows.chosen(selection.themes)
    meant = np.ones(len(rows), bool) if chosen is None else chosen
    if selection.first is not None or selection.last is not None:
        first, last = view.window
        meant = meant & (rows.first <= last) & (rows.last >= first)
    found: Array = np.flatnonzero(meant)
    return found


class Addresses:
    """Where things are, in a view: ``figures.insights.Ways``."""

    def __init__(self, selection: Selection) -> None:
        self._plain = selection.listed(Listing())
        self._event = self._plain.choosing("EVENT").on(Page.EVENT).address().split("EVENT")
        self._source = self._plain.choosing("").reading("SOURCE").on(Page.SOURCE).address().split("SOURCE")

    def source(self, source: str) -> str:
        """The document's own page."""
        return source.join(self._source)

    def event(self, event: str) -> str:
        """The event's own page."""
        return event.join(self._event)

    def documents(self, **values: str) -> str:
        """The list of documents."""
        return self._plain.listed(Listing.from_values(values)).on(Page.DOCUMENTS).address()

    def together(self, one: str, other: str) -> str:
        """What a search for events with both finds."""
        first, second = sorted((one, other))
        return self._plain.searching(f"kind:event actor:{first} actor:{second}").address()
