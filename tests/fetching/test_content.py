"""What kind of document it is, and what it is called."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st
from urllib3 import HTTPHeaderDict

from explorer.fetch.body import Body, Damaged, TooLarge
from explorer.fetch.content import LONGEST_NAME, declared, name_of
from tests.fetching.server import PDF

URL = "https://archive.example/papers/memo.pdf"
NAMES = {
    'attachment; filename="memo 1.pdf"': "memo 1.pdf",
    "attachment; filename*=UTF-8''%D1%81%D1%82%D1%80.pdf": "стр.pdf",
    "inline": "memo.pdf",
    "": "memo.pdf",
    'attachment; filename=""': "memo.pdf",
    'attachment; filename="../../etc/passwd"': "passwd",
    'attachment; filename="..\\\\..\\\\windows\\\\system.ini"': "system.ini",
    'attachment; filename="/"': "memo.pdf",
    'attachment; filename=".."': "memo.pdf",
    'attachment; filename=".hidden"': "hidden",
    'attachment; filename="a\0b.pdf"': "a�b.pdf",
    'attachment; filename="a%00b/../c.pdf"': "c.pdf",
    'attachment; filename="C:evil.pdf"': "Cevil.pdf",
    'attachment; filename="nul.pdf"': "_nul.pdf",
    "attachment; filename*=no-such-charset''x%2Fy.pdf": "y.pdf",
    "attachment; filename*=UTF-8''..%2F..%2Fevil.pdf": "evil.pdf",
    'attachment; filename="' + "x" * 1000 + '.pdf"': "x" * (LONGEST_NAME - 4) + ".pdf",
}


@pytest.mark.parametrize(("header", "name"), NAMES.items())
def test_a_document_has_a_name_and_no_path(header, name):
    assert name_of(URL, HTTPHeaderDict({"Content-Disposition": header})) == name


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://archive.example/", "document"),
        ("https://archive.example/a/b/", "b"),
        ("https://archive.example/..%2F..%2Fevil.pdf", "evil.pdf"),
        ("https://archive.example/%00%0a", "document"),
        ("https://archive.example/x?file=y.pdf", "x"),
    ],
)
def test_without_a_name_the_address_gives_one(url, name):
    assert name_of(url, HTTPHeaderDict()) == name


@given(st.text(max_size=300), st.text(st.characters(codec="ascii"), max_size=80))
def test_a_name_is_never_a_path(header, path):
    name = name_of(f"https://archive.example/{path.replace('[', '')}", HTTPHeaderDict({"Content-Disposition": header}))

    assert 0 < len(name) <= LONGEST_NAME
    assert name not in {".", ".."}
    assert name.isprintable()
    assert not set(name) & set('/\\<>:"|?*')


@pytest.mark.parametrize(
    ("header", "kind", "charset"),
    [
        ("application/pdf", "application/pdf", None),
        ("Text/HTML; Charset=Windows-1251", "text/html", "windows-1251"),
        ('text/plain; charset="utf-8"; x=y', "text/plain", "utf-8"),
        ("application/x-pdf", "application/pdf", None),
        ("", "application/octet-stream", None),
        ("pdf", "application/octet-stream", None),
    ],
)
def test_what_a_host_says_it_sends_is_read(header, kind, charset):
    assert declared(HTTPHeaderDict({"Content-Type": header})) == (kind, charset)


@pytest.mark.parametrize(
    ("said", "body", "kind"),
    [
        ("application/pdf", PDF, "application/pdf"),
        ("application/pdf", b"\n\n" + PDF, "application/pdf"),
        ("application/pdf", b"junk before " + PDF, "application/pdf"),
        ("application/octet-stream", PDF, "application/pdf"),
        ("text/html", PDF, "application/pdf"),
        ("text/html; charset=utf-8", b"<p>A speech", "text/html"),
        ("text/plain", b"MZ is how this text begins", "text/plain"),
        ("text/plain", "речь".encode("utf-16"), "text/plain"),
        ("text/plain; charset=utf-16le", "speech".encode("utf-16le"), "text/plain"),
        ("application/tei+xml", b"<TEI/>", "application/tei+xml"),
    ],
)
def test_a_document_is_what_it_is_said_to_be_or_a_pdf(internet, visitor, said, body, kind):
    internet.page("archive.example/doc.pdf", lambda wire, _: wire.answer("200 OK", body, Content_Type=said))

    assert (visitor.fetch().content_type, visitor.fetch().data) == (kind, body)


@pytest.mark.parametrize("size", [1, 7, 1000, 10**6])
def test_what_is_packed_is_unpacked_as_it_comes(size):
    text = bytes(range(256)) * 700
    packed = gzip.compress(text[:5000]) + gzip.compress(text[5000:]) + b"\0" * 20
    body = Body(len(text), packed=True)

    for start in range(0, len(packed), size):
        body.add(packed[start : start + size])
    assert body.finished() == text
    assert body.received == len(packed)


@pytest.mark.parametrize("packed", [True, False])
def test_a_body_is_never_larger_than_allowed(packed):
    body = Body(100, packed=packed)

    with pytest.raises(TooLarge):
        body.add(gzip.compress(b"x" * 101) if packed else b"x" * 101)
    assert body.so_far == b"x" * 100


def test_half_of_something_packed_is_damaged():
    body = Body(10_000, packed=True)
    body.add(gzip.compress(PDF)[:-1])

    with pytest.raises(Damaged):
        body.finished()
