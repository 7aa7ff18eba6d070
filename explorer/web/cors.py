"""
Which sites may read the API from a page of theirs (CORS, fetch.spec.whatwg.org#http-cors-protocol).

By default none may. Sites are named as those that may frame a page are (``framing.origin``).
"""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from urllib.parse import urlsplit

import flask

from explorer.web.api.place import METHODS, is_ours
from explorer.web.framing import ANY

_BELOW = "*."
_A_DAY = "86400"
_EXPOSED = "ETag, Link, Retry-After, Content-Disposition"
_PREFLIGHT = MappingProxyType(
    {
        "Access-Control-Allow-Methods": ", ".join(METHODS),
        "Access-Control-Allow-Headers": "If-None-Match",
        "Access-Control-Max-Age": _A_DAY,
    }
)


def share(server: flask.Flask, sites: Sequence[str]) -> None:
    """
    Let the pages of some sites read what the API answers.

    Args:
        server: Its answers are labelled; register this before what labels them for everyone, which then comes first.
        sites: Origins as ``framing.origin`` writes them; none leaves everything as it is.
    """
    if not sites:
        return

    @server.after_request
    def _share(answer: flask.Response) -> flask.Response:
        if not is_ours(flask.request.path):
            return answer
        # A request without an origin, as a page sends that isolates itself, is not told from one of a named site.
        answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        if ANY not in sites:
            answer.vary.add("Origin")
        allowed = allowed_for(flask.request.headers.get("Origin", ""), sites)
        if allowed:
            answer.headers["Access-Control-Allow-Origin"] = allowed
            answer.headers["Access-Control-Expose-Headers"] = _EXPOSED
            if flask.request.method == "OPTIONS":
                answer.headers.update(_PREFLIGHT)
        return answer


def allowed_for(origin: str, sites: Sequence[str]) -> str:
    """
    What an answer says to a page of an *origin*: who may read it; empty if that page may not.

    A site ``https://*.example.edu`` stands for all names below one, and not for that one itself.
    """
    if ANY in sites:
        return ANY
    return origin if any(_is_of(origin, site) for site in sites) else ""


def _is_of(origin: str, site: str) -> bool:
    if origin == site:
        return True
    scheme, _, named = site.partition("://")
    if not named.startswith(_BELOW):
        return False
    try:
        asked = urlsplit(origin)
    except ValueError:
        return False
    same = asked.scheme == scheme and origin == f"{asked.scheme}://{asked.netloc}"
    return same and asked.netloc.endswith(named.removeprefix("*")) and "@" not in asked.netloc
