from __future__ import annotations

import threading

import pytest

from explorer.bibliography.processor.casing import recased
from explorer.bibliography.processor.numbers import is_numeric, is_plural, page_range
from explorer.bibliography.processor.pieces import Piece, finished, joined, plain, quoted, slanted, worded
from explorer.bibliography.processor.style import Style, style
from explorer.bibliography.processor.terms import LOCALES

ENGLISH = ("“", "”", "‘", "’")
HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">'
CITATION = '<citation><layout suffix="."><text variable="title"/></layout></citation>'


def printed(*pieces, inside=True):
    return "".join(run.text for run in finished(pieces, ENGLISH, inside))


def made(layout: str, more: str = "") -> Style:
    bibliography = f"<bibliography>{more}<layout>{layout}</layout></bibliography>"
    return Style(f"{HEAD}{CITATION}{bibliography}</style>".encode(), "en")


def entry(layout: str, **item):
    return "".join(run.text for run in made(layout).entry({"type": "document", **item}))


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("Stop.", ". Next", "Stop. Next"),
        ("Why?", ". Next", "Why? Next"),
        ("Why?", ", next", "Why?, next"),
        ("Here:", ". Next", "Here: Next"),
        ("word ", ", next", "word, next"),
        ("a ", " b", "a b"),
        ("U.S.", ", next", "U.S., next"),
    ],
)
def test_punctuation_that_meets_is_not_doubled(first, second, together):
    assert together == printed(Piece(first), Piece(second))


@pytest.mark.parametrize(
    ("words", "after", "inside", "together"),
    [
        ("Title", ", next", True, "“Title,” next"),
        ("Title", ", next", False, "“Title”, next"),
        ("Why?", ", next", True, "“Why?” next"),
        ("On ‘War’", ", next", True, "“On ‘War,’” next"),
        ("On ‘War’", ".", False, "“On ‘War’”."),
    ],
)
def test_full_stop_and_comma_go_inside_quotation_marks_where_the_language_has_it(words, after, inside, together):
    assert together == printed(*quoted(worded(words)), Piece(after), inside=inside)


def test_a_quotation_in_a_quotation_gets_the_other_marks_of_any_language():
    russian = ("«", "»", "„", "“")

    assert printed(*worded("“One” and «two»")) == "“One” and “two”"
    assert printed(*quoted(worded("“One”"))) == "“‘One’”"
    assert "".join(run.text for run in finished(quoted(worded("“One”")), russian, inside=False)) == "«„One“»"
    assert printed(*worded("Iraq’s ‘no’ isn’t")) == "Iraq’s “no” isn’t"


def test_italics_are_runs_and_what_is_upright_inside_stays_so():
    pieces = slanted([Piece("a"), *slanted([Piece("b")], slant=False), Piece("c")], slant=True)

    assert [(run.text, run.italic) for run in finished(pieces, ENGLISH, inside=True)] == [
        ("a", True),
        ("b", False),
        ("c", True),
    ]


def test_a_delimiter_is_left_out_before_punctuation():
    assert plain(joined([[Piece("a")], [Piece(", b")], [Piece("c")]], "; ")) == "a, b; c"


@pytest.mark.parametrize(
    ("case", "words", "changed"),
    [
        ("title", "the fall of the wall", "The Fall of the Wall"),
        ("title", "what it is about", "What It Is About"),
        ("title", "non-proliferation: a history", "Non-Proliferation: A History"),
        ("title", "NATO and MH17 in the iPhone age", "NATO and MH17 in the iPhone Age"),
        ("title", "café society", "Café Society"),
        ("capitalize-first", "pp. 3–4", "Pp. 3–4"),
        ("lowercase", "In Press", "in press"),
        ("uppercase", "In Press", "IN PRESS"),
        ("capitalize-all", "in press", "In Press"),
        ("sentence", "The Fall of NATO", "The fall of NATO"),
        ("no-such-case", "As It Is", "As It Is"),
    ],
)
def test_letters_change_their_case(case, words, changed):
    assert changed == plain(recased([Piece(words)], case, english=True))


def test_title_case_is_for_english():
    assert plain(recased([Piece("die wende")], "title", english=False)) == "die wende"


@pytest.mark.parametrize(
    ("pages", "form", "written"),
    [
        ("1309-1310", "chicago-16", "1309–10"),
        ("100-104", "chicago-16", "100–104"),
        ("107-108", "chicago-16", "107–8"),
        ("71-72", "chicago-16", "71–72"),
        ("1309-1310", "minimal-two", "1309–10"),
        ("1309-10", "expanded", "1309–1310"),
        ("99-101", "minimal-two", "99–101"),
        ("3", "chicago-16", "3"),
    ],
)
def test_ranges_of_pages_are_as_short_as_the_style_has_them(pages, form, written):
    assert written == page_range(pages, form)


@pytest.mark.parametrize(
    ("words", "numeric", "plural"),
    [("3", True, False), ("12a", True, False), ("3–4", True, True), ("5 & 6", True, True), ("DPB #36", False, False)],
)
def test_numbers_are_told_from_words(words, numeric, plural):
    assert (is_numeric(words), is_plural(words)) == (numeric, plural)


@pytest.mark.parametrize(
    ("layout", "item", "text"),
    [
        ('<group delimiter=", "><text value="x"/><text variable="number"/></group>', {}, ""),
        ('<group delimiter=", "><text value="x"/><text variable="number"/></group>', {"number": "1"}, "x, 1"),
        ('<group><text term="no date"/><text variable="number"/></group>', {}, "no date"),
        ('<names variable="author"><substitute><text variable="title"/></substitute></names>', {"title": "T"}, "T"),
        (
            '<group delimiter="|"><names variable="author"><substitute><text variable="title"/></substitute></names>'
            '<text variable="title"/></group>',
            {"title": "T"},
            "T",
        ),
        (
            '<group delimiter=", "><choose><if type="document"><text value="a"/><text value="b"/></if></choose>'
            "</group>",
            {},
            "a, b",
        ),
        (
            '<choose><if variable="URL" match="none"><text value="no"/></if><else><text value="yes"/></else></choose>',
            {},
            "no",
        ),
        (
            '<group delimiter=" "><label variable="page" form="short"/><text variable="page"/></group>',
            {"page": "3-4"},
            "pp. 3–4",
        ),
        (
            '<text variable="title" strip-periods="true" text-case="uppercase" prefix="(" suffix=")"/>',
            {"title": "a.b"},
            "(AB)",
        ),
    ],
)
def test_elements_give_what_the_language_of_styles_says(layout, item, text):
    assert text == entry(layout, **item)


def test_every_style_can_be_asked_in_every_language():
    for name in ("chicago-notes-bibliography", "apa", "modern-language-association", "gost-r-7-0-5-2008-numeric"):
        for language in LOCALES:
            assert style(name, language).entry({"type": "report", "title": "T", "number": "1"})


def test_a_language_without_a_file_has_englishs_words():
    assert style("apa", "xx").entry({"type": "report", "title": "T"}) == style("apa", "en").entry(
        {"type": "report", "title": "T"}
    )


def test_threads_share_a_style():
    item = {"type": "document", "title": "T", "author": [{"literal": "A"}], "issued": {"date-parts": [[2000]]}}
    apa, found = style("apa", "en"), []
    threads = [
        threading.Thread(target=lambda: found.extend(apa.entry(item) == expected for _ in range(30))) for _ in range(4)
    ]
    expected = apa.entry(item)
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [True] * 120


def test_a_style_without_a_bibliography_is_refused():
    with pytest.raises(KeyError, match="bibliography"):
        Style(f"{HEAD}{CITATION}</style>".encode(), "en")
