"""What every route has in common: origins, hosts, faults, unknown routes, bad bodies."""

from __future__ import annotations

import http.client
import json
import subprocess
import time
from typing import Any

import pytest

from tests.judges.judge import MAIN, SERVER, Person, Sandbox, error


def call(
    sandbox: Sandbox,
    method: str,
    path: str,
    headers: dict[str, str] | None = None,
    body: bytes | None = None,
) -> tuple[http.client.HTTPResponse, bytes]:
    """One request, with nothing added that we don't want."""
    connection = http.client.HTTPConnection(sandbox.url.removeprefix("http://"), timeout=10)
    try:
        connection.request(method, path, body=body, headers=headers or {})
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


@pytest.mark.parametrize(
    "path", ["/v0.10/task_list", "/v2/oauth2/token", "/v2/oauth2/userinfo", "/v0.10/unknown"]
)
def test_pages_of_any_origin_may_call(sandbox: Sandbox, path: str) -> None:
    headers = {
        "Origin": "http://127.0.0.1:8888",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type,x-globus-client-info",
    }
    response, _ = call(sandbox, "OPTIONS", path, headers)
    assert response.status == 204
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    allowed = response.headers["Access-Control-Allow-Headers"].lower()
    for name in ("authorization", "content-type", "x-globus-client-info"):
        assert name in allowed
    response, _ = call(sandbox, "GET", path, {"Origin": "http://127.0.0.1:8888"})
    assert response.status >= 400
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Expose-Headers" not in response.headers


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.1"])
def test_other_hosts_are_refused(sandbox: Sandbox, host: str) -> None:
    response, _ = call(sandbox, "GET", "/_sandbox/requests", {"Host": host})
    assert response.status == 421


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v0.10/endpoint_manager/task_list"),
        ("POST", "/v0.10/endpoint"),
        ("GET", "/nowhere"),
    ],
)
def test_unknown_routes_are_a_loud_501(sandbox: Sandbox, method: str, path: str) -> None:
    response, body = call(sandbox, method, path)
    document = json.loads(body)
    assert response.status == 501
    assert document["code"] == "NotImplemented"
    assert document["message"] == f"The sandbox does not know {method} {path}"


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b"1", b'"x"', b"[" * 100_000, b'{"DATA_TYPE": 1}', b"\xff\xfe"],
)
def test_broken_bodies_get_an_error_document(ready: Person, body: bytes) -> None:
    token = ready.tokens.by_resource_server[SERVER]["access_token"]
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    response, answer = call(ready.sandbox, "POST", "/v0.10/transfer", headers, body)
    assert response.status == 400
    assert json.loads(answer)["code"]
    assert ready.transfer.get_submission_id()["value"]


def test_tokens_are_needed_and_wrong_ones_refused(sandbox: Sandbox) -> None:
    for header in ({}, {"Authorization": "Bearer nothing"}, {"Authorization": "Basic ====="}):
        response, body = call(sandbox, "GET", "/v0.10/task_list", dict(header))
        assert response.status == 401
        assert json.loads(body)["code"] == "AuthenticationFailed"
    response, body = call(
        sandbox, "POST", "/v2/oauth2/token", {"Authorization": "Basic ====="}, b"grant_type=x"
    )
    assert (response.status, json.loads(body)) == (401, {"error": "invalid_client"})


def test_faults_hit_so_many_requests_and_no_preflight(ready: Person) -> None:
    fault: dict[str, Any] = {
        "route": "/v0.10/task_list",
        "times": 2,
        "status": 429,
        "headers": {"Retry-After": "7"},
        "body": {"code": "RateLimited", "message": "slow down"},
    }
    ready.sandbox.control("faults", **fault)
    token = ready.tokens.by_resource_server[SERVER]["access_token"]
    seen = []
    for method in ("OPTIONS", "GET", "GET", "GET"):
        response, _ = call(
            ready.sandbox, method, "/v0.10/task_list", {"Authorization": f"Bearer {token}"}
        )
        seen.append((response.status, response.headers["Retry-After"]))
    assert seen == [(204, None), (429, "7"), (429, "7"), (200, None)]
    counted = [r["method"] for r in ready.sandbox.requests("/v0.10/task_list")]
    assert counted == ["OPTIONS", "GET", "GET", "GET"]


@pytest.mark.parametrize("cut", ["before", "after"])
def test_the_connection_is_cut(sandbox: Sandbox, cut: str) -> None:
    sandbox.control("faults", route="/v2/oauth2/userinfo", cut=cut)
    with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
        call(sandbox, "GET", "/v2/oauth2/userinfo")
    assert call(sandbox, "GET", "/v2/oauth2/userinfo")[0].status == 403
    assert [r["status"] for r in sandbox.requests("/v2/oauth2/userinfo")] == [None, 403]


def test_an_answer_can_be_late(sandbox: Sandbox) -> None:
    sandbox.control("faults", route="/v2/oauth2/userinfo", delay_ms=300)
    begin = time.monotonic()
    call(sandbox, "GET", "/v2/oauth2/userinfo")
    assert time.monotonic() - begin > 0.28


@pytest.mark.parametrize(
    "arguments", [["--port", "x"], ["--speed", "1"], ["--bytes-per-second", "0"], ["--root", ""]]
)
def test_bad_arguments_end_with_2_and_say_why(arguments: list[str]) -> None:
    done = subprocess.run(
        ["node", str(MAIN), *arguments], capture_output=True, text=True, timeout=20
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert "usage:" in done.stderr
    assert arguments[0] in done.stderr


def test_named_faults_stand_until_they_are_lifted(ready: Person) -> None:
    ready.sandbox.control("faults", name="maintenance", route="/v0.10/task_list")
    for _ in range(2):
        refused = error(lambda: ready.transfer.task_list())
        assert (refused.http_status, refused.code) == (503, "ServiceUnavailable")
    ready.transfer.endpoint_search("tutorial")
    ready.sandbox.control("faults", name="maintenance", lift=True)
    ready.transfer.task_list()


def test_tokens_can_be_made_to_expire(ready: Person) -> None:
    ready.sandbox.control("faults", name="expired-tokens")
    assert error(lambda: ready.transfer.task_list()).http_status == 401
    token = ready.tokens.by_resource_server[SERVER]["refresh_token"]
    ready.client(ready.auth.oauth2_refresh_token(token)).task_list()


@pytest.mark.parametrize(
    "fault",
    [
        {"name": "flood"},
        {"name": "disk-full", "task": "x"},
        {"name": "disk-full", "collection": "x"},
        {"name": "disk-full", "for_seconds": -1},
        {"name": "expired-tokens", "times": 1},
        {"route": "/", "tines": 1},
    ],
)
def test_a_fault_that_would_do_nothing_is_refused(
    sandbox: Sandbox, fault: dict[str, object]
) -> None:
    body = json.dumps(fault).encode()
    response, answer = call(sandbox, "POST", "/_sandbox/faults", body=body)
    assert response.status == 400
    assert json.loads(answer)["code"] == "BadControl"
