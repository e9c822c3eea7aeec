"""Two hundred hostile requests: an error document each, and the next good request works."""

from __future__ import annotations

import json
import random
import socket
from collections.abc import Iterator
from typing import Any

import pytest

from tests.judges.judge import SERVER, Person, Sandbox

SEED = 20
JSON_ROUTES = [
    "/v0.10/transfer",
    "/v0.10/delete",
    "/v0.10/operation/endpoint/{id}/mkdir",
    "/v0.10/operation/endpoint/{id}/rename",
    "/v2/api/clients",
    "/_sandbox/faults",
    "/_sandbox/authorize",
    "/_sandbox/clock",
]
GET_ROUTES = [
    "/v0.10/endpoint_search",
    "/v0.10/task_list",
    "/v0.10/operation/endpoint/{id}/ls",
    "/v0.10/operation/endpoint/{id}/stat",
    "/v0.10/endpoint/{id}",
    "/v2/api/identities",
    "/v2/oauth2/userinfo",
]
BROKEN_JSON = [
    b"",
    b"{",
    b'{"a":',
    b"\xff\xfe\x00",
    b'"\xed\xa0\x80"',
    b"[" * 200_000,
    b'{"a":' * 50_000,
    b"NaN",
    b"{'a': 1}",
    b'{"DATA": [,]}',
    b"\x00" * 1000,
]
WRONG: list[Any] = [
    *(None, True, -1, 1.5, 1e308, "", "\x00", "\ud800", "../" * 50, "a" * 100_000),
    *([], {}, [[]], {"__proto__": {"a": 1}}, [None] * 1000, {"constructor": 1}),
]
WRONG_QUERY = [
    *("limit=-1", "limit=1e9", "limit=NaN", "offset=-1", "offset=99999999999999999999"),
    *("limit=1&limit=x", "orderby=;drop", "filter=status:/:", "path=%00", "path=%zz%ff"),
    *("path=" + "/.." * 1000, "path=" + "%2e%2e%2f" * 500, "filter_scope[]=all", "%=%&==&&"),
    *("ids=x", "ids=" + "," * 5000, "usernames=&ids=", "filter_fulltext=" + "x" * 12_000),
]


class Hostile:
    """Writes requests that no client would, on a socket of its own."""

    def __init__(self, sandbox: Sandbox, token: str) -> None:
        host, port = sandbox.url.removeprefix("http://").split(":")
        self.address = (host, int(port))
        self.host = f"{host}:{port}"
        self.bearer = f"Bearer {token}"
        self.id = sandbox.id("tutorial-1")
        self.random = random.Random(SEED)

    def send(self, raw: bytes) -> tuple[int, bytes]:
        """Status and body of what comes back; 0 if nothing does."""
        with socket.create_connection(self.address, timeout=20) as connection:
            try:
                connection.sendall(raw)
                connection.shutdown(socket.SHUT_WR)
            except OSError:
                pass  # It may have answered, and closed, before the end.
            received = b""
            try:
                while part := connection.recv(65_536):
                    received += part
            except ConnectionResetError:
                pass
        head, _, body = received.partition(b"\r\n\r\n")
        if b"transfer-encoding: chunked" in head.lower():
            body = body.partition(b"\r\n")[2].partition(b"\r\n0\r\n")[0]
        return (int(head.split(b" ")[1]), body) if head else (0, b"")

    def request(
        self,
        method: str,
        target: str,
        headers: list[str] | None = None,
        body: bytes | None = None,
    ) -> bytes:
        """A request that is well formed, but for what it is given."""
        lines = [f"{method} {target.replace('{id}', self.id)} HTTP/1.1"]
        given = {h.split(":")[0].lower() for h in headers or []}
        usual = {
            "Host": self.host,
            "Connection": "close",
            "Authorization": self.bearer,
            **({} if body is None else {"Content-Length": str(len(body))}),
        }
        lines += [f"{k}: {v}" for k, v in usual.items() if k.lower() not in given]
        lines += headers or []
        head = "\r\n".join(lines).encode("latin-1", "replace")
        return head + b"\r\n\r\n" + (body or b"")

    def all(self) -> Iterator[tuple[str, bytes]]:
        """What is sent, and a name for it."""
        yield from self.bodies()
        yield from self.documents()
        yield from self.queries()
        yield from self.forms()
        yield from self.headers()
        yield from self.lines()

    def bodies(self) -> Iterator[tuple[str, bytes]]:
        """JSON that is none, for each route."""
        for route in JSON_ROUTES:
            for body in self.random.sample(BROKEN_JSON, 6):
                yield f"{route} {body[:12]!r}", self.request("POST", route, body=body)

    def documents(self) -> Iterator[tuple[str, bytes]]:
        """A transfer with something of a wrong type in it."""
        for _ in range(50):
            document: dict[str, Any] = {
                "DATA_TYPE": "transfer",
                "submission_id": "x",
                "source_endpoint": self.id,
                "destination_endpoint": self.id,
                "DATA": [
                    {"DATA_TYPE": "transfer_item", "source_path": "/a", "destination_path": "/b"}
                ],
            }
            where = self.random.choice([document, document["DATA"][0]])
            name = self.random.choice([*where, "__proto__", "filter_rules", "deadline", "label"])
            where[name] = self.random.choice(WRONG)
            body = json.dumps(document).encode()
            yield (
                f"transfer {name}={str(where[name])[:20]!r}",
                self.request("POST", "/v0.10/transfer", body=body),
            )

    def queries(self) -> Iterator[tuple[str, bytes]]:
        """Queries that make no sense."""
        for query in WRONG_QUERY:
            for route in self.random.sample(GET_ROUTES, 3):
                yield f"{route}?{query[:20]}", self.request("GET", f"{route}?{query}")

    def forms(self) -> Iterator[tuple[str, bytes]]:
        """Calls of the token routes with forms that are none."""
        forms = [
            b"",
            b"grant_type=authorization_code",
            b"grant_type=refresh_token&refresh_token=" + b"x" * 500_000,
            b"%" * 1000,
            b"grant_type[]=password",
            b"&" * 100_000,
            b"client_id=\x00\xff",
        ]
        for form in forms:
            route = self.random.choice(["token", "token/revoke", "token/introspect"])
            yield (
                f"{route} {form[:20]!r}",
                self.request("POST", f"/v2/oauth2/{route}", ["Authorization: Basic eA=="], form),
            )

    def headers(self) -> Iterator[tuple[str, bytes]]:
        """Headers that want to be something else."""
        bad = [
            ["Authorization: Bearer " + "x" * 10_000],
            ["Authorization: Bearer " + "x" * 100_000],
            ["Authorization: Basic " + "====" * 100],
            ["Authorization:"],
            ["Authorization: Bearer a, Bearer b"],
            ["Authorization: Bearer __proto__"],
            ["Content-Type: text/html"],
            ["X-HTTP-Method-Override: GET"],
            ["Host: evil.example"],
            ["Host: 127.0.0.1@evil.example"],
            ["Host: "],
            ["Host: [::1"],
            ["Host: 127.0.0.1:99999999"],
            ["Content-Length: 5", "Content-Length: 6"],
            ["Content-Length: -1"],
            ["Content-Length: x"],
            ["Transfer-Encoding: chunked", "Content-Length: 3"],
            ["Transfer-Encoding: nonsense"],
            ["A" * 20_000 + ": x"],
            ["Bad Name: x"],
            ["X: a\rb"],
            [f"X-{i}: y" for i in range(3000)],
            ["Expect: nothing-at-all"],
        ]
        for headers in bad:
            # Nothing is at that route, so a request that survives is refused too.
            yield f"{headers[0][:30]}", self.request("POST", "/v0.10/nothing", headers, b"abc")

    def lines(self) -> Iterator[tuple[str, bytes]]:
        """Request lines and bodies that are no HTTP, or too much of it."""
        for line in (
            b"GARBAGE\r\n\r\n",
            b"GET\r\n\r\n",
            b"GET /v0.10/x HTTP/9.9\r\n\r\n",
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc",
            b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
        ):
            yield repr(line[:20]), line
        for target in (
            "//evil.example/v0.10/x",
            "http://evil.example/v0.10/task_list",
            "/v0.10/../../etc/passwd",
            "/v0.10/%2e%2e/%2e%2e/etc/passwd",
            "/v0.10/operation/endpoint/..%2f..%2f/ls",
            "/v0.10/task/%00",
            "/v0.10/task/%zz",
            "/v0.10/endpoint/__proto__",
            "*",
        ):
            yield target, self.request("GET", target)
        for method in ("TRACE", "PROPFIND", "DELETE", "PUT"):
            yield method, self.request(method, "/v0.10/task_list")
        chunked = ["Transfer-Encoding: chunked"]
        for body in (b"zz\r\nabc\r\n0\r\n\r\n", b"5\r\nab", b"ffffffffffffffff\r\nabc"):
            raw = self.request("POST", "/v0.10/transfer", chunked)
            yield f"chunks {body[:12]!r}", raw + body
        huge = b'{"DATA_TYPE": "transfer", "label": "' + b"x" * (65 * 1024 * 1024)
        yield "a huge body", self.request("POST", "/v0.10/transfer", body=huge)
        many = b'{"DATA": [' + b"{}," * 2_000_000 + b"{}]}"
        yield "too many items", self.request("POST", "/v0.10/transfer", body=many)
        short = self.request("POST", "/v0.10/transfer", ["Content-Length: 1000"], b"{}")
        yield "a body cut short", short


@pytest.fixture
def hostile(ada: Person) -> Hostile:
    """Somebody who means ill, with Ada's token."""
    token = ada.tokens.by_resource_server[SERVER]["access_token"]
    return Hostile(ada.sandbox, token)


def test_hostile_requests_get_an_error_document(ada: Person, hostile: Hostile) -> None:
    sent = 0
    wrong = []
    for name, raw in hostile.all():
        sent += 1
        status, body = hostile.send(raw)
        refused = 400 <= status < 500 or status == 501
        if name == "a huge body" and status != 413:
            wrong.append((name, status, body[:200]))
        if not is_error_document(body) if refused else not is_listing(name, status):
            wrong.append((name, status, body[:200]))
        # A good request, after each.
        if ada.transfer.task_list(limit=1)["DATA"]:
            wrong.append((name, status, b"it made a task"))
    assert wrong == []
    assert sent >= 200


def is_listing(name: str, status: int) -> bool:
    """Some strange queries mean something after all: of these, not to fail is enough."""
    return "?" in name and status in (200, 502)


def is_error_document(body: bytes) -> bool:
    """Whether it is one of the services' own forms of an error."""
    try:
        document = json.loads(body)
    except ValueError:
        return False
    return isinstance(document, dict) and ("code" in document or "error" in document)
