"""Killed in the middle of a task, and started again on the same folder."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import globus_sdk
import pytest

from tests.judges.judge import Person, Sandbox, done, until

SIZES = {"drone pass 1.raw": 6_000_000, "drone pass 2.raw": 3_000_000, "passes.csv": 70}
RANDOM = random.Random(5)
MANY = 1000


def ready(sandbox: Sandbox) -> Person:
    person = Person(sandbox)
    person.consent("tutorial-1", "tutorial-2")
    return person


def kill(sandbox: Sandbox) -> None:
    sandbox.process.kill()
    sandbox.process.wait(10)


def wait(condition: Callable[[], bool]) -> None:
    """Wait for something on disk, closely."""
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.001)


def fill(folder: Path, names: dict[str, bytes]) -> None:
    for name, content in names.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def drafts(root: Path) -> list[Path]:
    """What the sandbox itself keeps in its folder."""
    return [p for p in root.iterdir() if p.name.startswith(".")]


@pytest.mark.parametrize("moment", [0.05, 0.3, 0.8, 1.3, *(RANDOM.uniform(0, 1.5) for _ in "ab")])
def test_no_half_file_under_a_final_name(tmp_path: Path, moment: float) -> None:
    root = tmp_path / "data"
    item = ("/~/survey 2026/imagery/", "/~/i/")
    with Sandbox(root, "--bytes-per-second", "8000000") as first:
        person = ready(first)
        data = person.send("tutorial-1", "tutorial-2", item)
        person.transfer.submit_transfer(data)
        time.sleep(moment)
        kill(first)
    with Sandbox(root) as second:
        there = second.folder("tutorial-2") / "home/ada/i"
        for file in there.rglob("*.*"):
            assert file.stat().st_size == SIZES[file.name]
        assert drafts(root) == []
        again = ready(second)
        task = again.finish(again.send("tutorial-1", "tutorial-2", item, sync_level="checksum"))
        assert task["status"] == "SUCCEEDED"
        assert {p.name: p.stat().st_size for p in there.rglob("*.*")} == SIZES


@pytest.mark.parametrize("share", [0.01, 0.5, RANDOM.random(), "held"])
def test_a_delete_leaves_whole_files_and_goes_on(tmp_path: Path, share: float | str) -> None:
    root = tmp_path / "data"
    before = {f"{i}": b"%d" % i * 50 for i in range(MANY)}
    with Sandbox(root) as first:
        home = first.folder("tutorial-1") / "home/ada"
        fill(home / "old", before)
        beside = {n: c for n, c in contents(home).items() if not n.startswith("old/")}
        person = ready(first)
        if isinstance(share, float):
            delete(person)
            left = round(MANY * (1 - share))
            wait(lambda: not (home / "old").exists() or len(os.listdir(home / "old")) <= left)
        else:
            # The second half of what the disk lists can't be removed.
            for name in os.listdir(home / "old")[MANY // 2 :: 100]:
                first.control("faults", name="permission-denied", path=f"/~/old/{name}")
            until(person, delete(person), lambda t: t["faults"] > 0)
        kill(first)
    with Sandbox(root) as second:
        after = contents(home / "old")
        assert after.items() <= before.items()
        assert share != "held" or 0 < len(after) < MANY
        assert drafts(root) == []
        again = ready(second)
        task = done(again, delete(again))
        assert task["status"] == "SUCCEEDED"
        assert not (home / "old").exists()
        assert contents(home) == beside


def delete(person: Person) -> str:
    place = person.sandbox.id("tutorial-1")
    data = globus_sdk.DeleteData(place, recursive=True, ignore_missing=True)
    data.add_item("/~/old")
    return str(person.transfer.submit_delete(data)["task_id"])


@pytest.mark.parametrize("share", [0.01, 0.9, RANDOM.random(), "sending"])
def test_extra_files_go_and_others_stay_whole(tmp_path: Path, share: float | str) -> None:
    root = tmp_path / "data"
    new = {f"{i}.raw": bytes([i]) * 800_000 for i in range(3)} | {"sub/x": b"new"}
    old = {f"{i}.raw": b"old" * i for i in range(3)} | {"sub/x": b"old", "sub/y": b"y"}
    extra = {f"extra {i}": b"%d" % i * 50 for i in range(MANY)} | {"sub/y": b"y"}
    with Sandbox(root, "--bytes-per-second", "1000000") as first:
        source, there = (first.folder(f"tutorial-{n}") / "home/ada/m" for n in (1, 2))
        fill(source, new)
        fill(there, old | extra)
        person = ready(first)
        person.transfer.submit_transfer(mirror(person))
        if isinstance(share, float):
            left = round(MANY * (1 - share))
            wait(lambda: sum(n.startswith("extra") for n in os.listdir(there)) <= left)
        else:
            wait(lambda: (there / "0.raw").stat().st_size == 800_000)
            time.sleep(0.3)  # Into the next one.
        kill(first)
    with Sandbox(root) as second:
        after = contents(there)
        assert set(new) <= set(after)
        for name, content in after.items():
            assert content in (new.get(name), (old | extra).get(name)), name
        assert after != new, "it was killed too late to tell"
        assert drafts(root) == []
        again = ready(second)
        assert again.finish(mirror(again))["status"] == "SUCCEEDED"
        assert contents(there) == new


def mirror(person: Person) -> globus_sdk.TransferData:
    item = ("/~/m/", "/~/m/")
    return person.send(
        "tutorial-1", "tutorial-2", item, sync_level=3, delete_destination_extra=True
    )


def test_ids_are_the_same_each_time(tmp_path: Path) -> None:
    with Sandbox(tmp_path / "one") as first, Sandbox(tmp_path / "two") as second:
        assert first.description["clients"] == second.description["clients"]
        assert [c["id"] for c in first.description["collections"]] == [
            c["id"] for c in second.description["collections"]
        ]


def test_a_folder_with_files_is_not_filled_nor_cleared(tmp_path: Path) -> None:
    (tmp_path / "tutorial-1" / "home" / "ada").mkdir(parents=True)
    mine = tmp_path / "tutorial-1" / "home" / "ada" / "mine.txt"
    mine.write_text("mine")
    with Sandbox(tmp_path) as sandbox:
        sandbox.control("reset")
        assert mine.read_text() == "mine"
        person = Person(sandbox)
        person.consent("tutorial-1")
        listing = person.transfer.operation_ls(sandbox.id("tutorial-1"))
        assert [e["name"] for e in listing] == ["mine.txt"]
