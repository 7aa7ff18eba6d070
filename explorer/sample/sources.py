"""The papers of the made-up history: half of them once sealed, some opened in parts, some more than once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from explorer.sample.world import OTHERS, PLACES, words

# side, kind, language, classification
_SEALED = (
    ("us", "memorandum-of-conversation", "en", "SECRET"),
    ("ru", "notes", "ru", "TOP SECRET"),
    ("us", "cable", "en", "CONFIDENTIAL"),
    ("nato", "report", "en", "NATO SECRET"),
    ("other", "letter", "en", "SECRET"),
)
_OPEN = (
    ("press", "news-article", "en", "none"),
    ("un", "un-resolution", "en", "none"),
    ("press", "news-article", "ru", "none"),
    ("us", "statement", "en", "none"),
    ("ru", "statement", "ru", "none"),
)
_OPENED_BY = ("FOIA request", "FOIA lawsuit", "mandatory review", "automatic", "published in a series", "leak")
_LAST_RELEASE = date(2025, 12, 31)
_LOCATOR = {"en": "p. 1"}
_MEETING = words(
    "The record opens with the names of those who met.",
    "Catatan dibuka dengan nama mereka yang bertemu.",
    "Запись открывается именами собравшихся.",
)
_LIST = words(
    "The record ends with the words {quote} and a list of nine.",
    "Catatan berakhir dengan kata-kata {quote} dan daftar sembilan butir.",
    "Запись кончается словами: {quote}, за которыми следует список из девяти пунктов.",
)


def sources_of(days: Sequence[int], count: int, chance: Random) -> list[dict[str, Any]]:
    """
    Make *count* papers, each about as many of the events that happened on *days* (ordinals, ascending).

    A paper is written on the last day that it tells of, or up to two days later.
    """
    found = []
    for n in range(count):
        last = days[(n + 1) * len(days) // count - 1]
        found.append(_source(n, date.fromordinal(last) + timedelta(days=chance.randrange(3)), chance))
    return found


def _source(n: int, written: date, chance: Random) -> dict[str, Any]:
    sealed = n % 2 == 0
    side, kind, language, classification = (_SEALED if sealed else _OPEN)[n // 2 % 5]
    place = chance.choice(PLACES)[0]
    pages = chance.randint(2, 20)
    return {
        "id": source_id(n),
        "title": words(
            f"Record {n + 1} of the talks at {place}",
            f"Catatan {n + 1} perundingan di {place}",
            f"Запись № {n + 1} о переговорах, {place}",
        ),
        "kind": kind,
        "side": side,
        "creator": f"Archive of {place}",
        "created": str(written),
        "language": language,
        "archive": {"repository": "National Archive of Made-up Papers", "identifier": f"Box {n // 100 + 1}, {n + 1}"},
        "classification": classification,
        "releases": _releases(written, place, chance) if sealed else [{"date": str(written), "how": "issued"}],
        "url": f"https://archive.example/record/{n + 1}",
        "pages": pages,
        "rights": "other",
        "passages": [
            {"id": "meeting", "locator": _LOCATOR, "speaker": chance.choice(OTHERS), "gloss": _MEETING},
            {
                "id": "list",
                "locator": {"en": f"p. {pages}"},
                "quote": "девять вопросов" if language == "ru" else "nine questions",
                "gloss": _LIST,
            },
        ],
    }


def _releases(written: date, place: str, chance: Random) -> list[dict[str, Any]]:
    """One to three of them, the earlier ones in part."""
    room = (_LAST_RELEASE - written).days
    first = min(int(365 * chance.triangular(1, 50, 25)), chance.randint(1, room))
    after = [first]
    while len(after) < 3 and chance.random() < 0.25:
        after.append(after[-1] + chance.randint(200, 5000))
    kept = [days for days in after if days <= room]
    return [
        {
            "date": str(written + timedelta(days=days)),
            "how": chance.choice(_OPENED_BY),
            "by": f"Archive of {place}",
            "extent": "in-full" if n == len(kept) - 1 and chance.random() < 0.8 else "in-part",
        }
        for n, days in enumerate(kept)
    ]


def source_id(n: int) -> str:
    """The id of the paper with that number, from 0."""
    return f"record-{n + 1:06}"
