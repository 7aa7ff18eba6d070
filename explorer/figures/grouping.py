"""Which events stand in which lane of a window, and which lanes share one where there is no room for all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from explorer.rows import Rows, Strand
from explorer.vocabulary import LaneKind

MOST_PEOPLE = 12
"""Lanes of people at most: those who act most often in the window; the others share one."""


class Choice(NamedTuple):
    """Which events are to be seen: first and last day number, themes (any if empty), a person (anybody if empty)."""

    first: int
    last: int
    themes: tuple[str, ...] = ()
    person: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """The events of one lane; *merged* names the lanes that share it, *count* says how many stand in the window."""

    key: str
    name: str
    strand: Strand
    count: int
    merged: tuple[str, ...] = ()


def groups(rows: Rows, kind: LaneKind, choice: Choice, names: Mapping[str, str]) -> list[Group]:
    """
    The lanes that have events in the window of *choice*.

    Args:
        rows: All events.
        kind: What the lanes stand for.
        choice: Window and filter.
        names: Key of a lane -> its name; in this order, but people by how often they act, then in this order.
    """
    strands = rows.strands(kind, choice.themes, choice.person)
    found = [
        Group(key, name, strands[key], count)
        for key, name in names.items()
        if key in strands and (count := _counted(strands[key], rows, choice))
    ]
    if kind is LaneKind.PERSON:
        found.sort(key=lambda group: -group.count)
    return found


def fitted(
    found: Sequence[Group],
    rows: Rows,
    kind: LaneKind,
    choice: Choice,
    *,
    most: int,
    others: Callable[[int], str],
) -> list[Group]:
    """
    At most *most* lanes: where there are more, those with the fewest events share the last one.

    Args:
        found: What ``groups`` gave.
        rows, kind, choice: As for ``groups``.
        most: How many lanes there is room for, at least 1.
        others: What the shared lane is called, by the number of lanes in it; 0 stands for all of them.
    """
    if kind is LaneKind.PERSON:
        return _people(found, rows, choice, most=min(most, MOST_PEOPLE), others=others)
    if len(found) <= most:
        return list(found)
    ranked = sorted(found, key=lambda group: -group.count)
    small = {group.key for group in ranked[max(0, most - 1) :]}
    kept = [group for group in found if group.key not in small]
    shared = [group for group in found if group.key in small]
    keys = tuple(group.key for group in shared)
    strand = rows.merged(rows.strands(kind, choice.themes, choice.person), keys, (kind, choice.themes, choice.person))
    count = sum(group.count for group in shared)
    return [*kept, Group("", others(len(shared) if kept else 0), strand, count, tuple(group.name for group in shared))]


def _people(
    found: Sequence[Group], rows: Rows, choice: Choice, *, most: int, others: Callable[[int], str]
) -> list[Group]:
    """Those who act most often, and one lane for the events of which none of them is part."""
    strands = rows.strands(LaneKind.PERSON, choice.themes, choice.person)
    for kept in (found[:most], found[: most - 1]):
        rest = rows.without(strands, tuple(group.key for group in kept), choice.themes, choice.person)
        count = _counted(rest, rows, choice)
        if not count:
            return list(kept)
        if len(kept) < most:
            break
    names = tuple(group.name for group in found[len(kept) :])
    return [*kept, Group("", others(len(names) if kept else 0), rest, count, names)]


def _counted(strand: Strand, rows: Rows, choice: Choice) -> int:
    """How many events of a lane stand in the window, or reach into it."""
    window = rows.within(choice.first, choice.last + 0.999)
    return len(strand.among(window)) + strand.holds(rows.reaching(choice.first, choice.last + 0.999))
