"""*Two accounts*: the same event in two records, read with the four skills that history teachers use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice, product

from explorer.activities.exhibits import (
    SHOWS_A_YEAR,
    Line,
    Place,
    Span,
    citations,
    described,
    exhibit,
    first_by_seed,
    lacking,
    lettered,
    named,
    opening,
    plain,
    plan,
    quoted,
    said,
    span,
)
from explorer.activities.pool import Pool, shuffled
from explorer.activities.sheet import Activity, Choice, Exhibit, Group, Item, Open, Option, Sheet, Wish
from explorer.activities.two_records import Agreement, Compared, Records, records_of, shared, two_sides, unseen_quotes
from explorer.i18n import Catalogue
from explorer.openness import disclosure
from explorer.records import Event
from explorer.vocabulary import Side

BEFORE, LONG_BEFORE, LATER = 730, 5 * 365, 180
"""Days: what counts as shortly before, as long before, and as clearly later."""

LOOKED_AT = 1000
"""Events beyond those of the view that may be asked about as context."""


def accounts(pool: Pool, wish: Wish) -> Sheet:
    """
    An event in two records: which they are, what they agree on, what had gone before, how they are worded.

    Raises:
        NotEnough: The event that was wished for, or every event, has records of fewer than two sides.
    """
    text = pool.text
    records = _records(pool, wish)
    title = text("quote.marks", words=said(records.event.title, text))
    when = text.date(records.event.date)
    groups = (
        _sourcing(records, text),
        _corroboration(records, text),
        _context(records, pool, wish.seed),
        _reading(records, pool, wish.seed),
    )
    return Sheet(
        activity=Activity.ACCOUNTS,
        title=text("activity.two-accounts.title", event=title),
        intro=(
            text("activity.two-accounts.intro-1", event=title, when=when),
            text("activity.two-accounts.intro-2"),
        ),
        groups=groups,
        plan=plan(Activity.ACCOUNTS, text),
        citations=citations(((letter, place.source) for letter, place in records.shown.items()), text),
        wish=wish._replace(size=None, event=records.event.id),
    )


def _records(pool: Pool, wish: Wish) -> Records:
    """
    Those of the wished event; else of a weighty one.

    The United States and Russia come before other pairs, and events with a claim of which both records speak first.
    """
    wished = pool.data.event(wish.event) if wish.event else None
    events = pool.events if wished is None else (wished,)
    both = {event.id: sides for event in events if (sides := two_sides(event, pool)) is not None}
    fitting = [event for event in events if event.id in both]

    def rank(event: Event) -> tuple[bool, bool, bool]:
        sides = both[event.id]
        return set(sides) != {Side.US, Side.RU}, Side.OTHER in sides, not shared(event, sides, pool)

    ranks = {event.id: rank(event) for event in fitting}
    best = min(ranks.values(), default=None)
    event = first_by_seed(wish.seed, (event for event in fitting if ranks[event.id] == best))
    if event is None:
        raise lacking(Activity.ACCOUNTS, 0, 1)
    return records_of(event, both[event.id], pool, wish.seed)


def _sourcing(records: Records, text: Catalogue) -> Group:
    """The passages, and what can be told of them without their dates, which are asked for."""
    lines = (Line.RECORD, Line.KIND, Line.AUTHOR, Line.MARKING)
    shown = tuple(exhibit(letter, place, text, lines) for letter, place in records.shown.items())
    told = tuple(
        text("activity.two-accounts.line", letter=letter, what=described(place.source, text))
        for letter, place in records.shown.items()
    )
    happened = span(records.event.date)
    questions = [_which("public", records, lambda place: opening(disclosure(place.source)), text)]
    if happened is not None:
        questions.append(_which("nearer", records, lambda place: _distance(place, happened), text))
    items: list[Item] = [question for question in questions if question is not None]
    items.append(Open("sourcing", text("activity.two-accounts.sourcing-open"), (), 4, told))
    return Group(text("activity.two-accounts.sourcing"), shown, tuple(items))


def _distance(place: Place, happened: Span) -> Span | None:
    """The least and the most days that can lie between an event and the writing of a document."""
    written = span(place.source.created)
    if written is None:
        return None
    least = max(0, written.first - happened.last, happened.first - written.last)
    return Span(least, max(written.last - happened.first, happened.last - written.first))


def _which(word: str, records: Records, measure: Callable[[Place], Span | None], text: Catalogue) -> Choice | None:
    """Which of two passages, one of each record, comes first in some measure; None if that is clear of no two."""
    for (one, first), (other, second) in product(*(records.of(side) for side in records.sides)):
        a, b = measure(first), measure(second)
        if a is None or b is None or not (a.last < b.first or b.last < a.first):
            continue
        prompt = text(f"activity.two-accounts.which-{word}", one=one, other=other)
        options = tuple(Option(letter, text("activity.document", letter=letter)) for letter in (one, other))
        why = tuple(
            text("activity.two-accounts.line", letter=letter, what=described(place.source, text))
            for letter, place in ((one, first), (other, second))
        )
        return Choice(f"which-{word}", prompt, (), options, one if a.last < b.first else other, why)
    return None


def _corroboration(records: Records, text: Catalogue) -> Group:
    first, second = (text(f"activity.record.{side}") for side in records.sides)
    options = (
        Option(Agreement.BOTH, text("activity.two-accounts.both")),
        Option(Agreement.ONLY_FIRST, text("activity.two-accounts.only", record=first)),
        Option(Agreement.ONLY_SECOND, text("activity.two-accounts.only", record=second)),
        Option(Agreement.DISAGREE, text("activity.two-accounts.disagree")),
    )
    items: list[Item] = [
        Choice(
            id=f"claim-{n}",
            prompt=text("activity.two-accounts.claim", claim=said(compared.claim.text, text)),
            exhibits=(),
            options=options,
            right=compared.agreement,
            why=tuple(_bearing(compared, records, text)),
        )
        for n, compared in enumerate(records.compared, 1)
    ]
    ask = text("activity.two-accounts.corroboration-open")
    items.append(Open("corroboration", ask, (), 4, (text("activity.two-accounts.corroboration-good"),)))
    return Group(text("activity.two-accounts.corroboration"), (), tuple(items))


def _bearing(compared: Compared, records: Records, text: Catalogue) -> Iterator[str]:
    """Which passages bear on a claim and how, and which record says nothing."""
    stances = {f"{link.source}/{link.passage}": link.stance for link in compared.claim.evidence}
    for side in records.sides:
        shown = [(records.letter(place), place) for place in compared.places[side]]
        for letter, place in shown:
            if letter is not None:
                stance = text(f"stance.{stances[place.id]}")
                record = text(f"activity.record.{side}")
                yield text("activity.two-accounts.bears", letter=letter, record=record, stance=stance)
        if not shown:
            yield text("activity.two-accounts.says-nothing", record=text(f"activity.record.{side}"))


def _context(records: Records, pool: Pool, seed: int) -> Group:
    text, event = pool.text, records.event
    options = _before(event, pool, seed)
    items = list[Item]()
    if options:
        shown = shuffled(options, seed, lambda other: f"shown/{other.id}")
        answers = lettered(said(other.title, text) for other in shown)
        when = text.date(event.date)
        items.append(
            Choice(
                id="before",
                prompt=text("activity.two-accounts.before", when=when),
                exhibits=(),
                options=answers,
                right=answers[shown.index(options[0])].key,
                why=tuple(
                    text("activity.two-accounts.happened", event=said(other.title, text), when=text.date(other.date))
                    for other in sorted(options, key=lambda other: other.date.earliest or 0)
                ),
            )
        )
    ask = text("activity.two-accounts.context-open")
    items.append(Open("context", ask, (), 4, (text("activity.two-accounts.context-good"),)))
    return Group(text("activity.two-accounts.context"), (), tuple(items))


def _before(event: Event, pool: Pool, seed: int) -> list[Event]:
    """One event of the two years before, and two that came later or long before; empty if there are not these."""
    happened = span(event.date)
    if happened is None:
        return []
    found = _sorted_out(event, happened, pool.events, pool, seed)
    if not found:
        found = _sorted_out(event, happened, islice(pool.data.events, LOOKED_AT), pool, seed)
    return found


def _sorted_out(event: Event, happened: Span, events: Iterable[Event], pool: Pool, seed: int) -> list[Event]:
    right, wrong = list[Event](), list[Event]()
    titles = {said(event.title, pool.text).casefold()}
    linked = {link.event for link in event.related}

    def interest(other: Event) -> tuple[bool, bool, int]:
        return other.id not in linked, not set(other.themes) & set(event.themes), -other.importance

    for other in sorted(shuffled(events, seed, lambda e: e.id), key=interest):
        days, title = span(other.date), said(other.title, pool.text).casefold()
        if days is None or title in titles or SHOWS_A_YEAR.search(title):
            continue
        if happened.first - BEFORE <= days.first and days.last < happened.first:
            right.append(other)
        elif days.first > happened.last + LATER or days.last < happened.first - LONG_BEFORE:
            wrong.append(other)
        else:
            continue
        titles.add(title)
    return [right[0], *wrong[:2]] if right and len(wrong) > 1 else []


def _reading(records: Records, pool: Pool, seed: int) -> Group:
    text = pool.text
    items = list[Item]()
    for place in unseen_quotes(records, pool, seed)[:1]:
        words = quoted(place, text)
        shown = Exhibit("", "", (), (words,) if words else (), place.source.id, place.passage.id)
        options = tuple(Option(side, text(f"side.{side}")) for side in records.sides)
        why = (text("activity.two-accounts.from", document=named(place.source, text)), plain(place, text))
        items.append(Choice("whose", text("activity.two-accounts.whose"), (shown,), options, place.source.side, why))
    ask = text("activity.two-accounts.reading-open")
    items.append(Open("reading", ask, (), 4, (text("activity.two-accounts.reading-good"),)))
    return Group(text("activity.two-accounts.reading"), (), tuple(items))
