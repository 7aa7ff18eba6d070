"""Cues of withheld text: where they are, how much they stand for, and the ground that is cited."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.redactions import Unit, exemption, lines, withheld

AMOUNTS = [
    ("[2 lines not declassified]", 2, False, Unit.LINES),
    ("[less than 1 line not declassified]", 1, True, Unit.LINES),
    ("[less than 2 lines of source text not declassified]", 2, True, Unit.LINES),
    ("[1½ pages not declassified]", 1.5, False, Unit.PAGES),
    ("[2-1/2 lines not declassified]", 2.5, False, Unit.LINES),
    ("[1 1/2 lines not declassified]", 1.5, False, Unit.LINES),
    ("[½ line not declassified]", 0.5, False, Unit.LINES),
    ("[1 paragraph (6 lines) not declassified]", 6, False, Unit.LINES),
    ("[3 paragraphs (19 lines) not declassified]", 19, False, Unit.LINES),
    ("[1 paragraph not declassified]", 1, False, Unit.PARAGRAPHS),
    ("[1 line of source text not declassified]", 1, False, Unit.LINES),
    ("[text not declassified]", None, False, Unit.TEXT),
    ("[Text not declassified]", None, False, Unit.TEXT),
    ("[name not declassified]", None, False, Unit.NAME),
    ("[2 names not declassified]", 2, False, Unit.NAME),
    ("[handling restriction not declassified]", None, False, Unit.HANDLING_RESTRICTION),
    ("[number not declassified]", None, False, Unit.NUMBER),
    ("[dollar amount not declassified]", None, False, Unit.NUMBER),
    ("[folder title not declassified]", None, False, Unit.TEXT),
    ("[1? lines not declassified]", 1, False, Unit.LINES),
    ("[2 lines not declas-\nsified]", 2, False, Unit.LINES),
    ("[2 lines\nnot declassified]", 2, False, Unit.LINES),
    ("[redacted]", None, False, Unit.TEXT),
    ("[REDACTED: 3 lines]", 3, False, Unit.LINES),
    ("[two lines excised]", 2, False, Unit.LINES),
    ("[deleted]", None, False, Unit.TEXT),
    ("[half a page withheld]", 0.5, False, Unit.PAGES),
    ("████", 4, False, Unit.CHARACTERS),
    ("███ ██\n██", 7, False, Unit.CHARACTERS),
    ("■■■■■", 5, False, Unit.CHARACTERS),
    ("▇▇▇", 3, False, Unit.CHARACTERS),
    ("▮▮▮▮", 4, False, Unit.CHARACTERS),
    ("[b(1)]", None, False, Unit.TEXT),
]


@pytest.mark.parametrize(("cue", "amount", "at_most", "unit"), AMOUNTS)
def test_a_cue_tells_how_much_was_withheld(cue, amount, at_most, unit):
    text = f"He said that {cue} was known."

    (found,) = withheld(text)

    assert text[found.start : found.end] == cue
    assert (amount, at_most, unit) == (found.amount, found.at_most, found.unit)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "[Omitted here is a list of those present.]",
        "[Omitted here are 3 lines not declassified elsewhere]",
        "[sic]",
        "[1]",
        "[deleted by hand]",
        "[The word “not” was deleted.]",
        "██",
        "as told in (b)(1) of the act",
        "under E.O. 13526 3.3(b)(1) the agency",
        "2 lines not declassified",
    ],
)
def test_other_words_are_no_cue(words):
    assert () == withheld(words)


@pytest.mark.parametrize(
    ("words", "ground"),
    [
        ("[withheld: 3 lines, FOIA (b)(1)]", "FOIA (b)(1)"),
        ("[3 lines not declassified] (b)(1)", "FOIA (b)(1)"),
        ("████ (b)(1) (b)(3)", "FOIA (b)(1); FOIA (b)(3)"),
        ("████ [b(1)]", "FOIA (b)(1)"),
        ("(b)(1) ████", "FOIA (b)(1)"),
        ("[redacted] E.O. 13526 3.3(b)(1)", "E.O. 13526 3.3(b)(1)"),
        ("EO 12958 3.4(b)(1) [excised]", "E.O. 12958 3.4(b)(1)"),
        ("[3 lines redacted, E.O. 13526, sec. 3.3(b)(1)]", "E.O. 13526 3.3(b)(1)"),
        ("████ PA", "Privacy Act"),
        ("[P1/b(1)]", "PRA (a)(1); FOIA (b)(1)"),
        ("[withheld under FOIA exemption 6]", "FOIA (b)(6)"),
    ],
)
def test_a_ground_in_a_cue_or_next_to_it_is_the_cues(words, ground):
    (found,) = withheld(words)

    assert (0, len(words), ground) == (found.start, found.end, found.exemption)


def test_a_state_after_a_comma_is_no_ground():
    (found,) = withheld("[name not declassified], PA, was told")

    assert "" == found.exemption


@pytest.mark.parametrize(
    ("written", "cited"),
    [
        ("FOIA (b)(1)", "FOIA (b)(1)"),
        ("(b)(1)", "FOIA (b)(1)"),
        ("b(1)", "FOIA (b)(1)"),
        ("B6", "FOIA (b)(6)"),
        ("FOIA b(7)(c)", "FOIA (b)(7)(C)"),
        ("5 U.S.C. § 552(b)(3)", "FOIA (b)(3)"),
        ("exemption 4", "FOIA (b)(4)"),
        ("E.O. 13526 3.3(b)(1)", "E.O. 13526 3.3(b)(1)"),
        ("EO 12958, 3.4(b)(6)", "E.O. 12958 3.4(b)(6)"),
        ("Sec. 3.3(b)(1), E.O. 13526", "E.O. 13526 3.3(b)(1)"),
        ("Executive Order 13526, section 1.4 (d)", "E.O. 13526 1.4(d)"),
        ("E.O. 13526", "E.O. 13526"),
        ("PA", "Privacy Act"),
        ("P5", "PRA (a)(5)"),
        ("FOIA (b)(1), (b)(3)", "FOIA (b)(1); FOIA (b)(3)"),
        ("b(10)", None),
        ("(b)(0)", None),
        ("1.4(d)", None),
        ("3.3(b)(1)", None),
        ("secret", None),
        ("", None),
    ],
)
def test_a_ground_is_spelled_as_it_is_cited(written, cited):
    assert cited == exemption(written)
    assert cited is None or cited == exemption(cited)


@pytest.mark.parametrize(
    ("extent", "about"), [("2 lines", 2), ("less than 1 line", 0.5), ("1½ pages", 60), ("24 words", 2), ("text", None)]
)
def test_what_was_withheld_took_about_so_many_lines(extent, about):
    assert [about] == [lines(found) for found in withheld(f"[{extent} not declassified]")]


CUES = st.sampled_from(
    [cue for cue, *_ in AMOUNTS] + ["(b)(1)", "E.O. 13526", "[", "]", "(", "█", " ", "\n", "-\n", "PA"]
)


@settings(max_examples=60)
@given(st.lists(CUES | st.text(max_size=8), max_size=12).map("".join))
def test_cues_of_any_text_are_in_order_and_do_not_overlap(text):
    found = withheld(text)

    assert all(cue.start < cue.end for cue in found)
    edges = [0, *(edge for cue in found for edge in (cue.start, cue.end)), len(text)]
    assert edges == sorted(edges)


@pytest.mark.parametrize("piece", ["[", "█ ", "(b)", "[2 lines ", "E.O. ", "[redacted] ", "a-\n"])
def test_a_long_text_is_read_in_one_go(piece):
    assert len(withheld(piece * 3000)) in {0, 1, 3000}


def test_each_ground_that_is_spelled_is_one():
    assert all(
        found.exemption == exemption(found.exemption) for found in withheld("[b(1)] ███ (b)(3) [redacted] EO 13526")
    )
