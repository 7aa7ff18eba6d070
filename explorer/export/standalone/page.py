"""
The file itself: one HTML document with its styles, its script and its data, which asks nobody for anything.

The browser is told so too: the document's own policy allows the one script whose hash it names, its inline styles, and
pictures that it holds itself. The data are packed (gzip, base64), and opened by the browser.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Iterable
from html import escape
from pathlib import Path

from explorer.export.facts import Facts, meta_elements
from explorer.i18n import Catalogue
from explorer.records import DatasetCard

TOKENS = "10_tokens.css"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def packed(contents: object) -> str:
    """Plain data as gzip in base64; the same data give the same text."""
    plain = json.dumps(contents, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.b64encode(gzip.compress(plain, 9, mtime=0)).decode()


def unpacked(file: str) -> str:
    """The data of a file as JSON; for tests, and for whoever wants to read it without a browser."""
    found = re.search(r'<script type="text/plain" id="contents">([^<]*)</script>', file)
    return gzip.decompress(base64.b64decode(found[1])).decode() if found else ""


def document(
    contents: object, *, card: DatasetCard, text: Catalogue, heading: str, facts: Facts, look: str, assets: Path
) -> str:
    """
    The whole file.

    Args:
        contents: Its data.
        card: The data set's, as it was known.
        text: Its first language.
        heading: A line of words on what is shown.
        facts: What the file says of itself.
        look: light, dark, or empty for what the reader's system prefers.
        assets: The folder of styles and scripts.
    """
    script, title = _script(assets), card.title.in_language(text.language).words
    caption = text("export.caption", title=title, version=card.version, licence=card.licence)
    chosen = f' data-look="{look}"' if look in {"light", "dark"} else ""
    head = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(text.language)}"{chosen}>',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(script)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        meta_elements(facts),
        f'<meta name="unsealed:broken" content="{escape(text("file.broken"))}">',
        f"<title>{escape(title)}: {escape(heading)}</title>",
        '<link rel="icon" href="data:,">',
        f'<script type="application/ld+json">{_facts(card, text, heading, facts.address)}</script>',
        f"<style>{_styles(assets)}</style>",
        "</head>",
    ]
    body = _body(packed(contents), script, title, (heading, text("file.needs"), caption, facts.address))
    return "\n".join([*head, *body, "</html>", ""])


def _body(contents: str, script: str, title: str, said: Iterable[str]) -> list[str]:
    """What stands there until the script has run, or where none may."""
    words = "".join(f"<p>{escape(line)}</p>" for line in said)
    return [
        "<body>",
        f"<noscript><h1>{escape(title)}</h1>{words}</noscript>",
        f'<script type="text/plain" id="contents">{contents}</script>',
        f"<script>{script}</script>",
        "</body>",
    ]


def _policy(script: str) -> str:
    """What the browser may do: run this script, and use the styles and pictures in the document."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _facts(card: DatasetCard, text: Catalogue, heading: str, address: str) -> str:
    """What the file is, for machines (schema.org)."""
    facts = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "name": card.title.in_language(text.language).words,
        "description": heading,
        "version": card.version,
        "license": card.licence,
        "inLanguage": text.language,
        "isBasedOn": address,
    }
    return json.dumps(facts, ensure_ascii=False).replace("<", "\\u003c")


def _styles(assets: Path) -> str:
    """All styles, without comments and indentation."""
    files = [assets / TOKENS, *sorted(assets.glob("file-*.css"))]
    return _short(_COMMENT.sub("", "\n".join(file.read_text(encoding="utf-8") for file in files)))


def _script(assets: Path) -> str:
    """All scripts as one, which gives nothing to the page around it; without indentation and lines of comment."""
    parts = (_COMMENT.sub("", file.read_text(encoding="utf-8")) for file in sorted(assets.glob("file-*.js")))
    lines = (line for part in parts for line in part.splitlines() if not line.lstrip().startswith("//"))
    return _short("\n".join(['(() => {"use strict";', *lines, "})();"]))


def _short(code: str) -> str:
    return "\n".join(stripped for line in code.splitlines() if (stripped := line.strip()))
