"""Plain values -> records, and pydantic's errors -> problems with positions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from explorer.positions import Positioned
from explorer.problems import FieldPath, Problem, given, reword

R = TypeVar("R", bound=BaseModel)


@dataclass(slots=True)
class Shaped(Generic[R]):
    """The records of one file that have the right shape, by key or place; and what is wrong with the others."""

    records: dict[Any, R] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    names: list[Any] | None = None  # of all records, broken ones too; None if the file does not say


def shape_one(file: Positioned, record: type[R]) -> Shaped[R]:
    """Make one record of a whole file; the file's name is its id, if it has one."""
    shaped: Shaped[R] = Shaped()
    name = file.path.rpartition("/")[2].removesuffix(".yaml") if "id" in record.model_fields else None
    _shape(file, record, file.value, (), name, shaped)
    return shaped


def shape_each(file: Positioned, record: type[R]) -> Shaped[R]:
    """Make a record of each value of a mapping; the key is its id."""
    shaped: Shaped[R] = Shaped()
    if not isinstance(file.value, dict):
        shaped.problems.append(file.problem((), f"is {given(file.value)}", "a mapping from each id to its record"))
        return shaped
    shaped.names = list(file.value)
    for name, value in file.value.items():
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
    try:
        made = record.__pydantic_validator__.validate_python(value)
    except ValidationError as error:
        shaped.problems.extend(_problems(file, record, error, path))
        return
    if any(unsure[: len(path)] == path for unsure in file.unsure):
        return  # it has the right shape, but something in it was refused
    shaped.records[path[-1] if path else name] = made


def _problems(file: Positioned, record: type[BaseModel], error: ValidationError, start: FieldPath) -> Iterator[Problem]:
    for detail in error.errors(include_url=False):
        inside = tuple(step for step in detail["loc"] if step != "[key]")
        path = (*start, *inside)
        if _unsure(file, path):
            continue
        is_key = detail["type"] == "extra_forbidden" or detail["loc"][-1:] == ("[key]",)
        if inside == ("id",):  # not typed there: it is the key above, or the file's name, which has been looked at
            if not start:
                continue
            path, is_key = start, True
        fault, remedy = reword(detail, record)
        yield file.problem(path, fault, remedy, key=is_key)


def _unsure(file: Positioned, path: FieldPath) -> bool:
    return any(path[: n + 1] in file.unsure for n in range(-1, len(path)))
