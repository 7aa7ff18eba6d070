"""
Text that was withheld: the cues that stand where it stood, how much it was, and the ground that is cited.

Read are

- the cues of *Foreign Relations of the United States*, whose editors put the amount in brackets: [2 lines not
  declassified], [less than 1 line of source text not declassified], [1 paragraph (6 lines) not declassified], [name
  not declassified]. "[Omitted here is …]" tells of what the editors left out; that is not withheld.
- what other offices and transcribers write: [redacted], [REDACTED: 3 lines], [excised], [deleted], [2 pages withheld];
- bars: three or more block characters (█ ■ ▇ ▮ …), alike or not, with single spaces or line ends between them;
- grounds in square brackets, which stand in a blank: [(b)(1)], [b(1)].

A ground next to a cue, or in it, is the cue's: an exemption of the Freedom of Information Act (5 U.S.C. 552(b)(1) to
(9)), a section of an executive order on classified information (12958 of 1995, 13526 of 2009 and others), the Privacy
Act (5 U.S.C. 552a) or the Presidential Records Act (44 U.S.C. 2204(a)(1) to (6)). How they are spelled out is told in
``exemption``. A ground alone in running text is no cue.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple


class Unit(StrEnum):
    """What the amount of withheld text is counted in; TEXT if nobody says how much it was."""

    WORDS = "words"
    LINES = "lines"
    SENTENCES = "sentences"
    PARAGRAPHS = "paragraphs"
    PAGES = "pages"
    CHARACTERS = "characters"
    NAME = "name"
    NUMBER = "number"
    HANDLING_RESTRICTION = "handling-restriction"
    TEXT = "text"


LINES_OF: dict[Unit, float] = {
    Unit.WORDS: 1 / 12,
    Unit.LINES: 1,
    Unit.SENTENCES: 2,
    Unit.PARAGRAPHS: 6,
    Unit.PAGES: 40,
    Unit.CHARACTERS: 1 / 70,
    Unit.NAME: 1 / 6,
    Unit.NUMBER: 1 / 12,
    Unit.HANDLING_RESTRICTION: 1 / 4,
}
"""How many lines one of a unit takes, roughly: 12 words or 70 characters a line, 40 lines a page."""


class Withheld(NamedTuple):
    """
    A cue.

    Attributes:
        start: Position of its first character.
        end: Position after its last character; a ground next to it is part of it.
        amount: How many units; None if it is not said.
        at_most: Whether it is less than that ("less than 1 line").
        unit: What the amount counts.
        exemption: The ground, as ``exemption`` spells it; several are parted by "; "; empty if none is cited.
    """

    start: int
    end: int
    amount: float | None
    at_most: bool
    unit: Unit
    exemption: str


BLOCKS_OF_A_BAR = 3

_BLOCK = "[\u2580-\u259f\u25a0\u25ac\u25ae\u25fc\u2b1b]"
_CUE = re.compile(rf"\[(?P<inside>[^\[\]]{{1,240}}(?:\[[^\[\]]{{1,40}}\][^\[\]]{{0,80}})?)\]|{_BLOCK}(?:\s?{_BLOCK})*+")

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "half": 0.5}
_PART = rf"(?:{'|'.join(_FRACTIONS)}|[1-9]/[1-9])"
_COUNT = rf"(?:\d{{1,6}}[ -]?{_PART}(?!\d)|{_PART}(?: an?)?|\d{{1,6}}(?:\.\d{{1,3}})?|{'|'.join(_NUMBERS)}|an?)"
_NOUNS = {
    "word": Unit.WORDS,
    "line": Unit.LINES,
    "sentence": Unit.SENTENCES,
    "paragraph": Unit.PARAGRAPHS,
    "page": Unit.PAGES,
    "character": Unit.CHARACTERS,
    "name": Unit.NAME,
    "dollar amount": Unit.NUMBER,
    "amount": Unit.NUMBER,
    "number": Unit.NUMBER,
    "figure": Unit.NUMBER,
    "handling restriction": Unit.HANDLING_RESTRICTION,
    "text": Unit.TEXT,
}
_AMOUNT = re.compile(
    r"(?<![\w.,/])(?P<less>(?:less|fewer) than |under |up to |at most )?"
    rf"(?:(?P<count>{_COUNT})\??[ -]{{1,2}})?(?P<noun>{'|'.join(_NOUNS)})s?\b"
)
_FINER = re.compile(r"\((?P<inside>[^()]{1,60})\)")

_STILL_CLOSED = re.compile(r"(?:not|never) (?:yet )?(?:been )?declassified|(?:remains?|still) classified")
_SUBJECT = re.sub(r"\?P<\w+>", "?:", _AMOUNT.pattern)
_TAKEN_OUT = re.compile(
    rf"(?:{_SUBJECT} (?:\([^()]{{1,60}}\) )?(?:of (?:the )?(?:source |original )?text )?(?:was |were |is |are )?)?"
    r"(?:redacted|excised|deleted|withheld|sanitized|sanitised|blacked out)(?: text| in full| in part)?"
    r"(?:\Z| ?[:;,(–—-]| (?:under|pursuant|per)\b)"
)

_ORDER = r"(?:(?i:executive\s+order|e\.\s?o\.?|eo)\s?1\d{4})"
_PARAGRAPH = r"[1-9]\.\d{1,2}\s?\([A-Za-z]\)(?:\s?\(\d{1,2}\))?"
_SECTION = rf"(?i:sections?\s|sec\.?\s|§\s?)?{_PARAGRAPH}"
_CODE = r"(?:\([bB]\)\s?\([1-9]\)|[bB]\s?\([1-9]\)|[bB]-?[1-9](?![\w)]))(?:\s?\([A-Fa-f]\)(?!\s?\())?"
_ACT = r"(?:(?i:foia|5\s?U\.?S\.?C\.?\s?§?\s?552),?\s?)"
_CLAUSE = r"(?:\s?\([a-z]\)(?:\s?\(\d\))?)?"
_GROUNDS = {
    "order": rf"{_ORDER}(?:,?\s(?i:as\samended))?(?:,?\s{{0,2}}{_SECTION})?|{_SECTION},?\s(?:of\s)?{_ORDER}",
    "foia": rf"{_ACT}(?i:exemption\s)?{_CODE}|(?<![\w.(])(?<!\d\s)(?i:exemption\s)?{_CODE}"
    rf"|(?i:(?:foia\s)?exemption\s)[1-9](?![\w.])(?:\s?\([A-Fa-f]\))?",
    "privacy": rf"(?i:privacy\sact|5\s?U\.?S\.?C\.?\s?§?\s?552a){_CLAUSE}|(?<![\w.])(?<!, )(?<!,)PA(?![\w.]){_CLAUSE}",
    "presidential": r"(?i:PRA)\s?\(a\)\s?\([1-6]\)|(?<![\w.])P-?[1-6](?![\w.])",
}
_GROUND = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _GROUNDS.items()))
_ONE = f"(?:{'|'.join(_GROUNDS.values())})"
_MANY = rf"{_ONE}(?:\s{{0,2}}(?:[,;/&]|and\b)?\s{{0,2}}{_ONE}){{0,5}}"
_BESIDE = rf"(?:\[{_MANY}\]|\({_MANY}\)|{_ONE})"
_AFTER = re.compile(rf"(?:\s{{0,2}}[,;/&]?\s{{0,2}}{_BESIDE}){{1,6}}")
_BEFORE = re.compile(rf"(?:{_BESIDE}[ ]?[,;/&:]?[ ]?){{1,6}}\Z")
_REACH = 90
_SPACE = re.compile(r"(?<=\w)-\s*\n\s*|\s+")


def withheld(text: str) -> tuple[Withheld, ...]:
    """All cues of a text, in order; none overlaps another. An empty text has none."""
    found = list[Withheld]()
    done = 0
    for cue in _CUE.finditer(text):
        measured = _measured(cue) if cue.start() >= done else None
        if measured is not None:
            line = max(done, cue.start() - _REACH, text.rfind("\n", done, cue.start()) + 1)
            before = _BEFORE.search(text[line : cue.start()])
            after = _AFTER.match(text, cue.end(), cue.end() + _REACH)
            start = line + before.start() if before else cue.start()
            done = after.end() if after else cue.end()
            amount, at_most, unit = measured
            found.append(Withheld(start, done, amount, at_most, unit, "; ".join(_grounds(text[start:done]))))
    return tuple(found)


def _measured(cue: re.Match[str]) -> tuple[float | None, bool, Unit] | None:
    """Amount, whether it is less, and unit; None if the brackets are no cue, or the bar is too short."""
    if cue["inside"] is None:
        length = sum(not sign.isspace() for sign in cue.group())
        return (float(length), False, Unit.CHARACTERS) if length >= BLOCKS_OF_A_BAR else None
    rest = _GROUND.sub(" ", cue["inside"])
    plain = _plain(rest)
    if plain.startswith("omitted"):
        return None
    if _STILL_CLOSED.search(plain) or _TAKEN_OUT.match(plain):
        return _amount(plain)
    return (None, False, Unit.TEXT) if rest != cue["inside"] and _is_nothing(plain) else None


def _is_nothing(plain: str) -> bool:
    return not re.sub(r"\band\b", "", plain).strip(" ()[].,;:/&-")


def _plain(words: str) -> str:
    """Words in small letters, with single spaces, without hyphens at line ends."""
    return _SPACE.sub(lambda found: "" if found.group().startswith("-") else " ", words).strip().lower()


def _amount(plain: str) -> tuple[float | None, bool, Unit]:
    """The amount that plain words tell; the finer one where it is told twice, as in 1 paragraph (6 lines)."""
    finer = _FINER.search(plain)
    found = (_AMOUNT.search(finer["inside"]) if finer else None) or _AMOUNT.search(plain)
    if found is None:
        return None, False, Unit.TEXT
    count = _number(found["count"]) if found["count"] else None
    return count, bool(found["less"]) and count is not None, _NOUNS[found["noun"]]


def _number(words: str) -> float:
    """The value of 2, 2.5, 2½, 2 1/2, 2-1/2, two or half a."""
    words = words.removesuffix(" an").removesuffix(" a")
    if words in _NUMBERS:
        return float(_NUMBERS.index(words) + 1)
    if words in {"a", "an"}:
        return 1.0
    part = re.search(_PART + r"\Z", words)
    if part is None:
        return float(words)
    whole = words[: part.start()].strip(" -")
    above, _, below = part.group().partition("/")
    fraction = int(above) / int(below) if below else _FRACTIONS[above]
    return fraction + (float(whole) if whole else 0.0)


def lines(found: Withheld) -> float | None:
    """About how many lines were withheld, by LINES_OF; half as many if it was less. None if nobody says how much."""
    if found.unit is Unit.TEXT:
        return None
    return (1.0 if found.amount is None else found.amount) * LINES_OF[found.unit] * (0.5 if found.at_most else 1.0)


def exemption(words: str) -> str | None:
    """
    A ground as it is cited everywhere here, or None if the words are no ground.

    One of "FOIA (b)(1)", with a letter if there is one ("FOIA (b)(7)(C)"); "E.O. 13526", with the section if it is
    given ("E.O. 13526 3.3(b)(1)"); "Privacy Act" or "Privacy Act (j)(2)", also written PA; "PRA (a)(1)", also written
    P1. Several are parted by "; ". A section without its order ("1.4(d)") is None: several orders have one.
    """
    grounds = _grounds(words)
    return "; ".join(grounds) if grounds and _is_nothing(_plain(_GROUND.sub(" ", words))) else None


def _grounds(words: str) -> list[str]:
    """The grounds in some words, each once, in order."""
    return list(dict.fromkeys(_spelled(found) for found in _GROUND.finditer(words)))


def _spelled(ground: re.Match[str]) -> str:
    words = "".join(ground.group().split())
    if ground.lastgroup == "order":
        order, section = re.search(r"1\d{4}", words), re.search(rf"(?<!\d){_PARAGRAPH}", ground.group())
        part = "".join(section.group().split()).lower() if section else ""
        return f"E.O. {order.group() if order else ''} {part}".strip()
    code = re.search(r"([1-9])\)?(?:\(([A-Fa-f])\))?\Z", words)
    if ground.lastgroup == "foia" and code:
        return f"FOIA (b)({code[1]})" + (f"({code[2].upper()})" if code[2] else "")
    if ground.lastgroup == "presidential" and code:
        return f"PRA (a)({code[1]})"
    clause = re.search(r"\([a-z]\)(?:\(\d\))?\Z", words)
    return f"Privacy Act {clause.group() if clause else ''}".strip()
