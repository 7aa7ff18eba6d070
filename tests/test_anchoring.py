"""Where a quote is found: by stated rules, at the bounds of words, and told apart by what the passage says."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from explorer.anchoring import RULES, Change, Found, Prepared, Span, anchor, candidates, normalise
from explorer.anchoring.boundaries import is_bounded
from explorer.fulltext import FullText
from explorer.records import Position
from tests.builders import make_passage, words
from tests.documents import in_pages, laid_out, make_document, page_words


def found(quote, *pages, locator="opening", **more):
    """The anchor of a quote in a text of pages, and the words at its places."""
    text = in_pages(pages)
    result = anchor(make_passage(quote=quote, locator=locator, **more), text)
    return result.found, [text.text[span.start : span.end] for span in result.places], result.elsewhere


def kind(quote, *pages, **more):
    return found(quote, *pages, **more)[0]


EXACT, NORMALISED, AMBIGUOUS, MISSING = Found.EXACT, Found.NORMALISED, Found.AMBIGUOUS, Found.MISSING

NORMAL = [
    ("the office", "the of\ufb01ce", "unicode"),
    ("année", "anne\u0301e", "unicode"),
    ("йод", "и\u0306од", "unicode"),
    ("coordinated", "coor\u00addi\u200bnated", "invisible"),
    ("under control now", "under con-\ntrol now", "hyphenation"),
    ("a long-term plan", "a long-\nterm plan", "hyphenation"),
    ("a long-term plan", "a long\u2010 \r\n  term plan", "hyphenation"),
    ("short- and long-term", "short-\nand long-term", "hyphenation"),
    ("under control now", "under con\u00ad\ntrol now", "hyphenation"),
    ("under control now", "under con\x02trol now", "hyphenation"),
    ("from 1990-1995 on", "from 1990-\n1995 on", "hyphenation"),
    ("the „two“ don't", "the “two” don’t", "quotation-marks"),
    ("he «agreed»", 'he "agreed"', "quotation-marks"),
    ("peace – not war", "peace — not war", "dashes"),
    ("peace – not war", "peace -- not war", "dashes"),
    ("two words", "two\u00a0words", "spacing"),
    ("two words", "two \n\n words", "spacing"),
    ("Two Words", "TWO words", "case"),
    ("Straße", "STRASSE", "case"),
]


@pytest.mark.parametrize(("quote", "text", "rule"), NORMAL)
def test_what_the_rules_make_alike_is_found(quote, text, rule):
    assert rule in RULES
    assert (NORMALISED, [text], False) == found(quote, f"Well, {text}, he said.")


def test_the_very_characters_are_exact():
    assert (EXACT, ["coordinated strategy"], False) == found("coordinated strategy", "a coordinated strategy against")


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("ёлка", "елка"),
        ("the end.", "the end"),
        ("a long-term plan", "a long term plan"),
        ("control", "con- trol"),
        ("control", "con\ntrol"),
        ("the reform", "the re-form"),
        ("19901995", "1990-\n1995"),
        ("102", "10²"),
        ("colour", "color"),
        ("two words", "twowords"),
        ("agreed to the plan", "agreed not to the plan"),
    ],
)
def test_nothing_else_is_alike(quote, text):
    assert MISSING == kind(quote, f"Well, {text} he said.")


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("art", "party art-"[:5]),
        ("вод", "завод водный"),
        ("we can", "we can't go"),
        ("trol", "con-\ntrol"),
        ("1,500", "1,500,000 men"),
        ("500 men", "1 500 men"),
        ("500", "1.500"),
        ("cafe", "cafe\u0301s"),
        ("of", "o\ufb00"),
        ("and.", "and…"),
    ],
)
def test_no_word_or_number_is_cut_in_two(quote, text):
    assert MISSING == kind(quote, text)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("the President", "the President's plan"),
        ("policy", "the policy³ of"),
        ("in 1991", "in 1991 500 men"),
        ("term", "long-term"),
        ("art", "(art)"),
        ("“No!”", "he said “No!” and left"),
        ("– and so", "it was – and so on"),
    ],
)
def test_marks_end_a_word(quote, text):
    assert EXACT == kind(quote, text)


def test_a_quote_runs_over_the_end_of_a_page():
    assert (NORMALISED, ["their under-\nstanding"], False) == found(
        "their understanding", "it is their under-", "standing of"
    )


def test_one_exact_and_one_normalised_place_are_two():
    assert (AMBIGUOUS, ["two words", "TWO words"], False) == found("two words", "two words, TWO words")


@pytest.mark.parametrize("cue", ["[2 lines not declassified]", "████", "[redacted]"])
def test_a_quote_is_not_found_over_what_was_withheld(cue):
    assert MISSING == kind("he told us", f"he told {cue} us")


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"prefix": "first,"}, EXACT),
        ({"prefix": "FIRST,\u00a0"}, EXACT),
        ({"suffix": "; then"}, EXACT),
        ({"prefix": "irst,", "suffix": "; th"}, EXACT),
        ({"prefix": "first", "suffix": "; then"}, MISSING),
        ({"prefix": "third,"}, MISSING),
        ({"prefix": "first,", "suffix": ". End"}, MISSING),
        ({}, AMBIGUOUS),
    ],
)
def test_prefix_and_suffix_must_match(more, expected):
    assert expected == kind("two words", "At first, two words; then second, two words. End", **more)


def test_a_prefix_may_end_at_a_hyphenated_line():
    assert EXACT == kind("two words", "under con-\ntrol: two words. Later two words", prefix="under control:")


def test_a_single_place_with_another_prefix_is_missing():
    assert MISSING == kind("two words", "At first, two words; then", prefix="second,")


def test_a_prefix_longer_than_the_text_is_missing():
    assert MISSING == kind("two", "two words", prefix="very much before")
    assert MISSING == kind("words", "two words", suffix="very much after")


def test_a_position_tells_places_apart():
    text = "two words and two words"

    assert EXACT == kind("two words", text, position=Position(start=14, end=23))
    assert AMBIGUOUS == kind("two words", text, position=Position(start=10, end=13))
    assert AMBIGUOUS == kind("two words", text, position=Position(start=0, end=23))


def test_a_position_on_another_page_than_the_locator_is_said_to_be_elsewhere():
    result = found("two words", "two words", "two words", locator="p. 2", position=Position(start=0, end=9))

    assert (EXACT, ["two words"], True) == result


@pytest.mark.parametrize(
    "locator",
    [
        *("p. 2", "pp. 2–3", "page 2", "pages 2 and 3", "p. 2, third line", "с. 2", "стр. 2", "hal. 2", "hlm. 2"),
        *("vol. I, p. 2", "P. 2", "pp. 2-3"),
        {"en": "opening", "ru": "с. 2"},
    ],
)
def test_the_locators_page_tells_places_apart(locator):
    result = anchor(make_passage(quote="two words", locator=locator), in_pages(["two words", "two words", "three"]))

    assert (EXACT, (Span(10, 19),), False) == (result.found, result.places, result.elsewhere)


def test_a_quote_on_another_page_is_said_to_be_elsewhere():
    assert (EXACT, ["two words"], True) == found("two words", "two words", "three", locator="p. 2")
    assert (AMBIGUOUS, ["two words"] * 2, True) == found("two words", "two words", "two words", "no", locator="p. 3")


def test_a_page_that_the_text_does_not_have_says_nothing():
    assert (EXACT, ["two words"], False) == found("two words", "two words", "three", locator="p. 1460")


def test_a_label_may_be_roman_or_have_letters():
    text = FullText.of([("iv", "two words"), ("H6401", "two words"), ("v", "three")])

    for locator, start in (("p. iv", 0), ("page H6401", 10), ("pp. iv–v", None)):
        result = anchor(make_passage(quote="two words", locator=locator), text)
        assert start is None or (start,) == tuple(span.start for span in result.places)


def test_a_short_range_of_pages_is_written_out():
    text = FullText.of([("719", "one"), ("720", "two words"), ("20", "two words")])

    assert (Span(4, 13),) == anchor(make_passage(quote="two words", locator="pp. 719–20"), text).places


NUMBERED = "Preamble: two words\n4. Nothing here\n5. In five: two words\nand more\n6. In six: two words"
ARTICLES = "Article 1\n1. One two words\n2. Three\nArticle 2\n1. Two words\n2. Four\nSigned"


@pytest.mark.parametrize(
    ("text", "locator", "start"),
    [
        (NUMBERED, "para. 5", NUMBERED.index("two words\nand")),
        (NUMBERED, "point 5", NUMBERED.index("two words\nand")),
        (NUMBERED, "пункт 6", NUMBERED.rindex("two words")),
        (NUMBERED, "butir 6", NUMBERED.rindex("two words")),
        (NUMBERED, "points 4 to 5", NUMBERED.index("two words\nand")),
        (ARTICLES, "Article 2", ARTICLES.index("Two words")),
        (ARTICLES, "art. 1", ARTICLES.index("two words")),
        (ARTICLES, "Article 2, paragraph 1", ARTICLES.index("Two words")),
        (ARTICLES.replace("Article 2", "Статья II"), "Article 1", None),
        (ARTICLES.replace("Article", "Pasal"), "Article 2", ARTICLES.index("Two words") - 4),
    ],
)
def test_a_numbered_part_tells_places_apart(text, locator, start):
    result = anchor(make_passage(quote="two words", locator=locator), in_pages([text]))

    assert (result.found is AMBIGUOUS) == (start is None)
    assert start is None or (start,) == tuple(span.start for span in result.places)


def test_a_quote_outside_its_numbered_part_is_said_to_be_elsewhere():
    assert (EXACT, ["Preamble"], True) == found("Preamble", NUMBERED, locator="para. 5")


def test_several_places_on_the_page_are_all_told():
    assert (AMBIGUOUS, ["two words"] * 2, False) == found(
        "two words", "two words, two words", "two words", locator="p. 1"
    )


def test_there_may_be_no_text():
    assert Found.NO_TEXT == anchor(make_passage(quote="two words"), in_pages([" ", "\n"])).found
    assert Found.NO_TEXT == anchor(make_passage(quote="two words"), FullText.of([])).found


def test_a_passage_without_a_quote_is_refused():
    for ask in (anchor, candidates):
        with pytest.raises(ValueError, match="opening has no quote"):
            ask(make_passage(), in_pages(["two words"]))


def test_a_quote_of_signs_alone_is_not_found():
    assert MISSING == kind("— –", "a — b")


ALPHABET = "aаёÉe\u0301ﬁ-–\n \u00a0\u00ad'’.1½²ßI\u200b█"


@settings(max_examples=60)
@given(st.text(ALPHABET + "bcde", min_size=1, max_size=40), st.data())
def test_what_is_found_is_the_quote_after_the_rules(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    quote = " ".join(text[start : data.draw(st.integers(start + 1, len(text)))].split())
    assume(quote)
    ready = Prepared(in_pages([text]))

    for span in anchor(make_passage(quote=quote), ready).places:
        place = text[span.start : span.end]
        assert normalise(place).replace("\uffff", "").replace("-", "").replace(" ", "") == normalise(quote).replace(
            "-", ""
        ).replace(" ", "")
        assert "-\n" in place or normalise(place) == normalise(quote)


@settings(max_examples=60)
@given(st.lists(st.text("abcxyzабв", min_size=1, max_size=6), min_size=1, max_size=30), st.data())
def test_words_of_a_text_are_always_found_in_it(many, data):
    start = data.draw(st.integers(0, len(many) - 1))
    end = data.draw(st.integers(start + 1, len(many)))
    quote = " ".join(many[start:end])

    places = anchor(make_passage(quote=quote), in_pages([laid_out(" ".join(many), 20)])).places

    assert places


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_any_text_can_be_prepared_and_led_back(text):
    ready = Prepared(in_pages([text]))
    whole = ready.normalised

    ends = [(whole.start(n), whole.end(n + 1)) for n in range(len(whole.text))]
    assert all(0 <= start < end <= len(text) for start, end in ends)
    assert ends == sorted(ends)


@settings(max_examples=60)
@given(st.text(max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_bounds_can_be_asked_of_any_text(text, start, end):
    assert is_bounded(text, min(start, len(text)), min(end, len(text))) in {True, False}


def test_normal_form_is_the_same_however_accents_are_written():
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert "ёлка" == normalise(unicodedata.normalize(form, "Ёлка"))


def test_candidates_are_the_likest_places_the_best_first():
    page = "The sides agreed to withdraw 40 tanks. The sides agreed to withdraw 50 trucks. Nothing else was said."
    passage = make_passage(quote="the sides agreed to withdraw 50 tanks")

    found = candidates(passage, in_pages([page]))

    assert MISSING == kind(passage.quote, page)
    assert ["The sides agreed to withdraw 40 tanks", "The sides agreed to withdraw 50 trucks"] == [
        candidate.words.rstrip(".") for candidate in found
    ]
    assert 100 > found[0].score >= found[1].score > 80
    assert [(Change.SAME, "The sides agreed to withdraw"), (Change.REMOVED, "50"), (Change.ADDED, "40")] == [
        *found[0].difference[:3]
    ]


def test_of_two_alike_the_candidate_on_the_located_page_comes_first():
    found = candidates(
        make_passage(quote="a plan for pace", locator="p. 2"), in_pages(["a plan for peace"] * 2), limit=1
    )

    assert [17] == [candidate.span.start for candidate in found]


def test_candidates_do_not_overlap_and_there_may_be_none():
    text = in_pages(laid_out(page) for page in page_words(make_document(3, pages=4)))
    spans = sorted(c.span for c in candidates(make_passage(quote="the Embassy hoped to count radar stations"), text, 5))

    assert len(spans) == 5
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert () == candidates(make_passage(quote="zzz qqq"), text)
    assert () == candidates(make_passage(quote="two words"), in_pages([""]))


def test_a_word_broken_at_a_line_end_is_no_difference():
    (found, *_) = candidates(make_passage(quote="under control nov"), in_pages(["under con-\ntrol now"]))

    assert [(Change.SAME, "under control"), (Change.REMOVED, "nov"), (Change.ADDED, "now")] == [*found.difference]


def test_locators_are_read_in_every_language():
    passage = make_passage(quote="two words", locator=words("opening", ru="стр. 2"))

    assert (Span(10, 19),) == anchor(passage, in_pages(["two words", "two words"])).places
