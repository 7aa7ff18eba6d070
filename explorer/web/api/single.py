"""Single records by their ids; one that is sealed on the day of the second clock is answered as one that never was."""

from __future__ import annotations

from http import HTTPStatus

from explorer.interchange import plain
from explorer.web.api import lists, records
from explorer.web.api.problems import Refused, shown
from explorer.web.api.question import Question
from explorer.web.api.records import Json


def index(question: Question) -> Json:
    """The data set: what it is called, its version and licence, how much there is, and where."""
    card, data = question.data.card, question.data
    counts = {
        "events": len(data.events),
        "sources": len(data.sources),
        "claims": lists.claims_in_all(question),
        "passages": sum(len(source.passages) for source in data.sources.values()),
        "people": len(data.people),
        "themes": len(data.themes),
        "terms": len(data.terms),
        "stories": len(data.stories),
    }
    parts = [*counts, "search", "changes", "export", "openapi.json"]
    edition, day = question.shelf.editions.present, question.selection.known
    return {
        "title": plain(card)["title"],
        "description": plain(card)["description"],
        "version": f"{card.version}+{edition}",
        "edition": edition,
        "licence": card.licence,
        "languages": list(card.languages),
        "counts": counts,
        "links": {part: question.here(part) for part in parts},
        **({"known": str(day)} if day else {}),
    }


def event(question: Question) -> Json:
    """
    An event.

    Raises:
        Refused: There is none of that id: 404; likewise below.
    """
    found = question.data.event(question.name)
    if found is None:
        raise _absent(question, "event")
    return records.event_record(found, question)


def source(question: Question) -> Json:
    """A source."""
    found = question.data.sources.get(question.name)
    if found is None:
        raise _absent(question, "source")
    return records.source_record(found, question)


def person(question: Question) -> Json:
    """A person or organisation."""
    found = question.data.people.get(question.name)
    if found is None:
        raise _absent(question, "person")
    return records.person_record(found, question, lists.acts(question).get(found.id, 0))


def story(question: Question) -> Json:
    """A story."""
    found = question.data.stories.get(question.name)
    if found is None:
        raise _absent(question, "story")
    return records.story_record(found, question)


def _absent(question: Question, kind: str) -> Refused:
    place = question.path.rpartition("/")[0]
    detail = f"there is no {kind} {shown(question.name)} on that day (ids are listed at {place})"
    return Refused(HTTPStatus.NOT_FOUND, detail)
