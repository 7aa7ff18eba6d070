"""``unsealed text verify`` and ``accept``: is every quote in the texts, and what a curator decides where it is not."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from explorer.anchoring import Anchor, Candidate, Found, Span, candidates
from explorer.cli.terminal import Failure, count, data_option, data_set, json_option, say, say_json
from explorer.cli.text.naming import library_option, source_named, text_named
from explorer.fulltext import FullText
from explorer.library import Acceptance, Kept, Library, LibraryError
from explorer.quotes import FAILED, Checked, check_source, texts_for, texts_of
from explorer.records import DataSet, Passage, Source

AROUND = 32
"""Letters before and after a place that are shown, and offered as prefix and suffix."""


@click.command()
@click.argument("names", nargs=-1, metavar="[SOURCE]…")
@library_option
@data_option
@json_option
def verify(names: tuple[str, ...], shelf: Path, folder: Path, as_json: bool) -> None:
    """
    Look for every quote in the texts of its source.

    Exit code 1 if one is missing, or found in several places, or a file of the library is damaged.
    """
    data, library = data_set(folder), Library(shelf)
    sources = [source_named(data, name) for name in dict.fromkeys(names)] or list(data.sources.values())
    faults = list(library.faults())
    try:
        checked = [one for source in sources for one in _checked(source, data, library)]
        if as_json:
            say_json({"quotes": [_values(one, data, library) for one in checked], "faults": faults})
        else:
            _report(checked, faults, data, library)
    except LibraryError as error:
        raise Failure(str(error), exit_code=1) from error
    if faults or any(one.anchor.found in FAILED for one in checked):
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("name", metavar="SOURCE")
@click.argument("passage_name", metavar="PASSAGE")
@click.option("--candidate", "number", type=click.IntRange(1), help="Which of the places that verify lists.")
@click.option("--text", "sha", metavar="SHA-256", help="In which text, if the source has several.")
@library_option
@data_option
def accept(name: str, passage_name: str, number: int | None, sha: str | None, shelf: Path, folder: Path) -> None:
    """
    Take a place for a quote that is missing, or that stands in several places.

    The decision is kept in the library, and holds as long as quote and text are the same.
    """
    data, library = data_set(folder), Library(shelf)
    source = source_named(data, name)
    passage = next((p for p in source.passages if p.id == passage_name), None)
    if passage is None or passage.quote is None:
        quoted = ", ".join(p.id for p in source.passages if p.quote) or "none"
        raise Failure(f"{name} has no passage {passage_name[:80]!r} with a quote (those with one: {quoted})")
    kept, places = _places(source, passage, data, library, sha)
    if number is None and len(places) > 1:
        most = len(places)
        raise Failure(f"there are {most} places: say --candidate 1 to {most} (unsealed text verify {name} lists them)")
    if number is not None and number > len(places):
        raise Failure(f"there is no candidate {number}: {name} has {len(places)} for this quote")
    span, score = places[(number or 1) - 1]
    text = library.text(kept).text
    words = text[span.start : span.end]
    decided = Acceptance(passage.quote, kept.sha256, span, words, score, datetime.now(UTC).replace(microsecond=0))
    try:
        library.accept(source.id, passage.id, decided)
    except LibraryError as error:
        raise Failure(str(error)) from error
    say(f"Accepted for {source.id}, {passage.id}: {' '.join(words.split())}")
    say("For everybody else, these lines in the data file tell the place:")
    say(f"    prefix: {_scalar(text[max(0, span.start - AROUND) : span.start])}")
    say(f"    suffix: {_scalar(text[span.end : span.end + AROUND])}")
    say(f"    position: {{start: {span.start}, end: {span.end}}}")


def _places(
    source: Source, passage: Passage, data: DataSet, library: Library, sha: str | None
) -> tuple[Kept, list[tuple[Span, float]]]:
    """
    The places that can be taken for a quote, with their likeness (of 100), and the text in which they are.

    Raises:
        Failure: There is no text, nothing to decide, or nothing alike.
    """
    there = texts_of(source, data, library)
    texts = {kept.sha256: (kept, text) for kept, text in texts_for(passage, source, there)}
    if not texts:
        raise Failure(f"{source.id} has no text: unsealed text add {source.id} FILE")
    found = check_source(source, there)[passage.id]
    if found.anchor.found not in FAILED and sha is None:
        raise Failure(f"the quote is {found.anchor.found}: there is nothing to accept")
    chosen = text_named([kept for kept, _ in texts.values()], source.id, sha) if sha else found.kept
    if chosen is None:
        raise Failure(f"{source.id} has no text: unsealed text add {source.id} FILE")
    if found.kept == chosen and found.anchor.found is Found.AMBIGUOUS:
        return chosen, [(span, 100.0) for span in found.anchor.places]
    near = candidates(passage, texts[chosen.sha256][1])
    if not near:
        raise Failure(f"nothing in the text {chosen.sha256[:12]} of {source.id} is like the quote")
    return chosen, [(candidate.span, candidate.score) for candidate in near]


def _checked(source: Source, data: DataSet, library: Library) -> Iterable[Checked]:
    return check_source(source, texts_of(source, data, library), library.accepted).values()


def _report(checked: list[Checked], faults: list[str], data: DataSet, library: Library) -> None:
    for fault in faults:
        say(fault)
    for one in checked:
        for line in _lines(one, data, library):
            say(line)
    counts = Counter(one.anchor.found for one in checked)
    said = ", ".join(f"{counts[found]:,} {found}" for found in Found if counts[found])
    say(f"{count(len(checked), 'quote')}: {said}" if checked else "No quotes")


def _lines(one: Checked, data: DataSet, library: Library) -> Iterator[str]:
    """What a curator must look at; nothing for what was found, or could not be looked for."""
    where = f"{one.source}: {one.passage}"
    if one.kept is None:
        return
    text = library.text(one.kept)
    if one.anchor.found in FAILED and library.accepted(one.source, one.passage):
        yield f"{where}: what was accepted counts no more: the quote, or the text, is another than then"
    if one.anchor.found is Found.AMBIGUOUS:
        yield f"{where}: is in {len(one.anchor.places)} places; a prefix or suffix would tell which, or text accept"
        for n, span in enumerate(one.anchor.places, 1):
            yield f"    {n}. page {_page(text, span)}: {_context(text, span)}"
    elif one.anchor.found is Found.MISSING:
        near = candidates(_passage(one, data), text)
        yield f"{where}: is missing in the text {one.kept.sha256[:12]}" + ("; alike:" if near else "; nothing is alike")
        for n, candidate in enumerate(near, 1):
            yield f"    {n}. page {_page(text, candidate.span)}, {candidate.score:.0f} of 100: {_difference(candidate)}"
    elif one.anchor.elsewhere:
        yield f"{where}: found on page {_page(text, one.anchor.places[0])}, not where its locator says"


def _passage(one: Checked, data: DataSet) -> Passage:
    return next(p for p in data.sources[one.source].passages if p.id == one.passage)


def _page(text: FullText, span: Span) -> str:
    return text.pages[text.page_at(span.start)].label


def _context(text: FullText, span: Span) -> str:
    before, after = text.text[max(0, span.start - AROUND) : span.start], text.text[span.end : span.end + AROUND]
    return f"…{_flat(before)} [{_flat(text.text[span.start : span.end])}] {_flat(after)}…"


def _flat(words: str) -> str:
    return " ".join(words.split())


def _scalar(words: str) -> str:
    """Words as YAML writes them: a JSON string is one too."""
    return json.dumps(_flat(words), ensure_ascii=False)


def _difference(candidate: Candidate) -> str:
    """A candidate with what it lacks of the quote in [-…-], and what it has instead in {+…+}, as wdiff writes it."""
    marks = {"removed": ("[-", "-]"), "added": ("{+", "+}")}
    parts = []
    for piece in candidate.difference:
        opened, closed = marks.get(str(piece.change), ("", ""))
        parts.append(f"{opened}{_flat(piece.words)}{closed}")
    return " ".join(part for part in parts if part)


def _values(one: Checked, data: DataSet, library: Library) -> dict[str, Any]:
    anchor: Anchor = one.anchor
    values: dict[str, Any] = {
        "source": one.source,
        "passage": one.passage,
        "found": str(anchor.found),
        "elsewhere": anchor.elsewhere,
        "text": one.kept.sha256 if one.kept else None,
        "places": [{"start": span.start, "end": span.end} for span in anchor.places],
    }
    if one.kept and anchor.found is Found.MISSING:
        near = candidates(_passage(one, data), library.text(one.kept))
        values["candidates"] = [
            {"start": c.span.start, "end": c.span.end, "score": round(c.score, 1), "words": _flat(c.words)}
            for c in near
        ]
    return values
