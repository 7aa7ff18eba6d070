"""``unsealed text``: the documents' own texts, in the user's library; one command or two a module."""

from __future__ import annotations

import click

from explorer.cli.text.adding import add
from explorer.cli.text.fetching import fetch
from explorer.cli.text.keeping import list_texts, remove
from explorer.cli.text.verifying import accept, verify


@click.group()
def text() -> None:
    """Attach the documents' own texts, and look for every quote in them."""


for command in (add, fetch, list_texts, remove, verify, accept):
    text.add_command(command)
