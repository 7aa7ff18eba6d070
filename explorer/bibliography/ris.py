"""
RIS, which Zotero, EndNote and Mendeley read (the specification of Reference Manager, as Zotero's translator takes it).

A line is a tag of two characters, two spaces, a hyphen, a space and a value. No value has a line break, so none can
begin with a tag. RIS takes a name with a comma for a family name and a given name; there is no way to say that it is
not, so a name like "Vladimir Putin, President of the Russian Federation" is shown in two parts by such programs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from explorer.bibliography.dating import edtf_of
from explorer.bibliography.reference import Reference

_TYPES = {
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "dataset": "DATA",
    "legal_case": "CASE",
    "legislation": "STAT",
    "personal_communication": "PCOMM",
    "regulation": "STAT",
    "report": "RPRT",
    "webpage": "ELEC",
}
"""All others are GEN, which Zotero calls a document, or CHAP where they are in something."""

_PARTS = (
    ("T2", "container-title"),
    ("PB", "publisher"),
    ("VL", "volume"),
    ("SP", "page"),
    ("IS", "number"),
    ("ET", "version"),
    ("DB", "archive"),
    ("LA", "language"),
    ("UR", "URL"),
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\s]+")
_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?(?P<rest>.*)")


def ris(references: Iterable[Reference]) -> str:
    """One record for each reference, in the order given; UTF-8, lines end as RIS has them (CR LF); empty for none."""
    return "".join(f"{line}\r\n" for reference in references for line in (*_record(reference), ""))


def _record(reference: Reference) -> Iterator[str]:
    item = reference.item
    yield f"TY  - {_TYPES.get(item['type'], 'CHAP' if 'container-title' in item else 'GEN')}"
    yield from (f"{tag}  - {value}" for tag, words in _values(reference) if (value := _CONTROL.sub(" ", words).strip()))
    yield "ER  - "


def _values(reference: Reference) -> Iterator[tuple[str, str]]:
    item = reference.item
    yield "ID", item["id"]
    yield from (("AU", person.get("literal", "")) for person in item.get("author", ()))
    yield "TI", item["title"]
    yield from _dated(item)
    yield from ((tag, item.get(name, "")) for tag, name in _PARTS)
    kept = (item.get(name, "") for name in ("archive_collection", "archive_location"))
    yield "AV", ", ".join(words for words in kept if words)
    accessed = edtf_of(item, "accessed")
    yield "Y2", f"{accessed.text.replace('-', '/')}/" if accessed else ""
    yield from (("KW", word) for word in reference.keywords)
    yield "N1", reference.note


def _dated(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The year, and the date as year/month/day/more: what the numbers cannot say stands in EDTF at its end."""
    date = edtf_of(item)
    found = _DAY.fullmatch(date.text) if date else None
    if found is None:
        yield "DA", f"///{date.text if date else item.get('issued', {}).get('literal', '')}".removesuffix("///")
        return
    parts = (found["year"], found["month"] or "", found["day"] or "")
    yield "PY", found["year"]
    yield "DA", f"{'/'.join(parts)}/{date.text if date and found['rest'] else ''}"
