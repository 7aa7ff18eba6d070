"""
Items as GOST R 7.0.5-2008 wants them.

The style prints addresses of web pages alone, containers but no archives, and years but no days. So whatever has an
address is a web page here ("[Электронный ресурс]"), the archive is what the document is in (``//``), from the most
general to the most specific as the standard has it, and the day stands with what belongs to the title.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from explorer.bibliography.dating import edtf_of
from explorer.dates import Precision
from explorer.i18n import catalogues

LANGUAGE = "ru"
"""The words of the style, whatever the reader's language."""

_ARCHIVE = ("archive", "archive_collection", "archive_location")
_LEFT_OUT = frozenset({*_ARCHIVE, "number", "authority", "original-date", "available-date", "custom"})


def russian_item(item: Mapping[str, Any]) -> dict[str, Any]:
    """An item of CSL-JSON as this style needs it."""
    found = {name: value for name, value in item.items() if name not in _LEFT_OUT}
    found["type"] = "webpage" if "URL" in item else "document"
    kept = ". ".join(str(item[name]) for name in _ARCHIVE if item.get(name))
    if kept and "container-title" not in found:
        found["container-title"] = kept
    details = [_day(item), str(item.get("number", "")), str(item.get("version", ""))]
    if any(details):
        found["genre"] = ", ".join(detail for detail in details if detail)
    return found


def _day(item: Mapping[str, Any]) -> str:
    """The date of the document where there is more of it than a year."""
    date = edtf_of(item, "original-date") or edtf_of(item)
    known = date is not None and (date.precision is not Precision.YEAR or "original-date" in item)
    return catalogues()[LANGUAGE].date(date) if date is not None and known else ""
