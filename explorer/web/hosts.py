"""
Names that this server answers to.

A page on another site cannot read a loopback server, unless it makes a name of its own lead there (DNS
rebinding): then the browser takes both for one site. The Host header still holds that name, and gives it away.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Container, Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

REFUSAL = b"400 Bad Request: this server does not go by that name (unsealed serve --allow-host NAME)\n"
HEADERS = {
    "Content-Type": "text/plain; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}


def guard_hosts(wsgi: WSGIApplication, names: Container[str], *, any_address: bool) -> WSGIApplication:
    """
    Answer only requests that name this server.

    Args:
        wsgi: The application behind the guard.
        names: Lower-case host names and addresses; the port does not matter.
        any_address: Also accept every literal address: no name that someone else controls leads to one.

    Returns:
        An application that answers all other requests with 400.
    """

    def guarded(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        name = _host_name(environ.get("HTTP_HOST", ""))
        if name in names or (any_address and _is_address(name)):
            return wsgi(environ, start_response)
        start_response("400 Bad Request", [("Content-Length", str(len(REFUSAL))), *HEADERS.items()])
        return [REFUSAL]

    return guarded


def _host_name(header: str) -> str:
    try:
        parts = urlsplit(f"//{header}")
        plain = parts.netloc == header and "@" not in header
        return (parts.hostname or "").rstrip(".") if plain else ""
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
