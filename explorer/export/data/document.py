"""
The records as JSON (RFC 8259), in the form that the YAML has, and as JSON Lines (jsonlines.org).

A document has ``about``, what the file says of itself, then ``dataset``, ``people``, ``themes``, ``terms``, ``events``,
``sources`` and ``stories``: lists of records but for the first two, a record a line. In JSON Lines each line has a
record and its ``kind``, which is one of those words; the first is that of ``about``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from explorer.export.data.heading import Heading
from explorer.interchange import Part, plain
from explorer.records import Record


def json_document(part: Part, heading: Heading) -> bytes:
    """Everything in one document, UTF-8."""
    written = [f'"about": {_json(heading.facts())}', f'"dataset": {_json(plain(part.data.card))}']
    for kind, records in records_of(part):
        lines = ",\n".join(_json(plain(record)) for record in records)
        written.append(f'"{kind}": [\n{lines}\n]' if lines else f'"{kind}": []')
    return ("{\n" + ",\n".join(written) + "\n}\n").encode()


def json_lines(part: Part, heading: Heading) -> bytes:
    """A record a line, UTF-8."""
    return "".join(f"{_json(line)}\n" for line in _lines(part, heading)).encode()


def _lines(part: Part, heading: Heading) -> Iterator[dict[str, Any]]:
    yield {"kind": "about", "record": heading.facts()}
    yield {"kind": "dataset", "record": plain(part.data.card)}
    for kind, records in records_of(part):
        yield from ({"kind": kind, "record": plain(record)} for record in records)


def records_of(part: Part) -> Iterator[tuple[str, Iterable[Record]]]:
    """The records by kind; stories only with everything, because they walk through all of it."""
    yield "people", part.people
    yield "themes", part.themes
    yield "terms", part.data.terms
    yield "events", part.events
    yield "sources", part.sources
    yield "stories", part.data.stories.values() if part.is_whole else ()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
