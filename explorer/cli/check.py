"""``unsealed check``: every problem of a data set, in one run."""

from __future__ import annotations

from pathlib import Path

import click

from explorer.cli.terminal import count, data_option, json_option, say, say_json
from explorer.editions import problems as problems_of_versions
from explorer.load import check as find_problems
from explorer.load import load
from explorer.problems import DataProblems, Problem


@click.command()
@data_option
@json_option
@click.option("--strict", is_flag=True, help="Also list what must not be published, such as missing translations.")
def check(folder: Path, as_json: bool, strict: bool) -> None:
    """
    List all problems of a data set.

    Each as path:line:column: field: what is wrong (what would be right).
    """
    problems = find_problems(folder, strict=True) if strict else []
    data = None
    if not problems:
        try:
            data = load(folder, thorough=True)
        except DataProblems as error:
            problems = list(error.problems)
    problems += problems_of_versions(folder)
    if data is None or problems:
        _report(problems, as_json=as_json)
        raise click.exceptions.Exit(1)
    if as_json:
        say_json(
            {
                "problems": [],
                "count": 0,
                "events": len(data.events),
                "sources": len(data.sources),
                "stories": len(data.stories),
            }
        )
        return
    found = [count(len(data.events), "event"), count(len(data.sources), "source")]
    found += [count(len(data.stories), "story", "stories")] if data.stories else []
    say(f"No problems: {', '.join(found)} in {folder}")


def _report(problems: list[Problem], *, as_json: bool) -> None:
    if as_json:
        say_json({"problems": [problem.as_json() for problem in problems], "count": len(problems)})
        return
    for problem in problems:
        say(str(problem))
    files = len({problem.path for problem in problems})
    say(f"{count(len(problems), 'problem')} in {count(files, 'file')}")
