"""What the evidence of an event comes to: its status, and whose record it rests on."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.knowledge import Status, claim_status
from explorer.openness import disclosure
from explorer.records import Event, Source
from explorer.vocabulary import Side, Stance

STATUSES: tuple[Status, ...] = (
    Status.DISPUTED,
    Status.CONTRADICTED,
    Status.TWO_SIDED,
    Status.DOCUMENTED,
    Status.REPORTED,
    Status.SILENT,
)
"""Ties between statuses go to the earlier one: what is in doubt must not hide behind what is not."""


def event_status(event: Event, sources: Mapping[str, Source]) -> Status:
    """The status that most claims of *event* share; ties as in STATUSES; silent without claims."""
    found = [claim_status(claim, sources, None) for claim in event.claims]
    return max(STATUSES, key=lambda status: found.count(status)) if found else Status.SILENT


SEVERAL = "several"
EVENT_SIDES: tuple[str, ...] = (*(side.value for side in Side if side is not Side.PRESS), SEVERAL, Side.PRESS.value)
"""Whose record an event rests on, in the order of lanes: a side, several of them, or the press alone."""


def event_side(event: Event, sources: Mapping[str, Source]) -> str | None:
    """
    The side by whose record *event* rests.

    Returns:
        The one side whose primary records (all but the press's) support its claims, or SEVERAL; ``press`` if only the
        press does. Where nothing supports them, the same of what contradicts them. None if nothing does either.
    """
    weighed = [(link.stance, sources[link.source].side) for claim in event.claims for link in claim.evidence]
    for stance in (Stance.SUPPORTS, Stance.CONTRADICTS):
        sides = {side for kind, side in weighed if kind is stance}
        primary = sides - {Side.PRESS}
        if sides:
            return SEVERAL if len(primary) > 1 else str(next(iter(primary), Side.PRESS))
    return None


def longest_secrecy(event: Event, sources: Mapping[str, Source]) -> int | None:
    """
    For how long, in months, the public could not read what *event* rests on.

    Returns:
        The longest time of a once sealed source that supports or contradicts a claim; None if there is none of which
        both days are known.
    """
    return max((months for name in event.bearing if (months := hidden_for(sources[name])) is not None), default=None)


def hidden_for(source: Source) -> int | None:
    """Months for which *source* was kept from the public; None if it never was, or a day is unknown."""
    found = disclosure(source)
    return found.secrecy.total if found.sealed and found.secrecy else None
