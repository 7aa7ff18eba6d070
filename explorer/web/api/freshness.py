"""
Entity tags: whether an answer is still the one that a client has.

An answer follows from the edition of the data set, from the day (openness and the second clock depend on it), from the
address, from how much the search has to search in, and from the program. So its tag (RFC 9110, section 8.8.3) is a hash
of these: it is known before any work is done, and what has not changed is not made again.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version

import flask

from explorer.search import NotReady
from explorer.web.shelf import Shelf

_DIGITS = 32
_CODINGS = (":br", ":gzip")
"""What the compression of answers (flask-compress) writes behind a tag."""


def tag_of(shelf: Shelf, request: flask.Request) -> str:
    """The tag of the answer to a request, without quotation marks; empty while the index of a search is being made."""
    try:
        size = shelf.on(None).search.size if "q=" in request.full_path else 0
    except NotReady:
        return ""
    parts = (_program(), shelf.editions.present, shelf.clock(None).today, size, request.host_url, request.full_path)
    return sha256("\n".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()[:_DIGITS]


@cache
def _program() -> str:
    try:
        return version("unsealed")
    except PackageNotFoundError:
        return ""


def held(request: flask.Request, tag: str) -> bool:
    """Whether the client has the answer of that tag, in whatever coding it came."""
    given = request.if_none_match
    return bool(tag) and any(given.contains_weak(f"{tag}{coding}") for coding in ("", *_CODINGS))
