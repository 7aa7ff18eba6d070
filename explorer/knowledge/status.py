"""What is known of a claim, computed from evidence that is open."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from explorer.openness import is_open
from explorer.records import Claim, Source
from explorer.vocabulary import Side, Stance


class Status(StrEnum):
    """What is known of a claim; computed from open evidence, never typed in."""

    TWO_SIDED = "two-sided"
    DOCUMENTED = "documented"
    REPORTED = "reported"
    DISPUTED = "disputed"
    CONTRADICTED = "contradicted"
    SILENT = "silent"


def claim_status(claim: Claim, sources: Mapping[str, Source], day: int | None) -> Status:
    """
    Status of *claim* on *day*, from the evidence whose sources are open then.

    Context alone neither supports nor contradicts: such a claim is silent.

    Args:
        claim: The claim; sources it names and *sources* lacks count as sealed.
        sources: All sources by id.
        day: Day number, or None for no second clock.
    """
    supporting, contradicted = set[Side](), False
    for evidence in claim.evidence:
        source = sources.get(evidence.source)
        if source is None or not is_open(source, day):
            continue
        if evidence.stance is Stance.SUPPORTS:
            supporting.add(source.side)
        contradicted = contradicted or evidence.stance is Stance.CONTRADICTS
    if contradicted:
        return Status.DISPUTED if supporting else Status.CONTRADICTED
    if not supporting:
        return Status.SILENT
    records = supporting - {Side.PRESS}
    if len(records) > 1:
        return Status.TWO_SIDED
    return Status.DOCUMENTED if records else Status.REPORTED
