"""Single values of an address, read: each function gives None where it cannot read one, which counts as not chosen."""

from __future__ import annotations

import re
from datetime import date

from explorer.dates import Edtf, NotADateError

IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_COUNT = re.compile(r"-?\d{1,7}")
_HASH = re.compile("[0-9a-f]{8,64}")
LONGEST_WORDS = 200
_LONGEST_QUESTION = 600


def identifier(value: str) -> str | None:
    """An id."""
    return value if IDENTIFIER.fullmatch(value) else None


def several(value: str) -> tuple[str, ...]:
    """Ids joined by commas, each once, sorted."""
    return tuple(sorted({part for part in value.split(",") if IDENTIFIER.fullmatch(part)}))


def pair(value: str) -> tuple[str, ...] | None:
    """Two ids joined by a comma."""
    parts = tuple(value.split(","))
    return parts if len(parts) == 2 and all(IDENTIFIER.fullmatch(part) for part in parts) else None


def place(value: str) -> tuple[str, ...] | None:
    """A source and a passage joined by a colon."""
    source, _, passage = value.partition(":")
    return (source, passage) if IDENTIFIER.fullmatch(source) and IDENTIFIER.fullmatch(passage) else None


def sha256(value: str) -> str | None:
    """How a SHA-256 begins."""
    return value if _HASH.fullmatch(value) else None


def ordinal(value: str) -> int | None:
    """A number counted from 1."""
    found = count(value)
    return found if found is not None and found > 0 else None


def words(value: str) -> str | None:
    """Words that are looked for in a text."""
    return " ".join(value.split())[:LONGEST_WORDS].strip() or None


def sought(value: str) -> str | None:
    """What is searched for."""
    return " ".join(value.split())[:_LONGEST_QUESTION].strip() or None


def first(value: str) -> int | None:
    """The first day number that a date can mean."""
    found = _edtf(value)
    return found.earliest if found else None


def last(value: str) -> int | None:
    """The last day number that a date can mean."""
    found = _edtf(value)
    return found.latest if found else None


def _edtf(value: str) -> Edtf | None:
    try:
        found = Edtf.parse(value)
    except NotADateError:
        return None
    return None if found.is_interval else found


def count(value: str) -> int | None:
    """A whole number."""
    return int(value) if _COUNT.fullmatch(value) else None


def day(text: str) -> date | None:
    """A day of the calendar, YYYY-MM-DD."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def joined(value: tuple[str, ...]) -> str:
    """Values as an address writes several of them."""
    return ",".join(value)
