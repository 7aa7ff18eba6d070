"""
What of the data set a view takes.

The address of a file is ``/data/<name>`` and the query of the view. Beside the view's own keys it can have ``of``:

    of=all          everything that is known on the view's day, whatever else the view chooses
    of=documents    the documents that the list has (its query does not say which page it is)
    of=event        the event alone that the key ``event`` names, as its own page shows it; likewise of=source

Without it a query with ``q`` is a search, and every other one is the timeline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import parse_qs

from explorer.interchange import Part
from explorer.records import DataSet, Event
from explorer.selection import Page, Selection
from explorer.web.charts.offers import EVERYTHING, MOST_EVENTS, OF
from explorer.web.charts.said import shown_events
from explorer.web.documents.listed import listed
from explorer.web.shelf import Shelf, View

__all__ = ["EVERYTHING", "MOST_EVENTS", "OF", "TooMany", "taken", "view_asked"]


class TooMany(ValueError):
    """The view has more events than a file of the page holds; says so in one line, in the view's language."""


def view_asked(shelf: Shelf, query: str) -> View:
    """
    The view that the address of a file asks for.

    Args:
        shelf: What the explorer holds.
        query: What follows the path, with or without its question mark.
    """
    given = parse_qs(query.removeprefix("?"), errors="replace")
    of = given.get(OF, [""])[-1]
    if of == EVERYTHING:
        asked = Selection.from_query(query)
        return shelf.read(Selection(known=asked.known, lang=asked.lang).to_query(), "/", quickly=True)
    if of == Page.DOCUMENTS:
        return shelf.read(query, "/documents", quickly=True)
    if of in (Page.EVENT, Page.SOURCE):
        return shelf.read(query, f"/{of}/{given.get(of, [''])[-1]}", quickly=True)
    return shelf.read(query, "/search" if "q" in given else "/")


def taken(view: View, most: int | None = MOST_EVENTS) -> Part:
    """
    What a view takes, in the order of the data set, as known on its day.

    Of the timeline the events that it shows with every source that they cite, or all there is where it shows all
    events; of a search the sources that were found too; of the list of documents those that it lists, and no events; of
    the page of a record this one alone. Sources through which alone a quote is known come along.

    Args:
        view: The view.
        most: Events that may be taken; None for any number.

    Raises:
        TooMany: There are more.
        NotReady: The index of the search is being made.
    """
    data, selection = view.known.data, view.selection
    if selection.page is Page.DOCUMENTS:
        shown = listed(view)
        return _with_sources(data, (), {shown.documents.sources[row].id for row in shown.found.rows.tolist()})
    if selection.page is Page.SOURCE:
        return _with_sources(data, (), {selection.source})
    if selection.page is Page.EVENT:
        return _with_sources(data, _events(data, [selection.event]), set())
    if view.waiting is not None:
        raise view.waiting
    events = [str(name) for name in shown_events(view)]
    _limit(view, len(events), most)
    if view.hits is None and len(events) == len(data.events):
        return Part.all_of(data)
    return _with_sources(data, _events(data, events), _found(view))


def _limit(view: View, count: int, most: int | None) -> None:
    if most is not None and count > most:
        raise TooMany(view.text("data.many", n=most, events=view.text.number(count)))


def _events(data: DataSet, names: Iterable[str]) -> tuple[Event, ...]:
    found = (data.event(name) for name in names)
    return tuple(event for event in found if event is not None)


def _found(view: View) -> set[str]:
    """The sources that a search found, or a passage of which was."""
    if view.hits is None:
        return set()
    facets = view.hits.facets
    return {*facets.sources, *(place.partition(":")[0] for place in facets.passages)}


def _with_sources(data: DataSet, events: tuple[Event, ...], further: set[str]) -> Part:
    named = further.union(_cited(events))
    listed_ones = [data.sources[name] for name in named if name in data.sources]
    named = named.union(passage.seen_in for source in listed_ones for passage in source.passages if passage.seen_in)
    return Part(data, events, tuple(source for name, source in data.sources.items() if name in named))


def _cited(events: Iterable[Event]) -> Iterator[str]:
    for event in events:
        yield from (link.source for claim in event.claims for link in claim.evidence)
