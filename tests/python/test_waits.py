"""Waiting for many tasks, and for a page that is gone meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from .page import Json, Page, done, pending
from .samples import task, waited

NAMES = ["a", "b", "c"]

SOON = "import jupyterlab_globus.bridge as b; b.SILENCE = b.LAST_TRY = b.HANDSHAKE = 1.0"


def named(name: str, status: str, files: int = 0) -> Json:
    return {**task(status, files), "task_id": name, "label": f"run {name}"}


def several(statuses: str, stuck: str = "") -> Json:
    """Tasks a, b, …, by the first letters of their statuses; those in ``stuck`` are."""
    words = {"A": "ACTIVE", "S": "SUCCEEDED", "F": "FAILED"}
    value = [named(name, words[letter]) for name, letter in zip(NAMES, statuses, strict=False)]
    why = ["Permission denied." if name in stuck else None for name in NAMES]
    return {"kind": "tasks", "value": value, "stuck": why[: len(value)]}


def answering(result: Json) -> Callable[[Json], Json | None]:
    return lambda request: None if request["ask"] == "drop" else done(request, result)


def test_many_are_one_call_and_come_in_the_order_given(page: Page) -> None:
    steps = [
        {
            "tasks": 3,
            "ended": 1,
            "stuck": 0,
            "files_transferred": 4,
            "bytes_transferred": 2000,
            "unreachable": "Failed to fetch",
        }
    ]
    result = several("SSS")
    page.handle = lambda request: (
        pending(request, steps.pop(), False) if steps else answering(result)(request)
    )
    cell = page.run(
        "a = globus.Task({'taskId': 'a'})\n"
        "t = globus.wait([a, 'b', 'c'], timeout=60)\n"
        "print(t[0] is a, [one.status for one in t], t.to_dict()['tasks'][2]['label'])"
    )
    assert cell.stdout == "True ['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED'] run c\n", cell.traceback
    assert cell.displays == [
        "1 of 3 tasks ended, 4 files, 2 kB, Globus can't be reached, trying on: Failed to fetch"
    ]
    (run,) = page.asked("run")
    assert run["operation"] == "wait-tasks"
    assert run["arguments"] == {
        "tasks": NAMES,
        "first": False,
        "evenIfStuck": False,
        "timeout": 60,
    }
    assert "orphan" not in run


def test_one_is_waited_for_as_by_itself(page: Page) -> None:
    page.handle = answering(waited("SUCCEEDED", 2))
    cell = page.run("r = globus.wait('a')\nprint(type(r).__name__, len(r))")
    assert cell.stdout == "Record 2\n", cell.traceback
    assert page.asked("run")[0]["operation"] == "wait-task"


def test_none_at_all_asks_nothing(page: Page) -> None:
    assert page.run("print(len(globus.wait([])), list(globus.as_completed([])))").stdout == "0 []\n"
    assert page.seen == []


def test_those_that_failed_are_named_once_all_have_ended(page: Page) -> None:
    page.handle = answering(several("FSF"))
    cell = page.run("globus.wait(['a', 'b', 'c'])")
    assert cell.error == (
        "TaskFailed: 2 of 3 tasks failed. run a: no space left; run c: no space left"
    )
    cell = page.run(
        "try:\n    globus.wait(['a', 'b', 'c'])\nexcept globus.TaskFailed as error:\n"
        "    print([one.task_id for one in error.tasks], error.task.status)"
    )
    assert cell.stdout == "['a', 'c'] FAILED\n", cell.traceback


def test_time_up_and_stuck_name_those_that_go_on(page: Page) -> None:
    page.handle = answering(several("SAA", "b"))
    cell = page.run("globus.wait(['a', 'b', 'c'], 1)")
    assert cell.error == "TaskTimeout: Time is up; 2 tasks of them go on."
    page.handle = answering(several("SAS", "b"))
    cell = page.run("globus.wait(['a', 'b', 'c'])")
    assert cell.error is not None
    assert cell.error.startswith("TaskStuck: 1 task stuck: run b: Permission denied. Globus goes")
    page.run("try: globus.wait(['a', 'b', 'c'], 1, raise_when_stuck=False)\nexcept Exception: 0")
    assert page.asked("run")[-1]["arguments"]["evenIfStuck"] is True


def test_tasks_come_as_they_end(page: Page) -> None:
    ends = iter(["ASA", "AF", "S"])

    def handle(request: Json) -> Json | None:
        if request["ask"] == "drop":
            return None
        result = several(next(ends))
        ids = request["arguments"]["tasks"]
        for document, name in zip(result["value"], ids, strict=True):
            document["task_id"] = name
        return done(request, result)

    page.handle = handle
    cell = page.run(
        "for one in globus.as_completed(['a', 'b', 'c'], timeout=60):\n"
        "    print(one.task_id, one.status)"
    )
    assert cell.stdout == "b SUCCEEDED\nc FAILED\na SUCCEEDED\n", cell.traceback
    asked = [run["arguments"] for run in page.asked("run")]
    assert [one["tasks"] for one in asked] == [NAMES, ["a", "c"], ["a"]]
    assert all(one["first"] for one in asked)
    assert asked[2]["timeout"] <= 60


def gone_after(
    count: int, result: Json, progress: object, operation: str
) -> Callable[[Json], Json | None]:
    """A page that is reloaded after so many replies; the new one knows nothing of the call."""
    replies = iter(range(count))
    tries = iter(range(2))

    def handle(request: Json) -> Json | None:
        if request["ask"] == "drop":
            return None
        if not request.get("orphan"):
            gone = next(replies, None) is None
            return None if gone else pending(request, progress, False)
        if request["ask"] == "run":
            # It takes a while until the new page is there.
            assert request["operation"] == operation
            if next(tries, None) == 0:
                return None
            return pending(request, progress, False)
        return done(request, result)

    return handle


def test_a_wait_goes_on_with_the_page_that_comes_after_a_reload(page: Page) -> None:
    page.run(SOON)
    page.handle = gone_after(2, waited("SUCCEEDED", 1), task("ACTIVE"), "wait-task")
    cell = page.run("r = globus.Task({'taskId': 'x'}).wait(timeout=90)\nprint(len(r))")
    assert cell.stdout == "1\n", cell.traceback
    assert any(shown.startswith("Waiting for a page: ") for shown in cell.displays)
    assert cell.displays[-1].startswith("Task run succeeded")
    orphans = [run for run in page.asked("run") if run.get("orphan")]
    assert len({run["id"] for run in orphans}) == 1 < len(orphans)
    assert 0 < orphans[0]["arguments"]["timeout"] < 90


def test_so_does_one_of_many_and_a_line(page: Page) -> None:
    page.run(SOON)
    progress = {
        "tasks": 1,
        "ended": 0,
        "stuck": 0,
        "files_transferred": 0,
        "bytes_transferred": 0,
    }
    page.handle = gone_after(1, several("S"), progress, "wait-tasks")
    assert page.run("print(len(globus.wait(['a'])))").stdout == "1\n"
    page.handle = gone_after(2, waited("SUCCEEDED"), named("a", "ACTIVE"), "wait-task")
    cell = page.run("r = %globus task wait a --timeout 90\nprint(r.task.status)")
    assert cell.stdout == "SUCCEEDED\n", cell.traceback
    arguments = page.asked("run")[-1]["arguments"]
    assert arguments["task"] == "a"
    assert 0 < arguments["timeout"] < 90


def test_nothing_else_is_asked_of_a_page_that_did_not_run_the_cell(page: Page) -> None:
    page.run(SOON)
    replies = iter(range(1))
    page.handle = lambda request: (
        pending(request, None, False) if next(replies, None) is not None else None
    )
    cell = page.run("globus.ls('x')")
    assert cell.error is not None
    assert cell.error.startswith("PageLost")
    assert not any(request.get("orphan") for _, request in page.seen)


def test_the_search_for_a_page_ends_with_the_time_of_the_wait(page: Page) -> None:
    page.run(SOON)
    progress = {
        "tasks": 2,
        "ended": 0,
        "stuck": 0,
        "files_transferred": 0,
        "bytes_transferred": 0,
    }
    for code, shown, operation, said in [
        ("globus.Task({'taskId': 'a'}).wait(6)", named("a", "ACTIVE"), "wait-task", "task has"),
        ("globus.wait(['a', 'b'], timeout=6)", progress, "wait-tasks", "tasks have"),
        # Time was up while the page that ran it was still waited for.
        ("globus.wait(['a', 'b'], timeout=1)", progress, "wait-tasks", "tasks have"),
        ("%globus task wait a --timeout 6", named("a", "ACTIVE"), "wait-task", "task has"),
    ]:
        page.seen.clear()
        page.handle = once(shown)
        cell = page.run(code)
        assert cell.error == (
            f"TaskTimeout: Time is up, and no page of JupyterLab can tell whether the {said} ended."
        )
        assert cell.seconds < 10
        orphans = [run for run in page.asked("run") if run.get("orphan")]
        assert all(run["operation"] == operation for run in orphans)
        left = [run["arguments"]["timeout"] for run in orphans]
        assert left == sorted(left, reverse=True)
        assert len(left) == (0 if "timeout=1" in code else 2)


def once(progress: Json) -> Callable[[Json], Json | None]:
    """A page that is closed after its first reply to a wait, and none comes."""
    replies = iter([progress])

    def handle(request: Json) -> Json | None:
        gone = request["ask"] == "drop" or request.get("orphan")
        reply = None if gone else next(replies, None)
        return reply and pending(request, reply, False)

    return handle


def test_the_stop_button_ends_the_search_for_a_page(page: Page) -> None:
    page.run(SOON)
    replies = iter(range(1))

    def handle(request: Json) -> Json | None:
        if request.get("orphan"):
            page.manager.interrupt_kernel()
            return None
        return pending(request, task("ACTIVE"), False) if next(replies, None) == 0 else None

    page.handle = handle
    cell = page.run("globus.Task({'taskId': 'x'}).wait()")
    assert cell.error == "KeyboardInterrupt: "
    assert cell.displays[-1].startswith("Stopped waiting. The task goes on")
