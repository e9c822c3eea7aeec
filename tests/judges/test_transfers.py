"""Transfers from their submission to the bytes on disk."""

from __future__ import annotations

import filecmp
import os
import time
from pathlib import Path
from typing import Any

import globus_sdk
import pytest

from tests.judges.judge import Person, Sandbox, error, until

NAMES = [
    "plain.txt",
    "two words.txt",
    "-rf",
    "Größe.csv",
    "データ",
    "a'b\"c",
    "new\nline",
    "#?%20&",
]


def same(left: Path, right: Path) -> bool:
    """Whether two folders hold the same names and bytes."""
    walk = [(p.relative_to(left), p.is_dir()) for p in sorted(left.rglob("*"))]
    other = [(p.relative_to(right), p.is_dir()) for p in sorted(right.rglob("*"))]
    return walk == other and all(
        filecmp.cmp(left / p, right / p, shallow=False) for p, is_dir in walk if not is_dir
    )


def test_a_file_and_a_folder_arrive(ready: Person) -> None:
    source = ready.sandbox.folder("tutorial-1") / "home/ada"
    for number, name in enumerate(NAMES):
        folder = source / "tricky" / name
        folder.mkdir(parents=True)
        (folder / name).write_bytes(os.urandom(1000 * number))
    (source / "tricky" / "empty").mkdir()
    data = ready.send(
        "tutorial-1",
        "tutorial-2",
        ("/~/tricky/", "/~/deep/er/"),
        ("/share/godata/file3.txt", "/~/new/file 3.txt"),
        label="judge",
    )
    task = ready.finish(data)
    there = ready.sandbox.folder("tutorial-2") / "home/ada"
    assert task["status"] == "SUCCEEDED"
    assert same(source / "tricky", there / "deep/er")
    assert (there / "new/file 3.txt").read_bytes() == b"three\n"
    assert task["files"] == task["files_transferred"] == len(NAMES) + 1
    assert task["directories"] == len(NAMES) + 2
    assert task["bytes_transferred"] == sum(range(len(NAMES))) * 1000 + 6
    assert task["subtasks_total"] == task["subtasks_succeeded"]
    assert task["label"] == "judge"


def test_consent_for_both_sides_in_one_go(ada: Person) -> None:
    data = ada.send("tutorial-1", "tutorial-2", ("/share/godata/", "/~/g/"))
    refusal = error(lambda: ada.transfer.submit_transfer(data))
    scopes = refusal.info.consent_required.required_scopes
    assert len(scopes) == 2
    assert ada.sandbox.id("tutorial-1") in scopes[0]
    assert ada.sandbox.id("tutorial-2") in scopes[1]
    ada.sign_in(" ".join(["openid profile email", *scopes]))
    assert ada.transfer.submit_transfer(data)["code"] == "Accepted"


def test_a_resend_is_the_same_task(ready: Person) -> None:
    data = ready.send("tutorial-1", "tutorial-2", ("/share/godata/", "/~/g/"))
    data["submission_id"] = ready.transfer.get_submission_id()["value"]
    first = ready.transfer.submit_transfer(data)
    second = ready.transfer.submit_transfer(data)
    assert (first["code"], second["code"]) == ("Accepted", "Duplicate")
    assert first["task_id"] == second["task_id"]
    assert len(ready.transfer.task_list()["DATA"]) == 1


def test_cut_after_the_submission_makes_one_task(ready: Person) -> None:
    data = ready.send("tutorial-1", "tutorial-2", ("/share/godata/", "/~/g/"))
    data["submission_id"] = ready.transfer.get_submission_id()["value"]
    ready.sandbox.control("faults", route="/v0.10/transfer", times=1, cut="after")
    with pytest.raises(globus_sdk.NetworkError):
        ready.transfer.submit_transfer(data)
    assert ready.transfer.submit_transfer(data)["code"] == "Duplicate"
    assert ready.transfer.task_list()["total"] == 1


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"DATA": []}, 400),
        ({"submission_id": "not-a-uuid"}, 400),
        ({"label": " spaced"}, 400),
        ({"label": "x" * 129}, 400),
        ({"label": "two\nlines"}, 400),
        ({"sync_level": 4}, 400),
        ({"verify_checksum": "yes"}, 400),
        ({"source_endpoint": "00000000-0000-4000-8000-000000000000"}, 404),
        ({"delete_destination_extra": 1}, 400),
        ({"filter_rules": [{"DATA_TYPE": "filter_rule"}]}, 400),
        ({"source_local_user": 0}, 400),
        ({"recursive_symlinks": "copy"}, 501),
        ({"recursive_symlinks": "chase"}, 400),
        ({"DATA": [{"DATA_TYPE": "transfer_symlink_item"}]}, 501),
        ({"DATA": [{"source_path": "/a", "destination_path": "/b"}]}, 400),
        ({"made_up": 1}, 501),
    ],
)
def test_documents_that_are_refused(ready: Person, change: dict[str, Any], status: int) -> None:
    data = ready.send("tutorial-1", "tutorial-2", ("/share/godata/", "/~/g/"))
    data["submission_id"] = ready.transfer.get_submission_id()["value"]
    for name, value in change.items():
        data[name] = value
    refusal = error(lambda: ready.transfer.submit_transfer(data))
    assert refusal.http_status == status
    assert ready.transfer.task_list()["total"] == 0


def test_a_fault_is_no_failure_until_the_deadline(ready: Person) -> None:
    data = ready.send("tutorial-1", "tutorial-2", ("/~/not yet.txt", "/~/late.txt"))
    task_id = ready.transfer.submit_transfer(data)["task_id"]
    task = until(ready, task_id, lambda t: t["faults"] > 0)
    assert task["status"] == "ACTIVE"
    assert task["nice_status"] == "FILE_NOT_FOUND"
    assert task["is_ok"] is False
    assert task["subtasks_retrying"] == 1
    again = ready.send("tutorial-1", "tutorial-2", ("/~/not yet.txt", "/~/late.txt"))
    conflict = error(lambda: ready.transfer.submit_transfer(again))
    assert (conflict.http_status, conflict.code) == (409, "Conflict")
    ready.sandbox.control("clock", advance_seconds=25 * 3600)
    task = until(ready, task_id, lambda t: t["status"] != "ACTIVE")
    assert task["status"] == "FAILED"
    assert task["subtasks_expired"] == 1
    codes = [e["code"] for e in ready.transfer.task_event_list(task_id)]
    assert (codes[0], codes[-1]) == ("EXPIRED", "STARTED")
    assert "FILE_NOT_FOUND" in codes


def test_a_fault_that_is_mended_ends_well(ready: Person) -> None:
    data = ready.send("tutorial-1", "tutorial-2", ("/~/not yet.txt", "/~/late.txt"))
    task_id = ready.transfer.submit_transfer(data)["task_id"]
    until(ready, task_id, lambda t: t["faults"] > 0)
    (ready.sandbox.folder("tutorial-1") / "home/ada/not yet.txt").write_text("now")
    ready.sandbox.control("clock", advance_seconds=60)
    task = until(ready, task_id, lambda t: t["status"] != "ACTIVE")
    assert task["status"] == "SUCCEEDED"
    assert (ready.sandbox.folder("tutorial-2") / "home/ada/late.txt").read_text() == "now"


def test_source_errors_can_be_skipped(ready: Person) -> None:
    items = [("/~/missing.txt", "/~/a.txt"), ("/share/godata/file1.txt", "/~/b.txt")]
    task = ready.finish(ready.send("tutorial-1", "tutorial-2", *items, skip_source_errors=True))
    assert task["status"] == "SUCCEEDED"
    assert task["subtasks_skipped_errors"] == 1
    assert task["files_transferred"] == 1


@pytest.mark.parametrize("level", ["exists", "size", "mtime", "checksum"])
def test_sync_levels(ready: Person, level: str) -> None:
    source = ready.sandbox.folder("tutorial-1") / "home/ada/sync"
    there = ready.sandbox.folder("tutorial-2") / "home/ada/sync"
    source.mkdir()
    there.mkdir()
    for name, new, old, age in [
        ("missing", b"new", None, 0),
        ("same", b"same", b"same", 0),
        ("older", b"abcd", b"wxyz", 100),
        ("longer", b"longer", b"long", -100),
    ]:
        (source / name).write_bytes(new)
        if old is not None:
            (there / name).write_bytes(old)
            # In whole nanoseconds: a float would round, and make one older that is not.
            when = (source / name).stat().st_mtime_ns - age * 10**9
            os.utime(there / name, ns=(when, when))
    task = ready.finish(
        ready.send("tutorial-1", "tutorial-2", ("/~/sync/", "/~/sync/"), sync_level=level)
    )
    sent = {
        "exists": {"missing"},
        "size": {"missing", "longer"},
        "mtime": {"missing", "older"},
        "checksum": {"missing", "older", "longer"},
    }[level]
    assert task["files_transferred"] == len(sent)
    assert task["files_skipped"] == 4 - len(sent)
    for name in sent:
        assert (there / name).read_bytes() == (source / name).read_bytes()


def test_timestamps_are_kept_when_asked(ready: Person) -> None:
    item = ("/~/weather-2025.csv", "/~/w.csv")
    ready.finish(ready.send("tutorial-1", "tutorial-2", item, preserve_timestamp=True))
    left = ready.sandbox.folder("tutorial-1") / "home/ada/weather-2025.csv"
    right = ready.sandbox.folder("tutorial-2") / "home/ada/w.csv"
    assert left.stat().st_mtime == right.stat().st_mtime


def test_tasks_are_their_owners_own(ready: Person) -> None:
    data = ready.send("tutorial-1", "tutorial-2", ("/share/godata/", "/~/g/"))
    task_id = ready.transfer.submit_transfer(data)["task_id"]
    grace = Person(ready.sandbox, "grace@example.edu")
    assert grace.transfer.task_list()["total"] == 0
    assert error(lambda: grace.transfer.get_task(task_id)).http_status == 404


def test_task_list_filters_orders_and_pages(ready: Person) -> None:
    for number in range(4):
        item = ("/share/godata/", f"/~/g{number}/")
        ready.finish(ready.send("tutorial-1", "tutorial-2", item, label=f"run {number}"))
    tasks = ready.transfer.task_list
    assert [t["label"] for t in tasks(limit=2, offset=1)] == ["run 2", "run 1"]
    assert tasks(limit=2)["total"] == 4
    assert tasks(filter={"status": ["ACTIVE", "INACTIVE"], "type": "TRANSFER"})["total"] == 0
    assert tasks(filter="status:SUCCEEDED/type:TRANSFER,DELETE")["total"] == 4
    assert tasks(filter="type:DELETE")["total"] == 0
    assert tasks(query_params={"filter_status": "SUCCEEDED"})["total"] == 4
    assert next(iter(tasks(orderby="label ASC")))["label"] == "run 0"
    assert len(list(ready.transfer.paginated.task_list().items())) == 4


def test_progress_moves_and_a_cancelled_task_stays_so(slow_sandbox: Sandbox) -> None:
    person = Person(slow_sandbox)
    person.consent("tutorial-1", "tutorial-2")
    data = person.send("tutorial-1", "tutorial-2", ("/~/survey 2026/imagery/", "/~/i/"))
    task_id = person.transfer.submit_transfer(data)["task_id"]
    first = until(person, task_id, lambda t: t["bytes_transferred"] > 0)
    second = until(person, task_id, lambda t: t["bytes_transferred"] > first["bytes_transferred"])
    assert second["status"] == "ACTIVE"
    assert second["nice_status"] == "OK"
    there = slow_sandbox.folder("tutorial-2") / "home/ada/i"
    assert all(p.stat().st_size in (3_000_000, 6_000_000) for p in there.glob("*.raw"))
    assert person.transfer.cancel_task(task_id)["code"] == "Canceled"
    assert person.transfer.cancel_task(task_id)["code"] == "TaskComplete"
    done = person.transfer.get_task(task_id)
    assert (done["status"], done["is_ok"]) == ("FAILED", None)
    assert done["subtasks_canceled"] > 0
    time.sleep(0.5)
    assert person.transfer.get_task(task_id).data == done.data
    assert next(iter(person.transfer.task_event_list(task_id)))["code"] == "CANCELED"


def test_three_run_at_once_and_the_rest_are_queued(slow_sandbox: Sandbox) -> None:
    person = Person(slow_sandbox)
    person.consent("tutorial-1", "tutorial-2")
    ids = []
    for number in range(5):
        item = ("/~/survey 2026/imagery/drone pass 1.raw", f"/~/{number}.raw")
        data = person.send("tutorial-1", "tutorial-2", item)
        ids.append(person.transfer.submit_transfer(data)["task_id"])
    states = [person.transfer.get_task(i)["nice_status"] for i in ids]
    assert states == ["OK", "OK", "OK", "Queued", "Queued"]
    person.transfer.cancel_task(ids[0])
    until(person, ids[3], lambda t: t["nice_status"] == "OK")
    # The clock carries transfers along with it.
    slow_sandbox.control("clock", advance_seconds=60)
    until(person, ids[4], lambda t: t["nice_status"] == "OK")
    slow_sandbox.control("clock", advance_seconds=60)
    until(person, ids[4], lambda t: t["status"] == "SUCCEEDED")
    sent = slow_sandbox.folder("tutorial-2") / "home/ada/4.raw"
    assert sent.stat().st_size == 6_000_000
    assert not (slow_sandbox.folder("tutorial-2") / "home/ada/0.raw").exists()
