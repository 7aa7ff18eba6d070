"""Small forms: what a browser sends of one is an address."""

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.selection import Selection
from explorer.vocabulary import LaneKind
from explorer.web.forms import choice, form, line
from explorer.web.parts import markup
from explorer.web.server import POLICY
from tests.web.pages import parsed
from tests.web.parts import with_tag, words

IDS = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}", fullmatch=True)
VIEWS = st.builds(
    Selection,
    event=IDS,
    themes=st.lists(IDS, unique=True, max_size=3).map(lambda ids: tuple(sorted(ids))),
    first=st.none() | st.integers(-50_000, 0),
    last=st.none() | st.integers(0, 50_000),
    lanes=st.sampled_from(LaneKind),
    table=st.booleans(),
    curve=st.booleans(),
    known=st.none() | st.dates(),
    lang=st.sampled_from(["en", "id", "ru"]),
)


def fields(page):
    return [(node["name"], node["value"]) for node in with_tag(parsed(page), "input")]


@given(VIEWS)
def test_a_form_without_fields_asks_for_the_view_that_it_keeps(view):
    page = markup([form(view, "Name", [], "Go")])

    assert Selection.from_query("?" + urlencode(fields(page))) == view


@given(st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"])))
def test_what_a_line_holds_comes_back_from_the_html(value):
    page = markup([form(Selection(), "Name", [line("From", "from", value)], "Go")])

    assert fields(page) == [("from", value)]


def test_a_line_is_labelled():
    (label,) = with_tag([line("From", "from", "1999")], "label")

    assert words(label["children"]) == "From"


def test_of_a_list_the_chosen_one_is_selected():
    options = with_tag([choice("Above", "persons", [("ann", "Ann"), ("bob", "Bob")], "bob")], "option")

    assert [(o["value"], words(o["children"]), o.get("selected")) for o in options] == [
        ("ann", "Ann", None),
        ("bob", "Bob", "selected"),
    ]


def test_a_form_is_named_and_can_be_sent():
    (node,) = with_tag([form(Selection(), "Two people", [], "Compare")], "form")
    (button,) = with_tag(node["children"], "button")

    assert (node["aria-label"], node["method"], words(button["children"]), button["type"]) == (
        "Two people",
        "get",
        "Compare",
        "submit",
    )


def test_the_pages_policy_lets_forms_be_sent_to_it_alone():
    assert POLICY["form-action"] == "'self'"


@pytest.mark.parametrize("hostile", ['"><script>', "</option>", "&quot;"])
def test_words_of_a_form_stay_text(hostile):
    page = markup(
        [
            form(
                Selection(),
                hostile,
                [line(hostile, "from", hostile, hostile), choice(hostile, "x", [(hostile, hostile)])],
                hostile,
            )
        ]
    )
    (node,) = with_tag(parsed(page), "form")

    assert (node["aria-label"], words(node["children"])) == (hostile, " ".join([hostile] * 4))
