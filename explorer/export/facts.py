"""
The facts of a chart inside the file that shows it: what it is called and says, its source, its licence, and the view.

PNG, SVG and PDF carry one XMP packet (ISO 16684-1), which stands in the bytes as it is: in a PNG (ISO/IEC 15948) as an
``iTXt`` chunk, in an SVG in ``metadata``, in a PDF (ISO 32000-2, 14.3.2) as the catalogue's stream. What other programs
show of a file stands where they look as well. HTML has ``meta`` elements instead. There are no dates: the same chart
gives the same bytes. ``assets/drop.js`` reads the view out of a figure that is dropped on the page.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from html import escape, unescape
from io import BytesIO
from typing import Literal, NamedTuple, cast
from xml.etree import ElementTree

from explorer.export.printable import printable

Form = Literal["png", "svg", "pdf"]
NAMESPACE = "urn:unsealed:view#"
_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "unsealed": NAMESPACE,
}
_PROPERTIES = {
    "title": "dc:title",
    "description": "dc:description",
    "address": "dc:source",
    "view": "unsealed:view",
    "rights": "dc:rights",
    "language": "dc:language",
    "known": "unsealed:known",
    "data_set": "unsealed:dataset",
    "version": "unsealed:version",
    "program": "xmp:CreatorTool",
}
# What XMP wants of three properties of Dublin Core is one text for each language, and of one a list.
_CONTAINERS = {
    **dict.fromkeys(("title", "description", "rights"), ("Alt", ' xml:lang="x-default"')),
    "language": ("Bag", ""),
}
_BEGIN, _END = b"<x:xmpmeta", b"</x:xmpmeta>"
_LONGEST_PACKET, _MOST_PACKETS = 4_000_000, 20
_META = re.compile(r"<meta\b[^<>]*>")
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEYWORDS = {
    "title": "Title",
    "description": "Description",
    "rights": "Copyright",
    "address": "Source",
    "program": "Software",
}
_XMP_KEYWORD = "XML:com.adobe.xmp"
_INCHES_IN_A_METRE = 1 / 0.0254
_ROOT = re.compile(
    r"""\ufeff?(?:<\?xml[^<>]*\?>)?\s*(?:<!--(?:(?!--).)*-->\s*)*(?:<!DOCTYPE[^<>\[]*>\s*)?"""
    r"""<svg\b(?:[^<>"']|"[^"<]*"|'[^'<]*')*>""",
    re.DOTALL,
)
_OURS = re.compile(
    r"(?:<title>[^<]*</title>)?(?:<desc>[^<]*</desc>)?<metadata><\?xpacket begin.*?</metadata>", re.DOTALL
)


class Facts(NamedTuple):
    """
    What a chart is. Empty where there is nothing to say.

    ``description`` says the filters in words; ``address`` is the view's whole address, ``view`` its path and query;
    ``known`` is a day, YYYY-MM-DD; ``data_set`` is the data set's title, ``version`` its version; ``program`` is what
    made the chart, with its version.
    """

    title: str = ""
    description: str = ""
    address: str = ""
    view: str = ""
    rights: str = ""
    language: str = ""
    known: str = ""
    data_set: str = ""
    version: str = ""
    program: str = ""

    def held(self) -> Facts:
        """The same facts as a file can hold them (see ``printable``); ``facts_in`` gives these back."""
        return Facts(*(printable(fact) for fact in self))


def with_facts(content: bytes, form: Form, facts: Facts, *, dpi: float | None = None) -> bytes:
    """
    A picture with its facts, in place of those of an earlier call; what it shows stays as it is.

    Args:
        content: The file.
        form: Its format.
        facts: What to write into it.
        dpi: Dots of a PNG to the inch, for those who print it; left out: whatever the file says.

    Raises:
        ValueError: *content* is not of that format.
    """
    held = facts.held()
    if form == "png":
        return _png(content, held, dpi)
    return _svg(content, held) if form == "svg" else _pdf(content, held)


def facts_in(content: bytes) -> Facts | None:
    """The facts that a PNG, SVG, PDF or HTML file carries; None if it names no view, whatever the bytes are."""
    found = (_read(packet) for packet in _packets(content))
    return next((facts for facts in found if facts.view), None) or _of_html(content)


def meta_elements(facts: Facts) -> str:
    """The facts as ``meta`` elements of an HTML page's head."""
    named = zip(_PROPERTIES, facts.held(), strict=True)
    return "\n".join(f'<meta name="unsealed:{name}" content="{escape(fact)}">' for name, fact in named if fact)


def packet(facts: Facts) -> str:
    """The XMP packet of some facts, without those that are empty."""
    spaces = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _NAMESPACES.items() if prefix != "rdf")
    properties = "\n".join(
        _property(name, fact) for name, fact in zip(Facts._fields, facts.held(), strict=True) if fact
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        f'<rdf:RDF xmlns:rdf="{_NAMESPACES["rdf"]}">\n'
        f'<rdf:Description rdf:about="" {spaces}>\n{properties}\n</rdf:Description>\n'
        "</rdf:RDF>\n</x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    )


def _property(name: str, fact: str) -> str:
    words, element = escape(fact, quote=False), _PROPERTIES[name]
    if name in _CONTAINERS:
        kind, attribute = _CONTAINERS[name]
        words = f"<rdf:{kind}><rdf:li{attribute}>{words}</rdf:li></rdf:{kind}>"
    return f"<{element}>{words}</{element}>"


def _packets(content: bytes) -> Iterator[bytes]:
    end = 0
    for _ in range(_MOST_PACKETS):
        begin = content.find(_BEGIN, end)
        end = content.find(_END, begin) + len(_END)
        if begin < 0 or end < len(_END):
            return
        if end - begin < _LONGEST_PACKET:
            yield content[begin:end]


def _read(found: bytes) -> Facts:
    """The facts of a packet as any program may have written it; none of one that cannot be read."""
    try:  # it begins with its root, so it declares no entities
        root = ElementTree.fromstring(found)  # noqa: S314
    except ElementTree.ParseError:
        return Facts()
    values = dict[str, str]()
    for description in root.iter(_full("rdf:Description")):
        values |= description.attrib
        values |= {part.tag: _text(part) for part in description}
    return Facts(**{name: values.get(_full(element), "") for name, element in _PROPERTIES.items()})


def _text(element: ElementTree.Element) -> str:
    item = element.find(f".//{_full('rdf:li')}")
    return (element if item is None else item).text or ""


def _full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def _of_html(content: bytes) -> Facts | None:
    if b'"unsealed:view"' not in content:
        return None
    found = dict[str, str]()
    for element in _META.findall(content.decode("utf-8", "replace")):
        attributes = dict(_ATTRIBUTE.findall(element))
        space, _, name = attributes.get("name", "").partition(":")
        if space == "unsealed" and name in Facts._fields:
            found.setdefault(name, unescape(attributes.get("content", "")))
    return Facts(**found) if found.get("view") else None


def _png(content: bytes, facts: Facts, dpi: float | None) -> bytes:
    """Chunks of text after the first; the picture's own are copied."""
    (first, head), *rest = _chunks(content)
    ours = {word.encode("latin-1") for word in (_XMP_KEYWORD, *_KEYWORDS.values())}
    kept = [
        (kind, data) for kind, data in rest if kind not in (b"iTXt", b"tEXt") or data.partition(b"\0")[0] not in ours
    ]
    if dpi and not any(kind == b"pHYs" for kind, _ in kept):
        dots = round(dpi * _INCHES_IN_A_METRE)
        kept.insert(0, (b"pHYs", struct.pack(">IIB", dots, dots, 1)))
    texts = [_text_chunk(word, getattr(facts, name)) for name, word in _KEYWORDS.items() if getattr(facts, name)]
    new = [_international(_XMP_KEYWORD, packet(facts)), *texts]
    return _SIGNATURE + b"".join(_written(kind, data) for kind, data in [(first, head), *new, *kept])


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Type and data of each chunk."""
    at = len(_SIGNATURE)
    if not content.startswith(_SIGNATURE) or content[at + 4 : at + 8] != b"IHDR":
        raise ValueError("no PNG")
    while at < len(content):
        if at + 12 > len(content) or at + 12 + (length := int.from_bytes(content[at : at + 4])) > len(content):
            raise ValueError("a PNG that is cut off")
        yield content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        at += 12 + length


def _written(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _text_chunk(keyword: str, text: str) -> tuple[bytes, bytes]:
    try:
        return b"tEXt", keyword.encode("latin-1") + b"\0" + text.encode("latin-1")
    except UnicodeEncodeError:
        return _international(keyword, text)


def _international(keyword: str, text: str) -> tuple[bytes, bytes]:
    """Not compressed, of no language, the keyword not translated: five zeros."""
    return b"iTXt", keyword.encode("latin-1") + b"\0\0\0\0\0" + text.encode("utf-8")


def _svg(content: bytes, facts: Facts) -> bytes:
    text = content.decode("utf-8")
    root = _ROOT.match(text)
    if not root:
        raise ValueError("no SVG")
    head, rest = text[: root.end()], text[root.end() :]
    if head.endswith("/>"):
        head, rest = f"{head[:-2]}>", f"</svg>{rest}"
    before = _OURS.match(rest)
    named = {"title": facts.title, "desc": facts.description}
    seen = "".join(f"<{name}>{escape(words, quote=False)}</{name}>" for name, words in named.items() if words)
    return f"{head}{seen}<metadata>{packet(facts)}</metadata>{rest[before.end() if before else 0 :]}".encode()


def _pdf(content: bytes, facts: Facts) -> bytes:
    """Written anew object by object, as they are, with other metadata."""
    from pypdf import PdfReader, PdfWriter  # it takes a while, and is needed for PDF alone
    from pypdf.errors import PyPdfError
    from pypdf.generic import NameObject, StreamObject, TextStringObject

    try:
        reader = PdfReader(BytesIO(content))
        reader.root_object.pop("/Metadata", None)  # only what is referred to is copied
        writer = PdfWriter(clone_from=reader)
    except PyPdfError as error:
        raise ValueError(f"no PDF: {error}") from None
    if facts.language:
        writer.root_object[NameObject("/Lang")] = TextStringObject(facts.language)
    writer.xmp_metadata = packet(facts).encode("utf-8")
    stream = cast(StreamObject, writer.root_object["/Metadata"].get_object())
    stream.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
    producer = reader.metadata.producer if reader.metadata else None
    writer.metadata = {**_information(facts), **({"/Producer": producer} if producer else {})}
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _information(facts: Facts) -> Mapping[str, str]:
    """The document information dictionary: what most programs show as properties."""
    about = [facts.data_set, facts.version, facts.known, facts.view, facts.address, facts.rights]
    entries = {
        "/Title": facts.title,
        "/Subject": facts.description,
        "/Author": facts.data_set,
        "/Keywords": "; ".join(fact for fact in about if fact),
        "/Creator": facts.program,
    }
    return {key: words for key, words in entries.items() if words}
