"""
A step as slides: what happened, over its timeline; its documents, with the question; what is revealed.

What was sealed on the day of the step is a bar on all of them; its words are in the notes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from explorer.activities import Piece
from explorer.export.lesson import Extract, Shown, Stage
from explorer.export.slides.cards import rows
from explorer.export.slides.fitting import LINE, SMALLEST, TEXTS, Paragraphs, beside_a_line, fitted, flowed, heading
from explorer.export.slides.measuring import Type, joined
from explorer.export.slides.parts import EDGE, HEIGHT, INNER, WIDTH, Box, Colour, Paragraph, Picture, Slide, stacked
from explorer.i18n import Catalogue

TOP, BOTTOM, GAP = 24.0, 24.0, 12.0
STRIP_HIGH = 220.0
Foot = Callable[[float], Paragraphs]


class Steps:
    """The slides of steps, in a language."""

    def __init__(self, text: Catalogue) -> None:
        self.text = text

    def slides(self, stage: Stage) -> Iterator[Slide]:
        """The slides of a step."""
        yield from self._scene(stage)
        if stage.passages:
            title = self._titled("slides.documents", stage)
            yield from self._documents(stage, title, stage.passages, self._question(stage), self._beneath(stage))
        elif stage.question is not None and not self._asks_in_scene(stage):
            yield from self._listed(stage, self._titled("slides.question", stage), self._question(stage))
        hidden = tuple(Shown(s.beneath) for s in stage.passages if s.beneath and not s.sealed)
        if hidden:
            yield from self._documents(stage, self._titled("slides.revealed", stage), hidden, None, "")
        if stage.answers:
            yield from self._listed(stage, self._titled("slides.answers", stage), self._answers(stage))

    def _titled(self, key: str, stage: Stage) -> Piece:
        return stage.title._replace(words=self.text(key, title=stage.title.words))

    def _head(self, stage: Stage) -> tuple[Box, ...]:
        """Date and place at the left, which step it is at the right."""
        place = Paragraph((Piece(stage.place),), Type(SMALLEST), Colour.MUTED)
        wide = min(place.kind.width(stage.place) + 1, INNER / 2)
        room = INNER - wide - 2 * GAP
        right = Box("step", WIDTH - EDGE - wide, TOP, wide, place.high(wide), (place,), right=True)
        if not stage.when:
            return (right,)
        when = Paragraph((Piece(stage.when),), Type(SMALLEST, bold=True), Colour.ACCENT)
        return Box("when", EDGE, TOP, room, when.high(room), (when,)), right

    def _known(self, stage: Stage, top: float) -> tuple[Box, ...]:
        """The day of the second clock; none where it is off."""
        if not stage.known:
            return ()
        return beside_a_line("as known on", (Paragraph((Piece(stage.known),), Type(SMALLEST, bold=True)),), top)

    def _asks_in_scene(self, stage: Stage) -> bool:
        return not stage.passages and stage.question is not None and self._scene_with(stage, asks=True) is not None

    def _scene(self, stage: Stage) -> Iterator[Slide]:
        """What happened; words that are too long for it go on without the timeline."""
        notes = stage.notes.words if stage.notes else ""
        whole = self._scene_with(stage, asks=self._asks_in_scene(stage))
        if whole is not None:
            yield whole._replace(notes=notes)
            return
        boxes, _ = self._opening(stage, stage.title)
        yield Slide((*boxes, *self._over_strip(stage)), (self._strip(stage),), notes)
        yield from self._listed(stage, stage.title, lambda size: (Paragraph((stage.text,), Type(size)),))

    def _scene_with(self, stage: Stage, *, asks: bool) -> Slide | None:
        boxes, top = self._opening(stage, stage.title)
        over = self._over_strip(stage)
        end = min([HEIGHT - BOTTOM - STRIP_HIGH, *(box.top for box in over)]) - GAP
        asked = self._question(stage)(24) if asks else ()
        asked_high = stacked(asked, INNER - LINE) + GAP if asked else 0.0
        words = fitted(lambda size: (Paragraph((stage.text,), Type(size)),), TEXTS, INNER, end - top - asked_high)
        if words is None:
            return None
        text = Box("text", EDGE, top, INNER, stacked(words, INNER), words)
        question = beside_a_line("question", asked, top + text.height + GAP) if asked else ()
        return Slide((*boxes, text, *question, *over), (self._strip(stage),))

    def _opening(self, stage: Stage, title: Piece) -> tuple[tuple[Box, ...], float]:
        """Date, step and title, and where they end."""
        head = self._head(stage)
        named = heading(title, max(box.top + box.height for box in head) + 4)
        return (*head, named), named.top + named.height + GAP

    def _over_strip(self, stage: Stage) -> tuple[Box, ...]:
        high = Type(SMALLEST).line
        return self._known(stage, HEIGHT - BOTTOM - STRIP_HIGH - high - 6)

    def _strip(self, stage: Stage) -> Picture:
        return Picture(EDGE, HEIGHT - BOTTOM - STRIP_HIGH, INNER, STRIP_HIGH, stage.strip, stage.strip_says)

    def _documents(
        self, stage: Stage, title: Piece, passages: tuple[Shown, ...], foot: Foot | None, notes: str
    ) -> Iterator[Slide]:
        """Cards, and below the last of them the question."""
        opening, top = self._opening(stage, title)
        known = self._known(stage, top)
        top += sum(box.height for box in known[:1]) + (GAP if known else 0)
        room = HEIGHT - BOTTOM - top
        asked = fitted(foot, (28.0, 26.0, 24.0, 22.0, 20.0, SMALLEST), INNER - LINE, room * 0.4) if foot else ()
        taken = stacked(asked, INNER - LINE) + 20 if asked else 0.0
        placed = rows(passages, room, room - taken)
        for n, row in enumerate(placed):
            cards = tuple(row.boxes(top))
            question = beside_a_line("question", asked, top + row.high + 20) if asked and n == len(placed) - 1 else ()
            yield Slide((*opening, *known, *cards, *question), notes=notes if n == 0 else "")
        if foot and asked is None:
            yield from self._listed(stage, self._titled("slides.question", stage), foot)

    def _listed(self, stage: Stage, title: Piece, make: Foot) -> Iterator[Slide]:
        """Lines one below the other, on as many slides as they take."""
        opening, top = self._opening(stage, title)
        for words in flowed(make, TEXTS, INNER, HEIGHT - BOTTOM - top):
            yield Slide((*opening, Box("text", EDGE, top, INNER, stacked(words, INNER), words)))

    def _question(self, stage: Stage) -> Foot:
        words = (Piece(f"{self.text('present.question')} "), *([stage.question] if stage.question else []))
        return lambda size: (Paragraph(words, Type(size)),) if stage.question else ()

    def _answers(self, stage: Stage) -> Foot:
        """The question again, and the lines that answer it."""

        def make(size: float) -> Paragraphs:
            asked = [p._replace(colour=Colour.MUTED, after=size) for p in self._question(stage)(size)]
            lines = (Paragraph((line,), Type(size), after=size * 0.6, arrow=True) for line in stage.answers)
            return (*asked, *lines)

        return make

    def _beneath(self, stage: Stage) -> str:
        """For the teacher: what is behind the bars, and the answers."""
        barred = [self.text("slides.behind", words=in_words(s.beneath)) for s in stage.passages if s.beneath]
        return "\n\n".join([*barred, *(f"→ {line.words}" for line in stage.answers)])


def in_words(extract: Extract) -> str:
    """A passage as lines."""
    return "\n".join(w for w in (extract.heading, joined(extract.words), *extract.remarks, extract.title.words) if w)
