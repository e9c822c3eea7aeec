"""Killed in the middle of a transfer, and started again on the same folder."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.judges.judge import Person, Sandbox

SIZES = {"drone pass 1.raw": 6_000_000, "drone pass 2.raw": 3_000_000, "passes.csv": 70}


@pytest.mark.parametrize("moment", [0.05, 0.3, 0.8, 1.3])
def test_no_half_file_under_a_final_name(tmp_path: Path, moment: float) -> None:
    root = tmp_path / "data"
    with Sandbox(root, "--bytes-per-second", "8000000") as first:
        person = Person(first)
        person.consent("tutorial-1", "tutorial-2")
        data = person.send("tutorial-1", "tutorial-2", ("/~/survey 2026/imagery/", "/~/i/"))
        person.transfer.submit_transfer(data)
        time.sleep(moment)
        first.process.kill()
        first.process.wait(10)
    with Sandbox(root) as second:
        there = second.folder("tutorial-2") / "home/ada/i"
        for file in there.rglob("*.*"):
            assert file.stat().st_size == SIZES[file.name]
        assert [p for p in root.iterdir() if p.name.startswith(".")] == []
        again = Person(second)
        again.consent("tutorial-1", "tutorial-2")
        item = ("/~/survey 2026/imagery/", "/~/i/")
        task = again.finish(again.send("tutorial-1", "tutorial-2", item, sync_level="checksum"))
        assert task["status"] == "SUCCEEDED"
        assert {p.name: p.stat().st_size for p in there.rglob("*.*")} == SIZES


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
