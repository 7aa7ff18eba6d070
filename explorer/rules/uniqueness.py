"""Nothing is said twice, and nothing points at itself."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

from explorer.problems import FieldPath, shown
from explorer.rules.readable import CARD, Breach, Readable

T = TypeVar("T", bound=Hashable)


def in_events(readable: Readable) -> Iterator[Breach]:
    """Claim ids, actors, themes, related events, and the passages of a claim."""
    for file, event in readable.event_files():
        for n, name in _again(claim.id for claim in event.claims):
            yield Breach(file, ("claims", n, "id"), f"a second claim {shown(name)} in this event", "another id")
        for names, key in ((event.actors, "actors"), (event.themes, "themes"), (event.rests_on, "rests_on")):
            yield from _repeated(file, (key,), names)
        if event.before:
            yield from _repeated(file, ("before", "actors"), event.before.actors or ())
            yield from _repeated(file, ("before", "themes"), event.before.themes or ())
        for n, (name, kind) in _again((link.event, link.kind.value) for link in event.related):
            yield Breach(file, ("related", n), f"{kind} {shown(name)} is there twice", "keep one")
        for n, link in enumerate(event.related):
            if link.event == event.id:
                yield Breach(file, ("related", n, "event"), "names this event itself", "another event")
        for n, claim in enumerate(event.claims):
            for m, (source, passage) in _again((e.source, e.passage) for e in claim.evidence):
                at = ("claims", n, "evidence", m, "passage")
                yield Breach(file, at, f"{shown(passage)} of {source} is there twice", "one stance for each passage")


def in_sources(readable: Readable) -> Iterator[Breach]:
    """Passage ids and releases."""
    for file, source in readable.source_files():
        for n, name in _again(passage.id for passage in source.passages):
            yield Breach(file, ("passages", n, "id"), f"a second passage {shown(name)} in this source", "another id")
        for n, _ in _again((release.date, release.how, release.by) for release in source.releases):
            yield Breach(file, ("releases", n), "the same release is there twice", "keep one")


def in_the_card(readable: Readable) -> Iterator[Breach]:
    """The languages and the eras of the data set."""
    if readable.card:
        yield from _repeated(CARD, ("languages",), readable.card.languages)
        for n, name in _again(era.id for era in readable.card.eras):
            yield Breach(CARD, ("eras", n, "id"), f"a second era {shown(name)}", "another id")


def _repeated(file: str, at: FieldPath, names: Iterable[str]) -> Iterator[Breach]:
    for n, name in _again(names):
        yield Breach(file, (*at, n), f"{shown(name)} is there twice", "keep one")


def _again(items: Iterable[T]) -> Iterator[tuple[int, T]]:
    """The items that were there before, with their places."""
    seen: set[T] = set()
    for n, item in enumerate(items):
        if item in seen:
            yield n, item
        seen.add(item)
