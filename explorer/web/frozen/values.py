"""Plain values and the keys of the schema, in the reader's words; what has none stands as it is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from explorer.dates import Edtf, NotADateError
from explorer.editions import NAMES, Step, is_text, named
from explorer.i18n import Catalogue
from explorer.records import (
    Archive,
    Claim,
    DataSet,
    Event,
    Evidence,
    Passage,
    Place,
    Redaction,
    RelatedEvent,
    Release,
    Source,
    Text,
)
from explorer.vocabulary import key_of
from explorer.web.shelf import View

DATES = frozenset({"date", "created", "opened"})
LANGUAGES = frozenset({"language", "quote_language"})
ORDER = {
    field: place
    for place, field in enumerate(
        dict.fromkeys(
            field
            for record in (Event, Place, Claim, Evidence, RelatedEvent, Release, Source, Archive, Passage, Redaction)
            for field in record.model_fields
        )
    )
}
"""The keys of the schema, in its order."""
GREAT = 1e12
"""Numbers from which on nothing is grouped: an old version may hold any, and no field of the schema needs one."""
VOCABULARIES = {name: name for name in ("extent", "how", "kind", "rights", "side", "stance")}
NAMED: Mapping[str, Callable[[DataSet, str], Text | None]] = {
    **dict.fromkeys(("actors", "speaker"), lambda data, name: data.people[name].name if name in data.people else None),
    "themes": lambda data, name: data.themes[name].name if name in data.themes else None,
    **dict.fromkeys(
        ("source", "seen_in"), lambda data, name: data.sources[name].title if name in data.sources else None
    ),
    **dict.fromkeys(
        ("event", "distinct_from"), lambda data, name: found.title if (found := data.event(name)) else None
    ),
}
"""Keys whose values are ids, and how the record is called that they name."""


def step_words(step: Step, view: View) -> str:
    """A key of the schema in the reader's words, and which item of a list."""
    text = view.text
    if step.name and f"frozen.item.{step.field}" in text.entries:
        name = value_words("date", step.name, view) if step.field == "releases" else step.name
        return text(f"frozen.item.{step.field}", name=name)
    known = f"frozen.field.{step.field}"
    words = text(f"frozen.field.{step.field}") if known in text.entries else step.field
    return f"{words} {step.name}".rstrip()


def value_words(field: str, value: Any, view: View, within: str = "") -> str:
    """
    A value that is neither a mapping nor a text, in the reader's words.

    Args:
        field: The key at which it stands.
        value: It, plain.
        view: Whose language and data set; an id that these do not have stays an id.
        within: The list in which the mapping stands that has the key: the kind of a related event is no document's.
    """
    text = view.text
    if isinstance(value, list):
        return text.list(value_words(field, item, view, within) for item in value) or "—"
    if isinstance(value, bool):
        return text("frozen.yes" if value else "frozen.no")
    if isinstance(value, int | float):
        return _number(field, value, text)
    return _word(field, str(value), view, within)


def _number(field: str, value: float, text: Catalogue) -> str:
    if field == "value" and f"tone.{value}" in text.entries:
        return f"{text.signed(value)} {text(f'tone.{value}')}"
    return text.number(value) if abs(value) < GREAT else str(value)


def _word(field: str, value: str, view: View, within: str) -> str:
    text = view.text
    if field in DATES:
        try:
            return text.date(Edtf.parse(value))
        except NotADateError:  # the second release of one day is named with its number
            return value
    if field in LANGUAGES:
        return text.language_name(value)
    key = key_of("relation" if within == "related" else VOCABULARIES.get(field, ""), value)
    if key in text.entries:
        return text(key)
    named = NAMED[field](view.known.data, value) if field in NAMED else None
    return named.in_language(text.language).words if named else value


def leaves(value: Mapping[str, Any], left_out: Collection[str] = ("id",)) -> Iterator[tuple[tuple[Step, ...], Any]]:
    """
    Every value in a mapping that is no mapping itself, with the way to it, in the schema's order.

    Items of a list are named as ``editions.named`` does; *left_out* are the keys that name the mapping already.
    """
    for key in sorted(value, key=lambda key: ORDER.get(key, len(ORDER))):
        part = value[key]
        if key in left_out:
            continue
        if isinstance(part, dict) and not is_text(part):
            yield from (((Step(key), *steps), leaf) for steps, leaf in leaves(part))
        elif isinstance(part, list) and part and all(isinstance(item, dict) for item in part):
            for name, item in named(part, key).items():
                inner = leaves(item, NAMES.get(key, ()))
                yield from (((Step(key, name), *steps), leaf) for steps, leaf in inner)
        else:
            yield (Step(key),), part
