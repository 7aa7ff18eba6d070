"""The card of a document: all of its words are on it, whole, and none lies over another."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.figures.card import HEIGHT, MARGIN, WIDTH, Card, draw_card, prepare_card
from explorer.theme import DARK, LIGHT, PRINT_SERIF
from explorer.vocabulary import Side

MEMO = Card(
    kind="Memorandum of conversation · United States",
    side=Side.US,
    title="First plenary session of the Moscow summit",
    written="Written 4 June 2000",
    released="Public 21 August 2025",
    between="sealed for 25 years 2 months",
    sealed=1.0,
    marking="CONFIDENTIAL",
    lifted=True,
    foot="US–Russia relations, version 0.2.0 · CC-BY-4.0",
)
LONG = "Слово " * 90
WORDS = ("kind", "title", "written", "released", "between", "marking", "foot", "known")
CARDS = [
    MEMO,
    Card("", None, ""),
    Card("Speech · Russia", Side.RU, "Short", "Written 4 June 2000", "public at once"),
    Card("Data set", None, "Documents", "760 documents", "312 once sealed", sealed=0.41),
    *(MEMO._replace(**dict.fromkeys(WORDS, long), side=Side.RU) for long in (LONG, "W" * 300)),
]
some_words = st.text(max_size=200)
cards = st.builds(
    Card,
    kind=some_words,
    side=st.none() | st.sampled_from(Side),
    title=some_words,
    written=some_words,
    released=some_words,
    between=some_words,
    marking=some_words,
    lifted=st.booleans(),
    foot=some_words,
    known=some_words,
    sealed=st.floats(0, 1),
)


def box(placed):
    """Left, top, right, bottom of words at a place."""
    left = placed.x - {"left": 0, "center": 0.5, "right": 1}[placed.anchor] * placed.width
    return left, placed.y - placed.size / 2, left + placed.width, placed.y + placed.size / 2


def faults(card):
    """Words that are cut by the margin, and words that lie over one another or over what is not theirs."""
    laid = prepare_card(card)
    boxes = {f"title {n}": box(line) for n, line in enumerate(laid.title)}
    boxes |= {part: box(words) for part, words in laid.words.items()}
    cut = [
        part
        for part, (left, top, right, bottom) in boxes.items()
        if left < MARGIN - 1 or right > WIDTH - MARGIN + 1 or top < 30 or bottom > HEIGHT - 30
    ]
    if laid.stamp:
        boxes["stamp"] = laid.stamp
    if laid.bar:
        boxes["bar"] = laid.bar
    own = {frozenset(("stamp", "marking")), frozenset(("bar", "between"))}
    over = [
        (one, other)
        for one, other in combinations(boxes, 2)
        if frozenset((one, other)) not in own and overlap(boxes[one], boxes[other])
    ]
    return cut + over


def overlap(a, b):
    return min(a[2], b[2]) - max(a[0], b[0]) > 0.5 and min(a[3], b[3]) - max(a[1], b[1]) > 0.5


@pytest.mark.parametrize("card", CARDS)
def test_nothing_is_cut_and_nothing_lies_over_another(card):
    assert faults(card) == []


@given(cards)
def test_that_holds_for_any_words(card):
    assert faults(card) == []


def test_a_title_that_has_room_is_whole_and_one_that_has_none_ends_with_an_ellipsis():
    assert " ".join(line.words for line in prepare_card(MEMO).title) == MEMO.title
    assert prepare_card(MEMO).title[0].size == 60
    long = prepare_card(MEMO._replace(title=LONG)).title
    assert len(long) == 4
    assert long[-1].words.endswith("…")
    assert long[0].size == 44


def drawn_texts(figure):
    return {trace["name"]: trace for trace in figure["data"] if trace["mode"] == "text"}


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_all_words_are_drawn_in_the_fonts_of_print(look):
    figure = draw_card(MEMO, look=look)
    texts = drawn_texts(figure)

    assert (figure["layout"]["width"], figure["layout"]["height"]) == (1200, 630)
    assert {*texts} == {"title", "kind", "marking", "between", "written", "released", "brand", "foot"}
    assert texts["title"]["textfont"]["family"] == texts["brand"]["textfont"]["family"] == PRINT_SERIF
    assert [t["text"] for t in (texts["written"], texts["released"])] == [[MEMO.written], [MEMO.released]]


def test_markup_in_a_title_is_words():
    assert drawn_texts(draw_card(MEMO._replace(title="<b>a</b>"), look=LIGHT))["title"]["text"] == [
        "&lt;b&gt;a&lt;/b&gt;"
    ]


def names(card):
    return {trace["name"] for trace in draw_card(card, look=LIGHT)["data"]}


def test_there_is_a_bar_only_where_something_was_sealed_and_a_stroke_through_what_was_lifted():
    assert {"sealed", "whole", "stamp", "lifted"} <= names(MEMO)
    assert "lifted" not in names(MEMO._replace(lifted=False))
    assert {"sealed", "whole", "between"} & names(MEMO._replace(sealed=0.0)) == set()
    assert {"stamp", "lifted"} & names(MEMO._replace(marking="")) == set()
