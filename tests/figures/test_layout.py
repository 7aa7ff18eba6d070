"""Nothing on a timeline overlaps or is cut, whatever it shows, wherever it is shown."""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.figures.grouping import Choice
from explorer.figures.marks import radius
from explorer.figures.timeline import MOST_MARKS, Course, prepare_timeline
from explorer.vocabulary import LaneKind
from tests.event_frames import PEOPLE, SIDES, THEMES, Happening, happenings, rows
from tests.figures.layouts import canvas, faults, here, picture, plan

worlds = st.lists(happenings(), max_size=30)
windows = st.builds(
    lambda first, length: (first, first + length - 1),
    st.integers(6800, 20_300),
    st.sampled_from([7, 8, 14, 31, 45, 92, 200, 366, 1500, 5000, 20_000, 200_000, 4_000_000]),
)
rooms = st.builds(
    canvas, st.integers(360, 2560), st.integers(300, 1400), st.sampled_from([11.0, 12.5, 13.5, 16.0, 18.0])
)
kinds = st.sampled_from(LaneKind)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(worlds, windows, rooms, kinds, st.booleans(), st.booleans(), st.booleans())
def test_a_timeline_has_no_faults(world, window, room, kind, curve, tails, compared):
    found = rows(*world)
    related = {f"e{n}": "responds to" for n in range(1, 6)}
    courses = [Course(Choice(*window), "One" if compared else "")]
    if compared:
        courses.append(Course(Choice(window[0] + 400, window[1] + 400), "The other", window[0] + 500))
    drawn = prepare_timeline(plan(found, kind, curve=curve, tails=tails, chosen="e0", related=related), courses, room)

    assert faults(drawn) == []
    for panel, course in zip(drawn.panels, courses, strict=True):
        assert panel.ticks_y + room.font.size * 0.55 <= panel.top + room.height / len(courses)
        choice = course.choice
        touching = {
            f"e{n}" for n, h in enumerate(world) if h.first <= choice.last and (h.end is None or h.end >= choice.first)
        }
        if panel.bins or len(world) > MOST_MARKS:
            continue
        assert {mark.id for mark in here(panel)} == touching
        for mark in here(panel):
            lane, around = panel.lanes[mark.lane], radius(mark.importance, room.font)
            assert lane.rows_top - 0.01 <= mark.y - around
            assert mark.y + around <= lane.bottom + 0.01
            assert panel.axis.left <= mark.x <= panel.axis.right


@pytest.mark.parametrize("kind", LaneKind)
@pytest.mark.parametrize(("width", "height"), [(360, 900), (800, 300), (1344, 827), (2560, 1400)])
def test_a_crowd_has_no_faults(kind, width, height):
    drawn = picture(*crowd(width), window=(10_950, 11_450), room=canvas(width, height), kind=kind)

    assert faults(drawn) == []


def crowd(seed: int) -> list[Happening]:
    """Many events of one year."""
    chance = Random(seed)
    return [
        Happening(
            day := chance.randrange(11_000, 11_400),
            chance.choice([None, None, day + chance.randrange(1, 40)]),
            vague=chance.random() < 0.2,
            themes=tuple(chance.sample(THEMES, 2)),
            actors=tuple(chance.sample(PEOPLE, 2)),
            importance=chance.randrange(1, 6),
            side=chance.choice(SIDES),
            short="x" * chance.randrange(3, 30),
        )
        for _ in range(180)
    ]


@pytest.mark.parametrize("kind", LaneKind)
@pytest.mark.parametrize("height", [300, 700])
def test_counts_have_no_faults(kind, height):
    world = [Happening(7000 + 20 * n, themes=("nato",) if n % 3 else ("iraq",), actors=("ann",)) for n in range(600)]
    drawn = picture(*world, room=canvas(900, height), kind=kind)

    assert faults(drawn) == []
    for panel in drawn.panels:
        assert panel.bins
        for bar in panel.bins:
            lane = panel.lanes[bar.lane]
            assert lane.rows_top <= bar.top < bar.bottom <= lane.bottom
            assert panel.axis.left <= bar.left < bar.right <= panel.axis.right
