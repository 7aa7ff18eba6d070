"""
What a single value of a record may be: an id, a line of text, a web address, a date.

Each type checks itself and says what is wrong in words that ``problems.REWORDED`` knows. Field descriptions end up in
the JSON Schema that editors use, so they are written for curators.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from explorer.addresses import is_web_address
from explorer.dates import Edtf, NotADateError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _plain(text: str) -> str:
    """Refuse text without a visible character, and characters that cannot be seen or turn the reading direction."""
    if text.isspace():
        raise PydanticCustomError("blank", "is blank", {})
    if text.isprintable():  # most are, and this is a hundred times faster than looking at each character
        return text
    for character in text:
        unseen = character != "\n" and unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn"}
        if unseen or character in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
            code = f"U+{ord(character):04X}"
            raise PydanticCustomError("invisible", "holds the invisible character {code}", {"code": code})
    return text


def _web_address(address: str) -> str:
    if not is_web_address(address):
        raise PydanticCustomError("address", "is not a web address", {})
    return address


def _edtf(value: object) -> object:
    if isinstance(value, Edtf):
        return value
    try:
        return Edtf.parse(str(value))
    except NotADateError as error:
        context = {"fault": error.fault, "remedy": error.remedy}
        raise PydanticCustomError("edtf", "is not a date: {fault} ({remedy})", context) from None


def _day(value: object) -> object:
    if isinstance(value, date):
        return value
    if _DAY.fullmatch(str(value)):
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            pass
    raise PydanticCustomError("day", "is not a day", {})


def _nothing_to_empty(value: object) -> object:
    return "" if value is None else value


Id = Annotated[
    str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80, description="lower-case words joined by hyphens")
]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$", description="BCP 47, e.g. ru")]
Line = Annotated[str, BeforeValidator(_nothing_to_empty), AfterValidator(_plain), Field(min_length=1, max_length=4000)]
WebAddress = Annotated[str, AfterValidator(_web_address), Field(max_length=2000, description="http or https")]
EdtfDate = Annotated[
    Edtf,
    BeforeValidator(_edtf),
    WithJsonSchema({"type": ["string", "integer"], "description": "EDTF level 1: 2003-03-20, 2001-09~, 2022-02-24/.."}),
]
Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$", "description": "a day: 2004-12-31"}),
]
