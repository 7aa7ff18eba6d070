"""Plain values -> YAML as curators write it: blocks, and each text in double quotes, whose escapes are JSON's."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What JSON leaves as it is, and YAML takes for a line break or refuses; what lies below U+0020 JSON escapes itself."""

_NO_TEXT = frozenset({"null", "~", ""})
"""Keys that would be no text without quotes."""


def as_yaml(value: Any) -> str:
    """The value as a whole file: a mapping with texts as keys, or a list."""
    return "\n".join(_lines(value, "") if value else [_scalar(value)]) + "\n"


def _lines(value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            named = _scalar(key) if key in _NO_TEXT else key
            yield from _entry(f"{indent}{named}:", part, f"{indent}  ")
    else:
        for part in value:
            first, *others = _lines(part, f"{indent}  ") if _is_block(part) else [f"{indent}  {_scalar(part)}"]
            yield f"{indent}- {first.lstrip()}"
            yield from others


def _entry(key: str, value: Any, indent: str) -> Iterator[str]:
    if _is_block(value):
        yield key
        yield from _lines(value, indent)
    else:
        yield f"{key} {_scalar(value)}"


def _is_block(value: Any) -> bool:
    """Whether it takes lines of its own: a list of words does not, nor does what is empty."""
    inside = value if isinstance(value, list) else [value]
    return bool(value) and any(isinstance(item, Mapping) for item in inside)


def _scalar(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_scalar(item) for item in value)}]"
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))
