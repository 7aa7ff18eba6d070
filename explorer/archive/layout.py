"""
The columns of ``events.parquet``, and how they follow from an event's record.

id              text                the event's id; unique
date            text                EDTF, as in YAML
title           one text a language    a field for each language of the data set: en, ru, …
short           likewise            null where the event has no short title
themes          list of texts       the first one is the lane
actors          list of texts
importance      whole number        1..5
tone            whole number        -5..5; null where the curators gave none
latitude        number              degrees north; null without a place
longitude       number              degrees east
claims          list of texts       the claims' ids
evidence        list                of claim (its place in ``claims``, from 0), source, passage, stance
rests_on        list of texts       ids of claims
related         list of texts       ids of events
before          title, actors,      null where there is none; each of them null where the event's own stands; place
                themes, place       has lat and lon
record          text                the whole event as one line of ``events.jsonl``: the same keys as in YAML, and id

``record`` is what a reader of an event sees; the other columns repeat what the timeline, the counts and the second
clock need of all events at once. ``unsealed check`` compares them. ``sources.parquet`` has ``id`` and ``record`` alone.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json as pj

RECORD = "record"
TEXT = pa.large_string()
TEXTS = pa.list_(TEXT)
WHOLE = pa.int64()
NUMBER = pa.float64()
EVIDENCE = pa.struct([("claim", WHOLE), ("source", TEXT), ("passage", TEXT), ("stance", TEXT)])
PLACE = pa.struct([("lat", NUMBER), ("lon", NUMBER)])
SOURCES = pa.schema([("id", TEXT), (RECORD, TEXT)])
_BLOCK = 1 << 22  # bytes that one thread reads; more than the longest line

Plain = Mapping[str, Any]
"""A record as JSON has it."""


def event_columns(languages: Sequence[str], *, record: bool = False) -> pa.Schema:
    """Names and types of the columns, with or without that of the whole records."""
    words = pa.struct([(language, TEXT) for language in languages])
    fields = [
        *[("id", TEXT), ("date", TEXT), ("title", words), ("short", words), ("themes", TEXTS), ("actors", TEXTS)],
        *[("importance", WHOLE), ("tone", WHOLE), ("latitude", NUMBER), ("longitude", NUMBER)],
        *[("claims", TEXTS), ("evidence", pa.list_(EVIDENCE)), ("rests_on", TEXTS), ("related", TEXTS)],
        ("before", pa.struct([("title", words), ("actors", TEXTS), ("themes", TEXTS), ("place", PLACE)])),
    ]
    return pa.schema([*fields, (RECORD, TEXT)] if record else fields)


def columns_of(lines: bytes, languages: Sequence[str]) -> pa.Table:
    """
    The columns of some events, without ``record``; a row an event.

    Args:
        lines: The events as JSON, one a line, in UTF-8.
        languages: Those of the data set.

    Raises:
        pa.ArrowException: A line is no JSON, or something in it has another type than it should have. Not every fault
            is found: this is no check.
    """
    wanted = event_columns(languages)
    if not lines.strip():
        return wanted.empty_table()
    options = pj.ParseOptions(explicit_schema=_as_written(wanted), unexpected_field_behavior="ignore")
    table = pj.read_json(io.BytesIO(lines), pj.ReadOptions(block_size=_BLOCK), options).combine_chunks()
    read = {name: _whole(table[name]) for name in table.column_names}
    claims, related = read["claims"], read["related"]
    columns = {
        **read,
        "tone": pc.struct_field(read["tone"], "value"),
        "latitude": pc.struct_field(read["place"], "lat"),
        "longitude": pc.struct_field(read["place"], "lon"),
        "claims": pa.ListArray.from_arrays(_starts(claims), claims.flatten().field("id")),
        "evidence": _evidence(claims),
        "related": pa.ListArray.from_arrays(_starts(related), related.flatten().field("event")),
    }
    return pa.table([columns[field.name] for field in wanted], schema=wanted)


def _as_written(wanted: pa.Schema) -> pa.Schema:
    """The keys of an event in JSON from which the columns are made."""
    link = pa.struct([("source", TEXT), ("passage", TEXT), ("stance", TEXT)])
    same = ("id", "date", "title", "short", "themes", "actors", "importance", "rests_on", "before")
    return pa.schema(
        [
            *(wanted.field(name) for name in same),
            ("tone", pa.struct([("value", WHOLE)])),
            ("place", PLACE),
            ("claims", pa.list_(pa.struct([("id", TEXT), ("evidence", pa.list_(link))]))),
            ("related", pa.list_(pa.struct([("event", TEXT)]))),
        ]
    )


def _whole(column: pa.ChunkedArray) -> pa.Array:
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def _lengths(lists: pa.Array) -> Any:
    return pc.fill_null(pc.list_value_length(lists), 0).to_numpy(zero_copy_only=False)


def _starts(lists: pa.Array) -> pa.Array:
    return pa.array(np.concatenate([[0], np.cumsum(_lengths(lists))]), pa.int32())


def _evidence(claims: pa.Array) -> pa.Array:
    """The evidence of each event's claims in one list, with the place of its claim."""
    starts = _starts(claims).to_numpy()
    of_claims = claims.flatten().field("evidence")
    place = np.arange(starts[-1]) - np.repeat(starts[:-1], np.diff(starts))
    links = of_claims.flatten()
    parts = [pa.array(np.repeat(place, _lengths(of_claims)), WHOLE)]
    parts += [links.field(name) for name in ("source", "passage", "stance")]
    ends = _starts(of_claims).to_numpy()[starts]
    return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), pa.StructArray.from_arrays(parts, type=EVIDENCE))
