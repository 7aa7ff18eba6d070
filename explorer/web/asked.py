"""What a browser asks for: the parts of its address, and the number of its question."""

from __future__ import annotations

from typing import NamedTuple


class Asked(NamedTuple):
    """An address in its parts, and the number of the question."""

    path: str
    query: str
    number: int


def asked_for(told: object) -> Asked:
    """What a browser tells of its address; what it cannot mean counts as nothing."""
    given = told if isinstance(told, dict) else {}
    path, search, number = given.get("path"), given.get("search"), given.get("asked")
    return Asked(
        path if isinstance(path, str) else "/",
        search if isinstance(search, str) else "",
        number if isinstance(number, int) else 0,
    )
