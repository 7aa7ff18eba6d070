"""What a fetch may cost, how polite it is, and what it may bring."""

from __future__ import annotations

from dataclasses import dataclass, field

PDF = "application/pdf"
UNSPECIFIED = "application/octet-stream"
TYPES = (
    PDF,
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "text/markdown",
    "application/xml",
    "text/xml",
    "application/tei+xml",
    UNSPECIFIED,
)
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Patience:
    """
    How long to wait for a host, in seconds.

    Attributes:
        connect: For a connection to each of its addresses, the encryption included.
        read: For the next bytes.
        whole: For one document from the first question to the last byte, through all redirects and retries.
            Pauses that the fetcher makes of its own accord do not count.
    """

    connect: float = 10.0
    read: float = 30.0
    whole: float = 600.0


@dataclass(frozen=True)
class Rules:
    """
    The limits of a fetch.

    Attributes:
        largest: Bytes of a document, unpacked; a larger one is refused.
        wait: Seconds between two requests to one host; its robots.txt may ask for more, up to longest_delay.
        longest_delay: Seconds between two requests that a robots.txt may ask for.
        longest_pause: Seconds that a host may ask to be left alone before the next try; longer, and the fetch ends.
        attempts: Tries of one address, the first included.
        patience: How long to wait for an answer.
        hops: Redirects that are followed.
        private: Whether addresses that are not public may be fetched from (the own machine, a local network), over
            any port, and from the own machine without encryption. For local mirrors and tests.
        types: Content types that are taken. Of UNSPECIFIED only PDFs are.
        proxy: The address of an HTTP proxy through which to connect, http://[user:password@]host:port; without it
            connections are direct, whatever the environment says. A proxy looks up names itself, so what a name
            leads to cannot be checked: only names and addresses that are plainly private are refused.
    """

    largest: int = 50 * MEGABYTE
    wait: float = 2.0
    longest_delay: float = 60.0
    longest_pause: float = 120.0
    attempts: int = 4
    patience: Patience = field(default_factory=Patience)
    hops: int = 5
    private: bool = False
    types: tuple[str, ...] = TYPES
    proxy: str | None = None
