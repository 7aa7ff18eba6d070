"""The body of an answer as it comes: unpacked, counted, and never larger than allowed."""

from __future__ import annotations

import io
import zlib

GZIP = 16 + zlib.MAX_WBITS  # zlib's way to say: with a gzip header
PIECE = 64 * 1024  # bytes that are unpacked at a time


class TooLarge(Exception):
    """More bytes than allowed."""


class Damaged(Exception):
    """What is packed cannot be unpacked."""


class Body:
    """
    What has come of a document so far.

    Attributes:
        received: Bytes as they were sent, packed if it is packed: where a next part has to start.
    """

    def __init__(self, largest: int, *, packed: bool) -> None:
        self.received = 0
        self._largest, self._packed = largest, packed
        self._data = io.BytesIO()
        self._gzip = zlib.decompressobj(GZIP)

    def add(self, piece: bytes) -> None:
        """
        Take the next bytes.

        Raises:
            TooLarge: With them it is larger than allowed; what is allowed has been kept.
            Damaged: They are no continuation of something packed with gzip.
        """
        self.received += len(piece)
        if not self._packed:
            self._keep(piece)
            return
        while piece:
            if self._gzip.eof:  # RFC 1952: one member may follow another; anything else after the end is padding
                if not piece.startswith(b"\x1f"):
                    return
                self._gzip = zlib.decompressobj(GZIP)
            try:
                self._keep(self._gzip.decompress(piece, PIECE))
            except zlib.error:
                raise Damaged from None
            piece = self._gzip.unconsumed_tail or self._gzip.unused_data

    def _keep(self, data: bytes) -> None:
        room = self._largest - self._data.tell()
        self._data.write(data[:room])
        if len(data) > room:
            raise TooLarge

    def finished(self) -> bytes:
        """
        All of it.

        Raises:
            Damaged: It is packed, and the end is missing.
        """
        if self._packed and self.received and not self._gzip.eof:
            raise Damaged
        return self._data.getvalue()

    @property
    def so_far(self) -> bytes:
        """What has been kept, whole or not."""
        return self._data.getvalue()
