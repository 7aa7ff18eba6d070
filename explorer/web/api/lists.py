"""
Lists of records: which of them fit a question, and one page of them.

Of a list only the page's records are read: what fits is found in columns (``rows``, ``listing``), so that a page of a
million events costs what that of a thousand does.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

import numpy as np

from explorer import frames
from explorer.knowledge import Status
from explorer.listing.documents import Documents
from explorer.listing.found import Found, Period, cited_by
from explorer.records import FALLBACK_LANGUAGE
from explorer.rows import FAR, Rows
from explorer.web.api import records
from explorer.web.api.question import Question, paged
from explorer.web.api.records import Json

Array = np.ndarray
T = TypeVar("T")


class Listed(NamedTuple):
    """One page of a list, how many records the whole of it has, and what else is said of it."""

    items: list[Json]
    total: int
    more: Mapping[str, Any] = MappingProxyType({})


def _rows(question: Question) -> Rows:
    return question.known.rows(FALLBACK_LANGUAGE)


def _places(question: Question) -> Array:
    """int32, the places in the data set of the events that fit, ascending."""
    values, rows = question.values, _rows(question)
    asked = tuple(values[name] for name in ("themes", "persons", "from", "to"))

    def find() -> Array:
        themes, persons, first, last = asked
        fits = np.ones(len(rows), bool)
        if themes:
            fits &= rows.chosen(themes)
        if persons:
            acts = np.zeros(len(rows), bool)
            for person in persons:
                acts[rows.by_person.get(person, np.empty(0, np.int32))] = True
            fits &= acts
        if first is not None:
            fits &= rows.last >= first
        if last is not None:
            fits &= rows.first <= last
        return np.sort(rows.places[fits]).astype(np.int32)

    return rows.keep(("api-events", asked), find)


def events(question: Question) -> Listed:
    """The events that fit, in the order of time."""
    found = _places(question)
    events = (question.data.events[int(place)] for place in found[_stretch(question)])
    return Listed([records.event_record(event, question) for event in events], len(found))


def claims(question: Question) -> Listed:
    """The claims of the events that fit, one by one."""
    starts, places, wanted = _starts(question), _places(question), question.values["status"]
    if wanted:
        of_events = np.zeros(len(starts) - 1, bool)
        of_events[places] = True
        statuses = [list(Status).index(Status(word)) for word in wanted]
        fits = np.repeat(of_events, np.diff(starts)) & np.isin(_statuses(question), statuses)
        found = np.flatnonzero(fits)
        total, numbers = len(found), found[_stretch(question)]
        of = np.searchsorted(starts, numbers, "right") - 1
        within = numbers - starts[of]
    else:
        ends = _ends(np.diff(starts)[places])
        total = int(ends[-1])
        numbers = np.arange(total)[_stretch(question)]
        nth = np.searchsorted(ends, numbers, "right") - 1
        of, within = places[nth], numbers - ends[nth]
    return Listed([_claim(question, *pair) for pair in zip(of.tolist(), within.tolist(), strict=True)], total)


def claims_in_all(question: Question) -> int:
    """How many claims all events have."""
    return int(_starts(question)[-1])


def _claim(question: Question, place: int, number: int) -> Json:
    event = question.data.events[place]
    return records.claim_record(event, event.claims[number], question)


def _starts(question: Question) -> Array:
    """int64, how many claims stand before those of each event, in the order of the data set, and of all at the end."""
    rows = _rows(question)

    def count() -> Array:
        counts = np.zeros(len(rows), np.int64)
        counts[rows.places] = rows.column("claims")
        return _ends(counts)

    return rows.keep("api-claims", count)


def _ends(lengths: Array) -> Array:
    """int64, how many stand before each of some stretches, and all of them at the end."""
    return np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])


def _statuses(question: Question) -> Array:
    """int8, for each claim of the data set the place of its status among all statuses."""

    def find() -> Array:
        column = frames.statuses(question.data)["status"].cat
        places = np.array([list(Status).index(Status(word)) for word in column.categories], np.int8)
        return places[column.codes.to_numpy()]

    return _rows(question).keep("api-statuses", find)


def sources(question: Question) -> Listed:
    """The documents that fit, in the order that is asked for."""
    found = _found(question)
    chosen = (found.documents.sources[int(row)] for row in found.rows[_stretch(question)])
    return Listed([records.source_record(source, question) for source in chosen], len(found.rows))


def passages(question: Question) -> Listed:
    """The passages of the documents that fit, one by one."""
    found = _found(question)
    kept = [found.documents.sources[row] for row in found.rows.tolist()]
    ends = _ends(np.array([len(source.passages) for source in kept], np.int64))
    numbers = np.arange(ends[-1])[_stretch(question)]
    nth = np.searchsorted(ends, numbers, "right") - 1
    pairs = zip([kept[n] for n in nth.tolist()], (numbers - ends[nth]).tolist(), strict=True)
    return Listed([records.passage_record(s, s.passages[n], question) for s, n in pairs], int(ends[-1]))


def _found(question: Question) -> Found:
    """The documents of a question, as the page that lists them finds them."""
    known, selection = question.known, question.selection
    text = question.shelf.texts[question.lang]
    worded = known.rows(question.lang)
    documents = worded.worded_once("documents", lambda: Documents(known.data, known.citing, text))
    whole = selection.first is None and selection.last is None and not selection.themes
    first = -FAR if selection.first is None else selection.first
    last = FAR if selection.last is None else selection.last
    scope = None if whole else cited_by(documents, worded, Period(selection.themes, first, last))
    return Found(documents, selection.listing, scope)


def people(question: Question) -> Listed:
    """Who acts, speaks or governs, in the order of the file."""
    everybody, counts = list(question.data.people.values()), acts(question)
    return _listed(everybody, question, lambda one: records.person_record(one, question, counts.get(one.id, 0)))


def acts(question: Question) -> dict[str, int]:
    """In how many events each person acts."""

    def count() -> dict[str, int]:
        frame = frames.people(question.data, FALLBACK_LANGUAGE)
        return dict(zip(frame["id"].tolist(), frame["events"].tolist(), strict=True))

    return _rows(question).keep("api-people", count)


def themes(question: Question) -> Listed:
    """The themes, in the order of the lanes."""
    rows = _rows(question)
    every = list(question.data.themes.values())
    return _listed(every, question, lambda one: records.theme_record(one, question, rows.count((one.id,))))


def terms(question: Question) -> Listed:
    """Who governed when, in the order of the file."""
    return _listed(question.data.terms, question, lambda one: records.term_record(one, question))


def stories(question: Question) -> Listed:
    """The stories, which are told from today: on an earlier day there are none."""
    return _listed(list(question.data.stories.values()), question, lambda one: records.story_record(one, question))


def changes(question: Question) -> Listed:
    """What changed from one day to another."""
    against, known = question.values["against"], question.selection.known
    frame = question.shelf.between(against, known).frame
    part = frame.iloc[_stretch(question)].astype(object)
    named = part.where(part.notna(), None).to_dict("records")
    return Listed([_change(row) for row in named], len(frame))


def _change(row: Mapping[Hashable, object]) -> Json:
    told = {str(key): value for key, value in row.items() if value is not None}
    return {key: str(value)[:10] if key == "day" else str(value) for key, value in told.items()}


def _listed(every: Sequence[T], question: Question, record: Callable[[T], Json]) -> Listed:
    return Listed([record(one) for one in every[_stretch(question)]], len(every))


def _stretch(question: Question) -> slice:
    """Which records of a list are on the page that is asked for."""
    limit, offset = paged(question)
    return slice(offset, offset + limit)
