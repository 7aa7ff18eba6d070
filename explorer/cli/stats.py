"""``unsealed stats``: what a data set covers, at a glance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from explorer.cli.terminal import data_option, data_set, json_option, known_option, say, say_json
from explorer.i18n import catalogues
from explorer.records import FALLBACK_LANGUAGE

if TYPE_CHECKING:
    from explorer.stats import Coverage


@click.command()
@data_option
@known_option
@json_option
def stats(folder: Path, known: date | None, as_json: bool) -> None:
    """Count events, sources and claims by year, theme, side, kind, language and status."""
    from explorer.stats import coverage  # its tables take longer to import than all other commands to run

    counted = coverage(data_set(folder, known))
    if as_json:
        say_json(asdict(counted) | ({"known": known.isoformat()} if known else {}))
        return
    if known:
        text = catalogues()[FALLBACK_LANGUAGE]
        say(text("known.on", day=text.day(known)))
        say()
    for title, lines in _tables(counted):
        say(title.upper())
        name_width = max((len(name) for name in lines), default=0)
        value_width = max((len(value.partition(" ")[0]) for value in lines.values()), default=0)
        for name, value in lines.items():
            number, _, rest = value.partition(" ")
            say(f"  {name.ljust(name_width)}  {number.rjust(value_width)} {rest}".rstrip())
        say()


def _tables(counted: Coverage) -> Iterator[tuple[str, Mapping[str, str]]]:
    yield "in all", _plain(counted.totals)
    yield "events by year", _plain(counted.events_by_year)
    yield "events by theme", _plain(counted.events_by_theme)
    yield "claims by status", _plain(counted.claims_by_status)
    shares = counted.share_by_side
    yield "sources by side", {side: f"{n} ({shares[side]} %)" for side, n in counted.sources_by_side.items()}
    yield "sources by kind", _plain(counted.sources_by_kind)
    yield "sources by language", _plain(counted.sources_by_language)
    yield "sources by year written", _plain(counted.sources_by_year)
    yield "out of sight", _secrecy(counted.secrecy)


def _plain(counts: Mapping[str, int]) -> dict[str, str]:
    return {name: f"{n:,}" for name, n in counts.items()}


def _secrecy(secrecy: Mapping[str, Any]) -> dict[str, str]:
    found = {"once sealed sources": f"{secrecy['sources']:,}"}
    if secrecy["sources"]:
        found["median"] = _span(round(secrecy["median_months"]))
        found["longest"] = f"{_span(secrecy['longest_months'])} ({secrecy['longest']})"
    return found


def _span(months: int) -> str:
    years, rest = divmod(months, 12)
    return f"{years} y {rest} mo"
