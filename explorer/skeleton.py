"""
New files for curators: a valid event or source with the right name, to be filled in.

What is not given is written as a text that says what belongs there, so that ``check`` finds the file
sound and a reader sees at once what is still to do. Nothing is invented: no date, no place, no quote.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from explorer.dates import Edtf
from explorer.records import FALLBACK_LANGUAGE
from explorer.vocabulary import How, Kind, Rights, Side

LONGEST_SLUG = 48


@dataclass(frozen=True, slots=True)
class NewEvent:
    """What a new event needs to be valid: its claim rests on a passage that exists."""

    title: str
    date: str
    theme: str
    source: str
    passage: str
    importance: int = 3
    background: bool = False  # the source is older than the event


@dataclass(frozen=True, slots=True)
class NewSource:
    """What a new source needs to be valid."""

    title: str
    created: str
    released: str
    kind: Kind
    side: Side
    language: str
    how: How
    rights: Rights


def slug(date: str, title: str) -> str:
    """
    An id made of the first possible day (or year) of a date and the words of a title: lower-case Latin letters.

    Raises:
        ValueError: *date* is no EDTF date, or *title* has no Latin letter or digit.
    """
    start = Edtf.parse(date).text.partition("/")[0].strip("~?%")
    plain = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)
    if not words:
        raise ValueError("has no Latin letters to make a file name of (give an English title)")
    name = ""
    for word in words:
        if len(name) + len(word) > LONGEST_SLUG:
            break
        name = f"{name}-{word}"
    day = "-".join(re.findall(r"[0-9]+", start))
    return f"{day}{name}" if name else f"{day}-{words[0][:LONGEST_SLUG]}"


def event_yaml(new: NewEvent, languages: Sequence[str]) -> str:
    """The text of an event's file, in all *languages* of the data set."""
    return _lines(
        "# yaml-language-server: $schema=../../.schema/event.json",
        *_text("title", {FALLBACK_LANGUAGE: new.title}, languages, "title"),
        f"date: {new.date}",
        *_text("summary", {}, languages, "what happened, in up to 90 words"),
        f"themes: [{new.theme}]",
        f"importance: {new.importance}",
        "claims:",
        "  - id: first",
        *_text("text", {}, languages, "one statement about the event", indent=4),
        *(["    background: true"] if new.background else []),
        "    evidence:",
        f"      - {{source: {new.source}, passage: {new.passage}, stance: supports}}",
        "rests_on: [first]  # the claims that title and summary give away; [] if none",
    )


def source_yaml(new: NewSource, languages: Sequence[str]) -> str:
    """The text of a source's file, in all *languages* of the data set."""
    return _lines(
        "# yaml-language-server: $schema=../../.schema/source.json",
        *_text("title", {FALLBACK_LANGUAGE: new.title}, languages, "title"),
        f"kind: {new.kind}",
        f"side: {new.side}",
        f"created: {new.created}",
        f"language: {new.language}",
        "releases:",
        f"  - {{date: {new.released}, how: {new.how}}}",
        f"rights: {new.rights}",
        "passages:",
        "  - id: first",
        '    locator: "p. 1"',
        *_text("gloss", {}, languages, "what the passage says, in our own words", indent=4),
    )


def write_new(folder: Path, name: str, text: str) -> Path:
    """
    Write a new file ``<folder>/<name>.yaml``.

    Raises:
        FileExistsError: It is there already; nothing was changed.
    """
    path = folder / f"{name}.yaml"
    folder.mkdir(exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path


def _text(
    key: str, known: Mapping[str, str], languages: Iterable[str], wanted: str, *, indent: int = 0
) -> Iterable[str]:
    yield f"{' ' * indent}{key}:"
    for language in languages:
        words = known.get(language, f"TO WRITE ({language}): {wanted}")
        yield f"{' ' * indent}  {language}: {_scalar(words)}"


def _scalar(words: str) -> str:
    """A text as YAML: in double quotes, whose escapes are those of JSON."""
    return json.dumps(words, ensure_ascii=False)


def _lines(*lines: str) -> str:
    return "\n".join(lines) + "\n"
