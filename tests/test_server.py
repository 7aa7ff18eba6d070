"""What the server answers: to readers, to those who are none, and when something breaks."""

import errno
import gzip
import json
import logging
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

import brotli
import flask
import pytest
from dash import ALL, Dash, Input, Output, State, dcc, html
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from explorer.web.hosts import guard_hosts
from explorer.web.server import LARGEST_BODY, ServerError, harden, serve
from tests.serving import heeding_ctrl_c

TEXTS = {language: (lambda key, language=language: f"{language} {key} <&>") for language in ("en", "id", "ru")}


def an_app(assets: Path, *, pages=("/", "/event/<nato> & Путин")) -> Dash:
    """A small app with one callback of each form that the checks tell apart."""
    app = Dash("tests", assets_folder=str(assets))
    app.layout = html.Div(
        [dcc.Location(id="url"), dcc.Input(id="name"), html.P(id="greeting"), dcc.Graph(id="chart"), html.P(id="sum")]
    )

    @app.callback(Output("greeting", "children"), Input("name", "value"), State("url", "search"))
    def _greet(name, search):
        if name == "break":
            raise RuntimeError("line one\nline two \x1b[31m")
        return f"Hello {name}"

    @app.callback(Output("sum", "children"), Output("sum", "title"), Input({"kind": "chip", "id": ALL}, "n_clicks"))
    def _count(clicks):
        return str(len(clicks)), ""

    app.clientside_callback("function (x) { return x; }", Output("url", "hash"), Input("greeting", "children"))
    harden(app, texts=TEXTS, pages=pages)
    return app


@pytest.fixture(scope="module")
def assets(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("assets")
    (folder / "20_late.css").write_text("p { margin: 0 }" * 100)
    (folder / "10_early.css").write_text("b { margin: 0 }")
    return folder


@pytest.fixture(scope="module")
def client(assets) -> FlaskClient:
    client = an_app(assets).server.test_client()
    client.get("/")
    return client


def post(client: FlaskClient, body: object, **options) -> TestResponse:
    raw = body if isinstance(body, bytes) else json.dumps(body)
    return client.post("/_dash-update-component", data=raw, **{"content_type": "application/json", **options})


def a_body(**changes) -> dict:
    body = {
        "output": "greeting.children",
        "outputs": {"id": "greeting", "property": "children"},
        "inputs": [{"id": "name", "property": "value", "value": "Ada"}],
        "state": [{"id": "url", "property": "search", "value": ""}],
        "changedPropIds": ["name.value"],
    }
    return {key: value for key, value in (body | changes).items() if value is not ...}


def a_pattern_body(**changes) -> dict:
    chips = [{"id": {"kind": "chip", "id": n}, "property": "n_clicks", "value": 1} for n in ("a", "b")]
    body = {
        "output": "..sum.children...sum.title..",
        "outputs": [{"id": "sum", "property": "children"}, {"id": "sum", "property": "title"}],
        "inputs": [chips],
        "changedPropIds": [],
    }
    return body | changes


RENDERER = "/_dash-component-suites/dash/dash-renderer/build/dash_renderer.v4m1.min.js"
PLOTLY = "/_dash-component-suites/plotly/package_data/plotly.v7m1.min.js"


def is_one_line(answer: TestResponse) -> bool:
    return answer.mimetype == "text/plain" and answer.text.count("\n") == 1 and "Traceback" not in answer.text


# --- every answer


@pytest.mark.parametrize("path", ["/", "/no-such", "/_dash-layout", "/assets/10_early.css", "/assets/no-such.css"])
def test_every_answer_carries_the_security_headers(client, path):
    headers = client.get(path).headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_scripts_run_only_from_here_or_by_their_hash(client):
    policy = dict(part.split(" ", 1) for part in client.get("/").headers["Content-Security-Policy"].split("; "))

    allowed = policy["script-src"].split()
    assert allowed[0] == "'self'"
    assert len(allowed) == 3  # the renderer's and the callback's that runs in the browser
    assert all(word.startswith("'sha256-") for word in allowed[1:])


def test_a_callback_registered_after_hardening_has_its_hash_too(assets):
    app = an_app(assets)
    app.clientside_callback("function (y) { return y; }", Output("url", "pathname"), Input("sum", "children"))

    assert app.server.test_client().get("/").headers["Content-Security-Policy"].count("'sha256-") == 3


def test_no_policy_allows_eval_or_inline_scripts(client):
    policy = client.get("/").headers["Content-Security-Policy"]

    assert "unsafe-eval" not in policy
    assert policy.count("unsafe-inline") == 1
    assert "style-src 'self' 'unsafe-inline'" in policy


# --- what may be kept


@pytest.mark.parametrize("path", ["/", "/_dash-layout", "/_dash-dependencies", "/no-such", "/assets/no-such.css?m=1"])
def test_pages_and_refusals_are_not_stored(client, path):
    assert client.get(path).headers["Cache-Control"] == "no-store"


def test_answers_to_callbacks_are_not_stored(client):
    assert post(client, a_body()).headers["Cache-Control"] == "no-store"


def test_files_named_by_their_content_are_kept_for_a_year(client):
    for path in (PLOTLY, "/assets/10_early.css?m=1763804700.0"):
        assert client.get(path).headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_other_files_are_asked_for_again_and_not_sent_again(client):
    for path in ("/assets/20_late.css", "/_dash-component-suites/dash/dcc/async-graph.js"):
        first = client.get(path, headers={"Accept-Encoding": "br"})
        again = client.get(path, headers={"Accept-Encoding": "br", "If-None-Match": first.headers["ETag"]})

        assert (first.status_code, first.headers["Cache-Control"]) == (200, "no-cache")
        assert (again.status_code, again.data) == (304, b"")


# --- compression


@pytest.mark.parametrize(
    ("accepted", "chosen", "expand"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip, deflate", "gzip", gzip.decompress),
        ("identity", None, bytes),
        ("", None, bytes),
    ],
)
def test_answers_are_compressed_as_the_browser_can_read(client, accepted, chosen, expand):
    for path in ("/_dash-dependencies", "/assets/20_late.css", RENDERER):
        plain = client.get(path, headers={"Accept-Encoding": "identity"}).data
        answer = client.get(path, headers={"Accept-Encoding": accepted})

        assert answer.headers.get("Content-Encoding") == chosen
        assert expand(answer.data) == plain
        assert "Accept-Encoding" in answer.headers["Vary"]


def test_a_bundle_is_compressed_once_whatever_its_fingerprint(client, monkeypatch):
    def no_more(*_, **__):
        raise AssertionError("compressed again")

    headers = {"Accept-Encoding": "br"}
    first = client.get(PLOTLY, headers=headers)
    monkeypatch.setattr("flask_compress.flask_compress._compress_data", no_more)

    for name in ("plotly.v7m1.min.js", "plotly.v8m2.min.js", "plotly.min.js", "plotly.v7m1.min.js?v=3"):
        assert client.get(f"/_dash-component-suites/plotly/package_data/{name}", headers=headers).data == first.data


def test_plotly_crosses_the_network_in_less_than_a_third(client):
    plain = client.get(PLOTLY, headers={"Accept-Encoding": "identity"})
    packed = client.get(PLOTLY, headers={"Accept-Encoding": "br"})

    assert len(packed.data) < len(plain.data) / 3


# --- addresses that do not exist


@pytest.mark.parametrize(
    "path",
    [
        "/no-such",
        "/event/no-such",
        "/index.html",
        "/%ff",
        "/%00",
        "/%zz",
        "/..%2f..%2fetc/passwd",
        "/assets/no-such.css",
        "/assets/%00",
        "/assets/..%2f..%2fpyproject.toml",
        "/_dash-component-suites/dash/no-such.js",
        "/_dash-component-suites/os/path.py",
        "/_dash-component-suites/dash/%00",
        "/static/x",
        "/" + "x" * 10_000,
    ],
)
def test_an_unknown_address_is_a_page_with_status_404(client, path, caplog):
    answer = client.get(path)

    assert answer.status_code == 404
    assert answer.mimetype == "text/html"
    assert "lone.missing.title" in answer.text
    assert not caplog.records


def test_the_page_for_unknown_addresses_stands_alone(client):
    page = client.get("/no-such").text

    assert "<script" not in page
    assert re.findall(r'href="([^"]*)"', page) == [
        "/_favicon.ico",
        "/assets/10_early.css",
        "/assets/20_late.css",
        "/",
    ]


@pytest.mark.parametrize(
    ("query", "header", "language", "home"),
    [
        ("", None, "en", "/"),
        ("", "ru-RU,ru;q=0.9,en;q=0.8", "ru", "/"),
        ("", "de, id;q=0.5", "id", "/"),
        ("", "tlh", "en", "/"),
        ("", ";;q=x,\x00", "en", "/"),
        ("?lang=id", "ru", "id", "/?lang=id"),
        ("?lang=%22%3E%3Cscript%3E", "ru", "ru", "/"),
    ],
)
def test_the_page_for_unknown_addresses_is_in_the_readers_language(client, query, header, language, home):
    page = client.get(f"/no-such{query}", headers={"Accept-Language": header} if header else {}).text

    assert f'<html lang="{language}">' in page
    assert f"<h1>{language} lone.missing.title &lt;&amp;&gt;</h1>" in page
    assert f'<a href="{home}">' in page


def test_a_page_that_exists_is_the_explorer(client):
    for path in ("/", "/event/%3Cnato%3E%20&%20%D0%9F%D1%83%D1%82%D0%B8%D0%BD"):
        answer = client.get(path)

        assert answer.status_code == 200
        assert "_dash-renderer" in answer.text


# --- malformed requests


@pytest.mark.parametrize("query", ["%", "%zz", "%00", "a=%ff&b=\ud7ff", "&&&=&;", "=" * 1000, "lang=%ED%A0%80"])
def test_a_malformed_query_is_answered_with_the_page(client, query):
    assert client.get(f"/?{query}").status_code == 200


def test_a_query_of_100_kb_is_refused_in_one_line(client, caplog):
    answer = client.get("/?" + "x" * 100_000)

    assert answer.status_code == 414
    assert is_one_line(answer)
    assert not caplog.records


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("POST", "/", "GET"),
        ("DELETE", "/_dash-layout", "GET"),
        ("PUT", "/assets/10_early.css", "GET"),
        ("GET", "/_dash-update-component", "POST"),
        ("PUT", "/_dash-update-component", "POST"),
        ("TRACE", "/", "GET"),
    ],
)
def test_a_wrong_method_is_refused_and_told_the_right_one(client, method, path, allowed):
    answer = client.open(path, method=method)

    assert answer.status_code == 405
    assert allowed in answer.headers["Allow"]
    assert is_one_line(answer)


def test_callbacks_of_each_form_are_answered(client):
    assert post(client, a_body()).get_json()["response"] == {"greeting": {"children": "Hello Ada"}}
    assert post(client, a_pattern_body()).get_json()["response"] == {"sum": {"children": "2", "title": ""}}
    assert post(client, a_pattern_body(inputs=[[]])).get_json()["response"]["sum"]["children"] == "0"


BROKEN_BODIES = {
    "nothing": b"",
    "no JSON": b"{",
    "not UTF-8": b'{"output": "\xff"}',
    "nested 100,000 deep": b"[" * 100_000,
    "a number of 10,000 digits": b"1" * 10_000,
    "a list": [],
    "null": None,
    "a word": "output",
    "an empty object": {},
    "half a character": a_body(inputs=[{"id": "name", "property": "value", "value": "\ud800"}]),
    "no output": a_body(output=...),
    "a list as output": a_body(output=["greeting.children"]),
    "an unknown output": a_body(output="no.such"),
    "the output of a callback that runs in the browser": a_body(output="url.hash"),
    "no outputs": a_body(outputs=...),
    "null as outputs": a_body(outputs=None),
    "other outputs": a_body(outputs={"id": "sum", "property": "children"}),
    "too many outputs": a_body(outputs=[{"id": "greeting", "property": "children"}] * 2),
    "no inputs": a_body(inputs=...),
    "an object as inputs": a_body(inputs={"id": "name"}),
    "numbers as inputs": a_body(inputs=[1]),
    "too few inputs": a_body(inputs=[]),
    "too many inputs": a_body(inputs=a_body()["inputs"] * 2),
    "an input without an id": a_body(inputs=[{"property": "value"}]),
    "another input": a_body(inputs=[{"id": "url", "property": "value"}]),
    "another property": a_body(inputs=[{"id": "name", "property": "type"}]),
    "a list as an input's id": a_body(inputs=[{"id": [], "property": "value"}]),
    "several inputs for one": a_body(inputs=[[{"id": "name", "property": "value"}]]),
    "no state": a_body(state=...),
    "a word as state": a_body(state="x"),
    "an address that is no text": a_body(state=[{"id": "url", "property": "search", "value": {"event": "x"}}]),
    "a word as changedPropIds": a_body(changedPropIds="name.value"),
    "numbers as changedPropIds": a_body(changedPropIds=[1]),
    "an object as changedPropIds": a_body(changedPropIds={}),
    "a plain id for a pattern": a_pattern_body(inputs=[[{"id": "chip", "property": "n_clicks"}]]),
    "other keys in a pattern's id": a_pattern_body(inputs=[[{"id": {"x": 1}, "property": "n_clicks"}]]),
    "a list in a pattern's id": a_pattern_body(inputs=[[{"id": {"kind": "chip", "id": []}, "property": "n_clicks"}]]),
    "lists in lists": a_pattern_body(inputs=[[[[]]]]),
}


@pytest.mark.parametrize("body", BROKEN_BODIES.values(), ids=BROKEN_BODIES)
def test_a_malformed_callback_is_refused_in_one_line(client, body, caplog):
    answer = post(client, body)

    assert answer.status_code == 400
    assert is_one_line(answer)
    assert not caplog.records


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["greeting.children", "name"]),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from(["id", "property", "value", "kind"]) | st.text(), inner)
    ),
)


@given(field=st.sampled_from(sorted(a_body())), value=JSON)
def test_no_field_of_a_callback_breaks_the_server(client, field, value):
    for body in (a_body(**{field: value}), a_pattern_body(**{field: value}), value):
        assert post(client, body).status_code in {200, 400}


def test_a_callback_that_is_no_json_by_its_own_account_is_refused(client):
    for kind in ("text/plain", "multipart/form-data; boundary=x", ""):
        assert post(client, a_body(), content_type=kind).status_code == 400


def test_a_body_over_one_mebibyte_is_refused_in_one_line(client, caplog):
    answer = post(client, b" " * (LARGEST_BODY + 1))

    assert answer.status_code == 413
    assert is_one_line(answer)
    assert not caplog.records


# --- our own failures


def a_broken_body() -> dict:
    return a_body(inputs=[{"id": "name", "property": "value", "value": "break"}])


def test_a_failing_callback_is_one_line_here_and_one_in_the_log(client, caplog):
    caplog.set_level(logging.INFO)

    answer = post(client, a_broken_body())

    assert answer.status_code == 500
    assert is_one_line(answer)
    assert "RuntimeError" not in answer.text
    [record] = caplog.records
    assert record.exc_info is None
    assert re.fullmatch(
        r"POST '/_dash-update-component': RuntimeError: 'line one\\nline two \\x1b\[31m' \(.*test_server.py:\d+\)",
        record.getMessage(),
    )


def test_the_traceback_is_there_for_those_who_ask_for_it(client, caplog):
    caplog.set_level(logging.DEBUG)

    post(client, a_broken_body())

    assert any(record.exc_info for record in caplog.records)


def a_layout_that_breaks() -> html.Div:
    if flask.has_request_context() and flask.request.path == "/_dash-layout":
        raise ZeroDivisionError
    return html.Div()


def test_a_page_that_breaks_is_answered_with_a_plain_page(assets, caplog):
    app = an_app(assets)
    app.layout = a_layout_that_breaks
    client = app.server.test_client()

    answer = client.get("/_dash-layout")

    assert answer.status_code == 500
    assert "lone.broken.title" in answer.text
    assert "ZeroDivisionError" not in answer.text
    assert len(caplog.records) == 1


# --- host names


@pytest.mark.parametrize(
    ("header", "bound_to_all", "accepted"),
    [
        ("localhost:8050", False, True),
        ("LOCALHOST", False, True),
        ("localhost.", False, True),
        ("127.0.0.1:1", False, True),
        ("[::1]:8050", False, True),
        ("archive.example", False, True),
        ("evil.example", False, False),
        ("evil.example:8050", True, False),
        ("127.0.0.1.evil.example", True, False),
        ("192.168.1.7:8050", False, False),
        ("192.168.1.7:8050", True, True),
        ("[fe80::1]", True, True),
        ("", True, False),
        ("evil@localhost", False, False),
        ("localhost/", False, False),
        ("localhost?", False, False),
        ("localhost#", False, False),
        ("localhost, evil.example", False, False),
        ("[::1", False, False),
        ("[v1.x]", True, False),
        ("localhost\u2100", False, False),
    ],
)
def test_only_its_own_names_are_answered(header, bound_to_all, accepted):
    started = []
    app = guard_hosts(
        lambda environ, start: [b"page"],
        {"localhost", "127.0.0.1", "::1", "archive.example"},
        any_address=bound_to_all,
    )

    answer = app({"HTTP_HOST": header}, lambda status, headers: started.append(status))

    assert (list(answer) == [b"page"]) is accepted
    assert started == ([] if accepted else ["400 Bad Request"])


def test_a_request_without_a_host_is_refused():
    app = guard_hosts(lambda environ, start: [b"page"], {"localhost"}, any_address=True)

    assert b"--allow-host" in b"".join(app({}, lambda status, headers: None))


# --- the real server

PROGRAM = """
import sys
from pathlib import Path
from explorer.web.server import ServerError, serve
from tests.test_server import an_app

def ready(url):
    print(url, flush=True)

try:
    serve(an_app(Path(sys.argv[1])), host=sys.argv[2], port=int(sys.argv[3]), ready=ready)
except ServerError as error:
    sys.exit(f"refused: {error}")
print("ended", flush=True)
"""


@contextmanager
def running(assets: Path, host: str = "127.0.0.1") -> Iterator[tuple[subprocess.Popen, str]]:
    """The server as a process of its own, and its address."""
    command = [sys.executable, "-c", PROGRAM, str(assets), host, "0"]
    with heeding_ctrl_c():
        started = subprocess.Popen(
            command, cwd=Path(__file__).parents[1], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
    with started as process:
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


class Answer(NamedTuple):
    status: int
    headers: Message
    body: bytes


def ask(url: str, method: str = "GET", path: str = "/", body: bytes | None = None, **headers: str) -> Answer:
    with closing(HTTPConnection(url.removeprefix("http://").rstrip("/"), timeout=60)) as connection:
        connection.request(method, path, body, headers)
        with connection.getresponse() as response:
            return Answer(response.status, response.headers, response.read())


@pytest.fixture(scope="module")
def address(assets) -> Iterator[str]:
    with running(assets) as (_, url):
        yield url


def test_the_server_answers_where_it_says(address):
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address)
    assert ask(address).status == 200
    assert ask(address, path="/no-such").status == 404


def test_the_server_does_not_say_what_it_is(address):
    assert "Server" not in ask(address).headers


def test_the_server_refuses_names_that_are_not_its_own(address):
    answer = ask(address, Host="evil.example")

    assert answer.status == 400
    assert answer.body.count(b"\n") == 1


def test_the_server_refuses_what_is_too_large(address):
    headers = {"Content-Type": "application/json"}

    assert ask(address, "POST", "/_dash-update-component", b" " * (LARGEST_BODY + 1), **headers).status == 413
    assert ask(address, path="/?" + "x" * 100_000).status in {414, 431}
    assert ask(address, path="/?" + "x" * 20_000).status == 414


@pytest.mark.parametrize(
    "request_line",
    [b"", b"GET", b"GET / HTTP/9.9", b"\x00\x01\x02", b"GET /\xff HTTP/1.1", b"GET /%00 HTTP/1.1", b"get / HTTP/1.1"],
)
def test_the_server_survives_what_is_no_request(address, request_line):
    host, port = address.removeprefix("http://").rstrip("/").split(":")
    with socket.create_connection((host, int(port)), timeout=60) as connection:
        connection.sendall(request_line + b"\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(65536):
            pass

    assert ask(address).status == 200


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_server_ends_cleanly_when_told_to(assets, how):
    with running(assets) as (process, url):
        assert ask(url).status == 200
        process.send_signal(how)
        printed, complained = process.communicate(timeout=60)

    assert (process.returncode, printed, complained) == (0, "ended\n", "")


def test_the_server_writes_one_line_when_a_callback_fails(assets):
    with running(assets) as (process, url):
        body = json.dumps(a_broken_body()).encode()
        answer = ask(url, "POST", "/_dash-update-component", body, **{"Content-Type": "application/json"})
        process.terminate()
        _, complained = process.communicate(timeout=60)

    assert answer.status == 500
    assert complained.count("\n") == 1
    assert "RuntimeError" in complained


def test_all_addresses_are_shown_as_one_that_a_browser_can_open(assets):
    with running(assets, "0.0.0.0") as (_, url):  # noqa: S104 - that is what is tested
        assert url.startswith("http://127.0.0.1:")
        assert ask(url, Host="10.1.2.3").status == 200
        assert ask(url, Host="evil.example").status == 400


@pytest.mark.parametrize(
    ("host", "port", "expected"),
    [
        ("127.0.0.1", "taken", r"port {port} is in use: try --port {next}, or --port 0 for any free one"),
        ("192.0.2.1", "free", r"this machine has no address 192.0.2.1: try --host 127.0.0.1"),
        ("no-such-host.invalid", "free", r"this machine has no address no-such-host.invalid: try --host 127.0.0.1"),
        ("x" * 70 + ".example", "free", r"this machine has no address x{{70}}.example: try --host 127.0.0.1"),
    ],
)
def test_an_address_that_cannot_be_had_is_one_line_that_says_what_to_try(assets, host, port, expected):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1] if port == "taken" else 0

        with pytest.raises(ServerError, match=expected.format(port=number, next=number + 1)):
            serve(an_app(assets), host=host, port=number, ready=pytest.fail)


def test_a_port_that_needs_more_rights_is_one_line_that_says_what_to_try(assets, monkeypatch):
    def forbidden(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(socket, "create_server", forbidden)

    with pytest.raises(ServerError, match="port 80 needs more rights: try --port 8050"):
        serve(an_app(assets), host="127.0.0.1", port=80, ready=pytest.fail)


def test_an_app_that_does_not_answer_is_not_served(assets, caplog):
    app = an_app(assets)
    app.layout = a_layout_that_breaks

    with pytest.raises(ServerError, match="does not start: /_dash-layout answers 500"):
        serve(app, host="127.0.0.1", port=0, ready=pytest.fail)
