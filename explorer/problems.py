"""
What is wrong with a data set, in a curator's words.

A ``Problem`` is one printed line: ``path:line:column: field: what is wrong (what would be right)``.
``REWORDED`` is the one table that turns pydantic's errors into such words; ``reword`` fills it in from the
annotations of the records, so that a message can list the keys, the words or the range that would be right.
``Vocabulary`` finds the word that was probably meant.

Nothing here reads files, and nothing knows any one record.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import islice
from types import NoneType
from typing import Any, NamedTuple, TypeAlias, get_args

from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

FieldPath: TypeAlias = tuple[str | int, ...]  # ("claims", 0, "text"): keys of mappings, places in lists from 0

SHOWN = 60  # characters of a value that a message repeats
WORTH_GUESSING = 80  # characters; an id is no longer, and comparing takes the square of the length
GUESSES = 300  # per vocabulary; a suggestion is a courtesy, and ten thousand of them must not make a check slow
COMPARED = 100  # words compared letter by letter; in a larger vocabulary those that share the rarest parts
ENOUGH = 1000  # problems of one file; the search for more ends there
LISTED = 24  # words that a remedy lists when none is near


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing to mend; sorts by file, then by place in the file."""

    path: str
    line: int
    column: int
    field: str
    fault: str
    remedy: str = ""

    def __str__(self) -> str:
        field = f" {self.field}:" if self.field else ""
        remedy = f" ({self.remedy})" if self.remedy else ""
        return f"{self.path}:{self.line}:{self.column}:{field} {self.fault}{remedy}"

    def as_json(self) -> dict[str, str | int]:
        """The same as plain values, under the names of the attributes."""
        return asdict(self)


class DataProblems(ValueError):
    """A folder is no data set; ``problems`` says why, sorted, and is never empty."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problem{'s' * (len(problems) > 1)}, the first: {problems[0]}")
        self.problems = tuple(problems)


class CannotRun(Exception):
    """There is nothing to check: no such folder, or one that cannot be read. The message is one line."""


class Reworded(NamedTuple):
    """How an error is said; both may hold the names that ``reword`` fills in."""

    fault: str
    remedy: str


# {given}: the value, described. {near}: the words or keys that would be right. {bounds}, {described}: see _Expected.
REWORDED = {
    "missing": Reworded("is missing", "{needed}"),
    "extra_forbidden": Reworded("is not a known key", "{near}"),
    "model_type": Reworded("is {given}", "a mapping with the keys {keys}"),
    "dict_type": Reworded("is {given}", "one line for each language, such as en: …"),
    "tuple_type": Reworded("is {given}", "a list: each item on a line of its own, after a hyphen"),
    "string_type": Reworded("is {given}", "a text"),
    "string_pattern_mismatch": Reworded("is {given}", "{described}"),
    "no_characters": Reworded("is empty", "write it, or leave the key out"),
    "string_too_long": Reworded("is too long", "at most {max_length} characters"),
    "too_long": Reworded("is too long", "at most {max_length} characters"),
    "int_type": Reworded("is {given}", "a whole number{bounds}"),
    "int_parsing": Reworded("is {given}", "a whole number{bounds}"),
    "int_parsing_size": Reworded("is a number too long to read", "a whole number{bounds}"),
    "int_from_float": Reworded("is {given}", "a whole number{bounds}"),
    "float_type": Reworded("is {given}", "a number{bounds}"),
    "float_parsing": Reworded("is {given}", "a number{bounds}, with a decimal point"),
    "greater_than_equal": Reworded("{number} is too small", "a number{bounds}"),
    "less_than_equal": Reworded("{number} is too large", "a number{bounds}"),
    "enum": Reworded("is {given}", "{near}"),
    "too_short": Reworded("is an empty list", "at least one item"),
    "edtf": Reworded("is not a date: {fault}", "{remedy}"),
    "day": Reworded("is {given}, which is no day", "a day of the calendar, such as 2004-12-31"),
    "no_language": Reworded("has no words", "a line for one language at least, such as en: …"),
    "bool_parsing": Reworded("is {given}", "true or false"),
    "bool_type": Reworded("is {given}", "true or false"),
    "address": Reworded("is {given}, which is no web address", "http:// or https://, without spaces or passwords"),
    "invisible": Reworded("holds the invisible character {code}", "take it out"),
    "blank": Reworded("is blank", "write it, or leave the key out"),
    "no_english": Reworded("has no English", "add en: the language to fall back to"),
}


def reword(error: ErrorDetails, annotation: object) -> Reworded:
    """
    Say one of pydantic's errors in plain English.

    Args:
        error: As ``ValidationError.errors()`` lists them.
        annotation: The type that was asked for at the root of the error's ``loc``.

    Returns:
        What is wrong, and what would be right (may be empty). An error that ``REWORDED`` does not know keeps
        pydantic's own message.
    """
    kind = error["type"]
    if kind == "too_short" and not isinstance(error["input"], list):
        kind = "no_characters"
    said = REWORDED.get(kind, Reworded(error["msg"].replace("{", "(").replace("}", ")"), ""))
    path = tuple(step for step in error["loc"] if step != "[key]")
    is_key = error["loc"][-1:] == ("[key]",)
    inside = kind in {"missing", "extra_forbidden"}
    expected = _expected(annotation, path[:-1] if inside or is_key else path, key=is_key)
    context = dict(error.get("ctx", {}))
    values = {
        "given": given(error["input"]),
        "number": str(error["input"])[:SHOWN],
        "needed": f"needed here: {', '.join(expected.needed)}",
        "keys": ", ".join(expected.keys),
        "near": _suggest(_allowed(error, expected), path[-1] if inside else error["input"]),
        "bounds": expected.bounds,
        "described": expected.described,
    }
    return Reworded(*(part.format(**{**values, **context}) for part in said))


def _allowed(error: ErrorDetails, expected: _Expected) -> tuple[str, ...]:
    if error["type"] == "enum":
        return tuple(re.findall(r"'([^']*)'", str(error["ctx"]["expected"])))
    return expected.keys


def _suggest(words: tuple[str, ...], word: object) -> str:
    return _suggest_text(words, word) if isinstance(word, str) else Vocabulary(words).suggest("")


@lru_cache(maxsize=1024)  # the same slip is often made in every file
def _suggest_text(words: tuple[str, ...], word: str) -> str:
    return Vocabulary(words).suggest(word)


def given(value: object) -> str:
    """Describe a value of a file after the word "is"."""
    if isinstance(value, str):
        return f"the text {shown(value)}" if value else "empty"
    if value is None:
        return "empty"
    if isinstance(value, int | float):  # JSON's
        return f"the number {value}"
    return "a mapping" if isinstance(value, dict) else "a list"


def shown(text: str) -> str:
    """Quote *text* on one line: shortened, and with what cannot be printed written as an escape."""
    return f"'{printable(shortened(text))}'"


def shortened(text: str) -> str:
    """Cut *text* to what a message can hold."""
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def printable(text: str) -> str:
    """Write control characters, line breaks and halves of surrogate pairs as escapes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


class Vocabulary:
    """
    Words that may be used, and the nearest of them to one that may not.

    Remembers what it was asked; after ``GUESSES`` different words it guesses no more.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = {word: word.casefold() for word in words}
        self._having: defaultdict[str, list[str]] = defaultdict(list)  # words by their parts
        self._guessed: dict[str, str] = {}

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def nearest(self, word: str) -> str:
        """The word most like *word*, whatever its case; empty if none is like it."""
        if word not in self._guessed:
            if len(self._guessed) >= GUESSES or len(word) > WORTH_GUESSING:
                return ""
            folded = word.casefold()
            candidates = {self._words[w]: w for w in self._comparable(folded) if w.isprintable()}
            near = difflib.get_close_matches(folded, candidates, n=1)
            self._guessed[word] = candidates[near[0]] if near else ""
        return self._guessed[word]

    def suggest(self, word: str) -> str:
        """What to say in brackets: the nearest word, else the words themselves if they are few."""
        near = self.nearest(word)
        if near:
            return f"did you mean {near}?"
        if not 0 < len(self._words) <= LISTED:
            return ""
        return f"one of: {', '.join(word for word in self._words if word.isprintable())}"

    def _comparable(self, word: str) -> Iterable[str]:
        """All words if they are few, else those that share the rarest parts, and those that start the same."""
        if len(self._words) <= COMPARED:
            return self._words
        if not self._having:
            for other, folded in self._words.items():
                for part in set(folded.split("-")):
                    self._having[part].append(other)
        shared: Counter[str] = Counter()
        for part in set(word.split("-")) & self._having.keys():
            if len(self._having[part]) <= len(self._words) / 2:
                shared.update(dict.fromkeys(self._having[part], 1 / len(self._having[part])))
        alike = (
            other
            for other, folded in self._words.items()
            if folded[:3] == word[:3] and len(folded) - len(word) in {-1, 0, 1}
        )
        return [other for other, _ in shared.most_common(COMPARED)] + list(islice(alike, COMPARED))


class _Expected(NamedTuple):
    """What an annotation asks for at one place."""

    keys: tuple[str, ...] = ()  # that a mapping may have
    needed: tuple[str, ...] = ()  # that it must have
    bounds: str = ""  # " from 1 to 5"
    described: str = ""  # the description of a field


def _expected(annotation: object, path: FieldPath, *, key: bool) -> _Expected:
    """Follow *path* into *annotation*; with *key*, to the keys of the mapping there."""
    info = None
    for step in path:
        annotation, info = _into(annotation, step)
    annotation, info = _bare(annotation, info)
    if key and (arguments := get_args(_bare(annotation, None)[0])):
        annotation, info = _bare(arguments[0], None)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = {name: field for name, field in annotation.model_fields.items() if name != "id" or path}
        return _Expected(tuple(fields), tuple(name for name, field in fields.items() if field.is_required()))
    return _Expected(bounds=_bounds(info), described=(info and info.description) or "")


def _into(annotation: object, step: str | int) -> tuple[object, FieldInfo | None]:
    """The annotation of one item, value or field of what *annotation* describes."""
    annotation, _ = _bare(annotation, None)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        field = annotation.model_fields.get(str(step))
        return (field.annotation, field) if field else (object, None)
    arguments = [argument for argument in get_args(annotation) if argument is not Ellipsis]
    return (arguments[-1], None) if arguments else (object, None)


def _bare(annotation: object, info: FieldInfo | None) -> tuple[object, FieldInfo | None]:
    """Take off Annotated, the None of an optional field, and the RootModel around a mapping."""
    while True:
        if isinstance(annotation, type) and issubclass(annotation, RootModel):
            annotation = annotation.model_fields["root"].annotation
        elif hasattr(annotation, "__metadata__"):
            info = next((m for m in _metadata(annotation) if isinstance(m, FieldInfo)), info)
            annotation = get_args(annotation)[0]
        elif NoneType in get_args(annotation):
            annotation = next(a for a in get_args(annotation) if a is not NoneType)
        else:
            return annotation, info


def _metadata(annotation: Any) -> Iterator[object]:
    yield from annotation.__metadata__


def _bounds(info: FieldInfo | None) -> str:
    limits = info.metadata if info else []
    low = next((limit.ge for limit in limits if hasattr(limit, "ge")), None)
    high = next((limit.le for limit in limits if hasattr(limit, "le")), None)
    if low is None:
        return "" if high is None else f" up to {high}"
    return f", {low} or more" if high is None else f" from {low} to {high}"
