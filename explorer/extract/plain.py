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

WESTERN = ("cp1252",)
CYRILLIC = ("cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "mac_cyrillic")
CENTRAL = ("cp1250", "iso8859_2")
OTHERS = (*CENTRAL, "cp1253", "cp1254", "cp1255", "cp1256", "cp1257")
EASTERN = ("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr")
WRITTEN_IN = {
    **dict.fromkeys(("da", "de", "en", "es", "fi", "fr", "id", "it", "ms", "nb", "nl", "no", "pt", "sv"), WESTERN),
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "ru", "tg", "uk"), CYRILLIC),
    **dict.fromkeys(("cs", "hr", "hu", "pl", "ro", "sk", "sl"), CENTRAL),
    **dict.fromkeys(("et", "lt", "lv"), ("cp1257",)),
    **dict.fromkeys(("ar", "fa"), ("cp1256",)),
    "el": ("cp1253",),
    "he": ("cp1255",),
    "tr": ("cp1254",),
}
MOST_ZEROS = 0.1
"""What has a greater part of zero bytes is UTF-16 without a mark, or no text."""

FREQUENT = frozenset("оеаинтсрвл")
"""The letters that are most frequent in Russian: small ones, for KOI8-R has the large where Windows has the small."""

SAMPLE = 256 * 1024  # bytes by which an encoding is guessed
_MARKS = re.compile(r"([^\w\s]{64,})")  # to compose such a run of accents would take time by its length squared
_LINE_ENDS = re.compile("\r\n|[\r\v\x85\u2028\u2029]")
# Controls but tab, line end and form feed; lone surrogates; what Unicode says is no character; byte order marks.
_NO_TEXT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff"
    + "".join(chr(plane + end) for plane in range(0x10000, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
    + "]"
)


def tidy(text: str) -> str:
    """The text with line ends as line feeds, composed (NFC), and without what is no text; form feeds stay."""
    pieces = _MARKS.split(_NO_TEXT.sub("", _LINE_ENDS.sub("\n", text)))
    pieces[::2] = (unicodedata.normalize("NFC", piece) for piece in pieces[::2])
    return "".join(pieces)


def read_text(
    data: bytes, content_type: str | None, language: str | None, limits: Limits
) -> tuple[FullText, tuple[str, ...]]:
    """
    A plain text, and what is to be known about it; a form feed ends a page.

    Raises:
        CannotRead: It is in no known encoding, or too long.
    """
    text, guessed = decoded(data, stated_charset(content_type), language)
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


def decoded(data: bytes, stated: str | None = None, language: str | None = None) -> tuple[str, str | None]:
    """
    The characters of a text, and its encoding if that had to be guessed.

    In this order: a byte order mark; UTF-8, which other text hardly ever happens to be; what is stated; a guess among
    the encodings of its language, if that is known; a guess among all, those of the fewest languages last.

    Raises:
        CannotRead: None of them fits.
    """
    marked = marked_encoding(data)
    if marked:
        text = _strictly(data, marked)
        if text is None:
            raise CannotRead(f"begins with the mark of {marked.upper()}, but is not sound {marked.upper()}")
        return text.lstrip("\ufeff"), None
    binary = data.count(0) > MOST_ZEROS * len(data)
    text = None if binary else _strictly(data, "utf-8")
    if text is None and stated:
        text = _strictly(data, stated)
    if text is not None:
        return text, None
    if binary:
        raise CannotRead(f"is no text: it holds zero bytes ({READABLE})")
    return _guessed(data, language)


def _guessed(data: bytes, language: str | None) -> tuple[str, str]:
    own = WRITTEN_IN.get((language or "").partition("-")[0], ())
    for among in (own, (*WESTERN, *CYRILLIC, *EASTERN), OTHERS):
        guess = from_bytes(data[:SAMPLE], cp_isolation=list(among)).best() if among else None
        if guess is None:
            continue
        likely = sorted(CYRILLIC, key=lambda name: _frequent(data, name)) if guess.encoding in CYRILLIC else []
        for encoding in (*reversed(likely), guess.encoding):
            text = _strictly(data, encoding)
            if text is not None:
                return text, encoding.replace("_", "-")
    raise CannotRead("is in no encoding that could be recognised (save it as UTF-8)")


def _frequent(data: bytes, encoding: str) -> tuple[int, int]:
    """How many letters are among Russian's most frequent if it is in that encoding; of equals, the first listed."""
    text = data[:SAMPLE].decode(encoding, errors="ignore")
    return sum(letter in FREQUENT for letter in text), -CYRILLIC.index(encoding)


def _strictly(data: bytes, encoding: str) -> str | None:
    """The text, if that is a known encoding of text and the bytes are sound in it."""
    try:
        codec = codecs.lookup(encoding)
        return data.decode(codec.name) if codec._is_text_encoding else None
    except (LookupError, ValueError):  # ValueError: UnicodeDecodeError, or a name that no codec may have
        return None
