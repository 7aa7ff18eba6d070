"""References as files: by the ending of its name, what a file holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from explorer.bibliography.bibtex import bibtex
from explorer.bibliography.cited import STYLES
from explorer.bibliography.csl import csl_json
from explorer.bibliography.formatted import plain_text
from explorer.bibliography.reference import Reference
from explorer.bibliography.ris import ris

FORMS = {
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "json": "application/vnd.citationstyles.csl+json; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
"""The media type of each form. A new form is a line here, and one in ``_WRITERS``."""

_WRITERS: dict[str, Callable[[Iterable[Reference]], str]] = {"bib": bibtex, "ris": ris, "json": csl_json}


def file_of(references: Iterable[Reference], form: str, *, style: str = "chicago", language: str = "en") -> bytes:
    """
    References as a file, in UTF-8.

    Args:
        references: What is cited, in the order of the file; a bibliography (``txt``) has that of its style.
        form: A key of FORMS.
        style: Of a bibliography, a key of ``cited.STYLES``.
        language: Of the reader.

    Raises:
        KeyError: There is no such form or style.
    """
    if form == "txt":
        if style not in STYLES:
            raise KeyError(style)
        return plain_text(references, style, language).encode()
    return _WRITERS[form](references).encode()
