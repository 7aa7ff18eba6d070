"""
Documents that changed after a quote was taken from them, and what an anchor makes of the quote then.

A *case* is a passage whose quote stands in a document, where ``anchor`` finds it, and what was done to the document
since. What is true is known from how the text was made: where the very words that were quoted are now, or that they
are gone. The verdict is

- RIGHT: found there, and nothing is said against it;
- ALOUD: found, but said to be elsewhere than the record says, or in one of several places;
- MISSING: said not to be found;
- WRONG: found somewhere else, and nothing said. This must never happen.

Each passage carries what a curator would have written down: the page (PAGE), what stands before and after (CONTEXT),
both, or nothing (ALONE; then the quote is once in the document as it was). What nobody could tell is left out, because
there is no right answer to it: a twin that is planted on the very page when the quote that was there is deleted, if
the page is all that the record says; pages that are numbered anew, or sentences that come to stand on other pages
(moved, twins, lookalikes), if the quote was told from natural twins by its page alone: a twin may now be on that page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random
from typing import NamedTuple

from explorer.anchoring import Anchor, Found, Prepared, anchor
from explorer.fulltext import FullText
from explorer.records import Passage
from tests.builders import make_passage
from tests.documents import Document, make_document, set_in_lines

LOOKALIKES = ("word", "number", "not", "dropped", "swapped", "letter")


class Mutation(StrEnum):
    """What was done to the document."""

    NONE = "only set in other lines"
    DELETED = "quote deleted"
    LOOKALIKE = "lookalike in its place"
    LOOKALIKE_ELSEWHERE = "deleted, lookalike elsewhere"
    MOVED = "quote moved to another page"
    ORDER = "pages in another order"
    RENUMBERED = "another order, numbered anew"
    TWIN = "twin on another page"
    TWIN_BESIDE = "twin on the same page"
    TWIN_INSTEAD = "deleted, twin on another page"
    TWIN_IN_PLACE = "deleted, twin on the same page"


class Evidence(StrEnum):
    """What the passage says of the place."""

    PAGE = "page"
    CONTEXT = "prefix and suffix"
    BOTH = "page, prefix and suffix"
    ALONE = "nothing"


class Verdict(StrEnum):
    """What an anchor is worth."""

    RIGHT = "right"
    ALOUD = "said aloud"
    MISSING = "missing"
    WRONG = "wrong"


@dataclass(frozen=True)
class Sentence:
    """Words with a name by which they are known wherever they move."""

    name: int
    words: tuple[str, ...]


Pages = list[tuple[str, list[Sentence]]]


class Quote(NamedTuple):
    """A quote: the words first to end of a sentence, without *cut* signs at the end."""

    sentence: Sentence
    page: str
    first: int
    end: int
    words: str
    cut: int


class Case(NamedTuple):
    """A passage, what was done to its document, and what came of it."""

    mutation: Mutation
    evidence: Evidence
    passage: Passage
    found: Anchor
    verdict: Verdict


class Setting(NamedTuple):
    """A text, and where each word of each sentence is in it."""

    text: FullText
    places: dict[int, list[tuple[int, int]]]


def set_text(pages: Pages, chance: Random) -> Setting:
    """Pages set in lines of some width, with hyphens."""
    width, found, places, at = chance.randint(48, 84), list[tuple[str, str]](), {}, 0
    for label, sentences in pages:
        words, spots = set_in_lines([w for s in sentences for w in s.words], width, chance)
        taken = 0
        for sentence in sentences:
            own = spots[taken : taken + len(sentence.words)]
            places[sentence.name] = [(at + start, at + end) for start, end in own]
            taken += len(own)
        found.append((label, words))
        at += len(words) + 1
    return Setting(FullText.of(found), places)


def cases(seed: int, mutations: int, each: int = 3) -> Iterator[Case]:
    """
    So many cases, or a few more, in documents of 30 pages; each document takes part with every kind of mutation.

    each: A quote is taken from one of so many sentences.
    """
    chance, made, round_ = Random(seed), 0, 0
    while made < mutations:
        base = _pages(make_document(seed * 1000 + round_))
        round_ += 1
        setting = set_text(base, chance)
        prepared = Prepared(setting.text)
        for mutation in Mutation:
            for case in _of_mutation(mutation, base, setting, prepared, chance, each):
                made += 1
                yield case


def _pages(document: Document) -> Pages:
    names = iter(range(10**6))
    return [
        (str(n), [Sentence(next(names), tuple(words.split())) for words in page])
        for n, page in enumerate(document.pages, 1)
    ]


def _of_mutation(
    mutation: Mutation, base: Pages, setting: Setting, prepared: Prepared, chance: Random, each: int
) -> Iterator[Case]:
    chosen = list(_quotes(mutation, base, setting, prepared, chance, each))
    changed = _changed(mutation, base, [quote for quote, _, _ in chosen], chance)
    after = set_text(changed, chance)
    ready = Prepared(after.text)
    for quote, evidence, passage in chosen:
        found = anchor(passage, ready)
        gone = all(quote.sentence is not s for _, sentences in changed for s in sentences)
        truth = None if gone else true_place(quote, after)
        yield Case(mutation, evidence, passage, found, verdict(found, truth))


def true_place(quote: Quote, setting: Setting) -> tuple[int, int]:
    places = setting.places[quote.sentence.name]
    return places[quote.first][0], places[quote.end - 1][1] - quote.cut


def verdict(found: Anchor, truth: tuple[int, int] | None) -> Verdict:
    """What an anchor is worth if the quoted words are at a place, or gone (None)."""
    if found.found is Found.MISSING:
        return Verdict.MISSING
    if found.found is Found.AMBIGUOUS or found.elsewhere:
        return Verdict.ALOUD
    return Verdict.RIGHT if found.places == (truth,) else Verdict.WRONG


def _quotes(
    mutation: Mutation, base: Pages, setting: Setting, prepared: Prepared, chance: Random, each: int
) -> Iterator[tuple[Quote, Evidence, Passage]]:
    """Quotes of some sentences of all pages, with a passage that leads to each in the document as it was."""
    for label, sentences in base:
        for sentence in sentences[chance.randrange(each) :: each]:
            quote = _quote(sentence, label, chance)
            evidence = chance.choice(tuple(Evidence))
            passage = _passage(quote, evidence, setting, chance)
            once = len(anchor(make_passage(quote=quote.words, locator="x"), prepared).places) == 1
            if not _can_be_told(mutation, evidence, once=once):
                continue
            if verdict(anchor(passage, prepared), true_place(quote, setting)) is Verdict.RIGHT:
                yield quote, evidence, passage


def _can_be_told(mutation: Mutation, evidence: Evidence, *, once: bool) -> bool:
    """Whether there is a right answer; see the module's docstring."""
    if evidence is Evidence.ALONE:
        return once and mutation not in (Mutation.TWIN_INSTEAD, Mutation.TWIN_IN_PLACE)
    if evidence is Evidence.PAGE:
        by_page_alone = (Mutation.MOVED, Mutation.RENUMBERED, Mutation.TWIN_INSTEAD, Mutation.LOOKALIKE_ELSEWHERE)
        return mutation is not Mutation.TWIN_IN_PLACE and (once or mutation not in by_page_alone)
    return True


def _quote(sentence: Sentence, page: str, chance: Random) -> Quote:
    size = min(len(sentence.words), chance.randint(4, 15))
    first = chance.randint(0, len(sentence.words) - size)
    whole = " ".join(sentence.words[first : first + size])
    words = whole.rstrip(".,;")
    return Quote(sentence, page, first, first + size, words, len(whole) - len(words))


def _passage(quote: Quote, evidence: Evidence, setting: Setting, chance: Random) -> Passage:
    start, end = true_place(quote, setting)
    text = " ".join(setting.text.text[max(0, start - 60) : start].replace("-\n", "").split())
    more: dict[str, str] = {"locator": f"p. {quote.page}" if evidence in (Evidence.PAGE, Evidence.BOTH) else "opening"}
    if evidence in (Evidence.CONTEXT, Evidence.BOTH):
        after = " ".join(setting.text.text[end : end + 60].replace("-\n", "").split())
        more |= {"prefix": text[-chance.randint(12, 32) :].strip(), "suffix": after[: chance.randint(12, 32)].strip()}
    return make_passage(quote=quote.words, **{name: words for name, words in more.items() if words})


def _changed(mutation: Mutation, base: Pages, quotes: list[Quote], chance: Random) -> Pages:
    pages: Pages = [(label, list(sentences)) for label, sentences in base]
    if mutation in (Mutation.ORDER, Mutation.RENUMBERED):
        chance.shuffle(pages)
        labels = (
            [str(n) for n in range(1, len(pages) + 1)] if mutation is Mutation.RENUMBERED else [p for p, _ in pages]
        )
        return [(label, sentences) for label, (_, sentences) in zip(labels, pages, strict=True)]
    for n, quote in enumerate(quotes):
        own = next(sentences for label, sentences in pages if label == quote.page)
        other = chance.choice([sentences for label, sentences in pages if label != quote.page])
        at = own.index(quote.sentence)
        if mutation is Mutation.LOOKALIKE:
            own[at] = _lookalike(quote, 10**6 + n, chance)
        elif mutation in (Mutation.TWIN, Mutation.TWIN_BESIDE):
            _plant(_twin(quote, 10**6 + n), own if mutation is Mutation.TWIN_BESIDE else other, chance)
        elif mutation is not Mutation.NONE:
            del own[at]
            if mutation is Mutation.MOVED:
                _plant(quote.sentence, other, chance)
            elif mutation is Mutation.LOOKALIKE_ELSEWHERE:
                _plant(_lookalike(quote, 10**6 + n, chance), other, chance)
            elif mutation in (Mutation.TWIN_INSTEAD, Mutation.TWIN_IN_PLACE):
                _plant(_twin(quote, 10**6 + n), own if mutation is Mutation.TWIN_IN_PLACE else other, chance)
    return pages


def _plant(sentence: Sentence, page: list[Sentence], chance: Random) -> None:
    page.insert(chance.randint(0, len(page)), sentence)


def _twin(quote: Quote, name: int) -> Sentence:
    """Another sentence in which the very words of the quote stand."""
    return Sentence(name, ("Elsewhere", "somebody", "wrote:", *quote.words.split(), "(sic),", "and", "left", "it."))


def _lookalike(quote: Quote, name: int, chance: Random) -> Sentence:
    """The sentence with one small change among the quoted words."""
    words = list(quote.sentence.words)
    at = chance.randrange(quote.first, quote.end)
    how = chance.choice(LOOKALIKES)
    numbers = [n for n in range(quote.first, quote.end) if words[n][0].isdigit()]
    if how == "number" and numbers:
        words[numbers[0]] = words[numbers[0]] + "0" if chance.random() < 0.5 else "9" + words[numbers[0]]
    elif how == "not":
        words.insert(max(at, quote.first + 1), "not")
    elif how == "dropped" and quote.first < at < quote.end - 1:
        del words[at]
    elif how == "swapped" and at > quote.first and words[at - 1].lower() != words[at].lower():
        words[at - 1], words[at] = words[at], words[at - 1]
    elif how == "letter" and words[at].isalpha():
        words[at] = words[at] + "s" if chance.random() < 0.5 else "un" + words[at]
    if quote.words.casefold() in " ".join(words).casefold():  # not changed at all, or by chance the quote again
        words = list(quote.sentence.words)
        words[at] = "seldom"
    return replace(quote.sentence, name=name, words=tuple(words))


def counted(found: Iterator[Case]) -> dict[Mutation, Counter[Verdict]]:
    """How many cases of each mutation got each verdict."""
    table = {mutation: Counter[Verdict]() for mutation in Mutation}
    for case in found:
        table[case.mutation][case.verdict] += 1
    return table
