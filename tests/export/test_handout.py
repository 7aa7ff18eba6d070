"""Handouts, read back with other programs' readers: who gets to see what, and on which page."""

import io
import re

import pikepdf
import pypdfium2
import pytest

from explorer.activities import Piece
from explorer.export import handout, typesetting
from explorer.export.handout import handout_pdf
from explorer.export.lesson import Cited
from explorer.export.typesetting import CannotWrite
from explorer.figures.pen import Pen, drawn
from explorer.theme import LIGHT
from tests.export.lessons import FULL, TEXTS, make_lesson, make_stage, shipped_lessons

SOURCES = (
    Cited("Archive, “Open paper”, 2000.", "https://example.org/open/a-long-address-that-goes-on/and-on"),
    Cited("Archive, “Sealed paper”, 2000.", "", sealed=True),
)
ONLY_FOR_TEACHERS = (
    *("Nobody may read this.", "What was hidden.", "That they spoke.", "Not what of.", "Let the class guess"),
    *("Sealed paper", "Ask of a source who made it.", "40 minutes"),
)


def written(lesson, language="en"):
    return handout_pdf(lesson, TEXTS[language])


def pages(content):
    """The text of each page; a hyphen at the end of a line is U+FFFE for pdfium."""
    found = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]
    return [page.replace("\r\n", "\n").replace("\ufffe", "-") for page in found]


def bare(words):
    return re.sub(r"\s", "", words)


def fonts(content):
    """The fonts of a PDF, with whether it has them in it."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        found = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/FontName" in thing]
        return {str(f.FontName).partition("+")[2]: "/FontFile2" in f or "/FontFile3" in f for f in found}


def test_pupils_see_the_steps_and_nothing_that_is_hidden():
    first, empty, teacher = pages(written(make_lesson(FULL, sources=SOURCES)))

    for words in ("Name", "An offer", "4 June 2000 · Moscow", "1. What the press heard", "They meet, and speak"):
        assert words in first
    for words in ("As known on 5 June 2000", "Said in public.", "Memorandum of the meeting", "Sealed until 2025"):
        assert words in first
    for words in ("Hidden for now", "Question: What could they write?", "Open paper", "Page 1 of 1", "1997"):
        assert words in first
    assert bare(SOURCES[0].address) in bare(first)
    assert [words for words in ONLY_FOR_TEACHERS if words in first] == []
    assert [words for words in ONLY_FOR_TEACHERS if words not in teacher] == []
    assert "empty" in empty
    assert "For the teacher" in teacher


def test_the_teachers_part_is_never_on_the_back_of_a_pupils_page():
    stages = [make_stage(n, question=Piece("Why?")) for n in range(1, 4)]
    for count in (1, 3):
        found = pages(written(make_lesson(*stages[:count])))
        at = next(n for n, page in enumerate(found) if "Not to be handed out" in page)
        assert at % 2 == 0
        assert f"Page {1} of {len(found) - at}" in found[at]


def test_each_page_says_what_it_is_from():
    found = pages(written(make_lesson(FULL)))

    assert [page for page in (found[0], found[-1]) if "Relations · version 1+abc · CC-BY-4.0" not in page] == []
    assert "An offer For the teacher\n" in found[-1]


def test_pupils_have_lines_to_write_on_where_something_is_asked():
    asking = pypdfium2.PdfDocument(written(make_lesson(make_stage(question=Piece("Why?")))))[0]
    silent = pypdfium2.PdfDocument(written(make_lesson(make_stage())))[0]
    paths = [
        sum(thing.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH for thing in page.get_objects()) for page in (asking, silent)
    ]

    assert paths[0] - paths[1] == handout.LINES


def test_a_shipped_story_is_set_in_russian_with_fonts_of_its_own_and_all_its_words(without_timelines):
    (lesson,) = shipped_lessons("ru", "what-the-public-could-not-see")
    content = written(lesson, "ru")
    found = pages(content)
    end = next(n for n, page in enumerate(found) if "Не раздавать" in page)
    pupils, teacher = bare("".join(found[:end])), bare("".join(found[end:]))

    assert set(fonts(content).values()) == {True}
    assert {name.partition("-")[0] for name in fonts(content)} <= {"LiberationSans", "LibertinusSerif"}
    for stage in lesson.stages:
        assert bare(stage.text.words) in pupils
        assert [line.words for line in stage.answers if bare(line.words) in pupils] == []
        assert [line.words for line in stage.answers if bare(line.words) not in teacher] == []
    assert [c.address for c in lesson.sources if c.address and bare(c.address) not in pupils + teacher] == []


def test_the_timeline_has_words_for_those_who_do_not_see_it_and_the_file_its_language():
    with pikepdf.open(io.BytesIO(written(make_lesson(), "id"))) as pdf:
        told = [
            str(thing["/Alt"]) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing
        ]
        assert "Timeline, 1997–2001" in told
        assert str(pdf.Root.Lang) == "id"
        assert str(pdf.docinfo["/Title"]) == "An offer"


def test_the_same_story_gives_the_same_bytes():
    assert written(make_lesson(FULL)) == written(make_lesson(FULL))


def test_words_are_never_markup():
    nasty = Piece("#panic() $x$ *b* \\u{41} <script> @ref \0 \u202e `c` 🙂")
    (first, *_) = pages(written(make_lesson(make_stage(title=nasty, text=nasty, question=nasty), title=nasty)))

    assert first.count("#panic() $x$ *b* \\u{41} <script> @ref") == 5  # with the header


def test_what_cannot_be_set_is_said_in_one_line(monkeypatch):
    monkeypatch.setattr(typesetting, "_template", lambda _: b"#panic(1)")

    with pytest.raises(CannotWrite, match=r"^the handout 'An offer' cannot be set: [^\n]+$"):
        written(make_lesson())


def test_a_timeline_of_any_size_is_as_wide_as_the_page():
    wide = drawn([Pen(LIGHT, 9).words("n", [(10, 10, "far left")], LIGHT.ink, "middle right")], 4000, 100, LIGHT, 9)

    assert "far left" in pages(written(make_lesson(make_stage(strip=wide))))[0]
