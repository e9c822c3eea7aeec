"""globus-cli on files, tasks, endpoints and bookmarks: what it prints, what is on disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.judges.cli import Cli, rows
from tests.judges.judge import TRANSFER_SCOPE, Sandbox


class Shell:
    """Ada's shell: consent is given for both tutorial collections."""

    def __init__(self, cli: Cli) -> None:
        self.cli = cli
        sandbox = cli.sandbox
        self.one, self.two = sandbox.id("tutorial-1"), sandbox.id("tutorial-2")
        self.here = sandbox.folder("tutorial-1")
        self.there = sandbox.folder("tutorial-2") / "home" / "ada"
        data = " ".join(
            f"*https://auth.globus.org/scopes/{each}/data_access" for each in (self.one, self.two)
        )
        for command in (["login"], ["session", "consent", f"{TRANSFER_SCOPE}[{data}]"]):
            status, said = cli.sign_in(*command)
            assert status == 0, said
        self.ok, self.json, self.refused = cli.ok, cli.json, cli.refused

    def wait(self, task: dict[str, Any]) -> dict[str, Any]:
        """The document of a task that was submitted, at its end."""
        self.ok("task", "wait", task["task_id"], "--timeout", "20", "--polling-interval", "1")
        shown: dict[str, Any] = self.json("task", "show", task["task_id"])
        return shown

    def transfer(self, *arguments: str, stdin: str = "") -> dict[str, Any]:
        """Submit a transfer and wait for its end."""
        return self.wait(self.json("transfer", *arguments, stdin=stdin))


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    """One sandbox and one login for all of these; each uses names of its own."""
    folder = tmp_path_factory.mktemp("cli")
    with Sandbox(folder / "data") as sandbox:
        yield Shell(Cli(sandbox, folder))


def names(folder: Path) -> list[str]:
    """What is below a folder, as relative paths."""
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_ls_recursive_filtered_ordered_and_long(shell: Shell) -> None:
    listed = shell.ok("ls", "--recursive", f"{shell.one}:/share").split()
    assert listed == ["godata/", "godata/file1.txt", "godata/file2.txt", "godata/file3.txt"]
    assert shell.ok("ls", "--filter", "~*2.txt", f"{shell.one}:/share/godata") == "file2.txt\n"
    assert shell.ok("ls", "--filter", "!~*2.txt", f"{shell.one}:/share/godata").split() == [
        "file1.txt",
        "file3.txt",
    ]
    long = shell.ok("ls", "--long", "--orderby", "size:DESC", f"{shell.one}:/share/godata")
    first = rows(long)[0]
    assert (first[3], first[6]) == ("6", "file3.txt")


def test_ls_of_the_home_hides_what_is_hidden(shell: Shell) -> None:
    assert ".profile" not in shell.ok("ls", f"{shell.one}:/~/")
    assert ".profile" in shell.ok("ls", "--all", f"{shell.one}:/~/")
    assert ".profile" not in shell.ok("ls", shell.one)


def test_ls_of_what_is_not_there_or_forbidden(shell: Shell) -> None:
    assert "ClientError.NotFound" in shell.refused("ls", f"{shell.one}:/nothing")
    assert "EndpointPermissionDenied" in shell.refused("ls", f"{shell.one}:/private")
    offline = shell.cli.sandbox.id("offline")
    assert "GCDisconnected" in shell.refused("ls", f"{offline}:/")


def test_stat(shell: Shell) -> None:
    found = shell.json("stat", f"{shell.one}:/share/godata/file1.txt")
    assert (found["name"], found["size"], found["type"]) == ("file1.txt", 4, "file")
    assert "Nothing found" in shell.ok("stat", f"{shell.one}:/share/nothing")


def test_mkdir_and_rename(shell: Shell) -> None:
    shell.ok("mkdir", f"{shell.two}:/~/made")
    assert (shell.there / "made").is_dir()
    shell.ok("rename", shell.two, "/~/made", "/~/renamed")
    assert not (shell.there / "made").exists()
    assert (shell.there / "renamed").is_dir()
    assert "MkdirFailed.Exists" in shell.refused("mkdir", f"{shell.two}:/~/renamed")


def test_transfer_of_a_file_once_by_its_submission_id(shell: Shell) -> None:
    submission = shell.ok("task", "generate-submission-id").strip()
    paths = [f"{shell.one}:/share/godata/file1.txt", f"{shell.two}:/~/once.txt"]
    command = ["transfer", "--submission-id", submission, "--label", "Once", "--notify", "off"]
    first = shell.json(*command, *paths)
    again = shell.json(*command, *paths)
    assert (first["code"], again["code"]) == ("Accepted", "Duplicate")
    assert first["task_id"] == again["task_id"]
    task = shell.wait(first)
    assert (task["status"], task["label"], task["files_transferred"]) == ("SUCCEEDED", "Once", 1)
    assert (shell.there / "once.txt").read_bytes() == b"one\n"


def test_transfer_of_a_batch(shell: Shell) -> None:
    batch = '# a comment\nfile1.txt a.txt\n"file2.txt" "b c.txt"\n--recursive . whole\n'
    task = shell.transfer(
        "--batch", "-", f"{shell.one}:/share/godata", f"{shell.two}:/~/batch", stdin=batch
    )
    assert task["status"] == "SUCCEEDED"
    assert names(shell.there / "batch") == [
        "a.txt",
        "b c.txt",
        "whole/file1.txt",
        "whole/file2.txt",
        "whole/file3.txt",
    ]
    shown = shell.ok("task", "show", "--successful-transfers", task["task_id"])
    assert {r[1] for r in rows(shown)} >= {"/~/batch/a.txt", "/~/batch/b c.txt"}
    assert rows(shell.ok("task", "show", "--skipped-errors", task["task_id"])) == []


def test_transfer_dry_run_sends_nothing(shell: Shell) -> None:
    before = len(shell.cli.sandbox.requests("/v0.10/transfer"))
    document = shell.json(
        "transfer", "--dry-run", f"{shell.one}:/share/godata", f"{shell.two}:/~/dry", "-r"
    )
    assert document["DATA"][0]["destination_path"] == "/~/dry"
    assert len(shell.cli.sandbox.requests("/v0.10/transfer")) == before
    assert not (shell.there / "dry").exists()


@pytest.mark.parametrize("level", ["exists", "size", "mtime", "checksum"])
def test_transfer_sync_sends_what_differs(shell: Shell, level: str) -> None:
    folder = shell.there / f"sync-{level}"
    source = shell.here / "share" / "godata"
    folder.mkdir()
    # The same size and another content; another size; and one that is not there.
    (folder / "file1.txt").write_bytes(b"eno\n")
    (folder / "file2.txt").write_bytes(b"longer\n")
    task = shell.transfer(
        "-r", "-s", level, f"{shell.one}:/share/godata", f"{shell.two}:/~/sync-{level}"
    )
    sent = {
        "exists": {"file3.txt"},
        "size": {"file2.txt", "file3.txt"},
        # What is at the destination is newer than the samples.
        "mtime": {"file3.txt"},
        "checksum": {"file1.txt", "file2.txt", "file3.txt"},
    }[level]
    same = {n for n in names(source) if (folder / n).read_bytes() == (source / n).read_bytes()}
    assert same == sent
    assert task["files_skipped"] == 3 - len(sent)


def test_transfer_filters(shell: Shell) -> None:
    shell.transfer(
        *["-r", "--include", "file1*", "--exclude", "*"],
        *[f"{shell.one}:/share/godata", f"{shell.two}:/~/filtered"],
    )
    assert names(shell.there / "filtered") == ["file1.txt"]


def test_transfer_deletes_what_is_extra(shell: Shell) -> None:
    folder = shell.there / "extra"
    folder.mkdir()
    (folder / "extra.txt").write_text("extra")
    shell.transfer(
        *["-r", "--delete-destination-extra"],
        *[f"{shell.one}:/share/godata", f"{shell.two}:/~/extra"],
    )
    assert names(folder) == ["file1.txt", "file2.txt", "file3.txt"]


def test_transfer_keeps_times(shell: Shell) -> None:
    shell.transfer(
        "--preserve-timestamp", f"{shell.one}:/share/godata/file1.txt", f"{shell.two}:/~/kept.txt"
    )
    original = (shell.here / "share" / "godata" / "file1.txt").stat()
    assert int((shell.there / "kept.txt").stat().st_mtime) == int(original.st_mtime)


def test_transfer_checks_a_checksum_that_is_given(shell: Shell) -> None:
    good, bad = "5bbf5a52328e7439ae6e719dfe712200", "0" * 32
    paths = [f"{shell.one}:/share/godata/file1.txt", f"{shell.two}:/~/checked.txt"]
    command = ["--checksum-algorithm", "MD5", "--external-checksum"]
    assert shell.transfer(*command, good, *paths)["status"] == "SUCCEEDED"
    wrong = shell.json("transfer", *command, bad, paths[0], f"{shell.two}:/~/unchecked.txt")
    waited = shell.cli.run(
        *["task", "wait", wrong["task_id"], "--timeout", "1", "--polling-interval", "1"]
    )
    assert waited.returncode == 1
    assert shell.json("task", "show", wrong["task_id"])["status"] == "FAILED"


def test_transfer_skips_errors_in_the_source(shell: Shell) -> None:
    batch = "file1.txt there.txt\nnothing.txt gone.txt\n"
    task = shell.transfer(
        *["--skip-source-errors", "--batch", "-"],
        *[f"{shell.one}:/share/godata", f"{shell.two}:/~/skipped"],
        stdin=batch,
    )
    assert task["subtasks_skipped_errors"] == 1
    assert names(shell.there / "skipped") == ["there.txt"]
    shown = rows(shell.ok("task", "show", "--skipped-errors", task["task_id"]))
    assert [(r[0], r[2]) for r in shown] == [("/share/godata/nothing.txt", "FILE_NOT_FOUND")]


def test_a_task_that_is_stuck_is_shown_updated_and_cancelled(shell: Shell) -> None:
    sent = shell.json("transfer", f"{shell.one}:/share/missing.txt", f"{shell.two}:/~/missing.txt")
    task = sent["task_id"]
    assert (
        "conflict"
        in shell.refused(
            "transfer", f"{shell.one}:/share/missing.txt", f"{shell.two}:/~/missing.txt"
        ).lower()
    )
    shell.ok("task", "update", task, "--label", "Stuck", "--deadline", "2035-01-01T00:00:00")
    shown = shell.json("task", "show", task)
    assert (shown["label"], shown["deadline"][:4]) == ("Stuck", "2035")
    assert shown["faults"] >= 1
    events = shell.json("task", "event-list", "--filter-errors", task)["DATA"]
    assert {e["code"] for e in events} == {"FILE_NOT_FOUND"}
    assert "not paused" in shell.ok("task", "pause-info", task)
    assert "cancelled successfully" in shell.ok("task", "cancel", task)
    assert "completed before" in shell.ok("task", "cancel", task)
    assert shell.json("task", "show", task)["status"] == "FAILED"


def test_task_cancel_all(shell: Shell) -> None:
    for name in ("p", "q"):
        shell.ok("transfer", f"{shell.one}:/no-{name}", f"{shell.two}:/~/no-{name}")
    shell.ok("task", "cancel", "--all")
    assert "no in-progress tasks" in shell.refused("task", "cancel", "--all")


def test_task_list_filters(shell: Shell) -> None:
    listed = ["task", "list", "--filter-type", "TRANSFER", "--filter-status", "SUCCEEDED"]
    shell.transfer(
        *["--label", "To be found"],
        *[f"{shell.one}:/share/godata/file1.txt", f"{shell.two}:/~/found.txt"],
    )
    found = shell.json(*listed, "--filter-label", "to be found*", "--inexact")["DATA"]
    assert [t["label"] for t in found] == ["To be found"]
    assert shell.json(*listed, "--filter-requested-after", "2999-01-01")["DATA"] == []
    assert len(rows(shell.ok("task", "list", "--limit", "1"))) == 1


def test_delete_and_rm(shell: Shell) -> None:
    for name in ("d1", "d2", "d3/e"):
        (shell.there / "deletes" / name).mkdir(parents=True)
        (shell.there / "deletes" / name / "file.txt").write_text("x")
    path = f"{shell.two}:/~/deletes"
    assert shell.json("delete", "--dry-run", "-r", f"{path}/d1")["DATA"][0]["path"]
    assert (shell.there / "deletes" / "d1").exists()
    task = shell.wait(shell.json("delete", "-r", "--label", "Gone", f"{path}/d1"))
    assert (task["type"], task["status"], task["label"]) == ("DELETE", "SUCCEEDED", "Gone")
    shell.wait(shell.json("delete", "-r", "--batch", "-", path, stdin="d2\nd3/e\n"))
    assert names(shell.there / "deletes") == []
    (shell.there / "deletes" / "last.txt").write_text("x")
    shell.ok("rm", "--polling-interval", "1", f"{path}/last.txt")
    assert not (shell.there / "deletes" / "last.txt").exists()
    shell.refused("rm", "--polling-interval", "1", f"{path}/last.txt")
    shell.ok("rm", "--ignore-missing", "--polling-interval", "1", f"{path}/last.txt")


def test_endpoint_search_and_show(shell: Shell) -> None:
    found = rows(shell.ok("endpoint", "search", "tutorial"))
    assert [r[0] for r in found] == [shell.one, shell.two]
    kinds = shell.json(
        "endpoint", "search", "--filter-entity-type", "gcp_mapped_collection", "sandbox"
    )["DATA"]
    assert {e["entity_type"] for e in kinds} == {"GCP_mapped_collection"}
    mine = shell.json("endpoint", "search", "--filter-scope", "my-endpoints")["DATA"]
    assert {e["owner_string"] for e in mine} == {"ada@example.edu"}
    endpoint = shell.cli.sandbox.id("not-a-collection")
    assert shell.json("endpoint", "show", endpoint)["id"] == endpoint
    assert "Mapped Collection" in shell.refused("endpoint", "show", shell.one)
    assert shell.json("endpoint", "my-shared-endpoint-list", shell.one)


def test_bookmarks(shell: Shell) -> None:
    shell.ok("bookmark", "create", f"{shell.one}:/share/godata/", "samples")
    assert shell.ok("bookmark", "show", "samples") == f"{shell.one}:/share/godata/\n"
    assert [r[0] for r in rows(shell.ok("bookmark", "list"))] == ["samples"]
    shell.ok("bookmark", "rename", "samples", "godata")
    assert "No bookmark found" in shell.refused("bookmark", "show", "samples")
    shell.refused("bookmark", "create", f"{shell.two}:/", "godata")
    shell.ok("bookmark", "delete", "godata")
    assert rows(shell.ok("bookmark", "list")) == []


def test_api_calls_any_route(shell: Shell) -> None:
    told = shell.json("api", "transfer", "GET", "/task_list", "--query-param", "limit=1")
    assert told["DATA_TYPE"] == "task_list"
    assert "NotImplemented" in shell.refused("api", "transfer", "GET", "/nothing")
