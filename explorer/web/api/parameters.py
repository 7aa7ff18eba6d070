"""
The parameters of the API about events, days, paging and the search; ``filters`` has those of documents and files.

Keys and meanings are those of a page's address (see ``selection``).
"""

from __future__ import annotations

import re
from dataclasses import replace

from explorer import chosen
from explorer.knowledge import Status as ClaimStatus
from explorer.search.query import LONGEST
from explorer.web.api.readers import (
    DATE_PATTERN,
    ID_PATTERN,
    Parameter,
    array,
    between,
    named,
    one_word,
    some_of,
    words,
)

MOST = 500
"""Records of one answer."""

USUAL = 50
"""Records of one answer if no limit is given."""

FARTHEST = 1_000_000_000
"""The largest offset."""

DEEPEST = 10_000
"""The largest offset into the results of a search: an engine has to find all that come before."""

IDS = array({"type": "string", "pattern": ID_PATTERN})
_EDTF = {"type": "string", "pattern": f"^{DATE_PATTERN}$"}
_A_DATE = "a date in EDTF without a time, such as 1999, 2001-09 or 2003-03-20"

THEMES = Parameter(
    "themes",
    "Only events with any of these themes, or what such events cite. Ids joined by commas; see /themes.",
    IDS,
    "ids of themes joined by commas, as /api/v1/themes lists them",
    named,
    among=lambda known: known.data.themes,
    usual=(),
)
PERSONS = Parameter(
    "persons",
    "Only events in which any of these people or organisations acts. Ids joined by commas; see /people.",
    IDS,
    "ids of people joined by commas, as /api/v1/people lists them",
    named,
    among=lambda known: known.data.people,
    usual=(),
)
FROM = Parameter(
    "from",
    "Only events that can lie, or lasted, on or after the first day of this date (EDTF).",
    _EDTF,
    _A_DATE,
    chosen.first,
    example="1999",
)
TO = Parameter(
    "to",
    "Only events that can lie, or lasted, on or before the last day of this date (EDTF).",
    _EDTF,
    _A_DATE,
    chosen.last,
    example="2003-03-20",
)
KNOWN = Parameter(
    "known",
    "The second clock: everything as the public could know it at the end of this day. Documents that were sealed then, "
    "and what rests on them alone, are not there, as if they had never been; a day to come counts as today.",
    {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "a day, YYYY-MM-DD",
    chosen.day,
)
VERSION = Parameter(
    "version",
    "How the edition of the data set must begin: with it a question is answered by that edition or, if the data has "
    "changed since, refused with 409.",
    {"type": "string", "pattern": "^[0-9a-f]{8,64}$"},
    "8 to 64 hexadecimal digits, such as the edition at /api/v1",
    chosen.sha256,
)
LANG = Parameter(
    "lang",
    "The language in which titles and names are compared, sorted and excerpted, and of the pages that are linked to.",
    {"type": "string", "pattern": "^[a-z]{2,3}$"},
    "a language of the screen, such as en, id or ru",
    lambda value: value if re.fullmatch("[a-z]{2,3}", value) else None,
    usual="en",
)
LIMIT = Parameter(
    "limit",
    "How many records the answer holds at most.",
    {"type": "integer", "minimum": 1, "maximum": MOST},
    f"a whole number from 1 to {MOST}",
    between(1, MOST),
    usual=USUAL,
)
OFFSET = Parameter(
    "offset",
    "How many records are passed over. The order stays the same as long as the edition does.",
    {"type": "integer", "minimum": 0, "maximum": FARTHEST},
    f"a whole number from 0 to {FARTHEST}",
    between(0, FARTHEST),
    usual=0,
)
DEPTH = replace(
    OFFSET,
    about="How many results are passed over.",
    schema={"type": "integer", "minimum": 0, "maximum": DEEPEST},
    right=f"a whole number from 0 to {DEEPEST}; for more, narrow the search",
    read=between(0, DEEPEST),
)
SOUGHT = Parameter(
    "q",
    'What is searched for: words, "phrases", -without, OR, beginn*, and actor: theme: kind: side: status: before: '
    "after: sealed: with a value.",
    {"type": "string", "minLength": 1, "maxLength": LONGEST},
    f"what is searched for, at most {LONGEST} characters",
    words(LONGEST),
    required=True,
    example="nato enlargement",
)
AGAINST = Parameter(
    "against",
    "The earlier one of the two days that are compared.",
    KNOWN.schema,
    KNOWN.right,
    chosen.day,
    required=True,
    example="2004-12-31",
)
STATUS = Parameter(
    "status",
    "Only claims of any of these statuses, on the day of the second clock. Words joined by commas.",
    array(one_word(ClaimStatus)),
    f"words joined by commas: {', '.join(ClaimStatus)}",
    some_of(set(ClaimStatus)),
    usual=(),
)
ID = Parameter(
    "id",
    "Its id.",
    {"type": "string", "pattern": ID_PATTERN},
    "an id: lower-case words joined by hyphens",
    chosen.identifier,
)

ALWAYS = (KNOWN, VERSION)
"""What every question may say."""

OF_EVENTS = (THEMES, PERSONS, FROM, TO)
PAGING = (LIMIT, OFFSET)
