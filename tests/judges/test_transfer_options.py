"""What a transfer document can ask for, seen on disk."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

import globus_sdk
import pytest

from tests.judges.judge import Person, until


@pytest.fixture
def source(ready: Person) -> Path:
    return ready.sandbox.folder("tutorial-1") / "home/ada"


@pytest.fixture
def there(ready: Person) -> Path:
    return ready.sandbox.folder("tutorial-2") / "home/ada"


def files(folder: Path) -> set[str]:
    return {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()}


def document(person: Person, *items: tuple[str, str], **options: Any) -> globus_sdk.TransferData:
    return person.send("tutorial-1", "tutorial-2", *items, **options)


def test_filter_rules_in_their_order(ready: Person, there: Path) -> None:
    data = document(ready, ("/~/survey 2026/", "/~/s/"))
    data.add_filter_rule("stations.csv", method="include", type="file")
    data.add_filter_rule("*.csv", type="file")
    data.add_filter_rule("imagery", type="dir")
    data.add_filter_rule("[!-]*.txt")
    task = ready.finish(data)
    assert task["status"] == "SUCCEEDED"
    assert files(there / "s") == {"README.md", "stations.csv", "south slope/-draft notes.txt"}
    assert not (there / "s/imagery").exists()
    assert [r["method"] for r in task["filter_rules"]] == ["include"] + 3 * ["exclude"]
    assert task["files"] == task["files_transferred"] == 3


def test_what_is_extra_is_deleted(ready: Person, source: Path, there: Path) -> None:
    outside = ready.sandbox.root.parent / "outside-extra"
    outside.mkdir(exist_ok=True)
    (outside / "kept").write_text("kept")
    (source / "d").mkdir()
    (source / "d/turns").write_text("a file now")
    (there / "d/turns").mkdir(parents=True)
    (there / "d/turns/old").write_text("old")
    (there / "d/extra/deep").mkdir(parents=True)
    (there / "d/extra/deep/file").write_text("old")
    (there / "d/link").symlink_to(outside)
    item = ("/~/d/", "/~/d/")
    kept = ready.finish(document(ready, ("/~/.profile", "/~/d/other")))
    assert kept["delete_destination_extra"] is False
    task = ready.finish(document(ready, item, delete_destination_extra=True))
    assert (task["status"], task["delete_destination_extra"]) == ("SUCCEEDED", True)
    assert [p.name for p in (there / "d").iterdir()] == ["turns"]
    assert (there / "d/turns").read_text() == "a file now"
    assert (outside / "kept").read_text() == "kept"


def test_times_are_kept_only_when_asked(ready: Person, source: Path, there: Path) -> None:
    os.utime(source / "weather-2025.csv", (1_000_000_000, 1_000_000_000))
    item = ("/~/weather-2025.csv", "/~/w.csv")
    ready.finish(document(ready, item))
    assert (there / "w.csv").stat().st_mtime > 1_700_000_000
    ready.finish(document(ready, item, preserve_timestamp=True))
    assert (there / "w.csv").stat().st_mtime == 1_000_000_000


@pytest.mark.parametrize("algorithm", ["MD5", "SHA1", "SHA256", "SHA512"])
def test_checksums_given(ready: Person, source: Path, there: Path, algorithm: str) -> None:
    right = hashlib.new(algorithm, (source / ".profile").read_bytes()).hexdigest()
    for name, checksum in (("right", right), ("wrong", "0" * len(right))):
        data = document(ready, verify_checksum=True)
        data.add_item(
            "/~/.profile",
            f"/~/{name}",
            external_checksum=checksum,
            checksum_algorithm=algorithm,
        )
        task = ready.finish(data)
        if name == "right":
            assert (task["status"], task["faults"]) == ("SUCCEEDED", 0)
            sent = ready.transfer.task_successful_transfers(task["task_id"])["DATA"]
            assert (sent[0]["checksum"], sent[0]["checksum_algorithm"]) == (right, algorithm)
        else:
            assert task["fatal_error"]["code"] == "VERIFY_CHECKSUM"
            assert task["subtasks_failed"] == 1


def test_accounts(ready: Person, there: Path) -> None:
    item = ("/~/.profile", "/~/p")
    good = document(ready, item, source_local_user="ada", destination_local_user="ada")
    assert ready.finish(good)["status"] == "SUCCEEDED"
    bad = document(ready, ("/~/.profile", "/~/q"), source_local_user="root")
    task_id = ready.transfer.submit_transfer(bad)["task_id"]
    assert until(ready, task_id, lambda t: t["faults"] > 0)["nice_status"] == "AUTH"
    assert not (there / "q").exists()


def test_everything_at_once_is_accepted(ready: Person) -> None:
    data = document(
        ready,
        ("/share/godata/", "/~/all/"),
        label="everything",
        sync_level="checksum",
        verify_checksum=True,
        preserve_timestamp=True,
        encrypt_data=True,
        deadline="2099-01-01",
        skip_source_errors=True,
        fail_on_quota_errors=True,
        delete_destination_extra=True,
        notify_on_succeeded=False,
        notify_on_failed=False,
        notify_on_inactive=False,
    )
    data.add_filter_rule("*.bak")
    task = ready.finish(data)
    assert task["status"] == "SUCCEEDED"
    assert task["deadline"] == "2099-01-01T00:00:00+00:00"
    for field in ("encrypt_data", "skip_source_errors", "fail_on_quota_errors"):
        assert task[field] is True
    again = document(ready, ("/share/godata/", "/~/all/"), sync_level="checksum")
    task = ready.finish(again)
    assert (task["files_skipped"], task["bytes_checksummed"]) == (3, 28)
