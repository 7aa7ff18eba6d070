"""JSON-LD as text: in a file of its own, and in the head of a page, which nothing in it can leave."""

from __future__ import annotations

import json
from collections.abc import Mapping

MEDIA_TYPE = "application/ld+json"

# In HTML a script element ends at "</script", and "<!--" begins another state of its parser (WHATWG HTML 4.12.1.3);
# the separators of lines and paragraphs end a line for readers that take JSON for JavaScript.
_ESCAPED = str.maketrans({letter: f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029\x7f"})


def written(graph: Mapping[str, object]) -> str:
    """JSON-LD as a file: UTF-8, indented, ending in a newline."""
    return json.dumps(graph, ensure_ascii=False, indent=1) + "\n"


def block(graph: Mapping[str, object], *, told: bool = False) -> str:
    """
    JSON-LD as a data block of a page; *told* marks it as one that belongs to the page's first address.

    The policy of the page does not refuse it: an element of that type is no script, and is never run.
    """
    data = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
    return f'<script{" data-told" if told else ""} type="{MEDIA_TYPE}">{data}</script>'
