"""
Reads one large file of HTML, TEI or Markdown, in a process of its own (see ``confined``); ``extraction`` starts it.

Their parsers are slow, or need much memory, on what was written for that. The task holds ``form``, ``content_type``,
``language`` and ``limits``. The answer is JSON: ``pages`` (label and words) and ``notes``; or ``{"fault": …}``, the
line that says why there is none.
"""

from __future__ import annotations

import json
import sys
from typing import Any


def main(task: dict[str, Any]) -> None:
    """Read what comes in; a fault is an answer too."""
    from explorer.extract.extraction import READERS
    from explorer.extract.forms import Form
    from explorer.extract.limits import CannotRead, Limits

    given = sys.stdin.buffer.read()
    answer: dict[str, Any]
    try:
        text, notes = READERS[Form(task["form"])](
            given, task["content_type"], task["language"], Limits(**task["limits"])
        )
        answer = {"pages": [[page.label, text.words(n)] for n, page in enumerate(text.pages)], "notes": notes}
    except CannotRead as fault:
        answer = {"fault": str(fault)}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode())
    sys.stdout.buffer.flush()
