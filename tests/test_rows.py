"""Rows: the events as arrays, answered by window, choice and lane."""

from itertools import pairwise
from threading import Thread

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.rows import FAR, NO_TONE, Rows, Strand
from explorer.vocabulary import LaneKind
from tests.event_frames import PEOPLE, THEMES, Happening, events, happenings, openings, rows

worlds = st.lists(happenings(), max_size=25)
choices = st.lists(st.sampled_from(THEMES), max_size=3, unique=True).map(sorted).map(tuple)


def ids(found: Rows, numbers) -> list[str]:
    return [str(found.frame["id"][int(n)]) for n in numbers]


def lanes(found: Rows, kind: LaneKind, **chosen) -> dict[str, list[str]]:
    return {key: ids(found, strand.rows) for key, strand in found.strands(kind, **chosen).items()}


def test_events_stand_in_the_order_of_their_marks():
    found = rows(Happening(300), Happening(100), Happening(150, 400), Happening(50, 900, lasted=True))

    assert ids(found, range(4)) == ["e3", "e1", "e2", "e0"]
    assert found.at.tolist() == [50, 100, 275, 300]


def test_what_goes_on_ends_further_than_any_day():
    found = rows(Happening(100, None, lasted=True))

    assert (found.first.tolist(), found.last.tolist()) == ([100], [FAR])


def test_an_event_of_which_only_the_end_is_known_stands_there():
    frame = events([Happening(100, 200, lasted=True)])
    frame["earliest"] = pd.Series([pd.NaT], dtype="datetime64[s]")
    found = Rows(frame, openings([]))

    assert (found.first.tolist(), found.last.tolist(), found.at.tolist()) == ([200], [200], [200])


def test_a_missing_tone_is_no_number_of_the_scale():
    assert rows(Happening(tone=None)).tone.tolist() == [NO_TONE]


def test_openings_come_by_day_and_once():
    found = rows(Happening(opened=((500, True), (400, False), (500, True))), Happening(opened=()))

    assert [found.openings(n) for n in (0, 1)] == [[(400, False), (500, True)], []]
    assert found.sealed.tolist() == [True, False]


def test_an_opening_of_an_unknown_event_is_nobodys():
    frame = openings([Happening(opened=((400, False),))]).assign(event="e7")

    assert not Rows(events([Happening()]), frame).sealed.any()


def test_an_event_is_found_by_its_id():
    found = rows(Happening(200), Happening(100))

    assert [found.find(event) for event in ("e0", "e1", "none", "")] == [1, 0, None, None]


def test_another_language_has_its_own_words_and_shares_the_rest():
    found = rows(Happening(200), Happening(100))
    found.column("title")
    other = found.worded(events([Happening(200, title="Zwei"), Happening(100, title="Eins")]))

    assert other.column("title").tolist() == ["Eins", "Zwei"]
    assert found.column("title").tolist() == ["A title", "A title"]
    assert other.strands(LaneKind.ONE) is found.strands(LaneKind.ONE)


@settings(max_examples=40)
@given(worlds, st.integers(6000, 21_000), st.integers(0, 5000))
def test_a_window_holds_the_marks_in_it_and_what_reaches_into_it(world, first, length):
    found, last = rows(*world), first + length
    window, reaching = found.within(first, last), found.reaching(first, last)

    inside = {n for n in range(len(found)) if first <= found.at[n] <= last}
    touching = {n for n in range(len(found)) if found.first[n] <= last and found.last[n] >= first}
    assert set(range(window.start, window.stop)) == inside
    assert set(reaching.tolist()) == touching - inside


def test_no_event_fills_no_window():
    found = rows()

    assert (found.within(0, 10), found.reaching(0, 10).tolist(), found.strands(LaneKind.ONE)) == (slice(0, 0), [], {})


def test_an_event_stands_in_the_lane_of_its_first_theme():
    found = rows(Happening(themes=("nato", "iraq")), Happening(themes=("iraq",)))

    assert lanes(found, LaneKind.THEME) == {"nato": ["e0"], "iraq": ["e1"]}


def test_among_chosen_themes_its_first_counts_if_it_was_chosen():
    found = rows(Happening(themes=("nato", "iraq")))

    assert lanes(found, LaneKind.THEME, themes=("iraq", "nato")) == {"nato": ["e0"]}


def test_else_it_stands_in_the_first_of_those_chosen_that_it_has():
    found = rows(Happening(themes=("nato", "talks", "iraq")), Happening(themes=("nato",)))

    assert lanes(found, LaneKind.THEME, themes=("iraq", "talks")) == {"iraq": ["e0"]}


def test_a_theme_that_is_nobodys_first_has_a_lane_when_chosen():
    found = rows(Happening(themes=("nato", "talks")))

    assert lanes(found, LaneKind.THEME, themes=("talks",)) == {"talks": ["e0"]}


def test_a_theme_that_no_event_has_leaves_nothing():
    found = rows(Happening())

    assert (lanes(found, LaneKind.THEME, themes=("none",)), found.count(("none",))) == ({}, 0)


def test_everybody_who_acts_has_the_event_in_their_lane():
    found = rows(Happening(1, actors=("ann", "bob")), Happening(2, actors=("bob",)), Happening(3))

    assert lanes(found, LaneKind.PERSON) == {"ann": ["e0"], "bob": ["e0", "e1"]}


def test_a_person_may_be_chosen_with_themes():
    found = rows(
        Happening(1, actors=("ann",)), Happening(2, actors=("ann",), themes=("nato",)), Happening(3, themes=("nato",))
    )

    assert lanes(found, LaneKind.ONE, themes=("nato",), person="ann") == {"": ["e1"]}


@settings(max_examples=40)
@given(worlds, choices, st.sampled_from(LaneKind), st.sampled_from(["", *PEOPLE]))
def test_lanes_hold_what_a_choice_leaves_and_nothing_else(world, themes, kind, person):
    found = rows(*world)
    kept = {
        n
        for n in range(len(found))
        if (not themes or set(themes) & set(found.frame["themes"][n]))
        and (not person or person in found.frame["actors"][n])
    }
    strands = found.strands(kind, themes, person)
    held = [n for strand in strands.values() for n in strand.rows.tolist()]

    if kind is LaneKind.PERSON:
        kept = {n for n in kept if found.frame["actors"][n]}
        assert all(n in strands[p].rows for n in kept for p in found.frame["actors"][n])
    else:
        assert len(held) == len(set(held))
    assert set(held) == kept
    assert all(len(strand) for strand in strands.values())
    assert kind is LaneKind.PERSON or found.count(themes, person) == len(kept)


@settings(max_examples=40)
@given(worlds, choices)
def test_with_and_without_some_lanes_is_everything(world, themes):
    found = rows(*world)
    strands = found.strands(LaneKind.PERSON, themes)
    keys = tuple(strands)[:2]
    rest = found.without(strands, keys, themes, "")
    together = found.merged(strands, keys, themes) if keys else Strand(np.empty(0, dtype=np.int32), found.tone)
    mask = found.chosen(themes)

    assert not set(rest.rows.tolist()) & set(together.rows.tolist())
    assert len(rest) + len(together) == (len(found) if mask is None else mask.sum())
    assert together.rows.tolist() == sorted(set(together.rows.tolist()))


@given(
    st.lists(st.tuples(st.integers(-5, 5) | st.just(NO_TONE), st.booleans()), max_size=40),
    st.lists(st.integers(0, 40), min_size=2, max_size=8),
)
def test_counts_are_what_counting_gives(world, edges):
    tone, here = np.array([t for t, _ in world], dtype=np.int8), np.array([h for _, h in world], dtype=bool)
    edges = np.sort(np.minimum(edges, len(world)))
    counts, means = Strand(np.flatnonzero(here), tone).counts(edges)

    for n, (begin, end) in enumerate(pairwise(edges)):
        inside = tone[begin:end][here[begin:end]]
        judged = inside[inside != NO_TONE]
        assert counts[n] == len(inside)
        assert means[n] == pytest.approx(judged.mean()) if len(judged) else np.isnan(means[n])


@given(st.sets(st.integers(0, 50)), st.sets(st.integers(0, 50)), st.integers(0, 50), st.integers(0, 50))
def test_a_strand_knows_its_own(own, others, begin, end):
    strand = Strand(np.array(sorted(own), dtype=np.int64), np.zeros(51, dtype=np.int8))
    asked = np.array(sorted(others), dtype=np.int64)

    assert set(strand.shared(asked).tolist()) == own & others
    assert strand.holds(asked) == len(own & others)
    assert set(strand.among(slice(begin, max(begin, end))).tolist()) == {n for n in own if begin <= n < end}


def test_answers_are_kept_but_not_without_end():
    found = rows(Happening())
    calls = []
    first = found.keep("asked", lambda: calls.append(1) or "answer")
    again = found.keep("asked", lambda: calls.append(2) or "another")
    for n in range(500):
        found.keep(n, lambda: None)
    found.keep("asked", lambda: calls.append(3))

    assert (first, again, calls) == ("answer", "answer", [1, 3])


def test_eight_threads_may_ask_at_once():
    found = rows(*(Happening(n, actors=("ann",), themes=(THEMES[n % 4],)) for n in range(200)))
    answers = []

    def ask() -> None:
        for n in range(60):
            kind = list(LaneKind)[n % 5]
            strands = found.strands(kind, (THEMES[n % 4],))
            answers.append(sum(map(len, strands.values())) + len(found.reaching(n, n + 1)))

    threads = [Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert set(answers) == {50}
    assert len(answers) == 480
