"""Ten thousand requests that are broken in every way that chance finds: none of them breaks the API."""

import json
import random
from collections import Counter
from io import BytesIO

import pytest

from explorer.web.api.description import EVERY
from explorer.web.api.parameters import ALWAYS
from tests.web.calling import API, client_of, varied

REQUESTS = 10_000
METHODS = ("GET",) * 12 + ("HEAD", "OPTIONS", "POST", "PUT", "DELETE", "TRACE", "BREW", "G\x00T", "")
NAMES = sorted({p.name for operation in EVERY.values() for p in (*operation.parameters, *ALWAYS)})
FITTING = {
    "themes": ("arms", "arms,talks"),
    "persons": ("ann", "ann,bob"),
    "q": ("title", "-title", "actor:ann OR kind:claim"),
    "from": ("1999", "2001-09~"),
    "to": ("2003", "2010-XX"),
    "known": ("2005-01-01", "0001-01-01"),
    "lang": ("en", "ru"),
    "limit": ("1", "500"),
    "offset": ("0", "3", "999999999"),
    "against": ("2003-12-31",),
    "status": ("reported", "in-part"),
    "sort": ("-released", "cited,title"),
    "secrecy": ("1..", "..3"),
    "written": ("2000..2001",),
    "kind": ("memo,cable",),
    "of": ("all", "documents", "event"),
    "event": ("event-2003",),
    "version": ("0123456789ab",),
    "words": ("memo",),
}
IDS = ("event-2003", "memo", "ann", "a-story", "events.csv", "nothing")
BROKEN = (
    *(
        "",
        "%00",
        "a%00b",
        "%FF%FE",
        "%C3",
        "%",
        "%zz",
        "%ED%A0%80",
        "%F0%9F%92%A9",
        "%E2%80%AE",
        "+",
        "%20",
        "%0A%0D",
        "\\",
    ),
    *(
        "-1",
        "0",
        "1e9",
        "0x10",
        "1.5",
        "NaN",
        "Infinity",
        "9" * 40,
        "-" + "9" * 400,
        "%D9%A3",
        "1_000",
        "true",
        "null",
        "[]",
        "{}",
    ),
    *(
        "'",
        '"',
        "<script>",
        "..",
        "../../etc/passwd",
        "a" * 300,
        "a," * 200,
        "{{7*7}}",
        "$(id)",
        "' OR 1=1--",
        "%2e%2e%2f",
    ),
    *(
        "0000-00-00",
        "2003-02-30",
        "Y999999999999",
        "Y-292277022656",
        "-9999",
        "9999-12-31",
        "0001-01-01",
        "2003/2004",
        "../2004",
    ),
    *(
        "&&&",
        "=",
        "==",
        "a=b=c",
        ";",
        "&".join(["x=1"] * 50),
        "%26",
        "%3D",
        '"a',
        "-",
        "OR",
        "actor:",
        "sealed:x",
        "*",
        "(",
        "a OR",
        "-a",
    ),
    *("x" * 7000, "%41" * 3000, "ж" * 10, "\x7f", "\x01"),
)


def requests(chance):
    """Method, path and query of requests, each wrong or nearly right in another way."""
    paths = [f"{API}{path}" for path in EVERY]
    strange = [
        "/api",
        "/api/",
        "/api//v1",
        "/api/v1//events",
        "/api/v1/../v1/events",
        "/api/v1/events/a/b",
        "/api/\x00",
        "/api/v1/\xff",
    ]
    for _ in range(REQUESTS):
        path = chance.choice(paths) if chance.random() < 0.9 else chance.choice(strange)
        path = path.replace("{id}", chance.choice(IDS if chance.random() < 0.5 else BROKEN))
        yield chance.choice(METHODS), path, "&".join(pair(chance) for _ in range(chance.choice((0, 1, 1, 1, 2, 3, 8))))


def pair(chance):
    """A parameter and its value: one of them, or both, may be broken."""
    key = chance.choice(NAMES) if chance.random() < 0.9 else chance.choice(BROKEN)
    fits = key in FITTING and chance.random() < 0.7
    value = chance.choice(FITTING[key] if fits else BROKEN)
    return f"{key}={value}" if chance.random() < 0.97 else key


def asked(application, method, path, query):
    """Status, headers and body of a raw request: no client puts it right first."""
    told = []
    environ = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path.encode("utf-8", "replace").decode("latin-1"),
        "QUERY_STRING": query.encode().decode("latin-1"),
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
    }
    body = b"".join(application(environ, lambda status, headers, *_: told.extend((int(status[:3]), dict(headers)))))
    return *told, body


@pytest.fixture(scope="module")
def application():
    return client_of(varied()).application


def test_ten_thousand_broken_requests_get_an_answer_that_a_program_can_read(application):
    statuses, faults = Counter(), []
    for method, path, query in requests(random.Random(20261128)):
        status, headers, body = asked(application, method, path, query)
        statuses[status] += 1
        kind = headers.get("Content-Type", "").partition(";")[0]
        right = "application/json" if status == 200 else "application/problem+json"
        readable = status == 204 or (kind == right and (method == "HEAD" or json.loads(body)))
        if status >= 500 or not readable:
            faults.append((status, method, path, query[:200]))

    assert faults == []
    assert statuses.total() == REQUESTS
    assert set(statuses) == {200, 204, 400, 404, 405, 409, 414}
    assert min(statuses.values()) > 20, statuses
