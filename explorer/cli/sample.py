"""``unsealed sample``: a made-up data set of any size, to see how the explorer takes it."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from explorer.cli.terminal import Failure, count, say
from explorer.sample import Form, write_sample

MOST_FILES = 100_000


@click.command()
@click.option("--events", type=click.IntRange(1, 10_000_000), required=True, metavar="N", help="How many events.")
@click.option(
    "--out", "folder", type=click.Path(path_type=Path), metavar="DIR", help="A new folder; sample-N if left out."
)
@click.option(
    "--format",
    "form",
    type=click.Choice([str(form) for form in Form]),
    default=Form.PARQUET.value,
    show_default=True,
    help="One file of events that opens quickly, one that editors read, or a file an event.",
)
@click.option("--seed", type=int, default=4, show_default=True, help="Another seed, another data set.")
def sample(events: int, folder: Path | None, form: str, seed: int) -> None:
    """
    Write a made-up data set into a new folder.

    The same number of events and the same seed give the same files.
    """
    target = folder or Path(f"sample-{events}")
    if form == Form.YAML and events > MOST_FILES:
        raise Failure(f"{events:,} files are too many for a folder: --format parquet or jsonl writes one")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("events", total=events)
        try:
            write_sample(target, events=events, seed=seed, form=Form(form), progress=lambda n: bar.advance(task, n))
        except (FileExistsError, NotADirectoryError):
            raise Failure(f"{target} is there already, and not an empty folder; nothing was changed") from None
    say(f"Wrote {count(events, 'event')} to {target}; to see them: unsealed serve --data {target}")
