"""The place of a passage, as a note leads to it."""

from __future__ import annotations

import re
from typing import NamedTuple

from explorer.bibliography.processor.rendering import Locator
from explorer.records import Passage

_NUMBERS = r"(?P<words>\d+(?:[-–]\d+)?)"
_FORMS = {
    "page": re.compile(rf"pp?\. ?{_NUMBERS}"),
    "paragraph": re.compile(rf"para(?:graph|\.)?s? {_NUMBERS}"),
    "section": re.compile(rf"(?:section|sec\.|§) ?{_NUMBERS}"),
}


class Located(NamedTuple):
    """A place in a document: what styles know how to write, or else words."""

    locator: Locator | None
    place: str


def located(passage: Passage, language: str) -> Located:
    """Where a passage stands: pages, paragraphs and sections by their numbers, all else in the reader's words."""
    found = passage.locator.in_language("en").words
    for label, form in _FORMS.items():
        if match := form.fullmatch(found):
            return Located(Locator(label, match["words"]), "")
    return Located(None, passage.locator.in_language(language).words)
