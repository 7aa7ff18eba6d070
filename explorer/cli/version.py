"""``unsealed version``: what a citation names of a data set, and what was kept of it."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from explorer.cli.terminal import Failure, count, data_option, data_set, json_option, say, say_json
from explorer.editions import Name, Unreadable, edition, file_digest, keep, kept_editions, read_edition
from explorer.problems import printable
from explorer.records import DataSet


@click.command("version")
@data_option
@click.option("--keep", "keeping", is_flag=True, help="Write what the data set says now into its folder versions.")
@json_option
def version_of(folder: Path, keeping: bool, as_json: bool) -> None:
    """
    Name the version of a data set, for citations.

    Its label, and twelve digits of the hash of its contents: they change with every word of it. A version that is kept
    lets the explorer tell readers of a citation what has changed since.
    """
    data = data_set(folder)
    present = edition(data)
    written = _keep(data, folder, present) if keeping else None
    kept = kept_editions(folder)
    if as_json:
        told = [{"edition": name.edition, "day": str(name.day), "file": name.path} for name in kept]
        say_json({"version": data.card.version, "edition": present, "kept": told})
        return
    say(f"{data.card.version}+{present}")
    if written:
        size = count(written.file.stat().st_size, "byte")
        say(f"Kept in {written.file} ({size})")
        return
    for name in kept:
        say(f"  kept on {name.day}: {name.edition}{' (this one)' if name.edition == present else ''}")


def _keep(data: DataSet, folder: Path, present: str) -> Name:
    """Write the file; a failure if it is there, or cannot be."""
    if file_digest(data):
        raise Failure(f"{folder} has its events in one file: keep a copy of that file, whose hash is in the version")
    for name in kept_editions(folder):
        if name.edition == present:
            try:
                read_edition(name)
            except Unreadable as error:
                damaged = f"{folder}: {error.problem.path} {error.problem.fault}"
                raise Failure(f"{damaged} (take it away, then keep the version again)") from None
            raise Failure(f"{present} was kept on {name.day} already: nothing has changed since")
    try:
        return keep(data, folder, datetime.date.today())
    except OSError as error:
        raise Failure(f"{folder} cannot be written: {printable(error.strerror or str(error))}") from error
