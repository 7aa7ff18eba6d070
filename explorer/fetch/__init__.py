"""
Fetching a document from its own address: politely, within limits, and never from where it must not be fetched.

What comes in is an address, what goes out a document's bytes with the record of where they are from
(``Fetched``), or one line that says why not (``CannotFetch``). Everything is held in memory until the last
byte has come, so that a fetch that ends early leaves nothing behind.

Who does what: ``targets`` which addresses may be asked; ``connection`` one question to one of them; ``download``
what comes back, in several parts if need be; ``pacing`` how long to wait before the next question; ``robots`` what
a host does not want fetched; ``content`` what kind of document it is; ``fetcher`` all of it in turn.
"""

from explorer.fetch.fetcher import Fetched, Fetcher
from explorer.fetch.refusal import CannotFetch
from explorer.fetch.rules import Patience, Rules

__all__ = ["CannotFetch", "Fetched", "Fetcher", "Patience", "Rules"]
