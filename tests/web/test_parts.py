"""Parts travel as plain trees: text stays text, and only known elements and attributes pass."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.web.parts import html, markup, trees


def test_an_element_is_a_tag_with_attributes_and_children():
    link = html.A(["Read ", html.B("on")], href="?event=a", className="button", lang="en", **{"aria-current": "true"})

    assert link == [
        "a",
        {"href": "?event=a", "class": "button", "lang": "en", "aria-current": "true"},
        ["Read ", ["b", {}, ["on"]]],
    ]


def test_lists_lie_flat_and_nothing_is_nothing():
    assert trees([None, "a", [html.P(), ["b", 3]]]) == ["a", ["p", {}, []], "b", "3"]


def test_an_attribute_without_a_value_is_left_out():
    assert html.P("a", lang=None) == ["p", {}, ["a"]]


def test_an_element_that_no_page_has_is_refused():
    with pytest.raises(AttributeError, match="there is no element Script"):
        html.Script("alert(1)")


@pytest.mark.parametrize("name", ["src", "onclick", "n_clicks", "key", "srcdoc"])
def test_an_attribute_that_no_element_has_is_refused(name):
    with pytest.raises(ValueError, match=name):
        html.A("x", **{name: "y"})


def test_parts_are_written_as_html():
    assert markup([html.P(["a ", html.B("b")], className="c"), ["input", {"value": "d"}, []], "e"]) == (
        '<p class="c">a <b>b</b></p><input value="d">e'
    )


def test_a_style_is_written_as_css():
    assert markup([["i", {"style": {"left": "1%", "top": "2px"}}, []]]) == '<i style="left:1%;top:2px"></i>'


def test_text_is_never_html():
    assert markup([html.P("<b>x</b> &amp;")]) == "<p>&lt;b&gt;x&lt;/b&gt; &amp;amp;</p>"


def test_the_value_of_an_attribute_cannot_end_it():
    assert markup([html.A("x", title="\"><b>'")]) == '<a title="&quot;&gt;&lt;b&gt;&#x27;">x</a>'


@given(st.text())
def test_a_text_can_be_read_back_from_the_html(text):
    assert unescape(markup([text])) == text
