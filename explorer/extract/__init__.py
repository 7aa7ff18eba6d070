"""
A document's own text out of the file it comes in: PDF, plain text, HTML, TEI XML or Markdown.

What comes in are bytes that nobody vouches for, what goes out the text page by page (``Extracted``), or one line that
says why there is none (``CannotRead``), and nothing else. The text is as the document has it: line ends and hyphens at
line ends stay, Unicode is composed (NFC), and characters that are no text (zero bytes, lone surrogates) are gone.

Who does what: ``forms`` what a file is; ``plain`` its encoding, and plain text; ``web_page``, ``tei`` and ``marked_up``
read HTML, TEI and Markdown; ``pdf`` reads PDF, and ``scans`` its pages that are pictures. A PDF, and a large file of
those three, is read in another process (``apart``), which has limits on memory and time (``confined``) and runs
``pdf_reader`` or ``form_reader``.

How to add a form: a member of Form and the signs by which it is known in ``forms``, a reader in ``extraction.READERS``.
"""

from explorer.extract.extraction import VERSION, Extracted, extract
from explorer.extract.forms import Form
from explorer.extract.limits import LIMITS, CannotRead, Limits

__all__ = ["LIMITS", "VERSION", "CannotRead", "Extracted", "Form", "Limits", "extract"]
