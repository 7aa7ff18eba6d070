"""Quotes are short and verbatim, glosses mark them, languages are those of the data set, claims are weighed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from explorer.problems import FieldPath, Vocabulary, shown
from explorer.records import FALLBACK_LANGUAGE, QUOTE_MARK, QUOTE_WORDS, Passage, Text
from explorer.rules.readable import CARD, PEOPLE, TERMS, THEMES, Breach, Readable
from explorer.vocabulary import Stance

_MARKS = "\"«»„“”‘’'"
_ADDED_MARKS = re.compile(rf"[{_MARKS}]\s*\{{quote\}}\s*[{_MARKS}]")
_QUOTED = re.compile(rf"[{_MARKS}][^\"«»„“”]*[{_MARKS}]")  # as a whole; "No" and "no" only starts and ends with marks
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_OMISSION = re.compile(r"\[\s*(\.\.\.|…)\s*\]")
_WITH_A_QUOTE = ("quote_language", "seen_in", "prefix", "suffix", "position")


def every_claim_is_weighed(readable: Readable) -> Iterator[Breach]:
    """Context alone says nothing about a claim: something must support or contradict it."""
    for file, event in readable.event_files():
        for n, claim in enumerate(event.claims):
            if all(evidence.stance is Stance.CONTEXT for evidence in claim.evidence):
                fault = "nothing supports or contradicts the claim"
                yield Breach(file, ("claims", n, "evidence"), fault, "at least one passage for or against it")


def quotes_are_short_and_bare(readable: Readable) -> Iterator[Breach]:
    """A quote is at most ``QUOTE_WORDS`` words in one piece, without quotation marks around it."""
    for file, at, passage, _ in _passages(readable):
        quote = passage.quote
        if quote is None:
            continue
        here = (*at, "quote")
        if (words := len(quote.split())) > QUOTE_WORDS:
            yield Breach(file, here, f"has {words} words", f"at most {QUOTE_WORDS}: the ones that matter")
        if _QUOTED.fullmatch(quote):
            yield Breach(file, here, "has quotation marks around it", "the words alone; the screen adds the marks")
        if _OMISSION.search(quote):
            yield Breach(file, here, "leaves words out", "one unbroken run of words")


def glosses_mark_their_quote(readable: Readable) -> Iterator[Breach]:
    """Every language's gloss holds ``{quote}`` once if there is a quote, and never else; no other placeholder."""
    for file, at, passage, _ in _passages(readable):
        for language, words in passage.gloss.root.items():
            here = (*at, "gloss", language)
            marks = words.count(QUOTE_MARK)
            if passage.quote is None and marks:
                yield Breach(
                    file, here, f"holds {QUOTE_MARK}, but the passage has no quote", "add the quote, or take it out"
                )
            elif passage.quote is not None and marks != 1:
                times = "does not hold" if marks == 0 else f"holds {marks} times"
                yield Breach(file, here, f"{times} {QUOTE_MARK}", "once, where the quoted words are read")
            for other in _PLACEHOLDER.findall(words):
                if other != QUOTE_MARK:
                    yield Breach(file, here, f"holds {shown(other)}", f"{QUOTE_MARK} is the only word in braces")
            if _ADDED_MARKS.search(words):
                yield Breach(file, here, f"has quotation marks around {QUOTE_MARK}", "without; the screen adds them")


def quote_keys_come_with_a_quote(readable: Readable) -> Iterator[Breach]:
    """What describes a quote needs one, a translation is in another language, and a position has a length."""
    for file, at, passage, language in _passages(readable):
        for key in _WITH_A_QUOTE:
            if passage.quote is None and getattr(passage, key) is not None:
                yield Breach(file, (*at, key), "the passage has no quote", "add the quote, or leave this out", key=True)
        if passage.quote_language == language:
            fault = f"{language} is the language of the source"
            yield Breach(file, (*at, "quote_language"), fault, "leave it out: it is only for translations")
        if passage.position and passage.position.end <= passage.position.start:
            fault = f"{passage.position.end} is not after the start, {passage.position.start}"
            yield Breach(file, (*at, "position", "end"), fault, "the end is the first character after the quote")


def languages_are_declared(readable: Readable) -> Iterator[Breach]:
    """Every language used is one that the data set says it has, and English is one of them."""
    if readable.card is None:
        return
    declared = Vocabulary(readable.card.languages)
    if FALLBACK_LANGUAGE not in declared:
        yield Breach(CARD, ("languages",), "English is not among them", "add en: the language to fall back to")
        return
    for file, record, start in records(readable):
        for path, text in texts(record, start):
            for language in text.root:
                if language not in declared:
                    fault = f"{CARD} does not declare the language {shown(language)}"
                    yield Breach(file, (*path, language), fault, declared.suggest(language), key=True)


def _passages(readable: Readable) -> Iterator[tuple[str, FieldPath, Passage, str]]:
    """Each passage with its file, its path and the language of its source."""
    for file, source in readable.source_files():
        for n, passage in enumerate(source.passages):
            yield file, ("passages", n), passage, source.language


def records(readable: Readable) -> Iterator[tuple[str, BaseModel, FieldPath]]:
    """Each record of the data set with its file and its path there."""
    if readable.card:
        yield CARD, readable.card, ()
    for files in (readable.event_files(), readable.source_files(), readable.story_files()):
        yield from ((file, record, ()) for file, record in files)
    yield from ((PEOPLE, person, (name,)) for name, person in readable.people.items())
    yield from ((THEMES, theme, (name,)) for name, theme in readable.themes.items())
    yield from ((TERMS, term, (n,)) for n, term in readable.terms.items())


def texts(value: object, path: FieldPath) -> Iterator[tuple[FieldPath, Text]]:
    """Every text inside *value*, however deep."""
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, part in value.__dict__.items():
            if isinstance(part, BaseModel | tuple):
                yield from texts(part, (*path, name))
    elif isinstance(value, tuple):
        for n, part in enumerate(value):
            if isinstance(part, BaseModel):
                yield from texts(part, (*path, n))
