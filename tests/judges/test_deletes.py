"""Deletes, from their submission to what is left on disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import globus_sdk
import pytest

from tests.judges.judge import Person, Sandbox, done, error, until


def deletion(person: Person, *paths: str, **options: Any) -> globus_sdk.DeleteData:
    """A delete document on the first tutorial collection."""
    data = globus_sdk.DeleteData(person.sandbox.id("tutorial-1"), **options)
    for path in paths:
        data.add_item(path)
    return data


def finish(person: Person, data: globus_sdk.DeleteData) -> Any:
    return done(person, person.transfer.submit_delete(data)["task_id"])


@pytest.fixture
def home(ready: Person) -> Path:
    return ready.sandbox.folder("tutorial-1") / "home/ada"


def test_a_file_is_gone(ready: Person, home: Path) -> None:
    data = deletion(ready, "/~/weather-2025.csv", label="away")
    task_id = ready.transfer.submit_delete(data)["task_id"]
    assert ready.transfer.task_wait(task_id, timeout=30, polling_interval=1)
    task = ready.transfer.get_task(task_id)
    assert not (home / "weather-2025.csv").exists()
    assert (home / ".profile").exists()
    assert (task["status"], task["type"], task["label"]) == ("SUCCEEDED", "DELETE", "away")
    assert task["source_endpoint_id"] == ready.sandbox.id("tutorial-1")
    assert task["destination_endpoint_id"] is None
    assert (task["files"], task["directories"]) == (1, 0)
    assert (task["subtasks_total"], task["subtasks_succeeded"]) == (1, 1)


def test_a_folder_needs_recursive(ready: Person, home: Path) -> None:
    task = finish(ready, deletion(ready, "/~/survey 2026/"))
    assert (task["status"], task["fatal_error"]["code"]) == ("FAILED", "IS_A_DIRECTORY")
    assert (home / "survey 2026/README.md").exists()
    task = finish(ready, deletion(ready, "/~/survey 2026/", recursive=True))
    assert task["status"] == "SUCCEEDED"
    assert not (home / "survey 2026").exists()
    assert (task["files"], task["directories"]) == (11, 5)


def test_what_is_missing_fails_at_once_or_is_ignored(ready: Person) -> None:
    task = finish(ready, deletion(ready, "/~/nothing"))
    assert task["status"] == "FAILED"
    assert task["fatal_error"] == {"code": "FILE_NOT_FOUND", "description": "file not found"}
    assert (task["faults"], task["subtasks_failed"]) == (1, 1)
    task = finish(ready, deletion(ready, "/~/nothing", ignore_missing=True))
    assert (task["status"], task["faults"]) == ("SUCCEEDED", 0)


def test_globs_only_where_they_are_asked_for(ready: Person, home: Path) -> None:
    for name in ("a1", "a2", "b1", "a*", ".a3"):
        (home / name).write_text("x")
    assert finish(ready, deletion(ready, "/~/a*"))["status"] == "SUCCEEDED"
    assert (home / "a1").exists()
    assert not (home / "a*").exists()
    task = finish(ready, deletion(ready, "/~/[!b]?", interpret_globs=True))
    assert (task["status"], task["files"]) == ("SUCCEEDED", 2)
    assert sorted(p.name for p in home.iterdir() if p.is_file()) == [
        ".a3",
        ".profile",
        "b1",
        "weather-2025.csv",
    ]


def test_links_are_removed_and_never_followed(ready: Person, home: Path) -> None:
    outside = ready.sandbox.root.parent / "kept"
    outside.mkdir(exist_ok=True)
    (outside / "file").write_text("kept")
    (home / "links").mkdir()
    (home / "links/out").symlink_to(outside)
    (home / "links/broken").symlink_to("nowhere")
    (home / "links/in").symlink_to("../survey 2026")
    data = deletion(ready, "/~/links/out", "/~/links/", recursive=True)
    assert finish(ready, data)["status"] == "SUCCEEDED"
    assert not (home / "links").exists()
    assert (outside / "file").read_text() == "kept"
    assert (home / "survey 2026/README.md").exists()


@pytest.mark.parametrize("path", ["/private/closed.txt", "/../tutorial-2/share", "/"])
def test_what_is_closed_stays_and_the_task_is_stuck(ready: Person, path: str) -> None:
    data = deletion(ready, path, recursive=True)
    task_id = ready.transfer.submit_delete(data)["task_id"]
    task = until(ready, task_id, lambda t: t["faults"] > 0)
    assert (task["status"], task["nice_status"]) == ("ACTIVE", "PERMISSION_DENIED")
    assert (ready.sandbox.folder("tutorial-1") / "private/closed.txt").exists()
    assert (ready.sandbox.folder("tutorial-2") / "share").exists()
    again = error(lambda: ready.transfer.submit_delete(deletion(ready, path)))
    assert (again.http_status, again.code) == (409, "Conflict")
    assert ready.transfer.cancel_task(task_id)["code"] == "Canceled"


def test_a_resend_is_the_same_task(ready: Person) -> None:
    data = deletion(ready, "/~/weather-2025.csv")
    data["submission_id"] = ready.transfer.get_submission_id()["value"]
    first = ready.transfer.submit_delete(data)
    second = ready.transfer.submit_delete(data)
    assert (first["code"], second["code"]) == ("Accepted", "Duplicate")
    assert first["task_id"] == second["task_id"]


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"DATA": []}, 400),
        ({"DATA": [{"DATA_TYPE": "delete_item"}]}, 400),
        ({"DATA": [{"DATA_TYPE": "transfer_item", "path": "/~/x"}]}, 400),
        ({"DATA_TYPE": "transfer"}, 400),
        ({"recursive": "yes"}, 400),
        ({"label": " spaced"}, 400),
        ({"deadline": "2000-01-01"}, 400),
        ({"endpoint": "00000000-0000-4000-8000-000000000000"}, 404),
        ({"made_up": 1}, 501),
    ],
)
def test_documents_that_are_refused(ready: Person, change: dict[str, Any], status: int) -> None:
    data = deletion(ready, "/~/weather-2025.csv")
    data["submission_id"] = ready.transfer.get_submission_id()["value"]
    for name, value in change.items():
        data[name] = value
    refusal = error(lambda: ready.transfer.submit_delete(data))
    assert refusal.http_status == status
    assert ready.transfer.task_list()["total"] == 0


def test_consent_is_asked_for(ada: Person) -> None:
    refusal = error(lambda: ada.transfer.submit_delete(deletion(ada, "/~/weather-2025.csv")))
    assert refusal.info.consent_required
    assert (ada.sandbox.folder("tutorial-1") / "home/ada/weather-2025.csv").exists()


def test_deletes_and_transfers_have_rows_of_their_own(slow_sandbox: Sandbox) -> None:
    person = Person(slow_sandbox)
    person.consent("tutorial-1", "tutorial-2")
    deletes = [
        person.transfer.submit_delete(deletion(person, f"/private/{n}"))["task_id"]
        for n in range(4)
    ]
    item = "/~/survey 2026/imagery/drone pass 1.raw"
    transfers = [
        person.transfer.submit_transfer(
            person.send("tutorial-1", "tutorial-2", (item, f"/~/{n}.raw"))
        )["task_id"]
        for n in range(4)
    ]
    nice = [person.transfer.get_task(t)["nice_status"] for t in transfers]
    assert nice == ["OK", "OK", "OK", "Queued"]
    assert person.transfer.get_task(deletes[3])["files"] == 1
    # Those that are tried again later keep nobody waiting.
    until(person, deletes[3], lambda t: t["nice_status"] == "PERMISSION_DENIED")
