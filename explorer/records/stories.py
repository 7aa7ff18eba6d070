"""Stories: an ordered walk through views of the timeline, for a class."""

from __future__ import annotations

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from explorer.records.texts import FALLBACK_LANGUAGE, Phrase, Record, Text
from explorer.values import Day, EdtfDate, Id
from explorer.vocabulary import LaneKind, Level

MOST_STEPS = 60


class Told(Text):
    """Words of a story, in one language at least: a teacher writes in that of the class."""

    @model_validator(mode="after")
    def _has_fallback(self) -> Told:
        if not self.root:
            raise PydanticCustomError("no_language", "has no words", {})
        return self

    def in_language(self, language: str) -> Phrase:
        """The words in *language*, else in English, else in the first that there is; the phrase says which."""
        used = next((tag for tag in (language, FALLBACK_LANGUAGE) if tag in self.root), next(iter(self.root)))
        return Phrase(self.root[used], used)


class StepView(Record):
    """What the timeline shows at a step: a view of Explore, with the words of its address."""

    event: Id | None = Field(None, description="the chosen event")
    themes: tuple[Id, ...] = Field((), description="only events with any of these; left out: all")
    period: EdtfDate | None = Field(None, description="the stretch of time, from/to: 1999/2002-06; left out: all of it")
    lanes: LaneKind = Field(LaneKind.ONE, description="what the lanes stand for; left out: one")
    known: Day | None = Field(None, description="as known on this day, YYYY-MM-DD: what was sealed then is a bar")


class Shown(Record):
    """A passage that a step shows, large."""

    source: Id
    passage: Id
    hidden: bool = Field(default=False, description="true: a bar until it is revealed")


class Step(Record):
    """One step: a headline, a few lines, passages, the timeline's view."""

    id: Id
    title: Told = Field(description="the headline: a few words")
    text: Told = Field(description="two or three sentences, to be read from the back row")
    view: StepView = StepView()
    sources: tuple[Shown, ...] = Field((), max_length=3, description="the passages that are shown")
    question: Told | None = Field(None, description="what the class is asked")
    hidden: tuple[Told, ...] = Field((), description="lines that are revealed one by one, such as answers")
    notes: Told | None = Field(None, description="for the teacher alone")


class Story(Record):
    """A walk through views of the timeline."""

    id: Id
    title: Told
    summary: Told | None = Field(None, description="one or two sentences for the list of stories")
    level: Level
    minutes: int = Field(ge=1, le=600, description="how long it takes in class")
    aims: tuple[Told, ...] = Field((), description="what pupils can do afterwards")
    steps: tuple[Step, ...] = Field(min_length=1, max_length=MOST_STEPS)
