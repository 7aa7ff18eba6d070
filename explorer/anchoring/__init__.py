"""
A quote is found again in its document's text: exactly, or after stated normalisation, and never by likeness.

``anchor`` says where a quote is. It takes no near match for the quote: those are what ``candidates`` suggests to a
curator. What is found somewhere else than the record says is marked as such (``elsewhere``), and what could be in
several places is said to be (``AMBIGUOUS``). The order in which places are told apart:

1. ``prefix`` and ``suffix`` (W3C TextQuoteSelector): where they are given they must match; a quote that is found only
   where they do not match is missing.
2. ``position`` (W3C TextPositionSelector): the one place that overlaps it, if exactly one does.
3. ``locator``: the pages that it names, then the numbered articles, paragraphs or points. A page or number that the
   text does not have says nothing.

What counts as the same is in ``normalisation``, by ``RULES``; where a match may begin and end in ``boundaries``.
"""

from explorer.anchoring.finding import Anchor, Found, anchor
from explorer.anchoring.normalisation import RULES, normalise
from explorer.anchoring.places import Prepared, Span, prepared
from explorer.anchoring.suggestions import Candidate, Change, Piece, candidates

__all__ = [
    "RULES",
    "Anchor",
    "Candidate",
    "Change",
    "Found",
    "Piece",
    "Prepared",
    "Span",
    "anchor",
    "candidates",
    "normalise",
    "prepared",
]
