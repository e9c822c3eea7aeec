"""``globus timer``: create transfer, list, show, pause, resume, delete."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.judges.cli import Cli
from tests.judges.judge import Sandbox

HOUR = 3600


@pytest.fixture
def cli(sandbox: Sandbox, tmp_path: Path) -> Cli:
    """Ada's globus-cli, that was allowed timers, but no data yet."""
    made = Cli(sandbox, tmp_path)
    status, said = made.sign_in("login")
    assert status == 0, said
    return made


def places(cli: Cli, name: str) -> list[str]:
    one, two = (cli.sandbox.id(role) for role in ("tutorial-1", "tutorial-2"))
    return [f"{one}:/share/godata/file1.txt", f"{two}:/~/{name}"]


def until(cli: Cli, timer: str, text: str) -> str:
    """What ``timer show`` prints, once it says something."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        shown = cli.ok("timer", "show", timer)
        if text in shown:
            return shown
        time.sleep(0.1)
    raise AssertionError(f"{text} never came: {shown}")


def test_timers_from_the_shell(cli: Cli) -> None:
    create = ["timer", "create", "transfer", "--name", "Backup", "--interval", "1h"]
    refused = cli.run(*create, *places(cli, "kept.txt"))
    assert refused.returncode == 4
    options = [part for part in refused.stdout.split() if "-" in part and len(part) > 30]
    data = [option.strip("'") for option in options]
    consent = [part for each in data for part in ("--timer-data-access", each)]
    status, said = cli.sign_in("session", "consent", *consent)
    assert status == 0, said

    created = cli.json(*create, "--label", "Kept", *places(cli, "kept.txt"))
    timer = created["job_id"]
    shown = until(cli, timer, "Awaiting the next run")
    assert "Type:                      Transfer" in shown
    assert "Interval:                  1:00:00" in shown
    assert "Number of Runs:            1" in shown
    kept = cli.sandbox.folder("tutorial-2") / "home" / "ada" / "kept.txt"
    assert kept.read_bytes() == b"one\n"
    labels = [task["label"] for task in cli.json("task", "list")["DATA"]]
    assert labels == ["Kept, run 1"]

    once = ["--start", "2027-01-01", "--stop-after-runs", "1", "--name", "Once"]
    said = cli.ok("timer", "create", "transfer", *once, *places(cli, "once.txt"))
    assert "once at 2027-01-01" in said
    assert [job["name"] for job in cli.json("timer", "list")] == ["Backup", "Once"]

    assert "Successfully paused" in cli.ok("timer", "pause", timer)
    assert "Paused, awaiting user action" in cli.ok("timer", "show", timer)
    cli.sandbox.control("clock", advance_seconds=2 * HOUR)
    assert "Successfully resumed" in cli.ok("timer", "resume", timer)
    until(cli, timer, "Number of Runs:            2")
    assert "Backup" in cli.ok("timer", "delete", timer)
    assert "Once" in cli.ok("timer", "list")
    assert "Backup" not in cli.ok("timer", "list")
    assert "No timer found" in cli.refused("timer", "show", timer)


def test_a_timer_that_lost_its_consent_is_resumed_after_it_is_given(cli: Cli) -> None:
    ids = [cli.sandbox.id(role) for role in ("tutorial-1", "tutorial-2")]
    consent = [part for each in ids for part in ("--timer-data-access", each)]
    assert cli.sign_in("session", "consent", *consent)[0] == 0
    create = ["timer", "create", "transfer", "--interval", "60s"]
    timer = cli.json(*create, *places(cli, "lost.txt"))["job_id"]
    until(cli, timer, "Awaiting the next run")
    cli.sandbox.control("faults", name="consent-revoked", collection=ids[1])
    cli.sandbox.control("clock", advance_seconds=60)
    until(cli, timer, "Paused, awaiting user action")
    said = cli.refused("timer", "resume", timer)
    assert "missing a necessary consent" in said
    assert "globus session consent" in said
    # As it is, its next run finds that the consent is still missing.
    said = cli.ok("timer", "resume", "--skip-inactive-reason-check", timer)
    assert "Successfully resumed" in said
    until(cli, timer, "Paused, awaiting user action")
    assert cli.sign_in("session", "consent", *consent)[0] == 0
    cli.ok("timer", "resume", timer)
    until(cli, timer, "Number of Runs:            2")
