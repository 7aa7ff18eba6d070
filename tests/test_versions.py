"""
What each record was from when to when, and that an index shows on every day exactly what the second clock's door shows.

The entries of a day are made twice: out of the versions that last on it, and out of what ``as_known_on`` left of the
data set. The second ones see nothing but that: sources, people and themes of the day, so that an entry in which
something of the whole data set has stayed is another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.dates import day_number, to_date
from explorer.knowledge import FAR, TODAY, Version, as_known_on, event_versions, source_versions, turning_days
from explorer.records import DataSet, Release
from explorer.search import Contents
from explorer.search.engine import Entry
from explorer.search.entries import event_entries, source_entries
from explorer.vocabulary import Side
from tests.builders import (
    make_claim,
    make_dataset,
    make_event,
    make_evidence,
    make_passage,
    make_source,
    words,
)
from tests.search.finding import contents
from tests.shipped import shipped

SHIPPED_DAYS = (
    *("0001-01-01", "1985-01-01", "1990-01-01", "1991-12-26", "2000-06-05", "2001-09-10", "2004-12-31"),
    *("2010-01-01", "2017-12-11", "2025-08-20", "2025-08-21", "2025-08-22"),
)


def over_time(contents: Contents) -> list[Entry]:
    """The entries of all days."""
    return [entry for part in contents.parts() for entry in part.entries()]


def direct(data: DataSet) -> dict[str, Entry]:
    """The entries of a data set that has been through the door."""
    events = (entry for e in data.events for entry in event_entries([Version(e, 0, 1)], data))
    sources = (entry for s in data.sources.values() for entry in source_entries([Version(s, 0, 1)], data))
    return by_key([*events, *sources])


def lasting(entries: Iterable[Entry], day: int) -> dict[str, Entry]:
    """Those that last on a day, without the time for which they do."""
    return by_key([replace(entry, since=0, until=1) for entry in entries if entry.since <= day < entry.until])


def by_key(entries: list[Entry]) -> dict[str, Entry]:
    found = {entry.key: entry for entry in entries}
    assert len(entries) == len(found)
    return found


def overlaps(entries: Iterable[Entry]) -> list[str]:
    """Keys of which two entries last on the same day."""
    spans = defaultdict[str, list[tuple[int, int]]](list)
    for entry in entries:
        spans[entry.key].append((entry.since, entry.until))
    return [key for key, held in spans.items() if any(a[1] > b[0] for a, b in pairwise(sorted(held)))]


def days_of(data: DataSet) -> list[int]:
    """Every day on which something turns, the day before the first, and the last days on which nothing is sealed."""
    turns = [day for day in turning_days(data) if day > day_number(date.min)]
    return [turns[0] - 1, *turns[:-1], turns[-1] - 1]


def same_on_all_days(data: DataSet) -> None:
    entries = over_time(Contents(data, None))
    for day in days_of(data):
        assert direct(as_known_on(data, to_date(day))) == lasting(entries, day), to_date(day)
    assert direct(data) == lasting(entries, TODAY)
    assert [] == overlaps(entries)


OPENED_TWICE = [Release(date="2005-05-05", how="FOIA request"), Release(date="2020-01-01", how="FOIA lawsuit")]
BAR = {"extent": "2 lines", "opened": "2020-01-01", "reading": "a common front"}
BEFORE = {"title": words("Talks"), "summary": words("They met."), "actors": [], "themes": ["visits"]}

SMALL = {
    "one event and its document": make_dataset(),
    "a claim that waits for a document": make_dataset(
        [make_event(claims=[make_claim(), make_claim("secret", [make_evidence("paper")])])],
        [make_source(), make_source("paper", "2010-01-01")],
    ),
    "a title that waits for a document": make_dataset(
        [make_event(rests_on=["secret"], claims=[make_claim("secret", [make_evidence("paper")])], before=BEFORE)],
        [make_source(), make_source("paper", "2010-01-01")],
    ),
    "an event that is unknown until a document opens": make_dataset(
        [make_event(rests_on=["secret"], claims=[make_claim("secret", [make_evidence("paper")])])],
        [make_source("paper", "2010-01-01")],
    ),
    "a document that opens part by part": make_dataset(
        sources=[
            make_source(
                releases=OPENED_TWICE,
                url="https://example.org/2020",
                note=words("Known since 2026."),
                archive={"repository": "Published in 2020"},
                passages=[make_passage(redactions=[BAR], speaker="ann")],
            )
        ]
    ),
    "an event that lasts": make_dataset([make_event(date="2000-06-04/2001-09-11"), make_event("b", date="2003/..")]),
    "days that are not known": make_dataset(
        [make_event("a", date="200X"), make_event("b", date="2000-06~"), make_event("c", date="1999/")],
        [make_source(created="2000"), make_source("later", "2012")],
    ),
    "a document that is never opened": make_dataset(
        [make_event(claims=[make_claim("x", [make_evidence("never"), make_evidence()])])],
        [make_source(), make_source("never", releases=[Release(date="2010/..", how="leak")])],
    ),
    "records of both sides that contradict each other": make_dataset(
        [
            make_event(
                claims=[make_claim("x", [make_evidence(), make_evidence("note", "contradicts"), make_evidence("un")])]
            )
        ],
        [make_source(), make_source("note", "2007-07-07", side="ru"), make_source("un", "2015-01-01", side="un")],
    ),
    "years before the calendar": make_dataset([make_event(date="-0044-03-15")], [make_source(created="-0044-03-15")]),
}


@pytest.mark.parametrize("data", SMALL.values(), ids=SMALL)
def test_on_each_day_there_is_what_the_door_lets_through(data):
    same_on_all_days(data)


@pytest.mark.parametrize("when", ["../2001", "/2001"])
def test_an_event_without_a_beginning_has_versions(when):
    same_on_all_days(make_dataset([make_event(date=when)]))


DAYS = st.dates(date(1999, 1, 1), date(2012, 1, 1)).map(date.isoformat)


@st.composite
def datasets(draw):
    """Up to four sources, some opened twice, and up to two events, some with a title that waits."""
    sources = [
        make_source(
            f"s{n}",
            created=draw(st.sampled_from(["1999-01-01", "1998", "1998-12/1999-01"])),
            side=draw(st.sampled_from(Side)),
            releases=[
                Release(date=day, how=how)
                for day, how in draw(
                    st.lists(
                        st.tuples(DAYS, st.sampled_from(["issued", "FOIA request", "leak"])), min_size=1, max_size=2
                    )
                )
            ],
        )
        for n in range(draw(st.integers(1, 4)))
    ]
    names, stances = st.sampled_from([s.id for s in sources]), st.sampled_from(["supports", "contradicts", "context"])
    links = st.lists(st.builds(make_evidence, names, stances), min_size=1, max_size=3)
    events = [
        make_event(
            f"e{n}",
            date=draw(st.one_of(DAYS, st.lists(DAYS, min_size=2, max_size=2).map(lambda ends: "/".join(sorted(ends))))),
            claims=[make_claim(f"c{m}", draw(links)) for m in range(2)],
            rests_on=draw(st.sampled_from([[], ["c0"], ["c0", "c1"]])),
            before=draw(st.sampled_from([None, BEFORE])),
        )
        for n in range(draw(st.integers(0, 2)))
    ]
    return make_dataset(events, sources)


@settings(max_examples=20)
@given(datasets())
def test_on_each_day_of_any_data_there_is_what_the_door_lets_through(data):
    same_on_all_days(data)


@cache
def of_shipped() -> list[Entry]:
    return over_time(contents())


@pytest.mark.parametrize("day", SHIPPED_DAYS)
def test_on_each_day_of_the_shipped_data_there_is_what_the_door_lets_through(day):
    chosen = date.fromisoformat(day)

    assert direct(as_known_on(shipped(), chosen)) == lasting(of_shipped(), day_number(chosen))


def test_without_the_second_clock_there_is_everything():
    assert direct(shipped()) == lasting(of_shipped(), TODAY)


def test_nothing_is_there_twice_on_one_day():
    assert [] == overlaps(of_shipped())


def test_a_source_changes_when_more_of_it_opens_and_when_the_clock_is_off():
    source = make_source(releases=OPENED_TWICE, note=words("Known since 2026."))
    first, second = (day_number(date.fromisoformat(r.date.text)) for r in source.releases)
    versions = list(source_versions(source))

    assert [(first, second), (second, TODAY), (TODAY, FAR)] == [(v.since, v.until) for v in versions]
    assert [1, 2, 2] == [len(v.record.releases) for v in versions]
    assert [None, None, source.note] == [v.record.note for v in versions]


def test_an_event_begins_on_its_day_and_changes_when_a_source_opens():
    claims = [make_claim(), make_claim("secret", [make_evidence("paper")])]
    data = make_dataset([make_event(claims=claims)], [make_source(), make_source("paper", "2010-01-01")])
    versions = list(event_versions(data.events[0], data))
    begun, opened = day_number(date(2000, 6, 4)), day_number(date(2010, 1, 1))

    assert [(begun, opened), (opened, TODAY), (TODAY, FAR)] == [(v.since, v.until) for v in versions]
    assert [["asked"], ["asked", "secret"], ["asked", "secret"]] == [[c.id for c in v.record.claims] for v in versions]


def test_what_did_not_change_is_one_entry_for_all_the_time():
    claims = [make_claim(), make_claim("secret", [make_evidence("paper")])]
    data = make_dataset([make_event(claims=claims)], [make_source(), make_source("paper", "2010-01-01")])
    asked = [e for e in over_time(Contents(data, None)) if e.key == "claim:2000-06-04-meeting:asked"]

    assert [(day_number(date(2000, 6, 4)), FAR)] == [(entry.since, entry.until) for entry in asked]
