"""Small documents for tests, written by hand: PDF in all its states, TEI and HTML."""

from __future__ import annotations

from collections.abc import Sequence

PICTURE = "PICTURE"
"""A page that is a picture, without a text layer."""

LABELS = "/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /St 5 >>] >>"
"""i, ii, 5, 6 …"""

_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
_DOTS = b"<< /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 64 >>"
_ENCRYPT = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (b"aa" * 32, b"bb" * 32)


def make_pdf(
    pages: Sequence[str], *, catalog: str = "", kids: str | None = None, encrypted: bool = False, stamp: str = ""
) -> bytes:
    """
    A PDF of version 1.4.

    Args:
        pages: The lines of each page; PICTURE is a picture, with *stamp* as its only words.
        catalog: More entries of the catalog, such as LABELS.
        kids: What the page tree holds instead of the pages.
        encrypted: Whether it says that it is; no password opens it.
        stamp: Words that a text layer puts over pictures.
    """
    # 1 catalog, 2 page tree, 3 font, 4 picture, then each page and its content
    own = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        f"<< /Type /Pages /Kids [{own if kids is None else kids}] /Count {len(pages)} >>".encode(),
        _FONT,
        _DOTS + b"\nstream\n" + bytes(range(0, 256, 4)) + b"\nendstream",
    ]
    for number, words in enumerate(pages):
        content = _picture(stamp) if words == PICTURE else _lines(words)
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {6 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> /XObject << /Im1 4 0 R >> >> >>"
        )
        objects += [page.encode(), b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)]
    if encrypted:
        objects.append(_ENCRYPT)
    return _file(objects, f" /Encrypt {len(objects)} 0 R /ID [<00> <00>]" if encrypted else "")


def make_packed_pdf(packed: bytes) -> bytes:
    """A PDF of one page, whose content is given as zlib packs it."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << >> >>"
    content = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    catalog, tree = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return _file([catalog, tree, page, content], "")


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    body, places = bytearray(b"%PDF-1.4\n"), list[int]()
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    body += "".join(f"{place:010} 00000 n \n" for place in places).encode()
    body += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(body)


def _lines(words: str) -> bytes:
    shown = "\n".join(f"({_escaped(line)}) Tj T*" for line in words.split("\n"))
    return f"BT /F1 12 Tf 14 TL 72 720 Td\n{shown}\nET".encode("cp1252") if words else b""


def _picture(stamp: str) -> bytes:
    return b"q 612 0 0 792 0 0 cm /Im1 Do Q\n" + (_lines(stamp) if stamp else b"")


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def make_tei(body: str, *, before: str = "", root: str = "TEI") -> bytes:
    """A TEI document; *before* stands before its root element, such as a document type."""
    header = "<teiHeader><fileDesc><titleStmt><title>Not in the text</title></titleStmt></fileDesc></teiHeader>"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{before}<{root} xmlns="http://www.tei-c.org/ns/1.0">{header}'
        f"<text><body>{body}</body></text></{root}>"
    ).encode()


def make_page(body: str, *, charset: str = "utf-8") -> bytes:
    """A web page that says its charset."""
    head = f'<head><meta charset="{charset}"><title>Title</title><style>p {{}}</style></head>'
    return f"<!DOCTYPE html><html>{head}<body>{body}</body></html>".encode(charset)
