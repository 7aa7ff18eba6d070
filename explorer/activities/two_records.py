"""What two records say of one event: which passages to show, which claims to ask about, which words to keep back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from explorer.activities.exhibits import JOINT, LETTERS, Place
from explorer.activities.pool import Pool, shuffled
from explorer.records import Claim, Event
from explorer.vocabulary import Kind, Side, Stance

OF_EACH_SIDE = 3
CLAIMS = 5
SECOND_HAND = frozenset({Kind.BRIEFING_BOOK, Kind.NEWS_ARTICLE, Kind.COURT_OPINION})
"""Kinds of document that quote other documents."""


class Agreement(StrEnum):
    """What two records make of a claim."""

    BOTH = "both"
    DISAGREE = "disagree"
    ONLY_FIRST = "only-first"
    ONLY_SECOND = "only-second"


class Compared(NamedTuple):
    """A claim, what the two records make of it, and the passages of each that bear on it."""

    claim: Claim
    agreement: Agreement
    places: dict[Side, tuple[Place, ...]]


class Records(NamedTuple):
    """
    Two records of an event.

    Attributes:
        event: The event.
        sides: Whose records they are.
        shown: The passages to show, by letter; those of the first side come first.
        compared: The claims to ask about; the passages that are needed are among those shown.
    """

    event: Event
    sides: tuple[Side, Side]
    shown: dict[str, Place]
    compared: tuple[Compared, ...]

    def of(self, side: Side) -> list[tuple[str, Place]]:
        """The passages of one side, with their letters."""
        return [(letter, place) for letter, place in self.shown.items() if place.source.side is side]

    def letter(self, place: Place) -> str | None:
        """Under which letter a passage is shown; None if it is not."""
        return next((letter for letter, shown in self.shown.items() if shown.id == place.id), None)


def two_sides(event: Event, pool: Pool) -> tuple[Side, Side] | None:
    """
    The two sides whose records bear most on an event, the press aside; None if there are not two.

    The records of the United States and of Russia, if both bear on it.
    """
    sources = pool.data.sources
    sides = Counter(sources[name].side for claim in event.claims for name in sorted(claim.bearing) if name in sources)
    del sides[Side.PRESS]
    if sides[Side.US] and sides[Side.RU]:
        return Side.US, Side.RU
    found = [side for side, times in sides.most_common() if times]
    return (found[0], found[1]) if len(found) > 1 else None


def records_of(event: Event, sides: tuple[Side, Side], pool: Pool, seed: int) -> Records:
    """
    Choose passages and claims: at most three passages of each side, at most five claims.

    What both records speak of comes first. A claim is asked about only if a passage of each record that bears on it is
    shown.
    """
    places: dict[Side, dict[str, Place]] = {side: {} for side in sides}
    asked = list[Compared]()
    for compared in _by_interest(_compared(event, sides, pool), seed):
        needed = {
            side: found[0]
            for side, found in compared.places.items()
            if found and not any(place.id in places[side] for place in found)
        }
        if len(asked) < CLAIMS and all(len(places[side]) < OF_EACH_SIDE for side in needed):
            asked.append(compared)
            for side, place in needed.items():
                places[side][place.id] = place
    for side in sides:
        if not places[side]:
            first = next(_bearing(event, side, pool))
            places[side][first.id] = first
    shown = [place for side in sides for place in places[side].values()]
    return Records(event, sides, dict(zip(LETTERS, shown, strict=False)), tuple(asked))


def _bearing(event: Event, side: Side, pool: Pool) -> Iterator[Place]:
    for claim in event.claims:
        for link in claim.evidence:
            found = pool.passage(link.source, link.passage)
            if found and found[0].side is side and link.stance is not Stance.CONTEXT:
                yield Place(*found)


def shared(event: Event, sides: tuple[Side, Side], pool: Pool) -> bool:
    """Whether there is a claim of which both records speak."""
    return any(compared.agreement in {Agreement.BOTH, Agreement.DISAGREE} for compared in _compared(event, sides, pool))


def _compared(event: Event, sides: tuple[Side, Side], pool: Pool) -> Iterator[Compared]:
    for claim in event.claims:
        stances: dict[Side, set[Stance]] = {side: set() for side in sides}
        places: dict[Side, list[Place]] = {side: [] for side in sides}
        for link in claim.evidence:
            found = pool.passage(link.source, link.passage)
            if found is None or found[0].side not in stances:
                continue
            stances[found[0].side].add(link.stance)
            if link.stance is not Stance.CONTEXT:
                places[found[0].side].append(Place(*found))
        agreement = _agreement(stances[sides[0]], stances[sides[1]])
        alone = agreement in {Agreement.ONLY_FIRST, Agreement.ONLY_SECOND}
        joint = any(place.source.kind in JOINT for found in places.values() for place in found)
        if agreement is not None and not (alone and joint):
            yield Compared(claim, agreement, {side: tuple(found) for side, found in places.items()})


def _agreement(first: set[Stance], second: set[Stance]) -> Agreement | None:
    """What two records make of a claim; None where that is not clear, as where one only gives context."""
    support, against = {Stance.SUPPORTS}, {Stance.CONTRADICTS}
    if first == second == support:
        return Agreement.BOTH
    if (first, second) in [(support, against), (against, support)]:
        return Agreement.DISAGREE
    if first == support and not second:
        return Agreement.ONLY_FIRST
    return Agreement.ONLY_SECOND if second == support and not first else None


def _by_interest(compared: Iterable[Compared], seed: int) -> list[Compared]:
    """Those that disagree, those that agree, and those of one record, by turns."""
    order = shuffled(compared, seed, lambda c: c.claim.id)
    seen = Counter[Agreement]()
    ranked = list[tuple[int, int, Compared]]()
    weight = {Agreement.DISAGREE: 0, Agreement.BOTH: 1, Agreement.ONLY_FIRST: 2, Agreement.ONLY_SECOND: 2}
    for one in order:
        ranked.append((seen[one.agreement], weight[one.agreement], one))
        seen[one.agreement] += 1
    return [one for *_, one in sorted(ranked, key=lambda entry: entry[:2])]


def _speaks_for(place: Place, sides: tuple[Side, Side], pool: Pool) -> bool:
    """Whether nobody of the other side says these words: they might stand in that side's record as well."""
    speaker = pool.data.people.get(place.passage.speaker or "")
    return speaker is None or speaker.side is place.source.side or speaker.side not in sides


def unseen_quotes(records: Records, pool: Pool, seed: int) -> list[Place]:
    """
    Quotes from the documents that are shown, from passages that are not: words of one side that the other has not.

    Those in a language that documents of both sides are written in come first.
    """
    sources = {place.source.id: place.source for place in records.shown.values()}
    shown = {place.passage.quote for place in records.shown.values()}
    found = [Place(source, passage) for source in sources.values() for passage in source.passages]
    whose: dict[str, set[Side]] = {}
    for place in found:
        if place.passage.quote:
            whose.setdefault(place.passage.quote.casefold(), set()).add(place.source.side)
    languages = [{p.source.language for _, p in records.of(side)} for side in records.sides]
    fitting = [
        place
        for place in found
        if place.passage.quote
        and place.passage.quote not in shown
        and place.source.kind not in JOINT | SECOND_HAND
        and _speaks_for(place, records.sides, pool)
        and len(whose[place.passage.quote.casefold()]) == 1
        and records.letter(place) is None
    ]
    return sorted(
        shuffled(fitting, seed, lambda place: place.id),
        key=lambda place: (place.passage.quote_language or place.source.language) not in languages[0] & languages[1],
    )
