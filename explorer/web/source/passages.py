"""What a document says: its passages, with what was withheld, how the quote was checked, and who cites it."""

from __future__ import annotations

from explorer.anchoring import Found
from explorer.dates import year_of
from explorer.i18n import Catalogue
from explorer.quotes import Checked
from explorer.records import Passage, Redaction, Source
from explorer.redactions import lines, withheld
from explorer.selection import Page
from explorer.vocabulary import Kind, key_of
from explorer.web.citations.panel import cite_link
from explorer.web.parts import Tree, html
from explorer.web.shelf import View
from explorer.web.words import Part, aria, gloss, said

CHECKS = {
    Found.EXACT: "✓",
    Found.NORMALISED: "✓",
    Found.ACCEPTED: "✓",
    Found.AMBIGUOUS: "?",
    Found.MISSING: "✕",
    Found.NO_TEXT: "○",
}


def passage_of(source: Source, passage: str) -> Passage:
    """The passage of that id; KeyError if the source has none."""
    for candidate in source.passages:
        if candidate.id == passage:
            return candidate
    raise KeyError(passage)


def evidence_name(source: Source, passage: Passage, text: Catalogue) -> list[Part]:
    """Whose record, what sort of document (for press: which paper), and where in it."""
    outlet = source.kind is Kind.NEWS_ARTICLE and source.creator
    name = str(source.creator) if outlet else text(key_of("kind", source.kind))
    locator = passage.locator.in_language(text.language).words
    return [html.B(text(f"side.{source.side}")), f" · {name}, {locator}"]


def quoted(passage: Passage, source: Source, text: Catalogue) -> list[Part]:
    """The gloss with the quote in its place."""
    return gloss(passage, source.language, text)


def whose_words(text: Catalogue) -> Tree:
    """Which words are the document's, and which are ours."""
    return html.P(text("passage.whose-words"), className="hint whose-words")


def passage_block(passage: Passage, source: Source, view: View, *, chosen: bool = False) -> Tree:
    """A passage: where it is, who speaks, what it says, and every claim that cites it."""
    text, data = view.text, view.known.data
    place = passage.locator.in_language(text.language).words  # one text may serve all languages, so it has no mark
    head: list[Part] = [html.Span(place, className="locator")]
    if passage.speaker and passage.speaker in data.people:
        name = data.people[passage.speaker].name.in_language(text.language).words
        head = [html.Span(name, className="speaker"), " · ", *head]
    alone = view.selection.reading(source.id, passage.id).on(Page.SOURCE)
    link = html.A(
        text("passage.link"),
        href=alone.address(),
        className="passage-link",
        **aria(label=text("passage.link-to", place=place)),
    )
    return html.Div(
        [
            html.P(
                [*head, html.Span([link, " ", cite_link(alone, text, place)], className="passage-links")],
                className="passage-head",
            ),
            *passage_words(passage, source, view),
            *_cited_by(passage, source, view),
        ],
        className="passage" + (" chosen" if chosen else ""),
        id=f"passage-{passage.id}",
    )


def passage_words(passage: Passage, source: Source, view: View) -> list[Tree]:
    """What a passage says: gloss and quote, how the quote was checked, what was withheld, whose translation it is."""
    text, data, selection = view.text, view.known.data, view.selection
    parts = [html.P(quoted(passage, source, text), className="gloss")]
    parts += [html.P(sign, className="check-line") for sign in check_sign(passage, source, view)]
    parts += _withheld(passage, source, text)
    if passage.quote_language:
        language = text.language_name(passage.quote_language)
        parts.append(html.P(text("passage.translation", language=language), className="hint"))
    if passage.seen_in and passage.seen_in in data.sources:
        known_from = data.sources[passage.seen_in]
        link = html.A(said(known_from.title, text), href=selection.reading(known_from.id).address())
        parts.append(html.P([text("passage.seen-in"), " ", link], className="hint"))
    return parts


def check_sign(passage: Passage, source: Source, view: View) -> list[Tree]:
    """A small sign that says whether the quote was found in the document's text; it leads there. None without one."""
    found = view.known.readings.checked(source).get(passage.id)
    if found is None:
        return []
    kind = found.anchor.found
    sign = html.Span(CHECKS[kind], className="check-sign", **aria(hidden="true"))
    words = html.Span(_found_words(found, view), className="check-words")
    name = f"check check-{kind}" + (" check-elsewhere" if found.anchor.elsewhere else "")
    if found.kept is None or not found.anchor.places or found.kept.source != source.id:
        return [html.Span([sign, " ", words], className=name)]
    place = view.selection.reading(source.id, passage.id).on(Page.SOURCE)
    return [html.A([sign, " ", words], href=f"{place.address()}#at-{passage.id}", className=name)]


def _found_words(found: Checked, view: View) -> str:
    """What became of the quote, and on which page it is."""
    text, anchor = view.text, found.anchor
    words = text(f"check.{anchor.found}", n=len(anchor.places))
    if found.kept is None or len(anchor.places) != 1:
        return words
    pages = view.known.readings.reading(found.kept).text
    if len(pages.pages) < 2:
        return words
    label = pages.pages[pages.page_at(anchor.places[0].start)].label
    key = "check.elsewhere" if anchor.elsewhere else "check.page"
    return f"{words}, {text(key, page=label)}"


def _withheld(passage: Passage, source: Source, text: Catalogue) -> list[Tree]:
    """A bar for all that was withheld; what a later release opened has both readings."""
    return [_redaction(redaction, source, text) for redaction in passage.redactions]


def _redaction(redaction: Redaction, source: Source, text: Catalogue) -> Tree:
    bar = withheld_bar(redaction.extent or "", redaction.exemption or "", text)
    if redaction.opened is None:
        return html.P(bar, className="redaction")
    day = text.date(redaction.opened)
    before = html.P([html.B(text("redaction.before", day=day)), " ", *bar])
    words: list[Part] = [html.B(text("redaction.since", day=day))]
    if redaction.reading:
        reading = text("quote.marks", words=redaction.reading)
        words += [" ", html.Mark(reading, lang=source.language, className="quote opened")]
    year = "" if redaction.opened.latest is None else str(year_of(redaction.opened.latest))
    summary = html.Summary(text("redaction.difference", year=year))
    return html.Details([summary, before, html.P(words)], className="redaction both")


def withheld_bar(extent: str, exemption: str, text: Catalogue) -> list[Part]:
    """A black bar as long as what was withheld, and its extent and ground in words for those who do not see it."""
    (cue,) = withheld(f"[{extent} not declassified]") or (None,)
    long = min(max((lines(cue) if cue else None) or 0.5, 0.2), 2.5)
    what = text("redaction.withheld", extent=extent) if extent else text("redaction.withheld-unknown")
    words = f"{what} · {exemption}" if exemption else what
    bar = html.Span(className="bar", style={"width": f"{long * 7:.1f}rem"}, **aria(hidden="true"))
    return [bar, html.Span(words, className="bar-words")]


def _cited_by(passage: Passage, source: Source, view: View) -> list[Tree]:
    """Every claim that cites the passage, with its stance and its event."""
    text = view.text
    cited = [c for c in view.known.citing.of(source.id) if c.passage == passage.id]
    items = []
    for citation in cited:
        target = view.selection.choosing(citation.event.id).comparing(citation.claim.id).on(Page.EVENT)
        words = html.A(said(citation.claim.text, text), href=f"{target.address()}#claim-{citation.claim.id}")
        stance = html.Span(text(f"stance.{citation.stance}"), className=f"stance stance-{citation.stance}")
        when = html.Span(text.date(citation.event.date, "short"), className="when")
        items.append(html.Li([stance, " ", words, " ", when], className="citing"))
    if not items:
        return [html.P(text("passage.uncited"), className="hint")]
    heading = html.H4(text("passage.cited-by"), className="heading")
    return [heading, html.Ul(items, className="citings", id=f"claims-{passage.id}")]
