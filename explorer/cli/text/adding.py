"""``unsealed text add``: files of the user's own into the library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from explorer.cli.terminal import Failure, count, data_option, data_set, say
from explorer.cli.text.naming import library_option, quotes_said, release_of, source_named
from explorer.extract import LIMITS, CannotRead, Extracted, extract
from explorer.fulltext import FullText
from explorer.library import Library
from explorer.quotes import check_source
from explorer.records import Source


@click.command()
@click.argument("name", metavar="SOURCE")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--release", "day", metavar="DAY", help="The release that it is the text of; the last one if left out.")
@click.option("--as-pages", is_flag=True, help="Several files are one text, in this order, each a page or more.")
@library_option
@data_option
def add(name: str, files: tuple[Path, ...], day: str | None, as_pages: bool, shelf: Path, folder: Path) -> None:
    """
    Attach the text of a source: PDF, plain text, HTML, TEI XML or Markdown.

    It is kept in the library, not in the data folder, and the quotes of the source are looked for in it.
    """
    source = source_named(data_set(folder), name)
    release, library = release_of(source, day), Library(shelf)
    read = [(file, *_read(file, source)) for file in files]  # all of them before any is kept
    origins = [{"file": file.name} for file in files]
    if as_pages and len(read) > 1:
        read = [(files[0], b"\f".join(data for _, data, _ in read), _joined([found for _, _, found in read]))]
        origins = [{"file": ", ".join(file.name for file in files)}]
    there = set(library.kept(source.id))
    for (file, data, extracted), origin in zip(read, origins, strict=True):
        kept = library.add(source.id, data, extracted, name=file.name, origin=origin, release=release)
        checked = check_source(source, {source.id: [(kept, extracted.text)]}, library.accepted)
        done = "was kept already" if kept in there else "kept"
        what = f"{count(kept.pages, 'page')}, {quotes_said(checked.values())}"
        say(f"{file}: {done} as a text of {source.id}, release of {release} ({what})")
        for note in extracted.notes:
            say(f"{file}: {note}")


def _read(file: Path, source: Source) -> tuple[bytes, Extracted]:
    """
    The bytes of a file, and the text in them.

    Raises:
        Failure: There is no such file, it is too large, or no text can be read in it.
    """
    try:
        with file.open("rb") as opened:
            data = opened.read(LIMITS.size + 1)  # a device may have no end
        if len(data) > LIMITS.size:
            raise Failure(
                f"{file}: has more than {LIMITS.size // 2**20} MiB, the most that is read (attach a part of it)"
            )
        return data, extract(data, file.name, language=source.language)
    except CannotRead as error:
        raise Failure(f"{file}: {error}") from error
    except OSError as error:
        raise Failure(f"{file}: {error.strerror}") from error


def _joined(parts: list[Extracted]) -> Extracted:
    """Several texts as one; its pages are counted anew."""
    texts = list(_pages(parts))
    full = FullText.of((str(n), words) for n, words in enumerate(texts, 1))
    notes = tuple(note for part in parts for note in part.notes)
    return Extracted(full, parts[0].form, any(part.scanned for part in parts), notes)


def _pages(parts: list[Extracted]) -> Iterator[str]:
    for part in parts:
        yield from (part.text.words(n) for n in range(len(part.text.pages)))
