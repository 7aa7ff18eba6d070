"""Stories for PowerPoint, read back by python-pptx and by LibreOffice: who sees what, and whether it fits."""

import io
import re
import zipfile
from itertools import combinations
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import ImageFont
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.util import Pt

import explorer
from explorer.activities import Piece
from explorer.export.lesson import Cited, Shown
from explorer.export.slides import slides_pptx
from explorer.export.slides.deck import deck
from explorer.export.slides.measuring import Type, between, breaks, height, joined, parted
from explorer.export.slides.parts import HEIGHT, WIDTH
from explorer.theme import LOOKS
from tests.export.lessons import (
    FULL,
    HIDDEN,
    SEALED,
    TEXTS,
    make_extract,
    make_lesson,
    make_stage,
    shipped_lessons,
)
from tests.export.libreoffice import converted

FONTS = Path(explorer.__file__).parent / "export" / "fonts"
SANS, BOLD, SERIF = (
    ImageFont.truetype(str(FONTS / f"Liberation{name}.ttf"), 1000)
    for name in ("Sans-Regular", "Sans-Bold", "Serif-Bold")
)


def written(lesson, language="en", look="light"):
    return slides_pptx(lesson, TEXTS[language], LOOKS[look])


def opened(lesson, language="en"):
    return Presentation(io.BytesIO(written(lesson, language)))


def words_on(slide):
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def notes_of(slide):
    return slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""


def runs(slide):
    frames = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
    return [run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs]


def test_the_words_of_a_step_are_on_its_slides_in_order():
    title, scene, documents, revealed, answers, sources = opened(make_lesson(FULL)).slides

    assert [s.shapes.title.text_frame.text for s in (title, scene, documents, revealed, answers, sources)] == [
        "An offer",
        "What the press heard",
        "What the press heard · documents",
        "What the press heard · revealed",
        "What the press heard · answers",
        "Sources",
    ]
    for words in ("4 June 2000 · Moscow", "step 1 of 9", "They meet, and speak", "As known on 5 June 2000"):
        assert words in words_on(scene)
    for words in ("Said in public.", "Sealed until 2025", "Hidden for now", "Question: What could they write?"):
        assert words in words_on(documents)
    assert "What was hidden." in words_on(revealed)
    assert "That they spoke.\nNot what of." in words_on(answers)
    assert "Relations · version 1+abc · CC-BY-4.0" in words_on(title)


def test_what_was_sealed_on_the_day_is_on_no_slide_and_in_the_notes():
    slides = list(opened(make_lesson(FULL)).slides)

    assert [n for n, slide in enumerate(slides) if "Nobody may read" in words_on(slide)] == []
    assert "Nobody may read this." in notes_of(slides[2])
    assert "Let the class guess first." in notes_of(slides[1])
    assert "→ That they spoke." in notes_of(slides[2])
    assert "Ask of a source who made it." in notes_of(slides[0])


def test_what_is_hidden_at_first_is_not_on_the_slide_that_asks():
    _, scene, documents, *_ = opened(make_lesson(FULL)).slides

    for words in ("What was hidden.", "That they spoke."):
        assert words not in words_on(scene) + words_on(documents)


def test_each_step_has_its_timeline_as_a_picture_with_words_for_those_who_do_not_see_it():
    slides = opened(make_lesson(make_stage(1), make_stage(2, strip_says="Timeline, 2000"))).slides
    pictures = [s for slide in slides for s in slide.shapes if s.shape_type is MSO_SHAPE_TYPE.PICTURE]

    assert [p._element.nvPicPr.cNvPr.get("descr") for p in pictures] == ["Timeline, 1997–2001", "Timeline, 2000"]


def test_the_last_slide_has_every_source_with_its_address():
    sources = tuple(Cited(f"Archive, “Paper {n}”.", f"https://example.org/{n}") for n in range(9))
    *_, last = opened(make_lesson(sources=sources)).slides

    assert words_on(last) == "\n".join(["Sources", *(f"{s.words} {s.address}" for s in sources)])
    assert [run.hyperlink.address for run in runs(last) if run.hyperlink.address] == [s.address for s in sources]


def test_more_sources_than_one_slide_holds_go_on_and_are_counted():
    sources = tuple(Cited(f"Archive, “Paper {n}”, " + "collection, " * 30, "") for n in range(30))
    titles = [slide.shapes.title.text_frame.text for slide in opened(make_lesson(sources=sources)).slides][2:]

    assert titles == [f"Sources ({n}/{len(titles)})" for n in range(1, len(titles) + 1)]


def test_quotes_are_marked_and_keep_their_language():
    quote = (Piece("Он сказал: ", language="ru"), Piece("“not one inch”", quoted=True, language="en"))
    stage = make_stage(passages=(Shown(make_extract()._replace(words=quote)),))
    (run,) = [r for r in runs(opened(make_lesson(stage), "id").slides[2]) if r.text == "“not one inch”"]

    assert run._r.rPr.get("lang") == "en"
    assert run._r.rPr.find("{*}highlight") is not None
    assert {r._r.rPr.get("lang") for r in runs(opened(make_lesson(stage), "id").slides[2])} == {"en", "id", "ru"}


def test_no_placeholder_is_empty_and_no_words_are_smaller_than_18_points():
    *slides, sources = opened(make_lesson(FULL)).slides

    for slide in (*slides, sources):
        assert [p.name for p in slide.placeholders if not p.text_frame.text] == []
        assert slide.shapes.title.placeholder_format.type is PP_PLACEHOLDER.TITLE
    assert min(run.font.size for slide in slides for run in runs(slide)) >= Pt(18)
    assert min(run.font.size for run in runs(sources)) >= Pt(12)


def test_the_file_is_the_same_each_time_and_tells_no_time_and_no_template():
    first, second = written(make_lesson(FULL)), written(make_lesson(FULL))
    parts = zipfile.ZipFile(io.BytesIO(first))

    assert first == second
    assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = parts.read("docProps/core.xml").decode()
    assert not re.search("created|modified|Canny|python-pptx", core.replace("lastModifiedBy", ""))
    for name in parts.namelist():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(parts.read(name))
    assert b"4x3" not in parts.read("ppt/presentation.xml")
    assert [n for n in parts.namelist() if "printer" in n or "thumbnail" in n] == []


@pytest.mark.parametrize("look", LOOKS)
def test_the_colours_are_the_looks_own(look):
    theme = zipfile.ZipFile(io.BytesIO(written(make_lesson(), look=look))).read("ppt/theme/theme1.xml").decode()

    for name, colour in (("lt1", LOOKS[look].page), ("dk1", LOOKS[look].ink)):
        assert f'<a:{name}><a:srgbClr val="{colour[1:].upper()}"/></a:{name}>' in theme


def test_words_that_no_xml_holds_do_not_break_the_file():
    nasty = Piece("a\0b\x0bc\ud800d\u202ee <b>&amp; 🙂\nnext")
    lesson = make_lesson(make_stage(title=nasty, text=nasty, notes=nasty, question=nasty), title=nasty)
    slides = list(opened(lesson).slides)

    assert "a�b�c�de <b>&amp; 🙂" in words_on(slides[1])
    assert "next" in notes_of(slides[1])


def faults(slides):
    """Boxes that reach beyond the slide, lie over each other, or are too small for their words."""
    for n, slide in enumerate(slides, start=1):
        places = [*slide.boxes, *slide.pictures]
        for place in places:
            right, bottom = place.left + place.width, place.top + place.height
            if place.left < 0 or place.top < 0 or right > WIDTH + 0.1 or bottom > HEIGHT + 0.1:
                yield f"slide {n}: {place} reaches beyond the slide"
        for one, other in combinations(places, 2):
            across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
            down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
            if across > 0.1 and down > 0.1:
                yield f"slide {n}: {one} lies over {other}"
        for box in slide.boxes:
            room = box.width - 2 * box.inset
            needed = sum(len(lines(p, room - p.indent)) * p.kind.line + p.after for p in box.paragraphs)
            needed -= box.paragraphs[-1].after if box.paragraphs else 0
            if needed > box.height - 2 * box.inset + 0.1:
                yield f"slide {n}: {box} is too small for its words"


def lines(paragraph, room):
    """The lines of a paragraph in the fonts themselves, broken at spaces."""
    font = SERIF if paragraph.kind.serif else BOLD if paragraph.kind.bold else SANS
    found = []
    for part in joined(paragraph.pieces).split("\n"):
        line = ""
        for word in part.split(" "):
            longer = f"{line} {word}" if line else word
            if line and font.getlength(longer) * paragraph.kind.size / 1000 > room:
                found.append(line)
                longer = word
            line = longer
        found.append(line)
    return found


@pytest.mark.parametrize("language", TEXTS)
def test_the_shipped_stories_fit_their_slides_and_lose_no_word(language, without_timelines):
    for lesson in shipped_lessons(language):
        slides = list(deck(lesson, TEXTS[language]))
        told = "\n".join(joined(p.pieces) for slide in slides for box in slide.boxes for p in box.paragraphs)

        assert list(faults(slides)) == []
        assert len([slide for slide in slides if slide.pictures]) == len(lesson.stages)
        for stage in lesson.stages:
            seen = [s.seen.words for s in stage.passages if s.seen] + [
                s.beneath.words for s in stage.passages if s.beneath and not s.sealed
            ]
            asked = [stage.question.words] if stage.question else []
            for words in [stage.text.words, *asked, *map(joined, seen), *(a.words for a in stage.answers)]:
                assert words in told


LONG = st.text("abc жщ Wм\n", min_size=1, max_size=1500)


@settings(max_examples=25)
@given(LONG, LONG, LONG, st.lists(LONG, max_size=3), st.text("ab W", max_size=300))
def test_words_of_any_length_fit_on_as_many_slides_as_they_take(text, question, passage, answers, when):
    shown = Shown(make_extract(passage, heading=when or "x", remarks=(when[:80],)))
    stage = FULL._replace(
        text=Piece(text),
        title=Piece(text),
        question=Piece(question),
        passages=(shown, HIDDEN, SEALED),
        answers=tuple(map(Piece, answers)),
        when=when[:120],
    )
    slides = list(deck(make_lesson(stage, title=Piece(text), summary=Piece(question)), TEXTS["en"]))

    assert [fault for fault in faults(slides) if "too small" not in fault] == []
    told = "".join(joined(p.pieces) for slide in slides for box in slide.boxes for p in box.paragraphs)
    for words in (text, question, passage, *answers):
        assert bare(words) in bare(told)


def bare(words):
    return re.sub(r"\s", "", words)


@given(st.text("abc dé W\n", max_size=200), st.integers(30, 400))
def test_lines_are_broken_so_that_each_has_room_and_nothing_is_lost(words, room):
    kind, begin = Type(20), 0
    for end in breaks(words, kind, room):
        assert kind.width(words[begin:end].rstrip()) <= room + 0.01
        assert end > begin or words == ""
        begin = end
    assert begin == len(words)
    parts = parted((Piece(words),), kind, room, 60)
    assert "".join(map(joined, parts)) == words
    assert all(height(joined(part), kind, room) <= 60 for part in parts)


def test_letters_between_two_places_stay_in_their_pieces():
    pieces = (Piece("He said "), Piece("“no”", quoted=True), Piece(" and left."))

    assert between(pieces, 3, 10) == (Piece("said "), Piece("“n", quoted=True))


def test_libreoffice_opens_them_and_shows_every_slide(office, tmp_path, without_timelines):
    file = tmp_path / "story.pptx"
    file.write_bytes(written(*shipped_lessons("ru", "an-offer-in-the-kremlin"), "ru"))
    (pdf,) = converted(office, [file], tmp_path)
    slides = list(Presentation(file).slides)
    found = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    pages = [
        page.replace("\ufffe", "-").replace("→", "") for page in found
    ]  # a hyphen at a line's end, the list's sign

    assert len(pages) == len(slides)
    for page, slide in zip(pages, slides, strict=True):
        assert bare(words_on(slide)) in bare(page)
