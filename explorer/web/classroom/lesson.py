"""A story made ready to be taken away: each step as known on its day, its words in one language, its strip drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from explorer.activities import Piece
from explorer.activities.exhibits import Place, pieces
from explorer.citation import citation
from explorer.dates import stretch
from explorer.export.lesson import Cited, Extract, Lesson, Shown, Stage
from explorer.figures.draw import draw_timeline
from explorer.figures.pen import Figure
from explorer.figures.picture import Canvas
from explorer.i18n import Catalogue
from explorer.openness import disclosure
from explorer.records import DataSet, Passage, Source, Step, Story, Text
from explorer.records import Shown as Told
from explorer.selection import Selection
from explorer.stories import view_of
from explorer.theme import Look
from explorer.vocabulary import key_of
from explorer.web.classroom.slides import step_view
from explorer.web.picture import timeline_picture
from explorer.web.shelf import Shelf, View


class Strip(NamedTuple):
    """How the timelines of the steps are drawn: their room and its font, and their colours."""

    canvas: Canvas
    look: Look


def lesson_of(story: Story, view: View, shelf: Shelf, strip: Strip, *, host: str = "") -> Lesson:
    """
    Make a story ready.

    Args:
        story: The story.
        view: In which language; without the second clock, since a story is told from today.
        shelf: What there is.
        strip: How timelines are drawn.
        host: Where the explorer is; empty if that is not known: then the story has no address.
    """
    text, data = view.text, view.known.data
    steps = [_Making(step, n, len(story.steps), text, shelf) for n, step in enumerate(story.steps, start=1)]
    path = f"/present/{story.id}{Selection(lang=text.language).to_query()}"
    facts = (text(f"level.{story.level}"), text("class.minutes", n=story.minutes), text("class.steps", n=len(steps)))
    return Lesson(
        title=said(story.title, text),
        summary=said(story.summary, text) if story.summary else Piece(""),
        facts=" · ".join(facts),
        aims=tuple(said(aim, text) for aim in story.aims),
        stages=tuple(making.stage(strip) for making in steps),
        sources=tuple(_sources(steps, data, text)),
        data_set=data.card.title.in_language(text.language).words,
        version=view.version,
        licence=data.card.licence,
        address=host.rstrip("/") + path if host else "",
    )


def said(words: Text, text: Catalogue) -> Piece:
    """Words in the language of the screen, else in another one, which is named."""
    phrase = words.in_language(text.language)
    return Piece(phrase.words, language="" if phrase.language == text.language else phrase.language)


def extract(source: Source, passage: Passage, text: Catalogue) -> Extract:
    """A passage in full."""
    place = passage.locator.in_language(text.language).words
    parts = (text(f"side.{source.side}"), text(key_of("kind", source.kind)), place, text.date(source.created, "short"))
    return Extract(
        " · ".join(part for part in parts if part),
        pieces(Place(source, passage), text),
        tuple(_remarks(passage, text)),
        said(source.title, text),
    )


def _remarks(passage: Passage, text: Catalogue) -> Iterator[str]:
    for redaction in passage.redactions:
        if redaction.opened is None:
            extent = redaction.extent
            what = text("redaction.withheld", extent=extent) if extent else text("redaction.withheld-unknown")
            yield f"{what} · {redaction.exemption}" if redaction.exemption else what
    if passage.quote_language:
        yield text("passage.translation", language=text.language_name(passage.quote_language))


class _Making:
    """A step in the making."""

    def __init__(self, step: Step, number: int, of: int, text: Catalogue, shelf: Shelf) -> None:
        self.step, self.number, self.of, self.text = step, number, of, text
        self.view = step_view(view_of(step, text.language), shelf)
        self.today = shelf.on(None).data

    def stage(self, strip: Strip) -> Stage:
        """The step, ready."""
        step, text = self.step, self.text
        known = self.view.selection.known
        return Stage(
            number=self.number,
            place=text("present.step", n=self.number, of=self.of),
            when=self._when(),
            known="" if known is None else text("known.on", day=text.day(known)),
            title=said(step.title, text),
            text=said(step.text, text),
            passages=tuple(self._shown(told) for told in step.sources),
            question=None if step.question is None else said(step.question, text),
            answers=tuple(said(line, text) for line in step.hidden),
            notes=None if step.notes is None else said(step.notes, text),
            strip=self._strip(strip),
            strip_says=self._strip_says(),
        )

    def is_sealed(self, told: Told) -> bool:
        """Whether nothing of a passage was known on the step's day."""
        return _place(self.view.known.data, told) is None

    def _when(self) -> str:
        event, text = self.view.known.data.event(self.view.selection.event), self.text
        if event is None:
            return ""
        where = [event.place.name.in_language(text.language).words] if event.place else []
        return " · ".join([text.date(event.date), *where])

    def _shown(self, told: Told) -> Shown:
        """A passage: as it was known on the day, or a bar and what it is as known today."""
        text, place = self.text, _place(self.view.known.data, told)
        if place is None:
            source, passage = self._today(told)
            until = text("sealed.until", day=text.date(disclosure(source).first.date))
            return Shown(None, until, extract(source, passage, text), sealed=True)
        whole = extract(*place, text)
        if not told.hidden:
            return Shown(whole)
        return Shown(whole._replace(words=(), remarks=(), title=Piece("")), text("present.hidden"), whole)

    def _today(self, told: Told) -> tuple[Source, Passage]:
        source = self.today.sources[told.source]
        return source, next(passage for passage in source.passages if passage.id == told.passage)

    def _strip(self, strip: Strip) -> Figure:
        picture = timeline_picture(self.view, strip.canvas, low=True)
        ends = {"warm": self.text("tone.conflict"), "cool": self.text("tone.cooperation")}
        return draw_timeline(picture, look=strip.look, **ends)

    def _strip_says(self) -> str:
        view, text = self.view, self.text
        words = [text("present.strip", period=text.date(stretch(*view.window)))]
        if view.selection.known is not None:
            words.append(text("known.on", day=text.day(view.selection.known)))
        event = view.known.data.event(view.selection.event)
        if event is not None:
            words.append(f"{text.date(event.date)}: {event.title.in_language(text.language).words}")
        return ". ".join(words)


def _place(data: DataSet, told: Told) -> tuple[Source, Passage] | None:
    source = data.sources.get(told.source)
    passage = next((p for p in source.passages if p.id == told.passage), None) if source else None
    return None if source is None or passage is None else (source, passage)


def _sources(steps: list[_Making], data: DataSet, text: Catalogue) -> Iterator[Cited]:
    """The documents that are shown, and those through which alone their words are known."""
    seen = dict[str, bool]()  # whether the class never sees it
    for making in steps:
        for told in making.step.sources:
            place, sealed = _place(data, told), making.is_sealed(told)
            names = [told.source, *([place[1].seen_in] if place and place[1].seen_in else [])]
            for name in names:
                seen[name] = seen.get(name, True) and sealed
    for name, sealed in seen.items():
        source = data.sources[name]
        yield Cited(citation(source, text), source.url or "", sealed)
