"""The filters of the list of documents as parameters of the API (see ``listing``), and what files understand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from explorer import chosen
from explorer.listing import CHOICES, DAYS, TEXTS, Column, Status
from explorer.vocabulary import How, Kind, Side
from explorer.web.api.parameters import FROM, ID, IDS, LANG, SOUGHT, THEMES, TO
from explorer.web.api.readers import (
    LONGEST_WORDS,
    MOST_NAMED,
    SPAN_OF_DAYS,
    SPAN_OF_NUMBERS,
    Parameter,
    Schema,
    array,
    number,
    one_of,
    one_word,
    some_of,
    span,
    words,
)

_TAG = "[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?"
_VALUES: Mapping[Column, tuple[str, ...]] = MappingProxyType(
    {
        Column.KIND: tuple(Kind),
        Column.SIDE: tuple(Side),
        Column.STATUS: tuple(Status),
        Column.HOW: tuple(how.lower().replace(" ", "-") for how in How),
    }
)
_ABOUT: Mapping[Column, str] = MappingProxyType(
    {
        Column.TITLE: "Words of the title.",
        Column.WRITTEN: "When it can have been written: EDTF, first..last, first.., ..last or one for both.",
        Column.RELEASED: "When it came out, or more of it did: EDTF, first..last, first.., ..last or one for both.",
        Column.SECRECY: "Full years for which it was sealed: least..most, least.., ..most or one for both.",
        Column.KIND: "Kinds of documents.",
        Column.SIDE: "Whose record it is.",
        Column.STATUS: "How much of it is public, and by whose leave.",
        Column.HOW: "How it came out.",
        Column.BY: "Words of who released it first.",
        Column.MARKING: "Words of its marking.",
        Column.CREATOR: "Words of who made it.",
        Column.ARCHIVE: "Words of where it is kept.",
        Column.LANGUAGE: "Languages that it is written in.",
        Column.PASSAGES: "How many passages are recorded: least..most, least.., ..most or one for both.",
        Column.CITED: "How many events cite it: least..most, least.., ..most or one for both.",
    }
)


def _of_column(column: Column) -> Parameter:
    """The filter of a column of the list of documents."""
    schema, right, read = _held(column)
    return Parameter(str(column), _ABOUT[column], schema, right, read)


def _held(column: Column) -> tuple[Schema, str, Callable[[str], Any]]:
    """What a column must hold: as a schema, in words, and how that is read."""
    if column in TEXTS:
        lengths = {"type": "string", "minLength": 1, "maxLength": LONGEST_WORDS}
        return lengths, f"words, at most {LONGEST_WORDS} characters", words(LONGEST_WORDS)
    if column is Column.LANGUAGE:
        tags = array({"type": "string", "pattern": f"^{_TAG}$"})
        return tags, "tags of languages joined by commas, such as en,ru", _tags
    if column in CHOICES:
        values = _VALUES[column]
        return array(one_word(values)), f"words joined by commas: {', '.join(values)}", some_of(set(values))
    if column in DAYS:
        right = "days as EDTF: 1999..2001, 2003-03-20.., ..2001-09, or one for both"
        return {"type": "string", "pattern": f"^{SPAN_OF_DAYS}$"}, right, span(chosen.first, chosen.last)
    right = "numbers: 10.., ..5, 3..7, or one for both"
    return {"type": "string", "pattern": f"^{SPAN_OF_NUMBERS}$"}, right, span(number, number)


def _tags(value: str) -> tuple[str, ...] | None:
    parts = value.split(",")
    return tuple(parts) if len(parts) <= MOST_NAMED and all(re.fullmatch(_TAG, part) for part in parts) else None


_SORTS = frozenset({*Column, *(f"-{column}" for column in Column)})
SORT = Parameter(
    "sort",
    "By which columns the documents are sorted, the first one first; a minus before one turns it round.",
    array(one_word([*Column, *(f"-{column}" for column in Column)])),
    f"columns joined by commas, a minus before those that are turned round: {', '.join(Column)}",
    some_of(_SORTS),
    usual=["-released", "title"],
)
WORDS = Parameter(
    "words",
    "Only documents that have all of these words somewhere in their record.",
    {"type": "string", "minLength": 1, "maxLength": LONGEST_WORDS},
    f"words, at most {LONGEST_WORDS} characters",
    words(LONGEST_WORDS),
)
GROUP = Parameter(
    "group",
    "release: only documents that were once kept from the public.",
    one_word(["release"]),
    "release, or left out",
    one_of({"release"}),
)

OF_SOURCES = (THEMES, FROM, TO, WORDS, GROUP, *map(_of_column, Column))
"""What narrows the list of documents."""

_EVENT = replace(ID, name="event", about="With of=event: the event that is taken alone.")
_SOURCE = replace(ID, name="source", about="With of=source: the document that is taken alone.")
_DAYS = {"type": "integer", "minimum": -9_999_999, "maximum": 9_999_999}


def _pair(about: str) -> Parameter:
    ids = {**IDS, "minItems": 2, "maxItems": 2}
    return Parameter("", about, ids, "two ids joined by a comma", chosen.pair)


OF_FILES: tuple[Parameter, ...] = (
    Parameter(
        "of",
        "What is taken, if not what the timeline or the search of the view shows: all that is known on the day, the "
        "documents of the list, one event or one document.",
        one_word(["all", "documents", "event", "source"]),
        "all, documents, event or source",
        one_of({"all", "documents", "event", "source"}),
    ),
    THEMES,
    replace(_pair("Two people, one timeline above the other."), name="persons"),
    replace(_pair("Two events, each at day 0."), name="align"),
    Parameter("since", "With align: the first day, counted from them.", _DAYS, "a whole number", chosen.count),
    Parameter("until", "With align: the last day, counted from them.", _DAYS, "a whole number", chosen.count),
    FROM,
    TO,
    replace(FROM, name="beside", about="First day of a second period of the same length.", example=None),
    _EVENT,
    _SOURCE,
    replace(SOUGHT, required=False, example=None),
    *(parameter for parameter in OF_SOURCES if parameter not in (THEMES, FROM, TO)),
    SORT,
    LANG,
    Parameter(
        "style",
        "Of references as text: the style.",
        {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "the name of a style, such as chicago",
        chosen.identifier,
    ),
)
"""What the files of ``/data`` understand."""
