"""The page of results: what it lists, what narrows it, what it says when there is nothing; and what is typed."""

import csv
import io
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.i18n import catalogues
from explorer.paths import assets_folder
from explorer.search import Index, NotReady
from explorer.web import ids
from explorer.web.app import PAGES, create_app
from explorer.web.pages import page
from explorer.web.search.box import TYPED
from explorer.web.search.files import FILE
from explorer.web.server import harden
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_passage, make_person, make_source
from tests.builders import words as w
from tests.web.asking import asked, drawing
from tests.web.parts import inside, links, nodes, with_class, with_tag, words
from tests.web.views import CANVAS, TODAY, shelf_of

MEMO = make_source(
    "memo",
    "2025-08-21",
    title=w("Memorandum of the plenary", ru="Запись пленарной встречи"),
    classification="SECRET",
    passages=[make_passage(gloss=w("Ann asks for help in the mountains."), speaker="ann")],
)
PAPER = make_source(
    "paper",
    created="2011-05-02",
    title=w("News of the mountains"),
    side="press",
    kind="news-article",
    releases=[{"date": "2011-05-02", "how": "issued"}],
    passages=[make_passage(gloss=w("A raid in the mountains is told of."))],
)
EVENTS = [
    make_event(
        "a",
        title=w("Plenary session", ru="Пленарная встреча"),
        themes=["nato"],
        actors=["ann"],
        claims=[make_claim("asked", text=w("Help was asked for in the mountains."))],
        rests_on=[],
    ),
    make_event(
        "b",
        title=w("A raid"),
        date="2011-05-02",
        themes=["iraq"],
        actors=[],
        claims=[make_claim("told", [make_evidence("paper")], text=w("A newspaper tells of it."))],
    ),
    *(
        make_event(
            f"c{n}",
            title=w(f"Routine {n}"),
            date=f"19{60 + n}",
            themes=["iraq"],
            actors=[],
            claims=[make_claim(evidence=[make_evidence("log")])],
        )
        for n in range(30)
    ),
]
LOG = make_source("log", "1960-01-01", created="1960-01-01")
DATA = make_dataset(
    EVENTS, [MEMO, PAPER, LOG], people={"ann": make_person("ann", name=w("Ann Author", ru="Анна Автор"))}
)


@pytest.fixture(scope="module")
def app():
    made = create_app(DATA, assets=assets_folder(), today=lambda: TODAY)
    harden(made, texts=catalogues(), pages=PAGES)
    return made


@pytest.fixture(scope="module")
def shelf():
    return shelf_of(DATA)


@pytest.fixture
def get(app):
    return lambda address: app.server.test_client().get(address)


def parts(shelf, query):
    return page(shelf, query, CANVAS, "/search")["parts"]


def results(shelf, query):
    return parts(shelf, query)[ids.READER]


def keys(shelf, query):
    return [node["data-key"] for node in with_class(results(shelf, query), "result")]


def test_results_say_what_a_historian_chooses_by(shelf):
    (passage,) = with_class(results(shelf, "?q=help"), "result-passage")

    facts = words(inside(passage["children"], "result-facts")).split(" · ")
    assert facts == [
        *("Passage", "4 Jun 2000", "memorandum of conversation", "United States", "p. 1", "SECRET"),
        "sealed for 25 years 2 months",
    ]
    assert [words(mark["children"]) for mark in with_tag(passage["children"], "mark")] == ["help"]
    assert links(passage["children"]) == {"Memorandum of the plenary": "/search?passage=opening&q=help&source=memo"}


def test_the_timeline_has_the_events_that_were_found_or_cite_what_was(shelf):
    marks = {n["data-event"] for n in nodes(parts(shelf, "?q=mountains")[ids.TIMELINE]) if "data-event" in n}

    assert marks == {"a", "b"}
    assert words(with_class(parts(shelf, "?q=mountains")[ids.FILTERS], "counts")[0]["children"]).startswith(
        "2 of 2 events"
    )


def test_words_are_found_in_any_form_script_and_language(shelf):
    assert "event-a" in keys(shelf, "?q=пленарных встреч")
    assert keys(shelf, "?q=автора")[0] == "event-a"
    assert "passage-memo-opening" in keys(shelf, "?q=mountain asking")


def test_facets_count_and_change_the_query(shelf):
    shown = results(shelf, "?q=mountains")
    kinds = links(with_class(shown, "kinds")[0]["children"])

    assert kinds == {
        "All": "/search?q=mountains",
        "Claims 1": "/search?q=mountains%20kind:claim",
        "Passages 2": "/search?q=mountains%20kind:passage",
        "Documents 1": "/search?q=mountains%20kind:source",
    }
    menus = {k: v for menu in with_class(shown, "facet-menu") for k, v in links(menu["children"]).items()}
    assert menus["Ann Author 2"] == "/search?q=mountains%20actor:ann"
    assert menus["2011 2"] == "/search?from=2011&q=mountains&to=2011"


def test_a_facet_that_is_chosen_shows_what_else_there_would_be_and_can_be_taken_off(shelf):
    shown = results(shelf, "?q=mountains kind:claim")
    kinds = with_class(shown, "kinds")[0]["children"]

    assert keys(shelf, "?q=mountains kind:claim") == ["claim-a-asked"]
    assert links(kinds)["Passages 2"] == "/search?q=mountains%20kind:claim,passage"
    assert links(kinds)["Claims 1"] == "/search?q=mountains"
    assert [words(n["children"]) for n in nodes(kinds) if n.get("aria-current")] == ["Claims 1"]


def test_the_filters_of_the_timeline_hold_for_results(shelf):
    assert keys(shelf, "?q=mountains&themes=iraq") == ["source-paper", "passage-paper-opening"]
    assert keys(shelf, "?q=mountains&from=2005") == ["source-paper", "passage-paper-opening"]
    chips = links(parts(shelf, "?q=mountains&themes=iraq")[ids.FILTERS])
    assert {"Nato 1", "Iraq 1"} <= chips.keys()  # how many of the others were found


def test_results_come_page_by_page(shelf):
    first, second = keys(shelf, "?q=routine kind:event"), keys(shelf, "?q=routine kind:event&page=2")

    assert (len(first), len(second)) == (20, 10)
    assert not set(first) & set(second)
    pages = with_class(results(shelf, "?q=routine kind:event&page=2"), "found-pages")[0]["children"]
    assert links(pages) == {"Previous page": "/search?q=routine%20kind:event"}
    assert keys(shelf, "?q=routine kind:event&page=99") == second


def test_what_is_open_leads_back_to_the_results(shelf):
    opened = results(shelf, "?q=routine&page=2&event=c1")

    assert links(with_class(opened, "back-to-results")[0]["children"]) == {
        "‹ Back to the results": "/search?page=2&q=routine"
    }


def test_where_nothing_is_found_it_says_what_was_understood_and_what_may_help(shelf):
    shown = results(shelf, "?q=montains -raid&themes=nato")
    told = words(shown)

    assert "the word “montains”, in any form" in told
    assert "without the word “raid”, in any form" in told
    assert links(with_class(shown, "spellings")[0]["children"]) == {
        "mountains -raid": "/search?q=mountains%20-raid&themes=nato"
    }
    assert links(with_class(shown, "loosen")[0]["children"]) == {
        "Nato ×": "/search?q=montains%20-raid",
        "montains ×": "/search?q=-raid&themes=nato",
        "-raid ×": "/search?q=montains&themes=nato",
    }


def test_where_no_result_has_all_words_those_with_some_are_shown_and_it_says_so(shelf):
    shown = results(shelf, "?q=mountains xylophone")

    assert words(with_class(shown, "found-some")[0]["children"]).startswith("Nothing has all of these words.")
    assert "passage-memo-opening" in keys(shelf, "?q=mountains xylophone")


def test_what_makes_no_sense_is_read_as_plain_words_and_said(shelf):
    notes = inside(results(shelf, '?q="help OR theme:nothing'), "found-notes")

    assert [words(note) for note in notes] == [
        "A quotation mark has no partner; it was not read.",
        "theme:nothing has no meaning here; it was read as plain words.",
    ]


def test_on_a_day_of_the_second_clock_only_what_was_open_is_found(shelf):
    assert keys(shelf, "?q=help&known=2020-01-01") == []
    assert "more may be sealed on that day" in words(results(shelf, "?q=help&known=2020-01-01"))
    assert links(results(shelf, "?q=help&known=2020-01-01"))["Search in what is known today"] == "/search?q=help"
    assert "passage-memo-opening" in keys(shelf, "?q=help&known=2025-08-21")
    assert keys(shelf, "?q=mountains sealed:2001-09-10&known=2020-01-01") == []
    assert set(keys(shelf, "?q=mountains sealed:2001-09-10")) == {"claim-a-asked", "passage-memo-opening"}


def test_before_anything_is_searched_for_it_says_how_to_with_examples_that_find_something(shelf):
    examples = {n["href"] for n in with_class(results(shelf, ""), "example")}

    assert len(examples) >= 9
    odd = {address for address in examples if "found-notes" in str(results(shelf, address.removeprefix("/search")))}
    assert odd == set()


def test_the_box_is_on_every_page_and_takes_the_view_along(get):
    for path in ("/", "/documents", "/event/a", "/source/memo", "/search"):
        html = get(f"{path}?known=2011-06-01&lang=ru&themes=nato").text

        assert 'action="/search"' in html
        assert f'data-typed="{TYPED}?known=2011-06-01&amp;lang=ru&amp;themes=nato"' in html


def test_what_is_typed_is_answered_by_kind_the_last_word_as_a_beginning(get):
    told = get(f"{TYPED}?q=help mount").get_json()
    options = with_class(told["options"], "option")

    assert told["words"] == "help mount"
    assert [words(n["children"]) for n in with_class(told["options"], "option-kind")] == ["Claims", "Passages"]
    assert {n["href"] for n in options} == {
        "/search?claim=asked&event=a&q=help%20mount",
        "/search?passage=opening&q=help%20mount&source=memo",
        "/search?q=help%20mount",
    }
    assert get(f"{TYPED}?q=").get_json()["options"] == []


def test_the_file_has_all_results_in_their_order(get):
    rows = [*csv.DictReader(io.StringIO(get(f"{FILE}?q=mountains&lang=ru").text))]

    assert {row["kind"] for row in rows} == {"claim", "passage", "source"}
    assert [row["rank"] for row in rows] == ["1", "2", "3", "4"]
    memo = next(row for row in rows if row["passage"] == "opening" and row["source"] == "memo")
    assert (memo["sealed_for_months"], memo["marking"], memo["public_on"], memo["query"]) == (
        "302",
        "SECRET",
        "2025-08-21",
        "mountains",
    )


def test_an_answer_to_a_changed_address_is_the_page(app):
    told = asked(app, ids.ADDRESS, {"path": "/search", "search": "?q=mountains", "asked": 1})

    assert told["title"] == "Search: mountains · Unsealed"
    assert told["searching"] is True


HOSTILE = [
    *('"', "''", "()", "((((", "OR", "-", "*", "-*", '-""', ":", "actor:", "a" * 10_000, '"' * 999, "%00", "🐻" * 300),
    *(
        "a*" * 60,
        "(a+)+$",
        "-a" * 400,
        "kind:kind:kind",
        "before:9999999",
        "sealed:2001-02-30",
        "\u202eab\u202c",
        "<script>x</script>",
    ),
]


@pytest.mark.parametrize("sought", HOSTILE, ids=range(len(HOSTILE)))
def test_odd_queries_are_answered(get, sought):
    for path in ("/search", TYPED, FILE):
        answer = get(f"{path}?q={quote(sought[:1500])}")

        assert answer.status_code == 200
        assert answer.mimetype != "text/html" or "<script>x" not in answer.text


@given(st.text(max_size=60))
def test_any_query_is_answered(shelf, sought):
    assert results(shelf, f"?q={quote(sought, errors='replace')}")


def test_the_chart_that_is_taken_away_has_the_events_that_were_found(app):
    def shown(path):
        return drawing(app, "?q=mountains&lanes=one", f"{path}/chart.svg")

    assert "A raid" in shown("/search")
    assert "Routine" in shown("")
    assert "Routine" not in shown("/search")


def test_while_the_index_is_made_pages_say_so_and_all_else_works(monkeypatch):
    def waiting(_, progress=None):
        raise NotReady(3, 10)

    monkeypatch.setattr(Index, "engine", waiting)
    app = create_app(DATA, assets=assets_folder(), today=lambda: TODAY)
    harden(app, texts=catalogues(), pages=PAGES)
    client = app.server.test_client()

    assert "3 of 10 parts are done" in client.get("/search?q=help").text
    assert client.get("/source/memo").status_code == 200
    assert client.get(f"{TYPED}?q=help").get_json()["options"] == []
    assert client.get(f"{FILE}?q=help").status_code == 503
