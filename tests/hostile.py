"""Records in which every field says something, each text as awkward as the records allow."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import cycle

from hypothesis import strategies as st

from explorer.records import DataSet, Event, Person, Source, Term, Theme
from tests.builders import make_card

AWKWARD = (
    *("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "'", "'=1", "''=1", "\n=1", "a\nb", 'a,"b";c', " lead", "trail "),
    *("_x000D_", "{quote}", "שלום \u200fעולם", "👩‍👩‍👧", "a\u2028b", "\ufeffx", "[]", "null", "true"),
    *("1e5", "007", "2000-06-04", "nan", "None", "x" * 4000, "e\u0301", "\xa0x", "http://x.example/=1", "<b>&amp;"),
)
"""What spreadsheets run, what readers take for something else, what writers lose."""

_FREE = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"]) | st.sampled_from("'=+-@\n,\"_x"), min_size=1
)
_TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
texts = st.sampled_from(AWKWARD) | _FREE.filter(lambda text: not text.isspace() and not _TURNING & set(text))
"""Texts that a record takes."""


def awkward_dataset(given: Iterable[str] = AWKWARD) -> DataSet:
    """A data set of two events and two sources; the texts go round through all of its fields."""
    words = cycle(given)
    return DataSet(
        card=make_card(
            **{name: _text(words) for name in ("title", "subtitle", "description")},
            version=next(words),
            licence=next(words),
            languages=["en", "ru"],
            hosts=["a.example", "b.example"],
            eras=[{"id": "nineties", "name": _text(words), "period": "1991-12-25/2001-09-11"}],
        ),
        events=(_event(words), _bare_event(words)),
        sources={name: _source(name, words) for name in ("memo", "report")},
        people={
            "ann": Person(id="ann", name=_text(words), short=_text(words), side="us", role=_text(words)),
            "null": Person(id="null", name=_text(words), kind="organisation", side="other"),
        },
        themes={name: Theme(id=name, name=_text(words)) for name in ("talks", "arms")},
        terms=(
            Term(person="ann", side="us", office=_text(words), period="1993-01-20/.."),
            Term(person="ann", side="us", post="foreign-minister", office=_text(words), period="../1999-12?"),
        ),
    )


def _text(words):
    """In English, Russian, and languages that the data set does not say it has."""
    return {language: next(words) for language in ("en", "ru", "fr", "zh-Hans")}


def _place(words):
    return {"name": _text(words), "country": "RU", "lat": -55.7520001, "lon": 1e-7}


def _event(words):
    return Event(
        id="2000-06-04-talks",
        title=_text(words),
        short=_text(words),
        date="2000-06-04",
        place=_place(words),
        summary=_text(words),
        actors=["ann", "null"],
        themes=["talks", "arms"],
        importance=5,
        tone={"value": -5, "reason": _text(words)},
        claims=[
            {
                "id": "asked",
                "text": _text(words),
                "background": True,
                "evidence": [
                    {"source": "memo", "passage": "opening", "stance": "supports"},
                    {"source": "report", "passage": "opening", "stance": "contradicts"},
                ],
            },
            {
                "id": "told",
                "text": _text(words),
                "evidence": [{"source": "memo", "passage": "end", "stance": "context"}],
            },
        ],
        related=[{"event": "0044-the-ides", "kind": "repeats"}, {"event": "0044-the-ides", "kind": "context"}],
        distinct_from=["0044-the-ides"],
        rests_on=["asked", "told"],
        before={
            "title": _text(words),
            "summary": _text(words),
            "actors": [],
            "themes": ["arms"],
            "place": _place(words),
        },
    )


def _bare_event(words):
    """Long ago, of nobody, resting on nothing, which is said."""
    return Event(
        id="0044-the-ides",
        title={"en": next(words)},
        date="-0043-03~",
        summary={"en": next(words)},
        themes=["talks"],
        importance=1,
        claims=[
            {
                "id": "asked",
                "text": {"en": next(words)},
                "evidence": [{"source": "report", "passage": "end", "stance": "supports"}],
            }
        ],
        rests_on=[],
        before={"title": {"en": next(words)}, "summary": {"en": next(words)}},
    )


def _source(name, words):
    return Source(
        id=name,
        title=_text(words),
        kind="memorandum-of-conversation",
        side="us",
        creator=next(words),
        created="1899-12-31" if name == "memo" else "1999-21",
        language="en",
        archive={"repository": next(words), "collection": next(words), "identifier": next(words)},
        classification=next(words),
        releases=[
            {"date": "2001-09~", "how": "leak", "by": next(words), "url": "http://x.example/a?b=1#c"},
            {"date": "2025-08-21", "how": "FOIA lawsuit", "extent": "in-part"},
        ],
        url=f"https://x.example/{'x' * 1900}",
        pages=7,
        rights="other",
        note=_text(words),
        passages=[_passage(words), {"id": "end", "locator": next(words), "gloss": {"en": next(words)}}],
    )


def _passage(words):
    return {
        "id": "opening",
        "locator": _text(words),
        "speaker": "ann",
        "quote": next(words),
        "quote_language": "ru",
        "seen_in": "report",
        "prefix": next(words),
        "suffix": next(words),
        "position": {"start": 0, "end": 12},
        "redactions": [
            {"extent": next(words), "exemption": next(words), "opened": "2025-08-21", "reading": next(words)},
            {},
        ],
        "gloss": _text(words),
    }
