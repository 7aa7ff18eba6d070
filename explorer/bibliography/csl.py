"""CSL-JSON, the form of Zotero, pandoc and every processor of citation styles."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from explorer.bibliography.reference import Reference


def csl_json(references: Iterable[Reference]) -> str:
    """A list of items, in the order given; UTF-8, ending in a line break."""
    return json.dumps([csl_item(reference) for reference in references], ensure_ascii=False, indent=1) + "\n"


def csl_item(reference: Reference) -> dict[str, Any]:
    """An item with its note and keywords."""
    told = {"note": reference.note, "keyword": "; ".join(reference.keywords)}
    return {**reference.item, **{name: value for name, value in told.items() if value}}
