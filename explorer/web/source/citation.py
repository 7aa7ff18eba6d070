"""
How to cite a document: one line for a footnote, and the address of its page here.

The line has what archives ask for of an item: author, title, date; collection, identifier, repository; when and how it
was released; its address and the day on which that was looked at.
"""

from __future__ import annotations

from explorer.dates import to_date
from explorer.i18n import Catalogue
from explorer.openness import disclosure
from explorer.records import Source
from explorer.selection import Page, Selection
from explorer.vocabulary import How
from explorer.web.parts import Tree, html
from explorer.web.shelf import View
from explorer.web.words import aria, data_attributes, key_of


def how_to_cite(source: Source, view: View) -> list[Tree]:
    """The line, a button that copies it, and the permanent address."""
    text = view.text
    line = citation(source, text, seen=text.day(to_date(view.clock.day)))
    page = Selection(page=Page.SOURCE, source=source.id).address()
    copy = html.Button(
        text("cite.copy"), className="button", **data_attributes(action="copy", copy=line, done=text("cite.copied"))
    )
    link = html.A(page, href=page, className="permalink")
    return [
        html.H3(text("cite.heading"), className="heading", id="cite-heading"),
        html.P(line, className="citation", **aria(labelledby="cite-heading")),
        html.P([copy, html.Span([text("cite.permalink"), " ", link], className="hint")], className="cite-foot"),
    ]


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
