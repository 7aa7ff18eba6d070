"""A thousand tasks of all activities, from many selections: every key is derived again, and none is ambiguous."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from explorer.activities import Activity, Choice, Clock, Gap, NotEnough, Open, Ordering, Pool, Sheet, Wish, make_sheet
from explorer.dates import day_number
from explorer.i18n import catalogues
from explorer.knowledge import as_known_on
from explorer.paths import data_folder
from explorer.records import DataSet
from tests.activities.deriving import Archive, Verdicts, judge, order
from tests.shipped import shipped

TODAY, THEN = date(2026, 11, 28), date(2005, 1, 1)
MANY = 99  # more than any activity makes: each then makes as many as it can
# How many seeds each activity is tried with in each selection, and how many tasks with a key that must give.
SEEDS = {
    Activity.IN_ORDER: (2, 90),
    Activity.KNOWABLE: (4, 450),
    Activity.WEIGH: (2, 120),
    Activity.ACCOUNTS: (1, 300),
    Activity.BEHIND_THE_BAR: (2, 150),
    Activity.PACKET: (1, 700),
}


@cache
def archive() -> Archive:
    return Archive(data_folder())


@cache
def selections() -> dict[str, tuple[Pool, date]]:
    """What sheets are made from, and the last day of which each may know: all, a theme, a period, a story, a day."""
    data = shipped()
    chosen = {"everything": [event.id for event in data.events]}
    for theme in ("nato", "counterterrorism", "ukraine"):
        chosen[theme] = [event.id for event in data.events if theme in event.themes]
    chosen["the nineties"] = [event.id for event in data.events if "1990" <= event.id < "2001"]
    for name, story in archive().stories.items():
        chosen[name] = [step["view"]["event"] for step in story["steps"] if "event" in step.get("view", {})]
    pools = {name: (pool(data, TODAY, ids), TODAY) for name, ids in chosen.items()}
    known = as_known_on(data, THEN)
    return pools | {f"as known on {THEN}": (pool(known, THEN, [event.id for event in known.events]), THEN)}


def pool(data: DataSet, day: date, ids: list[str]) -> Pool:
    return Pool(data, tuple(event for event in data.events if event.id in ids), catalogues()["en"], day_number(day))


def everything() -> Pool:
    return pool(shipped(), TODAY, [event.id for event in shipped().events])


def wishes(activity: Activity, events: Pool) -> Iterator[Wish]:
    """Many seeds; every clock and gap, and every event, where the activity asks for one."""
    ordered = activity is Activity.IN_ORDER
    for seed in range(1, SEEDS[activity][0] + 1):
        for clock in Clock if ordered else [Clock.HAPPENED]:
            for gap in Gap if ordered else [Gap.YEAR]:
                yield Wish(seed=seed, size=MANY, clock=clock, gap=gap)
    if activity in (Activity.ACCOUNTS, Activity.PACKET) and len(events.events) == len(shipped().events):
        yield from (Wish(seed=number, size=MANY, event=event.id) for number, event in enumerate(events.events))


def sheets(activity: Activity) -> Iterator[tuple[str, Sheet, date]]:
    """All sheets of an activity, with a name and the last day of which each may know; selections too small are left."""
    for name, (events, day) in selections().items():
        for wish in wishes(activity, events):
            try:
                yield f"{name}, {wish}", make_sheet(activity, events, wish), day
            except NotEnough:
                continue


def fault(item: Choice | Ordering, sheet: Sheet, day: date) -> str:
    """What is wrong with a task, in a few words; empty if its key is right and no other would be."""
    try:
        if isinstance(item, Ordering):
            return fault_of_order(item, sheet)
        return fault_of_choice(item, judge(item, sheet, archive(), day))
    except AssertionError as exception:
        return str(exception) or repr(exception)


def fault_of_order(item: Ordering, sheet: Sheet) -> str:
    derived = order(item, sheet, archive())
    shown = tuple(entry.key for entry in item.entries)
    if len({entry.words for entry in item.entries}) < len(shown) or shown == derived:
        return f"two entries alike, or shown in the right order: {shown}"
    return "" if derived == item.right else f"derived {derived}, the sheet has {item.right}"


def fault_of_choice(item: Choice, verdicts: Verdicts) -> str:
    if len({option.words for option in item.options}) != len(item.options) or len(verdicts) != len(item.options):
        return "two options are alike"
    possible = [key for key, right in verdicts.items() if right is not False]
    derived = possible == [item.right] and verdicts[item.right] is True
    return "" if derived else f"derived {verdicts}, the sheet has {item.right}"


@pytest.mark.parametrize("activity", Activity)
def test_every_key_is_derived_again_and_no_other_answer_would_be_as_right(activity: Activity) -> None:
    faults, keyed = [], Counter[str]()
    for name, sheet, day in sheets(activity):
        for item in sheet.items():
            if not isinstance(item, Open):
                keyed[name] += 1
                if found := fault(item, sheet, day):
                    faults.append(f"{name}, task {item.id}: {item.prompt}\n  {found}")
    assert not faults, "\n".join(faults[:10])
    assert keyed.total() >= SEEDS[activity][1]


def test_that_makes_a_thousand_tasks_and_sixty_of_each_activity() -> None:
    least = [number for _, number in SEEDS.values()]
    assert set(SEEDS) == set(Activity)
    assert sum(least) >= 1000
    assert min(least) >= 60


def test_another_key_is_noticed() -> None:
    """The derivation can tell: with any other key every task would have a fault."""
    events = everything()
    for activity in Activity:
        sheet = make_sheet(activity, events, Wish(seed=7, size=MANY))
        for item in sheet.items():
            if isinstance(item, Ordering):
                assert fault(item._replace(right=item.right[::-1]), sheet, TODAY)
            elif isinstance(item, Choice):
                others = [option.key for option in item.options if option.key != item.right]
                assert all(fault(item._replace(right=key), sheet, TODAY) for key in others)


PRINT_ALL = """
from tests.activities.test_keys import a_sheet_of_each
print(a_sheet_of_each())
"""


def a_sheet_of_each() -> str:
    """One sheet of each activity, from the same small wish: what another process must make as well."""
    events = everything()
    return "\n".join(repr(make_sheet(activity, events, Wish(seed=3))) for activity in Activity)


def test_the_same_wish_makes_the_same_sheet_in_another_process_too() -> None:
    here = a_sheet_of_each()
    assert here == a_sheet_of_each()
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    there = subprocess.run(
        [sys.executable, "-c", PRINT_ALL],
        cwd=data_folder().parent,
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert there.stdout.strip() == here
