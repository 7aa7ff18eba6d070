"""
A document as a footnote.

The line has what archives ask for of an item: author, title, date; collection, identifier, repository; when and how it
was released; its address and the day on which that was looked at.
"""

from __future__ import annotations

from explorer.i18n import Catalogue
from explorer.openness import disclosure
from explorer.records import Source
from explorer.vocabulary import How, key_of


def citation(source: Source, text: Catalogue, *, seen: str = "") -> str:
    """
    The footnote.

    Args:
        source: The document.
        text: Language of titles and dates.
        seen: The day on which its address was looked at, in words; without one the address is left out.
    """
    title = text("quote.marks", words=source.title.in_language(text.language).words)
    archive = source.archive
    kept = (archive.collection, archive.identifier, archive.repository) if archive else ()
    first = disclosure(source).first
    released = ""
    if first.how is not How.ISSUED:
        released = text("cite.released", day=text.date(first.date), how=text(key_of("how", first.how)))
    seen_at = text("cite.seen", url=source.url, day=seen) if source.url and seen else ""
    parts = (source.creator, title, text.date(source.created), *kept, released, seen_at)
    return f"{', '.join(part for part in parts if part)}."
