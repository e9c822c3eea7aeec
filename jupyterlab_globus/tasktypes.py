"""Tasks: what Globus works at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from .calls import operate
from .history import MOST_FILES, Events, Files, SkippedErrors
from .kernels import Json
from .table import Column, Facts, Shown, Table, moment
from .text import size

if TYPE_CHECKING:
    from .waiting import Record


@dataclass(frozen=True)
class Item:
    """One file or folder of a transfer, with its path on both sides."""

    source: str
    destination: str
    recursive: bool | None = None
    """Whether it is a folder with all in it; None: Globus finds out."""


class Task(Shown):
    """A task of Globus: one that was just submitted, or as it was last seen.

    Methods raise GlobusError.
    """

    def __init__(self, value: Json) -> None:
        self.items: list[Item] = []
        """What was sent where; known of a transfer that was just submitted."""
        self.duplicate = False
        """Globus had this very submission already: it is one task, not two."""
        if "task_id" in value:
            self.see(value)
        else:
            self._take_submitted(value)

    def refresh(self) -> Task:
        """See how the task is now; returns itself."""
        self.see(operate("show-task", task=self.task_id)["value"])
        return self

    def wait(self, timeout: float | None = None, *, raise_when_stuck: bool = True) -> Record:
        """Wait until the task has ended, showing one line of progress.

        Returns the record of what was sent: a table of source, destination, size and checksum of
        each file, with the task as it ended in its ``task``. The task itself is up to date then.

        ``timeout``: seconds to wait at most. Raises TaskFailed when the task failed or was
        cancelled, TaskTimeout when time is up, and TaskStuck when the task makes no headway until
        someone mends something (``raise_when_stuck=False`` waits on: Globus tries until the task's
        deadline). After these two, as after the kernel's stop button, the task goes on.
        """
        from .waiting import wait_for

        return wait_for(self, timeout, raise_when_stuck)

    def cancel(self) -> Task:
        """Stop the task; what has arrived stays. Returns itself."""
        self.see(operate("cancel-task", task=self.task_id)["value"])
        return self

    def update(self, *, label: str | None = None, deadline: datetime | str | None = None) -> Task:
        """Change what the task is called, or when Globus gives up; returns itself.

        ``deadline``: a datetime (UTC where it has no zone), or ISO 8601 with its zone.
        """
        changed = operate("update-task", task=self.task_id, label=label, deadline=iso(deadline))
        self.see(changed["value"])
        return self

    def events(self, limit: int = 100, *, errors_only: bool = False) -> Events:
        """What happened to the task, newest first; at most ``limit``, 1,000 in all."""
        result = operate(
            "list-task-events", task=self.task_id, limit=limit, errorsOnly=errors_only or None
        )
        return Events(result["value"])

    def successful_transfers(self, limit: int = MOST_FILES) -> Files:
        """The files that the task has sent, at most ``limit``: 100,000 or fewer."""
        return Files(operate("list-successful-transfers", task=self.task_id, limit=limit)["value"])

    def skipped_errors(self, limit: int = 1000) -> SkippedErrors:
        """The paths that the task passed over, and why; at most ``limit``: 100,000 or fewer."""
        result = operate("list-skipped-errors", task=self.task_id, limit=limit)
        return SkippedErrors(result["value"])

    def to_dict(self) -> Json:
        """Return the task as JSON: the service's document, or what was submitted."""
        return self._value

    def see(self, value: Json) -> None:
        """Take a newer document of the service."""
        self._value = value
        self.task_id: str = value["task_id"]
        self.type: str | None = value.get("type")
        """``"TRANSFER"`` or ``"DELETE"``."""
        self.status: str = value["status"]
        """``"SUBMITTED"``, ``"ACTIVE"``, ``"INACTIVE"``, ``"SUCCEEDED"`` or ``"FAILED"``."""
        self.label: str | None = value.get("label")
        self.source: str | None = value.get("source_endpoint_id")
        """UUID of the collection; of a delete the one where it deletes."""
        self.destination: str | None = value.get("destination_endpoint_id")
        self.files_transferred: int | None = value.get("files_transferred")
        self.bytes_transferred: int | None = value.get("bytes_transferred")
        self.request_time: str | None = value.get("request_time")
        """ISO 8601, as the other times."""
        self.completion_time: str | None = value.get("completion_time")

    def _take_submitted(self, value: Json) -> None:
        self.see(
            {
                "task_id": value["taskId"],
                "status": "SUBMITTED",
                "label": value.get("label"),
                "source_endpoint_id": value.get("source") or value.get("collection"),
                "destination_endpoint_id": value.get("destination"),
            }
        )
        self._value = value
        self.duplicate = bool(value.get("duplicate"))
        self.items = [
            Item(item["source"], item["destination"], item["recursive"])
            for item in value.get("items", ())
        ]

    def _facts(self) -> Facts:
        value = self._value
        source = value.get("source_endpoint_display_name")
        destination = value.get("destination_endpoint_display_name")
        deletes = self.type == "DELETE" or "paths" in value
        return [
            ("Task", self.task_id),
            ("Label", self.label),
            ("Status", self.status + (" (was sent before)" if self.duplicate else "")),
            ("Deletes on" if deletes else "From", _named(source, self.source)),
            ("To", _named(destination, self.destination)),
            *(("Sent", f"{item.source} → {item.destination}") for item in self.items[:10]),
            *(("Deletes", path) for path in value.get("paths", ())[:10]),
            ("Files", self.files_transferred is not None and f"{self.files_transferred:,}"),
            ("Skipped", value.get("files_skipped") and f"{value['files_skipped']:,}"),
            ("Size", size(self.bytes_transferred)),
            ("Ended (UTC)", moment(self.completion_time)),
        ]


class Tasks(Table[Task]):
    """Tasks, newest first."""

    _nouns = ("task", "tasks")
    _columns = (
        Column[Task]("Label", lambda row: row.label),
        Column[Task]("Task", lambda row: row.task_id),
        Column[Task]("Type", lambda row: row.type),
        Column[Task]("Status", lambda row: row.status),
        Column[Task]("From", lambda row: _end(row, "source")),
        Column[Task]("To", lambda row: _end(row, "destination")),
        Column[Task]("Files", lambda row: row.files_transferred, left=False),
        Column[Task]("Size", lambda row: size(row.bytes_transferred), left=False),
        Column[Task]("Submitted (UTC)", lambda row: moment(row.request_time), left=False),
    )
    _fields = (
        "task_id",
        "label",
        "type",
        "status",
        "source",
        "destination",
        "files_transferred",
        "bytes_transferred",
        "request_time",
        "completion_time",
    )
    _counts = frozenset({"files_transferred", "bytes_transferred"})
    _times = frozenset({"request_time", "completion_time"})

    def __init__(self, value: Iterable[Json | Task]) -> None:
        super().__init__(one if isinstance(one, Task) else Task(one) for one in value)

    def to_dict(self) -> Json:
        """Return the tasks as JSON: ``{"tasks": [...]}``, the service's documents."""
        return {"tasks": [task.to_dict() for task in self]}


def iso(time: datetime | str | None) -> str | None:
    """A time as the page takes it; a datetime without a zone is in UTC."""
    if not isinstance(time, datetime):
        return time
    return (time if time.tzinfo else time.replace(tzinfo=timezone.utc)).isoformat()


def _end(task: Task, end: str) -> str | None:
    value = task.to_dict()
    return value.get(f"{end}_endpoint_display_name") or value.get(f"{end}_endpoint_id")


def _named(name: str | None, collection: str | None) -> str | None:
    return f"{name} ({collection})" if name and collection else name or collection
