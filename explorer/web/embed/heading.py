"""What a frame shows, in a line."""

from __future__ import annotations

from explorer.dates import stretch
from explorer.selection import Page
from explorer.web.shelf import View


def heading(view: View) -> str:
    """What a view shows: the data set, what is searched for, its themes, its period."""
    selection, text, data = view.selection, view.text, view.known.data
    chosen = [text("quote.marks", words=selection.sought)] if selection.page is Page.SEARCH and selection.sought else []
    chosen += [data.themes[theme].name.in_language(text.language).words for theme in selection.themes]
    if selection.first is not None or selection.last is not None:
        chosen.append(text.date(stretch(*view.window)))
    title = data.card.title.in_language(text.language).words
    return f"{title}: {', '.join(chosen)}" if chosen else title
