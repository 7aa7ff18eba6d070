"""Search in made-up data and in the shipped data, for tests: an index in memory, and what it finds on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache, cached_property

from explorer.dates import day_number
from explorer.knowledge import TODAY, as_known_on
from explorer.records import DataSet
from explorer.search import Contents, Facets, Index, Scope, Searching
from explorer.search.contents import Part
from explorer.search.spelling import Spelling
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_passage, make_person, make_source
from tests.shipped import shipped


def day(text: str) -> int:
    """The day number of an ISO date."""
    return day_number(date.fromisoformat(text))


class Once(Contents):
    """Contents whose parts are made once, for all that need them."""

    @cached_property
    def _made(self) -> list[Part]:
        return [*super().parts()]

    def parts(self) -> Iterator[Part]:
        """See ``Contents``."""
        return iter(self._made)


@cache
def contents() -> Contents:
    """What there is to find in the data set that ships with the program."""
    return Once(shipped(), None)


@cache
def whole() -> Index:
    """Its index, made once in each process that runs tests."""
    return Index(contents())


class Desk:
    """
    Somebody who searches in a data set.

    Attributes:
        data: What was known on the day.
        search: Search in it.
    """

    def __init__(self, data: DataSet, day: str | None = None, index: Index | None = None) -> None:
        """
        Args:
            data: The whole data set.
            day: An ISO date, to which the second clock is set; None for no second clock.
            index: Of the whole data set; None makes one.
        """
        chosen = None if day is None else date.fromisoformat(day)
        self.data = as_known_on(data, chosen)
        number = TODAY if chosen is None or self.data is data else day_number(chosen)
        self.index = index or Index(Contents(data, None))
        self.search = Searching(self.data, number, self.index.engine, self.cited, Spelling())

    def cited(self, themes: tuple[str, ...]) -> tuple[str, ...]:
        """The sources that events of some themes cite."""
        events = (event for event in self.data.events if not {*themes}.isdisjoint(event.themes))
        return tuple(sorted({link.source for event in events for claim in event.claims for link in claim.evidence}))

    def keys(self, written: str, scope: Scope | None = None, limit: int = 30, offset: int = 0) -> list[str]:
        """The keys of what a query finds, the best first."""
        found = self.search.find(self.search.read(written), scope or Scope(), limit, offset)
        return [result.key for result in found.results]

    def some(self, written: str) -> list[str]:
        """The same for a query of which no result has all the words; nothing if one has."""
        found = self.search.find(self.search.read(written), Scope(), 30)
        return [result.key for result in found.results] if found.some else []

    def facets(self, written: str, scope: Scope | None = None) -> Facets:
        """What all results of a query have in common."""
        found = self.search.find(self.search.read(written), scope or Scope(), 1)
        return self.search.facets(found, scope or Scope())

    def spellings(self, written: str) -> tuple[str, ...]:
        """Other spellings of a query."""
        return self.search.spellings(self.search.read(written), Scope())


@cache
def shipped_desk(day: str | None = None) -> Desk:
    """Search in the shipped data."""
    return Desk(shipped(), day, whole())


def told(en: str, id: str = "", ru: str = "") -> dict[str, str]:
    """A text in up to three languages."""
    return {key: text for key, text in (("en", en), ("id", id), ("ru", ru)) if text}


def make_store() -> DataSet:
    """
    Four events in three languages, of 1999, 2000, 2003 and 2010.

    A memorandum of the summit of 2000 is sealed until 21 August 2025: it alone says "orchard", and on it alone rest a
    claim ("helicopters") and the title of the event of 2010 ("burglary"; before that, "visit").
    """
    memo = make_source(
        "memo",
        "2025-08-21",
        title=told("Memorandum of the summit", ru="Запись беседы на саммите"),
        archive={"repository": "Clinton Library", "identifier": "2017-0222-M"},
        passages=[
            make_passage(
                "pact",
                speaker="bill-clinton",
                quote="a coordinated strategy",
                gloss=told("Clinton wants {quote} against the orchard gang.", ru="Клинтон хочет {quote}."),
            )
        ],
    )
    speech = make_source(
        "speech",
        title=told("Speech about the missile strategy", "Pidato tentang strategi rudal", "Речь о ракетной стратегии"),
        kind="speech",
        side="ru",
        language="ru",
        releases=[{"date": "2000-06-05", "how": "issued"}],
        passages=[
            make_passage(
                "enemy",
                speaker="vladimir-putin",
                quote="Наш общий враг ещё силён",
                gloss=told("Putin says {quote}: the enemy is coordinated.", ru="Путин говорит: {quote}."),
            )
        ],
    )
    article = make_source(
        "article",
        title=told("Yeltsin leaves a café"),
        kind="news-article",
        side="press",
        created="1999-12-31",
        releases=[{"date": "1999-12-31", "how": "issued"}],
        passages=[make_passage("exit", gloss=told("The president resigned; strategy was not discussed."))],
    )
    events = [
        make_event(
            "resignation",
            title=told("Yeltsin resigns", "Yeltsin mengundurkan diri", "Отставка Ельцина"),
            date="1999-12-31",
            summary=told("He asks for forgiveness.", "Ia meminta maaf.", "Он просит прощения."),
            actors=["boris-yeltsin"],
            themes=["politics"],
            tone=None,
            claims=[make_claim("left", [make_evidence("article", passage="exit")], text=told("Yeltsin left."))],
        ),
        make_event(
            "summit",
            title=told("Summit in Moscow", "Pertemuan puncak di Moskow", "Саммит в Москве"),
            summary=told(
                "They discuss sanctions and a strategy.",
                "Mereka membahas sanksi dan penyanderaan.",
                "Они обсуждают санкции и переговоры.",
            ),
            actors=["bill-clinton", "vladimir-putin"],
            importance=5,
            tone=None,
            claims=[
                make_claim("met", [make_evidence("speech", passage="enemy")], text=told("The two met in a palace.")),
                make_claim("asked", [make_evidence("memo", passage="pact")], text=told("They asked for helicopters.")),
            ],
        ),
        make_event(
            "war",
            title=told("Invasion of Iraq", "Serbuan ke Irak", "Вторжение в Ирак"),
            date="2003-03-20",
            summary=told("The war begins; Moscow calls the strategy a mistake."),
            actors=["donald-trump"],
            themes=["war"],
            tone=None,
            claims=[
                make_claim(
                    "mistake",
                    [make_evidence("speech", passage="enemy"), make_evidence("article", "contradicts", "exit")],
                    text=told("Moscow calls it a mistake."),
                )
            ],
        ),
        make_event(
            "burglary",
            title=told("Burglary at the archive"),
            date="2010-05-01",
            summary=told("Burglars took files."),
            actors=[],
            themes=["war"],
            tone=None,
            rests_on=["took"],
            before={"title": told("Visit to the archive"), "summary": told("Somebody came.")},
            claims=[make_claim("took", [make_evidence("memo", passage="pact")], text=told("They took files."))],
        ),
    ]
    people = {
        "bill-clinton": make_person("bill-clinton", name=told("Bill Clinton", ru="Билл Клинтон")),
        "vladimir-putin": make_person("vladimir-putin", name=told("Vladimir Putin", ru="Владимир Путин"), side="ru"),
        "boris-yeltsin": make_person("boris-yeltsin", name=told("Boris Yeltsin", ru="Борис Ельцин"), side="ru"),
        "donald-trump": make_person("donald-trump", name=told("Donald Trump", ru="Дональд Трамп")),
    }
    return make_dataset(events, [memo, speech, article], people=people)


@cache
def store(day: str | None = None) -> Desk:
    """Search in those four events."""
    return Desk(make_store(), day, None if day is None else store().index)
