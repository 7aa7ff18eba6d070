"""*Behind the bar*: what would you expect in a document that was kept secret, and why was it withheld?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from explorer.activities.exhibits import (
    LETTERS,
    Line,
    Place,
    Span,
    citations,
    clamped,
    exhibit,
    facts,
    lacking,
    lettered,
    named,
    opened,
    plain,
    plan,
    said,
    span,
)
from explorer.activities.pool import Pool, shuffled
from explorer.activities.sheet import Activity, Choice, Exhibit, Group, Open, Option, Sheet, Wish
from explorer.i18n import Catalogue
from explorer.openness import disclosure
from explorer.records import Event
from explorer.vocabulary import How, Kind, key_of

USUAL, LEAST, MOST = 3, 1, 6
OTHERS = 3
"""Passages of other documents among which the right one stands."""

APART = 365
"""Days at least between the writing of a document and that of one whose passage might stand there instead."""

SAME_AGE = 1500
"""Days within which two documents count as of one age; then names do not tell them apart."""

TRIED = 60
"""Passages that are tried behind the bar, and as others for each: where the words are all alike, no more would help."""

ENOUGH = 500
"""Passages of open documents among which to look for others."""

ELSEWHERE = 250
"""Events of the data set that are looked at where the pool has too few others to choose from."""

STEM = 5
"""Letters by which words are compared, since endings differ."""

_WORD = re.compile(r"[^\W\d_]{5,}")


class Cited(NamedTuple):
    """
    A passage that is cited.

    Attributes:
        days: On which its document can have been written.
        language: In which its words are told.
        events: Those that cite its document, and those related to them.
        sealed: Whether its document was kept from the public.
    """

    place: Place
    days: Span | None
    language: str
    events: frozenset[str]
    sealed: bool

    @property
    def quoted(self) -> bool:
        """Whether it has words of its own."""
        return self.place.passage.quote is not None


class Barred(NamedTuple):
    """A passage behind a bar, and others that might stand there but do not."""

    letter: str
    cited: Cited
    others: tuple[Cited, ...]


def behind_the_bar(pool: Pool, wish: Wish) -> Sheet:
    """
    Passages of documents that were kept from the public: what may stand there, what does, and how it came out.

    The passages among which to choose are of documents that no event cites together with the right one, written at
    another time, in the same language.

    Raises:
        NotEnough: There is no such document, or not three others in the data set to choose from.
    """
    text, size = pool.text, clamped(wish.size, USUAL, LEAST, MOST)
    chosen = _barred(pool, size, wish.seed)
    if len(chosen) < LEAST:
        raise lacking(Activity.BEHIND_THE_BAR, len(chosen), LEAST)
    return Sheet(
        activity=Activity.BEHIND_THE_BAR,
        title=text("activity.behind-the-bar.title"),
        intro=tuple(text(f"activity.behind-the-bar.intro-{n}") for n in (1, 2)),
        groups=tuple(_group(barred, text, wish.seed) for barred in chosen),
        plan=plan(Activity.BEHIND_THE_BAR, text),
        citations=citations(((barred.letter, barred.cited.place.source) for barred in chosen), text),
        wish=wish._replace(size=len(chosen)),
    )


def _barred(pool: Pool, size: int, seed: int) -> list[Barred]:
    """
    One passage each of so many documents, redacted and quoted ones first, and what else might stand there.

    Where the pool has too few others to choose from, they come from elsewhere in the data set.
    """
    passages = _passages(pool, seed)
    found = _with_others([cited for cited in passages if cited.sealed], passages, size)
    if len(found) == size:
        return found
    wide = _passages(replace(pool, events=tuple(islice(pool.data.events, ELSEWHERE))), seed)
    own = {cited.place.id for cited in passages if cited.sealed}
    return max(found, _with_others([cited for cited in wide if cited.place.id in own], wide, size), key=len)


def _with_others(sealed: list[Cited], passages: list[Cited], size: int) -> list[Barred]:
    """The first of them that have three others among the passages; no document and no other passage is there twice."""
    used = set[str]()
    found = dict[str, Barred]()
    for cited in sorted(sealed, key=lambda c: (not c.place.passage.redactions, c.place.passage.quote is None))[:TRIED]:
        if len(found) == size:
            break
        others = () if cited.place.source.id in found else _others(cited, passages, used)
        if len(others) == OTHERS:
            used.update(other.place.id for other in others)
            found[cited.place.source.id] = Barred(LETTERS[len(found)], cited, others)
    return list(found.values())


def _passages(pool: Pool, seed: int) -> list[Cited]:
    """
    Passages that the events cite, each with all events that its document belongs to, in an order that the seed gives.

    All those of sealed documents, and as many others as are enough to choose from; of several with the same words one.
    """
    citing: defaultdict[str, set[str]] = defaultdict(set)
    related = {event.id: {event.id, *(link.event for link in event.related)} for event in pool.events}
    links = dict[tuple[str, str], None]()
    for event in pool.events:
        for link in _links(event):
            citing[link[0]] |= related[event.id]
            links[link] = None
    sources = {name: pool.data.sources[name] for name in citing if name in pool.data.sources}
    sealed = {name: disclosure(source).sealed for name, source in sources.items()}
    days = {name: span(source.created) for name, source in sources.items()}
    found, told, open_ones = list[Cited](), set[str](), 0
    for name, passage in shuffled(links, seed, "/".join):
        at = pool.passage(name, passage) if sealed.get(name) or open_ones < ENOUGH else None
        words = "" if at is None else plain(Place(*at), pool.text).casefold()
        if at is not None and words not in told:
            told.add(words)
            open_ones += not sealed[name]
            language = at[1].gloss.in_language(pool.text.language).language
            found.append(Cited(Place(*at), days[name], language, frozenset(citing[name]), sealed[name]))
    return found


def _links(event: Event) -> Iterator[tuple[str, str]]:
    return ((link.source, link.passage) for claim in event.claims for link in claim.evidence)


def _others(cited: Cited, passages: list[Cited], used: set[str]) -> tuple[Cited, ...]:
    """
    Passages of three other documents, as like as may be: of the same side, age and kind, secret, with a quote.

    Args:
        cited: The right one.
        passages: All, in the order in which those that are equally like are taken.
        used: Ids of those that stand elsewhere on the sheet.
    """
    source, written = cited.place.source, cited.days
    if written is None:
        return ()

    def unlike(other: Cited) -> tuple[bool, int, int]:
        it = other.place.source
        days = abs((it.created.earliest or 0) - written.first) // SAME_AGE
        differs = (it.kind is not source.kind) + (not other.sealed) + (other.quoted is not cited.quoted)
        return it.side is not source.side, days, differs

    fitting = [other for other in passages if _elsewhere(other, cited, written) and other.place.id not in used]
    chosen = dict[str, Cited]()
    for other in sorted(fitting, key=unlike)[:TRIED]:
        if len(chosen) < OTHERS:
            chosen.setdefault(other.place.source.id, other)
    return tuple(chosen.values())


def _elsewhere(other: Cited, cited: Cited, written: Span) -> bool:
    """Whether a passage is of another document, of other events and another time, and in the same language."""
    if other.days is None or other.language != cited.language or not other.events.isdisjoint(cited.events):
        return False
    return other.days.last + APART < written.first or written.last + APART < other.days.first


def _group(barred: Barred, text: Catalogue, seed: int) -> Group:
    source = barred.cited.place.source
    shown = _bar(barred, text)
    uncovered = exhibit(barred.letter, barred.cited.place, text, (Line.RECORD, Line.KIND, Line.WRITTEN, Line.PUBLIC))
    letter = barred.letter
    expect = Open(
        id=f"{letter}-expect",
        prompt=text("activity.behind-the-bar.expect", letter=letter),
        exhibits=(),
        lines=4,
        answer=(text("activity.behind-the-bar.grounds"),),
    )
    words = shuffled([barred.cited, *barred.others], seed, lambda c: f"shown/{c.place.id}")
    options = lettered(plain(c.place, text) for c in words)
    which = Choice(
        id=f"{letter}-words",
        prompt=text("activity.behind-the-bar.which", letter=letter),
        exhibits=(),
        options=options,
        right=options[words.index(barred.cited)].key,
        why=(text("activity.behind-the-bar.stands", document=named(source, text)),),
    )
    compare = Open(
        id=f"{letter}-compare",
        prompt=text("activity.behind-the-bar.compare"),
        exhibits=(),
        lines=3,
        answer=(*_release(barred, text), *_withheld(barred, text)),
        revealed=(uncovered,),
    )
    heading = text("activity.document", letter=letter)
    return Group(heading, (shown,), (expect, which, _how(barred, text, seed), compare))


def _bar(barred: Barred, text: Catalogue) -> Exhibit:
    place = barred.cited.place
    source = place.source
    known_as = text("activity.document", letter=barred.letter)
    heading = known_as if _gives_away(barred, text) else said(source.title, text)
    known = facts(source, text, Line.RECORD, Line.KIND, Line.WRITTEN, Line.MARKING)
    if source.kind is Kind.LEAKED_CABLE:  # the kind's name would answer how it came out
        leaked, cable = text(key_of("kind", source.kind)), text(key_of("kind", Kind.CABLE))
        known = tuple(fact._replace(value=cable) if fact.value == leaked else fact for fact in known)
    bar = text("activity.behind-the-bar.bar", day=text.date(disclosure(source).first.date))
    return Exhibit(barred.letter, heading, known, (), source.id, place.passage.id, bar)


def _gives_away(barred: Barred, text: Catalogue) -> bool:
    """Whether a word of the title stands in the right passage and in none of the others."""
    title = _stems(said(barred.cited.place.source.title, text))
    elsewhere = {stem for other in barred.others for stem in _stems(plain(other.place, text))}
    return bool(title & _stems(plain(barred.cited.place, text)) - elsewhere)


def _stems(words: str) -> set[str]:
    return {word[:STEM] for word in _WORD.findall(words.casefold())}


def _how(barred: Barred, text: Catalogue, seed: int) -> Choice:
    """How it opened first: four ways, none of the wrong ones a later release of the same document."""
    source = barred.cited.place.source
    history = disclosure(source).history
    right, real = history[0].how, {release.how for release in history}
    others = (how for how in How if how not in real and how is not How.ISSUED)
    wrong = shuffled(others, seed, lambda how: f"{source.id}{how}")
    ways = shuffled([right, *wrong[:OTHERS]], seed, lambda how: f"shown/{source.id}{how}")
    options = tuple(Option(key_of("how", how).removeprefix("how."), text(key_of("how", how))) for how in ways)
    return Choice(
        id=f"{barred.letter}-how",
        prompt=text("activity.behind-the-bar.how", letter=barred.letter),
        exhibits=(),
        options=options,
        right=key_of("how", right).removeprefix("how."),
        why=tuple(_release(barred, text)),
    )


def _release(barred: Barred, text: Catalogue) -> Iterator[str]:
    """When and how it came out, how long it was secret, and the ground that is printed where something was withheld."""
    source = barred.cited.place.source
    yield text("activity.behind-the-bar.opened", opened=opened(source, text))
    secrecy = disclosure(source).secrecy
    if secrecy is not None:
        yield text("secrecy.for", duration=text.duration(years=secrecy.years, months=secrecy.months))
    for ground in dict.fromkeys(r.exemption for r in barred.cited.place.passage.redactions if r.exemption):
        yield text("activity.behind-the-bar.ground", ground=ground)


def _withheld(barred: Barred, text: Catalogue) -> Iterator[str]:
    for redaction in barred.cited.place.passage.redactions:
        if redaction.reading:
            yield text("activity.behind-the-bar.reading", words=redaction.reading)
        elif redaction.extent:
            yield text("activity.behind-the-bar.still", extent=redaction.extent)
