"""
How to cite what a page is about: in each style, as a file, and by its permanent address.

The first style is there at once, the others are one click away; nothing of it needs a script but the copying. On
Explore, where the reader is beside the timeline, there is a link to it alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from explorer import bibliography
from explorer.export.cff import NAME as CITATION_FILE
from explorer.i18n import Catalogue
from explorer.selection import Page, Selection
from explorer.web.citations.cited import Cited, cited, permanent_address
from explorer.web.citations.matter import Matter, matter_of, permanent, plain_address, to_cite
from explorer.web.parts import Tree, html
from explorer.web.shelf import View
from explorer.web.words import Part, aria, data_attributes

FORMS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}
"""The files of a reference, by the ending of their names."""

LONGEST = 90
"""Letters of a statement that say which one is cited."""


def citation_panel(view: View) -> list[Tree]:
    """What there is to cite of the page's event, source or data set, or of the claim or passage that it names."""
    text, matter = view.text, matter_of(view)
    first, *others = (_style(one, text) for one in cited(matter, view))
    public = bibliography.opened(matter.source, text) if matter.source else ""
    more = [html.Summary(text("cite.more", n=len(others))), *others]
    return [
        html.Section(
            [
                html.H3(text("cite.heading"), className="heading", id="cite-heading", tabIndex="-1"),
                *_what(matter, view),
                first,
                *([html.P(public, className="hint")] if public else []),
                html.Details(more, className="cite-more"),
                _address(matter, view),
                _files(matter, view),
            ],
            className="cite",
            **aria(labelledby="cite-heading"),
        )
    ]


def cite_link(selection: Selection, text: Catalogue, what: str = "", *, name: str = "") -> Tree:
    """A link to the citation of what a view's page is about; *what* is said besides to those who do not see where."""
    label = aria(label=text("cite.link-to", what=_short(what))) if what else {}
    return html.A(text("cite.link"), href=to_cite(selection), className=f"cite-link {name}".strip(), **label)


def _what(matter: Matter, view: View) -> list[Tree]:
    """Which statement or passage it is, and the way to the citation of the whole record."""
    text = view.text
    if matter.claim is not None:
        words = _short(matter.claim.text.in_language(text.language).words)
        return [_part(text("cite.claim", words=text("quote.marks", words=words)), "cite.whole-event", view)]
    if matter.passage is not None:
        place = matter.passage.locator.in_language(text.language).words
        return [_part(text("cite.passage", place=place), "cite.whole-source", view)]
    return []


def _part(words: str, key: str, view: View) -> Tree:
    selection = view.selection
    whole = selection.comparing("") if selection.page is Page.EVENT else selection.reading(selection.source)
    link = html.A(view.text(key), href=to_cite(whole.on(selection.page)))
    return html.P([words, " ", link], className="hint cite-what")


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rpartition(' ')[0] or words[:LONGEST]}…"


def _style(one: Cited, text: Catalogue) -> Tree:
    """A style's name, the citation in it, and a button that copies it."""
    name = one.name
    return html.Div(
        [
            html.H4([name, _copy(one.plain, text, name)], className="cite-name"),
            html.P(one.parts, className="citation", lang=one.language),
        ],
        className="cite-style",
    )


def _copy(words: str, text: Catalogue, name: str) -> Part:
    return html.Button(
        text("cite.copy"),
        className="cite-copy",
        type="button",
        **aria(label=text("cite.copy-name", name=name)),
        **data_attributes(action="copy", copy=words, done=text("cite.copied")),
    )


def _address(matter: Matter, view: View) -> Tree:
    """The address that stays: it says which edition of the data set it is about."""
    text = view.text
    path, address = permanent(matter, view).address(), permanent_address(matter, view)
    name = text("cite.permalink")
    return html.Div(
        [
            html.H4([name, _copy(address, text, name)], className="cite-name"),
            html.P(html.A(address, href=path, className="permalink"), className="cite-address"),
        ],
        className="cite-style",
    )


def _files(matter: Matter, view: View) -> Tree:
    links = [
        html.Li(html.A(name, href=address, download="", **aria(label=view.text("cite.file", form=name))))
        for name, address in files_of(matter, view)
    ]
    return html.Div([html.Span(view.text("cite.files")), html.Ul(links)], className="cite-files")


def files_of(matter: Matter, view: View) -> Sequence[tuple[str, str]]:
    """The files of a reference: names of the formats, and addresses."""
    path, mark, query = plain_address(matter, view).address().partition("?")
    if matter.whole:
        return [(CITATION_FILE, f"/{CITATION_FILE}{mark}{query}")]
    return [(name, f"{path}/reference.{form}{mark}{query}") for form, name in FORMS.items()]
