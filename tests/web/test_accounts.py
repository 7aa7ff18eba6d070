"""An event's own page: accounts side by side, and two of them next to each other."""

from __future__ import annotations

import pytest

from explorer.web.record import record_page
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_passage, make_source, words
from tests.web.parts import inside, links, nodes, with_class
from tests.web.parts import words as spoken
from tests.web.views import shelf_of

EVIDENCE = (
    make_evidence("memo"),
    make_evidence("pravda", "contradicts"),
    make_evidence("times", "context"),
    make_evidence("minutes"),
)
SOURCES = (
    make_source("memo", passages=[make_passage(quote="a common front", gloss=words("They want {quote}."))]),
    make_source("pravda", side="press", kind="news-article", creator="Pravda", language="ru", released="2000-06-05"),
    make_source("times", side="press", kind="news-article", creator="The Times", released="2000-06-05"),
    make_source("minutes", side="ru", language="ru"),
)
EVENTS = (
    make_event("a", date="2000-06-04", claims=[make_claim("front", EVIDENCE), make_claim("alone")]),
    make_event("b", date="2000-06-05"),
)
SHELF = shelf_of(make_dataset(EVENTS, SOURCES))


def page_of(query: str = "", event: str = "a"):
    return record_page(SHELF.read(query, f"/event/{event}"), SHELF.texts)["parts"]["record"]


def columns(part):
    return {spoken(column["children"][0]): column for column in with_class(part, "column")}


def test_the_records_of_both_sides_and_the_press_stand_side_by_side():
    (claim, _) = with_class(page_of(), "claim")
    found = columns(claim["children"])

    assert list(found) == ["The US record", "The Russian record", "Press"]
    assert [len(with_class(column["children"], "compared")) for column in found.values()] == [1, 1, 2]
    assert "They want “a common front”" in spoken(found["The US record"]["children"])
    assert "contradicts" in spoken(found["Press"]["children"])


def test_a_side_that_says_nothing_is_said_to():
    (_, alone) = with_class(page_of(), "claim")

    assert "No passage on this side" in spoken(columns(alone["children"])["The Russian record"]["children"])


def test_an_account_leads_to_its_document_and_the_document_back_to_the_claim():
    found = [node["href"] for node in with_class(page_of(), "evidence-link")]

    assert "/source/memo?claim=front&event=a&passage=opening" in found
    view = SHELF.read("?claim=front&event=a&passage=opening", "/source/memo")
    back = record_page(view, SHELF.texts)["parts"]["record"]
    assert links(back)["← Back to the claim"] == "/event/a?claim=front"


def test_two_accounts_are_next_to_each_other_those_of_the_two_sides_first():
    (link, *_) = with_class(page_of(), "compare")
    path, _, query = link["href"].partition("#")[0].partition("?")
    part = page_of(f"?{query}")

    assert path == "/event/a"
    first, second = with_class(part, "account")
    assert "They want “a common front”" in spoken(first["children"])
    assert "Title of minutes" in spoken(second["children"])


def test_each_of_two_accounts_can_be_exchanged_for_another():
    part = page_of("?claim=front&passage=opening&source=memo&with=minutes:opening")
    first, second = (links(inside(account["children"], "menu")) for account in with_class(part, "account"))

    assert [path.partition("#")[0] for path in first.values()] == [
        f"/event/a?claim=front&passage=opening&source={name}&with=minutes:opening"
        for name in ("memo", "pravda", "times", "minutes")
    ]
    assert [path.partition("#")[0] for path in second.values()] == [
        f"/event/a?claim=front&passage=opening&source=memo&with={name}:opening"
        for name in ("memo", "pravda", "times", "minutes")
    ]
    assert links(part)["Show all 4 passages"].startswith("/event/a?claim=front#")


@pytest.mark.parametrize("query", ["with=none:opening", "with=memo:none", "with=x", "with=times:opening&source=gone"])
def test_an_address_that_names_no_account_shows_them_all(query):
    assert with_class(page_of(f"?claim=front&passage=opening&{query}"), "account") == []


def test_a_claim_with_one_passage_has_nothing_to_compare():
    (_, alone) = with_class(page_of(), "claim")

    assert with_class(alone["children"], "compare") == []


def test_previous_and_next_lead_to_pages_and_the_timeline_keeps_the_event():
    found = links(page_of())

    assert found["→ Next"] == "/event/b"
    assert found["On the timeline"] == "/?event=a"


def test_an_event_that_is_not_there_is_said_in_the_same_words_as_one_that_is_hidden():
    hidden, gone = page_of("?known=1999-01-01", "a"), page_of("?known=1999-01-01", "nothing")

    assert hidden == gone
    assert "could be known on this day" in spoken(hidden)


def test_no_id_is_there_twice():
    part = page_of("?claim=front&passage=opening&source=memo&with=minutes:opening")
    ids = [node["id"] for node in nodes(part) if "id" in node]

    assert len(ids) == len(set(ids))
