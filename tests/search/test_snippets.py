"""Where in a text the words of a query stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.records import Phrase
from explorer.search import Excerpt, Marker, Piece, Scope
from explorer.search.snippets import LONGEST, WIDTH
from tests.search.finding import store


def marker(written: str, *, typing: bool = False) -> Marker:
    search = store().search
    return Marker(search.read(written), search.names, typing=typing)


def marked(written: str, text: str, language: str = "en", *, width: int = WIDTH, typing: bool = False) -> str:
    """A text with what a query looks for in [brackets]."""
    pieces = marker(written, typing=typing).excerpt(Phrase(text, language), width).pieces
    return "".join(f"[{piece.words}]" if piece.found else piece.words for piece in pieces)


@pytest.mark.parametrize(
    ("written", "language", "expected"),
    [
        ("strategy", "en", "A coordinated [strategy]; strategic [strategies]."),
        ("coordinated strategies", "en", "A [coordinated] [strategy], not a plan."),
        ('"coordinated strategy"', "en", "A strategy: a [coordinated strategy], coordinated by him."),
        ('"a coordinated strategy" strategy', "en", "[A coordinated strategy] and a [strategy]."),
        ('"a b" "b c"', "en", "x [a b][ c] y"),
        ("strat*", "en", "[Strategy], [strategic], astray."),
        ("-strategy plan", "en", "A strategy, a [plan]."),
        ("kind:claim plan", "en", "The kind of claim: a [plan]."),
        ("plan OR strategy", "en", "A [strategy] or a [plan]."),
        ("санкциями", "ru", "Новые [санкции], [санкций] нет."),
        ("ещё", "ru", "Он [ЕЩЁ] силён, [еще] раз."),
        ("cafe", "en", "In the [café’s] yard."),
        ("Ельцина", "en", "President [Yeltsin’s] letter, [Eltsin] said."),
        ("yeltsin", "ru", "Письмо [Ельцина] и ельцинская эпоха."),
        ("trump", "ru", "[Трамп] и [Трампу]."),
        ("F-16", "en", "An [F-16], an F 15 and an [F‑16]."),
        ("menyandera", "id", "Para [penyandera] dan [penyanderaan]."),
        ("zebra", "en", "Nothing here."),
        ("", "en", "Nothing here."),
    ],
)
def test_what_was_looked_for_is_marked(written, language, expected):
    assert expected == marked(written, expected.replace("[", "").replace("]", ""), language)


def test_an_unfinished_word_is_marked_as_a_beginning_while_somebody_types():
    assert "A [strategy] and a plan" == marked("strat", "A strategy and a plan", typing=True)
    assert "A strategy and a plan" == marked("strat", "A strategy and a plan")
    assert "A plan by the [palace]" == marked("pl pala", "A plan by the palace", typing=True)


def test_one_letter_is_not_marked_as_a_beginning_when_all_words_are_taken_for_beginnings():
    search = store().search
    query = search.typing(search.read("a heli aske"), Scope(), 5).query
    pieces = (
        Marker(query, search.names, typing=True).excerpt(Phrase("They asked an army for helicopters.", "en")).pieces
    )

    assert ["asked", "helicopters"] == [piece.words for piece in pieces if piece.found]


def test_of_a_long_text_the_part_is_shown_in_which_most_was_found():
    text = "One plan. " + "Nothing at all here. " * 40 + "A plan with a strategy. " + "Nothing more of it. " * 40
    shown = marked("plan strategy", text, width=100)

    assert "A [plan] with a [strategy]" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 130
    assert not {"othing", "Nothin", "ere.", "al"} & {*shown.strip("… ").split()}


def test_a_long_text_in_which_nothing_was_found_begins_with_its_beginning():
    assert marked("zebra", "Nothing at all here. " * 40, width=60).startswith("Nothing at all here. Nothing")


def test_of_several_languages_the_one_in_which_most_was_found_is_shown():
    phrases = [Phrase("Sanctions only.", "en"), Phrase("Санкции и переговоры.", "ru")]

    assert "ru" == marker("санкции переговоры").best(phrases).language
    assert ("en", 1) == marker("sanctions").best(phrases)[1:]
    assert "en" == marker("zebra").best(phrases).language


def test_a_text_without_end_is_looked_through_to_a_limit():
    excerpt = marker("plan").excerpt(Phrase("x " * LONGEST + "plan", "en"))

    assert 0 == excerpt.fits


def test_an_empty_text_is_an_excerpt_of_nothing():
    assert Excerpt((), "en", 0) == marker("plan").excerpt(Phrase("", "en"))


@given(
    st.lists(st.sampled_from(["plan", '"a b"', "стр*", "b", '"b a b"', "ё"]), max_size=4).map(" ".join),
    st.lists(
        st.sampled_from(["a", "b", "plan", "стратегия", " ", " ", "ё", "\n", "🙂", "a\u0301", "-"]), max_size=60
    ).map("".join),
    st.integers(1, 60),
)
def test_the_pieces_are_the_text_and_no_more(written, text, width):
    pieces = [*marker(written).excerpt(Phrase(text, "en"), width).pieces]
    if pieces and pieces[0] == Piece("… ", found=False):
        pieces = pieces[1:]
    if pieces and pieces[-1] == Piece(" …", found=False):
        pieces = pieces[:-1]
    shown = "".join(piece.words for piece in pieces)

    assert shown in text
    assert all(piece.words for piece in pieces)
    assert len(text) > width or shown == text
