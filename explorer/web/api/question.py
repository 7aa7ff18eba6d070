"""One question to the API: its parameters, read and checked, and what was known on its day."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, quote

from explorer.dates import to_date
from explorer.listing import Listing
from explorer.records import DataSet
from explorer.selection import Selection
from explorer.web.api.parameters import (
    AGAINST,
    ALWAYS,
    FROM,
    KNOWN,
    LANG,
    LIMIT,
    OFFSET,
    SOUGHT,
    THEMES,
    TO,
    VERSION,
)
from explorer.web.api.problems import Fault, Refused, refused_for, shown
from explorer.web.api.readers import Parameter
from explorer.web.shelf import Known, Shelf

LONGEST = 8000
"""Characters of the part of an address after the question mark: as many as pages read."""

_MOST_FAULTS = 8
"""Faults that an answer tells: of a thousand unknown parameters the first ones are enough."""


@dataclass(frozen=True, slots=True)
class Question:
    """
    What is asked.

    Attributes:
        shelf: The running explorer.
        known: What was known on the day of the second clock.
        selection: The same as pages know it.
        values: What each parameter says, by its name; of those that were left out, what is usual.
        given: What was written, by the parameters' names.
        name: The id in the path; empty if there is none.
        host: The address of the server, with a slash at the end.
        path: The path of the question.
    """

    shelf: Shelf
    known: Known
    selection: Selection
    values: Mapping[str, Any]
    given: Mapping[str, str]
    name: str
    host: str
    path: str

    @property
    def data(self) -> DataSet:
        """The data set on that day."""
        return self.known.data

    @property
    def lang(self) -> str:
        """The language that was asked for."""
        return self.selection.lang

    def page(self, of: Selection) -> str:
        """The address of a page of this explorer, on the same day and in the same language."""
        return self.page_at(of.address())

    def page_at(self, address: str) -> str:
        """A path of this explorer as an address that can be opened from anywhere."""
        return f"{self.host.removesuffix('/')}{address}"

    def here(self, part: str = "", **changes: object) -> str:
        """The address of this question with other values of some parameters, or of a *part* of what it asks for."""
        asked = {**self.given, **{name: str(value) for name, value in changes.items()}}
        query = "&".join(f"{quote(k)}={quote(v, safe=',:')}" for k, v in asked.items())
        path = f"{self.path.removesuffix('/')}/{part}" if part else self.path
        return self.page_at(f"{quote(path)}{f'?{query}' if query else ''}")


def asked(shelf: Shelf, parameters: Sequence[Parameter], query: str, name: str, *, host: str, path: str) -> Question:
    """
    Read a question.

    Args:
        shelf: The running explorer.
        parameters: Those that its operation has, besides ALWAYS.
        query: The part of the address after the question mark, as it was sent.
        name: The id in the path, or nothing.
        host: The address of the server.
        path: Of the question.

    Raises:
        Refused: A parameter is unknown, given twice or wrong, or the data has changed since the edition asked for.
    """
    known_as = {parameter.name: parameter for parameter in (*parameters, *ALWAYS)}
    given, faults = _given(query, known_as)
    values = {parameter.name: parameter.usual for parameter in known_as.values()}
    for key, text in given.items():
        value = known_as[key].read(text)
        if value is None:
            faults.append(Fault(key, f"{shown(text)} is not right (give {known_as[key].right})"))
        else:
            values[key] = value
    faults += [Fault(p.name, f"is missing (give {p.right})") for p in parameters if p.required and p.name not in given]
    faults += _crossed(values, shelf)
    if faults:
        raise refused_for(faults[:_MOST_FAULTS])
    edition = shelf.editions.present
    if values[VERSION.name] and not edition.startswith(values[VERSION.name]):
        raise Refused(
            HTTPStatus.CONFLICT, f"the data has changed since: it is edition {edition} now (leave out version)"
        )
    selection = _selection(values, given, shelf)
    known = shelf.on(selection.known)
    missing = list(_unknown(values, given, known_as, known, shelf))
    if missing:
        raise refused_for(missing[:_MOST_FAULTS])
    return Question(shelf, known, selection, values, given, name, host, path)


def _selection(values: Mapping[str, Any], given: Mapping[str, str], shelf: Shelf) -> Selection:
    """What pages call the same question, as far as they know it."""
    asked = Selection(
        sought=values.get(SOUGHT.name) or "",
        themes=values.get(THEMES.name) or (),
        first=values.get(FROM.name),
        last=values.get(TO.name),
        known=values[KNOWN.name],
        lang=values.get(LANG.name) or LANG.usual,
        listing=Listing.from_values(given),
    )
    return asked.dated(to_date(shelf.clock(None).today))


def _given(query: str, known_as: Mapping[str, Parameter]) -> tuple[dict[str, str], list[Fault]]:
    """The parameters that were given, and what is wrong with how they are written."""
    if len(query) > LONGEST:
        raise Refused(HTTPStatus.REQUEST_URI_TOO_LONG, f"the address is too long (at most {LONGEST} characters)")
    try:
        pairs = parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=LONGEST)
    except (UnicodeError, ValueError):
        raise refused_for([Fault("", "the address is not UTF-8 (percent-encode it)")]) from None
    given, faults = dict[str, str](), list[Fault]()
    for key, value in pairs:
        if key not in known_as:
            faults.append(
                Fault(shown(key)[1:-1], f"there is no such parameter (here are: {', '.join(sorted(known_as))})")
            )
        elif key in given:
            faults.append(Fault(key, "is given twice (join values by commas where several may be given)"))
        elif any(unicodedata.category(c) in {"Cc", "Cs"} for c in value):
            faults.append(Fault(key, f"{shown(value)} holds a character that cannot be seen (leave it out)"))
        else:
            given[key] = value
    return {key: value for key, value in given.items() if key not in {f.parameter for f in faults}}, faults


def _crossed(values: Mapping[str, Any], shelf: Shelf) -> Iterator[Fault]:
    """What is wrong with two values together."""
    first, last = values.get(FROM.name), values.get(TO.name)
    if first is not None and last is not None and first > last:
        yield Fault(FROM.name, "is later than to (give the earlier date first)")
    against, known = values.get(AGAINST.name), values.get(KNOWN.name)
    today = to_date(shelf.clock(None).today)
    if against is not None and against >= min(known or today, today):
        yield Fault(AGAINST.name, "is not before the other day (give a day before known, or before today)")


def _unknown(
    values: Mapping[str, Any],
    given: Mapping[str, str],
    known_as: Mapping[str, Parameter],
    known: Known,
    shelf: Shelf,
) -> Iterator[Fault]:
    """What was named and is not there; what is sealed on the day is told from what never was by nothing."""
    for key in given:
        among = known_as[key].among
        if among is None:
            continue
        there = among(known)
        for name in values[key]:
            if name not in there:
                yield Fault(key, f"there is no {shown(name)} (give {known_as[key].right})")
    if LANG.name in given and values[LANG.name] not in shelf.texts:
        yield Fault(LANG.name, f"{shown(given[LANG.name])} is not there (give {', '.join(shelf.texts)})")


def paged(question: Question) -> tuple[int, int]:
    """How many records the answer holds at most, and how many are passed over."""
    return int(question.values[LIMIT.name]), int(question.values[OFFSET.name])
