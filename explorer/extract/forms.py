"""What a file is: by its first bytes, else by what the host calls it, else by the ending of its name."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from pathlib import PurePosixPath

from explorer.extract.limits import CannotRead

START = 64 * 1024  # bytes that are looked at
PDF_START = 1024  # a PDF's header stands among them (ISO 32000-1, annex H.3)
TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0"
READABLE = "PDF, plain text, HTML, TEI XML and Markdown can be read"


class Form(StrEnum):
    """The forms that a text comes in."""

    PDF = "pdf"
    TEXT = "text"
    HTML = "html"
    TEI = "tei"
    MARKDOWN = "markdown"


TYPES = {
    "application/pdf": Form.PDF,
    "application/x-pdf": Form.PDF,
    "application/tei+xml": Form.TEI,
    "application/xhtml+xml": Form.HTML,
    "text/html": Form.HTML,
    "text/markdown": Form.MARKDOWN,
    "text/x-markdown": Form.MARKDOWN,
    "text/plain": Form.TEXT,
}
ENDINGS = {
    ".pdf": Form.PDF,
    ".tei": Form.TEI,
    ".htm": Form.HTML,
    ".html": Form.HTML,
    ".xhtml": Form.HTML,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
}
OTHERS = {
    b"PK\x03\x04": "an office document or a ZIP archive",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"{\\rtf": "an RTF document",
    b"%!PS": "a PostScript file",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"II*\x00": "a picture",
    b"MM\x00*": "a picture",
    b"AT&TFORM": "a DjVu file",
    b"\x7fELF": "a program",
}
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# What may stand before the root element: a declaration, comments, processing instructions, white space.
_PROLOG = re.compile(r"\s+|<\?[^>]*>|<!--.*?(?:-->|\Z)", re.DOTALL)
_DOCTYPE = re.compile(r"<!doctype\s+([\w.:-]+)", re.IGNORECASE)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)(?=[\s/>])[^>]*>?")


def marked_encoding(data: bytes) -> str | None:
    """The encoding that a byte order mark tells; None without one."""
    return next((name for mark, name in MARKS if data.startswith(mark)), None)


def recognised(data: bytes, name: str, content_type: str | None = None) -> Form:
    """
    What a file is.

    Args:
        data: Its bytes.
        name: What it is called.
        content_type: As a host states it, with or without parameters.

    Raises:
        CannotRead: It is empty, of another form, or not what it is said to be.
    """
    if not data.strip():
        raise CannotRead("is empty")
    stated = TYPES.get((content_type or "").partition(";")[0].strip().lower())
    stated = stated or ENDINGS.get(PurePosixPath(name).suffix.lower())
    start = data[:PDF_START]
    if start.lstrip().startswith(b"%PDF-") or (stated is Form.PDF and b"%PDF-" in start):
        return Form.PDF
    other = next((kind for sign, kind in OTHERS.items() if data.startswith(sign)), None)
    if other is not None:
        raise CannotRead(f"is {other} ({READABLE})")
    found = _marked_up(data[:START], stated)
    if found is None and stated is Form.PDF:
        raise CannotRead("is said to be a PDF, but does not begin with %PDF- (it may be cut off or damaged)")
    if found is None and stated is Form.TEI:
        raise CannotRead(f"is said to be TEI, but its root element is not of the namespace {TEI_NAMESPACE}")
    return found or stated or Form.TEXT


def _marked_up(start: bytes, stated: Form | None) -> Form | None:
    """
    HTML or TEI, if the start of the file says so.

    Raises:
        CannotRead: It is XML of another kind.
    """
    text = start.decode(marked_encoding(start) or "utf-8", errors="ignore").lstrip("\ufeff")
    is_xml = text.lstrip().startswith("<?xml")
    text = _without_prolog(text)
    doctype = _DOCTYPE.match(text)
    if doctype is not None:
        if doctype[1].lower() == "html":
            return Form.HTML
        declared = doctype[1].rpartition(":")[2]
        at = re.search(rf"<(?:[\w.-]+:)?{re.escape(declared)}[\s>]", text[doctype.end() :])
        text = text[doctype.end() + at.start() :] if at else ""
    root = _ROOT.match(text)
    name = root[1] if root else ""
    if name.lower() in {"html", "head", "body"}:
        return Form.HTML
    if root is not None and name in {"TEI", "teiCorpus"} and TEI_NAMESPACE in root[0]:
        return Form.TEI
    if doctype is not None and doctype[1].rpartition(":")[2] in {"TEI", "teiCorpus"}:
        return Form.TEI  # its reader says what is wrong with it
    if is_xml and stated is not Form.HTML:
        what = f"its root element is {name[:40]}" if name else "it has no root element"
        raise CannotRead(f"is XML, but {what}, not TEI of the namespace {TEI_NAMESPACE}")
    return None


def _without_prolog(text: str) -> str:
    at = 0
    while found := _PROLOG.match(text, at):
        at = found.end()
    return text[at:]
