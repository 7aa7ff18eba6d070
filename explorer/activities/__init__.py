"""
Activities for a class, made from the data: tasks, keys, and the teacher's page.

``ACTIVITIES`` lists them. An activity is a function from a ``Pool`` and a ``Wish`` to a ``Sheet``: the same pool and
wish give the same sheet. To add one: a word in ``sheet.Activity``, a module with such a function, a line below, its
words in the catalogues under ``activity.<its word>.…``. Screen, print and PDF need nothing more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from explorer.activities.accounts import accounts
from explorer.activities.behind_the_bar import behind_the_bar
from explorer.activities.in_order import in_order
from explorer.activities.knowable import knowable
from explorer.activities.packet import packet
from explorer.activities.pool import Pool, Words, drawn, shuffled
from explorer.activities.sheet import (
    Activity,
    Choice,
    Clock,
    Exhibit,
    Fact,
    Gap,
    Group,
    Item,
    NotEnough,
    Open,
    Option,
    Ordering,
    Part,
    Piece,
    Sheet,
    Wish,
)
from explorer.activities.weigh import weigh

__all__ = [
    "ACTIVITIES",
    "Activity",
    "Choice",
    "Clock",
    "Exhibit",
    "Fact",
    "Gap",
    "Group",
    "Item",
    "NotEnough",
    "Open",
    "Option",
    "Ordering",
    "Part",
    "Piece",
    "Pool",
    "Sheet",
    "Wish",
    "Words",
    "make_sheet",
    "shuffled",
]

ACTIVITIES: Mapping[Activity, Callable[[Pool, Wish], Sheet]] = MappingProxyType(
    {
        Activity.IN_ORDER: in_order,
        Activity.KNOWABLE: knowable,
        Activity.WEIGH: weigh,
        Activity.ACCOUNTS: accounts,
        Activity.BEHIND_THE_BAR: behind_the_bar,
        Activity.PACKET: packet,
    }
)


MOST_EVENTS = 250
"""Of a larger pool so many events, chosen by the seed, are looked at; all of them if these do not do."""


def make_sheet(activity: Activity, pool: Pool, wish: Wish) -> Sheet:
    """
    Make a sheet of tasks.

    Args:
        activity: Which one.
        pool: What it is made from.
        wish: Seed, size and the like; a size out of bounds counts as the nearest within.

    Raises:
        NotEnough: The pool has too little for this activity.
    """
    make = ACTIVITIES[activity]
    if len(pool.events) > MOST_EVENTS and activity is not Activity.PACKET:  # which looks around one event only
        try:
            return make(drawn(pool, wish.seed, MOST_EVENTS), wish)
        except NotEnough:
            pass
    return make(pool, wish)
