"""What is cited: an event or one of its claims, a source or one of its passages, or the whole data set."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from explorer.records import Claim, Event, Passage, Source
from explorer.selection import Page, Selection
from explorer.web.shelf import View


class Matter(NamedTuple):
    """
    What the address of a page is about, as far as it is known on the view's day.

    Attributes:
        event, claim: The event, and the claim of it that the address names.
        source, passage: The source, and the passage of it that the address names.
    """

    event: Event | None = None
    claim: Claim | None = None
    source: Source | None = None
    passage: Passage | None = None

    @property
    def whole(self) -> bool:
        """Whether it is no record: the data set itself."""
        return self.event is None and self.source is None


def matter_of(view: View) -> Matter:
    """What the page of a view is about."""
    selection, data = view.selection, view.known.data
    if selection.page is Page.EVENT:
        event = data.event(selection.event)
        claim = next((c for c in event.claims if c.id == selection.claim), None) if event else None
        return Matter(event=event, claim=claim)
    if selection.page is Page.SOURCE:
        source = data.sources.get(selection.source)
        passage = next((p for p in source.passages if p.id == selection.passage), None) if source else None
        return Matter(source=source, passage=passage)
    return Matter()


def plain_address(matter: Matter, view: View) -> Selection:
    """The page of what is cited, on the view's day, and nothing else of the view."""
    selection = Selection(page=Page.ABOUT, known=view.selection.known)
    if matter.event is not None:
        claim = matter.claim.id if matter.claim else ""
        return replace(selection, page=Page.EVENT, event=matter.event.id, claim=claim)
    if matter.source is not None:
        passage = matter.passage.id if matter.passage else ""
        return replace(selection, page=Page.SOURCE, source=matter.source.id, passage=passage)
    return selection


def permanent(matter: Matter, view: View) -> Selection:
    """The same, with the edition of the data set as it is now: what has changed since can then be told."""
    return replace(plain_address(matter, view), version=view.edition)


def to_cite(selection: Selection) -> str:
    """The address of the citation of what a view's page is about: of its chosen claim or passage, if it names one."""
    return f"{selection.address()}#cite-heading"
