"""``unsealed text list`` and ``remove``: what the library holds, and how it goes again."""

from __future__ import annotations

from pathlib import Path

import click

from explorer.cli.listing import print_table
from explorer.cli.terminal import Failure, count, json_option, say, say_json, visible
from explorer.cli.text.naming import library_option, text_named
from explorer.library import Kept, Library

COLUMNS = ("source", "sha-256", "release", "pages", "form", "added", "from")


@click.command(name="list")
@click.argument("source", required=False)
@library_option
@json_option
def list_texts(source: str | None, shelf: Path, as_json: bool) -> None:
    """List the texts in the library, or those of one source."""
    kept = Library(shelf).kept(source)
    if as_json:
        say_json([_values(one) for one in kept])
        return
    if kept:
        print_table(COLUMNS, [tuple(map(visible, _cells(one))) for one in kept])
    say(f"{count(len(kept), 'text')} in {shelf}")


@click.command()
@click.argument("source")
@click.argument("sha", required=False, metavar="[SHA-256]")
@click.option("--all", "everything", is_flag=True, help="All texts of the source.")
@library_option
def remove(source: str, sha: str | None, everything: bool, shelf: Path) -> None:
    """Take a text of a source out of the library; its SHA-256, or how that begins, says which of several."""
    library = Library(shelf)
    texts = library.kept(source)
    if not texts:
        raise Failure(f"{shelf} has no text of {source[:200]!r} (see unsealed text list)")
    if sha is not None:
        texts = (text_named(texts, source, sha),)
    elif len(texts) > 1 and not everything:
        have = ", ".join(kept.sha256[:12] for kept in texts)
        raise Failure(f"{source} has {len(texts)} texts: name one of {have}, or say --all")
    for kept in texts:
        library.remove(kept)
        say(f"Removed the text {kept.sha256[:12]} of {source} ({kept.name})")


def _cells(kept: Kept) -> tuple[str, ...]:
    release, added = kept.release or "", kept.added.strftime("%Y-%m-%d")
    return kept.source, kept.sha256[:12], release, str(kept.pages), kept.form, added, _from(kept)


def _from(kept: Kept) -> str:
    return str(kept.origin.get("url") or kept.name)


def _values(kept: Kept) -> dict[str, object]:
    return {name: getattr(kept, name) for name in kept.__slots__} | {"added": kept.added.isoformat()}
