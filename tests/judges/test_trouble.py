"""What a person meets when things go wrong, and how it ends."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.judges.judge import TRANSFER_SCOPE, Person, Sandbox, error, until

STUCK = [
    ({"name": "offline", "collection": "personal"}, "GC_NOT_CONNECTED"),
    ({"name": "offline", "collection": "tutorial-1"}, "CONNECT_FAILED"),
    ({"name": "connect-failed", "collection": "personal"}, "CONNECT_FAILED"),
    ({"name": "goes-offline", "collection": "personal"}, "GC_NOT_CONNECTED"),
    ({"name": "disk-full", "collection": "personal"}, "QUOTA_EXCEEDED"),
    ({"name": "permission-denied", "path": "/~/weather-2025.csv"}, "PERMISSION_DENIED"),
    ({"name": "file-vanishes"}, "FILE_NOT_FOUND"),
    ({"name": "file-changes"}, "FILE_SIZE_CHANGED"),
    ({"name": "checksum-mismatch"}, "VERIFY_CHECKSUM"),
]


def cause(sandbox: Sandbox, **fault: Any) -> None:
    if "collection" in fault:
        fault["collection"] = sandbox.id(fault["collection"])
    sandbox.control("faults", **fault)


def begin(person: Person, **options: Any) -> str:
    item = ("/~/weather-2025.csv", "/~/w.csv")
    data = person.send("tutorial-1", "personal", item, verify_checksum=True, **options)
    return str(person.transfer.submit_transfer(data)["task_id"])


@pytest.mark.parametrize(("fault", "code"), STUCK)
def test_trouble_is_a_fault_until_it_is_over(
    ready: Person, fault: dict[str, Any], code: str
) -> None:
    cause(ready.sandbox, **fault)
    task_id = begin(ready)
    task = until(ready, task_id, lambda t: t["faults"] > 0)
    assert (task["status"], task["nice_status"], task["is_ok"]) == ("ACTIVE", code, False)
    event = next(iter(ready.transfer.task_event_list(task_id)))
    assert (event["code"], event["is_error"]) == (code, True)
    ready.sandbox.control("faults", name=fault["name"], lift=True)
    ready.sandbox.control("clock", advance_seconds=6)
    until(ready, task_id, lambda t: t["status"] == "SUCCEEDED")
    sent = ready.sandbox.folder("tutorial-1") / "home/ada/weather-2025.csv"
    arrived = ready.sandbox.folder("personal") / "home/ada/w.csv"
    assert arrived.read_bytes() == sent.read_bytes()


@pytest.mark.parametrize(
    ("role", "fault", "status", "code"),
    [
        ("personal", "offline", 502, "ExternalError.DirListingFailed.GCDisconnected"),
        ("tutorial-1", "offline", 502, "ExternalError.DirListingFailed.ConnectFailed"),
        ("personal", "permission-denied", 403, "EndpointPermissionDenied"),
        ("personal", "paused", 409, "OperationPaused"),
        ("personal", "maintenance", 503, "ServiceUnavailable"),
    ],
)
def test_listings_in_trouble(ready: Person, role: str, fault: str, status: int, code: str) -> None:
    place = ready.sandbox.id(role)
    ready.sandbox.control("faults", name=fault)
    refusal = error(lambda: ready.transfer.operation_ls(place, "/~/"))
    assert (refusal.http_status, refusal.code) == (status, code)
    ready.sandbox.control("faults", name=fault, lift=True)
    assert ready.transfer.operation_ls(place, "/~/")["DATA"]


def test_a_full_disk_can_end_a_task(ready: Person) -> None:
    cause(ready.sandbox, name="disk-full", collection="personal")
    task_id = begin(ready, fail_on_quota_errors=True)
    task = until(ready, task_id, lambda t: t["status"] == "FAILED")
    assert task["fatal_error"]["code"] == "QUOTA_EXCEEDED"
    place = ready.sandbox.id("personal")
    refusal = error(lambda: ready.transfer.operation_mkdir(place, "/~/new"))
    assert refusal.http_status == 502


def test_a_task_waits_until_consent_is_given(ready: Person) -> None:
    cause(ready.sandbox, name="offline", collection="personal")
    task_id = begin(ready)
    until(ready, task_id, lambda t: t["faults"] > 0)
    cause(ready.sandbox, name="consent-revoked", collection="tutorial-1")
    ready.sandbox.control("faults", name="offline", lift=True)
    ready.sandbox.control("clock", advance_seconds=6)
    task = until(ready, task_id, lambda t: t["status"] == "INACTIVE")
    assert task["is_ok"] is False
    assert task["is_paused"] is False
    assert ready.transfer.task_list(filter="status:INACTIVE")["total"] == 1
    ready.consent("tutorial-1")
    until(ready, task_id, lambda t: t["status"] == "SUCCEEDED")


def test_a_task_waits_for_its_user(ready: Person) -> None:
    ready.sandbox.control("faults", name="credential-expired")
    task_id = begin(ready)
    until(ready, task_id, lambda t: t["status"] == "INACTIVE")
    ready.sign_in("openid")
    until(ready, task_id, lambda t: t["status"] == "SUCCEEDED")


def test_a_task_waits_for_its_user_in_the_middle_of_a_file(ready: Person) -> None:
    ready.sandbox.control("faults", name="stalls")
    task_id = begin(ready)
    until(ready, task_id, lambda t: t["bytes_transferred"] > 0)
    ready.sandbox.control("faults", name="credential-expired", task=task_id)
    task = until(ready, task_id, lambda t: t["status"] == "INACTIVE")
    assert (task["nice_status"], task["is_paused"]) == ("NO_CREDENTIALS", False)
    ready.sign_in("openid")
    until(ready, task_id, lambda t: t["status"] == "ACTIVE")
    assert not (ready.sandbox.folder("personal") / "home/ada/w.csv").exists()
    ready.sandbox.control("faults", name="stalls", lift=True)
    until(ready, task_id, lambda t: t["status"] == "SUCCEEDED")


def test_a_stalled_task_expires(ready: Person) -> None:
    ready.sandbox.control("faults", name="stalls")
    task_id = begin(ready)
    until(ready, task_id, lambda t: t["bytes_transferred"] > 0)
    # What moved last gave it three days; the token has less.
    ready.sandbox.control("clock", advance_seconds=73 * 3600)
    ready.transfer = ready.client(ready.sign_in(TRANSFER_SCOPE))
    task = until(ready, task_id, lambda t: t["status"] == "FAILED")
    assert task["fatal_error"]["code"] == "EXPIRED"
    assert not (ready.sandbox.folder("personal") / "home/ada/w.csv").exists()


def test_a_file_that_really_changes_is_sent_again(slow_sandbox: Sandbox) -> None:
    person = Person(slow_sandbox)
    person.consent("tutorial-1", "tutorial-2")
    file = slow_sandbox.folder("tutorial-1") / "home/ada/growing"
    file.write_bytes(b"a" * 400_000)
    data = person.send("tutorial-1", "tutorial-2", ("/~/growing", "/~/grown"))
    task_id = person.transfer.submit_transfer(data)["task_id"]
    until(person, task_id, lambda t: t["bytes_transferred"] > 0)
    with file.open("ab") as more:
        more.write(b"b" * 1000)
    until(person, task_id, lambda t: t["nice_status"] == "FILE_SIZE_CHANGED")
    there = slow_sandbox.folder("tutorial-2") / "home/ada/grown"
    assert not there.exists()
    slow_sandbox.control("clock", advance_seconds=6)
    time.sleep(0.1)
    slow_sandbox.control("clock", advance_seconds=6)
    until(person, task_id, lambda t: t["status"] == "SUCCEEDED")
    assert there.stat().st_size == 401_000
