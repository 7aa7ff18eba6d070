"""What words are compared by: folded, stemmed, in pairs, and with their places in the text."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.search.analysis import asked, asked_names, exact_words, fold, pair, stem, tokens, words


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("NATO", "nato"),
        ("Ельцин", "ельцин"),
        ("ещё", "еще"),
        ("Горбачёв", "горбачев"),
        ("Горбаче\u0308в", "горбачев"),
        ("Й", "й"),
        ("И\u0306", "й"),
        ("café", "cafe"),
        ("cafe\u0301", "cafe"),
        ("Kučma", "kucma"),
        ("Weißes", "weisses"),
        ("Clinton’s", "clinton"),
        ("Putin's", "putin"),
        ("O'Neill", "oneill"),
        ("don’t", "dont"),
        ("ＮＡＴＯ", "nato"),
        ("İstanbul", "istanbul"),
        ("1999", "1999"),
    ],
)
def test_a_word_is_folded(written, folded):
    assert folded == fold(written)


def test_letters_of_other_fonts_are_letters():
    assert "putin" == fold("𝐏𝐮𝐭𝐢𝐧")


def test_a_folded_word_is_one_word():
    assert [] == [word for word in ("ﷺ", "ﱞ", "ﷻ") if " " in fold(word)]


@settings(max_examples=40)
@given(st.text(max_size=30))
def test_the_words_of_a_text_stand_where_they_are_said_to(text):
    for language in ("en", "ru", "id"):
        found = list(words(text, language))
        assert [fold(text[w.start : w.end]) for w in found if w.end - w.start <= 60] == [
            w.exact for w in found if w.end - w.start <= 60
        ]
        assert all(one.end <= other.start for one, other in pairwise(found))
        assert [w.exact for w in found] == exact_words(text)


@given(st.text(max_size=60), st.sampled_from(["en", "ru", "id", "xx"]))
def test_an_index_gets_the_same_words_as_a_phrase_that_is_looked_for(text, language):
    assert " ".join(exact_words(text)) == tokens(text, language).exact


WORDS = st.text(st.characters(categories=["Lu", "Ll", "Nd"]), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("asked_for", "language", "written"),
    [
        ("sanctions", "en", "Sanction"),
        ("expelling", "en", "expelled"),
        ("strategies", "en", "strategy"),
        ("санкций", "ru", "санкции"),
        ("переговорами", "ru", "переговоры"),
        ("встреча", "ru", "встречи"),
        ("menyandera", "id", "penyanderaan"),
        ("perjanjian", "id", "janji"),
        ("санкций", "en", "санкции"),
        ("sanctions", "ru", "sanction"),
        ("sanctions", "de", "sanction"),
    ],
)
def test_a_form_of_a_word_finds_another(asked_for, language, written):
    assert not {*asked(asked_for)}.isdisjoint(tokens(written, language).stems.split())


def test_only_what_is_written_with_a_capital_letter_is_taken_for_a_name():
    assert ["yeltsin", "~elzin"] == tokens("Yeltsin", "en").stems.split()
    assert ["yeltsin"] == tokens("yeltsin", "en").stems.split()


def test_a_name_in_a_query_may_be_written_small():
    assert asked_names("yeltsin") == asked_names("Ельцин") == ("~elzin",)


@pytest.mark.parametrize(("latin", "russian"), [("Prigožin", "Пригожин"), ("Šojgu", "Шойгу"), ("Kučma", "Кучма")])
def test_a_name_with_a_hachek_is_the_name(latin, russian):
    assert not {*asked_names(russian)}.isdisjoint(asked_names(latin))


def test_two_frequent_words_next_to_each_other_are_kept_as_a_pair():
    assert "of_the" == tokens("End of the war", "en").pairs
    assert "of_the" == pair("of", "the")
    assert "" == tokens("Cold war ended", "en").pairs


def test_a_text_without_words_has_no_tokens():
    assert ("", "", "") == tokens(" … — “” 🙂 ", "en")
    assert [] == list(words("\u0301\u0308", "ru"))


def test_a_word_without_end_is_cut():
    assert ["a" * 60] == exact_words("a" * 5000)
    assert 60 == len(tokens("a" * 5000, "en").exact)


@given(WORDS, st.sampled_from(["en", "ru", "id"]))
def test_a_stem_is_made_of_every_word(word, language):
    assert isinstance(stem(fold(word), language), str)


@given(st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюяabcdefghijklmnopqrstuvwxyzäöüéèçñšž'’", max_size=15))
def test_folding_a_folded_word_changes_nothing(word):
    assert fold(word) == fold(fold(word))
    assert fold(word) == fold(word.upper().lower())
