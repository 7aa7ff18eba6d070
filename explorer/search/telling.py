"""What is said of a result, so that a reader can choose: title, date, whose record, how secret, the words found."""

from __future__ import annotations

from typing import NamedTuple

from explorer.dates import Edtf
from explorer.frames import event_side, event_status
from explorer.frames.weighing import hidden_for
from explorer.knowledge import Status, claim_status
from explorer.openness import Disclosure, disclosure
from explorer.records import FALLBACK_LANGUAGE, QUOTE_MARK, Claim, DataSet, Event, Passage, Phrase, Source, Text
from explorer.search.engine import Kind
from explorer.search.searching import Result
from explorer.search.snippets import WIDTH, Excerpt, Marker

_TITLE = 10_000


class Told(NamedTuple):
    """
    A result in words.

    Attributes:
        result: What it is.
        title: Its title; of a claim the event's, of a passage and a text the source's.
        excerpt: Its words, with those found marked.
        date: Of the event, or of the day on which the document was written.
        event, source: The record that it is, or is in.
        side: Whose record it is or rests on; empty if nobody's.
        status: Of an event or a claim.
        opened: How a document became public.
        locator: Where in the document a passage stands.
    """

    result: Result
    title: Excerpt
    excerpt: Excerpt
    date: Edtf
    event: Event | None = None
    source: Source | None = None
    side: str = ""
    status: Status | None = None
    opened: Disclosure | None = None
    locator: Text | None = None

    @property
    def sealed_for(self) -> int | None:
        """Months for which a document was kept from the public; None if it never was, or a day is unknown."""
        return None if self.source is None else hidden_for(self.source)


class Telling:
    """Tells results of one query in one language, from a data set that has been through the second clock's door."""

    def __init__(self, data: DataSet, marker: Marker, language: str, width: int = WIDTH) -> None:
        """
        Args:
            data: The data set.
            marker: Finds the words of the query.
            language: The reader's.
            width: About how many characters of a text are shown.
        """
        self._data, self._marker, self._language, self._width = data, marker, language, width

    def tell(self, result: Result) -> Told:
        """
        A result in words.

        Raises:
            LookupError: It is not in the data set.
        """
        if result.event:
            event = self._data.event(result.event)
            if event is None:
                raise LookupError(result.key)
            claims = (claim for claim in event.claims if claim.id == result.claim)
            return self._event(result, event, next(claims, None))
        return self._source(result, self._data.sources[result.source])

    def _event(self, result: Result, event: Event, claim: Claim | None) -> Told:
        said = claim.text if claim else event.summary
        alone = event.model_copy(update={"claims": (claim,)}) if claim else event
        sources = self._data.sources
        return Told(
            result,
            title=self._title(event.title),
            excerpt=self._best(said),
            date=event.date,
            event=event,
            side=event_side(alone, sources) or "",
            status=claim_status(claim, sources, None) if claim else event_status(event, sources),
        )

    def _source(self, result: Result, source: Source) -> Told:
        passage = next((p for p in source.passages if p.id == result.passage), None)
        return Told(
            result,
            title=self._title(source.title),
            excerpt=self._of_source(result, source, passage),
            date=source.created,
            source=source,
            side=source.side,
            opened=disclosure(source),
            locator=passage.locator if passage else None,
        )

    def _of_source(self, result: Result, source: Source, passage: Passage | None) -> Excerpt:
        if result.kind is Kind.TEXT:
            return self._marker.excerpt(Phrase(result.text, source.language), self._width)
        if passage is not None:
            quote = f"“{passage.quote}”" if passage.quote else ""
            return self._marker.best(
                [g._replace(words=g.words.replace(QUOTE_MARK, quote)) for g in self._phrases(passage.gloss)],
                self._width,
            )
        kept = source.archive
        parts = [source.creator, *((kept.repository, kept.collection, kept.identifier) if kept else ())]
        plain = self._marker.excerpt(Phrase(" · ".join(part for part in parts if part), source.language), self._width)
        noted = self._best(source.note) if source.note else plain
        return noted if noted.fits > plain.fits or not plain.pieces else plain

    def _title(self, text: Text) -> Excerpt:
        """In the reader's language, whatever the language of what was found."""
        return self._marker.excerpt(self._phrases(text)[0], _TITLE)

    def _best(self, text: Text) -> Excerpt:
        return self._marker.best(self._phrases(text), self._width)

    def _phrases(self, text: Text) -> list[Phrase]:
        """The text in the reader's language, then in English, then in the others."""
        order = dict.fromkeys((self._language, FALLBACK_LANGUAGE, *text.root))
        return [Phrase(text.root[language], language) for language in order if language in text.root]
