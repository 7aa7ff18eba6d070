"""
How to cite the data set, as a file that hosts of data and reference managers read: ``CITATION.cff``.

The Citation File Format 1.2.0 (citation-file-format.github.io) is YAML of a few fields. The values are written as JSON
strings, which YAML 1.2 reads as they are, so that no word of the data set can be taken for anything else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from explorer.export.linked.licences import licence_address
from explorer.records import FALLBACK_LANGUAGE, DataSet

NAME = "CITATION.cff"
MEDIA_TYPE = "application/x-yaml"
MESSAGE = "If you use this data set, please cite it as below."

# What JSON lets stand in a string and YAML does not (YAML 1.2.2, 5.1), and the line breaks of YAML 1.1.
_UNREADABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")

Value = str | Sequence[str] | Sequence[dict[str, str]]


def citation_cff(data: DataSet, *, authors: Sequence[str], version: str, address: str) -> str:
    """
    The file's text, in English, which the format has no other language beside.

    Args:
        data: The data set.
        authors: Who made it, by name; at least one.
        version: Of the data set.
        address: Where it is: http or https.
    """
    card = data.card
    themes = (theme.name.in_language(FALLBACK_LANGUAGE).words for theme in data.themes.values())
    fields: dict[str, Value] = {
        "cff-version": "1.2.0",
        "message": MESSAGE,
        "type": "dataset",
        "title": card.title.in_language(FALLBACK_LANGUAGE).words,
        "version": version,
        "authors": [{"name": author} for author in authors],
        "abstract": card.description.in_language(FALLBACK_LANGUAGE).words,
        "keywords": list(dict.fromkeys(themes)),
        **({"license": card.licence} if licence_address(card.licence) else {}),
        "url": address,
    }
    return "".join(_field(name, value) for name, value in fields.items() if value)


def _field(name: str, value: Value) -> str:
    if isinstance(value, str):
        return f"{name}: {_quoted(value)}\n"
    items = (item if isinstance(item, str) else item["name"] for item in value)
    mark = "" if isinstance(value[0], str) else "name: "
    return f"{name}:\n" + "".join(f"  - {mark}{_quoted(item)}\n" for item in items)


def _quoted(words: str) -> str:
    return _UNREADABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(words, ensure_ascii=False))
