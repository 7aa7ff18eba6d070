"""
Which sites may show a page of the explorer within a page of their own.

Only ``/embed`` can be framed, and only by the sites that whoever runs the server names; by default there are none.
Sites are named as the source list of ``frame-ancestors`` writes them (Content Security Policy Level 3, section 2.3.1).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from urllib.parse import urlsplit

EMBED = "embed"
"""Endpoint of the page that can be framed."""

EMBED_ON = "EMBED_ON"
"""Where the server's settings keep the sites that may frame it."""

ANY = "*"

_LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"(\*\.)?{_LABEL}(\.{_LABEL})*")
_PORT = re.compile(r"[1-9]\d{0,4}")
_LAST_PORT = 65535


class NotAnOrigin(ValueError):
    """The text names no site; the message is one line that says what would."""


def origin(text: str) -> str:
    """
    A site as a header names it.

    Args:
        text: ``https://moodle.example.edu``, with a port if it has one; ``https://*.example.edu`` for all names below
            one; ``*`` for every site. A slash at the end is taken off, other letters than ASCII become those of IDNA.

    Raises:
        NotAnOrigin: It is none of these.
    """
    if text == ANY:
        return text
    scheme, _, rest = text.strip().partition("://")
    name, colon, port = rest.removesuffix("/").partition(":")
    try:
        host = name.encode("idna").decode("ascii").lower() if not name.isascii() else name.lower()
    except UnicodeError:
        host = ""
    named = scheme.lower() in {"http", "https"} and _HOST.fullmatch(host) and len(host) <= 253
    if not named or (colon and not (_PORT.fullmatch(port) and int(port) <= _LAST_PORT)):
        raise NotAnOrigin(
            f"{text[:80]!r} names no site (write https://moodle.example.edu, without a path; "
            "https://*.example.edu for all names below it; * for every site)"
        )
    return f"{scheme.lower()}://{host}{colon}{port}"


def framed_headers(policy: str, sites: Sequence[str]) -> Mapping[str, str]:
    """
    What the answer of a page says that some sites may frame.

    Args:
        policy: The Content-Security-Policy of all pages.
        sites: Origins, at least one.

    Returns:
        Headers to set; ``X-Frame-Options`` has to go. A site that isolates itself (Cross-Origin-Embedder-Policy) frames
        only what says that it may be loaded from elsewhere, and that asks the same of what it loads itself.
    """
    return MappingProxyType(
        {
            "Content-Security-Policy": re.sub("frame-ancestors [^;]*", f"frame-ancestors {' '.join(sites)}", policy),
            "Cross-Origin-Resource-Policy": "cross-origin",
            "Cross-Origin-Embedder-Policy": "require-corp",
        }
    )


def host_of(site: str) -> str:
    """The host of a site with its port, as a sentence names it."""
    return site if site == ANY else urlsplit(site).netloc
