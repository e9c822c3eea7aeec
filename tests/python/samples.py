"""What a page answers, in short."""

from __future__ import annotations

from .page import Json, done

A = "6c54cade-bde5-45c1-bdea-f4bd71dba2cc"
B = "31ce9ba0-176d-45a5-add3-f37d233ba47d"
TASK = "4bc2a9d0-1c5a-11f0-9c4f-0affc3a1e2b1"


def listing(names: list[str]) -> Json:
    return {
        "kind": "listing",
        "value": {
            "collection": A,
            "path": "/x/",
            "entries": [
                {
                    "name": name,
                    "type": "file",
                    "size": 4,
                    "modified": "2026-01-02T03:04:05.000Z",
                    "linkTarget": None,
                }
                for name in names
            ],
            "mayHaveMore": False,
        },
    }


def task(status: str, files: int = 0) -> Json:
    return {
        "task_id": TASK,
        "status": status,
        "label": "run",
        "files_transferred": files,
        "files_skipped": 0,
        "bytes_transferred": files * 1000,
        "effective_bytes_per_second": 2000,
        "nice_status": None,
        "is_paused": False,
        "fatal_error": {"code": "X", "description": "no space left"}
        if status == "FAILED"
        else None,
    }


def sent(request: Json) -> Json:
    items = [{"source": "/a", "destination": "/b/a", "recursive": None}]
    value = {"taskId": TASK, "duplicate": False, "source": A, "destination": B, "items": items}
    return done(request, {"kind": "submitted", "value": value, "text": "Kept: /b/a"})


def waited(status: str, files: int = 0, stuck: str | None = None) -> Json:
    """What a page answers when the waiting is over."""
    errors = status == "FAILED" or stuck is not None
    return {
        "kind": "task",
        "value": {**task(status, files), "deadline": "2026-01-03T04:05:06+00:00"},
        "stuck": stuck,
        "files": [sent_file(number) for number in range(files)]
        if status in ("SUCCEEDED", "FAILED")
        else None,
        "events": [EVENT] if errors else [],
    }


def sent_file(number: int) -> Json:
    return {
        "source_path": f"/a/{number}",
        "destination_path": f"/b/<{number}>",
        "size": 1000,
        "checksum": "d41d8cd9",
        "checksum_algorithm": "MD5",
    }


EVENT = {
    "code": "PERMISSION_DENIED",
    "description": "permission denied",
    "details": "Error (open)\nFile: /a/\u202e",
    "is_error": True,
    "time": "2026-01-02T03:04:05+00:00",
}

SKIPPED = {
    "source_path": "/a/gone",
    "destination_path": None,
    "error_code": "FILE_NOT_FOUND",
    "error_details": "No such file",
    "error_time": "2026-01-02T03:04:05+00:00",
    "is_directory": False,
}

BOOKMARK = {"id": TASK, "name": "survey", "endpoint_id": A, "path": "/~/survey/"}

TIMER = {
    "job_id": TASK,
    "name": "nightly",
    "status": "active",
    "inactive_reason": None,
    "schedule": {
        "type": "recurring",
        "interval_seconds": 5400,
        "start": "2026-01-02T03:04:05+00:00",
        "end": {"condition": "iterations", "count": 3},
    },
    "next_run": "2026-01-02T04:34:05+00:00",
    "last_ran_at": "2026-01-02T03:04:05+00:00",
    "n_runs": 1,
    "n_errors": 0,
    "results": {"data": [{"resource_id": TASK, "data": None}]},
}

ENDPOINT = {
    "id": A,
    "display_name": "Survey",
    "entity_type": "GCSv5_mapped_collection",
    "owner_string": "ada@example.edu",
    "default_directory": "/~/",
}

FOUND = {
    "collections": [
        {
            "id": A,
            "name": "Survey",
            "entityType": "GCSv5_mapped_collection",
            "owner": "ada@example.edu",
            "organization": None,
            "description": None,
            "highAssurance": False,
            "browsable": True,
        }
    ],
    "nextOffset": 25,
}

ADA = {"sub": B, "username": "ada@example.edu", "name": "Ada", "email": "ada@example.edu"}

ENTRY = {
    "name": "one.txt",
    "type": "file",
    "size": 1234,
    "modified": "2026-01-02T03:04:05.000Z",
    "linkTarget": None,
    "permissions": "0644",
    "user": "ada",
    "group": "users",
}

RESULTS: dict[str, Json] = {
    "who-am-i": {"kind": "identity", "value": ADA},
    "sign-in": {"kind": "identity", "value": ADA},
    "sign-out": {"kind": "json", "value": {"notRevoked": []}},
    "search-collections": {"kind": "collections", "value": FOUND},
    "show-collection": {"kind": "collection", "value": ENDPOINT},
    "list-directory": listing(["one.txt"]),
    "stat": {"kind": "entry", "value": ENTRY},
    "make-directory": {"kind": "done", "value": {"collection": A, "path": "/new/"}},
    "rename": {"kind": "done", "value": {"collection": A, "path": "/a", "newPath": "/b"}},
    "transfer": {
        "kind": "submitted",
        "value": {
            "taskId": TASK,
            "duplicate": False,
            "source": A,
            "destination": B,
            "items": [{"source": "/a", "destination": "/b/a", "recursive": None}],
        },
    },
    "delete": {
        "kind": "submitted",
        "value": {"taskId": TASK, "duplicate": True, "collection": A, "paths": ["/a"]},
    },
    "list-tasks": {"kind": "tasks", "value": [task("SUCCEEDED", 2), task("ACTIVE")]},
    "show-task": {"kind": "task", "value": task("ACTIVE", 2)},
    "cancel-task": {"kind": "task", "value": task("FAILED", 2)},
    "update-task": {"kind": "task", "value": {**task("ACTIVE", 2), "label": "new"}},
    "list-task-events": {"kind": "events", "value": [EVENT]},
    "list-successful-transfers": {"kind": "files", "value": [sent_file(1)]},
    "list-skipped-errors": {"kind": "skipped", "value": [SKIPPED]},
    "wait-task": waited("SUCCEEDED", 2),
    "create-timer": {"kind": "timer", "value": TIMER},
    "list-timers": {"kind": "timers", "value": [TIMER]},
    "show-timer": {"kind": "timer", "value": TIMER},
    "pause-timer": {
        "kind": "timer",
        "value": {**TIMER, "status": "inactive", "inactive_reason": {"cause": "user"}},
    },
    "resume-timer": {"kind": "timer", "value": TIMER},
    "delete-timer": {"kind": "done", "value": {"id": TASK}},
    "list-bookmarks": {"kind": "bookmarks", "value": [BOOKMARK]},
    "create-bookmark": {"kind": "bookmark", "value": BOOKMARK},
    "rename-bookmark": {"kind": "bookmark", "value": {**BOOKMARK, "name": "other"}},
    "delete-bookmark": {"kind": "done", "value": {"id": TASK}},
}
"""A result of each operation that a cell can ask for."""


def anything(request: Json) -> Json | None:
    """Answer whatever operation is asked for."""
    return done(request, RESULTS[request["operation"]]) if request["ask"] == "run" else None
