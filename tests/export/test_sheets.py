"""Sheets on paper, read back with another program's reader: who gets to see what, and on which page."""

import re

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest

from explorer.activities.sheet import (
    Activity,
    Choice,
    Exhibit,
    Fact,
    Group,
    Open,
    Option,
    Ordering,
    Part,
    Piece,
    Sheet,
    Wish,
)
from explorer.export import typesetting
from explorer.export.sheets import sheet_pdf
from explorer.export.typesetting import CannotWrite
from explorer.i18n import catalogues

TEXTS = catalogues()
ADDRESS = "http://127.0.0.1:8050/activities/packet?seed=7"
MEMO = Exhibit(
    "A",
    "A memorandum",
    (Fact("Written", ""), Fact("Kind", "memorandum of conversation")),
    (Piece("He said: "), Piece("“not one inch”", quoted=True, language="en"), Piece(" and left.")),
    "memo",
    "inch",
)
BAR = Exhibit("B", "A cable", (), (), "cable", "bar", "two lines withheld")
BENEATH = Exhibit("", "The cable, later", (), (Piece("“a name beneath the bar”", quoted=True),), "cable", "bar")
CHOICE = Choice(
    "choice", "Was it known?", (MEMO,), (Option("y", "Yes"), Option("n", "No")), "n", ("It was sealed until 2025.",)
)
ORDERING = Ordering(
    "ordering",
    "Put these in order.",
    (Option("x", "The third thing"), Option("y", "The first thing"), Option("z", "The second thing")),
    ("y", "z", "x"),
    (Option("x", "2011"), Option("y", "June 1999"), Option("z", "2001")),
)
OPEN = Open("open", "What is under the bar?", (BAR,), 4, ("Perhaps a source.",), (BENEATH,))
PLAN = (Part("Compelling question", ("Was there an offer?",)),)
CITATIONS = (Option("A", "Archive, Memorandum, 2000."), Option("", "Archive, Cable, 2001."))
NUMBER = re.compile(r"Page (\d+) of (\d+)")
WHAT_ONLY_TEACHERS_SEE = (
    "It was sealed until 2025.",
    "b) No\n– ",
    "The right order",
    "June 1999",
    "Perhaps a source.",
    "a name beneath the bar",
    "Was there an offer?",
    "Archive, Memorandum, 2000.",
)


def make_sheet(*groups, title="An offer", intro=("Read, then answer.",), plan=PLAN, citations=CITATIONS, seed=7):
    groups = groups or (Group("Tasks", (), (CHOICE, ORDERING, OPEN)),)
    return Sheet(Activity.PACKET, title, intro, groups, plan, citations, Wish(seed))


def question(at, lines=3):
    return Open(f"q{at}", f"Question {at}?", (), lines, (f"Answer {at}.",))


def pages(sheet, language="en", address=ADDRESS):
    """The text of each page, its lines as they are set."""
    document = pdfium.PdfDocument(sheet_pdf(sheet, TEXTS[language], address=address))
    found = [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    document.close()
    return found


def without_spaces(words):
    """What is left when lines may have been broken anywhere, without marks of direction; a hyphen at the end of a
    line is U+FFFE for pdfium.
    """
    return re.sub("[\\s\u200e\u200f]", "", words).replace("\ufffe", "-")


def of_part(found, name):
    """The pages whose footer says that they belong to a part."""
    return [page for page in found if f" · {name} · Sheet no. 7" in page]


def test_pupils_see_the_tasks_and_nothing_of_their_answers():
    (first, *_) = pages(make_sheet())

    for words in ("Name", "Date", "Was it known?", "a) Yes", "b) No", "The third thing", "“not one inch”", "Written:"):
        assert words in first.replace("\N{NO-BREAK SPACE}", " ")
    assert "two lines withheld" in first
    assert [words for words in WHAT_ONLY_TEACHERS_SEE if words in first.replace("\N{NO-BREAK SPACE}", " ")] == []


def test_the_answers_give_the_letters_that_pupils_see():
    (answers,) = of_part(pages(make_sheet()), "Answers")

    assert "b) No\n– It was sealed until 2025." in answers
    assert "The right order: b – c – a" in answers
    assert re.search(r"1\. b\) The first thing June 1999\n2\. c\) The second thing 2001\n3\. a\) The third", answers)
    assert "1. b" in answers.replace("\N{NO-BREAK SPACE}", " ")
    assert "– Perhaps a source." in answers
    assert "“a name beneath the bar”" in answers


def test_the_plan_comes_last_and_the_documents_after_the_answers():
    found = pages(make_sheet())

    for words in ("Compelling question", "Was there an offer?"):
        assert words in found[-1]
    for words in ("Archive, Memorandum, 2000.", "Archive, Cable, 2001."):
        assert words in of_part(found, "Answers")[-1]
    assert "Was it known?" not in found[-1]


def test_a_plan_of_many_lines_is_set_smaller_so_that_it_is_one_page():
    plan = [Part(f"Part {n}", tuple(f"Line {n}.{m} of a plan." for m in range(6))) for n in range(6)]

    assert len(of_part(pages(make_sheet(plan=tuple(plan))), "For the teacher")) == 1


@pytest.mark.parametrize("tasks", [1, 8, 16])
def test_answers_are_never_on_the_back_of_a_task(tasks):
    found = pages(make_sheet(Group("", (), tuple(map(question, range(tasks))))))
    first = next(at for at, page in enumerate(found) if " · Answers · " in page)

    assert first % 2 == 0
    assert all("Answer" not in page or "left empty" in page for page in found[:first])


def test_each_part_has_pages_numbered_from_one_with_the_sheets_number_and_address():
    found = pages(make_sheet(Group("", (), tuple(map(question, range(40))))))
    numbered = [page for page in found if NUMBER.search(page)]
    parts = [of_part(found, "Answers"), of_part(found, "For the teacher")]
    parts.append([page for page in numbered if page not in parts[0] + parts[1]])

    for part in parts:
        numbers = [tuple(map(int, NUMBER.search(page).groups())) for page in part]
        assert numbers == [(at, len(part)) for at in range(1, len(part) + 1)]
    assert min(len(parts[0]), len(parts[2])) > 1
    for page in numbered:
        assert "An offer" in page
        assert "Sheet no. 7" in page
        assert ADDRESS in without_spaces(page)


def test_an_address_too_long_for_the_footer_is_given_once_in_full():
    address = ADDRESS + "&event=2000-06-04-kremlin" * 40
    found = [without_spaces(page) for page in pages(make_sheet(), address=address)]

    assert [address in page for page in found] == [False] * (len(found) - 1) + [True]


def test_the_number_of_a_sheet_is_written_without_signs_between_its_figures():
    assert "Sheet no. 1234567" in pages(make_sheet(seed=1234567))[0]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Name", "Answers", "For the teacher", "a) Yes"]),
        ("id", ["Nama", "Kunci jawaban", "Untuk guru", "a) Yes"]),
        ("ru", ["Имя", "Ответы", "Для учителя", "а) Yes"]),
    ],
)
def test_a_sheet_speaks_its_language(language, words):
    found = "\n".join(pages(make_sheet(), language)).replace("\N{NO-BREAK SPACE}", " ")

    assert [word for word in words if word not in found] == []


def test_cyrillic_words_come_out():
    sheet = make_sheet(Group("Документы", (), (question(1)._replace(prompt="Что могли знать читатели «Правды»?"),)))

    assert "Что могли знать читатели «Правды»?" in pages(sheet, "ru")[0]


@pytest.mark.parametrize(
    "words",
    [
        '#import "@preview/cetz:0.3.0": *',
        "#panic(1) #{ let x = 1 }",
        "$x^2$ $ *b* _i_ `c` ``` <x> @x ~ -- --- ...",
        '\\ \\u{1F600} \\n \\"',
        "= Heading\n- item\n/ term: x // comment /* x",
        "'single' \"double\"",
        "{page} \ue000 \ue001 {{x}}",
        "Щ" * 120,
        "https://example.org/" + "a/b-c_d?e=f&g=%20" * 6,
        "\N{RIGHT-TO-LEFT MARK}1\N{LEFT-TO-RIGHT MARK} x",
        "🙂 中文",
    ],
)
def test_words_are_text_whatever_they_look_like(words):
    exhibit = Exhibit("A", words, (Fact(words, words),), (Piece(words, quoted=True, language=words),), "s", "p", words)
    options = (Option("k", words), Option("l", words))
    items = (
        Choice("c", words, (exhibit,), options, "l", (words,)),
        Ordering("o", words, options, ("l", "k"), options),
        Open("p", words, (exhibit,), 2, (words,), (exhibit,)),
    )
    sheet = make_sheet(Group(words, (exhibit,), items), title=words, intro=(words,), plan=(Part(words, (words,)),))
    found = without_spaces("".join(pages(sheet)))

    # pdfium does not give back signs beyond the first plane that no font has; a page may end within a word.
    assert found.count(re.sub("[\U00010000-\U0010ffff]", "", without_spaces(words))) >= 25


def test_what_no_text_holds_is_replaced_and_what_turns_lines_around_is_left_out():
    sheet = make_sheet(intro=("a\0b\ud800c", "\N{RIGHT-TO-LEFT OVERRIDE}forwards"))

    (first, *_) = pages(sheet)

    assert "a\ufffdb\ufffdc\nforwards" in first


def test_a_word_of_a_thousand_letters_stays_on_the_paper():
    word = "W" * 1000
    options = (Option("k", word), Option("l", "short"))
    group = Group(word, (MEMO._replace(heading=word),), (Choice("c", "?", (), options, "k", (word,)),))
    sheet = make_sheet(group, title=word)
    document = pdfium.PdfDocument(sheet_pdf(sheet, TEXTS["en"], address=ADDRESS))
    for page in document:
        read = page.get_textpage()
        boxes = [read.get_charbox(at) for at in range(read.count_chars())]
        assert max(right for _, _, right, _ in boxes) <= page.get_width() - 50
        assert min(bottom for _, bottom, _, _ in boxes) >= 15
    document.close()


@pytest.mark.parametrize("before", [3, 5, 6, 7])
def test_what_fits_on_a_page_is_not_broken_and_a_heading_is_not_left_alone(before):
    exhibit = MEMO._replace(words=(Piece("First words. " + "Many words. " * 150 + "Last words."),))
    fill = Group("", (), tuple(question(at, lines=1) for at in range(before)))
    found = pages(make_sheet(fill, Group("A heading", (exhibit,), (CHOICE._replace(exhibits=(BAR,)),))))

    (heading,) = (page for page in found if "A heading" in page)
    assert "First words." in heading
    assert "Last words." in heading
    (prompt,) = (page for page in found if "Was it known?" in page and "Answers" not in page)
    assert "Yes" in prompt


def test_what_does_not_fit_on_a_page_goes_on_over_the_next():
    exhibit = MEMO._replace(words=(Piece(" ".join(f"word{at}" for at in range(3000))),))
    found = pages(make_sheet(Group("", (exhibit,), (question(1),))))

    words = re.findall(r"word\d+", "".join(found))
    assert words == [f"word{at}" for at in range(3000)]
    assert [page for page in found if page.count("word") > 1000] == []


def test_a_document_is_cited_under_the_letter_that_its_entry_has():
    group = Group("", (), (ORDERING,))
    found = pages(make_sheet(group, citations=(Option("y", "Archive, Memorandum."),)), "ru")

    assert any("б Archive, Memorandum." in page for page in found)


def test_a_group_that_is_about_one_passage_begins_on_the_page_of_its_first_task():
    fill = Group("", (), tuple(question(at, lines=2) for at in range(6)))
    found = pages(make_sheet(fill, Group("Document B", (BAR,), (OPEN._replace(lines=9),))))

    (page,) = (page for page in found if "Document B" in page)
    assert "What is under the bar?" in page
    assert "two lines withheld" in page
    assert page is not found[0]


def test_an_option_after_the_alphabets_end_has_a_number():
    options = tuple(Option(f"k{at}", f"Option {at}") for at in range(30))
    found = pages(make_sheet(Group("", (), (Choice("c", "Which?", (), options, "k28", ()),))))

    assert any("29) Option 28" in page for page in of_part(found, "Answers"))


def test_the_same_sheet_gives_the_same_bytes_wherever_it_is_made(tmp_path, monkeypatch):
    here = sheet_pdf(make_sheet(), TEXTS["ru"], address=ADDRESS)
    monkeypatch.chdir(tmp_path)

    assert here == sheet_pdf(make_sheet(), TEXTS["ru"], address=ADDRESS)
    assert here != sheet_pdf(make_sheet(seed=8), TEXTS["ru"], address=ADDRESS)
    assert list(tmp_path.iterdir()) == []


def test_the_pdf_says_its_title_and_language_and_no_date():
    document = pdfium.PdfDocument(sheet_pdf(make_sheet(title="Предложение"), TEXTS["ru"]))

    assert document.get_metadata_value("Title") == "Предложение"
    assert document.get_metadata_value("CreationDate") == ""
    assert language_of(document) == "ru"
    assert pdfium_c.FPDFCatalog_IsTagged(document)
    assert [entry.get_title() for entry in document.get_toc() if entry.level == 0] == [
        "Предложение",
        "Ответы",
        "Для учителя",
    ]
    document.close()


def language_of(document):
    size = pdfium_c.FPDFCatalog_GetLanguage(document, None, 0)
    held = pdfium_c.ctypes.create_string_buffer(size)
    pdfium_c.FPDFCatalog_GetLanguage(
        document, pdfium_c.ctypes.cast(held, pdfium_c.ctypes.POINTER(pdfium_c.FPDF_WCHAR)), size
    )
    return held.raw.decode("utf-16-le").rstrip("\0")


def test_a_sheet_of_nothing_is_one_page():
    empty = Sheet(Activity.IN_ORDER, "", (), (), (), (), Wish(1))

    (page,) = pages(empty, address="")

    assert "Name" in page
    assert "Page 1 of 1" in page


def test_empty_parts_are_no_fault():
    nothing = Exhibit("", "", (), (), "s", "p")
    group = Group("", (nothing,), (Open("o", "", (nothing,), 0, ()), Ordering("r", "", (), (), ())))

    assert len(pages(make_sheet(group, plan=(Part("", ()),), citations=()))) == 4


def test_a_sheet_that_cannot_be_set_says_so_in_one_line(monkeypatch):
    monkeypatch.setattr(typesetting, "_template", lambda _: b'#panic("no\n room")')

    with pytest.raises(CannotWrite, match=r"^the sheet 'An offer' cannot be set: .*no.*room") as fault:
        sheet_pdf(make_sheet(), TEXTS["en"])

    assert "\n" not in str(fault.value)
