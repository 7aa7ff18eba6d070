"""What crosses the network, and how often: compression, and what a browser may keep."""

from __future__ import annotations

import flask
from dash.fingerprint import check_fingerprint
from flask_compress import Compress, DictCache

from explorer.web.api.place import CACHING, is_ours

ASSETS = "_dash_assets.static"
A_YEAR = "public, max-age=31536000, immutable"


class _Bundles(DictCache):
    """
    Compressed component bundles, kept for the life of the process; nothing else is kept.

    plotly.js (4.8 MB) takes 0.17 s at brotli level 5, for 1.29 MB. Measured beside it: level 4 1.41 MB in the
    same time, level 9 1.23 MB in 1.3 s, level 11 1.11 MB in 13 s; gzip level 6 1.47 MB in 0.16 s.
    """

    def set(self, key: str, value: bytes) -> None:
        if not key.endswith(";"):
            super().set(key, value)


def _bundle_key(request: flask.Request) -> str:
    """The bundle's name without its fingerprint, which anyone can vary; empty for what is not a bundle."""
    place = request.view_args or {}
    if "fingerprinted_path" not in place:
        return ""
    path, _ = check_fingerprint(place["fingerprinted_path"])
    return f"{place['package_name']}/{path}"


def compress(server: flask.Flask) -> None:
    """Compress every answer that gains by it, brotli first, then gzip; bundles once, the rest as they are sent."""
    server.config.update(
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=5,
        COMPRESS_LEVEL=6,
        COMPRESS_CACHE_BACKEND=_Bundles,
        COMPRESS_CACHE_KEY=_bundle_key,
    )
    Compress(server)

    # After Compress in the code is before it at run time.
    @server.after_request
    def _in_one_piece(answer: flask.Response) -> flask.Response:
        # Files of assets/ come as streams, of which Compress leaves the file open and the entity tag unchecked.
        if flask.request.endpoint == ASSETS and answer.status_code == 200:
            answer.direct_passthrough = False
            answer.make_sequence()
            answer.close()
        return answer


def caching(request: flask.Request, answer: flask.Response) -> str:
    """Files whose address changes with their content are kept for a year, others asked for again, pages not kept."""
    if answer.status_code not in {200, 304}:
        return "no-store"
    if is_ours(request.path):
        return CACHING
    if request.endpoint == ASSETS:
        return A_YEAR if "m" in request.args else "no-cache"
    if request.view_args and "fingerprinted_path" in request.view_args:
        return A_YEAR if answer.cache_control.max_age else "no-cache"
    return "no-store"
