"""A document's text out of its file: every form, and files that are broken, hostile or something else."""

from __future__ import annotations

import os
import stat
import sys
import zlib
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.extract import LIMITS, CannotRead, Form, Limits, extract
from explorer.extract.pdf import pages_said
from explorer.extract.plain import tidy
from tests.texts import LABELS, PICTURE, make_packed_pdf, make_page, make_pdf, make_tei

RUSSIAN = "Мы считаем, что решение о выходе из договора является ошибочным. Мы будем отвечать."
FRENCH = "He said “no” – in the naïve café."
IN_PROCESS = (Form.TEXT, Form.HTML, Form.TEI)


def read(data, name="memo", **options):
    if isinstance(data, str):
        data = data.encode()
    return extract(data, name, **options)


def pages(data, name="memo", **options):
    text = read(data, name, **options).text
    return [(page.label, text.words(n)) for n, page in enumerate(text.pages)]


def words(data, name="memo", **options):
    return read(data, name, **options).text.text


@pytest.fixture
def no_tesseract(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.fixture
def tesseract(monkeypatch, tmp_path):
    """A program of that name that has English and Russian, and reads one sentence in every picture, or stops."""

    def install(then="sys.stdout.buffer.write(f'Read as {sys.argv[4]}: {seen[:2]!r}'.encode())"):
        program = tmp_path / "tesseract"
        lines = (
            f"#!{sys.executable} -I",
            "import sys",
            "if '--list-langs' in sys.argv: sys.exit(print('List of languages (2):\\neng\\nrus'))",
            "seen = sys.stdin.buffer.read()",
            then,
        )
        program.write_text("\n".join(lines), encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    if os.name == "nt":
        pytest.skip("the stand-in is a script")
    return install


# What a file is


@pytest.mark.parametrize(
    ("data", "name", "content_type", "form"),
    [
        ("Words.", "memo", None, Form.TEXT),
        ("Words.", "memo.md", "text/plain", Form.TEXT),
        ("<!doctype html><p>Words.", "memo.txt", "text/plain", Form.HTML),
        ("<!-- a --> <HTML><p>Words.", "memo", None, Form.HTML),
        ('<?xml version="1.0"?><!DOCTYPE html PUBLIC "x" "y"><html><p>Words.</p></html>', "memo", None, Form.HTML),
        ("<p>Words.", "memo.htm", None, Form.HTML),
        ("<p>Words.", "memo", "Text/HTML; charset=utf-8", Form.HTML),
        (make_tei("<p>Words.</p>"), "memo.html", "text/html", Form.TEI),
        (make_tei("<p>Words.</p>", before="<!-- <html> --><!DOCTYPE TEI>"), "memo", None, Form.TEI),
        (make_tei("<p>Words.</p>").decode().encode("utf-16"), "memo", None, Form.TEI),
        ("﻿<html><p>Words.", "memo", None, Form.HTML),
    ],
)
def test_a_file_is_what_its_content_says_then_its_type_then_its_name(data, name, content_type, form):
    data = data.encode() if isinstance(data, str) else data
    if form is Form.TEI and data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data.decode("utf-16").replace("UTF-8", "UTF-16").encode("utf-16")

    found = read(data, name, content_type=content_type)
    assert (found.form, found.text.text.strip()) == (form, "Words.")


@pytest.mark.parametrize(
    ("data", "name", "line"),
    [
        (b"", "memo.pdf", "is empty"),
        (b" \n\n", "memo.txt", "is empty"),
        (b"\xef\xbb\xbf \f \f", "memo.txt", "holds no text"),
        (b"PK\x03\x04...", "memo.docx", "is an office document or a ZIP archive (PDF, plain text, HTML, TEI XML and"),
        (b"{\\rtf1 x}", "memo.rtf", "is an RTF document (PDF, plain text, HTML, TEI XML and Markdown can be read)"),
        (b"\x89PNG\r\n", "memo.txt", "is a picture"),
        (b"a\0b", "memo.txt", "is no text: it holds zero bytes"),
        (b"\xff\xfea", "memo.txt", "begins with the mark of UTF-16, but is not sound UTF-16"),
        (b"Words.", "memo.pdf", "is said to be a PDF, but does not begin with %PDF-"),
        (b"<?xml version='1.0'?><rss/>", "feed.xml", "is XML, but its root element is rss, not TEI of the namespace"),
        (b"<TEI><text/></TEI>", "memo.tei", "is said to be TEI, but its root element is not of the namespace"),
        (b"<html><script>x</script><nav>Menu</nav>", "a.html", "holds no text"),
        (b"x" * 11, "memo.txt", "has 0.0 MiB, and at most"),
    ],
)
def test_what_is_no_text_is_one_line_that_says_what_it_is(data, name, line):
    with pytest.raises(CannotRead) as refused:
        read(data, name, limits=Limits(size=10) if line.startswith("has 0.0") else LIMITS)
    assert str(refused.value).startswith(line)
    assert "\n" not in str(refused.value)


@settings(max_examples=40)
@given(st.binary(max_size=300), st.sampled_from([b"", b"<html>", b"<html><p>", make_tei("<p>")[:-40], b"\xff\xfe"]))
def test_nothing_but_a_refusal_is_raised_whatever_the_bytes_are(data, start):
    for name in ("memo.txt", "memo.html", "memo.xml"):
        try:
            found = extract(start + data, name)
        except CannotRead:
            continue
        assert found.form in IN_PROCESS
        assert found.text.text.strip()
        assert found.text.text.encode()


@given(st.text(st.characters(exclude_characters="\0"), max_size=300))
def test_what_is_text_stays_and_is_tidy_at_once(text):
    once = tidy(text)

    assert tidy(once) == once
    assert extract(f"x{text}".encode(errors="replace"), "memo.txt").text.text.startswith("x")


# Plain text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_text_that_says_its_encoding_is_read_in_it(encoding):
    found = read(RUSSIAN.encode(encoding))

    assert (found.text.text, found.notes) == (RUSSIAN, ())


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "iso8859-5"])
@pytest.mark.parametrize("language", [None, "ru", "en"])
def test_the_encoding_of_a_russian_text_is_recognised_and_said(encoding, language):
    found = read(RUSSIAN.encode(encoding), language=language)

    assert found.text.text == RUSSIAN
    assert found.notes == (f"the file does not say its encoding; it was read as {encoding}",)


def test_other_encodings_are_read_where_they_are_stated_or_likely():
    assert words(FRENCH.encode("cp1252"), language="en") == FRENCH
    assert words(RUSSIAN.encode("cp1251"), content_type="text/plain; charset=windows-1251") == RUSSIAN
    assert words("Zażółć gęślą jaźń, powiedział.".encode("cp1250"), language="pl").startswith("Zażółć gęślą jaźń")


@pytest.mark.parametrize("charset", ["no-such", "hex", "rot13", "\0", "*''%zz", "utf-8; charset=x", "unicode_escape\n"])
def test_a_charset_that_makes_no_sense_does_not_matter(charset):
    assert words("Words — all.", content_type=f"text/plain; charset={charset}") == "Words — all."


def test_a_form_feed_ends_a_page_and_a_number_in_dashes_does_not():
    assert pages("One\n- 2 -\nTwo\f\fThree\f\n", "memo.txt") == [("1", "One\n- 2 -\nTwo"), ("2", ""), ("3", "Three")]


def test_line_ends_and_hyphens_stay_and_what_is_no_text_goes():
    assert tidy("coordi-\r\nnated\rone\x00\x1b e\u0301\ud800\ufffe\U0001ffff\x85") == "coordi-\nnated\none é\n"


@pytest.mark.parametrize("limits", [Limits(characters=10), Limits(pages=2)])
@pytest.mark.parametrize("name", ["memo.txt", "memo.html", "memo.tei"])
def test_a_text_that_is_too_long_is_refused(limits, name):
    data = {
        "memo.txt": b"Words \f" * 3,
        "memo.html": make_page("<p>Words of more than ten letters"),
        "memo.tei": make_tei("<pb/>Words of more<pb/>Words<pb/>Words"),
    }[name]
    if name == "memo.html" and limits.pages == 2:
        return  # is always one page
    with pytest.raises(CannotRead, match="has more than"):
        read(data, name, limits=limits)


# HTML


def test_of_a_web_page_the_words_are_read_block_by_block_and_what_stands_around_them_is_not():
    page = make_page(
        "<header>Site</header><nav>Menu</nav><form><select><option>Choose</select></form><script>x()</script>"
        "<h1>A &amp; B</h1><p>One\n  line<br>and <b>an</b>other.<p hidden>Unseen<p style='display: none'>Unseen"
        "<table><tr><th>Day<th>What<tr><td>4 June<td>Meeting</table><ul><li>x<li>y</ul><pre>a\n  b</pre>"
        "<aside>Related</aside>Last words<footer>Foot</footer>"
    )

    assert words(page).splitlines() == [
        *("A & B", "One line", "and another.", "Day\tWhat", "4 June\tMeeting", "x", "y", "a", "  b", "Last words")
    ]


def test_the_part_of_a_page_that_it_is_about_is_taken_if_most_words_are_in_it():
    long = "Words of the document itself. " * 9

    for element in ("main", "article", "div role=main"):
        page = make_page(f"<div>Around</div><{element}><header>Title</header>{long}</{element.split()[0]}>After")
        assert words(page) == f"Title\n{long.strip()}\n"
    assert words(make_page(f"<article>Teaser</article><p>{long}")) == f"Teaser\n{long.strip()}\n"
    assert words(make_page(f"<form><p>{long}</form>")) == f"{long.strip()}\n"  # some sites are one form


def test_the_charset_of_a_web_page_is_what_the_host_or_the_page_says():
    assert words(make_page(f"<p>{RUSSIAN}", charset="koi8-r")) == f"{RUSSIAN}\n"
    assert words(f"<html><p>{RUSSIAN}".encode("cp1251"), content_type="text/html; charset=cp1251") == f"{RUSSIAN}\n"


def test_elements_that_are_nested_too_deeply_are_refused_and_not_cut():
    assert words(b"<html>" + b"<div>" * 1000 + b"Words") == "Words\n"
    with pytest.raises(CannotRead, match="nested too deeply"):
        words(b"<html>" + b"<div>" * 10_000 + b"Words")


# TEI


def test_page_breaks_of_an_edition_are_its_pages_and_notes_stand_at_their_ends():
    edition = make_tei(
        '<pb n="iv"/><head>Memorandum</head><p>One<note n="1">A <hi>foot</hi>note.</note> line<lb/>and <hi>another'
        '</hi></p><pb n="5"/><p>goes on.</p><table><row><cell>a</cell><cell>b</cell></row></table>'
    )

    assert pages(edition) == [
        ("iv", "Memorandum\nOne line\nand another\n[1 A footnote.]\n"),
        ("5", "goes on.\na\tb\n"),
    ]


def test_what_stands_before_the_first_page_break_is_a_page_if_it_is_not_blank():
    assert pages(make_tei('<p>Cover</p><pb n="1"/><p>One</p>')) == [("front", "Cover\n"), ("1", "One\n")]
    assert pages(make_tei('<p> </p><pb n="1"/><p>One</p>')) == [("1", "One\n")]


@pytest.mark.parametrize(
    ("gap", "said"),
    [
        ('<gap extent="2" unit="lines" reason="withheld"/>', "[2 lines not declassified]"),
        ('<gap extent="2 lines" unit="line" reason="not declassified"/>', "[2 lines not declassified]"),
        ('<gap quantity="3" unit="words" reason="illegible"/>', "[3 words illegible]"),
        ("<gap/>", "[omitted]"),
        ('<hi rend="italic">[1 paragraph not declassified]</hi>', "[1 paragraph not declassified]"),
        ("<choice><sic>teh</sic><corr>the</corr></choice>", "teh"),
    ],
)
def test_what_was_withheld_or_corrected_is_read_as_the_document_has_it(gap, said):
    assert words(make_tei(f"<p>He said {gap} and left.</p>")) == f"He said {said} and left.\n"


@pytest.mark.parametrize(
    ("doctype", "body", "line"),
    [
        ('[<!ENTITY x SYSTEM "file:///etc/hostname">]', "&x;", "declares entities of its own"),
        ('[<!ENTITY a "ha"><!ENTITY b "&a;&a;">]', "&b;", "declares entities of its own"),
        ('[<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]', "x", "declares entities of its own"),
        ("", "&unknown-name;", "is not sound XML"),
        ('SYSTEM "http://127.0.0.1:9/tei.dtd"', "&unknown-name;", "refers to an entity &unknown-name;"),
        ("", "<p>", "is not sound XML"),
        ("", "<p>" * 5000 + "</p>" * 5000, "is not sound XML: Excessive depth"),
    ],
)
def test_entities_and_broken_xml_are_refused(doctype, body, line):
    with pytest.raises(CannotRead, match=line):
        read(make_tei(f"<p>{body}</p>", before=f"<!DOCTYPE TEI {doctype}>" if doctype else ""))


def test_entities_that_multiply_are_stopped():
    names = "abcdefghij"
    lines = (f'<!ENTITY {b} "{f"&{a};" * 20}">' for a, b in pairwise(names))
    laughs = f'<!DOCTYPE TEI [<!ENTITY a "ha">{"".join(lines)}]>'

    for body in ("<p>&j;</p>", '<p n="&j;">x</p>'):
        with pytest.raises(CannotRead, match="XML"):
            read(make_tei(body, before=laughs))


def test_an_external_document_type_is_not_fetched_and_names_of_html_are_known():
    edition = make_tei("<p>a&nbsp;b &mdash;<hi/> c</p>", before='<!DOCTYPE TEI SYSTEM "http://127.0.0.1:9/tei.dtd">')

    assert words(edition) == "a b — c\n"


# Markdown


def test_of_markdown_the_words_are_read_and_what_takes_too_long_is_stopped():
    text = (
        "# Title\n\nTwo\n*lines* of [a link](x), `code`\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- x\n\n```\nkept\n```\n"
    )

    assert words(text, "memo.md").splitlines() == ["Title", "Two", "lines of a link, code", "a\tb", "1\t2", "x", "kept"]
    with pytest.raises(CannotRead, match=r"is Markdown that takes more than 0\.01 seconds"):
        read("[" * 100_000, "memo.md", limits=Limits(seconds=0.01))


# Large files: each of these starts a process


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [("memo.html", "<html><p>", ""), ("memo.md", "# ", ""), ("memo.xml", '<TEI xmlns="{}"><text>', "</text></TEI>")],
)
def test_a_large_file_is_read_as_a_small_one_is(name, start, end):
    start = start.format("http://www.tei-c.org/ns/1.0")
    text = words(f"{start}{'Слово ' * 20_000}{end}", name)

    assert text == f"{('Слово ' * 20_000).strip()}\n"


def test_a_large_file_is_refused_as_a_small_one_is_and_one_that_takes_too_long_is_stopped():
    with pytest.raises(CannotRead, match="is HTML whose elements are nested too deeply"):
        read(b"<html>" + b"<div>" * 40_000)
    with pytest.raises(CannotRead, match=r"is HTML that takes more than 0\.01 seconds"):
        read(b"<html><p " + b" ".join(b"a%x" % n for n in range(500_000)), limits=Limits(seconds=0.01))


def test_accents_without_end_are_not_composed():
    assert len(words("a" + "\u0301\u0323" * 300_000)) > 600_000


# PDF: each of these starts a process


def test_a_text_layer_is_read_with_its_page_labels_line_ends_and_hyphens():
    found = read(make_pdf(["A coordi-\nnated “strategy”", "", "Last"], catalog=LABELS))

    assert pages(make_pdf(["One"])) == [("1", "One")]
    assert [page.label for page in found.text.pages] == ["i", "ii", "5"]
    assert found.text.text == "A coordi-\nnated “strategy”\n\nLast"
    assert (found.form, found.scanned, found.notes) == (Form.PDF, False, ())


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (make_pdf(["x"], encrypted=True), "is an encrypted PDF that asks for a password"),
        (make_pdf(["x"] * 9)[:600], "is a PDF that is damaged or cut off"),
        (make_pdf(["x"], kids="2 0 R"), "is a PDF that is damaged or cut off"),
        (make_pdf([]), "is a PDF that"),
        (make_pdf([""]), "holds no text"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_one_line(data, line):
    with pytest.raises(CannotRead) as refused:
        read(data)
    assert str(refused.value).startswith(line)


@pytest.mark.parametrize(
    ("data", "limits", "line"),
    [
        (make_pdf(["x"] * 3), Limits(pages=2), "has more than 2 pages"),
        (make_pdf(["xxxx"] * 3), Limits(characters=9), "has more than 9 characters"),
        (make_pdf(["x"]), Limits(seconds=0.01), r"takes more than 0\.01 seconds"),
    ],
)
def test_the_process_that_reads_a_pdf_has_limits(data, limits, line):
    with pytest.raises(CannotRead, match=line):
        read(data, limits=limits)


@pytest.mark.skipif(sys.platform != "linux", reason="only there memory is limited")
def test_a_pdf_that_unpacks_to_more_than_the_memory_harms_nobody():
    packed = zlib.compress(b" " * 200 * 2**20, level=1)

    with pytest.raises(CannotRead, match="cannot cope with: it crashes, or needs more than 100 MiB"):
        read(make_packed_pdf(packed), limits=Limits(memory=100 * 2**20))


def test_pages_that_are_pictures_are_named_where_nothing_reads_them(no_tesseract):
    found = read(make_pdf(["Words", PICTURE, PICTURE], stamp="UNCLASSIFIED"))

    assert (found.text.words(0), found.scanned) == ("Words", False)
    assert found.notes == ("pages 2 to 3 without a text layer: Tesseract would read them, and is not installed",)
    with pytest.raises(CannotRead, match="is a PDF of pictures, without a text layer: Tesseract would read them"):
        read(make_pdf([PICTURE]))


def test_pages_that_are_pictures_are_read_by_tesseract_in_the_documents_language(tesseract):
    tesseract()
    found = read(make_pdf(["Words", PICTURE]), language="ru-RU")

    assert found.text.words(1) == "Read as rus: b'P5'"
    assert (found.scanned, found.notes) == (True, ("page 2 read from pictures by Tesseract (rus)",))


def test_a_language_that_tesseract_has_no_data_of_is_named(tesseract):
    tesseract()
    with pytest.raises(CannotRead, match=r"its data for this language \(ind\) is not installed"):
        read(make_pdf([PICTURE]), language="id")


@pytest.mark.parametrize("then", ["sys.exit(1)", "print(' ')"])
def test_a_tesseract_that_fails_or_sees_nothing_is_said(tesseract, then):
    tesseract(then)
    with pytest.raises(CannotRead, match="Tesseract found no words there"):
        read(make_pdf([PICTURE]), language="en")


@pytest.mark.parametrize(
    ("numbers", "said"), [([1], "page 2"), ([0, 1, 2, 6], "pages 1 to 3, 7"), ([0, 2], "pages 1, 3")]
)
def test_pages_are_said_in_runs(numbers, said):
    assert pages_said(numbers) == said
