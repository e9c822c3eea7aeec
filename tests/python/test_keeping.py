"""The keeper's route, asked over HTTP of a real Jupyter server."""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pytest

from jupyterlab_globus.keeper import FOLDERS, IS_SAFE_HERE, SEALED_CHARACTERS

from .page import ROOT
from .test_server import LIMIT, free_port

TOKEN = "the-token-of-jupyter"
CLIENT = "0edf29cb-0350-4fec-a83c-d490cc5dd122"
NAME = f"sandbox-8765-{CLIENT}"
BASE = "/user/ada/"
SEALED = "1.key.iv.S3CR3T-sealed-text"
OTHER = "1.key.iv.0TH3R-sealed-text"
WITH_TOKEN = {"Authorization": f"token {TOKEN}"}
KINDS = ("CONFIG", "DATA", "RUNTIME")
METHODS = ("GET", "PUT", "DELETE")

pytestmark = pytest.mark.skipif(not IS_SAFE_HERE, reason="Nothing is kept here.")


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: str
    cookies: dict[str, str]


@dataclass
class Server:
    port: int
    folder: Path
    log: Path
    cookies: dict[str, str] = field(default_factory=dict)

    @property
    def file(self) -> Path:
        return (self.folder / "DATA").joinpath(*FOLDERS) / NAME

    def ask(
        self,
        method: str,
        path: str = f"jupyterlab-globus/session/{NAME}",
        body: str | bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """Ask as it stands: no cookie, token or referrer but those in the headers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LIMIT)
        try:
            connection.request(method, BASE + path, body, headers or {})
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.headers.items()}
            cookies = {}
            for line in response.headers.get_all("Set-Cookie", []):
                name, _, value = line.partition(";")[0].partition("=")
                cookies[name] = value
            return Answer(response.status, found, response.read().decode(), cookies)
        finally:
            connection.close()

    def browser(self, **headers: str) -> dict[str, str]:
        """The headers of a browser that is signed in with Jupyter."""
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"Cookie": cookie, **headers}

    def page(self, **headers: str) -> dict[str, str]:
        """Those of a page of JupyterLab in it."""
        return self.browser(**{"X-XSRFToken": self.cookies["_xsrf"]}, **headers)

    def keep(self, sealed: str = SEALED) -> None:
        body = json.dumps({"sealed": sealed})
        assert self.ask("PUT", body=body, headers=self.page()).status == 204


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("server")
    server = Server(free_port(), folder, folder / "log")
    env = os.environ | {f"JUPYTER_{kind}_DIR": str(folder / kind) for kind in KINDS}
    env |= {"JUPYTER_CONFIG_PATH": str(ROOT / "jupyter-config"), "PYTHONPATH": str(ROOT)}
    options = (
        "--no-browser",
        "--allow-root",
        "--debug",
        f"--port={server.port}",
        "--ServerApp.ip=127.0.0.1",
        "--ServerApp.port_retries=0",
        f"--ServerApp.base_url={BASE}",
        f"--ServerApp.root_dir={folder}",
        f"--IdentityProvider.token={TOKEN}",
    )
    with server.log.open("w") as output:
        process = subprocess.Popen(
            (sys.executable, "-m", "jupyter_server", *options),
            env=env,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        end = time.monotonic() + LIMIT
        while True:
            try:
                # A page of Jupyter gives the cookies: that of who is signed in, and XSRF's.
                server.cookies = server.ask("GET", "login").cookies
                signed_in = server.ask("GET", "api/status", headers=WITH_TOKEN)
                server.cookies |= signed_in.cookies
                break
            except OSError:
                assert process.poll() is None, server.log.read_text()
                assert time.monotonic() < end, server.log.read_text()
                time.sleep(0.05)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=LIMIT)


@pytest.fixture
def server(started: Server) -> Server:
    started.keep()
    return started


def body_of(method: str) -> str | None:
    return json.dumps({"sealed": OTHER}) if method == "PUT" else None


def test_a_page_keeps_reads_and_removes(server: Server) -> None:
    answer = server.ask("GET", headers=server.page())
    assert (answer.status, json.loads(answer.body)) == (200, {"sealed": SEALED})
    assert server.file.read_text() == SEALED
    assert stat.S_IMODE(server.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(server.file.parent.stat().st_mode) == 0o700
    for _ in range(2):
        assert server.ask("DELETE", headers=server.page()).status == 204
        assert not server.file.exists()
        answer = server.ask("GET", headers=server.page())
        assert (answer.status, answer.body) == (204, "")


def test_a_program_with_the_token_needs_no_xsrf(server: Server) -> None:
    headers = WITH_TOKEN
    assert json.loads(server.ask("GET", headers=headers).body) == {"sealed": SEALED}
    assert server.ask("PUT", body=body_of("PUT"), headers=headers).status == 204
    assert server.file.read_text() == OTHER
    assert server.ask("DELETE", headers=headers).status == 204
    assert not server.file.exists()


@pytest.mark.parametrize("method", METHODS)
def test_what_is_not_a_page_of_who_is_signed_in_is_refused(server: Server, method: str) -> None:
    xsrf = server.cookies["_xsrf"]
    wrong = "2|00000000|00000000000000000000000000000000|1700000000"
    own = f"http://127.0.0.1:{server.port}"
    foreign = "https://attacker.example"
    for headers in (
        {},
        {"Authorization": "token wrong"},
        {"Authorization": "token "},
        {"Authorization": f"Basic {TOKEN}"},
        # Without Jupyter's sign-in, whatever says that it is a page.
        {"Cookie": f"_xsrf={xsrf}", "X-XSRFToken": xsrf},
        {"Cookie": f"_xsrf={xsrf}; username-127-0-0-1-{server.port}=ada", "X-XSRFToken": xsrf},
        {"Origin": own, "Referer": f"{own}{BASE}lab"},
        # A browser that is signed in, sent by another site.
        server.browser(),
        server.browser(**{"X-XSRFToken": wrong}),
        server.browser(**{"X-XSRFToken": "x"}),
        server.browser(Origin=foreign),
        server.browser(Origin="null"),
        server.browser(Referer=f"{foreign}/127.0.0.1:{server.port}/"),
        server.page(Origin=foreign),
        server.page(Origin="null"),
        server.page(Host="attacker.example"),
    ):
        answer = server.ask(method, body=body_of(method), headers=headers)
        assert answer.status in (403, 404), headers
        assert SEALED not in answer.body
        assert "access-control-allow-origin" not in answer.headers
        assert "access-control-allow-credentials" not in answer.headers
        assert server.file.read_text() == SEALED


@pytest.mark.parametrize("method", ["HEAD", "POST", "PATCH"])
def test_there_is_nothing_else_to_do(server: Server, method: str) -> None:
    assert server.ask(method, headers=server.page()).status == 405
    assert server.file.read_text() == SEALED


@pytest.mark.parametrize("path", [NAME, "nothing"])
def test_no_cache_and_no_page_of_another_origin_gets_an_answer(server: Server, path: str) -> None:
    answer = server.ask("GET", f"jupyterlab-globus/session/{path}", headers=server.page())
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "..",
        f"../sessions/{NAME}",
        f"{NAME}/",
        f"{NAME}\0",
        NAME.upper(),
        f"production-{CLIENT}x",
        f"staging-{CLIENT}",
        "/etc/passwd",
        "…",
        "x" * 20_000,
    ],
)
@pytest.mark.parametrize("method", METHODS)
def test_a_name_that_is_none_is_refused(server: Server, method: str, name: str) -> None:
    path = f"jupyterlab-globus/session/{quote(name, safe='')}"
    answer = server.ask(method, path, body=body_of(method), headers=server.page())
    assert answer.status == 400
    assert "The name must be" in json.loads(answer.body)["message"]
    assert os.listdir(server.file.parent) == [NAME]


@pytest.mark.parametrize(
    ("body", "status", "message"),
    [
        (b"", 400, "The body must be"),
        (b"S3CR3T-not-json", 400, "The body must be"),
        (b"\xff\xfe", 400, "The body must be"),
        (b"[" * 60_000, 400, "The body must be"),
        (b'["S3CR3T"]', 400, "The body must be"),
        (b'{"sealed": 5}', 400, "The body must be"),
        (b'{"sealed": null}', 400, "The body must be"),
        (b'{"sealed": ""}', 400, "has only"),
        (b'{"sealed": "S3CR3T with spaces"}', 400, "has only"),
        (b'{"sealed": "\\ud800"}', 400, "has only"),
        (b'{"sealed": "' + b"x" * (SEALED_CHARACTERS + 1) + b'"}', 413, "at most 65536"),
        (b'{"sealed": "' + b"x" * 3_000_000 + b'"}', 413, "at most 65536"),
    ],
)
def test_a_body_that_is_none_is_refused(
    server: Server, body: bytes, status: int, message: str
) -> None:
    answer = server.ask("PUT", body=body, headers=server.page())
    assert (answer.status, answer.headers["cache-control"]) == (status, "no-store")
    assert message in json.loads(answer.body)["message"]
    assert "S3CR3T" not in answer.body
    assert server.file.read_text() == SEALED


def test_the_longest_is_kept(server: Server) -> None:
    server.keep("x" * SEALED_CHARACTERS)
    assert len(json.loads(server.ask("GET", headers=server.page()).body)["sealed"]) == 64 * 1024


def test_50_pages_at_once_read_what_one_of_them_has_kept(server: Server) -> None:
    texts = {SEALED, *(f"1.{writer}.{'x' * 20_000}.{writer}" for writer in range(25))}

    def write(text: str) -> None:
        for _ in range(4):
            server.keep(text)

    def read(_: int) -> set[str]:
        headers = server.page()
        return {json.loads(server.ask("GET", headers=headers).body)["sealed"] for _ in range(8)}

    with ThreadPoolExecutor(50) as threads:
        written = threads.map(write, texts)
        read_texts = threads.map(read, range(25))
        assert list(written) == [None] * len(texts)
        assert set().union(*read_texts) <= texts
    assert os.listdir(server.file.parent) == [NAME]


def test_why_it_can_not_be_written_is_said(server: Server, tmp_path: Path) -> None:
    folder = server.file.parent
    folder.rename(tmp_path / "sessions")
    folder.symlink_to(tmp_path / "sessions")
    try:
        answer = server.ask("PUT", body=body_of("PUT"), headers=server.page())
        assert answer.status == 507
        assert "is a link" in json.loads(answer.body)["message"]
        assert server.ask("GET", headers=server.page()).status == 204
    finally:
        folder.unlink()
        (tmp_path / "sessions").rename(folder)
    assert server.file.read_text() == SEALED


def test_a_file_that_can_not_be_read_is_an_error_of_the_server(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.file.unlink()
    # Opening a socket fails, for whoever asks. It takes short paths only.
    monkeypatch.chdir(server.file.parent)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(NAME)
    answer = server.ask("GET", headers=server.page())
    assert answer.status == 500
    assert "could not be read" in json.loads(answer.body)["message"]
    server.file.unlink()


def test_the_log_has_nothing_of_what_is_kept(server: Server) -> None:
    server.ask("PUT", body=b"S3CR3T-not-json", headers=server.page())
    server.ask("PUT", body=b'{"sealed": "S3CR3T with spaces"}', headers=server.page())
    server.ask("PUT", body=body_of("PUT"), headers=server.page())
    server.ask("PUT", body=body_of("PUT"), headers=server.browser())
    server.ask("GET", headers=server.page())
    log = server.log.read_text()
    assert re.search(rf"400 PUT .*session/{NAME}", log)
    assert "S3CR3T" not in log
    assert "0TH3R" not in log


def test_it_is_no_sign_of_somebody_at_work(server: Server) -> None:
    def seen() -> str:
        path = "api/status?no_track_activity=1"
        status = json.loads(server.ask("GET", path, headers=WITH_TOKEN).body)
        return str(status["last_activity"])

    before = seen()
    server.keep(OTHER)
    server.ask("GET", headers=server.page())
    assert seen() == before
