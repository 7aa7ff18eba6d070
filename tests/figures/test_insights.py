"""Insights: what they count, worked out by hand, and how they are drawn whatever there is to draw."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.dates import Edtf
from explorer.figures.insights import INSIGHTS, Tables, insight_figure, secrecy
from explorer.figures.insights.medians import months_worded
from explorer.figures.insights.pairs import middle, prepare_pairs
from explorer.figures.insights.palette import DARK_PALETTE, LIGHT_PALETTE, PALETTES
from explorer.figures.insights.releases import MORE, prepare_releases
from explorer.figures.insights.secrecy import prepare_secrecy
from explorer.figures.insights.shares import prepare_shares
from explorer.figures.insights.together import prepare_together
from explorer.frames import days
from explorer.i18n import catalogues
from explorer.paths import assets_folder
from explorer.rows import Rows
from explorer.theme import DARK, LIGHT
from explorer.vocabulary import Kind, PersonKind, Post, Side
from tests.event_frames import Happening, events, openings
from tests.figures.layouts import canvas
from tests.figures.words import faults
from tests.test_theme import contrast, tokens

TEXT = catalogues()["en"]
TODAY = 20_780


def day(text: str) -> int:
    return Edtf.parse(text).latest


def documents(*found: tuple[str, int | None], side: str = "us", kind: str = "memo", partial: bool = False):
    """Once secret documents: when they were written, and months until their first release."""
    return _documents([(written, months, side, kind, partial, "in-full") for written, months in found])


def _documents(rows):
    columns = list(zip(*rows, strict=True)) or [()] * 6
    names = [f"d{n}" for n in range(len(rows))]
    return pd.DataFrame(
        {
            "id": pd.Series(names, dtype="str"),
            "title": pd.Series([f"Title of {name}" for name in names], dtype="str"),
            "created": days(day(written) if written else None for written in columns[0]),
            "secrecy": pd.Series(columns[1], dtype="Int64"),
            "side": pd.Categorical(columns[2], categories=[str(s) for s in Side]),
            "kind": pd.Categorical(columns[3], categories=[str(k) for k in Kind]),
            "partial": pd.Series(columns[4], dtype=bool),
            "status": pd.Series(columns[5], dtype="str"),
            "once_sealed": pd.Series([True] * len(rows), dtype=bool),
        }
    )


def terms(*found: tuple[str, str, str, str | None]):
    """Side, name, first and last day of heads of state."""
    return pd.DataFrame(
        {
            "side": pd.Series([t[0] for t in found], dtype="str"),
            "name": pd.Series([t[1] for t in found], dtype="str"),
            "post": pd.Series([str(Post.HEAD_OF_STATE)] * len(found), dtype="str"),
            "start": days(day(t[2]) for t in found),
            "end": days(day(t[3]) if t[3] else None for t in found),
        }
    )


def happened(*found: Happening, dates: tuple[str, ...] = ()) -> Rows:
    frame = events(list(found)).assign(date=pd.Series(dates or ["2000-06-04"] * len(found), dtype="str"))
    return Rows(frame, openings(list(found)))


def on(date: str, tone: int | None = 1, **more) -> Happening:
    """An event of a date, which may be a year alone."""
    found = Edtf.parse(date)
    return Happening(found.earliest, found.latest if found.latest != found.earliest else None, tone=tone, **more)


def people(*ids: str):
    return pd.DataFrame(
        {
            "id": pd.Series(ids, dtype="str"),
            "short": pd.Series([name.title() for name in ids], dtype="str"),
            "kind": pd.Series([str(PersonKind.PERSON)] * len(ids), dtype="str"),
            "side": pd.Series(["us"] * len(ids), dtype="str"),
        }
    )


def came_out(*found: tuple[str, str, str, bool]):
    """Source, date, manner, whether it was the first release."""
    rows = [(source, day(date), date, how, first) for source, date, how, first in found]
    return pd.DataFrame(rows, columns=["source", "day", "date", "how", "first"])


def tables(**given) -> Tables:
    rows = given.pop("rows", happened())
    usual = {"documents": documents(), "came_out": came_out(), "people": people(), "terms": terms(), "day": TODAY}
    return Tables(**{**usual, "rows": rows, "meant": np.arange(len(rows)), **given})


# Secrecy


def test_the_running_median_is_of_five_years_and_at_least_five_documents():
    written = ("1990-02-01", "1990-11-30", "1991-05-05", "1992-01-01", "1992-12-31", "1995-06-01", "2000-06-01")
    found = prepare_secrecy(tables(documents=documents(*zip(written, (12, 24, 36, 48, 96, 6, 120), strict=True))))

    assert [[(int(d / 365.2425) + 1970, m) for d, m in part] for part in found.line] == [
        [(1990, 36), (1991, 36), (1992, 36)]
    ]


def test_medians_of_sides_and_kinds_are_the_middle_or_lie_between_two():
    rows = [("1990", 10, "us", "memo", False, ""), ("1991", 21, "us", "cable", False, "")]
    rows += [("1990", 30, "ru", "memo", False, ""), ("1991", 50, "us", "memo", True, "")]
    found = prepare_secrecy(tables(documents=_documents(rows)))

    assert [tuple(m) for m in found.sides] == [("us", 3, 21), ("ru", 1, 30)]
    assert [tuple(m) for m in found.kinds] == [("memo", 3, 30), ("cable", 1, 21)]
    assert (found.middle.months, months_worded(found.middle.months, TEXT)) == (25.5, "2 years 1 month")


def test_documents_without_a_day_have_no_dot_and_are_counted():
    found = prepare_secrecy(tables(documents=documents(("1990", 3), ("1991", None), (None, 4))))

    assert ([dot.source for dot in found.dots], found.unknown) == (["d0"], 2)


def test_of_very_many_documents_some_dots_are_drawn(monkeypatch):
    monkeypatch.setattr(secrecy, "MOST_DOTS", 50)
    many = documents(*((str(1900 + n), n) for n in range(120)))
    figure = insight_figure("secrecy", tables(documents=many), canvas(), LIGHT, TEXT)

    assert sum(len(t["x"]) for t in figure["data"] if t["name"].startswith("documents")) == 40


# What was released when


def test_a_document_counts_once_in_a_year_as_opened_or_as_more_of_it():
    found = prepare_releases(
        tables(
            came_out=came_out(
                ("a", "2016-05-01", "leak", True),
                ("a", "2016-07-01", "official release", False),
                ("b", "2016-07-01", "FOIA request", True),
                ("a", "2018-01-01", "FOIA lawsuit", False),
                ("c", "2018", "FOIA lawsuit", True),
            )
        )
    )

    assert [(y.year, y.counts) for y in found.years] == [
        (2016, {"leak": 1, "FOIA request": 1}),
        (2018, {MORE: 1, "FOIA lawsuit": 1}),
    ]
    assert list(found.years[0].days.values()) == [("2016-05-01", 1), ("2016-07-01", 2)]


# Tone by pair of presidents

PRESIDENTS = terms(
    ("us", "Clinton", "1993-01-20", "2001-01-20"),
    ("us", "Bush", "2001-01-20", "2009-01-20"),
    ("ru", "Yeltsin", "1991-12-25", "1999-12-31"),
    ("ru", "Putin", "1999-12-31", None),
)


def test_an_event_stands_with_those_who_governed_and_a_handover_with_the_next():
    dates = ("1994", "1999-12-31", "2001-01-19", "2001-01-20", "2001-02", "2001", "1990-01-01")
    found = prepare_pairs(tables(terms=PRESIDENTS, rows=happened(*map(on, dates), dates=dates)))

    assert [(p.names, p.total) for p in found.pairs] == [
        (("Clinton", "Yeltsin"), 1),
        (("Clinton", "Putin"), 2),
        (("Bush", "Putin"), 2),
    ]
    assert found.vague == 1


@pytest.mark.parametrize(
    ("tones", "median", "worded"),
    [
        ((-3, 2, 4), 2, "+2"),
        ((-2, 1), -0.5, "between −1 and 0"),
        ((0,), 0, "0"),
        ((5, 5, -5, 4), 4.5, "between +4 and +5"),
    ],
)
def test_a_median_is_a_judgement_or_lies_between_two(tones, median, worded):
    at = [on("1994-05-05", tone) for tone in (*tones, None)]
    (pair,) = prepare_pairs(tables(terms=PRESIDENTS, rows=happened(*at))).pairs

    assert (pair.median, middle(pair, TEXT)) == (median, worded)


def test_two_of_one_side_and_two_who_met_at_a_handover_are_no_pair():
    both = terms(("us", "Ann", "1990-01-01", "1995-01-01"), ("us", "Bob", "1990-01-01", "1995-01-01"))
    met = terms(("us", "Ann", "1990-01-01", "1995-01-01"), ("ru", "Cyn", "1995-01-01", None))
    rows = happened(on("1994-05-05"), on("1995-01-01"))

    assert [prepare_pairs(tables(terms=t, rows=rows)).pairs for t in (both, met)] == [(), ()]


# Who appears with whom

ACTORS = ("ann", "bob", "cyn", "dan")


@settings(max_examples=12)
@given(st.lists(st.lists(st.sampled_from(ACTORS), unique=True).map(tuple), max_size=12))
def test_two_appear_together_in_the_events_that_name_both(acting):
    rows = happened(*(on("1994-05-05", actors=actors) for actors in acting))
    found = prepare_together(tables(rows=rows, people=people(*ACTORS)))
    told = {
        (found.actors[i].id, found.actors[j].id): int(found.counts[i, j]) for i, j in np.ndindex(found.counts.shape)
    }

    names = [actor.id for actor in found.actors]
    assert {a.id: a.events for a in found.actors} == {n: sum(n in a for a in acting) for n in names}
    assert all(
        told[pair] == told[pair[::-1]] == sum({*pair} <= {*a} for a in acting) for pair in combinations(names, 2)
    )
    assert sorted(names) == sorted({name for actors in acting for name in actors})


# Documents by side and status


def test_documents_are_counted_by_side_and_status_in_their_order():
    rows = [("1990", 1, side, "memo", False, s) for side, s in (("ru", "leaked"), ("us", "in-part"), ("us", "at-once"))]
    found = prepare_shares(tables(documents=_documents([*rows, ("1990", 1, "us", "memo", False, "at-once")])))

    assert [tuple(share) for share in found.sides] == [("us", {"at-once": 2, "in-part": 1}), ("ru", {"leaked": 1})]
    assert found.statuses == ("at-once", "in-part", "leaked")


# How they are drawn

EVERYTHING = {
    "documents": _documents(
        [
            (str(1950 + n % 60), 7 * n % 400, list(Side)[n % 6], list(Kind)[n % 20], n % 3 == 0, status)
            for n, status in enumerate(
                ("at-once", "in-full", "in-part", "extent-unknown", "leaked-first", "leaked") * 20
            )
        ]
    ),
    "came_out": came_out(
        *(
            (f"d{n}", f"{1990 + n % 31}-0{1 + n % 9}-0{1 + n % 4}", how, n % 5 > 0)
            for n, how in enumerate(["leak", "automatic", "FOIA request"] * 40)
        )
    ),
    "terms": PRESIDENTS,
    "people": people(*ACTORS, "a-person-with-a-very-long-name-indeed"),
    "rows": happened(
        *(
            on(
                f"{1993 + n % 16}-05-05",
                n % 11 - 5,
                actors=(ACTORS[n % 4], ACTORS[n % 3], "a-person-with-a-very-long-name-indeed"),
            )
            for n in range(300)
        )
    ),
}
SETS = {
    "everything": EVERYTHING,
    "nothing": {},
    "one event": {
        "rows": happened(on("1994-05-05", actors=("ann", "bob"))),
        "documents": documents(("1994-05-05", 300)),
        "came_out": came_out(("d0", "2019-05-05", "leak", True)),
        "terms": PRESIDENTS,
        "people": people("ann", "bob"),
    },
    "years alone": {
        "rows": happened(on("1994", actors=("ann", "bob")), on("2003", -2, actors=("bob",)), dates=("1994", "2003")),
        "documents": documents(("1994", 0), ("-0500", 2500 * 12), ("2026", None)),
        "came_out": came_out(("d0", "1994", "leak", True), ("d1", "2000", "automatic", True)),
        "terms": PRESIDENTS,
        "people": people("ann", "bob"),
    },
    "a day before it all": {"day": -40_000, "terms": PRESIDENTS, "people": people("ann")},
}
SIZES = ((340, 900, 12.5), (1160, 600, 15), (1100, 480, 18), (960, 900, 16))


@pytest.mark.parametrize("key", INSIGHTS)
@pytest.mark.parametrize("held", SETS)
def test_no_word_is_cut_or_touches_another(key, held):
    there = tables(**SETS[held])
    own = INSIGHTS[key].height(INSIGHTS[key].prepare(there), 560, canvas(font=12.5).font)
    told = [
        fault
        for n, (width, height, font) in enumerate((*SIZES, (560, own, 12.5)))
        for fault in faults(
            insight_figure(
                key, there, canvas(width, height, font), (LIGHT, DARK)[n % 2], catalogues()["en" if n % 2 else "ru"]
            )
        )
    ]

    assert told == []


@pytest.mark.parametrize("key", INSIGHTS)
def test_where_nothing_is_to_show_a_sentence_says_so(key):
    figure = insight_figure(key, tables(), canvas(), LIGHT, TEXT)

    assert [" ".join(t["text"]) for t in figure["data"] if t["mode"] == "text"] == [TEXT(f"insights.{key}.none")]


# Colours


@pytest.mark.parametrize("look", PALETTES)
def test_the_style_sheet_has_the_same_colours(look):
    sheet = tokens(look, (assets_folder() / "72_insights.css").read_text(encoding="utf-8"), ".insights")
    palette = PALETTES[look]
    filled = {
        f"fill-{name}{end}": pair[n] for name, pair in palette.fills.items() for n, end in enumerate(("", "-ink"))
    }
    shades = enumerate(palette.shades, start=1)
    shaded = {f"shade-{n}{end}": pair[m] for n, pair in shades for m, end in enumerate(("", "-ink"))}

    assert sheet == {f"side-{side}": colour for side, colour in palette.sides.items()} | filled | shaded


@pytest.mark.parametrize(("palette", "look"), [(LIGHT_PALETTE, LIGHT), (DARK_PALETTE, DARK)], ids=["light", "dark"])
def test_words_can_be_read_on_every_colour(palette, look):
    pairs = [*palette.fills.values(), *palette.shades, *((colour, look.paper) for colour in palette.sides.values())]

    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []
