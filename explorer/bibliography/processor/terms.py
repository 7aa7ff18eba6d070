"""The words of a language that styles use: ``locales-*.xml`` of CSL, and what a style says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import NamedTuple

from lxml import etree

LOCALES = {"en": "en-US", "id": "id-ID", "ru": "ru-RU"}
"""The locale file of each language; every other language has English's."""

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LONGER = {"verb-short": "verb", "symbol": "short", "short": "long", "verb": "long"}
_QUOTES = ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")
SPACE = "{http://purl.org/net/xbiblio/csl}"


class Term(NamedTuple):
    """A word of a style, for one and for several."""

    single: str
    multiple: str


class Locale(NamedTuple):
    """
    The words of a language.

    Attributes:
        language: Its tag: ``en-US``.
        terms: By name and form.
        dates: The elements that say how a date is written, by their form.
        inside: Whether full stops and commas go inside closing quotation marks.
    """

    language: str
    terms: dict[tuple[str, str], Term]
    dates: dict[str, etree._Element]
    inside: bool

    def term(self, name: str, form: str = "long", plural: bool = False) -> str:
        """A word; of a form that it does not have, the next longer one; empty if there is none."""
        wanted: str | None = form
        while wanted is not None:
            found = self.terms.get((name, wanted))
            if found is not None:
                return found.multiple if plural else found.single
            wanted = _LONGER.get(wanted)
        return ""

    @property
    def quotes(self) -> tuple[str, str, str, str]:
        """Quotation marks that open and close, outside and within others."""
        outer, closing, inner, inner_closing = (self.term(name) for name in _QUOTES)
        return outer, closing, inner, inner_closing


def style_file(name: str) -> bytes:
    """A file of the folder of styles, as it is."""
    return files("explorer").joinpath("bibliography", "styles", name).read_bytes()


def parsed(content: bytes) -> etree._Element:
    """The root of an XML file of ours; nothing is fetched for it."""
    parser = etree.XMLParser(remove_comments=True, remove_pis=True, resolve_entities=False, no_network=True)
    return etree.fromstring(content, parser)


def locale_of(style: etree._Element, language: str) -> Locale:
    """The words of a language as a style uses them: its own first, then those of the file."""
    tag = LOCALES.get(language, LOCALES["en"])
    own = style.findall(f"{SPACE}locale")
    order = [
        *_of(own, tag),
        *_of(own, tag.partition("-")[0]),
        *_of(own, None),
        parsed(style_file(f"locales-{tag}.xml")),
    ]
    terms: dict[tuple[str, str], Term] = {}
    dates: dict[str, etree._Element] = {}
    inside = None
    for part in order:
        for key, term in _terms(part.iter(f"{SPACE}term")):
            terms.setdefault(key, term)
        for date in part.findall(f"{SPACE}date"):
            dates.setdefault(date.get("form", "text"), date)
        option = part.find(f"{SPACE}style-options")
        if inside is None and option is not None:
            inside = option.get("punctuation-in-quote") == "true"
    return Locale(tag, terms, dates, bool(inside))


def _of(locales: Iterable[etree._Element], tag: str | None) -> Iterator[etree._Element]:
    return (locale for locale in locales if locale.get(_XML_LANG) == tag)


def _terms(elements: Iterable[etree._Element]) -> Iterator[tuple[tuple[str, str], Term]]:
    for element in elements:
        single, multiple = element.find(f"{SPACE}single"), element.find(f"{SPACE}multiple")
        alone = element.text or "" if single is None else single.text or ""
        many = alone if multiple is None else multiple.text or ""
        yield (element.get("name", ""), element.get("form", "long")), Term(alone, many)
