"""
References: how the data set and what it holds are cited, for readers and for their programs.

``items`` says what is cited, as CSL-JSON; ``processor`` reads the Citation Style Language, ``styles`` has the styles;
``cited`` puts the two together for one item, ``formatted`` for a list; ``bibtex``, ``ris`` and ``csl`` write files that
reference managers read.

A new style is a file of https://github.com/citation-style-language/styles in ``styles``, and a line in
``cited.STYLES``; ``tests/bibliography/test_styles.py`` then holds it to pandoc.
"""

from explorer.bibliography.cited import STYLES, Cited, Runs, cited, entry, opened, text_of
from explorer.bibliography.files import FORMS, file_of
from explorer.bibliography.items import Published, claim_item, data_item, event_item, item_of
from explorer.bibliography.locators import Located, located
from explorer.bibliography.processor.pieces import Run
from explorer.bibliography.reference import Reference, source_reference

__all__ = [
    "FORMS",
    "STYLES",
    "Cited",
    "Located",
    "Published",
    "Reference",
    "Run",
    "Runs",
    "cited",
    "claim_item",
    "data_item",
    "entry",
    "event_item",
    "file_of",
    "item_of",
    "located",
    "opened",
    "source_reference",
    "text_of",
]
