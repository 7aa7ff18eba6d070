"""Comparisons: two periods, two people, two events at day 0; and the forms that ask for them."""

from datetime import date
from urllib.parse import urlencode

import pytest

from explorer.dates import day_number
from explorer.selection import Selection
from explorer.web.compare import courses, menu
from explorer.web.parts import markup
from tests.builders import make_dataset, make_event, make_person
from tests.builders import words as w
from tests.web.parts import links, nodes, with_tag, words
from tests.web.views import shelf_of, view_of

DATA = make_dataset(
    [
        make_event("a", date="2000-06-04", importance=5),
        make_event("b", date="2010-09-11", actors=["ann", "bob"]),
        make_event("c", date="2012-01-01", actors=["bob"], themes=["arms"]),
    ],
    people={"ann": make_person(), "bob": make_person("bob"), "zoe": make_person("zoe")},
)
SHELF = shelf_of(DATA)


def day(text):
    return day_number(date.fromisoformat(text))


def shown(query):
    """What each panel shows: first and last day, person, name, day 0."""
    found = courses(SHELF.read(query))
    return [(c.choice.first, c.choice.last, c.choice.person, c.name, c.origin) for c in found]


def test_without_a_comparison_there_is_one_course_without_a_name():
    assert shown("?from=2001&to=2001") == [(day("2001-01-01"), day("2001-12-31"), "", "", None)]


def test_two_periods_have_one_length():
    assert shown("?from=2001&to=2001&beside=2010") == [
        (day("2001-01-01"), day("2001-12-31"), "", "2001", None),
        (day("2010-01-01"), day("2010-12-31"), "", "2010", None),
    ]


def test_two_people_are_shown_in_one_period():
    first, last = day("2001-01-01"), day("2001-12-31")

    assert shown("?from=2001&to=2001&persons=bob,ann") == [
        (first, last, "bob", "Bob", None),
        (first, last, "ann", "Ann", None),
    ]


def test_two_events_stand_at_day_0():
    assert shown("?align=a,b&since=-10&until=20") == [
        (day("2000-05-25"), day("2000-06-24"), "", "Day 0: Title of a", day("2000-06-04")),
        (day("2010-09-01"), day("2010-10-01"), "", "Day 0: Title of b", day("2010-09-11")),
    ]


@pytest.mark.parametrize("query", ["?beside=2010&from=2001&to=2001", "?persons=ann,bob", "?align=a,b"])
def test_both_courses_have_the_chosen_themes(query):
    assert [c.choice.themes for c in courses(SHELF.read(f"{query}&themes=arms"))] == [("arms",), ("arms",)]


def forms(query=""):
    """The three forms by name."""
    return {node["aria-label"]: node["children"] for node in with_tag(menu(SHELF.read(query)), "form")}


def sent(fields, **typed):
    """The address that a browser makes of a form, its fields filled in."""
    pairs = []
    for node in nodes(fields):
        if node["tag"] == "input":
            pairs.append((node["name"], typed.get(node["name"], node["value"])))
        if node["tag"] == "select":
            chosen = [o["value"] for o in with_tag(node["children"], "option") if "selected" in o]
            pairs.append((node["name"], chosen[0] if chosen else with_tag(node["children"], "option")[0]["value"]))
    return Selection.from_query("?" + urlencode(pairs))


def test_there_is_a_form_for_each_comparison():
    assert list(forms()) == ["Two periods of one length", "Two people", "Two events, day by day"]


def test_the_form_of_two_periods_asks_for_what_is_shown_and_what_stands_beside_it():
    assert sent(forms("?from=2001&to=2001&beside=2010")["Two periods of one length"]) == Selection(
        first=day("2001-01-01"), last=day("2001-12-31"), beside=day("2010-01-01")
    )


def test_a_second_period_is_offered_before_the_first():
    asked = sent(forms("?from=2012&to=2013")["Two periods of one length"])

    assert asked.beside == asked.first - (asked.last - asked.first + 1)


def test_what_is_typed_is_asked_for():
    asked = sent(forms()["Two periods of one length"], **{"from": "2003", "to": "2004-06", "beside": "2011"})

    assert (asked.first, asked.last, asked.beside) == (day("2003-01-01"), day("2004-06-30"), day("2011-01-01"))


def test_the_form_of_two_people_asks_for_both():
    assert sent(forms("?persons=bob,ann")["Two people"]).persons == ("bob", "ann")


def test_people_are_offered_by_how_often_they_act_and_only_if_they_do():
    (first, second) = (with_tag(node["children"], "option") for node in with_tag(forms()["Two people"], "select"))

    assert [option["value"] for option in first] == [option["value"] for option in second] == ["ann", "bob"]


def test_the_form_of_two_events_asks_for_both_and_the_days_about_them():
    asked = sent(forms("?align=b,a&since=-30&until=60")["Two events, day by day"])

    assert asked == Selection(align=("b", "a"), since=-30, until=60)


def test_the_event_in_the_reader_is_offered_first():
    assert sent(forms("?event=c")["Two events, day by day"]).align == ("c", "a")


@pytest.mark.parametrize("name", ["Two periods of one length", "Two people", "Two events, day by day"])
def test_a_form_keeps_the_rest_of_the_view(name):
    asked = sent(forms("?curve=off&event=b&lang=en&lanes=side&known=2020-01-01&tails=all&themes=talks")[name])
    kept = SHELF.read("?curve=off&event=b&lanes=side&known=2020-01-01&tails=all&themes=talks").selection

    assert asked.alone().showing(None, None) == kept


@pytest.mark.parametrize("query", ["?persons=ann,bob", "?align=a,b", "?from=2001&to=2001&beside=2010"])
@pytest.mark.parametrize("name", ["Two periods of one length", "Two people", "Two events, day by day"])
def test_a_form_asks_for_one_comparison_and_no_other(query, name):
    asked = sent(forms(query)[name])

    assert sum([bool(asked.align), bool(asked.persons), asked.beside is not None]) == 1


@pytest.mark.parametrize("query", ["?persons=ann,bob", "?align=a,b", "?beside=2010"])
def test_a_comparison_can_be_left(query):
    assert links(menu(SHELF.read(f"{query}&lanes=side")))["Stop comparing"] == "/?lanes=side"


def test_without_a_comparison_there_is_none_to_leave():
    assert links(menu(SHELF.read(""))) == {}


def test_one_event_and_one_person_cannot_be_compared():
    names = [node["aria-label"] for node in with_tag(menu(view_of(make_dataset())), "form")]

    assert names == ["Two periods of one length"]


@pytest.mark.parametrize(("language", "name"), [("en", "Two people"), ("id", "Dua tokoh"), ("ru", "Два человека")])
def test_comparisons_speak_every_language(language, name):
    assert name in forms(f"?lang={language}")


def test_titles_stay_text():
    data = make_dataset([make_event(i, title=w("<option>x"), date=f"200{i}-01-01") for i in "12"])
    written = markup([menu(view_of(data))])

    assert "<option>x" not in written
    assert "&lt;option&gt;x" in written


def test_the_menu_says_that_it_is_on():
    (summary,) = with_tag(menu(SHELF.read("?align=a,b")), "summary")

    assert (words(summary["children"]), "on" in summary["class"].split()) == ("Compare", True)
