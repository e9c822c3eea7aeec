"""No path, name or link reaches outside of the folder that was given."""

from __future__ import annotations

import os
import random
from pathlib import Path

import globus_sdk
import pytest

from tests.judges.judge import Person, error, until

SECRET = "outside-secret"
PARTS = [
    "..",
    ".",
    "~",
    "",
    "...",
    "out",
    "outdir",
    "up",
    "loop",
    "home",
    "ada",
    "secret.txt",
    "etc",
    "passwd",
    "%2e%2e",
    "..%2f",
    "\\..\\",
    "\u2025",
    "\uff0e\uff0e",
    "\ufffd..",
    "\ufffd../..",
    "\ufffd\u002e\u002e",
    "a\0b",
    "\0",
    "-rf",
    "x" * 300,
    ".incoming",
    "tutorial-2",
    "/etc",
    "//",
    "\ud800",
    "\u202e",
    "C:",
    "con",
]


@pytest.fixture
def trapped(ready: Person) -> Person:
    """Ada's home with links that lead out in every way."""
    outside = ready.sandbox.root.parent / "outside"
    outside.mkdir(exist_ok=True)
    (outside / "secret.txt").write_text(SECRET)
    home = ready.sandbox.folder("tutorial-1") / "home/ada"
    there = ready.sandbox.folder("tutorial-2") / "home/ada"
    for folder in (home, there):
        (folder / "out").symlink_to(outside / "secret.txt")
        (folder / "outdir").symlink_to(outside)
        (folder / "up").symlink_to("../../..")
        (folder / "loop").symlink_to("loop")
        (folder / "new").symlink_to(outside / "made-through-a-link")
    return ready


def outside_of(person: Person) -> dict[str, str]:
    folder = person.sandbox.root.parent / "outside"
    return {p.name: p.read_text() for p in folder.rglob("*")}


def hostile(source: random.Random) -> str:
    parts = source.choices(PARTS, k=source.randint(1, 7))
    return source.choice(["/", "", "/~/", "~/", "/~/../"]) + "/".join(parts)


def test_thousands_of_hostile_paths_list_nothing_outside(trapped: Person) -> None:
    # In pages through one connection; globus-sdk encodes them.
    source = random.Random(2026)
    place = trapped.sandbox.id("tutorial-1")
    outer = {"outside", "data", "secret.txt", *os.listdir("/")}
    inner = {"home", "share", "private", "ada", "grace", "service"}
    refusals = []
    for _ in range(1500):
        path = hostile(source)
        try:
            path.encode()
        except UnicodeEncodeError:
            continue
        try:
            listing = trapped.transfer.operation_ls(place, path)
        except globus_sdk.TransferAPIError as refusal:
            refusals.append((refusal.http_status, path))
            continue
        names = {e["name"] for e in listing}
        assert not names & (outer - inner), path
    assert len(refusals) > 500
    assert {status for status, _ in refusals} <= {403, 404, 502}


def test_hostile_transfers_write_nothing_outside(trapped: Person) -> None:
    source = random.Random(4202)
    before = outside_of(trapped)
    top = set(os.listdir(trapped.sandbox.root.parent))
    for _ in range(6):
        data = trapped.send("tutorial-1", "tutorial-2")
        for _ in range(100):
            data.add_item("/share/godata/file1.txt", usable(hostile(source)))
            data.add_item(usable(hostile(source)), f"/~/got/{source.random()}")
            data.add_item("/share/godata", usable(hostile(source)), recursive=True)
        task = trapped.transfer.submit_transfer(data)["task_id"]
        trapped.transfer.task_wait(task, timeout=1, polling_interval=1)
        trapped.transfer.cancel_task(task)
    assert outside_of(trapped) == before
    assert set(os.listdir(trapped.sandbox.root.parent)) == top
    got = trapped.sandbox.folder("tutorial-2") / "home/ada/got"
    assert all(SECRET not in read(p) for p in got.rglob("*") if p.is_file())


def usable(path: str) -> str:
    return path.encode(errors="replace").decode() or "/"


def read(path: Path) -> str:
    return path.read_text(errors="replace")


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("/~/out", "/~/a"),
        ("/~/outdir/secret.txt", "/~/a"),
        ("/share/godata/file1.txt", "/~/out"),
        ("/share/godata/file1.txt", "/~/new"),
        ("/share/godata/file1.txt", "/~/outdir/planted"),
        ("/share/godata/file1.txt", "/~/outdir/deep/planted"),
        ("/share/godata/", "/~/outdir/"),
        ("/share/godata/", "/~/up/"),
        ("/share/godata/file1.txt", "/../outside/planted"),
        ("/private/closed.txt", "/~/a"),
        ("/private/", "/~/a/"),
    ],
)
def test_links_and_closed_folders_are_permission_faults(
    trapped: Person, here: str, there: str
) -> None:
    before = outside_of(trapped)
    data = trapped.send("tutorial-1", "tutorial-2", (here, there))
    task = trapped.transfer.submit_transfer(data)["task_id"]
    found = until(trapped, task, lambda t: t["faults"] > 0)
    assert (found["status"], found["nice_status"]) == ("ACTIVE", "PERMISSION_DENIED")
    assert outside_of(trapped) == before


def test_a_folder_with_links_is_sent_without_them(trapped: Person) -> None:
    task = trapped.finish(trapped.send("tutorial-1", "tutorial-2", ("/~/", "/~/all/")))
    assert task["status"] == "SUCCEEDED"
    got = trapped.sandbox.folder("tutorial-2") / "home/ada/all"
    assert not any(p.is_symlink() for p in got.rglob("*"))
    assert not (got / "out").exists()


def test_listing_through_a_link_that_leads_out_is_denied(trapped: Person) -> None:
    place = trapped.sandbox.id("tutorial-1")
    refusal = error(lambda: trapped.transfer.operation_ls(place, "/~/outdir"))
    assert refusal.http_status == 403
