"""What happened in the made-up history: when, between whom, how it went, and which papers tell of it."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import sin
from random import Random
from typing import Any, NamedTuple

from explorer.archive.writing import PreparedList, PreparedMapping
from explorer.sample.sources import source_id
from explorer.sample.world import FIRST, LAST, OTHERS, PLACES, THEMES, Words, in_office, words

IMPORTANCE = (700, 900, 973, 998, 1000)  # of a thousand events so many are of at most this importance, from 1
INTERVALS, INEXACT = 0.03, 0.05
RELATED = 0.1
JUDGED = 0.9  # events that have a tone
HIDDEN = 0.04  # events whose title gives a claim away
PREPARED = 1000  # sets of claims that are kept: neighbours rest on the same papers
_RELATIONS = ("responds-to", "repeats", "reverses", "context")

_HAPPENING = (  # by tone: the worst, the middle, the best
    words("Protest over {en} at {place}", "Protes soal {id} di {place}", "Протест, {place}: {ru}"),
    words("Talks on {en} at {place}", "Perundingan {id} di {place}", "Переговоры, {place}: {ru}"),
    words("Agreement on {en} at {place}", "Kesepakatan {id} di {place}", "Соглашение, {place}: {ru}"),
)
_SUMMARY = words(
    "The North and the South spoke about {en} at {place}. They agreed on a list of questions, put off the hardest of "
    "them, and set a time for the next round. Each side wrote its own record.",
    "Utara dan Selatan membicarakan {id} di {place}. Mereka menyepakati daftar pertanyaan, menunda yang tersulit, dan "
    "menetapkan waktu putaran berikutnya. Masing-masing pihak membuat catatannya sendiri.",
    "Север и Юг обсудили в {place} тему «{ru}». Они согласовали список вопросов, отложили самый трудный и назначили "
    "время следующей встречи. Каждая сторона вела свою запись.",
)
_REASON = words(
    "What they did weighs more than what they said: {n} on the scale.",
    "Tindakan mereka lebih berbobot daripada ucapan mereka: {n} pada skala.",
    "Сделанное весит больше сказанного: {n} по шкале.",
)
_MET = words("The two sides met.", "Kedua pihak bertemu.", "Стороны встретились.")
_AGREED = words(
    "They agreed on a list of questions.",
    "Mereka menyepakati daftar pertanyaan.",
    "Они согласовали список вопросов.",
)
_PUT_OFF = words(
    "The hardest question was put off.", "Pertanyaan tersulit ditunda.", "Самый трудный вопрос был отложен."
)
_BEFORE = PreparedMapping(
    title=words("A meeting of officials", "Pertemuan para pejabat", "Встреча должностных лиц"),
    summary=words("Officials met.", "Para pejabat bertemu.", "Должностные лица встретились."),
    actors=[],
)


def event_days(count: int, chance: Random) -> list[int]:
    """Ordinals of the events' days, ascending: some years are busy, and within them some weeks."""
    first, years = FIRST.toordinal(), range(FIRST.year, LAST.year + 1)
    weight = [chance.lognormvariate(0, 0.6) * (0.5 + (year - FIRST.year) / len(years)) for year in years]
    drawn = chance.choices(range(len(years)), weight, k=count)
    weeks = [[chance.randrange(365) for _ in range(6)] for _ in years]  # in which much happens
    days = []
    for year in drawn:
        in_year = chance.choice(weeks[year]) + chance.randrange(9) if chance.random() < 0.3 else chance.randrange(365)
        days.append(min(first + int(year * 365.2425) + in_year, LAST.toordinal()))
    return sorted(days)


def events_of(days: Sequence[int], papers: Sequence[dict[str, Any]], chance: Random) -> Iterator[dict[str, Any]]:
    """One event for each day, in order; each rests on the paper that tells of it and on some of those before."""
    told = _Told(chance)
    earlier = deque[str](maxlen=16)
    for n, day in enumerate(days):
        event = told.event(n, day, n * len(papers) // len(days))
        if earlier and chance.random() < RELATED:
            event["related"] = [{"event": chance.choice(earlier), "kind": chance.choice(_RELATIONS)}]
        earlier.append(event["id"])
        yield event


class _Day(NamedTuple):
    """What is the same for all events of a day."""

    written: str
    drift: float
    actors: list[str]


class _Told:
    """Makes events of what is prepared once: the words for each place and theme, and what a day was like."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._themes = list(THEMES)
        self._offices = [in_office("us"), in_office("ru")]
        self._titles = {
            (p, t, n): _filled(h, p, t) for p, *_ in PLACES for t in THEMES for n, h in enumerate(_HAPPENING)
        }
        self._summaries = {(p, t): _filled(_SUMMARY, p, t) for p, *_ in PLACES for t in THEMES}
        self._places = [PreparedMapping({"name": {"en": p}, "lat": lat, "lon": lon}) for p, lat, lon in PLACES]
        self._tones = {
            n: PreparedMapping(value=n, reason={key: line.replace("{n}", str(n)) for key, line in _REASON.items()})
            for n in range(-5, 6)
        }
        self._phase = [chance.random() * 6.3 for _ in range(3)]
        self._days: dict[int, _Day] = {}
        self._claims: dict[tuple[int, int, int], PreparedList] = {}

    def event(self, n: int, day: int, paper: int) -> dict[str, Any]:
        """The event number *n*, told by the paper number *paper*."""
        draw = self._chance.random
        if day not in self._days:
            self._days[day] = self._day(day)
        written, drift, actors = self._days[day]
        place = int(draw() * len(PLACES))
        name, tone = PLACES[place][0], max(-5, min(5, round(drift + 4 * (draw() - draw()))))
        theme = self._themes[min(int(10 * draw() * draw()), len(self._themes) - 1)]
        second = self._themes[int(draw() * len(self._themes))]
        event = {
            "id": f"{written}-talks-{n + 1:07}",
            "date": self._written(written, draw()),
            "actors": [*actors, OTHERS[int(draw() * len(OTHERS))]] if draw() < 0.6 else actors,
            "themes": [theme] if second == theme or draw() < 0.5 else [theme, second],
            "importance": bisect_right(IMPORTANCE, int(draw() * 1000)) + 1,
            "title": self._titles[name, theme, 0 if tone < -1 else 2 if tone > 1 else 1],
            "place": self._places[place],
            "summary": self._summaries[name, theme],
            "claims": self._claims_of(paper),
        }
        if draw() < JUDGED:
            event["tone"] = self._tones[tone]
        hidden = draw() < HIDDEN
        event["rests_on"] = ["agreed"] if hidden else ["met"]  # both rest on the paper that tells of it
        if hidden:
            event["before"] = _BEFORE
        return event

    def _day(self, day: int) -> _Day:
        """The tone drifts slowly: three waves of a few years."""
        waves = zip((2.5, 6, 11), self._phase, strict=True)
        drift = 1.2 * sum(sin(day / 365.2425 / years + phase) for years, phase in waves)
        who = [terms[max(bisect_right(terms, (day, "~")) - 1, 0)][1] for terms in self._offices]
        return _Day(str(date.fromordinal(day)), drift, who)

    def _written(self, day: str, drawn: float) -> str:
        if drawn < INTERVALS:
            last = date.fromisoformat(day) + timedelta(days=1 + int(self._chance.expovariate(0.05)))
            return f"{day}/{last}"
        if drawn < INTERVALS + INEXACT:
            return self._chance.choice((f"{day}~", f"{day}?", day[:7], f"{day[:7]}~", day[:4]))
        return day

    def _claims_of(self, paper: int) -> PreparedList:
        """The paper tells of all; an older one tells of some."""
        draw = self._chance.random
        other = max(paper - 1 - int(draw() * 4), 0)
        shape = (other != paper and draw() < 0.6) + 2 * (draw() < 0.1) + 4 * (draw() < 0.5)
        key = (paper, other, shape)
        if key not in self._claims:
            if len(self._claims) > PREPARED:
                self._claims.clear()
            self._claims[key] = _claims(source_id(paper), source_id(other), shape)
        return self._claims[key]


def _claims(main: str, aside: str, shape: int) -> PreparedList:
    met = [{"source": main, "passage": "meeting", "stance": "supports"}]
    if shape & 1:
        met.append({"source": aside, "passage": "meeting", "stance": "supports"})
    stance = "contradicts" if shape & 2 else "supports"
    claims: list[dict[str, Any]] = [
        {"id": "met", "text": _MET, "evidence": met},
        {"id": "agreed", "text": _AGREED, "evidence": [{"source": main, "passage": "list", "stance": stance}]},
    ]
    if shape & 4:
        link = {"source": aside, "passage": "list", "stance": "supports"}
        context = {"source": main, "passage": "meeting", "stance": "context"}
        claims.append({"id": "put-off", "text": _PUT_OFF, "background": True, "evidence": [link, context]})
    return PreparedList(claims)


def _filled(text: Words, place: str, theme: str) -> PreparedMapping:
    names = {key: name.lower() for key, name in THEMES[theme].items()}
    return PreparedMapping({key: line.format(place=place, **names) for key, line in text.items()})
