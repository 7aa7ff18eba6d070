"""*Weigh the evidence*: claims and the passages that bear on them; which status do these give?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from explorer.activities.exhibits import LETTERS, Line, Place, citations, clamped, exhibit, lacking, plan, said
from explorer.activities.pool import Pool, shuffled
from explorer.activities.sheet import Activity, Choice, Group, Option, Sheet, Wish
from explorer.knowledge import Status, claim_status
from explorer.records import Claim, Event
from explorer.vocabulary import Stance

USUAL, LEAST, MOST = 3, 1, 8
SHOWN = (Line.RECORD, Line.KIND, Line.WRITTEN, Line.PUBLIC)


class Weighed(NamedTuple):
    """A claim, its status and the passages that bear on it, each with what it does."""

    event: Event
    claim: Claim
    status: Status
    links: tuple[tuple[Place, Stance], ...]

    @property
    def id(self) -> str:
        """Its name among all claims."""
        return f"{self.event.id}/{self.claim.id}"


def weigh(pool: Pool, wish: Wish) -> Sheet:
    """
    Claims of as different statuses as there are, each with all its passages; two at least, if there are such claims.

    Raises:
        NotEnough: No claim has evidence.
    """
    text, size = pool.text, clamped(wish.size, USUAL, LEAST, MOST)
    chosen = _mixed(pool, size, wish.seed)
    if len(chosen) < LEAST:
        raise lacking(Activity.WEIGH, len(chosen), LEAST)
    shown = [(f"{n}{letter}", place.source) for n, w in enumerate(chosen, 1) for letter, (place, _) in _letters(w)]
    return Sheet(
        activity=Activity.WEIGH,
        title=text("activity.weigh-the-evidence.title"),
        intro=tuple(text(f"activity.weigh-the-evidence.intro-{n}") for n in (1, 2)),
        groups=(Group("", (), tuple(_item(n, weighed, pool) for n, weighed in enumerate(chosen, 1))),),
        plan=plan(Activity.WEIGH, text),
        citations=citations(shown, text),
        wish=wish._replace(size=len(chosen)),
    )


def _letters(weighed: Weighed) -> list[tuple[str, tuple[Place, Stance]]]:
    return list(zip(LETTERS, weighed.links, strict=False))


def _mixed(pool: Pool, size: int, seed: int) -> list[Weighed]:
    """Claims by turns of each status, in an order that the seed gives; those with one passage come last."""
    found = [weighed for event in pool.events for weighed in _of(event, pool)]
    rows = list[list[Weighed]]()
    for enough in (True, False):
        of_status: defaultdict[Status, list[Weighed]] = defaultdict(list)
        for weighed in found:
            if (len(weighed.links) > 1) is enough:
                of_status[weighed.status].append(weighed)
        order = shuffled(of_status, seed, str)
        rows.append(_by_turns([shuffled(of_status[status], seed, lambda w: w.id) for status in order]))
    return [*rows[0], *rows[1]][:size]


def _by_turns(rows: list[list[Weighed]]) -> list[Weighed]:
    return [weighed for turn in zip_longest(*rows) for weighed in turn if weighed is not None]


def _of(event: Event, pool: Pool) -> Iterator[Weighed]:
    for claim in event.claims:
        status = claim_status(claim, pool.data.sources, None)
        stances = dict[str, tuple[Place, Stance]]()
        for link in claim.evidence:
            found = pool.passage(link.source, link.passage)
            if found is not None:
                stances.setdefault(f"{link.source}/{link.passage}", (Place(*found), link.stance))
        if status is not Status.SILENT and len(stances) <= len(LETTERS):
            yield Weighed(event, claim, status, tuple(stances.values()))


def _item(n: int, weighed: Weighed, pool: Pool) -> Choice:
    text = pool.text
    shown = tuple(exhibit(letter, place, text, SHOWN) for letter, (place, _) in _letters(weighed))
    options = (
        Option(
            status,
            text(
                "activity.weigh-the-evidence.option",
                status=text(f"status.{status}"),
                meaning=text(f"activity.weigh-the-evidence.means-{status}"),
            ),
        )
        for status in Status
        if status is not Status.SILENT
    )
    prompt = text(
        "activity.weigh-the-evidence.prompt",
        claim=said(weighed.claim.text, text),
        event=said(weighed.event.title, text),
        when=text.date(weighed.event.date),
    )
    rule = text(f"activity.weigh-the-evidence.rule-{weighed.status}")
    return Choice(f"{n}", prompt, shown, tuple(options), weighed.status, (*_why(weighed, pool), rule))


def _why(weighed: Weighed, pool: Pool) -> Iterator[str]:
    text = pool.text
    for letter, (place, stance) in _letters(weighed):
        yield text(
            "activity.weigh-the-evidence.line",
            letter=letter,
            stance=text(f"stance.{stance}"),
            record=text(f"activity.record.{place.source.side}"),
        )
