"""
What must hold between records, and what a record's shape cannot say.

``RULES`` lists the rules. A rule is a plain function: it takes what could be read of a data set and yields a
``Breach`` for each thing that is wrong. To add one, write it in the module it belongs to, with a line of meaning, and
name it below; ``tests/test_rules.py`` has a table of what each finds.

references    whatever an id names exists
uniqueness    nothing is said twice
chronology    nothing happens before what it needs
disclosure    no title tells what is sealed
wording       quotes, glosses and languages
redacted      what was withheld in a passage
stories       a story shows what there is
strict        what must not be published: asked for by ``check --strict``
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from explorer.rules import chronology, disclosure, redacted, references, stories, uniqueness, wording
from explorer.rules.readable import Breach, Readable
from explorer.rules.strict import STRICT, WHOLE

Rule = Callable[[Readable], Iterable[Breach]]

RULES: tuple[Rule, ...] = (
    references.of_events,
    references.of_sources,
    references.of_terms,
    references.before_is_shown_on_some_day,
    uniqueness.in_events,
    uniqueness.in_sources,
    uniqueness.in_the_card,
    chronology.events_have_happened,
    chronology.sources_are_released_after_they_are_written,
    chronology.documents_report_what_had_happened,
    chronology.terms_have_a_length,
    chronology.eras_have_a_first_day,
    chronology.offices_are_held_once,
    disclosure.titles_say_what_they_rest_on,
    wording.every_claim_is_weighed,
    wording.quotes_are_short_and_bare,
    wording.glosses_mark_their_quote,
    wording.quote_keys_come_with_a_quote,
    wording.languages_are_declared,
    redacted.redactions_are_measured,
    stories.they_name_what_there_is,
    stories.steps_are_told_once,
    stories.views_show_something,
)


def breaches(readable: Readable, *, strict: bool = False) -> Iterator[Breach]:
    """Everything that breaks a rule, rule by rule; with *strict* also what must not be published."""
    for rule in (*RULES, *STRICT) if strict else RULES:
        if not (readable.part and rule in WHOLE):
            yield from rule(readable)


__all__ = ["RULES", "STRICT", "Breach", "Readable", "Rule", "breaches"]
