"""
Records of ours out of a file of others -> records that fit together.

A view holds a part of a data set, and what was known on a day less of it; an editor may have taken more. So what names
something that is not there goes, what is not sound goes, and an event that has no evidence left is told by the file
itself, as a foreign one is (see ``slides``). Each of these is reported.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from explorer.intake.reading import CannotTake, Report
from explorer.intake.slides import BY_HAND, Foreign, Making, Plain, Records, Slide, has_happened
from explorer.intake.wording import plain_text
from explorer.openness import speaks_from
from explorer.problems import reword
from explorer.records import Claim, DatasetCard, Event, Person, Record, Source, Term, Theme
from explorer.vocabulary import Stance

KINDS: dict[str, type[Record]] = {
    "dataset": DatasetCard,
    "people": Person,
    "themes": Theme,
    "terms": Term,
    "sources": Source,
    "events": Event,
}
OWN_ROW = {"claims", "rests_on", "before", "related", "distinct_from"}
"""Fields of an event that mean nothing without its claims, or without other events."""


def with_own(
    own: dict[str, Any],
    events: Sequence[tuple[str, Any, str]],
    foreign: Foreign,
    report: Report,
    today: date,
) -> Records:
    """
    The records that a file holds beside what other programs read in it.

    Args:
        own: Records by kind, without events.
        events: Where each event stands, its record (None without one), and its headline there.
        foreign: The same events as other programs read them, for those that have no record.
        report: Is told what could not be carried over.
        today: What lies after it has not happened.
    """
    slides = {slide.where: slide for slide in foreign.slides}
    records: Records = {kind: _plain_list(own.get(kind)) for kind in KINDS if kind != "events"}
    kept, others, names = list[Plain](), list[Slide](), set[str]()
    for where, record, headline in events:
        fault = _fault("events", record) if isinstance(record, dict) else ""
        if isinstance(record, dict) and record.get("id") in names:
            fault = "its id is there already"
        if fault:
            report.say(where, f"our own record in it is not sound ({fault}): read as any other slide")
        elif isinstance(record, dict):
            names.add(record["id"])
            if headline and headline not in map(_as_shown, record["title"].values()):
                report.say(where, f"its headline was changed after the export, and stays as it was ({headline[:60]})")
            kept.append(record)
            continue
        if where in slides:
            others.append(slides[where])
    return mended({**records, "events": kept}, foreign, report, today, others)


def mended(records: Records, foreign: Foreign, report: Report, today: date, others: Sequence[Slide] = ()) -> Records:
    """
    Records that fit together.

    Args:
        records: By kind, as ``interchange.records_in`` gives them; changed.
        foreign: What is known of the file, for events that have no evidence.
        report: Is told what could not be carried over.
        today: What lies after it has not happened.
        others: Slides without records of ours.

    Raises:
        CannotTake: Nothing is left.
    """
    sound: Records = {kind: _sound(kind, records.get(kind, ()), report) for kind in KINDS if kind != "events"}
    events = _sound(
        "events", (event if event.get("claims") else event | _WITHOUT for event in records["events"]), report
    )
    _tie_sources(sound, report)
    _tie_events(events, sound, report)
    told = [event for event in events if event["claims"]]
    silent = [_slide_of(event) for event in events if not event["claims"]]
    left = [slide for slide in (*silent, *others) if has_happened(slide, today, report)]
    if not told and not left:
        raise CannotTake(f"{foreign.file}: holds no event that could be read")
    if left or not sound["dataset"]:
        return _with_slides({**sound, "events": told}, left, foreign, report, today)
    return {**sound, "events": told}


_NOWHERE = "nowhere"
_WITHOUT = {
    "claims": [
        {
            "id": _NOWHERE,
            "text": {"en": "-"},
            "evidence": [{"source": _NOWHERE, "passage": _NOWHERE, "stance": "supports"}],
        }
    ]
}
"""Stands for the claims of an event that has none, so that the rest of it can be looked at."""


def _as_shown(words: str) -> str:
    """A text of ours as it is read again where it was shown as HTML."""
    return plain_text(html.escape(words).replace("\n", "<br>"))[0]


def _plain_list(value: Any) -> list[Plain]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _sound(kind: str, records: Iterable[Plain], report: Report) -> list[Plain]:
    """Those that have the shape of their kind, each id once; copies, as deep as they are changed here."""
    found, names = list[Plain](), set[str]()
    for number, record in enumerate(records, 1):
        name = record.get("id") if isinstance(record.get("id"), str) else None
        fault = _fault(kind, record) or ("is there already" if name is not None and name in names else "")
        if fault:
            report.say(f"{kind} {name or number}", f"left out: {fault}")
            continue
        if name is not None:
            names.add(name)
        found.append(dict(record))
    return found


def _fault(kind: str, record: Plain) -> str:
    """What is wrong with the shape of a record; empty if nothing is."""
    try:
        KINDS[kind].model_validate(record)
    except ValueError as error:
        details: Any = error
        first = details.errors(include_url=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {reword(first, KINDS[kind]).fault}"
    return ""


def _there(name: str, known: Iterable[str], where: str, what: str, report: Report) -> bool:
    if name in known:
        return True
    report.say(where, f"{what} {name} left out: it is not in the file")
    return False


def _tie_sources(sound: Records, report: Report) -> None:
    """Speakers, the sources through which quotes are known, and who governed."""
    people = {person["id"] for person in sound["people"]}
    sources = {source["id"] for source in sound["sources"]}
    sound["terms"] = [term for term in sound["terms"] if _there(term["person"], people, "terms", "person", report)]
    for source in sound["sources"]:
        source["passages"] = [dict(passage) for passage in source["passages"]]
        for passage in source["passages"]:
            where = f"{source['id']}, {passage['id']}"
            for key, known in (("speaker", people), ("seen_in", sources)):
                if key in passage and not _there(passage[key], known, where, key, report):
                    del passage[key]


def _tie_events(events: list[Plain], sound: Records, report: Report) -> None:
    """Who acts, themes, evidence, and relations to other events."""
    known = {kind: {record["id"] for record in sound[kind]} for kind in ("people", "themes")}
    names = {event["id"] for event in events}
    passages = {(s["id"], passage["id"]) for s in sound["sources"] for passage in s["passages"]}
    models = {source["id"]: Source.model_validate(source) for source in sound["sources"]}
    for event in events:
        where = event["id"]
        _add_unnamed(event, known, sound, report)
        if "related" in event:
            event["related"] = [r for r in event["related"] if _there(r["event"], names, where, "relation to", report)]
        if "distinct_from" in event:
            event["distinct_from"] = [
                n for n in event["distinct_from"] if _there(n, names, where, "other event", report)
            ]
        if event["claims"] is _WITHOUT["claims"]:
            event["claims"] = []
            continue
        event["claims"] = list(_claims(event, passages, report))
        _tie_texts(event, models, report)


def _add_unnamed(event: Plain, known: dict[str, set[str]], sound: Records, report: Report) -> None:
    """People and themes that an event names and the file does not tell of: their ids are all that is known."""
    before = event.get("before") or {}
    for kind, field in (("people", "actors"), ("themes", "themes")):
        for name in (*event.get(field, ()), *(before.get(field) or ())):
            if name in known[kind]:
                continue
            known[kind].add(name)
            made: Plain = {"id": name, "name": {"en": name}}
            sound[kind].append(made | {"side": "other"} if kind == "people" else made)
            if kind == "people":
                report.count(
                    "person", name, "known by the id alone: the name is not in the file, nor is the side (other)"
                )
            else:
                report.count("theme", name, "known by the id alone: the name is not in the file")


def _claims(event: Plain, passages: set[tuple[str, str]], report: Report) -> Iterable[Plain]:
    """Those that something in the file bears on."""
    for claim in event["claims"]:
        where = f"{event['id']}, {claim['id']}"
        kept = [link for link in claim["evidence"] if (link["source"], link["passage"]) in passages]
        for link in claim["evidence"]:
            if link not in kept:
                report.say(where, f"evidence left out: {link['source']}, {link['passage']} is not in the file")
        if any(link["stance"] != "context" for link in kept):
            yield {**claim, "evidence": kept}
        else:
            report.say(where, "claim left out: nothing in the file bears on it")


def _tie_texts(event: Plain, sources: dict[str, Source], report: Report) -> None:
    """``rests_on`` names claims that are there, and says it where all of them speak only after the event."""
    heard = {claim["id"] for claim in event["claims"]}
    if not heard:
        return
    if "rests_on" in event:
        event["rests_on"] = [name for name in event["rests_on"] if name in heard]
    made = Event.model_validate(event)
    first = made.date.earliest
    for claim, plain in zip(made.claims, event["claims"], strict=True):
        if not claim.background and first is not None and _is_older(claim, sources, first):
            plain["background"] = True
            report.say(f"{made.id}, {claim.id}", "marked as background: all documents for it here are older")
    days = {claim.id: speaks_from(claim, sources) for claim in made.claims}
    late = [name for name, day in days.items() if first is not None and day is not None and day > first]
    unsaid = "rests_on" not in event or (not event["rests_on"] and len(late) == len(heard))
    if late and unsaid:
        event["rests_on"] = late
        report.say(event["id"], f"title and summary are taken to rest on {', '.join(late)}, which speak later")
    if "before" in event and not event.get("rests_on"):
        del event["before"]
        report.say(event["id"], "before left out: the claims that it stands for are not in the file")


def _is_older(claim: Claim, sources: dict[str, Source], day: int) -> bool:
    """Whether all that supports a claim was written before a day."""
    written = [sources[link.source].created for link in claim.evidence if link.stance is Stance.SUPPORTS]
    return bool(written) and all(
        date.earliest is not None and date.latest is not None and date.latest < day for date in written
    )


def _slide_of(event: Plain) -> Slide:
    """An event without evidence, as a foreign one."""
    title, summary = (event[key]["en"] for key in ("title", "summary"))
    kept = {key: value for key, value in event.items() if key not in OWN_ROW}
    return Slide(f"event {event['id']}", event["date"], title, summary, name=event["id"], fields=kept)


def _with_slides(sound: Records, slides: Sequence[Slide], foreign: Foreign, report: Report, today: date) -> Records:
    """The records, and what slides without evidence make."""
    making = Making(foreign, report, today, sound)
    if slides:
        report.end(f"{len(slides):,} of {len(slides) + len(sound['events']):,} events have no evidence: {BY_HAND}")
    events = [*sound["events"], *(making.event(slide) for slide in slides)]
    themes = [*sound["themes"], *making.themes.values()]
    card = sound["dataset"] or [making.card([])]
    if slides:
        languages = dict.fromkeys((*card[0]["languages"], foreign.language))
        card = [{**card[0], "languages": list(languages)}]
    return {
        **sound,
        "dataset": card,
        "events": events,
        "themes": themes,
        "sources": [*sound["sources"], *making.sources()],
    }
