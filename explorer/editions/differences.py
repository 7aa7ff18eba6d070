"""
What differs between two plain records: where, and what stood and stands there.

Mappings are compared key by key. Lists of mappings are compared by what names their items (NAMES): claims and passages
by their id, evidence by its passage, releases by their date; items that nothing names, by their place. Lists of words
are compared as a whole, texts in all their languages at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple, TypeGuard

NAMES: Mapping[str, tuple[str, ...]] = {
    "claims": ("id",),
    "eras": ("id",),
    "evidence": ("source", "passage"),
    "passages": ("id",),
    "related": ("event",),
    "releases": ("date",),
    "sources": ("source", "passage"),
    "steps": ("id",),
}
"""For each list the keys of its items that name them."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


class Turn(StrEnum):
    """What became of a part of a record."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    ORDER = "order"


class Step(NamedTuple):
    """A key of the schema on the way to a part; in a list also which item, by what names it."""

    field: str
    name: str = ""


class Difference(NamedTuple):
    """
    One part of a record that is no longer what it was.

    Attributes:
        path: The way to it.
        turn: What became of it.
        old: What stood there, plain; None if nothing did. Of a list in another order, what names its items.
        new: What stands there, likewise.
    """

    path: tuple[Step, ...]
    turn: Turn
    old: Any
    new: Any


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Difference]:
    """What differs between two plain records, in the order of the new one; empty if they say the same."""
    return list(_of_mappings(old, new, ()))


def is_text(value: object) -> TypeGuard[dict[str, str]]:
    """Whether a plain value is one text in several languages."""
    return (
        isinstance(value, dict)
        and bool(value)
        and all(isinstance(words, str) and _LANGUAGE.fullmatch(tag) for tag, words in value.items())
    )


def _of_mappings(old: Mapping[str, Any], new: Mapping[str, Any], path: tuple[Step, ...]) -> Iterator[Difference]:
    for key in dict.fromkeys([*new, *old]):
        yield from _of_values(old.get(key), new.get(key), (*path, Step(key)))


def _of_values(old: Any, new: Any, path: tuple[Step, ...]) -> Iterator[Difference]:
    if old == new:
        return
    if old is None or new is None:
        yield from _one_sided(old, new, path)
    elif isinstance(old, dict) and isinstance(new, dict) and not is_text(old) and not is_text(new):
        yield from _of_mappings(old, new, path)
    elif _has_items(old) and _has_items(new):
        yield from _of_lists(old, new, path)
    else:
        yield Difference(path, Turn.CHANGED, old, new)


def _one_sided(old: Any, new: Any, path: tuple[Step, ...]) -> Iterator[Difference]:
    """What is only here, or was only there; of a list, item by item."""
    items = old if new is None else new
    if _has_items(items):
        yield from _of_lists(old or [], new or [], path)
    else:
        yield Difference(path, Turn.ADDED if old is None else Turn.REMOVED, old, new)


def _has_items(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _of_lists(old: Sequence[Any], new: Sequence[Any], path: tuple[Step, ...]) -> Iterator[Difference]:
    *before, last = path
    ours, theirs = named(old, last.field), named(new, last.field)
    for name in dict.fromkeys([*theirs, *ours]):
        there = (*before, Step(last.field, name))
        one, other = ours.get(name), theirs.get(name)
        if one is None or other is None:
            yield Difference(there, Turn.ADDED if one is None else Turn.REMOVED, one, other)
        else:
            yield from _of_values(one, other, there)
    stayed = [[name for name in names if name in others] for names, others in ((ours, theirs), (theirs, ours))]
    if stayed[0] != stayed[1]:
        yield Difference(path, Turn.ORDER, stayed[0], stayed[1])


def named(items: Sequence[Any], field: str) -> dict[str, Any]:
    """The items of a list by what names them; of those that are named alike, all but the first by their number too."""
    keys, found = NAMES.get(field, ()), dict[str, Any]()
    for place, item in enumerate(items, 1):
        name = own = "/".join(str(item.get(key, "")) for key in keys) if keys else str(place)
        number = 1
        while name in found:
            number += 1
            name = f"{own} ({number})"
        found[name] = item
    return found
