"""Where the API is, what can be done there, and how long its answers may be kept."""

from __future__ import annotations

ROOT = "/api"
BASE = f"{ROOT}/v1"

METHODS = ("GET", "HEAD", "OPTIONS")

CACHING = "no-cache"
"""An answer may be kept, and is asked for again with its tag each time: it can change from one day to the next."""


def is_ours(path: str) -> bool:
    """Whether a path is the API's."""
    return path == ROOT or path.startswith(f"{ROOT}/")
