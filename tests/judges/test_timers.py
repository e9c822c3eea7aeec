"""Timers, by globus-sdk's TimersClient."""

from __future__ import annotations

import copy
import datetime as dt
import time
from collections.abc import Callable, Iterator
from typing import Any

import globus_sdk
import globus_sdk.testing
import pytest
from globus_sdk.gare import to_gare

from tests.judges.apps import user_app
from tests.judges.judge import Person, Sandbox
from tests.judges.test_documents import check, sample

Json = dict[str, Any]
HOUR = 3600


class Timed:
    """Somebody with an app that may have timers send on both tutorial collections."""

    def __init__(self, sandbox: Sandbox, identity: str = "ada@example.edu") -> None:
        self.sandbox = sandbox
        self.one, self.two = sandbox.id("tutorial-1"), sandbox.id("tutorial-2")
        native = globus_sdk.NativeAppAuthClient(sandbox.native)
        self.app, self.pasting = user_app(sandbox, native, identity=identity)
        self.timers = globus_sdk.TimersClient(app=self.app)
        self.timers.add_app_transfer_data_access_scope([self.one, self.two])

    def wish(self, schedule: Any, name: str = "backup", **options: Any) -> globus_sdk.TransferTimer:
        """A timer that sends one file."""
        data = globus_sdk.TransferData(self.one, self.two, **options)
        data.add_item("/share/godata/file1.txt", "/~/by-timer.txt")
        return globus_sdk.TransferTimer(name=name, schedule=schedule, body=data)

    def create(self, schedule: Any, **options: Any) -> Json:
        created: Json = self.timers.create_timer(self.wish(schedule, **options))["timer"]
        return created

    def until(self, timer: str, condition: Callable[[Any], object]) -> Json:
        """Look at a timer until something is true of it."""
        end = time.monotonic() + 20
        while time.monotonic() < end:
            job = dict(self.timers.get_job(timer).data)
            if condition(job):
                return job
            time.sleep(0.05)
        raise AssertionError(f"it never came: {job}")

    def runs(self, timer: str, count: int) -> Json:
        """The timer after a number of runs, the last of which went well."""
        return self.until(
            timer,
            lambda job: (
                job["n_runs"] == count and job["results"]["data"][0]["run_status"] == "SUCCEEDED"
            ),
        )


@pytest.fixture
def ada(sandbox: Sandbox) -> Iterator[Timed]:
    """Ada, who schedules."""
    timed = Timed(sandbox)
    with timed.app:
        yield timed


def every(hours: int = 1, **more: Any) -> globus_sdk.RecurringTimerSchedule:
    return globus_sdk.RecurringTimerSchedule(interval_seconds=hours * HOUR, **more)


def test_a_timer_that_runs_once_sends_the_file(sandbox: Sandbox, ada: Timed) -> None:
    created = ada.create(globus_sdk.OnceTimerSchedule(), label="Nightly", verify_checksum=True)
    assert (created["status"], created["timer_type"]) == ("new", "transfer")
    assert created["body"]["verify_checksum"] is True
    job = ada.until(created["job_id"], lambda job: job["status"] == "ended")
    assert (job["n_runs"], job["n_errors"], job["next_run"]) == (1, 0, None)
    result = job["results"]["data"][0]
    sent = sandbox.folder("tutorial-2") / "home" / "ada" / "by-timer.txt"
    assert sent.read_bytes() == b"one\n"
    task = Person(sandbox).transfer.get_task(result["resource_id"])
    assert (task["label"], task["status"]) == ("Nightly, run 1", "SUCCEEDED")
    assert result["data"]["details"]["task_id"] == task["task_id"]
    assert ada.pasting.times == 1


def test_a_timer_recurs_by_the_clock_until_it_has_run_enough(sandbox: Sandbox, ada: Timed) -> None:
    created = ada.create(every(end={"condition": "iterations", "count": 2}))
    timer = created["job_id"]
    first = ada.runs(timer, 1)
    started = dt.datetime.fromisoformat(first["start"])
    assert dt.datetime.fromisoformat(first["next_run"]) - started == dt.timedelta(hours=1)
    assert first["activity"]["code"] == "awaiting_next_run"
    sandbox.control("clock", advance_seconds=HOUR)
    ended = ada.until(timer, lambda job: job["status"] == "ended")
    assert (ended["n_runs"], ended["activity"]) == (2, None)


def test_a_timer_waits_for_its_start_and_stops_at_its_end(sandbox: Sandbox, ada: Timed) -> None:
    now = dt.datetime.now(dt.timezone.utc)
    start = now + dt.timedelta(hours=2)
    end = {"condition": "time", "datetime": now + dt.timedelta(hours=3, minutes=30)}
    timer = ada.create(every(start=start, end=end))["job_id"]
    assert ada.timers.get_job(timer)["n_runs"] == 0
    sandbox.control("clock", advance_seconds=2 * HOUR + 1)
    ada.runs(timer, 1)
    sandbox.control("clock", advance_seconds=HOUR)
    assert ada.until(timer, lambda job: job["status"] == "ended")["n_runs"] == 2


def test_pause_resume_rename_delete(sandbox: Sandbox, ada: Timed) -> None:
    timer = ada.create(every())["job_id"]
    ada.runs(timer, 1)
    assert ada.timers.pause_job(timer)["message"] == f"Successfully paused job {timer}."
    sandbox.control("clock", advance_seconds=5 * HOUR)
    paused = ada.timers.get_job(timer)
    assert (paused["status"], paused["inactive_reason"]["cause"]) == ("inactive", "user")
    assert paused["n_runs"] == 1
    ada.timers.resume_job(timer)
    ada.runs(timer, 2)
    assert ada.timers.update_job(timer, {"name": "other"})["name"] == "other"
    assert [job["name"] for job in ada.timers.list_jobs()["jobs"]] == ["other"]
    assert ada.timers.delete_job(timer)["job_id"] == timer
    assert ada.timers.list_jobs()["jobs"] == []
    with pytest.raises(globus_sdk.TimersAPIError) as caught:
        ada.timers.get_job(timer)
    assert (caught.value.http_status, caught.value.code) == (404, "NOT_FOUND")


def test_what_is_wrong_is_named(ada: Timed) -> None:
    with pytest.raises(globus_sdk.TimersAPIError) as caught:
        ada.create(globus_sdk.RecurringTimerSchedule(interval_seconds=10))
    assert caught.value.http_status == 422
    assert "body.timer.schedule.interval_seconds" in caught.value.messages[0]


def test_consent_is_asked_for_below_timers(sandbox: Sandbox) -> None:
    native = globus_sdk.NativeAppAuthClient(sandbox.native)
    app, pasting = user_app(sandbox, native)
    # Consent to transfers is none to timers.
    Person(sandbox).consent("tutorial-1", "tutorial-2")
    timed = Timed(sandbox)
    with app:
        timers = globus_sdk.TimersClient(app=app)
        timers.add_app_scope(
            globus_sdk.TimersClient.scopes.timer.with_dependency(
                globus_sdk.TransferClient.scopes.all
            )
        )
        timer = timers.create_timer(timed.wish(globus_sdk.OnceTimerSchedule()))["timer"]
        assert timer["job_id"]
    assert pasting.times == 2


def test_a_consent_that_is_taken_back_stops_a_timer_until_it_is_given(
    sandbox: Sandbox, ada: Timed
) -> None:
    # A sign-in five minutes ahead of its own clock is nothing to globus-sdk.
    timer = ada.create(globus_sdk.RecurringTimerSchedule(interval_seconds=60))["job_id"]
    ada.runs(timer, 1)
    sandbox.control("faults", name="consent-revoked", collection=ada.two)
    sandbox.control("clock", advance_seconds=60)
    stopped = ada.until(timer, lambda job: job["status"] == "inactive")
    reason = stopped["inactive_reason"]
    assert reason["cause"] == "globus_auth_requirements"
    needed = to_gare(reason["detail"])
    assert needed is not None
    assert needed.authorization_parameters.required_scopes
    ada.app.login(auth_params=needed.authorization_parameters, force=True)
    ada.timers.resume_job(timer, update_credentials=True)
    ada.runs(timer, 2)


def test_timers_of_others_are_not_there(sandbox: Sandbox, ada: Timed) -> None:
    timer = ada.create(every())["job_id"]
    grace = Timed(sandbox, "grace@example.edu")
    with grace.app:
        assert grace.timers.list_jobs()["jobs"] == []
        for call in (
            grace.timers.get_job,
            grace.timers.pause_job,
            grace.timers.resume_job,
            grace.timers.delete_job,
        ):
            with pytest.raises(globus_sdk.TimersAPIError) as caught:
                call(timer)
            assert caught.value.http_status == 404


def test_documents_are_like_the_samples(ada: Timed) -> None:
    created = ada.timers.create_timer(ada.wish(every(), verify_checksum=True, label="x"))
    check(created.data, sample("timer.create_timer"))
    timer = created["timer"]["job_id"]
    ada.runs(timer, 1)
    theirs = copy.deepcopy(sample("timer.get_job"))
    # JavaScript writes no 864000.0; task documents had this key in 2022.
    theirs["interval"] = int(theirs["interval"])
    del theirs["results"]["data"][0]["data"]["details"]["event_list"]
    check(ada.timers.get_job(timer).data, theirs)
    check(ada.timers.list_jobs().data, {"jobs": [theirs]})
    for pause, name in ((ada.timers.pause_job, "pause_job"), (ada.timers.resume_job, "resume_job")):
        said = sample(f"timer.{name}")
        recorded = globus_sdk.testing.get_response_set(f"timer.{name}").metadata["job_id"]
        assert pause(timer)["message"] == said["message"].replace(recorded, timer)
    check(ada.timers.delete_job(timer).data, theirs)
