"""How long something was kept from the public, what a release was, and what became of it, in words."""

from __future__ import annotations

from explorer.i18n import Catalogue
from explorer.openness import Disclosure
from explorer.records import Release
from explorer.vocabulary import Extent, How, key_of


def duration(found: Disclosure, text: Catalogue) -> str:
    """Years and months out of sight; empty where they are not known."""
    return text.duration(years=found.secrecy.years, months=found.secrecy.months) if found.secrecy else ""


def opening(release: Release, text: Catalogue) -> str:
    """What a release was: its day, how it came about, by whom, and how much of what was sealed it opened."""
    known = release.extent is not Extent.UNKNOWN and release.how is not How.ISSUED
    extent = text(key_of("extent", release.extent)) if known else ""
    parts = (text.date(release.date), text(key_of("how", release.how)), release.by or "", extent)
    return " · ".join(part for part in parts if part)


def fate(found: Disclosure, text: Catalogue) -> str:
    """What must be said besides: leaked and never declassified, leaked first, still in part, or whole since then."""
    if found.leaked:
        later = found.declassified
        return text("secrecy.leaked") if later is None else text("secrecy.leaked-first", day=text.date(later.date))
    if found.completed:
        return text("secrecy.completed", day=text.date(found.completed.date))
    return text("secrecy.partial") if found.in_part else ""
