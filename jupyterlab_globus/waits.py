"""Waiting for any number of tasks."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import overload

from .errors import TaskFailed, TaskStuck, TaskTimeout
from .history import Events
from .kernels import Json
from .progress import ProgressLine, reason, running_many
from .tasktypes import Task, Tasks
from .text import plural, visible
from .waiting import ENDED, Record, call_on, wait_for, wait_wish


@overload
def wait(  # type: ignore[overload-overlap]
    tasks: Task | str, timeout: float | None = None, *, raise_when_stuck: bool = True
) -> Record: ...
@overload
def wait(
    tasks: Iterable[Task | str], timeout: float | None = None, *, raise_when_stuck: bool = True
) -> Tasks: ...
def wait(
    tasks: Task | str | Iterable[Task | str],
    timeout: float | None = None,
    *,
    raise_when_stuck: bool = True,
) -> Record | Tasks:
    """Wait until a task, or all of some, have ended, showing one line of progress.

    ``tasks``: a Task or its UUID, or any number of them. Of one, it is the same as ``task.wait()``.
    Of several, it returns them as Tasks, in the order given; each Task is up to date then. All of
    them cost Globus no more requests than one.

    ``timeout``: seconds to wait at most. Raises TaskFailed once all have ended and one or more
    failed or were cancelled, TaskTimeout when time is up, and TaskStuck when none of those left
    makes headway until someone mends something (``raise_when_stuck=False`` waits on). ``tasks`` of
    these names them. The wait goes on when the page is reloaded, or its computer slept.
    """
    if isinstance(tasks, (Task, str)):
        return wait_for(_task_of(tasks), timeout, raise_when_stuck)
    several = [_task_of(one) for one in tasks]
    if several:
        _wait(several, timeout, raise_when_stuck, first=False)
    failed = [task for task in several if task.status == "FAILED"]
    if failed:
        why = "; ".join(f"{_name(task)}: {reason(task.to_dict())}" for task in failed[:3])
        more = "; …" if len(failed) > 3 else ""
        raise TaskFailed(
            f"{len(failed)} of {plural(len(several), 'task')} failed. {why}{more}",
            failed[0],
            Events([]),
            failed,
        )
    return Tasks(several)


def as_completed(
    tasks: Iterable[Task | str],
    timeout: float | None = None,
    *,
    raise_when_stuck: bool = True,
) -> Iterator[Task]:
    """Yield tasks as they end, whether they succeeded or failed (see ``task.status``).

    ``timeout``: seconds from the first to the last, at most. Raises TaskTimeout and TaskStuck as
    :func:`wait` does.
    """
    left = [_task_of(one) for one in tasks]
    end = None if timeout is None else time.monotonic() + timeout
    line = ProgressLine()
    while left:
        rest = None if end is None else max(0.0, end - time.monotonic())
        _wait(left, rest, raise_when_stuck, first=True, line=line)
        done = [task for task in left if task.status in ENDED]
        left = [task for task in left if task.status not in ENDED]
        yield from done


def _wait(
    tasks: list[Task],
    timeout: float | None,
    raise_when_stuck: bool,
    *,
    first: bool,
    line: ProgressLine | None = None,
) -> None:
    """Wait until all, or the first of some tasks have ended; they are up to date then."""
    wish = wait_wish(
        "wait-tasks",
        timeout,
        tasks=[task.task_id for task in tasks],
        first=first,
        evenIfStuck=not raise_when_stuck,
    )
    result = call_on(wish, line or ProgressLine(), running_many)
    documents: list[Json] = result["value"]
    for task, document in zip(tasks, documents, strict=True):
        task.see(document)
    going = [task for task in tasks if task.status not in ENDED]
    if not going or (first and len(going) < len(tasks)):
        return
    stuck = [
        (task, visible(str(why)))
        for task, why in zip(tasks, result["stuck"], strict=True)
        if why and task.status not in ENDED
    ]
    if raise_when_stuck and len(stuck) == len(going):
        said = "; ".join(f"{_name(task)}: {why.rstrip('.')}" for task, why in stuck[:3])
        raise TaskStuck(
            f"{plural(len(stuck), 'task')} stuck: {said}. Globus goes on trying until their "
            "deadlines: wait again once it is mended, or wait on with raise_when_stuck=False.",
            going[0],
            Events([]),
            going,
        )
    raise TaskTimeout(f"Time is up; {plural(len(going), 'task')} of them go on.", going[0], going)


def _task_of(one: Task | str) -> Task:
    return Task({"taskId": one}) if isinstance(one, str) else one


def _name(task: Task) -> str:
    return visible(task.label or task.task_id)
