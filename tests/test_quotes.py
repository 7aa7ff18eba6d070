"""Every quote looked for in the texts of its source."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from explorer.anchoring import Found, Span
from explorer.extract import Extracted, Form
from explorer.fulltext import FullText
from explorer.library import Acceptance, Library
from explorer.quotes import check_source, texts_of
from tests.builders import make_dataset, make_passage, make_source, words

QUOTE = "a common front"
GLOSS = words("They want {quote}.")


def passage(id="front", **more):
    return make_passage(id, quote=QUOTE, gloss=GLOSS, **more)


@pytest.fixture
def library(tmp_path):
    return Library(tmp_path)


def attach(library, source, text, release="2000-06-04"):
    extracted = Extracted(FullText.of([("1", text)]), Form.TEXT)
    return library.add(source, text.encode(), extracted, name="x.txt", origin={}, release=release)


def check(library, *sources, accepted=None):
    data = make_dataset(sources=sources)
    return check_source(sources[0], texts_of(sources[0], data, library), accepted)


def test_a_quote_without_a_text_is_not_checked_and_a_passage_without_a_quote_is_left_out(library):
    found = check(library, make_source(passages=[passage(), make_passage("other")]))

    assert {name: checked.anchor.found for name, checked in found.items()} == {"front": Found.NO_TEXT}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They want a common front now.", Found.EXACT),
        ("They want a com-\nmon front now.", Found.NORMALISED),
        ("They want a common affront now.", Found.MISSING),
        ("a common front, a common front", Found.AMBIGUOUS),
    ],
)
def test_a_quote_is_looked_for_in_the_text(library, text, found):
    kept = attach(library, "memo", text)
    (checked,) = check(library, make_source(passages=[passage()])).values()

    assert (checked.anchor.found, checked.kept) == (found, kept)


def test_the_best_of_several_texts_counts_and_of_equals_the_latest(library):
    source = make_source(passages=[passage()])
    attach(library, "memo", "They want a COMMON front.", "2000-06-04")
    exact = attach(library, "memo", "They want a common front.", "2001-01-01")
    attach(library, "memo", "Nothing of this.", "2010-01-01")
    assert check(library, source)["front"].kept == exact

    latest = attach(library, "memo", "Again: a common front.", "2020-01-01")
    assert check(library, source)["front"].kept == latest


def test_words_known_through_another_source_are_looked_for_there(library):
    sources = make_source(passages=[passage(seen_in="report")]), make_source("report")
    assert check(library, *sources)["front"].anchor.found is Found.NO_TEXT

    seen = attach(library, "report", "He said: a common front.")
    assert check(library, *sources)["front"].kept == seen
    own = attach(library, "memo", "They want a common front.")
    assert check(library, *sources)["front"].kept == own


def test_an_accepted_place_counts_where_the_quote_is_not_found_and_only_there(library):
    source = make_source(passages=[passage()])
    kept = attach(library, "memo", "They want a comrnon front.")
    decided = Acceptance(QUOTE, kept.sha256, Span(10, 24), "a comrnon front", 96.0, datetime(2026, 1, 1, tzinfo=UTC))
    library.accept("memo", "front", decided)

    checked = check(library, source, accepted=library.accepted)["front"]
    assert (checked.anchor.found, checked.anchor.places) == (Found.ACCEPTED, (Span(10, 24),))
    attach(library, "memo", "They want a common front.", "2001-01-01")
    assert check(library, source, accepted=library.accepted)["front"].anchor.found is Found.EXACT
