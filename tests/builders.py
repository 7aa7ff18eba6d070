"""Valid records for tests: each maker takes only what the test is about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from explorer import records
from explorer.dates import Edtf
from explorer.records import (
    Claim,
    DataSet,
    DatasetCard,
    Era,
    Event,
    Evidence,
    Passage,
    Person,
    Release,
    Source,
    Term,
    Theme,
)

ENGLISH = {"en": "Words"}


def words(text: str, **more: str) -> dict[str, str]:
    """A text in English, and in other languages if given."""
    return {"en": text, **more}


def make_passage(id: str = "opening", **changes: Any) -> Passage:
    """A passage without a quote."""
    return Passage(**{"id": id, "locator": "p. 1", "gloss": words("The two sides agree."), **changes})


def make_source(id: str = "memo", released: str = "2000-06-04", **changes: Any) -> Source:
    """A US memorandum of 4 June 2000 with one passage, released on *released* after a lawsuit."""
    return Source(
        **{
            "id": id,
            "title": words(f"Title of {id}"),
            "kind": "memorandum-of-conversation",
            "side": "us",
            "created": "2000-06-04",
            "language": "en",
            "releases": [Release(date=Edtf.parse(released), how="FOIA lawsuit", extent="in-part")],
            "rights": "public-domain-us-government",
            "passages": [make_passage()],
            **changes,
        }
    )


def make_evidence(source: str = "memo", stance: str = "supports", passage: str = "opening") -> Evidence:
    """Evidence from the passage that make_source makes."""
    return Evidence(source=source, passage=passage, stance=stance)


def make_claim(id: str = "asked", evidence: Iterable[Evidence] | None = None, **changes: Any) -> Claim:
    """A claim that one memorandum supports."""
    links = [make_evidence()] if evidence is None else list(evidence)
    return Claim(**{"id": id, "text": words(f"Statement {id}."), "evidence": links, **changes})


def make_event(id: str = "2000-06-04-meeting", **changes: Any) -> Event:
    """An event of 4 June 2000, tone +2, importance 3, one claim."""
    return Event(
        **{
            "id": id,
            "title": words(f"Title of {id}"),
            "date": "2000-06-04",
            "summary": words(f"Summary of {id}."),
            "actors": ["ann"],
            "themes": ["talks"],
            "importance": 3,
            "tone": {"value": 2, "reason": words("They agreed.")},
            "claims": [make_claim()],
            **changes,
        }
    )


def make_person(id: str = "ann", **changes: Any) -> Person:
    """A person of the US side."""
    return Person(**{"id": id, "name": words(id.capitalize()), "side": "us", **changes})


def make_term(person: str = "ann", period: str = "1993-01-20/2001-01-20", **changes: Any) -> Term:
    """A term of office of the US side."""
    return Term(**{"person": person, "side": "us", "office": words("President"), "period": period, **changes})


def make_era(id: str = "nineties", period: str = "1991-12-25/2001-09-11", **changes: Any) -> Era:
    """A stretch of the timeline from the end of the Soviet Union to 11 September."""
    return Era(**{"id": id, "name": words(id.capitalize()), "period": period, **changes})


def make_card(**changes: Any) -> DatasetCard:
    """The card of a data set that has English alone."""
    texts = dict.fromkeys(("title", "subtitle", "description"), ENGLISH)
    return DatasetCard(**{**texts, "version": "1", "licence": "CC-BY-4.0", "languages": ["en"], **changes})


def make_dataset(
    events: Iterable[Event] | None = None, sources: Iterable[Source] | None = None, **changes: Any
) -> DataSet:
    """A data set of one event and one source; every theme and actor that the events name exists."""
    found = [make_event()] if events is None else list(events)
    themes = {t: Theme(id=t, name=records.Text(words(t.capitalize()))) for e in found for t in e.themes}
    people = {a: make_person(a) for e in found for a in e.actors} | {"ann": make_person()}
    return DataSet(
        **{
            "card": make_card(),
            "events": tuple(sorted(found, key=lambda e: (e.date.earliest or -(10**9), e.id))),
            "sources": {s.id: s for s in ([make_source()] if sources is None else sources)},
            "people": people,
            "themes": themes,
            "terms": (),
            **changes,
        }
    )
