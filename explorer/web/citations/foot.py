"""The way to the page about the data set: from its title, and from its description with its version and licence."""

from __future__ import annotations

from explorer.selection import Page, Selection
from explorer.web.parts import Tree, html
from explorer.web.shelf import View


def about_address(selection: Selection) -> str:
    """The address of the page, on the view's day and in its language."""
    return Selection(page=Page.ABOUT, known=selection.known, lang=selection.lang).address()


def about_foot(view: View) -> Tree:
    """Version and licence, and the way to all else that there is to say of the data set."""
    card, text = view.known.data.card, view.text
    link = html.A(text("about.page"), href=about_address(view.selection))
    return html.P(
        [link, " · ", text("about.foot", version=card.version, licence=card.licence)], className="hint about-foot"
    )
