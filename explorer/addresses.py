"""What counts as a web address: http or https, a host, no password, and nothing that an address cannot hold."""

from __future__ import annotations

from urllib.parse import urlsplit


def is_web_address(text: str) -> bool:
    """Whether *text*, as it stands, can be opened as a page of the web."""
    try:
        parts = urlsplit(text)
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError:
        return False
    return (
        port_is_fine
        and parts.scheme in {"http", "https"}
        and bool(parts.hostname)
        and parts.username is None
        and not any(c.isspace() or c in '<>"\\^`{|}' for c in text)
    )
