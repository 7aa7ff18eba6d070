"""A style: read once, and then asked for notes and entries of a bibliography."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from lxml import etree

from explorer.bibliography.processor import elements as made
from explorer.bibliography.processor.conditions import condition
from explorer.bibliography.processor.dates import date_form
from explorer.bibliography.processor.elements import Element, dressed
from explorer.bibliography.processor.pieces import Pieces, Run, finished, plain
from explorer.bibliography.processor.rendering import Item, Locator, Rendering
from explorer.bibliography.processor.terms import SPACE, Locale, locale_of, parsed, style_file


class Style:
    """
    A style in a language.

    Args:
        content: The XML of an independent style of CSL.
        language: Of its words: ``en``, ``id`` or ``ru``.

    Raises:
        KeyError: The style has no bibliography, or an element that is not known.
    """

    def __init__(self, content: bytes, language: str) -> None:
        root = parsed(content)
        self._locale = locale_of(root, language)
        reading = _Reading(root, self._locale)
        self._note = reading.layout("citation")
        self._entry = reading.layout("bibliography")
        self._keys = tuple(reading.keys())
        listed = root.find(f"{SPACE}bibliography")
        self._dashes = "" if listed is None else listed.get("subsequent-author-substitute", "")

    def note(
        self, item: Item, *, again: bool = False, locator: Locator | None = None, place: str = ""
    ) -> tuple[Run, ...]:
        """
        A note; in a style without notes, the cite.

        Args:
            item: What is cited.
            again: Whether it is the short one, after another note has cited the item.
            locator: The place in it.
            place: The same in words.
        """
        return self._finished(self._note(Rendering(item, self._locale, again=again, locator=locator, place=place)))

    def entry(self, item: Item, *, suffix: str = "", again: bool = False) -> tuple[Run, ...]:
        """
        An entry of the bibliography; empty where the style has none for such an item.

        Args:
            item: What is cited.
            suffix: The letter after its year.
            again: Whether the entry before it has the same author; some styles then write dashes.
        """
        dashes = self._dashes if again else ""
        asked = Rendering(item, self._locale, listed=True, suffix=suffix, dashes=dashes)
        return self._finished(self._entry(asked))

    @property
    def keys(self) -> tuple[Callable[[Item], str], ...]:
        """By what entries are sorted: each gives the text of an item, the later ones where the earlier are equal."""
        return tuple(partial(self._key, key) for key in self._keys)

    def _key(self, key: Callable[[Rendering], str], item: Item) -> str:
        return key(Rendering(item, self._locale, listed=True, sorting=True))

    def _finished(self, pieces: Pieces) -> tuple[Run, ...]:
        return finished(pieces, self._locale.quotes, self._locale.inside)


@cache
def style(name: str, language: str) -> Style:
    """A style of the folder of styles, without its ending; read once."""
    return Style(style_file(f"{name}.csl"), language)


class _Reading:
    """Turns the XML of a style into functions."""

    def __init__(self, root: etree._Element, locale: Locale) -> None:
        self._root, self._locale = root, locale
        self._pages = root.get("page-range-format", "")
        self._macros: dict[str, Element] = {}
        for macro in root.findall(f"{SPACE}macro"):
            self._macros[macro.get("name", "")] = made.sequence(self._children(macro))

    def layout(self, name: str) -> Element:
        element = self._root.find(f"{SPACE}{name}/{SPACE}layout")
        if element is None:
            raise KeyError(f"the style has no {name}")
        return dressed(made.with_place(made.sequence(self._children(element))), element)

    def keys(self) -> list[partial[str]]:
        found = self._root.findall(f"{SPACE}bibliography/{SPACE}sort/{SPACE}key")
        return [partial(_sorted_by, key.get("variable"), self._macros.get(key.get("macro", ""))) for key in found]

    def _children(self, element: etree._Element, delimiter: str = "") -> list[Element]:
        return [self._element(child, delimiter) for child in element]

    def _element(self, element: etree._Element, delimiter: str = "") -> Element:
        kind = str(element.tag).removeprefix(SPACE)
        if kind == "choose":  # it cannot be seen: what is around it delimits what it gives
            return self._choose(element, delimiter)
        return dressed(_KINDS[kind](self, element), element)

    def _text(self, element: etree._Element) -> Element:
        form = element.get("form", "long")
        if (name := element.get("variable")) is not None:
            return made.variable(name, form, self._pages)
        if (name := element.get("macro")) is not None:
            return made.macro(name, self._macros)
        if (name := element.get("term")) is not None:
            return made.term(name, form, element.get("plural") == "true")
        return made.value(element.get("value", ""))

    def _number(self, element: etree._Element) -> Element:
        return made.variable(element.get("variable", ""), "long", "expanded")

    def _label(self, element: etree._Element) -> Element:
        return made.label(element.get("variable", ""), element.get("form", "long"), element.get("plural", "contextual"))

    def _date(self, element: etree._Element) -> Element:
        return made.date(element.get("variable", ""), date_form(element, self._locale))

    def _group(self, element: etree._Element) -> Element:
        delimiter = element.get("delimiter", "")
        return made.group(self._children(element, delimiter), delimiter)

    def _choose(self, element: etree._Element, delimiter: str) -> Element:
        return made.choice(
            [(condition(branch), made.sequence(self._children(branch, delimiter), delimiter)) for branch in element]
        )

    def _names(self, element: etree._Element, like: etree._Element | None = None) -> Element:
        shape = element if like is None or len(element) else like
        variables = element.get("variable", "").split()
        parts: list[tuple[str, Element]] = []
        for child in shape:
            kind = str(child.tag).removeprefix(SPACE)
            if kind == "name":
                parts.append((kind, made.value("")))
            elif kind == "label":
                parts += [(kind, self._of_names(child, name)) for name in variables[:1]]
        if not any(kind == "name" for kind, _ in parts):
            parts.insert(0, ("name", made.value("")))
        own = made.names(variables, parts, element.get("delimiter", ", "), ", ")
        other = element.find(f"{SPACE}substitute")
        if other is None:
            return own
        return made.either(own, made.first_of([self._substitute(child, element) for child in other]))

    def _of_names(self, element: etree._Element, name: str) -> Element:
        return dressed(made.label(name, element.get("form", "long"), "contextual"), element)

    def _substitute(self, element: etree._Element, names: etree._Element) -> Element:
        if element.tag == f"{SPACE}names":
            return dressed(self._names(element, names), element)
        return self._element(element)


_KINDS = {
    "text": _Reading._text,
    "number": _Reading._number,
    "label": _Reading._label,
    "date": _Reading._date,
    "group": _Reading._group,
    "names": _Reading._names,
}


def _sorted_by(variable: str | None, macro: Element | None, rendering: Rendering) -> str:
    if variable is None:
        return plain(macro(rendering)) if macro else ""
    value = rendering.item.get(variable)
    if isinstance(value, dict):
        return " ".join("-".join(f"{part:05}" for part in date) for date in value.get("date-parts", ()))
    return str(value or "")
