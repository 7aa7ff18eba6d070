"""``unsealed serve``: the explorer in a browser."""

from __future__ import annotations

import ipaddress
import sys
import threading
import webbrowser
from pathlib import Path

import click

from explorer.cli.terminal import Failure, complain, data_option, data_set, progress, say
from explorer.cli.text.naming import library_option
from explorer.i18n import catalogues
from explorer.library import Library
from explorer.paths import assets_folder
from explorer.web.framing import ANY, NotAnOrigin, origin


def _sites(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    try:
        return tuple(dict.fromkeys(origin(site) for site in given))
    except NotAnOrigin as error:
        raise click.BadParameter(str(error)) from error


@click.command()
@data_option
@library_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; 0.0.0.0 for all.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8050, show_default=True, help="The port; 0 for any free one."
)
@click.option("--allow-host", "allow_hosts", multiple=True, metavar="NAME", help="Answer to this name too.")
@click.option(
    "--embed-on",
    multiple=True,
    metavar="ORIGIN",
    callback=_sites,
    help="A site whose pages may frame /embed, such as https://moodle.example.edu; none by default.",
)
@click.option(
    "--cors",
    multiple=True,
    metavar="ORIGIN",
    callback=_sites,
    help="A site whose pages may read the API below /api; none by default, * for every site.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open the browser.")
def serve(
    folder: Path,
    shelf: Path,
    host: str,
    port: int,
    allow_hosts: tuple[str, ...],
    embed_on: tuple[str, ...],
    cors: tuple[str, ...],
    open_browser: bool,
) -> None:
    """Serve the explorer until Ctrl-C."""
    data = data_set(folder)
    # Dash takes longer to import than all other commands to run.
    from explorer.search import default_cache
    from explorer.web.app import PAGES, create_app
    from explorer.web.server import ServerError, harden
    from explorer.web.server import serve as run

    kept = Library(shelf)
    told = progress("search index")
    app = create_app(data, assets=assets_folder(), library=kept, cache=default_cache(), progress=told, folder=folder)
    harden(app, texts=catalogues(), pages=PAGES, embed_on=embed_on, cors=cors)

    def ready(url: str) -> None:
        if not _is_loopback(host):
            complain(f"warning: with --host {host} everyone who can reach this machine can read the explorer")
        if ANY in embed_on:
            complain("warning: with --embed-on * the pages of every site may frame /embed")
        if ANY in cors:
            complain("warning: with --cors * the pages of every site may read the API")
        say(f"Open {url} in a browser; Ctrl-C ends.")
        sys.stdout.flush()
        if open_browser:  # in a thread, because a browser in the terminal returns only when it is closed
            threading.Thread(target=_open, args=(url,), daemon=True).start()

    try:
        run(app, host=host, port=port, ready=ready, allow_hosts=allow_hosts)
    except ServerError as error:
        raise Failure(str(error)) from error


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _open(url: str) -> None:
    if not webbrowser.open(url):
        complain(f"found no browser to open; the address is {url}")
