"""Events that are made when somebody asks for one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import overload

import numpy as np
from pydantic import ValidationError

from explorer.archive.columns import Columns, Numbers
from explorer.archive.files import Records
from explorer.problems import DataProblems, Problem, reword
from explorer.records import Event


class ArchivedEvents(Sequence[Event]):
    """
    The events of an archive, or those of them that were known on a day.

    ``columns`` says at once what is the same for all; ``events[n]`` reads a record from the file. When the archive is
    opened only the columns are looked at; a record is held to its shape when it is first asked for, and
    ``unsealed check`` holds all of them to it.
    """

    def __init__(
        self,
        columns: Columns,
        records: Records,
        rows: Numbers,
        *,
        then: Callable[[Event], Event] | None = None,
        whole: ArchivedEvents | None = None,
    ) -> None:
        """
        Args:
            columns: A row an event, in the order of events.
            records: Where the events are read.
            rows: For each event its row there.
            then: What is left of an event as the file has it.
            whole: All events, if these are some of them.
        """
        self.columns, self.records, self.rows = columns, records, rows
        self._then, self._whole = then, whole

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, place: int) -> Event: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Event, ...]: ...
    def __getitem__(self, place: int | slice) -> Event | tuple[Event, ...]:
        if isinstance(place, slice):
            return tuple(self[n] for n in range(*place.indices(len(self))))
        if not -len(self) <= place < len(self):
            raise IndexError(f"there are {len(self)} events, and none at place {place}")
        event = self.original(place)
        return event if self._then is None else self._then(event)

    def __iter__(self) -> Iterator[Event]:
        return (self[n] for n in range(len(self)))

    def __contains__(self, event: object) -> bool:
        return isinstance(event, Event) and self.find(event.id) == event

    def ids(self) -> list[str]:
        """The ids of all events, in their order."""
        found: list[str] = self.columns.ids.to_pylist()
        return found

    def find(self, name: str) -> Event | None:
        """The event of that id; None if there is none."""
        place = self.place(name)
        return None if place is None else self[place]

    def place(self, name: str) -> int | None:
        """Where the event of that id is; None if it is not there."""
        if self._whole is None:
            return self._places.get(name)
        place = self._whole.place(name)
        if place is None:
            return None
        here = int(np.searchsorted(self._among, place))
        return here if here < len(self) and self._among[here] == place else None

    def places(self) -> Numbers:
        """Where these events stand among all, ascending."""
        return self._among

    def sha256(self) -> str:
        """
        The SHA-256 of the file in which all events lie, in hexadecimal digits.

        Raises:
            CannotRun: The file cannot be read any more.
        """
        return self.records.sha256()

    def original(self, place: int) -> Event:
        """
        The event as the file has it, whatever was known of it.

        Raises:
            DataProblems: Its record has not the shape of an event.
            CannotRun: The file was changed.
        """
        row, name = int(self.rows[place]), self.columns.ids[place].as_py()
        line = self.records.line(row)
        try:
            event = Event.model_validate_json(self.records.text(row))
        except ValidationError as error:
            raise DataProblems([self._problem(line, error)]) from None
        if event.id != name:
            fault = f"the record is that of '{event.id}', the column id says '{name}'"
            raise DataProblems([Problem(self.records.path, line, 1, "id", fault, "the same in both")])
        return event

    def chosen(self, places: Numbers, columns: Columns, then: Callable[[Event], Event]) -> ArchivedEvents:
        """Some of these events, by their ascending *places*, with what *then* leaves of them."""
        before = self._then
        chain = then if before is None else lambda event: then(before(event))
        whole = self if self._whole is None else self._whole
        return ArchivedEvents(columns, self.records, self.rows[places], then=chain, whole=whole)

    def _problem(self, line: int, error: ValidationError) -> Problem:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(step) for step in first["loc"])
        return Problem(self.records.path, line, 1, field, *reword(first, Event))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: n for n, name in enumerate(self.ids())}

    @cached_property
    def _among(self) -> Numbers:
        """The places of these events among all, ascending because the order is the same."""
        every = self.rows if self._whole is None else self._whole.rows
        inverse = np.empty(len(every), np.int64)
        inverse[every] = np.arange(len(every))
        return inverse[self.rows]
