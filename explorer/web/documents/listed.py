"""The documents that a view lists: made once a day of the second clock and language, then chosen from."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from explorer.listing import Column, Listing
from explorer.listing.documents import Documents
from explorer.listing.found import Found, Period, cited_by
from explorer.rows import FAR
from explorer.selection import Page, Selection
from explorer.web.shelf import View


class Listed(NamedTuple):
    """A view, and the documents that it lists."""

    view: View
    found: Found

    @property
    def documents(self) -> Documents:
        """All documents that are known."""
        return self.found.documents

    @property
    def listing(self) -> Listing:
        """How they are listed."""
        return self.found.listing

    def address(self, listing: Listing) -> str:
        """Where they are listed in another way."""
        return self.view.selection.listed(listing).on(Page.DOCUMENTS).address()

    def without(self, column: Column) -> str:
        """Where they are listed without the filter of a column."""
        return self.address(self.listing.filtering(column, None))

    def document(self, row: int) -> str:
        """Where the page of a document is; it keeps the view, and so the way back."""
        name = self.documents.sources[row].id
        return self.view.selection.reading(name).on(Page.SOURCE).address()


def listed(view: View) -> Listed:
    """The documents of a view; those of events outside the themes and the period of its timeline are not there."""
    known = view.known
    documents = view.rows.worded_once("documents", lambda: Documents(known.data, known.citing, view.text))
    selection = view.selection
    return Listed(view, Found(documents, selection.listing, scope_of(view, documents, selection.themes)))


def scope_of(view: View, documents: Documents, themes: tuple[str, ...]) -> np.ndarray | None:
    """Which documents events of some themes cite, in the period of a view; None for all there are."""
    whole = view.selection.first is None and view.selection.last is None
    if whole and not themes:
        return None
    first, last = (-FAR, FAR) if whole else view.window
    return cited_by(documents, view.rows, Period(themes, first, last))


def on_timeline(selection: Selection) -> str:
    """Where the timeline has the same filters; how the list is listed does not matter there."""
    return selection.listed(Listing()).on(Page.EXPLORE).address()
