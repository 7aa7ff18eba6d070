"""
Statuses of claims in the shipped data, worked out by hand.

Each was read off the files of events and sources by the rules of DESIGN.md, before the program had computed it: which
sources are open on the day, and what they say of the claim. The last words of a line say which.
"""

from __future__ import annotations

from datetime import date

import pytest

from explorer.dates import day_number
from explorer.knowledge import as_known_on, claim_status
from tests.shipped import shipped

HAND_WORKED = (
    (
        "2000-06-04-kremlin-plenary",
        "working-group",
        "2001-09-10",
        "documented",
        "wg-afghanistan-2000-10-18 (us); ponars is dated only 2001?, so not before 2001-12-31",
    ),
    (
        "2000-06-04-kremlin-plenary",
        "working-group",
        "2001-12-31",
        "two-sided",
        "wg-afghanistan-2000-10-18 (us) and, from this last day of 2001, ponars-memo-201 (other)",
    ),
    (
        "2000-06-04-kremlin-plenary",
        "working-group",
        "2025-09-15",
        "disputed",
        "both of those support; inews-batulicin (to 2025-09-15~) opens this day and contradicts",
    ),
    (
        "2000-06-04-kremlin-plenary",
        "never-realised",
        "2001-09-10",
        "contradicted",
        "us of 2000-10-18 and 2000-12-07 and un of 2000-12-19 contradict; its only support is inews of 2025",
    ),
    (
        "2000-06-04-kremlin-plenary",
        "nato-ready",
        "2025-08-20",
        "silent",
        "the minutes open on 2025-08-21, tass-nato on 2025-08-22",
    ),
    (
        "2000-06-04-kremlin-plenary",
        "nato-ready",
        "2025-08-22",
        "documented",
        "minutes (us) and tass-nato (press): the press is no second side",
    ),
    (
        "2000-06-04-kremlin-plenary",
        "help",
        "2025-08-21",
        "silent",
        "only the minutes are open, and they are context; the press that supports opens from 2025-08-25",
    ),
    (
        "2000-06-04-kremlin-plenary",
        "help",
        "2025-08-25",
        "reported",
        "rt-bin-laden (press, 2025-08-21/2025-08-25) opens on its last day; the minutes stay context",
    ),
    (
        "2000-06-04-kremlin-plenary",
        "nato-threat",
        "2025-09-14",
        "contradicted",
        "rt-bin-laden (2025-08-25) contradicts, minutes are context; inews-batulicin supports only from the next day",
    ),
    (
        "2003-03-18-bush-putin-call",
        "disagreed",
        "2004-12-31",
        "reported",
        "semissourian of 2003-03-19 (press); the telcon (us) opens on 2026-01-07",
    ),
    (
        "2003-03-18-bush-putin-call",
        "regime-change",
        "2026-01-07",
        "two-sided",
        "telcon (us) and the archive's posting (other) both open this day",
    ),
    (
        "2001-09-11-september-11",
        "spoke-with-bush",
        "2016-09-10",
        "contradicted",
        "upi of 2001-09-11 contradicts; sputnik supports only from the next day; the telcon is context, and sealed",
    ),
    (
        "2022-02-24-ukraine-invasion",
        "self-defence",
        "2022-02-23",
        "contradicted",
        "biden-statement (us, 2022-02-23) contradicts; putin-address opens the next day",
    ),
    (
        "2022-02-24-ukraine-invasion",
        "self-defence",
        "2022-02-24",
        "disputed",
        "putin-address (ru) now supports, biden-statement (us) contradicts; a-res-es-11-1 not yet open",
    ),
    (
        "2011-05-02-abbottabad",
        "killed",
        "2011-05-01",
        "documented",
        "Obama's remarks (us, evening in Washington); Kremlin (ru) and sc-10239 (un) open the next day",
    ),
    (
        "2011-05-02-abbottabad",
        "lawful",
        "2011-05-11",
        "disputed",
        "lavrov (ru) supports from the first of its two releases; pakistan-mfa of 2011-05-03 contradicts",
    ),
    (
        "1990-02-09-baker-gorbachev",
        "jurisdiction",
        "1996-12-30",
        "silent",
        "the Gorbachev record (1996) is open from 1996-12-31 only; all else is of 2009 and 2017",
    ),
    (
        "1990-02-09-baker-gorbachev",
        "jurisdiction",
        "2017-12-12",
        "two-sided",
        "Gorbachev record (ru, since 1996-12-31) and, from this day, the American memcon (us)",
    ),
    (
        "2016-09-09-kerry-lavrov-syria",
        "separation",
        "2016-09-22",
        "documented",
        "the text (us) opens by the leak of this day; its official release follows on 2016-09-27",
    ),
    (
        "1999-12-31-putin-acting-president",
        "call-putin",
        "2019-08-30",
        "reported",
        "cnn of 2000-01-01 (press); the telcon (us, 2019-08 and 2020-11-02) opens on 2019-08-31",
    ),
)


@pytest.fixture(scope="module")
def data():
    return shipped()


@pytest.mark.parametrize(("event", "claim", "day", "status", "_why"), HAND_WORKED)
def test_a_status_is_what_a_reader_of_the_files_finds(data, event, claim, day, status, _why):
    stated = next(c for c in data.event(event).claims if c.id == claim)

    assert claim_status(stated, data.sources, day_number(date.fromisoformat(day))) == status


@pytest.mark.parametrize(("event", "claim", "day", "status", "_why"), HAND_WORKED)
def test_the_same_is_known_on_the_day(data, event, claim, day, status, _why):
    """Unless the event itself was not known then: a claim about it is not shown before it happened."""
    known = as_known_on(data, date.fromisoformat(day))
    told = known.event(event)
    found = {c.id: claim_status(c, known.sources, None) for c in told.claims} if told else {}

    assert found.get(claim, "silent" if told else status) == status
