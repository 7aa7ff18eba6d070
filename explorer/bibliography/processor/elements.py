"""
The elements of a style as functions: each takes a rendering, and gives pieces.

``reading`` makes them once for each style; see https://docs.citationstyles.org/en/stable/specification.html.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from lxml import etree

from explorer.bibliography.processor.casing import recased
from explorer.bibliography.processor.conditions import Condition
from explorer.bibliography.processor.dates import DateForm, as_number, written
from explorer.bibliography.processor.numbers import is_plural, page_range
from explorer.bibliography.processor.pieces import Piece, Pieces, joined, plain, quoted, slanted, worded
from explorer.bibliography.processor.rendering import Rendering

Element = Callable[[Rendering], Pieces]
_PAGES = frozenset({"page", "locator"})


def dressed(inner: Element, element: etree._Element) -> Element:
    """With the attributes that every element can have: case, full stops, quotation marks, italics, affixes."""
    case, slant = element.get("text-case"), element.get("font-style")
    before, after = element.get("prefix", ""), element.get("suffix", "")
    in_quotes, bare = element.get("quotes") == "true", element.get("strip-periods") == "true"
    if not (case or slant or before or after or in_quotes or bare):
        return inner

    def dress(rendering: Rendering) -> Pieces:
        pieces = inner(rendering)
        if not pieces:
            return pieces
        if bare:
            pieces = [piece._replace(text=piece.text.replace(".", "")) for piece in pieces]
        if case:
            pieces = recased(pieces, case, rendering.english)
        if in_quotes:
            pieces = quoted(pieces)
        if slant:
            pieces = slanted(pieces, slant != "normal")
        return [*([Piece(before)] if before else []), *pieces, *([Piece(after)] if after else [])]

    return dress


def variable(name: str, form: str, range_form: str) -> Element:
    """The words of a variable."""

    def words(rendering: Rendering) -> Pieces:
        value = rendering.take(name, short=form == "short")
        if not value:
            return []
        text = str(value)
        return [Piece(page_range(text, range_form))] if name in _PAGES else worded(text)

    return words


def term(name: str, form: str, plural: bool) -> Element:
    """A word of the language."""
    counts = name == "no date"  # it stands for a date: a group with nothing else in it is not empty

    def words(rendering: Rendering) -> Pieces:
        text = rendering.locale.term(name, form, plural)
        rendering.asked += counts
        rendering.filled += counts
        return [Piece(text)] if text else []

    return words


def value(text: str) -> Element:
    """Words of the style itself."""
    return lambda _: [Piece(text)] if text else []


def macro(name: str, macros: Mapping[str, Element]) -> Element:
    """What a macro gives; it is looked up when it is used, since it may stand further down."""
    return lambda rendering: macros[name](rendering)


def label(name: str, form: str, plural: str) -> Element:
    """What the number of a variable counts: p. for one page, pp. for several."""

    def words(rendering: Rendering) -> Pieces:
        if rendering.spent(name) or not rendering.has(name):
            return []
        counted = rendering.locator.label if name == "locator" and rendering.locator else name
        number = rendering.locator.words if name == "locator" and rendering.locator else rendering.item.get(name)
        several = plural == "always" or (plural == "contextual" and is_plural(number))
        text = rendering.locale.term(counted, form, several)
        return [Piece(text)] if text else []

    return words


def date(name: str, form: DateForm) -> Element:
    """A date."""

    def words(rendering: Rendering) -> Pieces:
        found = rendering.take(name)
        if found and rendering.sorting:
            return [Piece(as_number(found, form))]
        return written(found, form, rendering) if found else []

    return words


def names(variables: Sequence[str], parts: Sequence[tuple[str, Element]], delimiter: str, link: str) -> Element:
    """
    Names, each as it is written, with what is said around them.

    Args:
        variables: Whose names.
        parts: ``name`` where the names stand, and labels before or after.
        delimiter: Between names of different variables.
        link: Between the names of one.
    """

    def words(rendering: Rendering) -> Pieces:
        found: list[Pieces] = []
        for name in variables:
            people = rendering.take(name)
            if people:
                literal = joined(([Piece(str(person.get("literal", "")))] for person in people), link)
                if rendering.dashes:
                    literal, rendering.dashes = [Piece(rendering.dashes)], ""
                found.append(
                    [piece for kind, part in parts for piece in (literal if kind == "name" else part(rendering))]
                )
        return joined(found, delimiter)

    return words


def first_of(elements: Sequence[Element]) -> Element:
    """The first that gives something, whose variables are then spent: they stood in for a name."""

    def words(rendering: Rendering) -> Pieces:
        outer, rendering.standing_in = rendering.standing_in, True
        try:
            return next((pieces for element in elements if plain(pieces := element(rendering))), [])
        finally:
            rendering.standing_in = outer

    return words


def either(one: Element, other: Element) -> Element:
    """One, or where it gives nothing the other."""
    return lambda rendering: one(rendering) or other(rendering)


def sequence(elements: Sequence[Element], delimiter: str = "") -> Element:
    """One after the other."""
    if len(elements) == 1:
        return elements[0]
    return lambda r: joined((pieces for element in elements if (pieces := element(r))), delimiter)


def group(elements: Sequence[Element], delimiter: str) -> Element:
    """One after the other; nothing at all where variables are asked for and none of them has something."""

    def words(rendering: Rendering) -> Pieces:
        asked, filled = rendering.asked, rendering.filled
        rendering.asked = rendering.filled = 0
        pieces = joined((pieces for element in elements if (pieces := element(rendering))), delimiter)
        empty = not pieces or (rendering.asked > 0 and rendering.filled == 0)
        rendering.asked += asked + (not empty)
        rendering.filled += filled + (not empty)
        return [] if empty else pieces

    return words


def choice(branches: Sequence[tuple[Condition, Element]]) -> Element:
    """The first branch whose condition holds."""

    def words(rendering: Rendering) -> Pieces:
        for holds, element in branches:
            if holds(rendering):
                return element(rendering)
        return []

    return words


def with_place(element: Element) -> Element:
    """A cite with the words of its place after it."""

    def words(rendering: Rendering) -> Pieces:
        pieces = element(rendering)
        return [*pieces, Piece(f", {rendering.place}")] if pieces and rendering.place else pieces

    return words
