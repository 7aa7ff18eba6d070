"""The timeline on the page: links with names, in the order of time, at shares of the room."""

import json
import re

import pytest

from explorer.figures.timeline import MOST_MARKS
from explorer.vocabulary import LaneKind
from explorer.web.parts import markup
from explorer.web.plot import Plot
from tests.builders import make_dataset, make_event, make_person, make_source, make_term
from tests.builders import words as w
from tests.web.parts import inside, links, named_links, nodes, with_class, with_tag, words
from tests.web.views import picture_of, view_of

SHARE = re.compile(r"-?\d+(\.\d+)?%")


def plot(data, query=""):
    """The timeline of a view."""
    view = view_of(data, query)
    return Plot(picture_of(view), view.rows, view.selection, view.text).trees()


def marks(shown):
    """The marks inside the window, as the browser's own order has them."""
    beyond = [node["data-key"] for node in with_class(inside(shown, "mark-list"), "beyond")]
    places = [node for node in with_class(shown, "mark-place") if node["data-key"] not in beyond]
    return with_class([node["children"] for node in places], "mark")


def crowd(n=MOST_MARKS + 50):
    """More events than a picture holds: eleven years of them."""
    return make_dataset(
        [make_event(f"e-{i}", date=f"{1990 + i % 11}-0{i % 9 + 1}-15", themes=["ab"[i % 2]]) for i in range(n)]
    )


def test_marks_are_links_in_the_order_of_time():
    data = make_dataset([make_event("late", date="2001"), make_event("early", date="1999-05"), make_event("between")])

    assert [mark["href"] for mark in marks(plot(data))] == ["/?event=early", "/?event=between", "/?event=late"]


def test_a_mark_keeps_the_rest_of_the_view():
    (mark,) = marks(plot(make_dataset(), "?lanes=side&tails=all&lang=ru"))

    assert mark["href"] == "/?event=2000-06-04-meeting&lanes=side&lang=ru&tails=all"


def test_the_name_of_a_mark_says_date_title_tone_and_status():
    (mark,) = marks(plot(make_dataset()))

    assert mark["aria-label"].split(",\n") == [
        "4 June 2000",
        "Title of 2000-06-04-meeting",
        "+2 cooperative",
        "documented",
    ]


def test_the_name_of_a_mark_says_that_a_document_was_once_secret():
    (mark,) = marks(plot(make_dataset(sources=[make_source(released="2025-08-21")])))

    assert mark["aria-label"].endswith("rests on a once secret document")
    assert "ring" in mark["class"].split()


def test_an_event_without_a_tone_says_none():
    (mark,) = marks(plot(make_dataset([make_event(tone=None)])))

    assert mark["aria-label"].split(",\n")[2] == "documented"


def test_an_event_in_several_lanes_is_one_stop_of_the_keyboard():
    data = make_dataset([make_event(actors=["ann", "bob"])])
    shown = marks(plot(data, "?lanes=person"))

    assert [mark.get("tabindex") for mark in shown] == [None, "-1"]


def test_the_chosen_event_is_the_current_one():
    data = make_dataset([make_event("a"), make_event("b", date="2001")])

    assert [m["data-event"] for m in marks(plot(data, "?event=b")) if m.get("aria-current") == "true"] == ["b"]


def test_an_event_beyond_the_window_is_drawn_and_passed_over_by_the_keyboard():
    data = make_dataset([make_event("a"), make_event("b", date="2002-03")])
    (beyond,) = with_class(inside(plot(data, "?from=2000&to=2001"), "beyond"), "mark")

    assert (beyond["data-event"], beyond["tabindex"]) == ("b", "-1")


def test_a_date_that_is_not_exact_is_drawn_so():
    data = make_dataset([make_event("exact"), make_event("about", date="2001-05~"), make_event("year", date="2003")])

    assert [m["data-event"] for m in marks(plot(data)) if "vague" in m["class"].split()] == ["about", "year"]


def test_the_tail_of_an_event_reaches_to_the_opening_in_part():
    data = make_dataset(sources=[make_source(released="2025-08-21")])
    drawn = [[node["class"] for node in with_tag(plot(data, query), "path")] for query in ("", "?tails=all")]

    assert [("tail" in names, "opened part" in names) for names in drawn] == [(False, False), (True, True)]


def test_the_chosen_event_shows_its_tail():
    data = make_dataset(sources=[make_source(released="2025-08-21")])

    assert with_class(plot(data, "?event=2000-06-04-meeting"), "tail")


def test_more_events_than_a_picture_holds_are_counted():
    shown = plot(crowd())

    assert (marks(shown), bool(with_class(shown, "bin"))) == ([], True)


def test_a_bar_leads_to_its_part_of_the_calendar_and_says_how_many():
    shown = named_links(inside(plot(crowd(), "?lanes=one&from=1990&to=2000"), "bins"))
    counts = {name: href for name, href in shown.items() if name.startswith("January–June 1993")}

    assert counts == {"January–June 1993, 28 events, on average cooperative": "/?from=1993&lanes=one&to=1993-06-30"}


def test_a_bar_names_its_lane():
    shown = named_links(inside(plot(crowd(), "?from=1990&to=2000"), "bins"))

    assert {name.split(", ")[1] for name in shown} == {"A", "B"}


def test_the_counts_of_all_bars_are_the_events_of_the_window():
    shown = named_links(inside(plot(crowd(), "?from=1990&to=2000"), "bins"))

    assert sum(int(re.search(r"(\d+) event", name)[1]) for name in shown) == 450


def governed(**changes):
    terms = (make_term(), make_term("bob", "2001-01-20/.."), make_term("carl", "1999-08-09/2008", side="ru"))
    people = {"ann": make_person(), "bob": make_person("bob"), "carl": make_person("carl", side="ru")}
    return make_dataset(terms=terms, people=people, **changes)


def test_a_band_says_who_governed_and_leads_to_the_term():
    shown = named_links(inside(plot(governed()), "bands"))

    assert list(shown.items())[1:] == [
        ("Bob, President, since 20 January 2001: show this period", "/?from=2001-01-20"),
        ("Carl, President, 9 August 1999 – 2008: show this period", "/?from=1999-08-09&to=2008"),
    ]


def test_the_tip_of_a_band_is_what_its_name_says():
    (band, *_) = with_class(plot(governed()), "band")

    assert band["aria-label"] == f"{band['data-tip']}: show this period"


def test_a_band_leads_out_of_a_comparison():
    (first, *_) = named_links(inside(plot(governed(), "?beside=1995&from=2000&to=2001"), "bands")).values()

    assert "beside" not in first


def stops(shown):
    return json.loads(with_class(shown, "curve-reader")[0]["data-stops"])


def test_the_curve_says_the_day_its_tone_and_what_weighs_most():
    data = make_dataset([make_event("a", date="2000-06-04", tone={"value": 4, "reason": w("x")}, importance=5)])
    found = stops(plot(data, "?from=2000-06-05&to=2000-06-11"))

    assert found[0][1] == ["5 June 2000: in partnership", "Title of a (+4)"]


def test_the_curve_has_a_reader_of_its_stops_for_the_keyboard():
    (reader,) = with_class(plot(make_dataset()), "curve-reader")
    found = json.loads(reader["data-stops"])

    assert (reader["role"], reader["tabindex"]) == ("slider", "0")
    assert (reader["aria-valuemin"], reader["aria-valuemax"], reader["aria-valuenow"]) == (
        "0",
        *(str(len(found) - 1),) * 2,
    )
    assert reader["aria-valuetext"] == ", ".join(found[-1][1])


def test_the_stops_of_the_curve_stand_along_the_window():
    places = [at for at, _ in stops(plot(make_dataset()))]

    assert places == sorted(places)
    assert (0 <= places[0], places[-1] <= 100) == (True, True)


def test_the_curve_can_be_taken_off():
    shown = plot(make_dataset(), "?curve=off")

    assert [with_class(shown, name) for name in ("curve", "curve-reader", "curve-end")] == [[], [], []]


def related():
    return make_dataset(
        [make_event("a", related=[{"event": "b", "kind": "leads-to"}]), make_event("b", date="2010-09-11")]
    )


def test_the_events_that_the_chosen_one_bears_on_are_joined_to_it():
    shown = plot(related(), "?event=a")

    assert len(with_class(shown, "arc")) == 1
    assert [m["data-event"] for m in marks(shown) if "kin" in m["class"].split()] == ["b"]


def test_the_kind_of_a_relation_is_said_aloud():
    spoken = {m["data-event"]: m["aria-label"] for m in marks(plot(related(), "?event=a"))}

    assert spoken["b"].endswith(",\nleads to")


def test_relations_are_drawn_of_the_chosen_event_alone():
    assert with_class(plot(related(), "?event=b"), "arc") == []


@pytest.mark.parametrize(
    "query", ["", "?event=a&tails=all", "?beside=1999&from=2000&to=2001", "?align=a,b", "?lanes=person"]
)
def test_everything_stands_at_shares_of_the_room(query):
    data = make_dataset(
        [make_event("a", related=[{"event": "b", "kind": "leads-to"}]), make_event("b", date="2001-05~/2003")],
        [make_source(released="2025-08-21")],
        terms=(make_term(),),
    )
    places = [node["style"] for node in nodes(inside(plot(data, query), "window")) if "style" in node]
    given = [place[key] for place in places for key in ("left", "top", "width", "height") if key in place]

    assert [share for share in given if not SHARE.fullmatch(share)] == []


def test_a_mark_stands_where_its_day_does():
    data = make_dataset([make_event("a", date="2000-01-06")])
    (place,) = with_class(plot(data, "?from=2000-01-01&to=2000-01-10"), "mark-place")

    assert place["style"]["left"] == "55.000%"


@pytest.mark.parametrize("query", ["", "?from=2001&to=2002", "?lanes=person&event=a"])
def test_every_place_moves_under_a_name_of_its_own(query):
    data = make_dataset([make_event("a", actors=["ann", "bob"]), make_event("b", date="2001")])
    keys = [node["data-key"] for node in nodes(plot(data, query)) if "data-key" in node]

    assert len(keys) == len(set(keys)) > 0


def test_two_periods_are_named_and_stand_one_above_the_other():
    data = make_dataset([make_event("a", date="2001-06-04"), make_event("b", date="2010-06-04")])
    shown = plot(data, "?from=2001&to=2001&beside=2010")

    assert [words(name["children"]) for name in with_class(shown, "panel-name")] == ["2001", "2010"]
    assert [m["data-event"] for m in marks(shown)] == ["a", "b"]


def test_the_link_that_skips_to_the_events_has_one_target():
    shown = plot(make_dataset([make_event("a"), make_event("b", date="2010")]), "?from=2000&to=2000&beside=2010")

    assert len([node for node in nodes(shown) if node.get("id") == "marks"]) == 1


def test_lanes_that_share_a_strip_are_named_in_its_tip():
    data = make_dataset([make_event(f"e-{i}", themes=[f"t-{i:02}"]) for i in range(20)])
    (shared,) = [node for node in nodes(inside(plot(data), "lane-name")) if node.get("title")]

    assert words(shared["children"]) == f"{len(shared['title'].split(', '))} more themes"


@pytest.mark.parametrize("kind", LaneKind)
def test_hostile_words_stay_text(kind):
    hostile = "<img src=x onerror=alert(1)>\"'"
    data = make_dataset(
        [make_event("a", title=w(hostile), short=w(hostile)), make_event("b", title=w(hostile), date="2001")],
        people={"ann": make_person(name=w(hostile))},
        terms=(make_term(office=w(hostile)),),
    )
    written = markup(plot(data, f"?lanes={kind}&event=a"))

    assert "<img" not in written
    assert "&lt;img src=x onerror=alert(1)&gt;" in written


def test_a_timeline_without_any_event_has_no_marks():
    assert links(inside(plot(make_dataset([])), "mark-list")) == {}


@pytest.mark.parametrize("language", ["en", "id", "ru"])
def test_the_timeline_speaks_every_language(language):
    names = {
        node["aria-label"] for node in nodes(plot(governed(), f"?lang={language}&lanes=status")) if "aria-label" in node
    }
    spoken = {"en": "Terms of office", "id": "Masa jabatan", "ru": "Сроки полномочий"}

    assert spoken[language] in names
