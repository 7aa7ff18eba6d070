"""On no day of the second clock may a title tell what was sealed then."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.dates import stretch
from explorer.openness import speaks_from
from explorer.records import Event
from explorer.rules.readable import Breach, Readable


def titles_say_what_they_rest_on(readable: Readable) -> Iterator[Breach]:
    """
    An event with claims that are silent on its first day says in ``rests_on`` which of them its texts give away.

    An empty list says that they give none away, which cannot be where no claim speaks on that day.
    """
    for file, event in readable.event_files():
        late = _silent_at_first(event, readable)
        if not late:
            continue
        if event.before and not event.rests_on:
            continue  # another rule says so
        if "rests_on" not in event.model_fields_set:
            names = ", ".join(event.claims[n].id for n, _ in late)
            number, day = late[0]
            fault = f"is silent until {stretch(day, day)}, and nothing says whether the title gives it away"
            remedy = f"rests_on: those of [{names}] that title or summary tell; [] if none"
            yield Breach(file, ("claims", number, "id"), fault, remedy)
        elif not event.rests_on and len(late) == len(event.claims):
            fault = "is empty, but no claim speaks on the event's first day"
            yield Breach(file, ("rests_on",), fault, "the claims that title and summary state")


def _silent_at_first(event: Event, readable: Readable) -> list[tuple[int, int]]:
    """Places of the claims that speak only after the event's first day, and since when; none if a source is missing."""
    first = event.date.earliest
    cited = {link.source for claim in event.claims for link in claim.evidence}
    if first is None or not cited <= readable.sources.keys():
        return []
    days = [speaks_from(claim, readable.sources) for claim in event.claims]
    return [(n, day) for n, day in enumerate(days) if day is not None and day > first]
