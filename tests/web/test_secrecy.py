"""How long something was sealed, and what opened it, in words."""

from __future__ import annotations

import pytest

from explorer.i18n import catalogues
from explorer.openness import disclosure
from explorer.records import Release
from explorer.released import duration, fate, opening
from explorer.web.reader import reader
from explorer.web.secrecy import once_sealed_sources
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_source
from tests.web.parts import links, words
from tests.web.views import view_of

ENGLISH = catalogues()["en"]


def release(day, how="FOIA request", extent="unknown", by=None):
    return Release(date=day, how=how, extent=extent, by=by)


@pytest.mark.parametrize(
    ("releases", "said"),
    [
        ([release("2010-11-28", "leak")], "leaked, never declassified"),
        ([release("2010-11-28", "leak"), release("2015-01-01")], "leaked first, released 1 January 2015"),
        ([release("2010-01-01", extent="in-part")], "public only in part"),
        (
            [release("2010-01-01", extent="in-part"), release("2012-01-01", extent="in-full")],
            "in full since 1 January 2012",
        ),
        ([release("2010-01-01", extent="in-full")], ""),
    ],
)
def test_leaks_and_parts_are_called_so(releases, said):
    assert fate(disclosure(make_source(releases=releases)), ENGLISH) == said


def test_an_opening_says_when_how_by_whom_and_how_much():
    made = release("2025-08-21", "FOIA lawsuit", "in-part", "National Security Archive")

    assert opening(made, ENGLISH) == "21 August 2025 · FOIA lawsuit · National Security Archive · in part"
    assert opening(release("2019"), ENGLISH) == "2019 · FOIA request"


def test_a_time_that_is_not_known_is_not_said():
    assert duration(disclosure(make_source(created="../2000")), ENGLISH)
    assert duration(disclosure(make_source(created="2000/..")), ENGLISH) == ""


DATA = make_dataset(
    [make_event(claims=[make_claim(evidence=[make_evidence(name) for name in ("short", "long", "open")])])],
    [make_source("short", "2001-06-04"), make_source("long", "2025-08-21"), make_source("open")],
)


def test_the_longest_sealed_comes_first_and_what_was_open_not_at_all():
    assert ["long", "short"] == [source.id for source in once_sealed_sources(DATA.events[0], DATA)]


def test_an_event_measures_its_documents_and_leads_to_them():
    told = reader(view_of(DATA, "?event=2000-06-04-meeting"))

    assert "Sealed for 25 years 2 months Title of long Opened: 21 August 2025 · FOIA lawsuit · in part" in words(told)
    assert links(told)["Title of long"] == "/?event=2000-06-04-meeting&source=long"


def test_on_an_earlier_day_only_what_was_open_is_measured():
    told = words(reader(view_of(DATA, "?event=2000-06-04-meeting&known=2010-01-01")))

    assert "Title of short" in told
    assert "Title of long" not in told


def test_an_event_leads_to_what_could_be_known_on_its_day():
    told = reader(view_of(DATA, "?event=2000-06-04-meeting&lanes=side"))

    assert (
        links(told)["What could be known on the day itself"] == "/?event=2000-06-04-meeting&known=2000-06-04&lanes=side"
    )
