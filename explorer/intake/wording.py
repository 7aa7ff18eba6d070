"""Words of others as plain text: HTML without its marks, and nothing that a line of a record may not hold."""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser
from typing import Any

from explorer.extract.plain import tidy as composed
from explorer.extract.web_page import BLOCKS
from explorer.extract.writing import Lines

LONGEST = 4000  # characters of a line of a record, see values.Line
LONGEST_HTML = 1_000_000  # characters of one text that are read as HTML
_PLAIN_MARKS = "a abbr b br cite code div em font h1 h2 h3 h4 h5 h6 i li ol p small span strong u ul"
PLAIN_MARKS = frozenset(_PLAIN_MARKS.split())
"""Elements whose words are all that they have to say."""
SHAPES = PLAIN_MARKS - {"a", "br", "div", "p", "span"}
"""Those of them whose looks are lost."""
UNSEEN = frozenset({"script", "style", "template", "noscript"})
_HTML = re.compile(r"<[A-Za-z/!?]|&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"


def is_html(text: str) -> bool:
    """Whether a text has a tag or a character reference in it."""
    return _HTML.search(text) is not None


def plain_text(html: str) -> tuple[str, set[str]]:
    """
    The words of a piece of HTML, a line a block, with the address of each link after its words.

    Returns:
        The words, and the names of elements of which more than words was lost: ``b``, ``img``, ``iframe``.
    """
    reader = _Words()
    reader.feed(html[:LONGEST_HTML])
    reader.close()
    return tidy("\n".join(line for line in reader.lines.text.split("\n") if line)), reader.lost


class _Words(HTMLParser):
    """Takes the words out; what scripts and styles hold is none."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = Lines()
        self.lost = set[str]()
        self._links: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, or note an address."""
        known = dict(attrs)
        if tag in UNSEEN:
            self._unseen += 1
        if tag in BLOCKS:
            self.lines.end()
        elif tag == "br":
            self.lines.end(always=True)
        if tag == "a":
            self._links.append((known.get("href") or "").strip())
        if tag not in PLAIN_MARKS or tag in SHAPES:
            self.lost.add(tag)
        if tag in {"img", "iframe", "video", "audio", "embed", "source"}:
            words = " ".join(part for part in (known.get("alt"), known.get("src")) if part)
            self.lines.add(f" [{tag}: {words}] " if words else "")

    def handle_endtag(self, tag: str) -> None:
        """End a line, or say where a link leads."""
        if tag in UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        if tag == "a" and self._links:
            address = self._links.pop()
            if address and not address.startswith("#"):
                self.lines.add(f" ({address})")
        if tag in BLOCKS:
            self.lines.end()

    def handle_data(self, data: str) -> None:
        """Add words."""
        if not self._unseen:
            self.lines.add(data)


def tidy(text: str) -> str:
    """A text that a record can hold: composed, lines without white space around them, nothing that cannot be seen."""
    text = composed(re.sub("[\f\x1c\x1d\x1e]", "\n", text).replace("\t", " "))
    if not text.replace("\n", "").isprintable():
        text = "".join(c for c in text if c == "\n" or _is_seen(c))
    return re.sub("\n{3,}", "\n\n", "\n".join(line.strip() for line in text.split("\n"))).strip()


def _is_seen(character: str) -> bool:
    """Whether a record can hold it; joiners make one sign of several letters."""
    if character in "\u200c\u200d\xad":
        return True
    return character not in _TURNING and unicodedata.category(character)[0] != "C"


def parts(text: str, most: int = LONGEST) -> list[str]:
    """A text in few parts, each at most *most* characters; a part ends with a line or a word if it can."""
    found = []
    while len(text) > most:
        end = max(text.rfind("\n", most // 2, most), text.rfind(" ", most // 2, most))
        end = most if end < 0 else end
        found.append(text[:end].strip())
        text = text[end:].strip()
    return [part for part in (*found, text) if part]


def shortened(text: str, most: int = LONGEST) -> str:
    """A text that is cut, with an ellipsis, if it is longer than *most* characters."""
    return text if len(text) <= most else f"{parts(text, most - 1)[0]}…"


def words_of(value: Any) -> str:
    """A value of a foreign file as text: numbers as they are written, nothing for null; others are no text."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
