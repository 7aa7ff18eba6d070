"""Two releases of one document side by side: what the later one opened, what is withheld still, or anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.library import Kept
from explorer.records import Source
from explorer.redactions import lines, withheld
from explorer.variants import Comparison, Kind, Run
from explorer.web.parts import Tree, html
from explorer.web.shelf import View
from explorer.web.source.leaves import text_name, withheld_here
from explorer.web.words import aria

AROUND = 240
"""Letters of what is the same that are shown before and after a difference; what lies between them is counted."""

MOST = 400
"""Stretches with differences that are shown."""


def side_by_side(source: Source, view: View) -> list[Tree]:
    """The two texts that the address names, stretch by stretch; nothing if it names no two texts of the source."""
    texts, selection, text = view.known.readings.kept(source), view.selection, view.text
    newer, older = (_named(texts, sha) for sha in (selection.shown_text, selection.earlier_text))
    if newer is None or older is None or newer == older:
        return []
    found = view.known.readings.compared(older, newer)
    stretches = list(_stretches(found.runs))
    rows = [row for stretch in stretches[:MOST] for row in _rows(stretch, found, view)]
    names = (text("releases.earlier", name=_name(older, view)), text("releases.later", name=_name(newer, view)))
    head = html.Div([html.Div(name) for name in names], className="releases-row releases-head")
    more = len(stretches) - MOST
    return [
        _counts(found, view),
        html.Div(
            [head, *rows],
            className="releases",
            lang=source.language,
            tabIndex="0",
            role="region",
            **aria(label=text("releases.region")),
        ),
        *([html.P(text("releases.more", n=more), className="hint")] if more > 0 else []),
    ]


def _named(texts: Sequence[Kept], sha: str) -> Kept | None:
    return next((kept for kept in texts if sha and kept.sha256.startswith(sha)), None)


def _name(kept: Kept, view: View) -> str:
    return text_name(kept.release, kept.pages, view.text)


def _counts(found: Comparison, view: View) -> Tree:
    text = view.text
    other = len(found.of(Kind.CHANGED)) + len(found.of(Kind.ADDED))
    parts = [f"{text('releases.opened', n=found.opened_places)} ({text('releases.words', n=found.opened_words)})"]
    parts.append(text("releases.still", n=found.still_places))
    if found.anew_places:
        parts.append(text("releases.anew", n=found.anew_places))
    if other:
        parts.append(text("releases.changed", n=other))
    return html.P(" · ".join(parts), className="releases-counts", role="status")


def _stretches(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Runs that are shown together: a long run that is the same ends one stretch and begins the next."""
    stretch = list[Run]()
    for run in runs:
        stretch.append(run)
        if run.kind is Kind.SAME and run.later.end - run.later.start > 3 * AROUND:
            if len(stretch) > 1:
                yield stretch
            stretch = [run]
    if len(stretch) > 1 or (stretch and stretch[0].kind is not Kind.SAME):
        yield stretch


def _rows(stretch: Sequence[Run], found: Comparison, view: View) -> Iterator[Tree]:
    """A row for a stretch; before it, how much is left out that is the same."""
    skipped = stretch[0].later.end - stretch[0].later.start - AROUND if stretch[0].kind is Kind.SAME else 0
    if skipped > AROUND:
        words = len(found.later.text[stretch[0].later.start : stretch[0].later.start + skipped].split())
        note = view.text("releases.skipped", n=words)
        yield html.Div([html.Div(note, className="skipped")] * 2, className="releases-row releases-same")
    sides = [list(_side(stretch, found, view, later=later)) for later in (False, True)]
    yield html.Div([html.Div(side) for side in sides], className="releases-row")


def _side(stretch: Sequence[Run], found: Comparison, view: View, *, later: bool) -> Iterator[Tree]:
    text, at = (found.later if later else found.earlier).text, -1
    for n, run in enumerate(stretch):
        span = run.later if later else run.earlier
        if span.start == span.end or span.end <= at:  # a cue of which a part was opened stands in several runs
            continue
        if 0 <= at < span.start:
            yield text[at : span.start]
        words, at = text[span.start : span.end], span.end
        if run.kind is Kind.SAME:
            yield _shortened(words, first=n == 0, last=n == len(stretch) - 1)
        elif run.kind is Kind.STILL or run.kind is (Kind.ANEW if later else Kind.OPENED):
            yield _bars(words, view)
        else:
            yield _marked(words, run.kind, view, later=later)


def _shortened(words: str, *, first: bool, last: bool) -> str:
    """What is the same, but for what lies far from a difference."""
    if len(words) <= 2 * AROUND:
        return words
    if first:
        return f"…{words[-AROUND:]}"
    return f"{words[:AROUND]}…" if last else words


def _bars(words: str, view: View) -> Tree:
    cues = withheld(words)
    if not cues:
        return words
    grounds = "; ".join(dict.fromkeys(cue.exemption for cue in cues if cue.exemption))
    return withheld_here(words, grounds, sum(lines(cue) or 0.5 for cue in cues), view.text)


def _marked(words: str, kind: Kind, view: View, *, later: bool) -> Tree:
    if kind is Kind.OPENED and later:
        spoken = html.Span(view.text("releases.place"), className="unseen")
        return html.Mark([spoken, " ", words], className="newly")
    return html.Mark(words, className="differs")
