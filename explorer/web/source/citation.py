"""How to cite a document: one line for a footnote, and the address of its page here."""

from __future__ import annotations

from explorer.citation import citation
from explorer.dates import to_date
from explorer.records import Source
from explorer.selection import Page, Selection
from explorer.web.parts import Tree, html
from explorer.web.shelf import View
from explorer.web.words import aria, data_attributes


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
