"""
Events whose columns cannot be right, found at once for all.

Every rule that the timeline depends on is looked at here, roughly: what is suspicious is looked at again, one record
after the other, by those who can say what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from explorer.archive import NONE, Columns, Lists
from explorer.archive.columns import Numbers, Truths, coded, whole
from explorer.archive.layout import columns_of
from explorer.load.lines import Table
from explorer.problems import Problem, Vocabulary
from explorer.records import FALLBACK_LANGUAGE
from explorer.rules import Readable
from explorer.vocabulary import Stance

_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_LONGEST_ID = 80
_ID_IN_A_LINE = re.compile(rb'"id"\s*:\s*"([a-z0-9-]+)"')


class Ids(Vocabulary):
    """The ids of a table's events, those of broken records too; listed when first asked for."""

    def __init__(self, table: Table) -> None:
        self._table: Table | None = table
        super().__init__(())

    def __contains__(self, word: object) -> bool:
        self._list()
        return super().__contains__(word)

    def nearest(self, word: str) -> str:
        """As for any vocabulary."""
        self._list()
        return super().nearest(word)

    def _list(self) -> None:
        if self._table is not None:
            table, self._table = self._table, None
            lines = (table.records.text(place) for place in table.odd)
            named = [match[1].decode() for line in lines for match in _ID_IN_A_LINE.finditer(line)]
            super().__init__([name for name in table.columns["id"].to_pylist() if name] + named)


def suspects(table: pa.Table, columns: Columns, readable: Readable) -> Truths:
    """For each row whether something in it may be wrong."""
    days = columns.days
    ids = whole(table["id"])
    fine_id = pc.and_(pc.match_substring_regex(ids, _ID), pc.less_equal(pc.utf8_length(ids), _LONGEST_ID))
    wrong = ~_truths(fine_id) | days.wrong
    wrong |= (days.earliest != NONE) & (days.earliest > readable.today)
    wrong |= ~((columns.importance >= 1) & (columns.importance <= 5))
    wrong |= (columns.tone != NONE) & ~((columns.tone >= -5) & (columns.tone <= 5))
    wrong |= np.isnan(columns.latitude) != np.isnan(columns.longitude)
    wrong |= (np.abs(columns.latitude) > 90) | (np.abs(columns.longitude) > 180)
    titles = columns.titles.get(FALLBACK_LANGUAGE, pa.nulls(len(columns), pa.large_string()))
    wrong |= ~_truths(pc.greater(pc.utf8_length(titles), 0))
    wrong |= np.diff(columns.themes.starts) == 0
    for lists, known in ((columns.themes, readable.theme_ids), (columns.actors, readable.person_ids)):
        if known is not None:
            wrong |= _unknown(lists, known)
    wrong |= _unknown(columns.related, set(ids.to_pylist()) if len(columns.related.codes) else ())
    return wrong | _of_claims(table, columns, readable)


def _of_claims(table: pa.Table, columns: Columns, readable: Readable) -> Truths:
    """Claims without evidence, evidence without a claim, and what evidence and ``rests_on`` name."""
    n = len(columns)
    wrong = np.diff(columns.claim_starts) == 0
    claim_events = columns.claim_events()
    weighed = np.zeros(len(claim_events), np.bool_)
    weighed[columns.link_claim] = True
    wrong[claim_events[~weighed]] = True
    links = whole(table["evidence"])
    lengths = pc.fill_null(pc.list_value_length(links), 0).to_numpy()
    wrong |= lengths != np.bincount(claim_events[columns.link_claim], minlength=n)
    rested = np.bincount(claim_events[columns.rested], minlength=n)
    wrong |= rested != np.diff(Lists.of(table["rests_on"]).starts)
    flat = links.flatten()
    event = np.repeat(np.arange(n), lengths)
    wrong[event[_dangling(flat, readable)]] = True
    return wrong


def _dangling(links: Any, readable: Readable) -> Truths:
    """For each link whether its source, its passage or its stance does not exist."""
    source, sources = coded(links.field("source"))
    passage, passages = coded(links.field("passage"))
    stance, stances = coded(links.field("stance"))
    pairs, which = np.unique(source.astype(np.int64) * (len(passages) + 1) + passage, return_inverse=True)
    known = {name: {p.id for p in found.passages} for name, found in readable.sources.items()}
    fine = np.zeros(len(pairs), np.bool_)
    first = _first_of(which, len(pairs))
    for n, link in enumerate(first):
        if source[link] >= 0 and passage[link] >= 0:
            name = sources[source[link]]
            there = readable.source_ids is None or name in readable.source_ids
            fine[n] = passages[passage[link]] in known[name] if name in known else there
    stances_fine = np.array([word in list(Stance) for word in stances] + [False])
    return ~(fine[which] & stances_fine[stance])


def _first_of(which: Numbers, n: int) -> Numbers:
    first = np.zeros(n, np.int64)
    first[which[::-1]] = np.arange(len(which))[::-1]
    return first


def _unknown(lists: Lists, known: Vocabulary | Iterable[str]) -> Truths:
    """For each row whether its list has a word that is not known."""
    fine = np.array([word in known for word in lists.words] + [False])  # the last one stands for null
    return np.bincount(lists.rows()[~fine[lists.codes]], minlength=len(lists.starts) - 1) > 0


def _truths(column: Any) -> Truths:
    found: Truths = pc.fill_null(whole(column), pa.scalar(value=False)).to_numpy(zero_copy_only=False)
    return found


def contradictions(texts: Mapping[int, bytes], table: Table) -> Iterator[Problem]:
    """Sound records of a Parquet file whose columns say something else, by their places in it."""
    records, rows = table.records, list(texts)
    columns = table.columns.take(pa.array(rows, pa.int64()))
    try:
        said = columns_of(b"\n".join(texts.values()), [field.name for field in columns["title"].type])
    except pa.ArrowException:
        fault = "has a number where a text should be, or the other way round"
        yield from (Problem(records.path, records.line(row), 1, "", fault, "as in events.jsonl") for row in rows[:1])
        return
    for name in columns.column_names:
        if columns[name].combine_chunks().equals(said[name].combine_chunks()):
            continue
        for row, column, record in zip(rows, columns[name].to_pylist(), said[name].to_pylist(), strict=True):
            if _bare(column) != _bare(record):
                fault = "the column says something else than the record"
                yield Problem(records.path, records.line(row), 1, name, fault, "the same in both")


def _bare(value: Any) -> Any:
    """A value without what is empty: a list that is null says what an empty one says."""
    if isinstance(value, dict):
        return {key: bare for key, part in value.items() if (bare := _bare(part)) is not None} or None
    return ([_bare(item) for item in value] or None) if isinstance(value, list) else value
