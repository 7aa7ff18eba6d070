"""Numbers in the words of an item: whether they are any, or several, and how ranges of pages are written."""

from __future__ import annotations

import re

_NUMBER = r"[^\W\d_]*\d+[^\W\d_]*"
_NUMERIC = re.compile(rf"{_NUMBER}(?:\s*[-–—,&]\s*{_NUMBER})*")
_RANGE = re.compile(r"(\d+)\s*[-–]\s*(\d+)")
_SEVERAL = re.compile(r"\d\s*[-–—,&]\s*\D?\d")


def is_numeric(value: object) -> bool:
    """Whether a value holds numbers and nothing else: 3, 12a, 3–4, 5 & 6."""
    return _NUMERIC.fullmatch(str(value).strip()) is not None


def is_plural(value: object) -> bool:
    """Whether a value holds more than one number."""
    return _SEVERAL.search(str(value)) is not None


def page_range(pages: str, form: str) -> str:
    """
    Pages with an en dash, and the second number as short as the style has it.

    Args:
        pages: E.g. ``1309-1310``.
        form: A value of ``page-range-format``: ``chicago-16``, ``minimal-two``, ``expanded``; others leave it as it is.
    """

    def written(found: re.Match[str]) -> str:
        first, last = found[1], found[2]
        return f"{first}–{_SHORTENED.get(form, _whole)(first, last)}"

    return _RANGE.sub(written, pages)


def _whole(first: str, last: str) -> str:
    """Write all digits: 42–3 becomes 42–43."""
    return first[: max(0, len(first) - len(last))] + last


def _minimal_two(first: str, last: str) -> str:
    """Write what changes, two digits at least (CSL, ``minimal-two``)."""
    last = _whole(first, last)
    if len(first) != len(last):
        return last
    same = next((n for n, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), len(first))
    return last[min(same, max(0, len(last) - 2)) :]


def _chicago(first: str, last: str) -> str:
    """Write what the Chicago Manual of Style does (16th edition, 9.60)."""
    last = _whole(first, last)
    if len(first) != len(last) or int(first) < 100 or int(first) % 100 == 0:
        return last
    if int(first) % 100 < 10:
        same = next((n for n, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), len(first))
        return last[same:]
    return _minimal_two(first, last)


_SHORTENED = {"expanded": _whole, "minimal-two": _minimal_two, "chicago": _chicago, "chicago-16": _chicago}
