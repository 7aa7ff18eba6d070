"""Tests of the browser fixtures: that they would notice. The pages here are small ones made up by the tests."""

from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest

from tests.browser.accessibility import assert_accessible
from tests.browser.complaints import Complaints

STRICT = "default-src 'none'; script-src 'self'; style-src 'self'"
GOOD = "<!doctype html><html lang=en><title>Good</title><main><h1>Good</h1><p>Text</p></main></html>"
HOME = "http://home.test"


@pytest.fixture
def visit(contexts):
    """Visit a page with this HTML, and tell what was complained of."""
    with ExitStack() as opened:

        def go(html, *, files=None, policy=STRICT):
            answers = {"/": (html, "text/html"), **(files or {})}
            heard = Complaints()
            context = opened.enter_context(contexts.lent())
            opened.enter_context(heard.listening(context, host=urlsplit(HOME).netloc))

            def answer(route):
                body, kind = answers.get(urlsplit(route.request.url).path, ("nothing here", None))
                headers = {"content-security-policy": policy, "content-type": kind or "text/plain"}
                route.fulfill(status=200 if kind else 404, body=body, headers=headers)

            page = context.new_page()
            page.route(f"{HOME}/**", answer)
            page.goto(HOME)
            return page, heard

        yield go


def with_script(text):
    return {
        "html": GOOD.replace("</main>", "</main><script src=/a.js></script>"),
        "files": {"/a.js": (text, "text/javascript")},
    }


def test_a_good_page_gives_no_complaint(visit):
    page, heard = visit(GOOD)

    assert page.title() == "Good"
    assert heard.verdict() == []


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        ("console.error('a wire is loose')", "console: a wire is loose"),
        ("throw new Error('no such thing')", "exception: .*no such thing"),
        ("fetch('/gone')", "console: Failed to load resource.*404"),
        ("document.body.setAttribute('style', 'color: red')", "console: .*Content Security Policy"),
    ],
)
def test_what_goes_wrong_in_a_page_is_a_complaint(script, complaint, visit):
    page, heard = visit(**with_script(script), policy="default-src 'self'")
    page.wait_for_load_state("networkidle")

    assert len(heard.verdict()) == 1
    heard.expect(complaint)
    assert heard.verdict() == []


@pytest.mark.parametrize("policy", ["", STRICT])
def test_a_request_to_another_host_is_a_complaint_whatever_the_policy(policy, visit):
    page, heard = visit(**with_script("new Image().src = 'https://elsewhere.test/pixel.png'"), policy=policy)
    page.wait_for_load_state("networkidle")

    assert any("https://elsewhere.test/pixel.png" in complaint for complaint in heard.verdict())


def test_a_complaint_that_was_expected_must_come(visit):
    _, heard = visit(GOOD)
    heard.expect("404")

    assert heard.verdict() == ["did not happen: 404"]


def test_axe_runs_under_a_strict_policy_and_leaves_no_complaint(visit):
    page, heard = visit(GOOD)

    assert_accessible(page)
    assert heard.verdict() == []


def test_axe_names_the_element_and_the_rule_that_it_breaks(visit):
    page, _ = visit(GOOD.replace("<p>Text</p>", '<img src="data:,">'))

    with pytest.raises(AssertionError, match=r'image-alt .*\n.*<img src="data:,">'):
        assert_accessible(page)
