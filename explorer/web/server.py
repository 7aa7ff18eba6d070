"""
The production server, and what every answer carries.

``harden`` prepares a finished Dash app: security headers, caching, compression, a page for addresses that do
not exist, and clean answers to malformed requests. ``serve`` runs it and answers only for the host names it was
told: a page on another site cannot reach a loopback server through a name of its own (DNS rebinding).

Nothing a client sends ends in a traceback: what is malformed gets one line and no entry in the log; an
exception in our own code gets a plain page or line, and one line in the log (its traceback at level DEBUG).
"""

from __future__ import annotations

import errno
import gc
import logging
import select
import signal
import socket
import threading
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

import dash
import flask
from dash.exceptions import DependencyException, InvalidResourceError
from waitress.server import create_server
from werkzeug.exceptions import BadRequest, HTTPException, MethodNotAllowed, NotFound, RequestURITooLarge

from explorer.web.api.place import is_ours
from explorer.web.api.problems import broken
from explorer.web.bodies import body_fault
from explorer.web.cors import share
from explorer.web.framing import EMBED, EMBED_ON, framed_headers, origin
from explorer.web.hosts import guard_hosts
from explorer.web.lone import lone_page
from explorer.web.room import HINTS
from explorer.web.transfer import ASSETS, caching, compress

LARGEST_BODY = 1024 * 1024
LONGEST_QUERY = 16 * 1024
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
WILDCARDS = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared with, not bound to
CALLBACKS = "/_dash-update-component"
# A classroom at one server: a browser holds up to six connections, and no callback waits for anything.
CONNECTIONS = 500
THREADS = 8

log = logging.getLogger(__name__)

POLICY = {
    "default-src": "'none'",
    # Places on the timeline are style attributes, and the Dash components insert <style> elements at run time.
    # A style cannot run code, and no text of others becomes one.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",  # data: is the icon of pages that ask for nothing after they have come
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",  # without scripts, the years that a reader types are sent by the form itself
    "frame-ancestors": "'none'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",  # for browsers that do not know frame-ancestors
    "Referrer-Policy": "same-origin",  # an archive need not learn which view a reader came from
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # A browser that can tells how large its window is, so that the first page is drawn for it.
    "Accept-CH": HINTS,
    "Critical-CH": HINTS,
}
NOT_IN_A_FRAME = ("X-Frame-Options", "Accept-CH", "Critical-CH")  # a frame is not told the size of the window


class ServerError(Exception):
    """The server cannot run; the message is one line that says what to try."""


def harden(
    app: dash.Dash,
    *,
    texts: Mapping[str, Callable[[str], str]],
    pages: Container[str] = ("/",),
    embed_on: Iterable[str] = (),
    cors: Iterable[str] = (),
) -> None:
    """
    Prepare a finished app for readers and for those who are none.

    Args:
        app: All layouts and callbacks are in place: the policy lists the hashes of its inline scripts.
        texts: Language code -> catalogue, for the keys ``lone.*``; the first is the one to fall back to.
        pages: Paths that exist besides the app's own resources; all others are answered with 404. Anything
            that knows ``in`` will do, such as a set of the addresses of all records.
        embed_on: Sites that may frame ``/embed`` (see ``framing``); no other page can be framed, by nobody.
        cors: Sites whose pages may read the API (see ``cors``).

    Raises:
        NotAnOrigin: One of these names no site.
    """
    server: flask.Flask = app.server
    server.config[EMBED_ON] = tuple(origin(site) for site in embed_on)
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    compress(server)
    _refuse_malformed(app, pages)
    _answer_errors(app, texts)
    share(server, tuple(origin(site) for site in cors))
    _label_answers(app)


def _refuse_malformed(app: dash.Dash, pages: Container[str]) -> None:
    server: flask.Flask = app.server

    @server.before_request
    def _sift() -> None:
        request = flask.request
        if len(request.query_string) > LONGEST_QUERY:
            raise RequestURITooLarge
        if request.path == CALLBACKS:
            if request.method != "POST":  # Dash answers GET on any path with its page
                raise MethodNotAllowed(["POST"])
            if fault := body_fault(request, app.callback_map):
                raise BadRequest(fault)
        elif request.endpoint == "/<path:path>" and request.path not in pages:
            raise NotFound


def _answer_errors(app: dash.Dash, texts: Mapping[str, Callable[[str], str]]) -> None:
    server: flask.Flask = app.server

    def page(word: str, status: int) -> flask.Response:
        return flask.Response(lone_page(app, flask.request, word, status, texts), status, mimetype="text/html")

    @server.errorhandler(InvalidResourceError)
    @server.errorhandler(DependencyException)  # its message lists all bundles and their places on the disk
    @server.errorhandler(NotFound)
    def _missing(_: Exception) -> flask.Response:
        return page("missing", 404)

    @server.errorhandler(HTTPException)
    def _refused(error: HTTPException) -> flask.Response:
        answer: Any = error.get_response()  # keeps what belongs to the error, such as Allow
        if error.code is not None and error.code >= 400:
            answer.data = f"{error.code} {error.name}: {error.description}\n"
            answer.content_type = "text/plain; charset=utf-8"
        return flask.Response(answer.response, answer.status, answer.headers)

    @server.errorhandler(Exception)
    def _broken(error: Exception) -> flask.Response:
        log.error("%s %r: %s", flask.request.method, flask.request.path, _in_one_line(error))
        log.debug("The traceback:", exc_info=error)
        if is_ours(flask.request.path):
            return broken()
        if flask.request.method == "GET":
            return page("broken", 500)
        return flask.Response("500 Internal Server Error: see the server's log\n", 500, mimetype="text/plain")


def _in_one_line(error: Exception) -> str:
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f" ({place.tb_frame.f_code.co_filename}:{place.tb_lineno})" if place else ""
    return f"{type(error).__name__}: {str(error)[:300]!a}{where}"


def _label_answers(app: dash.Dash) -> None:
    @cache
    def policy() -> str:
        # Not before the first answer, so that callbacks registered after harden count too.
        scripts = " ".join(["'self'", *app.csp_hashes()])
        return "; ".join(f"{name} {value}" for name, value in {**POLICY, "script-src": scripts}.items())

    server: flask.Flask = app.server
    sites: Sequence[str] = server.config[EMBED_ON]

    @server.after_request
    def _label(answer: flask.Response) -> flask.Response:
        endpoint = flask.request.endpoint
        answer.headers.update(HEADERS)
        answer.headers["Content-Security-Policy"] = policy()
        answer.headers["Cache-Control"] = caching(flask.request, answer)
        if sites and endpoint == EMBED:
            for name in NOT_IN_A_FRAME:
                del answer.headers[name]
            answer.headers.update(framed_headers(policy(), sites))
        elif sites and endpoint == ASSETS:  # a frame in a sandbox has no origin, and yet needs its style sheets
            answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return answer


def serve(
    app: dash.Dash,
    *,
    host: str,
    port: int,
    ready: Callable[[str], None],
    allow_hosts: Iterable[str] = (),
) -> None:
    """
    Run *app* until Ctrl-C or SIGTERM, either of which ends it cleanly.

    Args:
        app: A hardened app.
        host: Name or address to listen on; 0.0.0.0 and :: mean all addresses of the machine.
        port: 0 takes any free port.
        ready: Called once, with the address for the browser, when connections are accepted.
        allow_hosts: Further names that readers may use for this server.

    Raises:
        ServerError: The address cannot be listened on, or the app does not answer.
    """
    _warm_up(app)
    listening = _listen(host, port)
    names = {*LOOPBACK, host.lower(), *(name.lower() for name in allow_hosts)}
    # Many connections on few threads are the normal case here, and no reason for a warning.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server = create_server(
        guard_hosts(app.server.wsgi_app, names, any_address=host in WILDCARDS),
        sockets=[listening],
        threads=THREADS,
        connection_limit=CONNECTIONS,
        asyncore_use_poll=hasattr(select, "poll"),  # select() knows no more than 1024 files
        # Beyond this the connection is cut; up to it the body is read, so that the 413 of our own arrives.
        max_request_body_size=16 * LARGEST_BODY,
        max_request_header_size=4 * LONGEST_QUERY,
        ident=None,
    )
    with _ending_quietly():
        ready(_address(host, listening.getsockname()[1]))
        server.run()


@contextmanager
def _ending_quietly() -> Iterator[None]:
    """Leave the block on Ctrl-C, or on SIGTERM where the process allows for it."""

    def stop(*_: object) -> None:
        raise SystemExit

    in_charge = threading.current_thread() is threading.main_thread()  # only there can handlers be set
    before = signal.signal(signal.SIGTERM, stop) if in_charge else None
    try:
        yield
    except (KeyboardInterrupt, SystemExit):
        pass
    finally:
        if in_charge:
            signal.signal(signal.SIGTERM, before or signal.SIG_DFL)


def _warm_up(app: dash.Dash) -> None:
    """
    Answer once before anyone asks: Dash sets itself up in its first request, without a lock.

    What is loaded by then stays: to look through a million events for garbage took half of an answer's time.
    """
    client = app.server.test_client()
    for path in ("/", "/_dash-layout", "/_dash-dependencies"):
        answer = client.get(path)
        if answer.status_code != 200:
            raise ServerError(f"the explorer does not start: {path} answers {answer.status}; the line above says why")
    gc.collect()
    gc.freeze()


def _listen(host: str, port: int) -> socket.socket:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        # localhost often means both families; the older one is the one that everything can reach
        family, *_, address = min(found, key=lambda info: info[0] != socket.AF_INET)
        return socket.create_server(address[:2], family=family)
    except (OSError, UnicodeError) as error:
        raise ServerError(_why_not(error, host, port)) from error


def _why_not(error: OSError | UnicodeError, host: str, port: int) -> str:
    reason = error.errno if isinstance(error, OSError) else None
    if isinstance(error, socket.gaierror | UnicodeError) or reason == errno.EADDRNOTAVAIL:
        return f"this machine has no address {host}: try --host 127.0.0.1"
    if reason == errno.EADDRINUSE:
        return f"port {port} is in use: try --port {port + 1 if port < 65535 else 8050}, or --port 0 for any free one"
    if reason in {errno.EACCES, errno.EPERM}:
        return f"port {port} needs more rights: try --port 8050"
    return f"cannot listen on {host}, port {port}: {error.strerror}"


def _address(host: str, port: int) -> str:
    name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - an address to show
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"
