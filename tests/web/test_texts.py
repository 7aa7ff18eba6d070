"""A document's text on the page: passages where they were found, what was withheld, hits, pages that come later."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.exceptions import NotFound

from explorer.extract import Extracted, Form
from explorer.fulltext import FullText
from explorer.i18n import catalogues
from explorer.library import Library
from explorer.records import Redaction, Release
from explorer.web.pieces import leaves
from explorer.web.record import record_page
from explorer.web.shelf import Shelf
from explorer.web.source.leaves import find
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_passage, make_source, words
from tests.web.parts import inside, links, nodes, with_class
from tests.web.parts import words as spoken
from tests.web.views import TODAY

PASSAGES = [
    make_passage("front", quote="a common front", gloss=words("They want {quote}.")),
    make_passage("plan", quote="one joint plan", gloss=words("They want {quote}."), locator="p. 2"),
    make_passage("gone", quote="never said", gloss=words("He {quote}.")),
    make_passage("bare"),
]
RELEASES = [Release.model_validate({"date": day, "how": "FOIA lawsuit"}) for day in ("2006-10-13", "2020-12-01")]
DATA = make_dataset(
    [
        make_event("a", claims=[make_claim("front", [make_evidence(passage="front")])]),
        make_event("b", claims=[make_claim(name, [make_evidence(passage="plan")]) for name in ("one", "two")]),
    ],
    [make_source(passages=PASSAGES, releases=RELEASES, language="en")],
)
PAGES = (
    "They want a com-\nmon front.",
    "A plan: one joint plan. [2 lines not declassified] (b)(1)",
    "The end of the plan.",
)


@pytest.fixture
def library(tmp_path):
    return Library(tmp_path)


@pytest.fixture
def shelf(library):
    return Shelf(DATA, catalogues(), lambda: TODAY, library)


def attach(library, *pages, release="2020-12-01"):
    text = FullText.of((str(n), page) for n, page in enumerate(pages, 1))
    data = "\f".join(pages).encode()
    return library.add("memo", data, Extracted(text, Form.TEXT), name="memo.txt", origin={}, release=release)


def page_of(shelf, query=""):
    return record_page(shelf.read(query, "/source/memo"), shelf.texts)["parts"]["record"]


def leaf(shelf, number, query=""):
    return leaves(shelf, "memo", query, str(number))[f"leaf-{number}"]


def test_without_a_text_the_page_says_how_to_attach_one(shelf):
    told = spoken(page_of(shelf))

    assert "unsealed text add memo" in told
    assert "not checked: no text attached" in told


def test_a_text_that_is_attached_while_the_explorer_runs_is_there_at_the_next_visit(shelf, library):
    page_of(shelf)
    attach(library, *PAGES)
    told = spoken(page_of(shelf))

    assert "found, but for spacing, hyphens or marks, page 1" in told
    assert "found word for word, page 2" in told
    assert "not found in the attached text" in told


def test_passages_are_marked_where_they_were_found(shelf, library):
    attach(library, *PAGES)
    (mark,) = with_class(leaf(shelf, 1), "quote")

    assert mark["id"] == "at-front"
    assert spoken(mark["children"]).endswith("a com- mon front")
    assert links(mark["children"]) == {"1 claim": "/event/a?claim=front#claim-front"}


def test_a_passage_with_several_claims_leads_to_all_of_them(shelf, library):
    attach(library, *PAGES)
    (mark,) = with_class(leaf(shelf, 2), "quote")

    assert links(mark["children"]) == {"2 claims": "#passage-plan"}
    (block,) = [node for node in nodes(page_of(shelf)) if node.get("id") == "passage-plan"]
    assert [path for path in links(block["children"]).values() if "claim=" in path] == [
        "/event/b?claim=one#claim-one",
        "/event/b?claim=two#claim-two",
    ]


def test_what_was_withheld_is_a_bar_that_says_how_much_and_why(shelf, library):
    attach(library, *PAGES)
    (bar,) = with_class(leaf(shelf, 2), "withheld")

    assert spoken(bar["children"]) == "Withheld here: [2 lines not declassified] (b)(1) · FOIA (b)(1)"
    assert bar["style"] == {"--lines": "2.0"}


def test_the_chosen_passage_decides_which_pages_come_with_their_words(shelf, library):
    pages = [*PAGES, *(f"Page {n}." for n in range(4, 30))]
    attach(library, *pages)

    filled = [node["id"] for node in with_class(page_of(shelf, "?leaf=20"), "leaf") if node["children"]]
    assert filled == ["leaf-19", "leaf-20", "leaf-21"]
    filled = [node["id"] for node in with_class(page_of(shelf, "?leaf=20&passage=plan"), "leaf") if node["children"]]
    assert filled == ["leaf-1", "leaf-2", "leaf-3"]
    assert len(with_class(page_of(shelf), "leaf")) == 29


@pytest.mark.parametrize("number", ["0", "99999", "1000000"])
def test_a_page_that_is_not_there_is_the_last_or_the_first(shelf, library, number):
    attach(library, *PAGES)
    (turn,) = with_class(page_of(shelf, f"?leaf={number}"), "turn")

    assert ("page 1 of 3" if number == "0" else "page 3 of 3") in spoken(turn["children"])


def test_words_are_found_and_each_place_leads_there(shelf, library):
    attach(library, *PAGES)
    part = page_of(shelf, "?find=PLAN")

    assert "“PLAN”: 3 places" in spoken(part)
    found = [node["href"] for node in nodes(with_class(part, "hits")[0]["children"]) if "href" in node]
    assert found == [f"/source/memo?find=PLAN&leaf={n}#hit-{m}" for m, n in enumerate((2, 2, 3), 1)]
    hits = with_class(leaf(shelf, 2, "?find=plan"), "hit")
    assert [(hit["id"], spoken(hit["children"])) for hit in hits] == [("hit-1", "plan"), ("hit-2", "plan")]


def test_words_that_are_not_there_are_said_to_be_nowhere(shelf, library):
    attach(library, *PAGES)

    assert "“treaty”: 0 places" in spoken(page_of(shelf, "?find=treaty"))


@pytest.mark.parametrize(
    ("wanted", "text", "found"),
    [
        ("joint plan", "a Joint\n plan", ["Joint\n plan"]),
        ("елка", "Ёлка, елка", ["Ёлка", "елка"]),
        ("a.b", "a.b axb", ["a.b"]),
        ("(", "a (b", ["("]),
        ("plan", "", []),
    ],
)
def test_words_are_looked_for_as_they_are(wanted, text, found):
    assert [text[span.start : span.end] for span in find(wanted, text, 10)] == found


@given(st.text(min_size=1, max_size=20), st.text(max_size=80))
def test_any_words_can_be_looked_for(wanted, text):
    if wanted.split():
        assert all(span.end > span.start for span in find(wanted, text, 10))


@settings(max_examples=30)
@given(page=st.text(alphabet=st.characters(exclude_characters="[]█"), max_size=80), wanted=st.sampled_from("ae n"))
def test_a_page_says_all_its_words_whatever_is_marked_in_them(tmp_path_factory, page, wanted):
    library, words = Library(tmp_path_factory.mktemp("library")), f"{page} a common front {page}"
    attach(library, words)
    shelf = Shelf(DATA, catalogues(), lambda: TODAY, library)
    (block,) = with_class(leaf(shelf, 1, f"?find={wanted}"), "leaf-words")
    told = spoken(block["children"])
    for margin in with_class(block["children"], "margin"):
        told = told.replace(spoken(margin["children"]), "", 1)

    assert "".join(told.split()) == "".join(words.split())


def test_on_a_day_only_the_readings_of_its_releases_are_there(shelf, library):
    earlier = attach(library, "They want [1 line not declassified].", release="2006-10-13")
    attach(library, *PAGES)
    part = page_of(shelf, "?known=2010-01-01")

    assert "As released 13 Oct 2006" in spoken(part)
    assert "1 Dec 2020" not in spoken(part)
    assert "joint plan" not in spoken(leaf(shelf, 1, "?known=2010-01-01"))
    later = f"?known=2010-01-01&text={library.kept()[-1].sha256[:12]}"
    assert spoken(leaf(shelf, 1, later)) == spoken(leaf(shelf, 1, f"?text={earlier.sha256[:12]}"))
    with pytest.raises(NotFound):
        leaf(shelf, 1, "?known=2000-07-01")


def test_a_text_of_no_release_is_there_only_where_nothing_is_sealed(shelf, library):
    attach(library, *PAGES, release=None)

    assert leaf(shelf, 1)
    with pytest.raises(NotFound):
        leaf(shelf, 1, "?known=2015-01-01")


@pytest.mark.parametrize("pages", ["", "x", "1,", "-1", "1;2", "9" * 30])
def test_malformed_pages_are_not_found(shelf, library, pages):
    attach(library, *PAGES)

    with pytest.raises(NotFound):
        leaves(shelf, "memo", "", pages)


def test_pages_come_in_small_numbers_and_only_those_that_exist(shelf, library):
    attach(library, *(f"Page {n}." for n in range(1, 60)))

    assert list(leaves(shelf, "memo", "", "58,59,60,0")) == ["leaf-58", "leaf-59"]
    assert len(leaves(shelf, "memo", "", ",".join(map(str, range(1, 60))))) == 20


def test_two_texts_can_be_chosen_and_laid_side_by_side(shelf, library):
    cut = attach(library, "They want [1 line not declassified]. So they go.", release="2006-10-13")
    whole = attach(library, "They want a common front. So they go.")
    found = links(inside(page_of(shelf), "texts"))

    assert found["As released 13 Oct 2006 · 1 page"] == f"/source/memo?text={cut.sha256[:12]}"
    assert found["Compare two releases"] == f"/source/memo?text={whole.sha256[:12]}&than={cut.sha256[:12]}"
    part = page_of(shelf, found["Compare two releases"].partition("?")[2])
    (newly,) = with_class(part, "newly")
    assert spoken(newly["children"]).endswith("a common front")
    assert "1 place opened" in spoken(inside(part, "releases-counts"))


def test_what_a_later_release_opened_can_be_read_both_ways():
    told = {"extent": "1 line", "exemption": "FOIA (b)(1)", "opened": "2020-12-01", "reading": "in Moscow"}
    both = [Redaction.model_validate(told)]
    data = make_dataset(sources=[make_source(passages=[make_passage(redactions=both)], releases=RELEASES)])
    shelf = Shelf(data, catalogues(), lambda: TODAY)
    (told,) = with_class(page_of(shelf), "both")

    assert spoken(told["children"]) == (
        "Opened 2020: both readings Before 1 December 2020: withheld: 1 line · FOIA (b)(1) "
        "Since 1 December 2020: “in Moscow”"
    )
    before = spoken(page_of(shelf, "?known=2010-01-01"))
    assert "withheld: 1 line · FOIA (b)(1)" in before
    assert "in Moscow" not in before
    assert "2020" not in before.partition("How to cite")[0]
