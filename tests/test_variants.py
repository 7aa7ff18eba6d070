"""Two releases of one document: what was opened is found exactly, and nothing is called opened that was not."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.variants import Kind, compare
from tests.documents import Cut, in_pages, make_cuts, make_document, make_releases

CUE = "[2 lines not declassified]"
LESS = "[1 line not declassified]"


def told(earlier, later):
    """The runs in words: kind, earlier words, later words."""
    a, b = in_pages([earlier]), in_pages([later])
    return [
        (str(run.kind), a.text[run.earlier.start : run.earlier.end], b.text[run.later.start : run.later.end])
        for run in compare(a, b).runs
    ]


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        (f"We met {CUE} at noon", "We met the old king at noon", [("opened", CUE, "the old king")]),
        (f"{CUE} at noon", "The king at noon", [("opened", CUE, "The king")]),
        (f"at noon {CUE}", "at noon he left.", [("opened", CUE, "he left.")]),
        ("to [name not declassified], who", "to Smith, who", [("opened", "[name not declassified]", "Smith")]),
        ("the ████ the plan", "the first the second the plan", [("opened", "████", "first the second")]),
        (f"We {CUE} met", f"We {LESS} met", [("withheld-still", CUE, LESS)]),
        ("We met the king today", f"We met {CUE} today", [("withheld-anew", "the king", CUE)]),
        ("We met today", "We all met today", [("added", "", "all")]),
        ("We met the king today", "We met the klng today", [("changed", "king", "klng")]),
        ("We met the king today", "We met today", [("changed", "the king", "")]),
        (f"We met {CUE} today", "We met today", [("changed", CUE, "")]),
        (
            f"We {CUE} [redacted] met",
            "We sat and talked and met",
            [("opened", f"{CUE} [redacted]", "sat and talked and")],
        ),
        (
            f"We {CUE} met",
            f"We sat {LESS} and met",
            [("opened", CUE, "sat"), ("withheld-still", CUE, LESS), ("opened", CUE, "and")],
        ),
        (
            f"We {CUE} pres1dent met",
            "We saw their president met",
            [("opened", CUE, "saw their"), ("changed", "pres1dent", "president")],
        ),
    ],
)
def test_a_difference_is_told_by_its_kind(earlier, later, expected):
    assert expected == [run for run in told(earlier, later) if run[0] != "same"]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("under control of", "under con-\ntrol of"),
        ("a long-\nterm plan", "A long-term  plan"),
        ("“two” of\ufb01ces", '"two" offices'),
        ("", ""),
    ],
)
def test_what_the_rules_make_alike_is_the_same(earlier, later):
    assert {"same"} >= {kind for kind, _, _ in told(earlier, later)}


def test_a_hyphen_within_a_line_is_a_difference():
    assert ("changed", "re-form", "reform") in told("the re-form of", "the reform of")


def test_a_pages_own_number_is_no_word():
    a = in_pages([f"We met {CUE}\n1", "2\nat noon"])
    b = in_pages(["We met the\n- 1 -", "king at\nnoon\n2"])

    assert [Kind.SAME, Kind.OPENED, Kind.SAME] == [run.kind for run in compare(a, b).runs]


def releases(seed, noise=0.0):
    chance = Random(seed)
    words = [w for w in " ".join(make_document(seed, pages=6).sentences).split() if w != "–"]
    cuts = make_cuts(len(words), chance, 10, part=0.4)
    return make_releases(words, cuts, chance, noise), cuts


@pytest.mark.parametrize("seed", range(8))
def test_every_opened_place_is_found_and_none_invented(seed):
    (earlier, later, opened), cuts = releases(seed)

    found = compare(earlier, later)

    assert opened == [tuple(run.later) for run in found.of(Kind.OPENED)]
    assert {Kind.SAME, Kind.OPENED, Kind.STILL} >= {run.kind for run in found.runs}
    assert sum(cut.still is not None for cut in cuts) == found.still_places
    assert sum(len(later.text[start:end].split()) for start, end in opened) == found.opened_words
    assert 0 == found.anew_places


@pytest.mark.parametrize("seed", range(2))
def test_the_other_way_round_it_was_withheld_anew(seed):
    (earlier, later, opened), _ = releases(seed)

    found = compare(later, earlier)

    assert opened == [tuple(run.earlier) for run in found.of(Kind.ANEW)]
    assert () == found.of(Kind.OPENED)


def test_damage_is_not_called_opened():
    (earlier, later, opened), _ = releases(5, noise=0.03)

    found = [tuple(run.later) for run in compare(earlier, later).of(Kind.OPENED)]

    assert all(any(start < b and a < end for a, b in opened) for start, end in found)
    assert len(set(found) & set(opened)) >= 0.8 * len(opened)


@pytest.mark.parametrize(
    "cuts",
    [
        [Cut(0, 5)],
        [Cut(5, 9), Cut(9, 14)],
        [Cut(0, 400)],
        [Cut(300, 700), Cut(702, 705)],
        [Cut(3, 20, still=(3, 8))],
        [Cut(3, 20, still=(12, 20))],
    ],
)
def test_cuts_at_the_edges_and_side_by_side_are_found(cuts):
    words = [w for w in " ".join(make_document(2, pages=4).sentences).split() if w != "–"]
    earlier, later, opened = make_releases(words, cuts, Random(1))

    assert opened == [tuple(run.later) for run in compare(earlier, later).of(Kind.OPENED)]


PIECES = st.sampled_from([CUE, LESS, "███", "the", "king", "met", "k1ng", ",", "old", "con-\ntrol", "a", "b"])


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES, max_size=12).map(" ".join))
def test_runs_are_in_order_and_hold_all_words_of_any_two_texts(earlier, later):
    runs = compare(in_pages([earlier]), in_pages([later])).runs

    for text, spans in ((earlier, [r.earlier for r in runs]), (later, [r.later for r in runs])):
        covered = {n for start, end in spans for n in range(start, end)}
        assert all(n in covered for n, sign in enumerate(text) if sign.isalnum())
        assert [span.start for span in spans] == sorted(span.start for span in spans)


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_without_a_cue_nothing_is_opened(later):
    assert () == compare(in_pages(["the king met the old king"]), in_pages([later])).of(Kind.OPENED)
