"""Waiting for a task: progress, the record of what was sent, and how it can end."""

from __future__ import annotations

from .page import Json, Page, done, pending
from .samples import TASK, listing, task, waited


def wait_in(page: Page, result: Json, code: str = "globus.task(TASK).wait()") -> str | None:
    """Wait in a cell; returns its error."""

    def handle(request: Json) -> Json | None:
        if request["ask"] == "drop":
            return None
        if request.get("operation") == "show-task":
            return done(request, {"kind": "task", "value": task("ACTIVE")})
        return done(request, result)

    page.handle = handle
    return page.run(f"TASK = '{TASK}'\n{code}").error


def test_waiting_shows_one_line_that_ends_as_a_summary(page: Page) -> None:
    steps = iter([task("ACTIVE", 1), task("ACTIVE", 2)])

    def handle(request: Json) -> Json:
        step = next(steps, None)
        return pending(request, step) if step else done(request, waited("SUCCEEDED", 3))

    page.handle = handle
    cell = page.run(f"t = %globus task wait {TASK}\nprint(t.task.status)")
    assert cell.stdout == "SUCCEEDED\n", cell.traceback
    assert cell.displays == [
        "Task run, running, 1 file, 1 kB, 2 kB/s",
        "Task run, running, 2 files, 2 kB, 2 kB/s",
        "Task run succeeded: 3 files, 3 kB, waited 0 s",
    ]


def test_what_is_returned_is_the_record_of_what_was_sent(page: Page) -> None:
    code = (
        "t = globus.task(TASK)\nr = t.wait(5)\nassert t.status == 'SUCCEEDED'\nassert r.task is t"
    )
    assert wait_in(page, waited("SUCCEEDED", 2), code) is None
    assert page.asked("run")[-1]["arguments"] == {"task": TASK, "evenIfStuck": False, "timeout": 5}
    cell = page.run("r")
    assert cell.value is not None
    assert cell.value.endswith(
        "Source  Destination  Size  Checksum\n"
        "/a/0    /b/<0>       1 kB  MD5 d41d8cd9\n"
        "/a/1    /b/<1>       1 kB  MD5 d41d8cd9"
    )
    assert TASK in cell.value
    assert cell.html is not None
    assert "/b/&lt;1&gt;" in cell.html
    assert page.run("print(r.to_dict()['files'][1]['size'])").stdout == "1000\n"


def test_a_delete_has_an_empty_record(page: Page) -> None:
    result = {**waited("SUCCEEDED"), "files": None}
    assert wait_in(page, result, "r = globus.task(TASK).wait()\nassert len(r) == 0") is None
    assert "Checksum" not in (page.run("r").html or "")


def test_a_task_that_ended_is_no_failure_because_its_record_cannot_be_read(page: Page) -> None:
    result = {**waited("SUCCEEDED"), "files": None, "unread": "Globus does not \u202eanswer."}
    assert wait_in(page, result, "r = globus.task(TASK).wait()") is None
    cell = page.run("r")
    said = "what it sent could not be read: Globus does not \\u202eanswer."
    assert said in (cell.value or "")
    assert said in (cell.html or "")


def test_a_failed_task_raises_with_its_events(page: Page) -> None:
    error = wait_in(page, waited("FAILED"))
    assert error == (
        "TaskFailed: The task failed: no space left\n"
        "Last error: permission denied: Error (open) File: /a/\\u202e"
    )
    code = (
        "try:\n    globus.task(TASK).wait()\n"
        "except globus.TaskFailed as error:\n"
        "    assert error.task.status == 'FAILED'\n"
        "    assert error.events[0].code == 'PERMISSION_DENIED'"
    )
    assert wait_in(page, waited("FAILED"), code) is None


def test_a_stuck_task_raises_unless_told_to_wait_on(page: Page) -> None:
    stuck = waited("ACTIVE", stuck="Permission denied.")
    error = wait_in(page, stuck)
    assert error is not None
    assert error.startswith(
        "TaskStuck: The task is stuck: Permission denied. Globus goes on trying until 2026-01-03 "
        "04:05 UTC: wait again once it is mended"
    )
    error = wait_in(page, stuck, "globus.task(TASK).wait(1, raise_when_stuck=False)")
    assert page.asked("run")[-1]["arguments"]["evenIfStuck"] is True
    assert error == "TaskTimeout: Time is up; the task goes on. It is stuck: Permission denied."


def test_time_up_is_no_failure(page: Page) -> None:
    error = wait_in(page, waited("ACTIVE"), "%globus task wait " + TASK + " --timeout 1")
    assert error == "TaskTimeout: Time is up; the task goes on."


def test_the_stop_button_ends_the_wait_and_tells_the_page(page: Page) -> None:
    page.handle = lambda request: (
        pending(request, task("ACTIVE"), False) if request["ask"] != "drop" else None
    )
    cell = page.run(f"globus.Task({{'taskId': '{TASK}'}}).wait()", interrupt_at="resume")
    assert cell.error == "KeyboardInterrupt: "
    assert "jupyterlab_globus/" not in cell.traceback
    assert cell.displays[-1].startswith("Stopped waiting. The task goes on")
    page.run("pass")
    (drop,) = page.asked("drop")
    assert drop["id"] == page.asked("run")[0]["id"]
    page.handle = lambda request: done(request, listing(["one"]))
    assert page.run("%globus ls x").value == "one"
