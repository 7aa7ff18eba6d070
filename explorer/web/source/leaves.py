"""The pages of a text as they are read: passages marked where they were found, what was withheld as bars, hits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from explorer.anchoring import Span
from explorer.dates import Edtf
from explorer.fulltext import FullText
from explorer.i18n import Catalogue
from explorer.library import Kept
from explorer.records import Source
from explorer.redactions import Withheld, lines, withheld
from explorer.selection import Page
from explorer.web.parts import Tree, html
from explorer.web.shelf import View
from explorer.web.words import aria

AROUND = 1
"""Pages before and after the chosen one that come with their words."""

CONTEXT = 48
"""Letters on each side of a hit."""


class Layer(NamedTuple):
    """A stretch of the text that is shown in its own way."""

    span: Span
    kind: str
    name: str


class Leaves:
    """A text of a source, and what is shown on its pages in a view."""

    MOST_HITS, MOST_LISTED = 2000, 200

    def __init__(self, source: Source, kept: Kept, view: View) -> None:
        self.source, self.kept, self.view = source, kept, view
        self.text: FullText = view.known.readings.reading(kept).text

    @cached_property
    def placed(self) -> Mapping[str, tuple[Span, ...]]:
        """Where the passages of the source were found in this text."""
        found = self.view.known.readings.checked(self.source)
        ours = (c for c in found.values() if c.kept is not None and c.kept.sha256 == self.kept.sha256)
        return {checked.passage: checked.anchor.places for checked in ours}

    @cached_property
    def hits(self) -> tuple[Span, ...]:
        """Where the words are that the reader looks for: any white space between them, any case."""
        wanted = self.view.selection.find
        return tuple(find(wanted, self.text.text, self.MOST_HITS)) if wanted else ()

    @property
    def place(self) -> int:
        """The page to begin with, from 0: that of the chosen passage, else the one that the address names."""
        places = self.placed.get(self.view.selection.passage)
        if places:
            return self.text.page_at(places[0].start)
        return min(self.view.selection.leaf, len(self.text.pages)) - 1

    def context(self, span: Span) -> tuple[str, str, str]:
        """What stands before a hit, the hit, and what comes after it, each in one line."""
        words = self.text.text
        before, after = words[max(0, span.start - CONTEXT) : span.start], words[span.end : span.end + CONTEXT]
        return " ".join(before.split()) + " ", words[span.start : span.end], after.replace("\n", " ")

    def leaf(self, number: int) -> list[Tree]:
        """A page: its number, and its words with all that is marked in them."""
        page = self.text.pages[number]
        label = self.view.text("text.page-label", page=page.label)
        words = self.text.words(number)
        parts = list(_woven(words, page.start, self._layers(page.start, page.end), self))
        text = html.Div(parts, className="leaf-words", lang=self.source.language)
        return [html.P(label, className="leaf-label"), text]

    def _layers(self, start: int, end: int) -> list[Layer]:
        """What is marked between two positions."""
        found = [Layer(span, "quote", name) for name, spans in self.placed.items() for span in spans]
        found += [Layer(span, "hit", str(n + 1)) for n, span in enumerate(self.hits)]
        return [layer for layer in found if layer.span.start < end and layer.span.end > start]

    def margin(self, passage: str) -> Tree:
        """The mark beside a passage that leads to the claims which cite it."""
        text, selection = self.view.text, self.view.selection
        cited = [c for c in self.view.known.citing.of(self.source.id) if c.passage == passage]
        words = text("text.cited", n=len({(c.event.id, c.claim.id) for c in cited}))
        if len({(c.event.id, c.claim.id) for c in cited}) == 1:
            target = selection.choosing(cited[0].event.id).comparing(cited[0].claim.id).on(Page.EVENT)
            address = f"{target.address()}#claim-{cited[0].claim.id}"
        else:
            address = f"#passage-{passage}"
        return html.A(words, href=address, className="margin", **aria(label=text("text.to-claims", words=words)))

    def bar(self, found: Withheld) -> Tree:
        """What stands where something was withheld."""
        cue = self.text.text[found.start : found.end]
        return withheld_here(cue, found.exemption, lines(found) or 0.5, self.view.text)


def withheld_here(cue: str, ground: str, size: float, text: Catalogue) -> Tree:
    """A bar as long as what was withheld (*size* lines), and the document's words that say how much and why."""
    words = f"{cue} · {ground}" if ground and ground not in cue else cue
    spoken = html.Span(text("redaction.here"), className="unseen")
    return html.Span([spoken, " ", words], className="withheld", style={"--lines": f"{max(0.5, min(12.0, size)):.1f}"})


def leaves_of(source: Source, view: View) -> Leaves:
    """The text that a view shows: the one in which the chosen quote was found, else the one that is asked for."""
    texts = view.known.readings.kept(source)
    asked = [kept for kept in texts if view.selection.shown_text and kept.sha256.startswith(view.selection.shown_text)]
    found = view.known.readings.checked(source).get(view.selection.passage)
    if not asked and found is not None and found.kept is not None and found.kept.source == source.id:
        asked = [kept for kept in texts if kept.sha256 == found.kept.sha256]
    return Leaves(source, (asked or list(texts))[0], view)


def text_name(release: str | None, pages: int, text: Catalogue) -> str:
    """What a text is called: the release that it is of, and how long it is."""
    named = text("text.of-release", day=text.date(Edtf.parse(release), "short")) if release else text("text.of-none")
    return f"{named} · {text('source.pages', n=pages)}"


def find(wanted: str, text: str, most: int) -> Iterator[Span]:
    """The places of some words in a text, in any case, with any white space between them; ё and е are one letter."""
    words = [re.escape(word) for word in wanted.replace("ё", "е").replace("Ё", "Е").split()]
    pattern = r"\s+".join(words).replace("е", "[её]").replace("Е", "[ЕЁ]")
    for n, hit in enumerate(re.finditer(pattern, text, re.IGNORECASE)):
        if n >= most:
            return
        yield Span(*hit.span())


def _woven(words: str, start: int, layers: Sequence[Layer], leaves: Leaves) -> Iterator[Tree]:
    """The words of a page, cut where a layer begins or ends; each passage has its id and margin once."""
    bars = {found.start: found for found in withheld(words)}
    edges = {0, len(words)} | {at for found in bars.values() for at in (found.start, found.end)}
    for layer in layers:
        edges |= {min(max(at - start, 0), len(words)) for at in layer.span}
    cuts = sorted(edges)
    named = set[str]()
    for begin, end in pairwise(cuts):
        over = [layer for layer in layers if layer.span.start - start <= begin and layer.span.end - start >= end]
        inside = next((f for f in bars.values() if f.start <= begin < f.end), None)
        if inside is not None:
            if inside.start == begin:
                yield leaves.bar(inside._replace(start=start + inside.start, end=start + inside.end))
            continue
        piece: Tree = words[begin:end]
        for layer in over:
            piece = _marked(piece, layer, first=layer.name not in named or layer.kind == "hit", leaves=leaves)
            named.add(layer.name)
        yield piece


def _marked(piece: Tree, layer: Layer, *, first: bool, leaves: Leaves) -> Tree:
    if layer.kind == "hit":
        return html.Mark(piece, className="hit", id=f"hit-{layer.name}" if first else None)
    chosen = " chosen" if layer.name == leaves.view.selection.passage else ""
    margin = [leaves.margin(layer.name)] if first else []
    return html.Mark([*margin, piece], className=f"quote{chosen}", id=f"at-{layer.name}" if first else None)
