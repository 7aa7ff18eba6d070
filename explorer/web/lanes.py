"""What the lanes of the timeline are called on the screen."""

from __future__ import annotations

from explorer.rows import NOBODY
from explorer.vocabulary import LaneKind
from explorer.web.shelf import View


def lane_names(view: View) -> dict[str, str]:
    """Key of each lane -> its name, in the order of the lanes."""
    kind, data, language = view.selection.lanes, view.known.data, view.text.language
    if kind is LaneKind.THEME:
        return {key: theme.name.in_language(language).words for key, theme in data.themes.items()}
    if kind is LaneKind.PERSON:
        return {key: (p.short or p.name).in_language(language).words for key, p in data.people.items()}
    if kind is LaneKind.ONE:
        return {"": ""}
    words = view.rows.frame[str(kind)].cat.categories
    return {word: view.text(f"lane.{kind}.{word}") for word in [*words, NOBODY]}
