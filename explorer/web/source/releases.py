"""Two releases of one document side by side."""

from __future__ import annotations

from explorer.records import Source
from explorer.web.parts import Tree
from explorer.web.shelf import View


def side_by_side(source: Source, view: View) -> list[Tree]:
    """Nothing yet."""
    return []
