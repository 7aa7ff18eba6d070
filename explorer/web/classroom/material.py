"""What a sheet is made from: the events of a view or of a story, and words of attached texts."""

from __future__ import annotations

import numpy as np

from explorer.activities import Pool
from explorer.records import Passage, Source, Story
from explorer.stories import events_of
from explorer.web.shelf import View

MOST = 2000
"""Events that a sheet is made from: of more, the most important ones of the view."""


def rows_of(view: View) -> np.ndarray:
    """The rows of the events that a view shows, ascending."""
    rows, (first, last) = view.rows, view.window
    there = rows.within(first, last + 1)
    found = np.arange(there.start, there.stop)
    chosen = rows.chosen(view.selection.themes)
    return found if chosen is None else found[chosen[found]]


def pool_of(view: View, story: Story | None) -> Pool:
    """What there is to ask about, from a story or else from a view."""
    data = view.known.data
    if story is not None:
        events = events_of(story, data)
    else:
        found = rows_of(view)
        if len(found) > MOST:
            heaviest = np.argsort(-view.rows.importance[found].astype(np.int16), kind="stable")[:MOST]
            found = np.sort(found[heaviest])
        names = view.rows.column("id")[found]
        events = tuple(event for name in names if (event := data.event(str(name))) is not None)
    return Pool(data, events, view.text, view.clock.day, lambda s, p, n: words_around(s, p, n, view))


def words_around(source: Source, passage: Passage, n: int, view: View) -> str:
    """Up to *n* words on each side of a quote in the document's text; empty if no text has it once, or *n* is 0."""
    found = view.known.readings.checked(source).get(passage.id)
    if not n or found is None or found.kept is None or len(found.anchor.places) != 1:
        return ""
    pages = view.known.readings.reading(found.kept).text
    place = found.anchor.places[0]
    before, quote, after = pages.text[: place.start], pages.text[place.start : place.end], pages.text[place.end :]
    lead, tail = before.split()[-n:], after.split()[:n]
    cut = ["…"] if len(before.split()) > n else [], ["…"] if len(after.split()) > n else []
    return " ".join([*cut[0], *lead, *quote.split(), *tail, *cut[1]])
