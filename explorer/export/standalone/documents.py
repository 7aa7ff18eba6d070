"""A document as a file has it: what its reader says of it, worded in every language."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial

from explorer.export.standalone.wording import Wording
from explorer.i18n import Catalogue
from explorer.openness import Disclosure, disclosure
from explorer.records import Passage, Redaction, Release, Source
from explorer.redactions import lines, withheld
from explorer.released import fate, opening

UNMARKED = "none"
"""The classification of a document that was never secret."""

State = dict[str, object]


class Documents:
    """
    Documents as plain data.

    Args:
        wording: Where their texts are kept.
        numbers: The documents of the file, by id.
        passages: Of each document the passages that are told, in order.
    """

    def __init__(self, wording: Wording, numbers: Mapping[str, int], passages: Mapping[str, tuple[str, ...]]) -> None:
        self._wording, self._numbers, self._passages = wording, numbers, passages

    def state(self, source: Source) -> State:
        """What was known of a document; keys without a value are left out by whoever writes them."""
        say, found = self._wording, disclosure(source)
        archive = source.archive
        kept = (archive.repository, archive.collection, archive.identifier) if archive else ()
        return {
            "title": say.text(source.title),
            "kind": source.kind.value,
            "side": source.side.value,
            "creator": source.creator,
            "written": say.date(source.created),
            "language": source.language,
            "archive": " · ".join(part for part in kept if part) or None,
            "marking": None if source.classification == UNMARKED else source.classification,
            "releases": [self._release(release) for release in found.history],
            "sealed": self._sealed(found),
            "fate": self._fate(found),
            "url": source.url,
            "note": say.text(source.note),
            "passages": [self._passage(p, source) for p in self._told(source)],
        }

    def _told(self, source: Source) -> list[Passage]:
        told: Collection[str] = self._passages.get(source.id, ())
        return [passage for passage in source.passages if passage.id in told]

    def _release(self, release: Release) -> list[object]:
        """Its words, and its address."""
        worded = self._wording.each(partial(opening, release))
        return [worded, release.url] if release.url else [worded]

    def _sealed(self, found: Disclosure) -> list[int] | None:
        """How long it was kept from the public: in months (0 where that is not known), and in words; None if never."""
        if not found.sealed:
            return None
        long = found.secrecy
        years, months = (long.years, long.months) if long else (0, 0)
        return [12 * years + months, self._wording.each(lambda text: text.duration(years=years, months=months))]

    def _fate(self, found: Disclosure) -> int | None:
        return self._wording.each(partial(fate, found)) if fate(found, _any(self._wording)) else None

    def _passage(self, passage: Passage, source: Source) -> State:
        say, language = self._wording, passage.quote_language
        told: State = {
            "place": say.text(passage.locator),
            "gloss": say.text(passage.gloss),
            "speaker": passage.speaker,
            "quote": passage.quote,
            "tongue": language or source.language if passage.quote else None,
            "translation": say.each(lambda text: _translation(text, language)) if language else None,
            "seen": self._numbers.get(passage.seen_in or ""),
            "withheld": [self._redaction(redaction) for redaction in passage.redactions] or None,
        }
        return {key: value for key, value in told.items() if value is not None}

    def _redaction(self, redaction: Redaction) -> State:
        say, opened = self._wording, redaction.opened
        told: State = {"long": _length(redaction), "words": say.each(partial(_withheld_words, redaction))}
        if opened is not None:
            told["before"] = say.each(lambda text: text("redaction.before", day=text.date(opened)))
            told["since"] = say.each(lambda text: text("redaction.since", day=text.date(opened)))
            told["reading"] = redaction.reading
        return told


def _any(wording: Wording) -> Catalogue:
    return next(iter(wording.texts.values()))


def _translation(text: Catalogue, language: str) -> str:
    return text("passage.translation", language=text.language_name(language))


def _length(redaction: Redaction) -> float:
    """How long the bar is, in rem: the more was withheld the longer, within bounds."""
    (cue,) = withheld(f"[{redaction.extent or ''} not declassified]") or (None,)
    return round(min(max((lines(cue) if cue else None) or 0.5, 0.2), 2.5) * 7, 1)


def _withheld_words(redaction: Redaction, text: Catalogue) -> str:
    extent, ground = redaction.extent, redaction.exemption
    what = text("redaction.withheld", extent=extent) if extent else text("redaction.withheld-unknown")
    return f"{what} · {ground}" if ground else what
