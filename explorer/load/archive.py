"""
One file of events -> ``ArchivedEvents``, and what is wrong in it.

What is suspicious is found in the columns, at once for all events (``suspects``); what is wrong with a suspicious one
is then said by the same shapes and rules that look at a file of YAML, so that both are told in the same words.
``check`` holds every record to them, and compares the columns of a Parquet file with what the records say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pydantic import ValidationError

from explorer.archive import ArchivedEvents, Columns
from explorer.archive.columns import whole
from explorer.archive.files import Parquet, Records
from explorer.archive.layout import event_columns
from explorer.load.folder import Table as TableFile
from explorer.load.lines import Table, read_lines
from explorer.load.parquet import misshapen, open_parquet, read_columns
from explorer.load.rows import Row, read_row
from explorer.load.shapes import Shaped, shape_row
from explorer.load.suspects import Ids, contradictions, suspects
from explorer.problems import ENOUGH, FieldPath, Problem, printable, shown
from explorer.records import FALLBACK_LANGUAGE, Event
from explorer.rules import Readable, breaches
from explorer.rules.readable import event_file

AT_ONCE = 2000  # records that are held to the rules together


@dataclass(slots=True)
class Archived:
    """The events, if nothing is wrong with them; the problems; and the sources that they cite."""

    events: ArchivedEvents | None = None
    problems: list[Problem] = field(default_factory=list)
    cited: frozenset[str] = frozenset()


def read_archive(file: TableFile, readable: Readable, *, thorough: bool, strict: bool = False) -> Archived:
    """
    Read the events of one file.

    Args:
        file: ``events.jsonl`` or ``events.parquet``.
        readable: Everything else of the data set.
        thorough: Whether to look at each record, not only at the columns.
        strict: Whether to add what must not be published; ask for it together with *thorough*.
    """
    table = _table(file, readable)
    if isinstance(table, list):
        return Archived(problems=table)
    columns = Columns.of(table.columns)
    # Their ids are listed only for those who look for one: that takes a second for a million.
    part = replace(readable, part=True, people={}, themes={}, terms={}, event_ids=Ids(table))
    reader = _Reader(file.path, part, table, strict=strict)
    twice = reader.twice()
    found = suspects(table.columns, columns, readable)
    if thorough:
        problems = reader.all_of(range(len(table.records)))
    else:
        problems = reader.all_of(sorted({*table.odd, *table.rows[found].tolist()}))
    events = None
    if not problems and not twice:
        order = _order(columns)
        events = ArchivedEvents(columns.take(order), table.records, table.rows[order])
    return Archived(events, [*problems, *twice], frozenset(columns.sources))


def _table(file: TableFile, readable: Readable) -> Table | list[Problem]:
    languages = readable.card.languages if readable.card else (FALLBACK_LANGUAGE,)
    if file.path.endswith(".jsonl"):
        try:
            with file.file.open("rb") as opened_file:
                start = opened_file.read(4)
            if start.startswith((b"\xff\xfe", b"\xfe\xff")):
                return [Problem(file.path, 1, 1, "", "the file is UTF-16", "save it as UTF-8")]
            return read_lines(file.file, file.path, languages)
        except OSError as error:
            return [Problem(file.path, 1, 1, "", f"cannot be read: {printable(str(error.strerror))}")]
    opened = open_parquet(file.file, file.path)
    if isinstance(opened, Problem):
        return [opened]
    wrong = list(misshapen(opened, file.path, event_columns(languages, record=True)))
    if wrong:
        return wrong
    columns = read_columns(opened, file.path, event_columns(languages))
    if isinstance(columns, Problem):
        return [columns]
    return Table(columns, np.arange(len(columns)), Parquet(opened, file.path, file.file))


def _order(columns: Columns) -> Any:
    """By earliest day, an open or unknown one first, then by id."""
    keys = pa.table({"day": columns.days.earliest, "id": columns.ids})
    return pc.sort_indices(keys, sort_keys=[("day", "ascending"), ("id", "ascending")]).to_numpy().astype(np.int64)


@dataclass(slots=True)
class _Reader:
    """Says what is wrong with records."""

    path: str
    readable: Readable  # some events at a time are put into it
    table: Table
    strict: bool

    def all_of(self, places: Sequence[int]) -> list[Problem]:
        """What is wrong with some records, until it is enough."""
        texts = self._texts(places)
        remaining = iter(places)
        problems: list[Problem] = []
        while len(problems) < ENOUGH and (chunk := list(islice(remaining, AT_ONCE))):
            problems.extend(self._together({place: next(texts) for place in chunk}))
        return problems

    def twice(self) -> list[Problem]:
        """Ids that two records have."""
        codes = whole(self.table.columns["id"]).dictionary_encode().indices.fill_null(-1).to_numpy(zero_copy_only=False)
        _, first, which = np.unique(codes, return_index=True, return_inverse=True)
        again = np.flatnonzero((first[which] != np.arange(len(codes))) & (codes >= 0))[:ENOUGH]
        return [self._again(self.table.rows[row], self.table.rows[first[which[row]]]) for row in again]

    def _again(self, place: int, earlier: int) -> Problem:
        row = self._row(place, self.table.records.text(place))
        where = f"{'row' if self._parquet else 'line'} {self.table.records.line(earlier)}"
        name = row.value.get("id") if row.readable else ""
        return row.problem(("id",), f"{shown(str(name))} is the id of {where} too", "another id")

    @property
    def _parquet(self) -> bool:
        return isinstance(self.table.records, Parquet)

    def _texts(self, places: Sequence[int]) -> Iterator[bytes]:
        records: Records = self.table.records
        return records.texts() if isinstance(places, range) else (records.text(place) for place in places)

    def _row(self, place: int, text: bytes) -> Row:
        return read_row(text, self.path, self.table.records.line(place), exact=not self._parquet)

    def _together(self, texts: dict[int, bytes]) -> list[Problem]:
        """What is wrong with some records: each by itself, then by the rules."""
        problems: list[Problem] = []
        events: dict[str, Event] = {}
        rows: dict[str, tuple[int, frozenset[FieldPath]]] = {}
        for place, text in texts.items():
            try:
                event, unsure = Event.model_validate_json(text), frozenset[FieldPath]()
            except ValidationError:
                shaped = self._shaped(place, text, problems)
                unsure = frozenset(shaped.unsure)
                if not shaped.records:
                    continue
                event = shaped.records[0]
            events[event.id] = event
            rows[event_file(event.id)] = place, unsure
        for breach in breaches(replace(self.readable, events=events), strict=self.strict):
            if breach.file in rows:
                place, unsure = rows[breach.file]
                row = replace(self._row(place, texts[place]), unsure=unsure)
                if not row.is_unsure(breach.path):
                    problems.append(row.problem(breach.path, breach.fault, breach.remedy, key=breach.key))
        told = {problem.line for problem in problems}
        sound = {place: text for place, text in texts.items() if self.table.records.line(place) not in told}
        return [*problems, *self._contradictions(sound)]

    def _shaped(self, place: int, text: bytes, problems: list[Problem]) -> Shaped[Event]:
        row = self._row(place, text)
        problems.extend(row.problems)
        if not row.readable:
            return Shaped()
        shaped = shape_row(row, Event)
        problems.extend(shaped.problems)
        return shaped

    def _contradictions(self, texts: dict[int, bytes]) -> Iterator[Problem]:
        """Records that are sound, and are not what the columns say; or of which there can be no columns."""
        for place in self.table.odd:
            if place in texts:
                row = self._row(place, texts[place])
                fault = "has a number where a text should be, or the other way round"
                yield from row.problems or (row.problem((), fault, 'as in "date": "2000", "importance": 5'),)
        if self._parquet and texts:
            yield from contradictions(texts, self.table)
