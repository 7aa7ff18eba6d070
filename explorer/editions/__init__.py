"""
Editions: what a data set said when it was cited, and what it says now.

The hash of the contents is the version that a citation names (``contents``). A data folder may keep the contents of
versions that were cited (``kept``); then it can be said of a record what has changed since (``differences``,
``standing``).
"""

from explorer.editions.contents import DIGITS, Kind, begins, digest, edition, file_digest, plain
from explorer.editions.differences import NAMES, Difference, Step, Turn, differences, is_text, named
from explorer.editions.kept import Name, Unreadable, keep, kept_editions, problems, read_edition
from explorer.editions.standing import Cited, Editions, Standing, Turned, Verdict

__all__ = [
    "DIGITS",
    "NAMES",
    "Cited",
    "Difference",
    "Editions",
    "Kind",
    "Name",
    "Standing",
    "Step",
    "Turn",
    "Turned",
    "Unreadable",
    "Verdict",
    "begins",
    "differences",
    "digest",
    "edition",
    "file_digest",
    "is_text",
    "keep",
    "kept_editions",
    "named",
    "plain",
    "problems",
    "read_edition",
]
