"""What changes the timeline: links that lead where they say, and nowhere outside the period."""

from datetime import date
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.dates import day_number
from explorer.figures.axis import SHORTEST
from explorer.selection import Selection
from explorer.web.parts import markup
from explorer.web.tools import moved, strip, tools
from tests.builders import make_card, make_dataset, make_era, make_event, make_person, make_term
from tests.builders import words as w
from tests.web.parts import inside, links, nodes, with_class, with_tag, words
from tests.web.views import shelf_of, view_of

DATA = make_dataset(
    [make_event("a"), make_event("b", date="2010-06-04", actors=["bob"], themes=["arms"])],
    card=make_card(eras=[make_era()]),
    terms=(
        make_term(),
        make_term("bob", "2001-01-20/.."),
        make_term("carl", "1999-08-09/2008", side="ru"),
        make_term("ann", "1990/1992", post="foreign-minister"),
    ),
    people={"ann": make_person(), "bob": make_person("bob"), "carl": make_person("carl", side="ru")},
)

VIEWS = shelf_of(DATA)


def day(text):
    return day_number(date.fromisoformat(text))


def zoom(query):
    """Where each link of the zoom leads."""
    return {node["data-zoom"]: node["href"] for node in nodes(tools(VIEWS.read(query))) if "data-zoom" in node}


def test_zooming_in_halves_what_is_shown_about_its_middle():
    assert zoom("?from=2001-01-01&to=2001-01-28")["in"] == "/?from=2001-01-08&to=2001-01-21"


def test_zooming_out_doubles_what_is_shown_about_its_middle():
    assert zoom("?from=2001-01-15&to=2001-01-28")["out"] == "/?from=2001-01-08&to=2001-02-04"


def test_earlier_and_later_move_by_half():
    found = zoom("?from=2001-02-01&to=2001-02-15")

    assert [found["left"], found["right"]] == ["/?from=2001-01-25&to=2001-02-08", "/?from=2001-02-08&to=2001-02-22"]


def test_the_whole_period_has_no_dates_in_its_address():
    assert zoom("?from=2001-02-01&to=2001-02-15&lanes=side")["all"] == "/?lanes=side"


def test_zooming_out_of_nearly_all_shows_all():
    assert zoom("?from=2000&to=2024")["out"] == "/"


@pytest.mark.parametrize(
    ("query", "off"),
    [
        ("", {"out", "all", "left", "right"}),
        ("?from=1999&to=1999", {"left"}),
        ("?from=2026&to=2026", {"right"}),
        ("?from=2001-01-01&to=2001-01-02", {"in"}),
    ],
)
def test_what_would_change_nothing_is_no_link(query, off):
    assert {"in", "out", "left", "right", "all"} - zoom(query).keys() == off


def test_what_is_no_link_is_named_as_one_that_is_off():
    names = [n["aria-label"] for n in nodes(tools(VIEWS.read(""))) if n.get("aria-disabled") == "true"]

    assert names == ["Zoom out", "Earlier", "Later", "Whole period"]


DAYS = st.integers(day("1990-01-01"), day("2040-01-01"))


@given(st.none() | DAYS, st.none() | DAYS, st.floats(-3, 3), st.floats(0.01, 50), st.none() | DAYS)
def test_a_view_that_is_moved_stays_within_the_period_and_above_a_week(first, last, by, scale, beside):
    view = VIEWS.read(Selection(first=first, last=last, beside=beside).to_query())
    there = view._replace(selection=moved(view, by, scale))
    (begin, end), (start, stop) = view.period, there.window

    assert begin <= start <= start + SHORTEST - 1 <= stop <= end


@given(DAYS, st.integers(7, 4000), st.floats(-3, 3), st.floats(0.1, 8), DAYS)
def test_a_second_period_moves_with_the_first(first, length, by, scale, beside):
    view = VIEWS.read(Selection(first=first, last=first + length, beside=beside).to_query())
    there = moved(view, by, scale)
    start = view.period[0] if there.first is None else there.first

    assert there.beside - beside == start - view.window[0]


@given(st.integers(-4000, 0), st.integers(1, 4000), st.floats(-3, 3), st.floats(0.1, 8))
def test_aligned_events_stay_aligned_when_they_are_moved(since, until, by, scale):
    view = VIEWS.read(Selection(align=("a", "b"), since=since, until=until).to_query())
    there = moved(view, by, scale)

    assert (there.align, there.first, there.last) == (("a", "b"), None, None)
    assert there.until - there.since + 1 >= SHORTEST


def test_what_is_moved_keeps_the_rest_of_the_view():
    view = VIEWS.read("?event=a&from=2001&lanes=side&lang=ru&tails=all&themes=arms&to=2003")

    assert moved(view, 0.5, 1).to_query().startswith("?event=a&from=2002-07-")
    assert moved(view, 0.5, 1).showing(None, None) == view.selection.showing(None, None)


def test_lanes_are_links_of_which_one_is_current():
    shown = inside(tools(VIEWS.read("?lanes=side&event=a")), "segments")

    assert links(shown) == {
        "Themes": "/?event=a",
        "Sides": "/?event=a&lanes=side",
        "People": "/?event=a&lanes=person",
        "Status": "/?event=a&lanes=status",
        "One": "/?event=a&lanes=one",
    }
    assert [words(n["children"]) for n in nodes(shown) if n.get("aria-current")] == ["Sides"]


def test_the_period_menu_leads_to_eras_and_terms_of_heads_of_state():
    shown = inside(tools(VIEWS.read("")), "periods")

    assert links(shown) == {
        "Whole period": "/",
        "Nineties": "/?from=1991-12-25&to=2001-09-11",
        "Ann": "/?from=1993-01-20&to=2001-01-20",
        "Bob": "/?from=2001-01-20",
        "Carl": "/?from=1999-08-09&to=2008",
    }


def test_the_period_menu_names_the_side_of_each_term():
    headings = [words(n["children"]) for n in with_class(tools(VIEWS.read("")), "menu-heading")]

    assert headings == ["Everything", "Eras", "United States", "Russia"]


def test_the_period_that_is_shown_is_current_in_its_menu():
    shown = inside(tools(VIEWS.read("?from=2001-01-20")), "periods")

    assert [words(n["children"]) for n in nodes(shown) if n.get("aria-current")] == ["Bob"]


def test_the_fields_of_the_period_hold_what_is_shown():
    form = inside(tools(VIEWS.read("?from=2001-02-03&to=2004")), "periods")
    fields = {n["name"]: n["value"] for n in with_tag(form, "input")}

    assert fields == {"from": "2001-02-03", "to": "2004"}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"All openings of documents": "/?tails=all", "Tone curve": "/?curve=off"}),
        ("?curve=off&tails=all", {"All openings of documents": "/?curve=off", "Tone curve": "/?tails=all"}),
    ],
)
def test_what_is_shown_can_be_turned_on_and_off(query, expected):
    found = links(tools(VIEWS.read(query)))

    assert {name: found[name] for name in expected} == expected


def test_the_table_is_one_switch_away_and_back():
    assert [links(tools(VIEWS.read(query)))["Table"] for query in ("?event=a", "?as=table&event=a")] == [
        "/?as=table&event=a",
        "/?event=a",
    ]


@pytest.mark.parametrize("query", ["", "?from=2001&to=2003", "?from=1999&to=2000", "?from=2026", "?as=table&to=2001"])
def test_no_step_of_the_zoom_leads_outside_the_period(query):
    begin, end = VIEWS.read("").period
    there = [Selection.from_query(urlsplit(href).query) for href in zoom(query).values() if "from" in href]

    assert [s for s in there if s.first < begin or s.last > end] == []


def test_the_period_menu_leaves_out_what_lies_outside_the_period():
    data = make_dataset(
        card=make_card(
            eras=[make_era("war", "1939/1945"), make_era("peace", "1998/2001"), make_era("later", "2090/..")]
        ),
        terms=(make_term(period="1981/1989"),),
    )

    assert links(inside(tools(view_of(data)), "periods")) == {"Whole period": "/", "Peace": "/?from=1998&to=2001"}


@pytest.mark.parametrize(("language", "name"), [("en", "Zoom in"), ("id", "Perbesar"), ("ru", "Приблизить")])
def test_the_tools_speak_every_language(language, name):
    names = [node.get("aria-label") for node in nodes(tools(VIEWS.read(f"?lang={language}")))]

    assert name in names


def test_names_of_eras_and_people_stay_text():
    data = make_dataset(
        card=make_card(eras=[make_era(name=w("<b>Era</b>"))]),
        terms=(make_term(),),
        people={"ann": make_person(name=w("<i>Ann"))},
    )

    assert "&lt;b&gt;Era&lt;/b&gt;" in markup(tools(view_of(data)))
    assert "<i>Ann" not in markup(tools(view_of(data)))


def test_the_strip_is_of_the_whole_period_whatever_is_shown():
    bars = [with_tag(strip(VIEWS.read(query)), "i") for query in ("", "?from=2001&to=2002")]

    assert bars[0] == bars[1]
    assert len(bars[0]) == 2


def test_the_strip_shows_which_part_is_shown():
    (window,) = with_class(strip(VIEWS.read("?from=2013&to=2026")), "strip-window")

    assert window["style"] == {"left": "50.00%", "width": "50.00%"}


def test_the_strip_shows_both_periods_and_one_can_be_dragged():
    windows = with_class(strip(VIEWS.read("?beside=2010&from=2001&to=2003")), "strip-window")

    assert ["held" in window["class"].split() for window in windows] == [True, False]


def test_the_strip_holds_the_events_of_the_chosen_themes():
    assert len(with_tag(strip(VIEWS.read("?themes=arms")), "i")) == 1


def test_the_strip_is_hidden_from_screen_readers_and_holds_no_link():
    shown = strip(VIEWS.read(""))

    assert (shown[1]["aria-hidden"], links(shown)) == ("true", {})


def test_the_strip_of_nothing_has_no_bars():
    assert with_tag(strip(view_of(make_dataset([]))), "i") == []
