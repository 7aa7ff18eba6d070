"""What was withheld in a passage: how much, on what ground, and which release opened it."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.problems import FieldPath
from explorer.records import QUOTE_WORDS, Redaction, Source
from explorer.redactions import exemption
from explorer.rules.readable import Breach, Readable


def redactions_are_measured(readable: Readable) -> Iterator[Breach]:
    """A ground is one that can be cited; what was opened names a later release, and reads as a short quote."""
    for file, source in readable.source_files():
        for n, passage in enumerate(source.passages):
            for m, redaction in enumerate(passage.redactions):
                yield from _of_one(file, ("passages", n, "redactions", m), redaction, source)


def _of_one(file: str, at: FieldPath, redaction: Redaction, source: Source) -> Iterator[Breach]:
    if redaction.exemption and exemption(redaction.exemption) != redaction.exemption:
        written = exemption(redaction.exemption) or "as in FOIA (b)(1) or E.O. 13526 3.3(b)(1)"
        yield Breach(file, (*at, "exemption"), "is not written as a ground is cited", written)
    if redaction.reading and redaction.opened is None:
        yield Breach(file, (*at, "reading"), "nothing opened it", "opened: the date of the release that did", key=True)
    if redaction.reading and (words := len(redaction.reading.split())) > QUOTE_WORDS:
        yield Breach(file, (*at, "reading"), f"has {words} words", f"at most {QUOTE_WORDS}: the ones that matter")
    later = [release.date.text for release in source.releases[1:]]
    if redaction.opened and redaction.opened.text not in later:
        remedy = f"one of {', '.join(later)}" if later else "a source with a second release"
        yield Breach(file, (*at, "opened"), "is not the date of a later release of the source", remedy)
