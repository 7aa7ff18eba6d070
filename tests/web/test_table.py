"""The timeline as a table: exactly what the plot shows, row by row."""

import pytest

from explorer.figures.timeline import MOST_MARKS
from explorer.vocabulary import LaneKind
from explorer.web.parts import markup
from explorer.web.plot import Plot
from explorer.web.room import canvas_from
from explorer.web.table import table
from tests.builders import make_dataset, make_event, make_source
from tests.builders import words as w
from tests.web.parts import inside, links, named_links, nodes, with_class, with_tag, words
from tests.web.views import CANVAS, picture_of, view_of


def shown(data, query="", canvas=CANVAS):
    view = view_of(data, query)
    return table(picture_of(view, canvas), view)


def plotted(data, query=""):
    view = view_of(data, query)
    return Plot(picture_of(view), view.rows, view.selection, view.text).trees()


def cells(part):
    """The words of each row below the head."""
    return [[words([cell]) for cell in row["children"]] for row in with_tag(part, "tr")][1:]


def head(part):
    return [words(node["children"]) for node in with_tag(with_tag(part, "thead")[0]["children"], "th")]


@pytest.fixture
def data():
    return make_dataset(
        [
            make_event("a", actors=["ann", "bob"]),
            make_event("b", date="2001-05~", themes=["arms"], tone=None),
            make_event("c", date="2002/2004", actors=["bob"]),
        ]
    )


@pytest.mark.parametrize("kind", LaneKind)
@pytest.mark.parametrize("rest", ["", "&from=2001&to=2002", "&themes=arms", "&beside=2001&from=2000&to=2000"])
def test_the_table_has_exactly_the_marks_of_the_plot(data, kind, rest):
    query = f"?lanes={kind}{rest}"
    visible = [n for n in with_class(plotted(data, query), "mark-place") if "beyond" not in n["class"].split()]
    marks = [node["href"] for place in visible for node in with_class(place["children"], "mark")]

    assert list(with_tag(shown(data, query), "a")) != []
    assert [node["href"] for node in with_tag(shown(data, query), "a")] == marks


def test_a_row_says_date_title_lane_tone_status_and_openings():
    rows = cells(shown(make_dataset(sources=[make_source(released="2025-08-21")])))

    assert rows == [
        ["4 June 2000", "Title of 2000-06-04-meeting", "Talks", "+2 cooperative", "documented", "21 Aug 2025 (in part)"]
    ]


def test_an_opening_in_full_is_a_day_alone():
    source = make_source(releases=[{"date": "2025-08-21", "how": "FOIA lawsuit", "extent": "in-full"}])

    assert cells(shown(make_dataset(sources=[source])))[0][-1] == "21 Aug 2025"


def test_what_there_is_none_of_is_a_dash(data):
    assert [cell for row in cells(shown(data)) for cell in row if cell == "–"] == ["–"] * 4


def test_each_row_is_headed_by_its_date(data):
    assert [words(n["children"]) for n in with_tag(shown(data), "th") if n["scope"] == "row"] == [
        "4 June 2000",
        "about May 2001",
        "2002–2004",
    ]


def test_one_lane_needs_no_column(data):
    assert [
        "Lanes" in head(shown(data, query)) or "Lane" in head(shown(data, query)) for query in ("", "?lanes=one")
    ] == [True, False]


def test_where_lanes_share_a_strip_an_event_has_its_own():
    many = make_dataset([make_event(f"e-{i:02}", date=f"20{i:02}", themes=[f"t-{i:02}"]) for i in range(20)])
    lanes = [row[2] for row in cells(shown(many, canvas=canvas_from({"width": 900, "height": 300})))]

    assert lanes == [f"T-{i:02}" for i in range(20)]


def test_the_chosen_event_is_the_current_one(data):
    assert [n["href"] for n in nodes(shown(data, "?event=b&as=table")) if n.get("aria-current")] == [
        "/?as=table&event=b"
    ]


def test_a_row_leads_to_its_event_in_the_same_view(data):
    assert links(shown(data, "?as=table&lanes=side"))["Title of a"] == "/?as=table&event=a&lanes=side"


def test_a_table_says_what_time_it_is_of(data):
    caption = with_tag(shown(data, "?from=2000&to=2001"), "caption")

    assert [words(node["children"]) for node in caption] == ["2000–2001"]


def test_two_periods_are_two_tables(data):
    caption = with_tag(shown(data, "?from=2001&to=2001&beside=2003"), "caption")

    assert [words(node["children"]) for node in caption] == ["2001 · 2001", "2003 · 2003"]


def test_the_table_can_be_scrolled_by_the_keyboard(data):
    (region,) = with_class(shown(data), "table-scroll")

    assert (region["tabindex"], region["role"], region["aria-label"]) == ("0", "region", "The timeline as a table")


def crowd():
    return make_dataset(
        [
            make_event(f"e-{i}", date=f"{1990 + i % 11}-0{i % 9 + 1}-15", themes=["ab"[i % 2]])
            for i in range(MOST_MARKS + 50)
        ]
    )


def test_more_events_than_a_plot_holds_are_counted_in_the_table_too():
    data, query = crowd(), "?from=1990&to=2000"
    counted = {(row[0], row[1], row[2]) for row in cells(shown(data, query))}
    bars = {
        tuple(name.removesuffix(", on average cooperative").split(", "))
        for name in named_links(inside(plotted(data, query), "bins"))
    }

    assert {(when, lane, f"{n} events") for when, lane, n in counted} == bars


def test_counts_stand_in_the_order_of_time_and_lead_to_their_part():
    found = list(links(shown(crowd(), "?lanes=one&from=1990&to=2000")).items())

    assert found[:2] == [
        ("January–June 1990", "/?from=1990&lanes=one&to=1990-06-30"),
        ("July–December 1990", "/?from=1990-07-01&lanes=one&to=1990"),
    ]


def test_hostile_words_stay_text():
    written = markup(shown(make_dataset([make_event(title=w("<script>x</script>"))])))

    assert "<script>" not in written
    assert "&lt;script&gt;x&lt;/script&gt;" in written


@pytest.mark.parametrize(("language", "title"), [("en", "Date"), ("id", "Tanggal"), ("ru", "Дата")])
def test_the_table_speaks_every_language(data, language, title):
    assert head(shown(data, f"?lang={language}"))[0] == title
