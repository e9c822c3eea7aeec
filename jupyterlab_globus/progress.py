"""One line that changes while a cell waits, and stays as a summary."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from IPython import display as ipython

from .kernels import Json
from .text import duration, plural, size, visible

# IPython's own function has no types.
_display: Callable[..., object] = ipython.display


class ProgressLine:
    """One line of a cell's output; shown at the first :meth:`show`."""

    def __init__(self) -> None:
        self._id = f"globus-{uuid.uuid4()}"
        self._shown: str | None = None

    @property
    def shown(self) -> bool:
        """Whether anything was shown."""
        return self._shown is not None

    def show(self, text: str) -> None:
        """Show a text in place of the one before."""
        if text != self._shown:
            _display(
                {"text/plain": text},
                raw=True,
                display_id=self._id,
                update=self._shown is not None,
            )
            self._shown = text


def running(task: Json) -> str:
    """How far a task is; totals are left out, since they are not known before it ends."""
    trouble = task.get("nice_status")
    words: list[str] = [
        _name(task),
        "waiting" if task.get("is_paused") else "running",
        plural(task["files_transferred"], "file"),
        size(task["bytes_transferred"]),
    ]
    speed = task.get("effective_bytes_per_second")
    if speed:
        words.append(f"{size(speed)}/s")
    if trouble and trouble not in ("OK", "Queued"):
        why = task.get("nice_status_short_description") or trouble
        words.append(f"stuck: {why}")
    return visible(", ".join([*words, *_unreachable(task)]))


def running_many(seen: Json) -> str:
    """How far some tasks are."""
    words = [
        f"{seen['ended']:,} of {plural(seen['tasks'], 'task')} ended",
        plural(seen["files_transferred"], "file"),
        size(seen["bytes_transferred"]),
        *([f"{seen['stuck']:,} stuck"] if seen["stuck"] else []),
    ]
    return visible(", ".join([*words, *_unreachable(seen)]))


def ended(task: Json, seconds: float) -> str:
    """How a task ended, after so many seconds of waiting."""
    skipped = task.get("files_skipped")
    words = [
        f"{_name(task)} {str(task['status']).lower()}: "
        + plural(task["files_transferred"], "file"),
        size(task["bytes_transferred"]),
        *([f"{skipped:,} skipped"] if skipped else []),
        f"waited {duration(seconds)}",
    ]
    return visible(", ".join(words))


def reason(task: Json) -> str:
    """Why a task failed, in the service's words."""
    fatal: Any = task.get("fatal_error") or {}
    return visible(
        str(
            fatal.get("description")
            or task.get("nice_status_short_description")
            or task.get("nice_status")
            or "no reason was given"
        )
    )


def _unreachable(seen: Json) -> list[str]:
    why = seen.get("unreachable")
    return [f"Globus can't be reached, trying on: {why}"] if why else []


def _name(task: Json) -> str:
    label = task.get("label")
    return f"Task {label}" if label else f"Task {task['task_id']}"
