"""HTML: the words of a page without what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from explorer.extract.limits import CannotRead, Limits
from explorer.extract.plain import decoded, note_of, stated_charset, tidy
from explorer.extract.writing import Lines
from explorer.fulltext import FullText

_DROPPED = (
    "script style noscript template head title nav footer aside svg math iframe object canvas audio video button "
    "select textarea input datalist dialog menu"
)
DROPPED = frozenset(_DROPPED.split())
_BLOCKS = (
    "address article blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr legend li main ol p pre section summary table tbody tfoot thead tr ul"
)
BLOCKS = frozenset(_BLOCKS.split())
CELLS = frozenset({"td", "th"})
MOST = 0.5
"""What holds more than this part of a page's letters is what the page is about."""

_META = re.compile(rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_DECLARED = re.compile(rb"\A\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})")
_START = 4096  # bytes among which a page tells its encoding; the standard says 1024
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def read_page(
    data: bytes, content_type: str | None, language: str | None, limits: Limits
) -> tuple[FullText, tuple[str, ...]]:
    """
    The words of a web page, as one page.

    Blocks end lines, cells of a row are parted by tabs. Of the whole page the part is taken that is marked as what it
    is about (main, article), if most of the text is in it.

    Raises:
        CannotRead: It cannot be decoded or parsed, or is too long.
    """
    text, guessed = decoded(data, stated_charset(content_type) or _declared_charset(data), language)
    limits.check_text(len(text) // 4)  # markup is longer than words; this bounds the tree
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, recover=True
    )
    try:
        root = etree.fromstring(tidy(text).encode(), parser)
    except (etree.LxmlError, ValueError) as error:
        raise CannotRead(f"is HTML that cannot be parsed: {str(error)[:200]}") from error
    if root is None:
        raise CannotRead("is HTML without any element")
    if any(fault.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for fault in parser.error_log):
        raise CannotRead("is HTML whose elements are nested too deeply to be read (save it as plain text)")
    words = _words(_chosen(root))
    limits.check_text(len(words))
    return FullText.of([("1", tidy(words))]), (note_of(guessed),) if guessed else ()


def _declared_charset(data: bytes) -> str | None:
    found = _META.search(data[:_START]) or _DECLARED.search(data[:_START])
    return found[1].decode("ascii") if found else None


def _chosen(root: etree._Element) -> etree._Element:
    """The element that the page is about, if one holds most of its letters; else the whole."""
    weights = _weights(root)
    whole = weights[root]
    for form in list(root.iter("form")):  # a few sites wrap the whole page in one
        if weights.get(form, 0) <= MOST * whole:
            form.set("hidden", "hidden")
    about = [element for element in weights if _is_main(element)]
    best = max(about, key=lambda e: weights[e], default=root)
    return best if weights[best] > MOST * whole else root


def _weights(root: etree._Element) -> dict[etree._Element, int]:
    """How many letters are shown in each element that may be what a page is about, and in the root."""
    counted, total, starts = dict[etree._Element, int](), 0, dict[etree._Element, int]()
    for event, element in _shown(root):
        if event == "start":
            starts[element] = total
            total += _letters(element.text)
            continue
        if event == "end":
            before = starts.pop(element)
            if element is root or element.tag == "form" or _is_main(element):
                counted[element] = total - before
        if element is not root:
            total += _letters(element.tail)
    return counted


def _letters(words: str | None) -> int:
    return len("".join((words or "").split()))


def _shown(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Each element's start and end, in order, without those that a reader does not see; a skipped one has its tail."""
    walk = etree.iterwalk(root, events=("start", "end"))
    skipped: etree._Element | None = None
    for event, element in walk:
        if skipped is not None:
            if element is skipped and event == "end":
                skipped = None
                yield "skipped", element
            continue
        if event == "start" and element is not root and _is_dropped(element):
            skipped = element
            continue
        yield event, element


def _is_dropped(element: etree._Element) -> bool:
    if element.tag in DROPPED or element.get("hidden") is not None or _UNSEEN.search(element.get("style", "")):
        return True
    # The header of an article holds its title; that of the site does not.
    return element.tag == "header" and not any(_is_main(up) for up in element.iterancestors())


def _is_main(element: etree._Element) -> bool:
    return element.tag in {"article", "main"} or element.get("role") == "main"


def _words(root: etree._Element) -> str:
    lines = Lines()
    kept = 0  # how many elements are open in which white space is kept
    for event, element in _shown(root):
        tag = str(element.tag)
        if event == "start":
            if tag in BLOCKS:
                lines.end()
            if tag == "br":
                lines.end(always=True)
            kept += tag == "pre"
            lines.add(element.text, exactly=kept > 0)
            continue
        if event == "end":
            kept -= tag == "pre"
            if tag in BLOCKS:
                lines.end()
            if tag in CELLS:
                lines.tab()
        if element is not root:
            lines.add(element.tail, exactly=kept > 0)
    return lines.text
