"""
What somebody wrote into the search box, read.

    putin nato              both words, in any language and form
    "coordinated strategy"  these words, one after the other
    -kosovo                 not this word
    iraq OR afghanistan     either of them
    secur*                  words that begin so
    actor:putin             who acts or speaks: an id, or a name
    theme:nato              a theme: an id, or its name
    kind:claim              event, claim, passage, source, text, or the kind of a document (kind:cable)
    side:us                 whose record: us, ru, un, nato, other, press
    status:disputed         of a claim, or of most of an event's claims
    before:2001 after:1999-12   dates in EDTF; that of the event, or the day on which a document was written
    sealed:2001-09-10       written by that day, and kept from the public on it

Several values of one name are joined by commas: ``side:us,ru``. Reading never fails: what makes no sense is read as
plain words, and a note says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from explorer.search.analysis import exact_words

LONGEST = 500
"""Characters of a query that are read."""

MOST = 24
"""Words and operators of a query that are read."""


class Operator(StrEnum):
    """The names that may stand before a colon."""

    ACTOR = "actor"
    THEME = "theme"
    KIND = "kind"
    SIDE = "side"
    STATUS = "status"
    BEFORE = "before"
    AFTER = "after"
    SEALED = "sealed"


class Remark(StrEnum):
    """Why something was read as plain words, or not at all."""

    QUOTE = "quote"  # a quotation mark has no partner
    ALONE = "alone"  # an operator stands alone
    VALUE = "value"  # a name that is known, with a value that is not
    CUT = "cut"  # too long


class Note(NamedTuple):
    """What was not read as it may have been meant, and why."""

    remark: Remark
    words: str


@dataclass(frozen=True, slots=True)
class Atom:
    """
    One thing that is looked for.

    Attributes:
        words: Folded: one for a word, several that follow each other for a phrase; none for an operator.
        written: As it was written.
        beginning: Whether the last word is only the beginning of one.
        phrase: Whether it stood in quotation marks.
        operator: The name before the colon.
        values: What the operator asks for, as the data knows it.
        place: Where it stands in the query, with its minus: start, and end excluded.
    """

    words: tuple[str, ...]
    written: str = field(compare=False)
    beginning: bool = False
    phrase: bool = False
    operator: Operator | None = None
    values: tuple[str, ...] = ()
    place: tuple[int, int] = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Query:
    """
    A query, read.

    Attributes:
        text: What was read, as it was written, quotation marks made straight.
        groups: Of each of them one must be found.
        without: None of them may be.
        notes: What was read otherwise than it may have been meant.
    """

    text: str = ""
    groups: tuple[tuple[Atom, ...], ...] = ()
    without: tuple[Atom, ...] = ()
    notes: tuple[Note, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groups or self.without)

    @property
    def operators(self) -> tuple[Atom, ...]:
        """What is asked for by name, and not only as one of several."""
        return tuple(group[0] for group in self.groups if len(group) == 1 and group[0].operator)

    @property
    def sought(self) -> tuple[Atom, ...]:
        """The words and phrases that are looked for."""
        return tuple(atom for group in self.groups for atom in group if atom.words)


Values = Callable[[Operator, str], tuple[str, ...]]
"""For an operator and what stands behind its colon: the values that it means, none if it means nothing."""

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»‹›＂", '"'))
_PIECE = re.compile(r'(-?)(?:"([^"]*)"|([A-Za-z]+):(?:"([^"]*)"|(\S+))|(\S+))')
_EITHER = {"OR", "|", "ИЛИ", "ATAU"}
_EMPTY = '""'


def read(written: str, values: Values) -> Query:
    """
    Read a query; see the module's docstring.

    Args:
        written: What somebody wrote, whatever it is.
        values: What the values of operators mean.
    """
    text = plain(written).translate(_QUOTES)
    reading = _Reading(values)
    if len(text) > LONGEST:
        text = text[:LONGEST].rstrip()
        reading.notes.append(Note(Remark.CUT, ""))
    reading.pieces(text)
    groups = tuple(tuple(dict.fromkeys(group)) for group in reading.groups if group)
    notes = tuple(dict.fromkeys(reading.notes))
    return Query(text, tuple(dict.fromkeys(groups)), tuple(dict.fromkeys(reading.without)), notes)


def plain(written: str) -> str:
    """What was written without control characters and needless spaces, composed (NFC)."""
    visible = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in written[: 8 * LONGEST])
    return unicodedata.normalize("NFC", " ".join(visible.split()))


class _Reading:
    """What has been read of a query so far."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self.groups: list[list[Atom]] = []
        self.without: list[Atom] = []
        self.notes: list[Note] = []

    def pieces(self, text: str) -> None:
        """Read all of it."""
        straight = text
        if straight.count('"') % 2:
            place = straight.rindex('"')
            straight = f"{straight[:place]} {straight[place + 1 :]}"
            self.notes.append(Note(Remark.QUOTE, ""))
        either = False
        for n, found in enumerate(_PIECE.finditer(straight)):
            if n >= MOST:
                self.notes.append(Note(Remark.CUT, ""))
                break
            if found.group() in _EITHER:
                either = self._may_join(straight, found)
                continue
            atoms = [replace(atom, place=found.span()) for atom in self._atoms(found)]
            self._place(atoms, no=bool(found.group(1)), either=either)
            either = False

    def _may_join(self, text: str, found: re.Match[str]) -> bool:
        """Whether OR stands between two things; if not, it is no operator."""
        rest = text[found.end() :].split()
        if self.groups and rest and rest[0] not in _EITHER and not rest[0].startswith("-"):
            return True
        self.notes.append(Note(Remark.ALONE, found.group()))
        return False

    def _place(self, atoms: list[Atom], *, no: bool, either: bool) -> None:
        if no:
            self.without += atoms
        elif either and self.groups and atoms:
            self.groups[-1] += atoms
        else:
            self.groups += [[atom] for atom in atoms]

    def _atoms(self, found: re.Match[str]) -> Iterator[Atom]:
        """What a piece looks for: one thing, or several plain words."""
        _, phrase, name, quoted, value, word = found.groups()
        if phrase is not None:
            yield from self._phrase(phrase)
        elif name is not None:
            yield from self._named(name, quoted if quoted is not None else value, found.group())
        else:
            yield from self._word(word)

    def _phrase(self, written: str) -> Iterator[Atom]:
        words = self._few(exact_words(written))
        if words:
            yield Atom(words, f'"{written.strip()}"', phrase=True)
        else:
            self.notes.append(Note(Remark.ALONE, _EMPTY))

    def _few(self, words: list[str]) -> tuple[str, ...]:
        """The words of a phrase, of which there may be only so many."""
        if len(words) > MOST:
            self.notes.append(Note(Remark.CUT, ""))
        return tuple(words[:MOST])

    def _named(self, name: str, value: str, written: str) -> Iterator[Atom]:
        written = written.removeprefix("-")
        if name.lower() not in set(Operator):
            yield from self._word(f"{name} {value}")
            return
        operator = Operator(name.lower())
        values = [v for part in value.split(",") if part.strip() for v in self._values(operator, part.strip()) or ("",)]
        if values and all(values):
            yield Atom((), written, operator=operator, values=tuple(dict.fromkeys(values)))
        else:
            self.notes.append(Note(Remark.VALUE, written))
            yield from self._word(f"{name} {value}")

    def _word(self, written: str) -> Iterator[Atom]:
        """Plain words; those that a hyphen or the like joins must follow each other."""
        for part in written.split():
            words = self._few(exact_words(part))
            if words:
                yield Atom(words, part.strip("()[]{},;"), beginning=part.endswith("*") and len(words[-1]) > 1)
            else:
                self.notes.append(Note(Remark.ALONE, part[:40]))


def toggled(query: Query, operator: Operator, value: str) -> str:
    """The query with one more value of an operator, or without it if it was there: as somebody would write it."""
    held = [atom for atom in query.operators if atom.operator is operator]
    values = tuple(dict.fromkeys(v for atom in held for v in atom.values))
    left = tuple(v for v in values if v != value) if value in values else (*values, value)
    text = without(query, *held)
    while text.rpartition(" ")[2] in _EITHER:  # it would join what is added
        text = text.rpartition(" ")[0]
    return f"{text} {operator}:{','.join(left)}".strip() if left else text


def without(query: Query, *atoms: Atom) -> str:
    """The query without some of its parts."""
    text = query.text
    for start, end in sorted((atom.place for atom in atoms), reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return " ".join(text.split())


def respelled(query: Query, atom: Atom, word: str) -> str:
    """The query with another word in the place of one."""
    start, end = atom.place
    return f"{query.text[:start]}{word}{query.text[end:]}"


def less(query: Query, operator: Operator) -> Query:
    """The query as if nothing were asked of an operator."""
    groups = tuple(g for g in query.groups if len(g) > 1 or g[0].operator is not operator)
    return replace(query, groups=groups)
