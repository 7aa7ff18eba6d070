"""
A page that stands alone: no script, no callback, only words and the style sheets of ``assets/``.

For addresses that do not exist and for our own failures, in the reader's language. The words are in the
catalogue under ``lone.<word>.title``, ``lone.<word>.text`` and ``lone.home``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from html import escape
from pathlib import Path

import dash
import flask

PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title} · Unsealed</title>
<link rel="icon" href="{icon}">
{styles}
</head>
<body>
<main class="message">
<p>{status}</p>
<h1>{title}</h1>
<p>{text}</p>
<p><a href="{home}">{way}</a></p>
</main>
</body>
</html>
"""


def lone_page(
    app: dash.Dash, request: flask.Request, word: str, status: int, texts: Mapping[str, Callable[[str], str]]
) -> str:
    """
    The page as HTML.

    Args:
        app: Where the style sheets and the home page are.
        request: Its ``?lang=`` chooses the language, else its Accept-Language, else the first of *texts*.
        word: Which page: ``missing`` or ``broken``.
        status: The status it is sent with, for the reader to quote.
        texts: Language code -> catalogue.
    """
    asked = request.args.get("lang", "")
    language = asked if asked in texts else request.accept_languages.best_match(texts) or next(iter(texts))
    text = texts[language]
    home = app.config.requests_pathname_prefix
    folder = Path(app.config.assets_folder)
    icon = app.get_asset_url("favicon.ico") if (folder / "favicon.ico").is_file() else f"{home}_favicon.ico"
    return PAGE.format(
        language=escape(language),
        status=status,
        title=escape(text(f"lone.{word}.title")),
        text=escape(text(f"lone.{word}.text")),
        home=escape(f"{home}?lang={asked}" if asked in texts else home),
        way=escape(text("lone.home")),
        icon=escape(icon),
        styles="\n".join(_styles(app, folder)),
    )


def _styles(app: dash.Dash, folder: Path) -> Iterator[str]:
    for sheet in sorted(folder.glob("*.css")):
        yield f'<link rel="stylesheet" href="{escape(app.get_asset_url(sheet.name))}">'
