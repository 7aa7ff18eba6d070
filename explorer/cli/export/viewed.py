"""What the commands that write what a view takes share: the view, where to, and a file that is whole or not there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from explorer.cli.terminal import Failure, data_option, data_set
from explorer.cli.text.naming import library_option

if TYPE_CHECKING:
    from explorer.web.shelf import View

Command = TypeVar("Command", bound=Callable[..., Any])


class Viewed(NamedTuple):
    """A view, and the scheme and host of the address that named it; empty if it had none."""

    view: View
    host: str


def view_options(written: str, metavar: str = "FILE") -> Callable[[Command], Command]:
    """The options ``address``, ``place``, ``folder`` and ``shelf``; *written* says what the file's ending means."""

    def decorate(command: Command) -> Command:
        address = click.option(
            "--view",
            "address",
            default="",
            metavar="URL_OR_QUERY",
            help="An address of the explorer, or what follows its path: ?themes=nato. Left out: everything.",
        )
        place = click.option(
            *("-o", "--output", "place"),
            required=True,
            type=click.Path(path_type=Path),
            metavar=metavar,
            help=f"Where to write{written}.",
        )
        return address(place(data_option(library_option(command))))

    return decorate


def viewed(address: str, folder: Path, library: Path) -> Viewed:
    """
    What an address shows of the data set in a folder.

    Raises:
        Failure: The address names no view, or a record that is not there on its day.
    """
    data = data_set(folder)
    # Tables take longer to import than all commands without them to run.
    from explorer.cli.export.writing import asked_for
    from explorer.i18n import catalogues
    from explorer.library import Library
    from explorer.search import default_cache
    from explorer.web.shelf import Shelf

    asked = asked_for(address)
    shelf = Shelf(data, catalogues(), library=Library(library), cache=default_cache(), folder=folder)
    view = shelf.read(asked.query, asked.path)
    if view.absent:
        raise Failure(f"--view {address}: there is no such event or document on that day; unsealed list has all")
    return Viewed(view, asked.host)


def write_whole(place: Path, content: bytes) -> None:
    """
    Write a file, or leave what was there as it was: never a half of it.

    Raises:
        Failure: It cannot be written; says where and why.
    """
    try:
        with NamedTemporaryFile(dir=place.parent, prefix=".unsealed-", delete=False) as beside:
            written = Path(beside.name)
            try:
                beside.write(content)
                beside.close()
                written.chmod(0o666 & ~_mask())
                written.replace(place)
            except OSError:
                written.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise Failure(f"{place}: cannot be written: {error.strerror or error}") from error


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
