"""Waiting for a task, and the record of what it has sent."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable
from html import escape
from typing import cast

from .calls import call
from .errors import GlobusError, PageLost, TaskFailed, TaskStuck, TaskTimeout
from .history import MOST_FILES, Events, Files
from .kernels import Json
from .kinds import show
from .progress import ProgressLine, ended, reason, running
from .table import html, moment
from .tasktypes import Task
from .text import plural, visible

ENDED = ("SUCCEEDED", "FAILED")

NO_PAGE_NOW = (
    "Waiting for a page: the one that ran this cell was closed or reloaded, or can't be reached. "
    "The task goes on; open this notebook in JupyterLab to see its end here."
)


class Record(Files):
    """What a task has sent: a table of its files, beside the task as it ended.

    A delete, and a transfer that sent nothing, has an empty one.
    """

    def __init__(self, task: Task, files: list[Json] | None, unread: str | None = None) -> None:
        super().__init__(files or [])
        self.task = task
        """The task as it ended."""
        self.unread = unread
        """Why the files could not be read, in words; None where they could."""

    def to_dict(self) -> Json:
        """Return it as JSON: ``{"task": {...}, "files": [...]}``, the service's documents."""
        return {"task": self.task.to_dict(), **super().to_dict()}

    def __repr__(self) -> str:
        rest = "" if self else "; ".join(self._rest())
        parts = [repr(self.task), super().__repr__() if self else rest]
        return "\n\n".join(part for part in parts if part)

    def _repr_html_(self) -> str:
        rest = "; ".join(self._rest())
        below = f"<div>{escape(rest)}</div>" if rest else ""
        return html(self.task._html_facts() + self._html_rows() + below)

    def _rest(self) -> list[str]:
        cut = len(self) >= MOST_FILES and (self.task.files_transferred or 0) > len(self)
        return [
            *super()._rest(),
            *([f"the task sent more than {MOST_FILES:,}"] if cut else []),
            *([f"what it sent could not be read: {visible(self.unread)}"] if self.unread else []),
        ]


def run_line(line: str, body: str | None) -> object:
    """Run what stands after ``%globus``; a verb that waits shows its progress."""
    return _watched({"line": line, "body": body})


def wait_for(task: Task, timeout: float | None, raise_when_stuck: bool) -> Record:
    """Have the page wait for a task, which is up to date afterwards; see :meth:`Task.wait`."""
    wish = wait_wish("wait-task", timeout, task=task.task_id, evenIfStuck=not raise_when_stuck)
    return cast(Record, _watched(wish, task, raise_when_stuck))


def wait_wish(operation: str, timeout: float | None, **arguments: object) -> Json:
    """A call that waits, with its arguments; ``timeout`` in seconds, or None."""
    limit = {} if timeout is None else {"timeout": timeout}
    return {"operation": operation, "arguments": {**arguments, **limit}}


def call_on(wish: Json, line: ProgressLine, words: Callable[[Json], str]) -> Json:
    """Call, showing how far it is; a wait whose page is gone goes on with whichever page comes.

    ``words``: what to show of what the page tells. A transfer that was submitted in this very call
    counts as one, too. Raises TaskTimeout where none comes before its time is up.
    """
    began = time.monotonic()
    until: float | None = None
    seen: Json = {}

    def watch(reply: Json) -> None:
        if reply.get("progress"):
            seen.update(reply["progress"])
            line.show(words(reply["progress"]))

    asked = wish
    while True:
        try:
            return call(asked, watch, orphan=until)
        except PageLost:
            rest = _rest_of(wish, seen)
            if rest is None:
                raise
            asked = rest
            until = began + asked["arguments"].get("timeout", math.inf)
            if until <= time.monotonic():
                raise _lost_until_the_end(asked["arguments"], seen) from None
            line.show(NO_PAGE_NOW)
        except KeyboardInterrupt:
            if line.shown:
                line.show(
                    "Stopped waiting. The task goes on: see it under Tasks in the Globus panel."
                )
            raise


def _rest_of(wish: Json, seen: Json) -> Json | None:
    """The wait that a call is, or has come to; None where it is none."""
    if str(wish.get("operation")).startswith("wait-"):
        return wish
    if "task_id" in seen:
        limit = re.search(r"--timeout[ =](\d+)", str(wish.get("line")))
        arguments = {"task": seen["task_id"], "evenIfStuck": "--even-if-stuck" in wish["line"]}
        if limit:
            arguments["timeout"] = float(limit[1])
        return {"operation": "wait-task", "arguments": arguments}
    return None


def _lost_until_the_end(arguments: Json, seen: Json) -> TaskTimeout:
    ids: list[str] = arguments.get("tasks") or [arguments["task"]]
    tasks = [Task(seen if "task_id" in seen else {"taskId": one}) for one in ids]
    return TaskTimeout(
        "Time is up, and no page of JupyterLab can tell whether the "
        f"{'task has' if len(ids) == 1 else 'tasks have'} ended.",
        tasks[0],
        tasks,
    )


def _watched(wish: Json, task: Task | None = None, raise_when_stuck: bool = True) -> object:
    """Call, with one line of progress that ends as a summary where the call waits for a task."""
    line = ProgressLine()
    began = time.monotonic()
    result = call_on(wish, line, running)
    if "files" not in result:
        return show(result)
    document: Json = result["value"]
    if task is None:
        task = Task(document)
    else:
        task.see(document)
    has_ended = task.status in ENDED
    line.show(ended(document, time.monotonic() - began) if has_ended else running(document))
    if task.status == "SUCCEEDED":
        return Record(task, result["files"], result.get("unread"))
    raise _no_success(result, task, raise_when_stuck)


def _no_success(result: Json, task: Task, raise_when_stuck: bool) -> GlobusError:
    events = Events(result["events"])
    if task.status == "FAILED":
        why = reason(result["value"])
        return TaskFailed(f"The task failed: {why}{_last_error(events)}", task, events)
    stuck = result["stuck"] and visible(str(result["stuck"]))
    if stuck and raise_when_stuck:
        words = _stuck_words(stuck, result["value"])
        return TaskStuck(words + _last_error(events), task, events)
    also = f" It is stuck: {stuck}" if stuck else ""
    return TaskTimeout(f"Time is up; the task goes on.{also}", task)


def _stuck_words(stuck: str, document: Json) -> str:
    until = moment(document.get("deadline"))
    return (
        f"The task is stuck: {stuck.rstrip('.')}. Globus goes on trying"
        + (f" until {until} UTC" if until else "")
        + ": wait again once it is mended, or wait on with task.wait(raise_when_stuck=False). "
        "task.cancel() gives up, as does Cancel under Tasks in the Globus panel."
    )


def _last_error(events: Events) -> str:
    """The last error that happened, in a line of its own."""
    errors = [event for event in events if event.is_error]
    if not errors:
        return ""
    last = errors[0]
    said = visible(" ".join(f"{last.description}: {last.details or ''}".split()))
    more = f" ({plural(len(errors), 'error')} in .events)" if len(errors) > 1 else ""
    return f"\nLast error: {said}{more}"
