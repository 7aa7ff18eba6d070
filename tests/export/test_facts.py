"""The facts of a chart inside its file: written by us, read back by us and by programs that are not ours."""

import struct
import zlib
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from explorer.export.facts import Facts, facts_in, meta_elements, packet, with_facts

PATH = '<path xmlns="http://www.w3.org/2000/svg" d="M0 0"/>'
SVG = f'<?xml version="1.0"?><!-- <svg> --><svg xmlns="http://www.w3.org/2000/svg" data-a="1>0">{PATH}</svg>'.encode()
CHART = Facts(
    title="Отношения & <их> тон",
    description="Theme: NATO. As known on 31 December 2004.",
    address="https://example.org/?known=2004-12-31&themes=nato",
    view="/?known=2004-12-31&themes=nato",
    rights="CC BY 4.0",
    language="ru",
    known="2004-12-31",
    data_set="US–Russia",
    version="2026.1",
    program="Unsealed 0.1.0",
)
HOSTILE = (
    "]]>",
    "-->",
    "<?xpacket",
    "</x:xmpmeta>",
    "<script>",
    "&lt;",
    "\"'",
    "\0",
    "\ud800",
    "\ufffe",
    "\r\n",
    "(\\)",
)
# Words of a fact are any characters at all, those most of all that mean something in one of the forms.
words = st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(), max_size=30)), max_size=4).map("".join)
hostile_facts = st.builds(Facts, *[words] * (len(Facts._fields))).map(
    lambda facts: facts._replace(view=f"/{facts.view}")
)


def make_png():
    written = BytesIO()
    Image.new("RGB", (3, 2), "#b3401a").save(written, "PNG")
    return written.getvalue()


def make_pdf():
    written = BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 200))
        page.Contents = pdf.make_stream(b"0 0 1 rg 10 10 50 50 re f")
        with pdf.open_metadata() as metadata:
            metadata["dc:title"] = "made by another program"
        pdf.save(written, compress_streams=True)
    return written.getvalue()


FILES = {"png": make_png(), "svg": SVG, "pdf": make_pdf()}


@settings(max_examples=40)  # three files each
@given(hostile_facts)
@example(CHART)
@example(Facts(title="x" * 70_000, view="/"))
def test_the_facts_that_a_file_was_given_are_the_facts_in_it(facts):
    for form, content in FILES.items():
        assert facts_in(with_facts(content, form, facts)) == facts.held(), form
    page = f"<!DOCTYPE html><html><head>{meta_elements(facts)}</head></html>"
    assert facts_in(page.encode()) == facts.held()


@given(st.binary() | st.binary().map(lambda found: b"<x:xmpmeta " + found + b"</x:xmpmeta>"))
def test_bytes_of_any_kind_are_read_without_a_fault(content):
    assert facts_in(content) is None


def test_facts_are_found_again_as_another_program_writes_them():
    spaces = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="urn:unsealed:view#"'
    short = f'<rdf:RDF {spaces}><rdf:Description u:view="/?a=1&amp;b=2" u:known="2004-12-31"/></rdf:RDF>'

    assert facts_in(f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{short}</x:xmpmeta>".encode()) == Facts(
        view="/?a=1&b=2", known="2004-12-31"
    )


def test_new_facts_take_the_place_of_the_old_and_the_same_facts_give_the_same_bytes():
    for form, content in FILES.items():
        once = with_facts(content, form, CHART)
        anew = with_facts(with_facts(content, form, CHART._replace(view="/search", title="before")), form, CHART)

        assert once == anew == with_facts(once, form, CHART), form
        assert once.count(packet(CHART).encode()) == once.count(b"<x:xmpmeta") == 1, form


def test_a_png_opens_elsewhere_with_the_same_dots_and_its_facts():
    with Image.open(BytesIO(with_facts(FILES["png"], "png", CHART, dpi=192))) as image:
        image.load()
        assert image.tobytes() == Image.new("RGB", (3, 2), "#b3401a").tobytes()
        assert image.info["XML:com.adobe.xmp"] == packet(CHART)
        assert image.info["dpi"] == pytest.approx((192, 192), abs=0.01)
        said = {name: image.info[name] for name in ("Title", "Description", "Copyright", "Source", "Software")}
    assert [*said.values()] == [CHART.title, CHART.description, CHART.rights, CHART.address, CHART.program]


def test_an_svg_opens_elsewhere_with_the_same_drawing_and_its_facts():
    root = etree.fromstring(with_facts(SVG, "svg", CHART))
    title, description, metadata, path = root

    assert [etree.QName(part).localname for part in root] == ["title", "desc", "metadata", "path"]
    assert (title.text, description.text) == (CHART.title, CHART.description)
    assert metadata.find(".//{urn:unsealed:view#}view").text == CHART.view
    assert etree.tostring(path) == PATH.encode()


def test_a_pdf_opens_elsewhere_with_the_same_page_and_its_facts():
    written = with_facts(FILES["pdf"], "pdf", CHART)

    with pikepdf.open(BytesIO(written)) as pdf:
        assert pdf.pages[0].Contents.read_bytes() == b"0 0 1 rg 10 10 50 50 re f"
        assert pdf.Root.Metadata.read_raw_bytes() == packet(CHART).encode()
        assert pdf.Root.Lang == "ru"
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == CHART.title
            assert metadata["dc:language"] == {"ru"}
            assert metadata["{urn:unsealed:view#}view"] == CHART.view
    with pypdfium2.PdfDocument(written) as pdf:
        said = pdf.get_metadata_dict(skip_empty=True)
    assert (said["Title"], said["Subject"], said["Creator"]) == (CHART.title, CHART.description, CHART.program)
    assert {name for name in said if "Date" in name} == set()


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_what_is_no_such_file_is_refused(form):
    cut = {"png": FILES["png"][:-9], "svg": b"<html><svg/></html>", "pdf": b"%PDF-1.7"}
    head = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 0) + b"IHDR" + struct.pack(">I", zlib.crc32(b"IHDR"))

    for content in (b"", b"\xff\xfe", cut[form], head + b"\0\0"):
        with pytest.raises(ValueError, match=f"(?i){form}|utf-8"):
            with_facts(content, form, CHART)
