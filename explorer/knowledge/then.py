"""What one event with its claims, or one source, was on a day: what is left, and the bars that stand for the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from explorer.dates import as_of, day_number, has_begun
from explorer.openness import disclosure, public_on
from explorer.records import Bar, Claim, Event, Passage, Redaction, Source


class Then:
    """
    The sources as they were on a day, looked at once, and the events in their light.

    Attributes:
        until: Each sealed source, and the day number until which it is sealed.
        hidden: Those of them that were kept from the public: they could exist by then, and were not meant to be issued.
    """

    def __init__(self, sources: Mapping[str, Source], known: int) -> None:
        opened = ((name, public_on(source)) for name, source in sources.items())
        never = day_number(date.max)
        self._known = known
        self.until = {name: never if day is None else day for name, day in opened if day is None or day > known}
        self.hidden = {name for name in self.until if _kept_back(sources[name], known)}

    def event(self, event: Event) -> Event | None:
        """What is left of an event, its relations aside; None if nothing is."""
        if not has_begun(event.date, self._known):
            return None
        kept = tuple(self._claim(claim) for claim in event.claims if self._speaks(claim))
        changes: dict[str, object] = {"claims": kept, "before": None, "date": as_of(event.date, self._known)}
        heard = {claim.id for claim in kept}
        if not heard.issuperset(event.rests_on):
            before = event.before
            if before is None:
                return None
            changes |= {"title": before.title, "short": None, "summary": before.summary, "tone": None}
            changes["actors"] = event.actors if before.actors is None else before.actors
            changes |= {"themes": before.themes or event.themes, "place": before.place or event.place}
        changes["rests_on"] = tuple(c for c in event.rests_on if c in heard)
        return event.model_copy(update=changes)

    def bars(self, event: Event) -> Iterable[Bar]:
        """One bar for each hidden document of a speaking claim, one for each silent claim."""
        for claim in event.claims:
            if self._speaks(claim):
                kept = (e.source for e in claim.evidence if e.source in self.hidden)
                yield from (Bar(claim.id, self.until[name]) for name in kept)
                continue
            if claim.bearing:  # all of them sealed, else it would speak
                hidden = not self.hidden.isdisjoint(claim.bearing)
                yield Bar(None, min(self.until[name] for name in claim.bearing), hidden)

    def _speaks(self, claim: Claim) -> bool:
        return not claim.bearing <= self.until.keys()

    def _claim(self, claim: Claim) -> Claim:
        kept = tuple(e for e in claim.evidence if e.source not in self.until)
        return claim if len(kept) == len(claim.evidence) else claim.model_copy(update={"evidence": kept})


def _kept_back(source: Source, known: int) -> bool:
    return disclosure(source).sealed and (source.created.earliest is None or source.created.earliest <= known)


def source_then(source: Source, known: int) -> Source:
    """Without its later releases and all that is known through them, and without the note, which speaks from today."""
    past = tuple(r for r in source.releases if r.date.latest is not None and r.date.latest <= known)
    if past == source.releases:
        return source if source.note is None else source.model_copy(update={"note": None})
    later = {release.url for release in source.releases} - {release.url for release in past}
    url = None if source.url in later else source.url
    changes = {"releases": past, "url": url, "archive": None, "note": None}
    return source.model_copy(update={**changes, "passages": tuple(_passage_then(p, known) for p in source.passages)})


def event_among(event: Event, present: Callable[[str], bool]) -> Event:
    """Without its links to events that are not there."""
    related = tuple(link for link in event.related if present(link.event))
    others = tuple(name for name in event.distinct_from if present(name))
    if (related, others) == (event.related, event.distinct_from):
        return event
    return event.model_copy(update={"related": related, "distinct_from": others})


def source_among(source: Source, present: Callable[[str], bool]) -> Source:
    """Without the names of sources that are not there, through which its quotes are known."""
    unseen = {passage.id for passage in source.passages if passage.seen_in and not present(passage.seen_in)}
    if not unseen:
        return source
    passages = (p.model_copy(update={"seen_in": None}) if p.id in unseen else p for p in source.passages)
    return source.model_copy(update={"passages": tuple(passages)})


def _passage_then(passage: Passage, known: int) -> Passage:
    """With the bars that stood there: what a later release opened is withheld."""
    if not any(_opened_later(redaction, known) for redaction in passage.redactions):
        return passage
    bare = {"opened": None, "reading": None}
    kept = (r.model_copy(update=bare) if _opened_later(r, known) else r for r in passage.redactions)
    return passage.model_copy(update={"redactions": tuple(kept)})


def _opened_later(redaction: Redaction, known: int) -> bool:
    opened = redaction.opened
    return opened is not None and (opened.latest is None or opened.latest > known)
