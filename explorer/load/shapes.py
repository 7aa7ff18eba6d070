"""Plain values -> records, and pydantic's errors -> problems with positions."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from explorer.positions import Positioned
from explorer.problems import ENOUGH, FieldPath, Problem, given, reword

R = TypeVar("R", bound=BaseModel)


@dataclass(slots=True)
class Shaped(Generic[R]):
    """The records of one file that have the right shape, by key or place; and what is wrong with the others."""

    records: dict[Any, R] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    names: list[Any] | None = None  # of all records, broken ones too; None if the file does not say
    unsure: set[FieldPath] = field(default_factory=set)  # where stand-ins are


def shape_one(file: Positioned, record: type[R]) -> Shaped[R]:
    """
    Make one record of a whole file; the file's name is its id, if it has one.

    Where a part of an event or a source has the wrong shape, something else stands in for it if that is possible, so
    that one slip does not hide from the rules whatever else is wrong in the file.
    """
    shaped: Shaped[R] = Shaped()
    name = file.path.rpartition("/")[2].removesuffix(".yaml") if "id" in record.model_fields else None
    _shape(file, record, file.value, (), name, shaped)
    if (
        name
        and not shaped.records
        and not file.unsure
        and len(shaped.problems) < ENOUGH
        and isinstance(file.value, dict)
    ):
        made = _with_stand_ins(record, {**copy.deepcopy(file.value), "id": name}, shaped.unsure)
        if made:
            shaped.records[name] = made
    return shaped


def shape_row(file: Positioned, record: type[R]) -> Shaped[R]:
    """
    Make the record of a row, which has its id in it.

    Something else stands in for what has the wrong shape, as in ``shape_one``.
    """
    shaped: Shaped[R] = Shaped()
    made, errors = _try(record, file.value)
    for error in errors:
        path = tuple(step for step in error["loc"] if step != "[key]")
        is_key = error["type"] == "extra_forbidden" or error["loc"][-1:] == ("[key]",)
        fault, remedy = reword(error, record)
        if path == ("id",) and error["type"] == "missing":
            remedy = "each row has an id of its own"
        shaped.problems.append(file.problem(path, fault, remedy, key=is_key))
    if made is None and isinstance(file.value, dict):
        made = _with_stand_ins(record, copy.deepcopy(file.value), shaped.unsure)
    if made:
        shaped.records[0] = made
    return shaped


def shape_each(file: Positioned, record: type[R]) -> Shaped[R]:
    """Make a record of each value of a mapping; the key is its id."""
    shaped: Shaped[R] = Shaped()
    if not isinstance(file.value, dict):
        shaped.problems.append(file.problem((), f"is {given(file.value)}", "a mapping from each id to its record"))
        return shaped
    shaped.names = list(file.value)
    for name, value in file.value.items():
        if len(shaped.problems) < ENOUGH:
            _shape(file, record, value, (name,), name, shaped)
    return shaped


def shape_all(file: Positioned, record: type[R]) -> Shaped[R]:
    """Make a record of each item of a list."""
    shaped: Shaped[R] = Shaped()
    if not isinstance(file.value, list):
        remedy = "a list: each item after a hyphen; [] if there is none"
        shaped.problems.append(file.problem((), f"is {given(file.value)}", remedy))
        return shaped
    for n, value in enumerate(file.value):
        if len(shaped.problems) < ENOUGH:
            _shape(file, record, value, (n,), None, shaped)
    return shaped


def _shape(
    file: Positioned, record: type[R], value: object, path: FieldPath, name: str | None, shaped: Shaped[R]
) -> None:
    typed_id = False
    if name is not None and isinstance(value, dict):
        typed_id = "id" in value
        value = {**value, "id": name}
    if typed_id:
        remedy = "leave it out: the key above is the id" if path else "leave it out: the file's name is the id"
        shaped.problems.append(file.problem((*path, "id"), "is not a known key", remedy, key=True))
    made, errors = _try(record, value)
    shaped.problems.extend(_problems(file, record, errors, path))
    if made and not any(unsure[: len(path)] == path for unsure in file.unsure):  # or something in it was refused
        shaped.records[path[-1] if path else name] = made


def _problems(
    file: Positioned, record: type[BaseModel], errors: list[ErrorDetails], start: FieldPath
) -> Iterator[Problem]:
    for error in errors:
        inside = tuple(step for step in error["loc"] if step != "[key]")
        path = (*start, *inside)
        is_key = error["type"] == "extra_forbidden" or error["loc"][-1:] == ("[key]",)
        if file.is_unsure(path[:-1] if is_key else path):
            continue
        if inside == ("id",):  # not typed there: it is the key above, or the file's name, which has been looked at
            if not start:
                continue
            path, is_key = start, True
        fault, remedy = reword(error, record)
        yield file.problem(path, fault, remedy, key=is_key)


def _stand_ins(n: int) -> tuple[Any, ...]:
    """
    What a value of the wrong shape is replaced with, one after the other, until the record has its shape.

    Chosen so that no rule finds fault elsewhere because of them: a date without a start is before nothing, and names
    are unlike others and one another. None: leave it out.
    """
    name = f"unknown-{n}"
    return name, {"en": name}, "../1000", "1", "en", "XX", "http://example.org", [name], None


def _with_stand_ins(record: type[R], value: dict[str, Any], unsure: set[FieldPath]) -> R | None:
    """Replace what has the wrong shape; None if that would take guessing what a claim or a passage is called."""
    tried: Counter[FieldPath] = Counter()
    while True:
        made, errors = _try(record, value)
        for error in errors:
            path = tuple(step for step in error["loc"] if step != "[key]")
            stand_ins = _stand_ins(len(unsure))
            if path[-1:] in {(), ("id",)} or tried[path] == len(stand_ins):
                return None
            stand_in = stand_ins[tried[path]]
            if error["type"] == "extra_forbidden" or error["loc"][-1] == "[key]":
                stand_in = None
            elif error["type"] == "enum":
                stand_in = error["ctx"]["expected"].split("'")[1]
            _replace(value, path, stand_in)
            tried[path] += 1
            unsure.add(path)
        if made or not errors:
            return made


def _try(record: type[R], value: object) -> tuple[R | None, list[ErrorDetails]]:
    try:
        return record.model_validate(value), []
    except ValidationError as error:
        # A list whose items are all wrong counts as too short as well; that is no news.
        errors = error.errors(include_url=False)
        return None, [e for e in errors if e["type"] != "too_short" or not e["input"]][:ENOUGH]


def _replace(value: Any, path: FieldPath, stand_in: object) -> None:
    for step in path[:-1]:
        value = value[step]
    if stand_in is not None:
        value[path[-1]] = stand_in
    elif isinstance(value, dict):
        value.pop(path[-1], None)
