"""
What the commands share: the program itself, its one-line errors, the options for data and language.

Text from a data set or from the command line is never interpreted: no markup, and what a terminal would obey
is shown instead.
"""

from __future__ import annotations

import datetime
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, TypeVar

import click

from explorer.i18n import catalogues
from explorer.knowledge import as_known_on
from explorer.load import load
from explorer.paths import data_folder
from explorer.problems import CannotRun, DataProblems
from explorer.records import FALLBACK_LANGUAGE, DataSet

STOPPED = 130  # 128 and SIGINT, as shells count
UNREAD = 141  # 128 and SIGPIPE
LINE_ENDS = frozenset("\n\r\t\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029")  # spaces that move the cursor

Command = TypeVar("Command", bound=Callable[..., Any])


class Failure(Exception):
    """The command cannot do what it was asked; the message is one line that says why."""

    def __init__(self, message: str, exit_code: int = 2) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class Program(click.Group):
    """A group of commands in which each failure is one line on standard error, and never a traceback."""

    def main(self, args: Sequence[str] | None = None, *_: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run, and leave the process with an exit code (unless *standalone_mode* is off, as in click)."""
        extra["prog_name"] = "unsealed"
        if not standalone_mode:
            return super().main(args, standalone_mode=False, **extra)
        _show_what_cannot_be_encoded()
        sys.exit(self._exit_code(args, extra))

    def _exit_code(self, args: Sequence[str] | None, extra: dict[str, Any]) -> int:
        try:
            code = super().main(args, standalone_mode=False, **extra)
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            return error.exit_code
        except click.ClickException as error:
            complain(_with_hint(error))
        except Failure as error:
            complain(str(error))
            return error.exit_code
        except DataProblems as error:  # a record of an archive, which is looked at when it is opened
            complain(f"{error}; unsealed check lists all")
            return 1
        except CannotRun as error:
            complain(str(error))
        except click.Abort:
            return STOPPED
        else:
            return code if isinstance(code, int) else 0
        return 2

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command named, with all of its output sent before this returns."""
        try:
            answer = super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
        except BrokenPipeError:  # the reader has seen enough: head, less
            _discard_output()
            return UNREAD
        except OSError as error:
            _discard_output()
            raise Failure(_os_words(error)) from error
        return answer


def _with_hint(error: click.ClickException) -> str:
    message = error.format_message()
    where = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else ""
    hint = f" (see {where} --help)" if where else ""
    return f"{message[:1].lower()}{message[1:].rstrip('.')}{hint}"


def _os_words(error: OSError) -> str:
    return f"{error.filename}: {error.strerror}" if error.filename else f"{error.strerror or error}"


def _show_what_cannot_be_encoded() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _discard_output() -> None:
    """What is still waiting to be written goes nowhere, so that Python does not complain about it on its way out."""
    try:
        place = sys.stdout.fileno()
    except (OSError, ValueError, AttributeError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, place)
    os.close(nowhere)


def complain(message: str) -> None:
    """Say on standard error, in one line, what is wrong."""
    print(f"unsealed: {visible(' '.join(message.split()))}", file=sys.stderr)


def say(line: str = "") -> None:
    """Print a line; what a terminal would obey is shown instead."""
    # Not click.echo, which writes UTF-8 where the user asked for ASCII.
    print(visible(line))


def say_json(value: object) -> None:
    """Print *value* as JSON: as it is where the output is UTF-8, else with escapes."""
    encoding = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "")
    print(json.dumps(value, ensure_ascii=encoding != "utf8", indent=2, default=str))


def visible(text: str) -> str:
    r"""*text* with control characters and direction marks written as ``\x1b``; spaces of all kinds stay."""
    return "".join(c if c.isprintable() or (c.isspace() and c not in LINE_ENDS) else _escaped(c) for c in text)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def is_terminal() -> bool:
    """Whether a person reads standard output."""
    return sys.stdout is not None and sys.stdout.isatty()


def progress(what: str) -> Callable[[int, int], None]:
    """A bar that says how much is done, on standard error; those who are no person at a terminal are told nothing."""
    if sys.stderr is None or not sys.stderr.isatty():
        return lambda _, __: None
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    bar = Progress(TextColumn(what), BarColumn(), MofNCompleteColumn(), console=Console(stderr=True), transient=True)
    task = bar.add_task(what)

    def tell(done: int, total: int) -> None:
        bar.start()
        bar.update(task, completed=done, total=total)
        if done == total:
            bar.stop()

    return tell


def data_option(command: Command) -> Command:
    """The option that chooses the data set; the one that ships with the program if left out."""
    return click.option(
        "--data",
        "folder",
        type=click.Path(path_type=Path),
        default=data_folder,
        show_default="the one that comes with the program",
        metavar="DIR",
        help="The data set's folder.",
    )(command)


def language_option(command: Command) -> Command:
    """The option that chooses the language of titles, dates and numbers."""
    return click.option(
        "--lang",
        "language",
        default=FALLBACK_LANGUAGE,
        show_default=True,
        metavar="LANG",
        callback=_known_language,
        help="The language of titles, dates and numbers.",
    )(command)


def _known_language(_: click.Context, __: click.Parameter, language: str) -> str:
    known = catalogues()
    if language not in known:
        raise click.BadParameter(f"{language!r} is not one of {', '.join(known)}.")
    return language


def json_option(command: Command) -> Command:
    """The option that asks for JSON."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def known_option(command: Command) -> Command:
    """The option that sets the second clock."""
    return click.option("--known", type=Day(), help="As known on that day.")(command)


class Day(click.ParamType[datetime.date]):
    """A day of the calendar."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The day that a text names; a usage error if it names none."""
        try:
            return datetime.datetime.strptime(str(value), "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{str(value)[:40]!r} is not a day (write it as 2001-09-10)", param, ctx)


def data_set(folder: Path, known: datetime.date | None = None) -> DataSet:
    """
    The data set in *folder*, or what was known of it on a day.

    Raises:
        Failure: It has problems: how many, and how to see them.
        CannotRun: There is no data set to read.
    """
    try:
        return as_known_on(load(folder), known)
    except DataProblems as error:
        choice = "" if folder == data_folder() else f" --data {folder}"
        n = count(len(error.problems), "problem")
        raise Failure(f"{folder} has {n}: unsealed check{choice} lists them", exit_code=1) from error


def count(n: int, word: str, words: str = "") -> str:
    """*n* and an English word: 1 event, 2 events; *words* is its plural if that ends otherwise."""
    return f"{n:,} {word if n == 1 else words or f'{word}s'}"


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    try:
        say(f"unsealed {version('unsealed')}")
    except PackageNotFoundError:  # run from a checkout that was never installed
        say("unsealed, not installed")
    ctx.exit()


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_print_version, help="Print the version."
)
def program() -> None:
    """A declassified-document timeline explorer: what happened, and when the public could know it."""
