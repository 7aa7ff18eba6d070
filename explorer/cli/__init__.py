"""
The command line: ``unsealed``, and the same as ``python -m explorer``.

One command a module; ``terminal`` holds what they share. The answer goes to standard output, all else to
standard error. Exit codes: 0 done, 1 the data set has problems, 2 cannot run, 130 stopped by the user,
141 nobody reads the output any more.

How to add a command: a module here with a click command of that name, and one line below.
"""

from explorer.cli import changes, check, export, intake, listing, new, sample, schema, search, serve, show, stats
from explorer.cli.terminal import program as main
from explorer.cli.text import text
from explorer.cli.version import version_of

__all__ = ["main"]

main.add_command(check.check)
main.add_command(serve.serve)
main.add_command(listing.list_records)
main.add_command(show.show)
main.add_command(schema.schema)
main.add_command(stats.stats)
main.add_command(changes.changes_between)
main.add_command(new.new)
main.add_command(sample.sample)
main.add_command(search.search)
main.add_command(export.export)
main.add_command(intake.intake)
main.add_command(text)
main.add_command(version_of)
