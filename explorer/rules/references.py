"""Whatever an id names exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from explorer.problems import FieldPath, Vocabulary, shown
from explorer.records import Before, Event, Evidence, Shown
from explorer.rules.readable import PEOPLE, TERMS, THEMES, Breach, Readable


def of_events(readable: Readable) -> Iterator[Breach]:
    """Actors, themes, evidence, related events and the claims that a title rests on."""
    passages: dict[str, Vocabulary] = {}
    for file, event in readable.event_files():
        yield from _of_people_and_themes(file, (), event.actors, event.themes, readable)
        if event.before:
            shown_before = event.before.actors or (), event.before.themes or ()
            yield from _of_people_and_themes(file, ("before",), *shown_before, readable)
        for n, link in enumerate(event.related):
            missing = readable.no_event(link.event)
            yield from dangling(file, ("related", n, "event"), link.event, readable.event_ids, "event", missing)
        for n, other in enumerate(event.distinct_from):
            missing = readable.no_event(other)
            yield from dangling(file, ("distinct_from", n), other, readable.event_ids, "event", missing)
        if event.rests_on:
            claims = Vocabulary(claim.id for claim in event.claims)
            for n, name in enumerate(event.rests_on):
                yield from dangling(file, ("rests_on", n), name, claims, "claim", "an id of this event's claims")
        yield from _of_evidence(file, event, readable, passages)


def _of_people_and_themes(
    file: str, at: FieldPath, actors: Iterable[str], themes: Iterable[str], readable: Readable
) -> Iterator[Breach]:
    for n, actor in enumerate(actors):
        yield from dangling(file, (*at, "actors", n), actor, readable.person_ids, "person", f"add it to {PEOPLE}")
    for n, theme in enumerate(themes):
        yield from dangling(file, (*at, "themes", n), theme, readable.theme_ids, "theme", f"add it to {THEMES}")


def _of_evidence(file: str, event: Event, readable: Readable, passages: dict[str, Vocabulary]) -> Iterator[Breach]:
    for n, claim in enumerate(event.claims):
        for m, evidence in enumerate(claim.evidence):
            yield from to_passage(file, ("claims", n, "evidence", m), evidence, readable, passages)


def to_passage(
    file: str, at: FieldPath, link: Evidence | Shown, readable: Readable, passages: dict[str, Vocabulary]
) -> Iterator[Breach]:
    """A source and a passage of it are there; *passages* keeps those of the sources that were looked at."""
    name = link.source
    source = readable.sources.get(name)
    if source is None:  # missing, or broken: then its passages are not known either
        missing = readable.no_source(name)
        yield from dangling(file, (*at, "source"), name, readable.source_ids, "source", missing)
        return
    if name not in passages:
        passages[name] = Vocabulary(passage.id for passage in source.passages)
    if link.passage not in passages[name]:
        fault = f"{name} has no passage {shown(link.passage)}"
        yield Breach(file, (*at, "passage"), fault, passages[name].suggest(link.passage))


def of_sources(readable: Readable) -> Iterator[Breach]:
    """Speakers, and the source through which a quote is known."""
    for file, source in readable.source_files():
        for n, passage in enumerate(source.passages):
            at = ("passages", n)
            if passage.speaker is not None:
                add = f"add it to {PEOPLE}"
                yield from dangling(file, (*at, "speaker"), passage.speaker, readable.person_ids, "person", add)
            if passage.seen_in == source.id:
                yield Breach(file, (*at, "seen_in"), "names this source itself", "leave it out, or name the other one")
            elif passage.seen_in is not None:
                missing = readable.no_source(passage.seen_in)
                yield from dangling(file, (*at, "seen_in"), passage.seen_in, readable.source_ids, "source", missing)


def of_terms(readable: Readable) -> Iterator[Breach]:
    """Who governed, and on whose side: the side of a term is the side of its person."""
    for n, term in readable.terms.items():
        add = f"add it to {PEOPLE}"
        yield from dangling(TERMS, (n, "person"), term.person, readable.person_ids, "person", add)
        person = readable.people.get(term.person)
        if person and person.side != term.side:
            fault = f"is {term.side.value}, but {person.id} is {person.side.value} in {PEOPLE}"
            yield Breach(TERMS, (n, "side"), fault, "the same side in both")


def before_is_shown_on_some_day(readable: Readable) -> Iterator[Breach]:
    """``before`` needs ``rests_on``, and must differ from what it stands for."""
    for file, event in readable.event_files():
        if event.before is None:
            continue
        if not event.rests_on:
            fault = "is never shown, because the event rests on no claim"
            yield Breach(
                file, ("before",), fault, "add rests_on: the claims that title and summary give away", key=True
            )
        if _repeats(event.before, event):
            yield Breach(
                file, ("before",), "repeats title and summary", "what was known before, or leave it out", key=True
            )


def _repeats(before: Before, event: Event) -> bool:
    same_people_and_themes = before.actors in (None, event.actors) and before.themes in (None, event.themes)
    return before.title == event.title and before.summary == event.summary and same_people_and_themes


def dangling(
    file: str, at: FieldPath, name: str, known: Vocabulary | None, what: str, otherwise: str
) -> Iterator[Breach]:
    """A breach if *name* is not among the ids that are *known*; none while these are not known."""
    if known is not None and name not in known:
        yield Breach(file, at, f"there is no {what} {shown(name)}", _meant(known.nearest(name)) or otherwise)


def _meant(near: str) -> str:
    return f"did you mean {near}?" if near else ""
