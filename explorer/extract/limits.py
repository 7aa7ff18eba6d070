"""How much is read at most, and the one line that says why something is not."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 2**20


class CannotRead(Exception):
    """A file holds no text that can be read; the message is one line: what it is, and what would be right."""


@dataclass(frozen=True)
class Limits:
    """
    The most that is taken of a file from outside.

    Attributes:
        size: Bytes of the file.
        pages: How many.
        characters: Of all pages together.
        memory: Bytes of address space for a process that reads a PDF or a large file, where the system can limit it.
        seconds: For such a process; of a PDF, for its text layer.
        scan: Seconds for reading one page that is a picture.
        scans: Seconds for reading all of them.
    """

    size: int = 50 * MEBIBYTE
    pages: int = 5_000
    characters: int = 30_000_000
    memory: int = 2048 * MEBIBYTE
    seconds: float = 120
    scan: float = 120
    scans: float = 3_600

    def check_size(self, size: int) -> None:
        """
        Refuse a file that is too large.

        Raises:
            CannotRead: It has more bytes than are read.
        """
        if size > self.size:
            raise CannotRead(f"has {size / MEBIBYTE:,.1f} MiB, and at most {self.size / MEBIBYTE:,.4g} are read")

    def check_text(self, characters: int, pages: int = 1) -> None:
        """
        Refuse a text that is too long.

        Raises:
            CannotRead: It has more characters or pages than are read.
        """
        if characters > self.characters:
            raise CannotRead(f"has more than {self.characters:,} characters of text (split it into parts)")
        if pages > self.pages:
            raise CannotRead(f"has more than {self.pages:,} pages (split it into parts)")


LIMITS = Limits()
