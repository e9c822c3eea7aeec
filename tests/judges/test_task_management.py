"""Tasks after their submission: updates, events, paths, pauses."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.judges.judge import Person, error, until

NOBODY = "00000000-0000-4000-8000-000000000000"


def stuck(person: Person, name: str = "none") -> str:
    data = person.send("tutorial-1", "tutorial-2", (f"/~/{name}", f"/~/{name}"), label=name)
    task = str(person.transfer.submit_transfer(data)["task_id"])
    until(person, task, lambda t: t["faults"] > 0)
    return task


def done(person: Person, **options: Any) -> str:
    data = person.send("tutorial-1", "tutorial-2", ("/share/godata/", "/~/g/"), **options)
    return str(person.finish(data)["task_id"])


def test_label_and_deadline_can_be_updated(ready: Person) -> None:
    task = stuck(ready)
    answer = ready.transfer.update_task(task, {"DATA_TYPE": "task", "label": "renamed"})
    assert answer["code"] == "Updated"
    assert ready.transfer.get_task(task)["label"] == "renamed"
    past = {"DATA_TYPE": "task", "label": "updated", "deadline": "2000-01-01 00:00:06+00:00"}
    answer = ready.transfer.update_task(task, past)
    assert answer["message"] == "Updated task deadline and label successfully"
    ended = ready.transfer.get_task(task)
    assert (ended["status"], ended["label"]) == ("FAILED", "updated")
    assert ended["deadline"] == "2000-01-01T00:00:06+00:00"
    late = error(lambda: ready.transfer.update_task(task, past))
    assert (late.http_status, late.code) == (409, "Conflict")


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({}, 400),
        ({"label": " x"}, 400),
        ({"label": 1}, 400),
        ({"deadline": "soon"}, 400),
        ({"status": "SUCCEEDED"}, 501),
    ],
)
def test_updates_that_are_refused(ready: Person, change: dict[str, Any], status: int) -> None:
    task = stuck(ready)
    assert error(lambda: ready.transfer.update_task(task, change)).http_status == status
    assert ready.transfer.get_task(task)["label"] == "none"


def test_successful_transfers_by_markers(ready: Person) -> None:
    data = ready.send("tutorial-1", "tutorial-2", ("/share/crowds/1200/", "/~/crowd/"))
    task = ready.transfer.submit_transfer(data)["task_id"]
    until(ready, task, lambda t: t["status"] == "SUCCEEDED")
    first = ready.transfer.task_successful_transfers(task)
    assert (len(first["DATA"]), first["marker"]) == (1000, 0)
    assert first["next_marker"]
    found = list(ready.transfer.paginated.task_successful_transfers(task).items())
    assert len(found) == 1188
    assert found[0]["source_path"] == "/share/crowds/1200/file 1.txt"
    folder = ready.sandbox.folder("tutorial-2") / "home/ada/crowd"
    for item in found[:3]:
        file = folder / item["destination_path"].removeprefix("/~/crowd/")
        assert file.stat().st_size == item["size"]
        assert item["checksum"] is None


def test_skipped_errors(ready: Person) -> None:
    items = [("/~/no-such-file", "/~/a"), ("/private/", "/~/p/"), ("/~/.profile", "/~/b")]
    data = ready.send("tutorial-1", "tutorial-2", *items, skip_source_errors=True)
    task = ready.finish(data)
    assert (task["status"], task["subtasks_skipped_errors"]) == ("SUCCEEDED", 2)
    found = list(ready.transfer.paginated.task_skipped_errors(task["task_id"]).items())
    assert [(e["error_code"], e["source_path"]) for e in found] == [
        ("FILE_NOT_FOUND", "/~/no-such-file"),
        ("PERMISSION_DENIED", "/private/"),
    ]
    sent = ready.transfer.task_successful_transfers(task["task_id"])
    assert [s["source_path"] for s in sent] == ["/~/.profile"]


def test_events_by_kind_and_page(ready: Person) -> None:
    task = stuck(ready)
    events = ready.transfer.task_event_list

    def codes(**query: Any) -> list[str]:
        return [e["code"] for e in events(task, query_params=query)]

    assert codes(filter="is_error:1") == ["FILE_NOT_FOUND"]
    assert codes(filter="is_error:0") == ["STARTED"]
    assert codes(filter_is_error="1") == ["FILE_NOT_FOUND"]
    assert codes() == ["FILE_NOT_FOUND", "STARTED"]
    assert [e["code"] for e in events(task, limit=1, offset=1)] == ["STARTED"]
    assert len(list(ready.transfer.paginated.task_event_list(task).items())) == 2
    assert error(lambda: codes(filter="is_error:maybe")).http_status == 400


def test_pause_info(ready: Person) -> None:
    task = stuck(ready)
    assert ready.transfer.task_pause_info(task)["pause_rules"] == []
    place = ready.sandbox.id("tutorial-2")
    ready.sandbox.control("faults", name="paused", collection=place)
    ready.sandbox.control("clock", advance_seconds=6)
    paused = until(ready, task, lambda t: t["is_paused"])
    assert (paused["status"], paused["nice_status"]) == ("INACTIVE", "PAUSED_BY_ADMIN")
    [rule] = ready.transfer.task_pause_info(task)["pause_rules"]
    assert (rule["DATA_TYPE"], rule["endpoint_id"]) == ("pause_rule_limited", place)
    assert "modified_by_id" not in rule
    rules = ready.transfer.my_effective_pause_rule_list(place)
    assert [r["id"] for r in rules] == [rule["id"]]
    refusal = error(lambda: ready.transfer.operation_ls(place))
    assert (refusal.http_status, refusal.code) == (409, "OperationPaused")
    assert ready.transfer.my_effective_pause_rule_list(ready.sandbox.id("guest"))["DATA"] == []


def test_the_list_by_label_and_time(ready: Person) -> None:
    for label in ("spring run", "summer run", "test"):
        done(ready, label=label)
        # Times are to the second.
        ready.sandbox.control("clock", advance_seconds=3600)
    now = time.time() + 3 * 3600

    def labels(filter_string: str) -> list[str]:
        found = ready.transfer.task_list(filter=filter_string, orderby="request_time ASC")
        return [t["label"] for t in found]

    def stamp(hours: float) -> str:
        return time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(now - hours * 3600))

    assert labels("label:~*RUN") == ["spring run", "summer run"]
    assert labels("label:!~*run") == ["test"]
    assert labels("label:=test") == ["test"]
    assert labels("label:test,~spring*") == ["spring run", "test"]
    assert labels(f"request_time:{stamp(2.5)},") == ["summer run", "test"]
    assert labels(f"completion_time:,{stamp(2.5)}") == ["spring run"]
    assert labels("type:TRANSFER/status:SUCCEEDED/label:test") == ["test"]
    unknown = error(lambda: ready.transfer.task_list(filter="colour:red"))
    assert unknown.http_status == 501


def test_a_task_that_has_ended_can_be_removed(ready: Person) -> None:
    kept, running = done(ready, label="kept"), stuck(ready)
    early = error(lambda: ready.transfer.post(f"/v0.10/task/{running}/remove"))
    assert (early.http_status, early.code) == (409, "Conflict")
    ready.transfer.cancel_task(running)
    answer = ready.transfer.post(f"/v0.10/task/{running}/remove")
    assert answer.http_status == 200
    assert set(answer.data) == set(ready.transfer.cancel_task(kept).data)
    assert error(lambda: ready.transfer.get_task(running)).code == "ClientError.NotFound"
    assert [t["task_id"] for t in ready.transfer.task_list()] == [kept]


METHODS: list[Callable[[Person, str], object]] = [
    lambda p, t: p.transfer.get_task(t),
    lambda p, t: p.transfer.update_task(t, {"label": "mine"}),
    lambda p, t: p.transfer.cancel_task(t),
    lambda p, t: p.transfer.post(f"/v0.10/task/{t}/remove"),
    lambda p, t: p.transfer.task_event_list(t),
    lambda p, t: p.transfer.task_pause_info(t),
    lambda p, t: p.transfer.task_successful_transfers(t),
    lambda p, t: p.transfer.task_skipped_errors(t),
]


def test_nobody_sees_or_touches_others_tasks(ready: Person) -> None:
    task = stuck(ready)
    grace = Person(ready.sandbox, "grace@example.edu")
    for method in METHODS:
        for person, wanted in ((grace, task), (ready, NOBODY)):
            refusal = error(lambda m=method, p=person, w=wanted: m(p, w))  # type: ignore[misc]
            assert (refusal.http_status, refusal.code) == (404, "ClientError.NotFound")
    assert ready.transfer.get_task(task)["status"] == "ACTIVE"
