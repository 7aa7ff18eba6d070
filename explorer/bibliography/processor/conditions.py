"""What branches of a style ask of an item."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from lxml import etree

from explorer.bibliography.processor.numbers import is_numeric
from explorer.bibliography.processor.rendering import Rendering

Condition = Callable[[Rendering], bool]


def condition(element: etree._Element) -> Condition:
    """Whether a branch is taken: all of its tests hold, or any, or none, as it says."""
    match = element.get("match", "all")
    tests = tuple(_tests(element, alone=match == "all"))
    if match == "none":
        return lambda rendering: not any(test(rendering) for test in tests)
    if len(tests) == 1:
        return tests[0]
    if match == "any":
        return lambda rendering: any(test(rendering) for test in tests)
    return lambda rendering: all(test(rendering) for test in tests)


def _tests(element: etree._Element, *, alone: bool) -> Iterator[Condition]:
    """The tests; types are one test together, unless an item would have to be of each of them."""
    types = (element.get("type") or "").split()
    if types:
        yield from (partial(_type, frozenset(some)) for some in (([one] for one in types) if alone else [types]))
    for attribute, test in _TESTS.items():
        yield from (partial(test, word) for word in (element.get(attribute) or "").split())


def _type(names: frozenset[str], rendering: Rendering) -> bool:
    return rendering.kind in names


def _variable(name: str, rendering: Rendering) -> bool:
    return rendering.has(name)


def _numeric(name: str, rendering: Rendering) -> bool:
    place = rendering.locator if name == "locator" else None
    return rendering.has(name) and is_numeric(place.words if place else rendering.item.get(name))


def _uncertain(name: str, rendering: Rendering) -> bool:
    return rendering.has(name) and bool(rendering.item[name].get("circa"))


def _locator(label: str, rendering: Rendering) -> bool:
    place = rendering.locator
    return place is not None and not rendering.listed and place.label == label


def _position(name: str, rendering: Rendering) -> bool:
    return not rendering.listed and name == ("subsequent" if rendering.again else "first")


def _never(_: str, __: Rendering) -> bool:
    """Disambiguation is of lists of cites, which are not made here."""
    return False


_TESTS: dict[str, Callable[[str, Rendering], bool]] = {
    "variable": _variable,
    "is-numeric": _numeric,
    "is-uncertain-date": _uncertain,
    "locator": _locator,
    "position": _position,
    "disambiguate": _never,
}
