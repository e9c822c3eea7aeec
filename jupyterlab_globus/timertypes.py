"""Timers: transfers that Globus makes later, or again and again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from .calls import operate
from .kernels import Json
from .submit import FilterRule, SyncLevel, notices, sending
from .table import Column, Facts, Shown, Table, moment
from .tasktypes import Item, Task, iso


class Timer(Shown):
    """A timer of Globus, as it was last seen. Methods raise GlobusError."""

    def __init__(self, value: Json) -> None:
        self._take(value)

    def refresh(self) -> Timer:
        """See how the timer is now; returns itself."""
        return self._after("show-timer")

    def pause(self) -> Timer:
        """Keep it from running until it is resumed; returns itself."""
        return self._after("pause-timer")

    def resume(self, *, skip_inactive_reason_check: bool = False) -> Timer:
        """Let it run again; a run that was missed runs at once. Returns itself.

        What a timer stopped for, such as a missing consent, is asked for first, unless
        ``skip_inactive_reason_check`` says that it has been given, as in globus-cli.
        """
        return self._after(
            "resume-timer", skipInactiveReasonCheck=skip_inactive_reason_check or None
        )

    def delete(self) -> None:
        """Delete the timer; tasks that it began go on."""
        operate("delete-timer", timer=self.id)

    def last_task(self) -> Task | None:
        """The task that it began last, as it is now; None where there is none yet."""
        return (
            None
            if self.last_task_id is None
            else Task(operate("show-task", task=self.last_task_id)["value"])
        )

    def to_dict(self) -> Json:
        """Return the timer as JSON: the service's document."""
        return self._value

    def _after(self, operation: str, **more: object) -> Timer:
        self._take(operate(operation, timer=self.id, **more)["value"])
        return self

    def _take(self, value: Json) -> None:
        self._value = value
        self.id: str = value["job_id"]
        """UUID of the timer."""
        self.name: str | None = value.get("name")
        self.status: str = value["status"]
        """``"active"``, ``"inactive"`` (paused, or it needs somebody) or ``"ended"``."""
        self.schedule: Json = value.get("schedule") or {}
        """``{"type": "once" | "recurring", ...}``, the service's own."""
        self.next_run: str | None = value.get("next_run")
        """ISO 8601, as the other times; None where it won't run."""
        self.last_ran_at: str | None = value.get("last_ran_at")
        self.runs: int = value.get("n_runs") or 0
        """How often it ran; what went wrong is counted too."""
        self.errors: int = value.get("n_errors") or 0
        results = value.get("results")  # Of a flow's timer a list.
        self.last_task_id: str | None = _task_of(
            results.get("data") or [] if isinstance(results, dict) else []
        )

    def _facts(self) -> Facts:
        return [
            ("Timer", self.id),
            ("Name", self.name),
            ("Status", self._state()),
            ("Attention", self._value.get("may_be_two") and "there may be two of it: see timers()"),
            ("Runs", _in_words(self.schedule)),
            ("Next run (UTC)", moment(self.next_run)),
            ("Last run (UTC)", moment(self.last_ran_at)),
            ("Last task", self.last_task_id),
            ("Number of runs", f"{self.runs:,}"),
            ("Number of errors", self.errors and f"{self.errors:,}"),
        ]

    def _state(self) -> str:
        reason = self._value.get("inactive_reason") or {}
        if reason.get("cause") == "user":
            return "paused"
        if reason:
            return "needs you: resume() asks for what is missing"
        return self.status


class Timers(Table[Timer]):
    """Your timers, newest first."""

    _nouns = ("timer", "timers")
    _columns = (
        Column[Timer]("Name", lambda row: row.name),
        Column[Timer]("Timer", lambda row: row.id),
        Column[Timer]("Status", lambda row: row._state()),
        Column[Timer]("Runs", lambda row: _in_words(row.schedule)),
        Column[Timer]("Next run (UTC)", lambda row: moment(row.next_run), left=False),
        Column[Timer]("Last run (UTC)", lambda row: moment(row.last_ran_at), left=False),
    )
    _fields = (
        "id",
        "name",
        "status",
        "next_run",
        "last_ran_at",
        "runs",
        "errors",
        "last_task_id",
    )
    _counts = frozenset({"runs", "errors"})
    _times = frozenset({"next_run", "last_ran_at"})

    def __init__(self, value: list[Json]) -> None:
        super().__init__(map(Timer, value))

    def to_dict(self) -> Json:
        """Return the timers as JSON: ``{"timers": [...]}``, the service's documents."""
        return {"timers": [timer.to_dict() for timer in self]}


def timers() -> Timers:
    """Return your timers, newest first; those that have ended too."""
    return Timers(operate("list-timers")["value"])


def timer(timer_id: str) -> Timer:
    """Return a timer by its UUID."""
    return Timer(operate("show-timer", timer=timer_id)["value"])


def create_timer(
    source: str,
    destination: str,
    *,
    name: str | None = None,
    start: datetime | str | None = None,
    every: timedelta | float | None = None,
    until: datetime | str | None = None,
    times: int | None = None,
    items: Iterable[Item | tuple[str, str]] | None = None,
    label: str | None = None,
    sync_level: SyncLevel | None = None,
    recursive: bool | None = None,
    verify_checksum: bool = True,
    preserve_timestamp: bool = False,
    encrypt_data: bool = False,
    skip_source_errors: bool = False,
    fail_on_quota_errors: bool = False,
    delete_destination_extra: bool = False,
    filter_rules: Iterable[FilterRule] | None = None,
    source_local_user: str | None = None,
    destination_local_user: str | None = None,
    notify_on_succeeded: bool = True,
    notify_on_failed: bool = True,
    notify_on_inactive: bool = True,
) -> Timer:
    """Let Globus send files and folders later, or repeatedly; returns the timer.

    ``start``: when it runs first, a datetime (UTC where it has no zone) or ISO 8601 with its zone;
    left out, at once. ``every``: the time between runs, a timedelta or seconds, a minute at least;
    left out, it runs once. It goes on ``until`` a time, or so many ``times``; without either until
    it is deleted. ``name``: what the timer is called. What it sends is said as in ``transfer``.

    A timer outlives the kernel and the page: the person is asked each time one is made. Raises
    GlobusError; no timer was made then, unless the message says that it is not known.
    """
    sent = sending(
        source,
        destination,
        items=items,
        label=label,
        sync_level=sync_level,
        recursive=recursive,
        verify_checksum=verify_checksum,
        preserve_timestamp=preserve_timestamp,
        encrypt_data=encrypt_data,
        skip_source_errors=skip_source_errors,
        fail_on_quota_errors=fail_on_quota_errors,
        delete_destination_extra=delete_destination_extra,
        filter_rules=filter_rules,
        source_local_user=source_local_user,
        destination_local_user=destination_local_user,
        notices=notices(notify_on_succeeded, notify_on_failed, notify_on_inactive),
    )
    result = operate(
        "create-timer",
        **sent,
        name=name,
        start=iso(start),
        every=every.total_seconds() if isinstance(every, timedelta) else every,
        until=iso(until),
        times=times,
    )
    return Timer(result["value"])


def _task_of(runs: list[Json]) -> str | None:
    """The task of the newest run that came to one."""
    for run in runs:
        data = run.get("data") or {}
        details = data.get("details") or {}
        found = run.get("resource_id") or details.get("task_id") or data.get("task_id")
        if found:
            return str(found)
    return None


def _in_words(schedule: Json) -> str:
    """Such as ``every 1:30:00 until 2026-02-01 00:00, 3 times``."""
    if "interval_seconds" not in schedule:
        time = moment(schedule.get("datetime"))
        return f"once at {time}" if time else "once"
    end = schedule.get("end") or {}
    return "".join(
        [
            f"every {timedelta(seconds=schedule['interval_seconds'])}",
            f" until {moment(end['datetime'])}" if end.get("datetime") else "",
            f", {end['count']} times" if end.get("count") else "",
        ]
    )
