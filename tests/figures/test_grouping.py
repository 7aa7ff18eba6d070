"""Which events stand in which lane, and which lanes share one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.figures.density import bins
from explorer.figures.grouping import MOST_PEOPLE, Choice, fitted, groups
from explorer.vocabulary import LaneKind
from tests.event_frames import Happening, happenings, rows
from tests.figures.layouts import NAMES, WHOLE, panel

CHOICE = Choice(*WHOLE)


def others(n: int) -> str:
    return f"{n} more"


def names(found) -> list[str]:
    return [group.name for group in found]


def test_lanes_come_in_the_order_of_their_names_and_only_where_there_are_events():
    found = rows(Happening(themes=("talks",)), Happening(themes=("nato",)), Happening(30_000, themes=("iraq",)))

    assert names(groups(found, LaneKind.THEME, CHOICE, NAMES[LaneKind.THEME])) == ["NATO", "Talks"]


def test_those_who_act_most_often_come_first():
    found = rows(Happening(actors=("ann",)), Happening(actors=("bob",)), Happening(actors=("bob",)))

    assert names(groups(found, LaneKind.PERSON, CHOICE, NAMES[LaneKind.PERSON])) == ["Bob", "Ann"]


def test_what_reaches_into_the_window_counts():
    found = rows(Happening(7100, 9000, lasted=True))

    assert [g.count for g in groups(found, LaneKind.ONE, Choice(8000, 8100), {"": ""})] == [1]


def themes(*counts: int):
    keys = ("nato", "iraq", "talks", "nuclear")
    return rows(*(Happening(themes=(key,)) for key, n in zip(keys, counts, strict=True) for _ in range(n)))


def fit(found, kind: LaneKind, most: int):
    return fitted(groups(found, kind, CHOICE, NAMES[kind]), found, kind, CHOICE, most=most, others=others)


def test_the_smallest_lanes_share_the_last_one():
    found = fit(themes(5, 1, 3, 2), LaneKind.THEME, 3)

    assert [(g.name, g.count, g.merged) for g in found] == [
        ("NATO", 5, ()),
        ("Talks", 3, ()),
        ("2 more", 3, ("Iraq and the region", "Nuclear arms control")),
    ]


def test_lanes_that_fit_are_left_alone():
    assert len(fit(themes(5, 1, 3, 2), LaneKind.THEME, 4)) == 4


def test_an_event_of_two_people_is_in_both_lanes_and_in_no_third():
    found = rows(Happening(actors=("ann", "bob")), Happening(actors=("ann", "cyn")), Happening())

    assert [(g.name, g.count) for g in fit(found, LaneKind.PERSON, 2)] == [("Ann", 2), ("2 more", 1)]


def test_people_who_fit_need_no_lane_of_others():
    found = rows(Happening(actors=("ann", "bob")), Happening(actors=("ann",)))

    assert names(fit(found, LaneKind.PERSON, 2)) == ["Ann", "Bob"]


@settings(max_examples=40)
@given(
    st.lists(happenings(), max_size=20),
    st.sampled_from(LaneKind),
    st.integers(1, 8),
    st.integers(6000, 20_000),
    st.integers(7, 4000),
)
def test_no_event_is_lost_or_doubled_whatever_shares_a_lane(world, kind, most, first, length):
    found, choice = rows(*world), Choice(first, first + length)
    lanes = fitted(groups(found, kind, choice, NAMES[kind]), found, kind, choice, most=most, others=others)
    touching = {n for n in range(len(found)) if found.first[n] <= choice.last and found.last[n] >= choice.first}
    held = [[n for n in lane.strand.rows.tolist() if n in touching] for lane in lanes]

    assert len(lanes) <= min(most, MOST_PEOPLE) if kind is LaneKind.PERSON else most
    assert {n for lane in held for n in lane} == touching
    assert [len(lane) for lane in held] == [lane.count for lane in lanes]
    if kind is not LaneKind.PERSON:
        assert sum(map(len, held)) == len(touching)


CROWD = [Happening(7000 + 13 * n, themes=("nato",) if n % 4 else ("iraq",), tone=n % 3 - 1) for n in range(700)]


def test_bars_count_every_event_of_a_lane():
    drawn = panel(*CROWD)
    counts = [sum(b.count for b in drawn.bins if b.lane == n) for n in range(2)]

    assert counts == [lane.count for lane in drawn.lanes] == [525, 175]


def test_lanes_share_one_scale():
    drawn = panel(*CROWD)
    heights = {(b.bottom - b.top, b.count) for b in drawn.bins if b.count > 2}

    assert len({round(height / count**0.5, 6) for height, count in heights}) == 1


def test_a_bar_of_events_without_tone_has_none():
    world = [Happening(h.first, tone=None) for h in CROWD]

    assert {b.tone for b in panel(*world).bins} == {None}


def test_a_bar_is_a_target_and_leads_to_its_days():
    drawn = panel(*CROWD)

    assert all(b.right - b.left >= 24 for b in drawn.bins if drawn.axis.left < b.left and b.right < drawn.axis.right)
    assert all(b.right == pytest.approx(min(drawn.axis.x(b.last + 1), drawn.axis.right)) for b in drawn.bins)


def test_no_lanes_have_no_bars():
    drawn = panel()

    assert list(bins(rows(), [], drawn.lanes, drawn.axis)) == []
