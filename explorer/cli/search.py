"""``unsealed search``: what the search box finds, in the terminal."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from explorer.cli.terminal import data_option, data_set, json_option, known_option, language_option, progress, say_json
from explorer.cli.text.naming import library_option
from explorer.i18n import catalogues
from explorer.library import Library

LIMIT = 10


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="QUERY")
@data_option
@library_option
@known_option
@language_option
@click.option("--limit", type=click.IntRange(1, 1000), default=LIMIT, show_default=True, help="How many results.")
@json_option
def search(
    words: tuple[str, ...],
    folder: Path,
    shelf: Path,
    known: datetime.date | None,
    language: str,
    limit: int,
    as_json: bool,
) -> None:
    """
    Find events, claims, passages, sources and attached texts.

    QUERY is what the search box understands: "exact phrase", -not, OR, word*, actor:, theme:, kind:, side:, status:,
    before:, after:, sealed:2001-09-10. Put -- before a query that begins with a minus.
    """
    data = data_set(folder)
    # Tables take longer to import than all commands without them to run.
    from explorer.cli.results import as_json as told_as_json
    from explorer.cli.results import ask, say_results
    from explorer.search import default_cache
    from explorer.web.shelf import Shelf

    texts = catalogues()
    kept = Shelf(data, texts, library=Library(shelf), cache=default_cache())
    kept.index.engine(progress("search index"))
    answer = ask(kept.on(known), " ".join(words), limit, language)
    if as_json:
        say_json(told_as_json(answer))
    else:
        say_results(answer, texts[language])
