"""What the server says of its disks: found in real folders, asked of a real handler."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jupyterlab_globus.disks import ENTRIES, disks

ONE = "12c7e74c-c953-4707-b374-9db3b1f4a2d1"
TWO = "f28b672e-416a-4828-bf5f-0028410601a4"
VARIABLES = (
    "GLOBUS_COLLECTION_ID",
    "GLOBUS_LOCAL_ENDPOINT",
    "GLOBUS_HOST_POSIX_BASEPATH",
    "GLOBUS_HOST_COLLECTION_BASEPATH",
)
ID_FILE = "~/.globusonline/lta/client-id.txt"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path.resolve() / "ada"
    (folder / "notebooks").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder))
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    return folder


def write_id(home: Path, content: bytes) -> Path:
    file = home / ".globusonline/lta/client-id.txt"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def test_nothing_is_found_where_nothing_is_said(home: Path) -> None:
    root = str(home / "notebooks")
    assert disks(root) == {"roots": [root], "home": str(home), "found": [], "bad": []}


def test_pages_whose_files_are_on_no_disk_have_no_roots(home: Path) -> None:
    write_id(home, ONE.encode())
    answer = disks(None)
    assert answer["roots"] == []
    assert answer["found"][0]["folder"] is None


def test_connect_personal_is_the_home_folder(home: Path) -> None:
    write_id(home, f" {ONE.upper()}\n".encode())
    root = home / "notebooks"
    (root / "a.txt").write_text("a")
    (root / "folder").mkdir()
    (root / "link").symlink_to("a.txt")
    os.utime(root / "a.txt", (1, 1_700_000_000))
    [found] = disks(str(root))["found"]
    assert {name: found[name] for name in ("path", "collection", "collection_path", "folder")} == {
        "path": str(home),
        "collection": ONE,
        "collection_path": "/~/",
        "folder": str(root),
    }
    entries = {name: (is_folder, time) for name, is_folder, time in found["entries"]}
    assert entries["a.txt"] == (False, 1_700_000_000)
    assert entries["folder"][0] is True
    assert "link" not in entries


def test_the_variables_of_hubs(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLOBUS_LOCAL_ENDPOINT", TWO)
    [found] = disks(str(home))["found"]
    assert (found["path"], found["collection"], found["collection_path"]) == ("/", TWO, "/")
    monkeypatch.setenv("GLOBUS_COLLECTION_ID", f" {ONE} ")
    monkeypatch.setenv("GLOBUS_HOST_POSIX_BASEPATH", "~/notebooks/")
    monkeypatch.setenv("GLOBUS_HOST_COLLECTION_BASEPATH", "/data")
    [found] = disks(str(home))["found"]
    assert found["collection"] == ONE
    assert found["path"] == found["folder"] == str(home / "notebooks")
    assert found["collection_path"] == "/data"


def test_disks_and_pages_meet_where_links_lead(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = tmp_path / "home"
    link.symlink_to(home)
    monkeypatch.setenv("GLOBUS_COLLECTION_ID", ONE)
    monkeypatch.setenv("GLOBUS_HOST_POSIX_BASEPATH", str(link))
    answer = disks(str(link / "notebooks"))
    assert answer["roots"] == [str(link / "notebooks"), str(home / "notebooks")]
    assert answer["found"][0]["path"] == str(home)
    assert answer["found"][0]["folder"] == str(home / "notebooks")
    assert disks("/")["found"][0]["folder"] == str(home)
    assert disks(str(tmp_path / "other"))["found"][0]["folder"] is None


def test_only_some_entries_are_told(home: Path) -> None:
    write_id(home, ONE.encode())
    for number in range(ENTRIES + 20):
        (home / "notebooks" / f"{number:03}{'x' * 200}").touch()
    (home / "notebooks" / os.fsdecode(b"\xff")).touch()
    found = disks(str(home / "notebooks"))["found"]
    assert len(found[0]["entries"]) == ENTRIES
    assert len(json.dumps(found)) < 20_000


def link_to_secret(home: Path) -> None:
    secret = home / "secret"
    secret.write_text(TWO)
    file = write_id(home, b"")
    file.unlink()
    file.symlink_to(secret)


def unreadable(home: Path) -> None:
    write_id(home, ONE.encode()).chmod(0)
    if os.access(home / ".globusonline/lta/client-id.txt", os.R_OK):
        pytest.skip("Whoever runs this may read everything.")


def pipe(home: Path) -> None:
    file = write_id(home, b"")
    file.unlink()
    os.mkfifo(file)


def folder(home: Path) -> None:
    (home / ".globusonline/lta/client-id.txt").mkdir(parents=True)


def content(text: bytes) -> Callable[[Path], None]:
    def write(home: Path) -> None:
        write_id(home, text)

    return write


@pytest.mark.parametrize(
    "make",
    [
        content(b""),
        content(b"a-secret"),
        content(b"\xff\xfe\x00" * 50),
        content(ONE.encode() * 100_000),
        link_to_secret,
        unreadable,
        pipe,
        folder,
    ],
)
def test_an_id_file_that_is_none_is_named_and_not_shown(
    home: Path, make: Callable[[Path], None]
) -> None:
    make(home)
    answer = disks(str(home))
    assert answer["bad"] == [ID_FILE]
    assert answer["found"] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GLOBUS_COLLECTION_ID", "a-secret"),
        ("GLOBUS_HOST_POSIX_BASEPATH", "relative"),
        ("GLOBUS_HOST_POSIX_BASEPATH", "/home/../etc"),
        ("GLOBUS_HOST_COLLECTION_BASEPATH", "/../x"),
        ("GLOBUS_HOST_COLLECTION_BASEPATH", "/" + "x" * 5000),
    ],
)
def test_a_variable_that_is_none_is_named_and_the_rest_goes_on(
    home: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    write_id(home, TWO.encode())
    monkeypatch.setenv("GLOBUS_COLLECTION_ID", ONE)
    monkeypatch.setenv(name, value)
    answer = disks(str(home))
    assert answer["bad"] == [name]
    assert [found["collection"] for found in answer["found"]] == [TWO]
    assert value not in json.dumps(answer)


SERVER = """
import asyncio, json, sys
from jupyter_server.serverapp import ServerApp
from tornado.httpclient import AsyncHTTPClient, HTTPRequest

app = ServerApp()
app.initialize(argv=json.loads(sys.argv[1]))

async def ask(token, method="GET"):
    headers = {"Authorization": f"token {token}"} if token else {}
    body = b"{}" if method != "GET" else None
    url = f"{app.connection_url}jupyterlab-globus/disks?path=/etc&root=/etc"
    request = HTTPRequest(url, method=method, headers=headers, body=body)
    answer = await AsyncHTTPClient().fetch(request, raise_error=False)
    return [answer.code, answer.headers.get("Content-Type"), answer.body.decode()]

async def main():
    tokens = ("the-token", None, "x")
    answers = [await ask(token) for token in tokens] + [await ask("the-token", "POST")]
    print("ANSWERS" + json.dumps(answers), flush=True)
    app.io_loop.stop()

app.io_loop.call_later(0, lambda: asyncio.ensure_future(main()))
app.start()
"""


def test_only_the_servers_own_pages_are_answered(home: Path) -> None:
    write_id(home, ONE.encode())
    options = [
        "--allow-root",
        "--no-browser",
        "--port=0",
        "--ip=127.0.0.1",
        "--ServerApp.base_url=/user/ada/",
        f"--ServerApp.root_dir={home}",
        "--IdentityProvider.token=the-token",
        "--ServerApp.jpserver_extensions={'jupyterlab_globus': True}",
    ]
    env = os.environ | {
        f"JUPYTER_{kind}_DIR": str(home / kind) for kind in ("CONFIG", "DATA", "RUNTIME")
    }
    done = subprocess.run(
        (sys.executable, "-c", SERVER, json.dumps(options)),
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
    )
    line = next((line for line in done.stdout.splitlines() if line.startswith("ANSWERS")), None)
    assert line, done.stderr
    answers: list[Any] = json.loads(line.removeprefix("ANSWERS"))
    [code, kind, body], *others = answers
    assert (code, kind) == (200, "application/json")
    assert json.loads(body)["found"][0]["collection"] == ONE
    assert json.loads(body)["roots"] == [str(home)]
    assert [code for code, *_ in others] == [403, 403, 405]
    assert all(ONE not in body and str(home) not in body for *_, body in others)
