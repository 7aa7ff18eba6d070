"""
Documents for tests: written text of our own, page by page, from a seed.

Sentences are made from templates of official prose, so that many are near-duplicates of others (a number, a name or a
"not" apart), as they are in real memoranda; each whole sentence is there once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from random import Random

from explorer.fulltext import FullText

WHO = (
    *("the President", "the Secretary", "the Foreign Minister", "the Ambassador", "the Prime Minister"),
    *("our delegation", "their delegation", "General Orlov", "Mr. Hartley", "the Deputy Director", "the Committee"),
    *("the Ministry of Defence", "Ms. Lindqvist", "the working group", "the Embassy", "Marshal Sokolov"),
)
DID = (
    *("agreed to", "refused to", "proposed to", "did not agree to", "was ready to", "was not ready to"),
    *("said that he wanted to", "promised to", "warned that it would be a mistake to", "asked again for leave to"),
    *("saw no reason to", "hoped to", "intended to", "declined to", "offered to", "had no wish to"),
)
ACTION = (
    *("withdraw", "reduce", "inspect", "count", "move", "replace", "store", "declare", "transfer", "discuss"),
    *("limit", "register", "dismantle", "postpone the transfer of", "verify the number of", "report on"),
)
WHAT = (
    *("short-range missiles", "heavy bombers", "supply trains", "radar stations", "long-term credits"),
    *("artillery units", "fuel depots", "transit permits", "border posts", "grain shipments", "listening posts"),
    *("air-defence batteries", "patrol boats", "technical advisers", "field hospitals", "coal deliveries"),
)
WHERE = (
    *("in the northern district", "on the eastern border", "near the capital", "at the old airfield"),
    *("in the coastal provinces", "along the railway", "outside the treaty area", "in the southern ports"),
    *("on both sides of the river", "in the mountain valleys", "at the second crossing", "within the corridor"),
)
WHEN = (
    *("before the end of the year", "by the first of March", "within six weeks", "as soon as the weather allowed"),
    *("after the elections", "at the next session", "without further delay", "not later than the autumn"),
    *("once the convoys had left", "during the recess", "in the course of the winter", "over the coming months"),
)
TAIL = (
    "",
    "",
    ", subject to confirmation",
    ", as had been understood in Vienna",
    ", which “nobody could want”",
    "; the record doesn’t say why",
    " – a point made twice",
    ", and asked that this be kept confidential",
)
COUNTS = ("", "", "some ", "all ", "most of the ", "none of the ")


@dataclass(frozen=True)
class Document:
    """Pages of sentences, as they were written: before any line was broken."""

    pages: tuple[tuple[str, ...], ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """All sentences in order."""
        return tuple(sentence for page in self.pages for sentence in page)


def make_document(seed: int, pages: int = 30, sentences: int = 14) -> Document:
    """So many pages of so many sentences, none of them twice."""
    chance, known, made = Random(seed), set[str](), list[tuple[str, ...]]()
    while len(made) < pages:
        page = list[str]()
        while len(page) < sentences:
            sentence = make_sentence(chance)
            if sentence not in known:
                known.add(sentence)
                page.append(sentence)
        made.append(tuple(page))
    return Document(tuple(made))


def make_sentence(chance: Random) -> str:
    """A sentence of 9 to 30 words, of which there are many millions."""
    count = chance.choice(
        (*COUNTS, f"{chance.randrange(12, 990)} ", f"{chance.randrange(1, 9)},{chance.choice(HUNDREDS)} ")
    )
    parts = [chance.choice(WHO), chance.choice(DID), chance.choice(ACTION), count + chance.choice(WHAT)]
    places = [chance.choice(WHERE), chance.choice(WHEN)]
    chance.shuffle(places)
    sentence = " ".join((*parts, *places)) + chance.choice(TAIL) + "."
    return sentence[0].upper() + sentence[1:]


HUNDREDS = ("000", "250", "500", "750")


def laid_out(words: str, width: int = 72, hyphens: Random | None = None) -> str:
    """Words in lines; with a source of chance, some long words are broken with a hyphen at the line's end."""
    return set_in_lines(words.split(), width, hyphens)[0]


def set_in_lines(
    words: Iterable[str], width: int = 72, hyphens: Random | None = None
) -> tuple[str, list[tuple[int, int]]]:
    """The same, and where each word begins and ends."""
    text, column, places = "", 0, list[tuple[int, int]]()
    for word in words:
        if column and column + 1 + len(word) > width:
            room = width - column - 2
            if hyphens and 2 < room < len(word) - 2 and word.isalpha() and hyphens.random() < 0.7:
                places.append((len(text) + 1, len(text) + 3 + len(word)))
                text += f" {word[:room]}-\n{word[room:]}"
                column = len(word) - room
                continue
            text, column = text + "\n", 0
        elif column:
            text, column = text + " ", column + 1
        places.append((len(text), len(text) + len(word)))
        text, column = text + word, column + len(word)
    return text, places


def in_pages(pages: Iterable[str]) -> FullText:
    """The text of pages that are numbered from 1."""
    return FullText.of((str(n), words) for n, words in enumerate(pages, 1))


def page_words(document: Document) -> list[str]:
    """The words of each page, in one line."""
    return [" ".join(page) for page in document.pages]


CONFUSIONS = {"rn": "m", "m": "rn", "cl": "d", "d": "cl"} | dict(
    zip("l1cehbo0iunstaIfgv,.5856", "1lecbh0Olnu5foltqy.,S3BG", strict=True)
)


def damaged(words: str, share: float, chance: Random) -> str:
    """Words in which so large a share of the characters was read wrongly, as OCR does; spaces are lost, too."""
    return damage(words, share, chance)[0]


def damage(words: str, share: float, chance: Random) -> tuple[str, list[int]]:
    """The same, and where each character, and the end, has come to be."""
    found, places, at = "", list[int](), 0
    while at < len(words):
        size = 2 if words[at : at + 2] in CONFUSIONS else 1
        sign = words[at : at + size]
        places += [len(found)] * size
        if chance.random() >= share or sign == "\n":
            found += sign
        elif sign in CONFUSIONS:
            found += CONFUSIONS[sign]
        elif sign.isalpha():
            found += chance.choice(("", sign + sign, "i", "r"))
        elif sign != " ":
            found += sign
        at += size
    return found, [*places, len(found)]


def columns_read_across(words: Iterable[str], width: int = 34) -> tuple[str, list[tuple[int, int]]]:
    """A page in two columns that was read line by line over both, and where each word is."""
    text, places = set_in_lines(words, width)
    starts = [0, *(n + 1 for n, sign in enumerate(text) if sign == "\n")]
    lines = text.split("\n")
    half = (len(lines) + 1) // 2
    moved, across = dict[int, int](), ""
    for n in range(half):
        for column in (n, n + half):
            if column < len(lines):
                across += " " if column >= half else "\n" if across else ""
                moved[column] = len(across)
                across += lines[column]
    row = [bisect_right(starts, start) - 1 for start, _ in places]
    return across, [(s - starts[r] + moved[r], e - starts[r] + moved[r]) for (s, e), r in zip(places, row, strict=True)]


@dataclass(frozen=True)
class Cut:
    """Words of a document, by number, that the earlier release withholds; of which the later one may withhold some."""

    start: int
    end: int
    still: tuple[int, int] | None = None


CUES = ("[{n} lines not declassified]", "[text not declassified]", "████████", "[redacted] (b)(1)", "[(b)(3)]")


def make_cuts(words: int, chance: Random, number: int = 12, *, part: float = 0.25) -> list[Cut]:
    """So many cuts that do not overlap, a few words or several lines each; some leave a smaller one in the later."""
    cuts, taken = list[Cut](), set[int]()
    while len(cuts) < number:
        start, size = chance.randrange(words), chance.choice((1, 2, 5, 12, 30, 80))
        end = min(words, start + size)
        around = set(range(start - 8, end + 8))
        if not around & taken:
            taken |= around
            still = None
            if end - start > 4 and chance.random() < part:
                first = chance.randint(start, end - 2)
                still = first, chance.randint(first + 1, end - 1)
            cuts.append(Cut(start, end, still))
    return sorted(cuts, key=lambda cut: cut.start)


def make_releases(
    words: list[str], cuts: Iterable[Cut], chance: Random, noise: float = 0.0
) -> tuple[FullText, FullText, list[tuple[int, int]]]:
    """
    The earlier and the later text, which are set differently, and where in the later one opened words are.

    noise: share of characters of the earlier text that were read wrongly (not in cues).
    """
    cuts = list(cuts)
    before, after, opened = list[str](), list[tuple[str, bool]](), list[bool]()
    starts, still = {cut.start: cut for cut in cuts}, {cut.still[0]: cut.still for cut in cuts if cut.still}
    hidden = {n for cut in cuts for n in range(cut.start, cut.end)}
    closed = {n for first, last in still.values() for n in range(first, last)}
    for n, word in enumerate(words):
        if n in starts:
            size = max(2, (starts[n].end - n) // 12)
            before.append(chance.choice(CUES).format(n=size).replace(" ", "\0"))
        if n not in hidden:
            before.append(damaged(word, noise, chance) if noise else word)
        if n in still:
            after.append(("[1\0line\0not\0declassified]", False))
        if n not in closed:
            after.append((word, n in hidden))
    opened = [is_opened for _, is_opened in after]
    earlier, later = set_in_pages(before, 410, 70), set_in_pages([w for w, _ in after], 377, 64)
    places = [found.span() for found in re.finditer(r"[^ \n]+", later.text)]
    runs = [
        (places[group[0]][0], places[group[-1]][1])
        for is_opened, members in groupby(range(len(opened)), opened.__getitem__)
        if is_opened and (group := list(members))
    ]
    return _spaced(earlier), _spaced(later), runs


def set_in_pages(words: list[str], size: int, width: int) -> FullText:
    """Words in pages of so many, in lines of so many characters."""
    pages = [words[at : at + size] for at in range(0, len(words), size)]
    return in_pages(laid_out(" ".join(page), width) for page in pages)


def _spaced(text: FullText) -> FullText:
    return FullText(text.text.replace("\0", " "), text.pages)
