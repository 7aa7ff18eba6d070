"""
A timeline without evidence -> records in our form, without inventing any.

Our form asks of every event a claim, and of every claim a passage of a source. All that is known of a foreign timeline
is that it says so. Hence one source stands for the file itself: its passages are the slides (or rows), and the one
claim of each event rests on them, so that its status is *reported*. What is not known is not filled in:

- Nobody knows when the file was written: ``/2026-11-28``, at the latest on the day on which it was read. On earlier
  days of the second clock nothing of it was known.
- Media have no date, kind or side, so they do not become sources: caption, credit and address stand in a passage of
  their own, with all else that no field holds.
- Every text has English in our form. Words in another language stand there too, until somebody translates them.
- Importance is 3 everywhere, and there is no tone: these are a curator's judgements.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from explorer.dates import Edtf, day_number
from explorer.intake.reading import CannotTake, Report
from explorer.intake.wording import LONGEST, parts, shortened, tidy
from explorer.load.folder import LONGEST_ID, id_like
from explorer.records import FALLBACK_LANGUAGE
from explorer.skeleton import slug

Plain = dict[str, Any]
Records = dict[str, list[Plain]]
"""Plain records by kind, each with its id: events, sources, people, themes, terms, dataset (one)."""

CLAIM = "told"
IMPORTANCE = 3
MOST_SLIDES = 50_000
LARGEST_SOURCE = 400_000  # characters of one source's passages: a file of a data set has at most a mebibyte
TITLE_WORDS = 300  # characters of a title or a claim
BY_HAND = "evidence must be added by hand: every claim rests on what the imported timeline says, and is 'reported'"


@dataclass(frozen=True)
class Slide:
    """
    What a foreign timeline says of one event, in plain words.

    Attributes:
        where: Its place in the file: ``slide 4``, ``row 12``.
        date: EDTF.
        title, text: Its words; one of them may be empty.
        groups: The names of its themes.
        said: How the file words the date, if that says more.
        place: A plain place.
        more: Lines for which there is no field.
        name: The id that it should have, if it has one.
        fields: Fields of an event that are known, as they stand in one.
    """

    where: str
    date: str
    title: str
    text: str = ""
    groups: tuple[str, ...] = ()
    said: str = ""
    place: Plain | None = None
    more: tuple[str, ...] = ()
    name: str = ""
    fields: Plain = field(default_factory=dict)


@dataclass(frozen=True)
class Era:
    """A stretch of a foreign timeline: its name, and a period in EDTF."""

    where: str
    name: str
    period: str


@dataclass(frozen=True)
class Foreign:
    """
    A foreign timeline.

    Attributes:
        file: What it is called.
        title, subtitle, text: Of its title slide; empty if there are none.
        slides: In the order of the file.
        eras: Likewise.
        more: Lines about the whole for which there is no field.
        licence: As it says; empty if it does not.
        language: Of its words (BCP 47).
    """

    file: str
    title: str
    slides: Sequence[Slide]
    subtitle: str = ""
    text: str = ""
    eras: Sequence[Era] = ()
    more: tuple[str, ...] = ()
    licence: str = ""
    language: str = FALLBACK_LANGUAGE


def records_of(foreign: Foreign, report: Report, today: date) -> Records:
    """
    The records of a foreign timeline.

    Args:
        foreign: What it says.
        report: Is told what could not be carried over.
        today: What lies after it has not happened.

    Raises:
        CannotTake: None of its slides is an event, or there are too many.
    """
    if len(foreign.slides) > MOST_SLIDES:
        raise CannotTake(f"{foreign.file}: has more than {MOST_SLIDES:,} events, which is more than is read (split it)")
    slides = [slide for slide in foreign.slides if has_happened(slide, today, report)]
    if not slides:
        raise CannotTake(f"{foreign.file}: holds no event with a date that has come")
    making = Making(foreign, report, today)
    events = [making.event(slide) for slide in slides]
    report.end(BY_HAND)
    report.end(f"importance is {IMPORTANCE} in every event, and none has a tone: set them by hand")
    if foreign.language != FALLBACK_LANGUAGE:
        report.end(f"texts stand under en too, untranslated: the form asks for English ({foreign.language} is kept)")
    return {
        "dataset": [making.card(_eras(foreign.eras, making, today, report))],
        "people": [],
        "themes": list(making.themes.values()),
        "terms": [],
        "sources": list(making.sources()),
        "events": events,
    }


class Names:
    """Ids, each given once; of many that would be the same the others have numbers."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._last = dict[str, int]()

    def new(self, name: str) -> str:
        """The id itself if it is free, else with the next number after it; never longer than an id can be."""
        found = name = name[:LONGEST_ID].strip("-")
        while found in self._taken:
            self._last[name] = self._last.get(name, 1) + 1
            end = f"-{self._last[name]}"
            found = f"{name[: LONGEST_ID - len(end)].strip('-')}{end}"
        self._taken.add(found)
        return found


def _theme_id(group: str, number: int) -> str:
    """An id for a theme; ``null`` is no text for YAML."""
    name = id_like(group)
    return name if name and name != "null" else f"theme-{number + 1}"


def has_happened(slide: Slide, today: date, report: Report) -> bool:
    """Whether a slide tells of what has come; if not, that is reported."""
    earliest = Edtf.parse(slide.date).earliest
    if earliest is not None and earliest > day_number(today):
        report.say(slide.where, f"left out: {slide.date} is in the future ({slide.title[:60]})")
        return False
    return True


def _eras(eras: Sequence[Era], making: Making, today: date, report: Report) -> list[Plain]:
    found, names = dict[str, Plain](), Names()
    for era in eras:
        first = Edtf.parse(era.period).earliest
        if first is None or first > day_number(today):
            report.say(era.where, f"left out: its first day has not come, or is not known ({era.name[:60]})")
            continue
        name = names.new(id_like(era.name) or "era")
        found[name] = {"id": name, "name": making.text(era.name), "period": era.period}
    return list(found.values())


class Making:
    """
    The records in the making.

    Args:
        foreign: The file.
        report: Is told what could not be carried over.
        today: The day on which it is read.
        known: Records that are there already, whose ids are taken.
    """

    def __init__(self, foreign: Foreign, report: Report, today: date, known: Records | None = None) -> None:
        self._foreign = foreign
        self._report = report
        self._today = today
        taken = {
            kind: {record["id"] for record in (known or {}).get(kind, ())} for kind in ("events", "sources", "themes")
        }
        self._events, self._sources, self._themes = (Names(taken[kind]) for kind in ("events", "sources", "themes"))
        self._passage_names = Names()
        self._by_group = dict[str, str]()
        self._source_names = list[str]()
        self._passages: list[list[Plain]] = []
        self._size = 0
        self.themes = dict[str, Plain]()
        for n, part in enumerate(parts("; ".join(foreign.more)), 1):
            self._passage(f"title-{n}", "title", part)

    def text(self, words: str) -> dict[str, str]:
        """Words under their language, and under English."""
        return dict.fromkeys(dict.fromkeys((FALLBACK_LANGUAGE, self._foreign.language)), words)

    def event(self, slide: Slide) -> Plain:
        """The event of a slide, with its claim."""
        title = slide.title or shortened(" ".join(slide.text.split()), TITLE_WORDS) or f"({slide.where})"
        if len(title) > TITLE_WORDS or len(slide.text) > LONGEST:
            self._report.say(slide.where, "its words are cut, and stand whole in the passages")
        name = self._name(slide, title)
        told, more = self._told(slide, title)
        evidence = [{"source": source, "passage": passage, "stance": "supports"} for source, passage in told]
        evidence += [{"source": source, "passage": passage, "stance": "context"} for source, passage in more]
        words = slide.fields.get("title") or self.text(shortened(title, TITLE_WORDS))
        claim = {"id": CLAIM, "text": words, "evidence": evidence}
        event: Plain = {"id": name, "title": self.text(shortened(title, TITLE_WORDS)), "date": slide.date}
        if slide.place:
            event["place"] = {**slide.place, "name": self.text(slide.place["name"])}
        event["summary"] = self.text(shortened(slide.text or title))
        event["themes"] = slide.fields.get("themes") or self._lanes(slide.groups)
        event["importance"] = IMPORTANCE
        return event | slide.fields | {"id": name, "claims": [claim], "rests_on": [CLAIM]}

    def _name(self, slide: Slide, title: str) -> str:
        try:
            made = id_like(slide.name) or slug(slide.date.strip("./") or slide.date, title)
        except ValueError:  # a title without Latin letters
            made = f"{slide.date.partition('/')[0]}-{slide.where}"
        return self._events.new(id_like(made) or id_like(slide.where) or "event")

    def _told(self, slide: Slide, title: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """The passages that say what the event is, and those that hold the rest: each with its source."""
        base = id_like(slide.where) or "slide"
        words = tidy(" — ".join(dict.fromkeys(part for part in (title, slide.said, slide.text) if part)))
        told = [self._passage(base, slide.where, part) for part in parts(words)]
        more = parts("; ".join(slide.more))
        return told, [self._passage(f"{base}-more", slide.where, part) for part in more]

    def _passage(self, name: str, locator: str, words: str) -> tuple[str, str]:
        """Add a passage to the source that has room for it; a gloss holds no braces, which mark a quote's place."""
        passage = self._passage_names.new(name)
        if "{" in words or "}" in words:
            self._report.count("passage", passage, "braces are written as brackets: they mark where a quote stands")
            words = words.replace("{", "(").replace("}", ")")
        made = {"id": passage, "locator": locator, "gloss": self.text(words)}
        size = len(json.dumps(made))
        if not self._passages or self._size + size > LARGEST_SOURCE:
            self._source_names.append(self._sources.new("imported-timeline"))
            self._passages.append([])
            self._size = 0
        self._size += size
        self._passages[-1].append(made)
        return self._source_names[-1], passage

    def _lanes(self, groups: Sequence[str]) -> list[str]:
        found = dict[str, None]()
        for group in groups or ("Events",):
            key = group.casefold()
            if key not in self._by_group:
                name = self._themes.new(_theme_id(group, len(self.themes)))
                self._by_group[key] = name
                self.themes[name] = {"id": name, "name": self.text(shortened(group, TITLE_WORDS))}
            found[self._by_group[key]] = None
        return list(found)

    def sources(self) -> Iterator[Plain]:
        """The file, in as many parts as its passages need."""
        title = shortened(self._foreign.title, TITLE_WORDS)
        for number, passages in enumerate(self._passages, 1):
            part = f" ({number}/{len(self._passages)})" if len(self._passages) > 1 else ""
            yield {
                "id": self._source_names[number - 1],
                "title": self.text(f"{title}{part}"),
                "kind": "report",
                "side": "press",
                "created": f"/{self._today}",
                "language": self._foreign.language,
                "releases": [{"date": f"/{self._today}", "how": "issued"}],
                "rights": "other",
                "note": {"en": shortened(f"This stands for the timeline that was imported from {self._foreign.file}.")},
                "passages": passages,
            }

    def card(self, eras: list[Plain]) -> Plain:
        """What the data set is."""
        foreign = self._foreign
        imported = f"Imported from {tidy(foreign.file) or 'a file'} on {self._today}"
        languages = list(dict.fromkeys((FALLBACK_LANGUAGE, foreign.language)))
        card: Plain = {
            "title": self.text(shortened(foreign.title, TITLE_WORDS)),
            "subtitle": self.text(shortened(foreign.subtitle, TITLE_WORDS)) if foreign.subtitle else {"en": imported},
            "description": self.text(shortened(foreign.text, LONGEST)) if foreign.text else {"en": f"{imported}."},
            "version": "0.1",
            "licence": shortened(foreign.licence) or "not stated",
            "languages": languages,
        }
        return card | ({"eras": eras} if eras else {})
