"""Records -> plain JSON values, in the form that the YAML has; the data set's events.jsonl has it too."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from explorer.dates import Edtf
from explorer.records import FALLBACK_LANGUAGE, Record, Text

_IN_ALL_LANGUAGES = frozenset({"locator"})
"""Fields whose text may stand by itself if there is one for all languages."""

_SAID = frozenset({"rests_on"})
"""Fields where nothing, if a curator wrote it, says more than a field that is left out."""


def plain(record: Record) -> dict[str, Any]:
    """
    A record as texts, numbers, truth values, lists and mappings.

    The keys are those of the YAML in the order of its guide, with the ``id`` that there is the name of the file or a
    key; what is left out or as usual is not there. A validator of the record's type makes an equal record of it.

    Args:
        record: An event, a source, a person, a story, the card of a data set, or a part of one of these.
    """
    made = dict[str, Any]()
    values, written = record.__dict__, record.model_fields_set
    for name, usual in _fields(type(record)):
        value = values[name]
        if value != usual or (name in _SAID and name in written):
            made[name] = _value(value, alone=name in _IN_ALL_LANGUAGES)
    return made


@cache
def _fields(kind: type[Record]) -> tuple[tuple[str, object], ...]:
    """Names of fields and what they hold if they are left out; of those that never are, what no value is equal to."""
    return tuple((name, object() if f.is_required() else f.default) for name, f in kind.model_fields.items())


def _value(value: object, *, alone: bool = False) -> Any:
    if isinstance(value, Record):
        return plain(value)
    if isinstance(value, Text):
        return value.root[FALLBACK_LANGUAGE] if alone and len(value.root) == 1 else dict(value.root)
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    if isinstance(value, (Edtf, StrEnum)):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value
