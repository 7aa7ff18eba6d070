"""
Make valid data sets of any size, for measuring.

``write_sample(folder, events=1000)`` writes a folder that `unsealed check` accepts and `unsealed serve --data`
shows: as many event files, as many source files, and the rest. The same numbers give the same bytes. Files are as
long as the shipped ones: three languages, three claims, four links to evidence, two passages. The history is made
up, and the countries are those of no map.
"""

import random
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

FIRST, LAST = date(1946, 1, 1), date(2024, 12, 31)
SEALED_FOR = timedelta(days=25 * 365)

THEMES = {
    "grain": ("Grain", "Gandum", "Зерно"),
    "rivers": ("Rivers", "Sungai", "Реки"),
    "railways": ("Railways", "Kereta api", "Железные дороги"),
    "fisheries": ("Fisheries", "Perikanan", "Рыболовство"),
    "borders": ("Borders", "Perbatasan", "Границы"),
    "summits": ("Summits", "Pertemuan puncak", "Встречи"),
}
PEOPLE = {
    "anna-north": ("Anna North", "person", "us"),
    "boris-south": ("Boris South", "person", "ru"),
    "carla-north": ("Carla North", "person", "us"),
    "dmitri-south": ("Dmitri South", "person", "ru"),
    "the-league": ("The League", "organisation", "un"),
}
PLACES = {
    "Northport": (61.5, -149.5),
    "Southmouth": (-33.9, 151.2),
    "Midvale": (46.2, 6.1),
    "Eastgate": (43.1, 131.9),
    "Westhaven": (51.5, -0.1),
}
# side, kind, language, whether it was secret
RECORDS = (
    ("us", "memorandum-of-conversation", "en", True),
    ("ru", "notes", "ru", True),
    ("un", "un-resolution", "en", False),
    ("press", "news-article", "en", False),
    ("us", "cable", "en", True),
)

CARD = """\
title: {en: Made-up talks, id: Perundingan rekaan, ru: Вымышленные переговоры}
subtitle: {en: For measuring, id: Untuk pengukuran, ru: Для измерений}
description:
  en: Events that never happened, as many as wanted.
  id: Peristiwa yang tidak pernah terjadi, sebanyak yang diinginkan.
  ru: События, которых не было, сколько угодно.
version: "1"
licence: CC0-1.0
languages: [en, id, ru]
"""
TERMS = """\
- person: anna-north
  side: us
  office: {en: President of the North, id: Presiden Utara, ru: Президент Севера}
  period: 1946-01-01/1986-01-01
- person: carla-north
  side: us
  office: {en: President of the North, id: Presiden Utara, ru: Президент Севера}
  period: 1986-01-01/..
- person: boris-south
  side: ru
  office: {en: President of the South, id: Presiden Selatan, ru: Президент Юга}
  period: 1946-01-01/1991-12-25
- person: dmitri-south
  side: ru
  office: {en: President of the South, id: Presiden Selatan, ru: Президент Юга}
  period: 1991-12-25/..
"""
EVENT = """\
# yaml-language-server: $schema=../../.schema/event.json
title:
  en: Talks {n} on {en} at {place}
  id: Perundingan {n} tentang {id} di {place}
  ru: Переговоры № {n}, {ru}, {place}
date: {when}
place:
  name:
    en: {place}
    id: {place}
    ru: {place}
  lat: {lat}
  lon: {lon}
summary:
  en: >-
    The North and the South spoke about {en} at {place}. They agreed on a list of questions, put off the hardest
    of them, and set a time for the next round. Each side wrote its own record.
  id: >-
    Utara dan Selatan membicarakan {id} di {place}. Mereka menyepakati daftar pertanyaan, menunda yang tersulit,
    dan menetapkan waktu putaran berikutnya. Masing-masing pihak membuat catatannya sendiri.
  ru: >-
    Север и Юг обсудили в {place} тему «{ru}». Они согласовали список вопросов, отложили самый трудный и назначили
    время следующей встречи. Каждая сторона вела свою запись.
actors: [{actors}]
themes: [{themes}]
importance: {importance}
tone:
  value: {tone}
  reason:
    en: 'What they did weighs more than what they said: {tone} on the scale.'
    id: 'Tindakan mereka lebih berbobot daripada ucapan mereka: {tone} pada skala.'
    ru: 'Сделанное весит больше сказанного: {tone} по шкале.'
claims:
  - id: met
    text:
      en: The two sides met at {place}.
      id: Kedua pihak bertemu di {place}.
      ru: Стороны встретились в {place}.
    evidence:
      - {{source: {source}, passage: meeting, stance: supports}}
      - {{source: {other}, passage: {other_passage}, stance: supports}}
  - id: agreed
    text:
      en: They agreed on a list of questions.
      id: Mereka menyepakati daftar pertanyaan.
      ru: Они согласовали список вопросов.
    evidence:
      - {{source: {source}, passage: list, stance: supports}}
  - id: put-off
    text:
      en: The hardest question was put off.
      id: Pertanyaan tersulit ditunda.
      ru: Самый трудный вопрос был отложен.
    evidence:
      - {{source: {source}, passage: list, stance: {stance}}}
"""
SOURCE = """\
# yaml-language-server: $schema=../../.schema/source.json
title:
  en: Record {n} of the talks at {place}
  id: Catatan {n} perundingan di {place}
  ru: Запись № {n} о переговорах, {place}
kind: {kind}
side: {side}
creator: Archive of {place}
created: {when}
language: {language}
archive:
  repository: National Archive of Made-up Papers
  collection: Talks
  identifier: Box {box}, folder {n}
classification: {classification}
releases:
  - {{date: {released}, how: {how}, by: Archive of {place}, extent: in-full}}
url: https://archive.example/record/{n}
pages: {pages}
rights: other
passages:
  - id: meeting
    locator: p. 1
    speaker: {speaker}
    gloss:
      en: The record opens with the names of those who met.
      id: Catatan dibuka dengan nama mereka yang bertemu.
      ru: Запись открывается именами собравшихся.
  - id: list
    locator: p. {pages}
    quote: {quote}
    gloss:
      en: The record ends with the words {{quote}} and a list of nine.
      id: Catatan berakhir dengan kata-kata {{quote}} dan daftar sembilan butir.
      ru: 'Запись кончается словами: {{quote}}, за которыми следует список из девяти пунктов.'
"""


class Made(NamedTuple):
    """One made-up event with the day it began and its date as written."""

    n: int
    day: date
    when: str


def write_sample(folder: Path, *, events: int, seed: int = 4) -> None:
    """
    Write a data set with *events* events and as many sources.

    Args:
        folder: Is made; must not exist.
        events: How many; at least 1.
        seed: Another seed gives another data set of the same size.
    """
    chance = random.Random(seed)
    for part in ("events", "sources"):
        (folder / part).mkdir(parents=True)
    for name, text in _shared_files().items():
        (folder / name).write_text(text, encoding="utf-8")
    days = sorted(FIRST + timedelta(days=chance.randrange((LAST - FIRST).days)) for _ in range(events))
    for n, day in enumerate(days, start=1):
        made = Made(n, day, _written(day, chance))
        event = folder / "events" / f"{day}-talks-{n:06}.yaml"
        event.write_text(_event(made, chance), encoding="utf-8")
        (folder / "sources" / f"{_source_id(n)}.yaml").write_text(_source(made, chance), encoding="utf-8")


def _shared_files() -> dict[str, str]:
    themes = "".join(f"{key}:\n  name: {{en: {e}, id: {i}, ru: {r}}}\n" for key, (e, i, r) in THEMES.items())
    people = "".join(
        f"{key}:\n  name: {{en: {name}}}\n  kind: {kind}\n  side: {side}\n"
        for key, (name, kind, side) in PEOPLE.items()
    )
    return {"dataset.yaml": CARD, "terms.yaml": TERMS, "themes.yaml": themes, "people.yaml": people}


def _written(day: date, chance: random.Random) -> str:
    """Most dates are days; the rest are of every kind that curators write."""
    inexact = (f"{day:%Y-%m}", f"{day}~", f"{day:%Y-%m}?", f"{day:%Y}", f"{day}/{day + timedelta(days=3)}")
    return chance.choice(inexact) if chance.random() < 0.3 else str(day)


def _source_id(n: int) -> str:
    return f"record-{n:06}"


def _event(made: Made, chance: random.Random) -> str:
    themes = chance.sample(list(THEMES), k=2)
    place = chance.choice(list(PLACES))
    lat, lon = PLACES[place]
    en, id_, ru = (name.lower() for name in THEMES[themes[0]])
    return EVENT.format(
        n=made.n,
        when=made.when,
        place=place,
        lat=lat,
        lon=lon,
        en=en,
        id=id_,
        ru=ru,
        actors=", ".join(chance.sample(list(PEOPLE), k=2)),
        themes=", ".join(themes),
        importance=chance.randint(1, 5),
        tone=chance.randint(-5, 5),
        source=_source_id(made.n),
        other=_source_id(max(made.n - 1, 1)),
        other_passage="meeting" if made.n > 1 else "list",
        stance=chance.choice(("supports", "contradicts")),
    )


def _source(made: Made, chance: random.Random) -> str:
    side, kind, language, once_secret = RECORDS[made.n % len(RECORDS)]
    secret = once_secret and made.day < LAST - SEALED_FOR
    return SOURCE.format(
        n=made.n,
        place=chance.choice(list(PLACES)),
        kind=kind,
        side=side,
        when=made.when,
        language=language,
        box=made.n // 100,
        classification="SECRET" if secret else "none",
        released=made.day + SEALED_FOR if secret else made.when,
        how="FOIA lawsuit" if secret else "issued",
        pages=chance.randint(2, 20),
        speaker=chance.choice(list(PEOPLE)),
        quote="девять вопросов" if language == "ru" else "nine questions",
    )
