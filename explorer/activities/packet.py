"""*Packet*: five to seven documents around a question, with a page for the teacher."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from explorer.activities.exhibits import (
    JOINT,
    LETTERS,
    Place,
    citations,
    clamped,
    described,
    first_by_seed,
    lacking,
    pieces,
    plan,
    said,
    titled,
)
from explorer.activities.pool import Pool, shuffled
from explorer.activities.sheet import (
    Activity,
    Choice,
    Exhibit,
    Fact,
    Group,
    Item,
    Open,
    Option,
    Part,
    Piece,
    Sheet,
    Wish,
)
from explorer.i18n import Catalogue
from explorer.openness import disclosure
from explorer.records import Event, Source
from explorer.vocabulary import How, Kind, Side

USUAL, LEAST, MOST = 6, 5, 7
BLANKS = ("who", "when", "kind", "why")
QUESTIONS = (1, 2, 3)
AT_ONCE, SECRET = "at-once", "secret"


class Document(NamedTuple):
    """A passage of a document that bears on the question; the lower *tier*, the closer to it."""

    place: Place
    tier: int
    secret: bool

    @property
    def source(self) -> Source:
        """The document."""
        return self.place.source

    @property
    def certain(self) -> bool:
        """Whether it was secret can be said: not of one that was opened, not issued, on the day it bears."""
        return self.secret or disclosure(self.source).first.how is How.ISSUED


class Lettered(NamedTuple):
    """A document of the packet, and its letter."""

    letter: str
    document: Document


def packet(pool: Pool, wish: Wish) -> Sheet:
    """
    Documents that bear on an event, balanced by side and kind; its neighbours', and at last all events', if these are
    too few. What a document is, is left for pupils to find out.

    Raises:
        NotEnough: There are not five documents.
    """
    text, size = pool.text, clamped(wish.size, USUAL, LEAST, MOST)
    event = pool.data.event(wish.event) if wish.event else None
    event = event or first_by_seed(wish.seed, pool.events)
    documents = [] if event is None else _around(event, pool, size)
    about_all = len(documents) < LEAST
    if event is None or about_all:
        documents = list(_documents(pool.events, pool, 0))
    chosen = _balanced(documents, size, wish.seed)
    if len(chosen) < LEAST:
        raise lacking(Activity.PACKET, len(chosen), LEAST)
    topic = _themes(pool) if event is None or about_all else text("quote.marks", words=said(event.title, text))
    shown = [Lettered(letter, d) for letter, d in zip(LETTERS, sorted(chosen, key=_written), strict=False)]
    question = text(f"activity.packet.question-{_angle(chosen)}", topic=topic)
    return Sheet(
        activity=Activity.PACKET,
        title=text("activity.packet.title", topic=topic),
        intro=(question, *(text(f"activity.packet.intro-{n}") for n in (1, 2))),
        groups=(
            Group(text("activity.packet.documents"), _exhibits(shown, pool, wish), tuple(_sourcing(shown, text))),
            Group(text("activity.packet.questions"), (), tuple(_questions(question, topic, text))),
        ),
        plan=_page(shown, question, topic, text),
        citations=citations(((one.letter, one.document.source) for one in shown), text),
        wish=wish._replace(size=len(shown), event="" if event is None else event.id),
    )


def _around(event: Event, pool: Pool, size: int) -> list[Document]:
    """The documents that bear on an event; on related and neighbouring ones too, until there are *size*."""
    found = {document.source.id: document for document in _documents([event], pool, 0)}
    for tier, other in enumerate(_neighbours(event, pool), 1):
        if len(found) >= size:
            break
        for document in _documents([other], pool, tier):
            found.setdefault(document.source.id, document)
    return list(found.values())


def _neighbours(event: Event, pool: Pool) -> Iterator[Event]:
    """The related events, then those of the same themes, the nearest in time first."""
    related = [other for link in event.related if (other := pool.data.event(link.event)) is not None]
    yield from related
    passed, day = {event.id, *(other.id for other in related)}, event.date.earliest or 0
    alike = [e for e in pool.events if e.id not in passed and set(e.themes) & set(event.themes)]
    yield from sorted(alike, key=lambda e: (abs((e.date.earliest or 0) - day), e.id))


def _documents(events: Iterable[Event], pool: Pool, tier: int) -> Iterator[Document]:
    """The documents that bear on events, each with its first passage that has a quote, else its first."""
    places = dict[str, Place]()
    for event in events:
        for claim in event.claims:
            for link in claim.evidence:
                if link.source not in claim.bearing:
                    continue
                found = pool.passage(link.source, link.passage)
                held = places.get(link.source)
                if found and (held is None or (held.passage.quote is None and found[1].quote is not None)):
                    places[link.source] = Place(*found)
    return (Document(place, tier, disclosure(place.source).sealed) for place in places.values())


def _balanced(documents: Iterable[Document], size: int, seed: int) -> list[Document]:
    """
    So many documents: one that was secret, if there is one; then always of the side that has the fewest so far.

    Within a side those closest to the question come first, then kinds that are not there yet, then those with a quote.
    """
    left = {document.source.id: document for document in shuffled(documents, seed, lambda d: d.source.id)}
    chosen = list[Document]()
    sides, kinds = Counter[Side](), Counter[Kind]()

    def rank(document: Document) -> tuple[int, int, int, bool]:
        source = document.source
        return sides[source.side], document.tier, kinds[source.kind], document.place.passage.quote is None

    while left and len(chosen) < size:
        secret = None if chosen else next((one for one in left.values() if one.secret), None)
        one = secret or min(left.values(), key=rank)
        chosen.append(left.pop(one.source.id))
        sides[one.source.side] += 1
        kinds[one.source.kind] += 1
    return chosen


def _written(document: Document) -> tuple[int, str]:
    created = document.source.created
    day = created.earliest if created.earliest is not None else created.latest
    return (day or 0, document.source.id)


def _angle(chosen: Iterable[Document]) -> str:
    """Which question the documents can answer best: of secrecy, of sides, or of what is certain."""
    documents = list(chosen)
    if len({document.secret for document in documents}) > 1:
        return "secrecy"
    return "sides" if len({d.source.side for d in documents} - {Side.PRESS}) > 1 else "certainty"


def _themes(pool: Pool) -> str:
    """The themes that most of the events have, three at most, by name."""
    times = Counter(theme for event in pool.events for theme in event.themes if theme in pool.data.themes)
    names = (said(pool.data.themes[theme].name, pool.text) for theme, _ in times.most_common(3))
    return pool.text.list(pool.text("quote.marks", words=name) for name in names)


def _exhibits(shown: list[Lettered], pool: Pool, wish: Wish) -> tuple[Exhibit, ...]:
    blanks = tuple(Fact(pool.text(f"activity.packet.blank-{blank}"), "") for blank in BLANKS)
    return tuple(
        Exhibit(
            letter=one.letter,
            heading=pool.text("activity.document", letter=one.letter),
            facts=blanks,
            words=_words(one.document.place, pool, wish.excerpt),
            source=one.document.source.id,
            passage=one.document.place.passage.id,
        )
        for one in shown
    )


def _words(place: Place, pool: Pool, excerpt: int) -> tuple[Piece, ...]:
    """The document's own words around the passage if its text is attached, else what the passage says."""
    own = pool.around(place.source, place.passage, excerpt) if excerpt else ""
    return (Piece(own, quoted=True, language=place.source.language),) if own else pieces(place, pool.text)


def _sourcing(shown: list[Lettered], text: Catalogue) -> Iterator[Item]:
    """
    For each document whose record it is, and whether it was secret.

    Not asked: what has one answer for the whole packet, whose record a text of several sides is, and whether one was
    secret of which that is not certain.
    """
    present = {one.document.source.side for one in shown}
    sides = tuple(Option(side, text(f"side.{side}")) for side in Side if side in present)
    ways = tuple(Option(way, text(f"activity.packet.{way}")) for way in (AT_ONCE, SECRET))
    both = len({one.document.secret for one in shown}) > 1
    for letter, document in shown:
        why = (_answer(letter, document, text),)
        if len(sides) > 1 and document.source.kind not in JOINT:
            prompt = text("activity.packet.whose", letter=letter)
            yield Choice(f"{letter}-side", prompt, (), sides, document.source.side, why)
        if both and document.certain:
            prompt = text("activity.packet.when-public", letter=letter)
            yield Choice(f"{letter}-public", prompt, (), ways, SECRET if document.secret else AT_ONCE, why)


def _answer(letter: str, document: Document, text: Catalogue) -> str:
    what = described(document.source, text)
    marking = document.source.classification
    line = text("activity.packet.answer", letter=letter, title=titled(document.source, text), what=what)
    return f"{line}; {text('activity.packet.marked', marking=marking)}" if marking and marking != "none" else line


def _questions(question: str, topic: str, text: Catalogue) -> Iterator[Item]:
    for n in QUESTIONS:
        task = text(f"activity.packet.supporting-{n}", topic=topic)
        yield Open(f"supporting-{n}", task, (), 5, (text(f"activity.packet.good-{n}"),))
    argument = text("activity.packet.argument", question=question)
    yield Open("argument", argument, (), 14, tuple(text(f"activity.packet.argument-{n}") for n in (1, 2, 3)))


def _page(shown: list[Lettered], question: str, topic: str, text: Catalogue) -> tuple[Part, ...]:
    """The teacher's page: the questions and tasks, then what the blanks should say."""
    supporting = tuple(text(f"activity.packet.supporting-{n}", topic=topic) for n in QUESTIONS)
    answers = tuple(_answer(letter, document, text) for letter, document in shown)
    return (
        Part(text("activity.packet.compelling"), (question,)),
        Part(text("activity.packet.supporting"), supporting),
        *plan(Activity.PACKET, text),
        Part(text("activity.packet.answers"), answers),
    )
