"""
The closed vocabularies of DESIGN.md: the words that a field may hold, and no others.

The screen's words for them are in ``languages``, under the vocabulary's name (``kind.…``, ``side.…``).
"""

from __future__ import annotations

from enum import StrEnum


class Side(StrEnum):
    """Whose record a source is."""

    US = "us"
    RU = "ru"
    UN = "un"
    NATO = "nato"
    OTHER = "other"
    PRESS = "press"


class Kind(StrEnum):
    """What sort of document a source is."""

    MEMCON = "memorandum-of-conversation"
    TELCON = "telephone-conversation"
    NOTES = "notes"
    MEMO = "memo"
    CABLE = "cable"
    LEAKED_CABLE = "leaked-cable"
    LETTER = "letter"
    REPORT = "report"
    INTELLIGENCE_ASSESSMENT = "intelligence-assessment"
    TREATY = "treaty"
    DECLARATION = "declaration"
    DRAFT = "draft"
    UN_RESOLUTION = "un-resolution"
    JOINT_STATEMENT = "joint-statement"
    STATEMENT = "statement"
    READOUT = "readout"
    SPEECH = "speech"
    PRESS_CONFERENCE = "press-conference"
    LAW = "law"
    DECREE = "decree"
    INDICTMENT = "indictment"
    EXECUTIVE_ORDER = "executive-order"
    COURT_OPINION = "court-opinion"
    FACT_SHEET = "fact-sheet"
    BRIEFING_BOOK = "briefing-book"
    NEWS_ARTICLE = "news-article"
    INTERVIEW = "interview"
    MEMOIR = "memoir"


class How(StrEnum):
    """The manner in which a source became public."""

    ISSUED = "issued"
    FOIA_REQUEST = "FOIA request"
    FOIA_LAWSUIT = "FOIA lawsuit"
    MANDATORY_REVIEW = "mandatory review"
    AUTOMATIC = "automatic"
    SERIES = "published in a series"
    OFFICIAL_RELEASE = "official release"
    LEAK = "leak"


class Extent(StrEnum):
    """How much of a source a release opened."""

    IN_FULL = "in-full"
    IN_PART = "in-part"
    UNKNOWN = "unknown"


class Stance(StrEnum):
    """What a passage does to a claim."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    CONTEXT = "context"


class Relation(StrEnum):
    """How one event bears on another: this event … that one."""

    LEADS_TO = "leads-to"
    RESPONDS_TO = "responds-to"
    REPEATS = "repeats"
    REVERSES = "reverses"
    DISCLOSES = "discloses"
    CONTEXT = "context"


class PersonKind(StrEnum):
    """A human being or a body."""

    PERSON = "person"
    ORGANISATION = "organisation"


class Post(StrEnum):
    """Which office a term is of: the timeline's bands show the first."""

    HEAD_OF_STATE = "head-of-state"
    FOREIGN_MINISTER = "foreign-minister"


class LaneKind(StrEnum):
    """What the lanes of the timeline stand for."""

    THEME = "theme"
    SIDE = "side"
    PERSON = "person"
    STATUS = "status"
    ONE = "one"


class Level(StrEnum):
    """For whom a story is told."""

    LOWER_SECONDARY = "lower-secondary"
    UPPER_SECONDARY = "upper-secondary"
    UNIVERSITY = "university"


class Rights(StrEnum):
    """What may be done with the document's own text."""

    US_GOVERNMENT = "public-domain-us-government"
    UN_DOCUMENT = "un-document"
    QUOTATION_ONLY = "quotation-only"
    OTHER = "other"


def key_of(prefix: str, value: str) -> str:
    """The catalogue key of a word of a closed vocabulary."""
    return f"{prefix}.{value.lower().replace(' ', '-')}"
