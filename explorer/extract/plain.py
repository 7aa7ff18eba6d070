"""Plain text: which encoding its bytes are in, what of it is no text, and where its pages end."""

from __future__ import annotations

import codecs
import re
import unicodedata
from email.message import Message

from charset_normalizer import from_bytes

from explorer.extract.forms import READABLE, marked_encoding
from explorer.extract.limits import CannotRead, Limits
from explorer.fulltext import FullText

LIKELY = (
    *("cp1252", "cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "mac_cyrillic", "cp1250", "iso8859_2"),
    *("cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
)
SAMPLE = 256 * 1024  # bytes by which an encoding is guessed
_LINE_ENDS = re.compile("\r\n|[\r\v\x85\u2028\u2029]")
# Controls but tab, line end and form feed; lone surrogates; what Unicode says is no character; byte order marks.
_NO_TEXT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff"
    + "".join(chr(plane + end) for plane in range(0x10000, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
    + "]"
)


def tidy(text: str) -> str:
    """The text with line ends as line feeds, composed (NFC), and without what is no text; form feeds stay."""
    return unicodedata.normalize("NFC", _NO_TEXT.sub("", _LINE_ENDS.sub("\n", text)))


def read_text(data: bytes, content_type: str | None, limits: Limits) -> tuple[FullText, tuple[str, ...]]:
    """
    A plain text, and what is to be known about it; a form feed ends a page.

    Raises:
        CannotRead: It is in no known encoding, or too long.
    """
    text, guessed = decoded(data, stated_charset(content_type))
    limits.check_text(len(text), text.count("\f") + 1)
    pages = tidy(text).split("\f")
    while len(pages) > 1 and not pages[-1].strip():  # programs end the last page too
        pages.pop()
    full = FullText.of((str(number), words) for number, words in enumerate(pages, 1))
    return full, (note_of(guessed),) if guessed else ()


def note_of(encoding: str) -> str:
    """What is said of an encoding that was guessed."""
    return f"the file does not say its encoding; it was read as {encoding}"


def stated_charset(content_type: str | None) -> str | None:
    """The charset among the parameters of a content type."""
    if not content_type:
        return None
    message = Message()
    try:
        message["content-type"] = " ".join(content_type.split())
        return message.get_content_charset()
    except (LookupError, ValueError):  # RFC 2231 with a charset that does not exist
        return None


def decoded(data: bytes, stated: str | None = None) -> tuple[str, str | None]:
    """
    The characters of a text, and its encoding if that had to be guessed.

    In this order: a byte order mark; UTF-8, which other text hardly ever happens to be; what is stated; a guess.

    Raises:
        CannotRead: None of them fits.
    """
    marked = marked_encoding(data)
    if marked:
        text = _strictly(data, marked)
        if text is None:
            raise CannotRead(f"begins with the mark of {marked.upper()}, but is not sound {marked.upper()}")
        return text.lstrip("\ufeff"), None
    text = None if b"\0" in data else _strictly(data, "utf-8")
    if text is None and stated:
        text = _strictly(data, stated)
    if text is not None:
        return text, None
    if b"\0" in data:
        raise CannotRead(f"is no text: it holds zero bytes ({READABLE})")
    return _guessed(data)


def _guessed(data: bytes) -> tuple[str, str]:
    guess = from_bytes(data[:SAMPLE], cp_isolation=list(LIKELY)).best()
    text = None if guess is None else _strictly(data, guess.encoding)
    if guess is None or text is None:
        raise CannotRead("is in no encoding that could be recognised (save it as UTF-8)")
    return text, guess.encoding.replace("_", "-")


def _strictly(data: bytes, encoding: str) -> str | None:
    """The text, if that is a known encoding of text and the bytes are sound in it."""
    try:
        codec = codecs.lookup(encoding)
        return data.decode(codec.name) if codec._is_text_encoding else None
    except (LookupError, ValueError):  # ValueError: UnicodeDecodeError, or a name that no codec may have
        return None
