"""
How a parameter of the API is read, and how its description says that.

One ``Parameter`` says it all, so that what is described and what is checked cannot differ. Unlike on a page, what
cannot be read is an error and not passed over: each reader gives None for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from explorer import chosen
from explorer.web.shelf import Known

ID_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"
DATE_PATTERN = "(Y-?[0-9]{1,12}|-?[0-9]{2}([0-9]{2}|[0-9]X|XX)(-([0-9]{2}|XX)(-([0-9]{2}|XX))?)?)[~?%]?"
SPAN_OF_NUMBERS = "([0-9]{1,7}|[0-9]{1,7}\\.\\.|\\.\\.[0-9]{1,7}|[0-9]{1,7}\\.\\.[0-9]{1,7})"
SPAN_OF_DAYS = f"({DATE_PATTERN}|{DATE_PATTERN}\\.\\.|\\.\\.{DATE_PATTERN}|{DATE_PATTERN}\\.\\.{DATE_PATTERN})"
LONGEST_WORDS = 200
MOST_NAMED = 60

Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Parameter:
    """
    One parameter of a question.

    Attributes:
        name: Its key.
        about: What it does, a sentence for the description.
        schema: JSON Schema of its value; an array is written with commas.
        right: What would be right, for the line that refuses a value.
        read: The value of what was given; None if it is none.
        among: What there is to name, on the day of the second clock; None if the value names nothing.
        usual: What holds if it is left out.
        required: Whether it must be given.
        example: A value that may be tried.
    """

    name: str
    about: str
    schema: Schema
    right: str
    read: Callable[[str], Any]
    among: Callable[[Known], Container[str]] | None = None
    usual: Any = None
    required: bool = False
    example: Any = None

    def described(self, place: str = "query") -> dict[str, Any]:
        """The parameter object of OpenAPI."""
        schema = dict(self.schema) if self.usual in (None, ()) else {**self.schema, "default": self.usual}
        made: dict[str, Any] = {"name": self.name, "in": place, "description": self.about, "schema": schema}
        if self.required or place == "path":
            made["required"] = True
        if schema.get("type") == "array":
            made |= {"style": "form", "explode": False}
        return made if self.example is None else {**made, "example": self.example}


def named(value: str) -> tuple[str, ...] | None:
    """Ids joined by commas, each once, sorted."""
    parts = value.split(",")
    if len(parts) > MOST_NAMED or not all(chosen.IDENTIFIER.fullmatch(part) for part in parts):
        return None
    return tuple(sorted(set(parts)))


def between(least: int, most: int) -> Callable[[str], int | None]:
    """A reader of whole numbers from *least* to *most*, neither of them negative."""

    def read(value: str) -> int | None:
        number = int(value) if re.fullmatch("[0-9]{1,10}", value) else -1
        return number if least <= number <= most else None

    return read


def one_of(words: Container[str]) -> Callable[[str], str | None]:
    """A reader of one of some words."""
    return lambda value: value if value in words else None


def words(longest: int) -> Callable[[str], str | None]:
    """A reader of any text that has a visible character, up to a length."""

    def read(value: str) -> str | None:
        return value if len(value) <= longest and value.split() else None

    return read


def some_of(words: Container[str]) -> Callable[[str], tuple[str, ...] | None]:
    """A reader of some words joined by commas."""

    def read(value: str) -> tuple[str, ...] | None:
        parts = value.split(",")
        return tuple(parts) if all(part in words for part in parts) and len(parts) <= MOST_NAMED else None

    return read


def span(read_first: Callable[[str], int | None], read_last: Callable[[str], int | None]) -> Callable[[str], Any]:
    """A reader of first..last, first.., ..last, or one for both."""

    def read(value: str) -> tuple[int | None, int | None] | None:
        first, dots, last = value.partition("..")
        last = last if dots else first
        low, high = (read_first(first) if first else None), (read_last(last) if last else None)
        lacks = (first and low is None) or (last and high is None) or not (first or last)
        backwards = low is not None and high is not None and low > high
        return None if lacks or backwards else (low, high)

    return read


def number(value: str) -> int | None:
    """A reader of whole numbers as they stand in a span."""
    return int(value) if re.fullmatch("[0-9]{1,7}", value) else None


def array(items: Schema) -> Schema:
    """The schema of values joined by commas."""
    return {"type": "array", "items": items, "minItems": 1, "maxItems": MOST_NAMED}


def one_word(words: Iterable[str]) -> Schema:
    """The schema of one of some words."""
    return {"type": "string", "enum": [str(word) for word in words]}
