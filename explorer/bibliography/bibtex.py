"""
BibLaTeX, which Zotero, JabRef and biber read (the manual of biblatex, 3.20, chapters 2.1 to 2.3).

Dates are EDTF, as biblatex has them. Names and titles stand in two pairs of braces: they are neither taken apart nor
given another case. There is no field for an archive: where a document is kept is how it was published
(``howpublished``), from the archive down to the identifier.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from explorer.bibliography.dating import edtf_of
from explorer.bibliography.reference import Reference

_TYPES = {
    "article-newspaper": "article",
    "book": "book",
    "dataset": "dataset",
    "report": "report",
    "webpage": "online",
}
"""All others are ``misc``, or ``incollection`` where they are in something."""

_CONTAINERS = {"article-newspaper": "journaltitle", "webpage": "organization", "regulation": "journaltitle"}

_ARCHIVE = ("archive", "archive_collection", "archive_location")
_LANGUAGES = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "hr": "croatian",
    "id": "indonesian",
    "it": "italian",
    "ru": "russian",
    "tr": "turkish",
}
_ESCAPED = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "`": r"\textasciigrave{}",
    **{sign: f"\\{sign}" for sign in "%&$#_"},
}
_SPECIAL = re.compile("|".join(re.escape(sign) for sign in _ESCAPED))
_LIGATURES = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=,)(?=,)|(?<=<)(?=<)|(?<=>)(?=>)")


def bibtex(references: Iterable[Reference]) -> str:
    """One entry for each reference, in the order given; UTF-8, ending in a line break; empty for none."""
    return "\n".join(_entry(reference) for reference in references)


def escaped(words: str) -> str:
    """Words as TeX reads them again: one line, nothing of it a command, braces balanced."""
    apart = _LIGATURES.sub("\0", " ".join(words.split()))
    return _SPECIAL.sub(lambda found: _ESCAPED[found[0]], apart).replace("\0", "{}")


def _entry(reference: Reference) -> str:
    item = reference.item
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(reference) if value)
    other = "incollection" if "container-title" in item else "misc"
    return f"@{_TYPES.get(item['type'], other)}{{{item['id']},\n{lines}}}\n"


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    item = reference.item
    kind = item["type"]
    yield "author", " and ".join(_braced(person.get("literal", "")) for person in item.get("author", ()))
    yield "title", _braced(item["title"])
    yield "date", _date(item, "issued")
    yield "origdate", _date(item, "original-date")
    yield _CONTAINERS.get(kind, "booktitle"), _braced(item.get("container-title", ""))
    yield "institution" if kind == "report" else "publisher", _braced(item.get("publisher", ""))
    for name, variable in (("number", "number"), ("volume", "volume"), ("pages", "page"), ("version", "version")):
        yield name, escaped(item.get(variable, ""))
    yield "howpublished", escaped(", ".join(item[name] for name in _ARCHIVE if item.get(name)))
    yield "url", item.get("URL", "")
    yield "urldate", _date(item, "accessed")
    yield "langid", _LANGUAGES.get(item.get("language", ""), "")
    yield "keywords", escaped(", ".join(word.replace(",", ";") for word in reference.keywords))
    yield "note", escaped(reference.note)


def _braced(words: str) -> str:
    return f"{{{escaped(words)}}}" if words else ""


def _date(item: Mapping[str, Any], name: str) -> str:
    date = edtf_of(item, name)
    return date.text if date else ""
