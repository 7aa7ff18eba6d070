"""Relations are arcs from the chosen event to those in sight."""

from explorer.vocabulary import LaneKind
from tests.event_frames import Happening
from tests.figures.layouts import faults, panel, picture

RELATED = {"e1": "responds to", "e2": "leads to", "e9": "repeats"}


def world(*days: int) -> list[Happening]:
    return [Happening(day, themes=("nato", "iraq"), actors=("ann", "bob")) for day in days]


def test_each_related_event_in_sight_has_one_arc():
    drawn = panel(*world(8000, 12_000, 30_000, 15_000), chosen="e0", related=RELATED)

    assert [(arc.event, arc.kind) for arc in drawn.arcs] == [("e1", "responds to")]


def test_an_event_in_several_lanes_has_one_arc():
    drawn = panel(*world(8000, 12_000, 16_000), kind=LaneKind.PERSON, chosen="e0", related=RELATED)

    assert len(drawn.marks) == 6
    assert [arc.event for arc in drawn.arcs] == ["e1", "e2"]


def test_an_arc_runs_from_the_chosen_mark_to_the_other():
    drawn = panel(*world(8000, 12_000), chosen="e0", related=RELATED)
    at = {mark.id: (mark.x, mark.y) for mark in drawn.marks}

    assert [(arc.start, arc.end) for arc in drawn.arcs] == [(at["e0"], at["e1"])]


def test_nothing_is_related_where_nothing_is_chosen():
    assert panel(*world(8000, 12_000), related=RELATED).arcs == ()
    assert panel(*world(30_000, 12_000), chosen="e0", related=RELATED).arcs == ()


def test_a_kind_is_written_where_there_is_room_and_hides_nothing():
    roomy = panel(*world(8000, 18_000), chosen="e0", related=RELATED)
    full = picture(*world(*range(8000, 18_000, 60)), chosen="e0", related={f"e{n}": "responds to" for n in range(99)})

    assert roomy.arcs[0].kind_at
    assert not all(arc.kind_at for arc in full.panels[0].arcs)
    assert faults(full) == []
