"""TEI XML: the text of an edition, page by page, as its page breaks say (TEI P5; FRUS is in this form)."""

from __future__ import annotations

from html.entities import html5

from lxml import etree

from explorer.extract.forms import TEI_NAMESPACE
from explorer.extract.limits import CannotRead, Limits
from explorer.extract.plain import tidy
from explorer.extract.writing import Lines
from explorer.fulltext import FullText

FRONT = "front"
"""The label of what stands before the first page break."""

LONGEST_LABEL = 20
_BLOCKS = (
    "ab argument body byline castList cit closer dateline div div1 div2 div3 docTitle epigraph floatingText front "
    "group head item l label lg list opener p postscript quote row salute signed sp speaker stage table text "
    "titlePage trailer"
)
BLOCKS = frozenset(_BLOCKS.split())
DROPPED = frozenset({"teiHeader", "facsimile", "fw", "figDesc", "corr", "reg", "expan"})
"""Running heads, and what an editor would rather read: quotes are of what the document says."""

WITHHELD = ("withheld", "redact", "classif", "sanitiz")
_PREFIX = f"{{{TEI_NAMESPACE}}}"


def read_tei(
    data: bytes, content_type: str | None, language: str | None, limits: Limits
) -> tuple[FullText, tuple[str, ...]]:
    """
    The text of a TEI document; *content_type* and *language* do not matter: XML says its encoding itself.

    A page begins at each ``pb``, whose ``n`` is its label. Notes stand in brackets at the end of their page. A ``gap``
    is words in brackets; one that was withheld reads "[2 lines not declassified]".

    Raises:
        CannotRead: It is not sound XML, declares entities, has no text, or is too long.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        fault = error.msg if isinstance(error, etree.XMLSyntaxError) else str(error)
        raise CannotRead(f"is not sound XML: {' '.join(fault.split())[:200]}") from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise CannotRead("is XML that declares entities of its own, which are not read (write out what they stand for)")
    _write_out_entities(root)
    edition = Edition(limits)
    for text in root.iter(f"{_PREFIX}text"):
        if not any(True for _ in text.iterancestors(f"{_PREFIX}text")):  # a text may hold a group of texts
            edition.read(text)
    return FullText.of(edition.pages()), ()


class Edition:
    """The pages of an edition in the making."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._done: list[tuple[str, str]] = []
        self._label, self._lines = FRONT, Lines()
        self._notes: list[str] = []
        self._open: list[Lines] = []  # the lines that notes interrupt
        self._characters = 0

    def pages(self) -> list[tuple[str, str]]:
        """Label and words of each page."""
        self._end_page()
        return self._done

    def read(self, text: etree._Element) -> None:
        """Add the words of a text."""
        skipped: etree._Element | None = None
        for event, element in etree.iterwalk(text, events=("start", "end")):
            if skipped is not None:
                if element is skipped and event == "end":
                    skipped = None
                    self._lines.add(element.tail)
                continue
            name = _name(element)
            if event == "start" and element is not text and _is_dropped(element, name):
                skipped = element
            elif event == "start":
                self._start(element, name)
            else:
                self._end(element, name, last=element is text)

    def _start(self, element: etree._Element, name: str) -> None:
        if name == "pb":
            self._end_page()
            self._label = " ".join(tidy(element.get("n", "")).split())[:LONGEST_LABEL] or str(len(self._done) + 1)
        elif name == "note":
            self._open.append(self._lines)
            self._lines = Lines()
        elif name == "lb":
            self._lines.end(always=True)
        elif name == "gap":
            self._lines.add(_gap(element))
        elif name in BLOCKS:
            self._lines.end()
        self._lines.add(element.text)

    def _end(self, element: etree._Element, name: str, *, last: bool) -> None:
        if name == "note" and self._open:
            mark = " ".join((element.get("n") or "").split())
            words = " ".join(self._lines.text.split())
            self._lines = self._open.pop()
            if words:
                self._notes.append(f"[{mark} {words}]" if mark else f"[{words}]")
        elif name in BLOCKS:
            self._lines.end()
        elif name == "cell":
            self._lines.tab()
        if not last:
            self._lines.add(element.tail)

    def _end_page(self) -> None:
        if self._open:  # a page break within a note: the note stays where it began
            return
        words = self._lines.text + "".join(f"{note}\n" for note in self._notes)
        if words.strip() or self._label != FRONT:
            self._done.append((self._label, tidy(words)))
        self._characters += len(words)
        self._limits.check_text(self._characters, len(self._done))
        self._lines, self._notes = Lines(), []


def _write_out_entities(root: etree._Element) -> None:
    """
    Put characters where they are named as HTML names them: the declarations of a document type are not read.

    Raises:
        CannotRead: A name is not one of HTML's.
    """
    for entity in list(root.iter(etree.Entity)):
        name = (entity.text or "").strip("&;")  # the text of an entity is its name as it is written
        character = html5.get(f"{name};")
        if character is None:
            raise CannotRead(
                f"is XML that refers to an entity &{name[:40]};, which is not known (write out what it is)"
            )
        before, parent = entity.getprevious(), entity.getparent()
        if parent is None:
            continue
        words = character + (entity.tail or "")
        entity.tail = None
        if before is not None:
            before.tail = (before.tail or "") + words
        else:
            parent.text = (parent.text or "") + words
        parent.remove(entity)


def _name(element: etree._Element) -> str:
    """The name of an element of TEI; empty for others."""
    tag = str(element.tag)
    return tag.removeprefix(_PREFIX) if tag.startswith(_PREFIX) else ""


def _is_dropped(element: etree._Element, name: str) -> bool:
    if name in {"corr", "reg", "expan"}:
        above = element.getparent()
        return above is not None and _name(above) == "choice"
    return name in DROPPED


def _gap(element: etree._Element) -> str:
    """What stands for words that are not there: [2 lines not declassified], [1 word illegible], [3 pages omitted]."""
    unit = element.get("unit", "")
    extent = element.get("extent") or element.get("quantity") or ""
    much = extent if unit and unit.rstrip("s") in extent else f"{extent} {unit}".strip()
    reason = " ".join(element.get("reason", "").split()).lower()
    what = "not declassified" if reason.startswith(WITHHELD) or "declassif" in reason else reason or "omitted"
    return f"[{' '.join(f'{much} {what}'.split())[:200]}]"
