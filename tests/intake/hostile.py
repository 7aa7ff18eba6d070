"""Texts that try to be more than texts, and a data set that has one in every field."""

import re

from hypothesis import strategies as st

from explorer.records import Era, Place, Text, Theme
from tests.builders import (
    make_card,
    make_claim,
    make_dataset,
    make_event,
    make_evidence,
    make_passage,
    make_person,
    make_source,
    make_term,
    words,
)

FRAGMENTS = (
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt;",
    "&amp;amp;",
    "</script>",
    "]]>",
    "=1+1",
    "'=1",
    "-- @x",
    '"',
    "\n",
    ";",
    ",",
    "\t",
    "#",
    ": ",
    "\u2028",
    "\ufeff",
    "\N{SOFT HYPHEN}",
    "é",
    "e\u0301",
    "\N{ZERO WIDTH JOINER}",
    "Ж",
    "𝄞",
    "NULL",
    "~",
    "%s",
    "..",
)
_REFUSED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _sound(text: str) -> bool:
    """Whether a record can hold it: see ``values.Line``."""
    return bool(text) and not text.isspace() and not _REFUSED.search(text)


LINES = (
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text("aB1 -.{}", min_size=1, max_size=4)), min_size=1, max_size=5)
    .map("".join)
    .filter(_sound)
)
"""Texts that a record holds."""


def data_of(texts):
    """A data set whose fields hold the texts, in turn."""
    number = iter(range(1000))

    def line():
        return texts[next(number) % len(texts)]

    def both():
        return words(line(), ru=line())

    def bare():
        """A gloss holds no braces but those of its quote, and no marks around these."""
        return {key: re.sub("[{}'\"«»„“”‘’]", "", value).strip() or "x" for key, value in both().items()}

    gloss = {key: f"x {value} x {{quote}} x" for key, value in bare().items()}
    passages = [
        make_passage(locator=both(), gloss=bare(), speaker="ann"),
        make_passage("said", gloss=gloss, quote="two words", prefix=line(), suffix=line(), quote_language="ru"),
    ]
    archive = {"repository": line(), "collection": line(), "identifier": line()}
    kept = {"creator": line(), "archive": archive, "classification": line(), "note": both(), "pages": 3}
    sources = [
        make_source(title=both(), passages=passages, url="https://a.example/?a=1&b=%27", **kept),
        make_source("other", side="ru", title=both(), releases=[{"date": "2001", "how": "leak", "by": line()}]),
    ]
    claims = [
        make_claim(text=both()),
        make_claim(
            "second", [make_evidence("other"), make_evidence(stance="contradicts", passage="said")], background=True
        ),
    ]
    more = {
        "short": both(),
        "place": Place(name=both(), country="RU", lat=-55.5, lon=37.25),
        "themes": ["talks", "war"],
    }
    tone = {"value": -3, "reason": both()}
    related = [{"event": "2000-06-04-meeting", "kind": "context"}]
    events = [
        make_event(title=both(), summary=both(), claims=claims, tone=tone, rests_on=["second"], **more),
        make_event("second", date="1999-09~/..", title=both(), rests_on=["asked"], related=related),
        make_event("third", date="-0043", actors=[], rests_on=["asked"], before={"title": both(), "summary": both()}),
    ]
    card = {"title": both(), "subtitle": both(), "description": both(), "version": line(), "licence": line()}
    eras = [Era(id="nineties", name=both(), period="1991/2001-09-11")]
    return make_dataset(
        sorted(events, key=lambda event: event.date.earliest),
        sources,
        card=make_card(**card, languages=["en", "ru"], hosts=["a.example"], eras=eras),
        people={"ann": make_person(name=both(), short=both(), role=both(), kind="organisation")},
        themes={name: Theme(id=name, name=Text(both())) for name in ("talks", "war")},
        terms=(make_term(office=both()),),
    )
