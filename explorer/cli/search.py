"""``unsealed search``: what the search box finds, in the terminal."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from explorer.cli.terminal import (
    complain,
    count,
    data_option,
    data_set,
    is_terminal,
    json_option,
    known_option,
    language_option,
    say,
    say_json,
)
from explorer.cli.text.naming import library_option
from explorer.i18n import Catalogue, catalogues
from explorer.library import Library
from explorer.search import (
    Excerpt,
    Facets,
    Found,
    Marker,
    Progress,
    Scope,
    Searching,
    Telling,
    Told,
    default_cache,
)

LIMIT = 10


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="QUERY")
@data_option
@library_option
@known_option
@language_option
@click.option("--limit", type=click.IntRange(1, 1000), default=LIMIT, show_default=True, help="How many results.")
@json_option
def search(
    words: tuple[str, ...],
    folder: Path,
    shelf: Path,
    known: datetime.date | None,
    language: str,
    limit: int,
    as_json: bool,
) -> None:
    """
    Find events, claims, passages, sources and attached texts.

    QUERY is what the search box understands: "exact phrase", -not, OR, word*, actor:, theme:, kind:, side:, status:,
    before:, after:, sealed:2001-09-10. Put -- before a query that begins with a minus.
    """
    data = data_set(folder)
    # Tables take longer to import than all commands without them to run.
    from explorer.web.shelf import Shelf

    texts = catalogues()
    kept = Shelf(data, texts, library=Library(shelf), cache=default_cache())
    kept.index.engine(progress("search index"))
    here = kept.on(known)
    query = here.search.read(" ".join(words))
    found = here.search.find(query, Scope(), limit)
    telling = Telling(here.data, Marker(query, here.search.names), language)
    told = [telling.tell(result) for result in found.results]
    facets = here.search.facets(found, Scope())
    if as_json:
        say_json(_as_json(found, told, facets))
    else:
        _say_results(found, told, facets.total, here.search, texts[language])


def _say_results(found: Found, told: list[Told], total: int, asked: Searching, text: Catalogue) -> None:
    for line in _remarks(found, asked, text):
        complain(line)
    for line in _lines(told, text):
        say(line)
    if told:
        say(count(total, "result") + (f", the first {len(told)} of them" if total > len(told) else ""))


def progress(what: str) -> Progress:
    """Tells a person at a terminal how much is done; others are told nothing."""
    if not is_terminal() or not sys.stderr.isatty():
        return lambda _, __: None

    def tell(done: int, total: int) -> None:
        if done % max(1, total // 100) == 0 or done == total:
            end = "\n" if done == total else ""
            print(f"\r{what}: {done:,} of {total:,}", end=end, file=sys.stderr, flush=True)

    return tell


def _remarks(found: Found, asked: Searching, text: Catalogue) -> Iterator[str]:
    """What was read otherwise than it may have been meant, and what to try when nothing was found."""
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
        yield text(f"lane.side.{one.side}")
    if one.status:
        yield text(f"status.{one.status}")
    if one.source and one.source.classification and one.source.classification != "none":
        yield one.source.classification


def plain(excerpt: Excerpt, marks: tuple[str, str] = ("", "")) -> str:
    """An excerpt as one line of text, with *marks* around what was found."""
    left, right = marks
    words = "".join(f"{left}{piece.words}{right}" if piece.found else piece.words for piece in excerpt.pieces)
    return " ".join(words.split())


def _as_json(found: Found, told: list[Told], facets: Facets) -> dict[str, Any]:
    """What was understood, how much there is, and each result."""
    return {
        "query": found.query.text,
        "notes": [{"remark": str(note.remark), "words": note.words} for note in found.query.notes],
        "some_of_the_words": found.some,
        "total": facets.total,
        "facets": {str(field): values for field, values in facets.counts.items()},
        "results": [_result(one) for one in told],
    }


def _result(one: Told) -> dict[str, Any]:
    result, secrecy = one.result, one.opened.secrecy if one.opened and one.opened.sealed else None
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
        "sealed_for_months": secrecy.total if secrecy else None,
        "public_on": one.opened.first.date.text if one.opened else None,
        "excerpt": plain(one.excerpt),
        "found": [piece.words for piece in one.excerpt.pieces if piece.found],
        "language": one.excerpt.language,
    }
