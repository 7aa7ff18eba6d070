"""Results of a search for the terminal: as lines to read, or as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from explorer.cli.terminal import complain, count, is_terminal, say
from explorer.i18n import Catalogue
from explorer.search import Excerpt, Facets, Found, Marker, Scope, Searching, Telling, Told
from explorer.web.shelf import Known


class Answer(NamedTuple):
    """What was found, the facets of all of it, the results in words, and who found them."""

    found: Found
    facets: Facets
    told: list[Told]
    searching: Searching


def ask(known: Known, written: str, limit: int, language: str) -> Answer:
    """Search in what was known."""
    searching = known.search
    query = searching.read(written)
    found = searching.find(query, Scope(), limit)
    telling = Telling(known.data, Marker(query, searching.names), language)
    told = [telling.tell(result) for result in found.results]
    return Answer(found, searching.facets(found, Scope()), told, searching)


def say_results(answer: Answer, text: Catalogue) -> None:
    """Each result in a few lines, and how many there are; what else is to be said goes to standard error."""
    told, total = answer.told, answer.facets.total
    for line in _remarks(answer, text):
        complain(line)
    for line in _lines(told, text):
        say(line)
    if told:
        say(count(total, "result") + (f", the first {len(told)} of them" if total > len(told) else ""))


def _remarks(answer: Answer, text: Catalogue) -> Iterator[str]:
    """What was read otherwise than it may have been meant, and what to try when nothing was found."""
    found, asked = answer.found, answer.searching
    query = found.query
    for note in query.notes:
        yield text(f"search.remark.{note.remark}", words=note.words)
    if found.some:
        yield text("search.some")
    if not found.results:
        yield text("search.nothing")
    if found.some or not found.results:
        for written in asked.spellings(query, Scope()):
            yield f"{text('search.did-you-mean')} {written}"


def _lines(told: list[Told], text: Catalogue) -> Iterator[str]:
    for one in told:
        parts = [text(f"search.kind.{one.result.kind}"), text.date(one.date, "short"), *_facts(one, text)]
        yield f"{plain(one.title)}"
        yield f"  {' · '.join(parts)}"
        if words := plain(one.excerpt, marks=("[", "]") if is_terminal() else ("", "")):
            yield f"  {words}"
        yield f"  {one.result.key}"
        yield ""


def _facts(one: Told, text: Catalogue) -> Iterator[str]:
    if one.side:
        yield text(f"side.{one.side}" if one.source else f"lane.side.{one.side}")
    if one.status:
        yield text(f"status.{one.status}")
    if one.source and one.source.classification and one.source.classification != "none":
        yield one.source.classification


def plain(excerpt: Excerpt, marks: tuple[str, str] = ("", "")) -> str:
    """An excerpt as one line of text, with *marks* around what was found."""
    left, right = marks
    words = "".join(f"{left}{piece.words}{right}" if piece.found else piece.words for piece in excerpt.pieces)
    return " ".join(words.split())


def as_json(answer: Answer) -> dict[str, Any]:
    """What was understood, how much there is, and each result."""
    found, facets = answer.found, answer.facets
    return {
        "query": found.query.text,
        "notes": [{"remark": str(note.remark), "words": note.words} for note in found.query.notes],
        "some_of_the_words": found.some,
        "total": facets.total,
        "facets": {str(field): values for field, values in facets.counts.items()},
        "results": [_result(one) for one in answer.told],
    }


def _result(one: Told) -> dict[str, Any]:
    result = one.result
    names = ("event", "claim", "source", "passage", "sha256", "page")
    ids = {name: value for name in names if (value := getattr(result, name))}
    return {
        "key": result.key,
        "kind": str(result.kind),
        **ids,
        "title": plain(one.title),
        "date": one.date.text,
        "side": one.side or None,
        "status": str(one.status) if one.status else None,
        "marking": one.source.classification if one.source else None,
        "sealed_for_months": one.sealed_for,
        "public_on": one.opened.first.date.text if one.opened else None,
        "excerpt": plain(one.excerpt),
        "found": [piece.words for piece in one.excerpt.pieces if piece.found],
        "language": one.excerpt.language,
    }
