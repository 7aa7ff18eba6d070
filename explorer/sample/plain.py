"""Plain values -> YAML as curators write it: blocks, and each text in double quotes, whose escapes are JSON's."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any


def as_yaml(value: Any) -> str:
    """The value as a whole file."""
    return "\n".join(_lines(value, "")) + "\n"


def _lines(value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from _entry(f"{indent}{key}:", part, f"{indent}  ")
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
    """Whether it takes lines of its own: a list of words does not."""
    return isinstance(value, Mapping) or (isinstance(value, list) and any(isinstance(v, Mapping) for v in value))


def _scalar(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_scalar(item) for item in value)}]"
    return json.dumps(value, ensure_ascii=False)
