"""What kind of document it is: what the host says, what the first bytes say, and what it is called."""

from __future__ import annotations

import re
import unicodedata
from email.message import Message
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from urllib3 import HTTPHeaderDict

from explorer.fetch.refusal import CannotFetch, plain
from explorer.fetch.rules import PDF, UNSPECIFIED, Rules

LONGEST_NAME = 120  # characters
UNNAMED = "document"
START = 1024  # bytes; a PDF's header stands among them (ISO 32000-1, annex H.3)
SAME = {"application/x-pdf": PDF, "text/x-markdown": "text/markdown", "binary/octet-stream": UNSPECIFIED}
WIDE = ("utf-16", "utf-32", "ucs-2", "utf16", "utf32")
MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")  # of texts whose letters hold zero bytes
KINDS = {
    b"MZ": "a program",
    b"\x7fELF": "a program",
    b"\xcf\xfa\xed\xfe": "a program",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\xd0\xcf\x11\xe0": "an office document",
}
DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # what Windows takes for devices


class Declared(NamedTuple):
    """What a Content-Type header says: the type in lower case, and the charset, or None."""

    type: str
    charset: str | None


def declared(headers: HTTPHeaderDict) -> Declared:
    """What the host says it sends; without a word of it, bytes of no stated type."""
    message = Message()
    message["content-type"] = plain(headers.get("content-type", ""))
    kind = message.get_content_type() if "/" in message["content-type"] else UNSPECIFIED
    charset = message.get_content_charset()
    return Declared(SAME.get(kind, kind), plain(charset, 40) if charset else None)


def check_type(url: str, headers: HTTPHeaderDict, rules: Rules) -> None:
    """
    Refuse what is of no type that can be read, before it is fetched.

    Raises:
        CannotFetch: The type is not among those of the rules.
    """
    kind = declared(headers).type
    if kind not in rules.types:
        raise CannotFetch(url, f"is of a type that is not taken: {plain(kind, 80)}")


def recognised(url: str, data: bytes, said: Declared) -> str:
    """
    The type that a document is of, as said by the host and borne out by the first bytes.

    A PDF is one whatever the host calls it.

    Raises:
        CannotFetch: It is empty, or not what the host says.
    """
    start = data[:START]
    if not start.strip():
        raise CannotFetch(url, "is empty")
    if start.lstrip().startswith(b"%PDF-") or (said.type == PDF and b"%PDF-" in start):
        return PDF
    if said.type == PDF:
        raise CannotFetch(url, f"is said to be a PDF, and is {_kind(start, 'none')}")
    if said.type == UNSPECIFIED:
        raise CannotFetch(url, f"is of no stated type, and is {_kind(start, 'no PDF')}")
    if _binary(start, said.charset):
        raise CannotFetch(url, f"is said to be {said.type}, and is {_kind(start, 'no text')}")
    return said.type


def _binary(start: bytes, charset: str | None) -> bool:
    if start.startswith(MARKS) or (charset or "").startswith(WIDE):
        return False
    return b"\0" in start or any(start.startswith(mark) for mark in KINDS if not mark.isalpha())


def _kind(start: bytes, otherwise: str) -> str:
    for mark, kind in KINDS.items():
        if start.startswith(mark):
            return kind
    if re.match(rb"\s*(<!doctype html|<html|<head|<!--)", start, re.IGNORECASE):
        return "a web page"
    return otherwise


def name_of(url: str, headers: HTTPHeaderDict) -> str:
    """A file name for the document: the host's, else the last part of the address; never a path, never empty."""
    message = Message()
    message["content-disposition"] = plain(headers.get("content-disposition", ""), 2000)
    try:
        given = message.get_filename() or ""
    except (LookupError, ValueError):  # RFC 2231 with a charset that does not exist
        given = ""
    return _clean(given) or _clean(unquote(urlsplit(url).path)) or UNNAMED


def _clean(name: str) -> str:
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rstrip("/").rpartition("/")[2]
    kept = "".join(c for c in last if c.isprintable() and c not in '<>:"|?*').strip(" .")
    if DEVICE.fullmatch(kept):
        kept = f"_{kept}"
    ending = PurePosixPath(kept).suffix[:10]
    return kept if len(kept) <= LONGEST_NAME else kept[: LONGEST_NAME - len(ending)] + ending
