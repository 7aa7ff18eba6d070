"""Parts travel as plain trees: text stays text, and only known attributes pass."""

import pytest
from dash import dcc, html

from explorer.web.parts import trees


def test_a_component_becomes_tag_attributes_and_children():
    link = html.A(["Read ", html.B("on")], href="?event=a", className="button", lang="en", **{"aria-current": "true"})

    assert trees(link) == [
        [
            "a",
            {"href": "?event=a", "class": "button", "lang": "en", "aria-current": "true"},
            ["Read ", ["b", {}, ["on"]]],
        ]
    ]


def test_lists_lie_flat_and_nothing_is_nothing():
    assert trees([None, "a", [html.P(), ["b", 3]]]) == ["a", ["p", {}, []], "b", "3"]


def test_text_is_never_html():
    assert trees(html.P("<b>x</b>")) == [["p", {}, ["<b>x</b>"]]]


@pytest.mark.parametrize("component", [html.Img(src="x"), html.Button(n_clicks=1), html.A(href="x", key="k")])
def test_a_property_that_nobody_would_set_is_refused(component):
    with pytest.raises(ValueError, match=r"parts\.js does not set"):
        trees(component)


def test_a_component_with_a_life_of_its_own_is_no_part():
    with pytest.raises(ValueError, match=r"parts\.js does not set"):
        trees(dcc.Store(id="store", data={}))
