"""The commands that the panel writes, run by bash: globus-cli reads what the panel had set up.

``tests/code.json`` holds what the panel writes; its other forms are tested elsewhere.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.judges.cli import GLOBUS, Cli
from tests.judges.judge import TRANSFER_SCOPE, Sandbox

CASES = json.loads((Path(__file__).parents[1] / "code.json").read_text())
TRANSFERS = [case for case in CASES if case["operation"] == "transfer" and case["shell"]]
TIMERS = [case for case in CASES if case["operation"] == "create-timer"]
LISTS = [case for case in CASES if case["operation"] == "list-directory"]


@pytest.fixture(scope="module")
def cli(shared_sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """Ada's, with consent to list the first collection."""
    shared_sandbox.control("reset")
    cli = Cli(shared_sandbox, tmp_path_factory.mktemp("home"))
    scope = f"*https://auth.globus.org/scopes/{shared_sandbox.id('tutorial-1')}/data_access"
    for command in (["login"], ["session", "consent", f"{TRANSFER_SCOPE}[{scope}]"]):
        status, said = cli.sign_in(*command)
        assert status == 0, said
    return cli


def run(cli: Cli, text: str, *more: str) -> Any:
    """The document that a command prints, read and run by bash with more options."""
    globus = f'globus() {{ {GLOBUS} "$@" {" ".join(more)} --format json; }}'
    done = subprocess.run(
        ["bash", "-c", f"{globus}\n{text}"],
        capture_output=True,
        text=True,
        timeout=60,
        env=cli.env,
    )
    assert done.returncode == 0, f"{text}: {done.stdout}{done.stderr}"
    return json.loads(done.stdout)


@pytest.mark.parametrize("case", TRANSFERS, ids=lambda case: case["what"])
def test_a_transfer_is_read_as_it_was_set_up(cli: Cli, case: dict[str, Any]) -> None:
    args = case["args"]
    data = run(cli, case["shell"], "--dry-run")
    assert (data["source_endpoint"], data["destination_endpoint"]) == (
        args["source"],
        args["destination"],
    )
    assert [
        (item["source_path"], item["destination_path"], item.get("recursive"))
        for item in data["DATA"]
    ] == [
        (
            item["source"],
            item["destination"] + ("file1.txt" if case["what"].startswith("a file that") else ""),
            item.get("recursive"),
        )
        for item in args["items"]
    ]
    assert data.get("label") == args.get("label")
    assert data["verify_checksum"] == args.get("verify", True)
    levels = {"exists": 0, "size": 1, "mtime": 2, "checksum": 3}
    assert data.get("sync_level") == levels.get(args.get("syncLevel"))
    for name, ours in (
        ("preserve_timestamp", "preserveTimestamp"),
        ("encrypt_data", "encryptData"),
        ("skip_source_errors", "skipSourceErrors"),
        ("fail_on_quota_errors", "failOnQuotaErrors"),
        ("delete_destination_extra", "deleteDestinationExtra"),
    ):
        assert data.get(name, False) == args.get(ours, False)
    rules = [
        (rule["method"], rule.get("type"), rule["name"]) for rule in data.get("filter_rules") or []
    ]
    assert rules == [
        (rule["method"], rule.get("type"), rule["name"]) for rule in args.get("filterRules", [])
    ]
    assert data.get("source_local_user") == args.get("sourceLocalUser")
    assert data.get("destination_local_user") == args.get("destinationLocalUser")
    if "deadline" in args:
        assert str(data["deadline"]).replace("T", " ") == "2099-01-31 10:00:00"
    for notice in ("succeeded", "failed", "inactive"):
        assert data.get(f"notify_on_{notice}", True) == (notice in args.get("notify", [notice]))


@pytest.mark.parametrize("case", LISTS, ids=lambda case: case["what"])
def test_a_folder_is_listed_whatever_it_is_called(cli: Cli, case: dict[str, Any]) -> None:
    path = case["args"].get("path", "/~/")
    home = cli.sandbox.folder("tutorial-1") / "home/ada"
    if path.startswith("/~/"):
        (home / path.removeprefix("/~/") / "found").mkdir(parents=True, exist_ok=True)
    listed = {entry["name"] for entry in run(cli, case["shell"])["DATA"]}
    assert ("found" if path.startswith("/~/") else "file1.txt") in listed


@pytest.fixture(scope="module")
def scheduler(cli: Cli) -> Cli:
    """Ada's, who allowed timers to send between both collections."""
    ids = [cli.sandbox.id(role) for role in ("tutorial-1", "tutorial-2")]
    options = [part for each in ids for part in ("--timer-data-access", each)]
    status, said = cli.sign_in("session", "consent", *options)
    assert status == 0, said
    return cli


@pytest.mark.parametrize("case", TIMERS, ids=lambda case: case["what"])
def test_a_timer_is_read_as_it_was_set_up(scheduler: Cli, case: dict[str, Any]) -> None:
    args = case["args"]
    timer = run(scheduler, case["shell"])
    body, schedule = timer["body"], timer["schedule"]
    assert (body["source_endpoint"], body["destination_endpoint"]) == (
        args["source"],
        args["destination"],
    )
    assert [
        (item["source_path"], item["destination_path"], item.get("recursive"))
        for item in body["DATA"]
    ] == [(item["source"], item["destination"], item.get("recursive")) for item in args["items"]]
    if "name" in args:
        assert timer["name"] == args["name"]
    assert body.get("label") == args.get("label")
    if "every" not in args:
        assert schedule == {"type": "once", "datetime": "2027-01-31T10:00:00+00:00"}
        return
    assert (schedule["type"], schedule["interval_seconds"]) == ("recurring", args["every"])
    if "times" in args:
        assert schedule["end"]["count"] == args["times"]
    else:
        assert schedule["end"]["datetime"] == args["until"].replace("Z", "+00:00")
