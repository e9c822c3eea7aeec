"""What the functions of the Python API ask of the page, and what they return."""

from __future__ import annotations

import pytest

from .page import Json, Page, done, refused
from .samples import RESULTS, TASK, A, B, anything, sent

CALLS: list[tuple[str, str, Json, str]] = [
    ("globus.whoami().username", "who-am-i", {}, "ada@example.edu"),
    ("globus.login().id", "sign-in", {}, B),
    ("globus.logout()", "sign-out", {}, "None"),
    (
        "[c.name for c in globus.search('survey', scope='my-endpoints', limit=9)]",
        "search-collections",
        {"text": "survey", "scope": "my-endpoints", "limit": 9},
        "['Survey']",
    ),
    ("globus.search().may_have_more", "search-collections", {"text": "", "limit": 25}, "True"),
    (
        "globus.collection('survey').owner",
        "show-collection",
        {"place": "survey"},
        "ada@example.edu",
    ),
    ("globus.ls('survey:~/x y').names", "list-directory", {"place": "survey:~/x y"}, "['one.txt']"),
    (
        "globus.ls('s:/', show_hidden=True, filter='name:~*.csv', order_by='size DESC',"
        " recursive=True, depth=2).place",
        "list-directory",
        {
            "place": "s:/",
            "showHidden": True,
            "filter": "name:~*.csv",
            "orderBy": "size DESC",
            "recursive": True,
            "depth": 2,
        },
        f"{A}:/x/",
    ),
    ("globus.stat('s:/one.txt').permissions", "stat", {"place": "s:/one.txt"}, "0644"),
    ("globus.mkdir('s:/new/')", "make-directory", {"place": "s:/new/"}, f"{A}:/new/"),
    ("globus.rename('s:/a', '/b')", "rename", {"place": "s:/a", "newPath": "/b"}, f"{A}:/b"),
    (
        "globus.delete('s:/a', recursive=True).duplicate",
        "delete",
        {"place": "s:/a", "recursive": True},
        "True",
    ),
    (
        "globus.delete('s:/a/', paths=('x', 'y'), ignore_missing=True, label='l',"
        " deadline='2026-01-31T12:00Z', notify_on_succeeded=False).status",
        "delete",
        {
            "place": "s:/a/",
            "paths": ["x", "y"],
            "ignoreMissing": True,
            "label": "l",
            "deadline": "2026-01-31T12:00Z",
            "notify": ["failed", "inactive"],
        },
        "SUBMITTED",
    ),
    ("[t.status for t in globus.tasks()]", "list-tasks", {"limit": 10}, "['SUCCEEDED', 'ACTIVE']"),
    (
        "len(globus.tasks(limit=3, status='ACTIVE', type='DELETE', label=['a*', 'b']))",
        "list-tasks",
        {"limit": 3, "statuses": ["ACTIVE"], "types": ["DELETE"], "labels": ["a*", "b"]},
        "2",
    ),
    (
        f"len(globus.tasks(limit=3, not_label='a*', exact=True, task_id='{TASK}',"
        " requested_after=datetime(2026, 1, 31), completed_before='2026-02-01T12:00Z'))",
        "list-tasks",
        {
            "limit": 3,
            "notLabels": ["a*"],
            "exactLabels": True,
            "tasks": [TASK],
            "requestedAfter": "2026-01-31T00:00:00+00:00",
            "completedBefore": "2026-02-01T12:00Z",
        },
        "2",
    ),
    (f"globus.task('{TASK}').status", "show-task", {"task": TASK}, "ACTIVE"),
    ("task.refresh() is task and task.status", "show-task", {"task": TASK}, "ACTIVE"),
    ("task.cancel() is task and task.status", "cancel-task", {"task": TASK}, "FAILED"),
    (
        "task.update(label='new', deadline=datetime(2026, 1, 31, 12)).label",
        "update-task",
        {"task": TASK, "label": "new", "deadline": "2026-01-31T12:00:00+00:00"},
        "new",
    ),
    (
        "[e.code for e in task.events(5, errors_only=True)]",
        "list-task-events",
        {"task": TASK, "limit": 5, "errorsOnly": True},
        "['PERMISSION_DENIED']",
    ),
    (
        "task.successful_transfers()[0].checksum",
        "list-successful-transfers",
        {"task": TASK, "limit": 100_000},
        "d41d8cd9",
    ),
    (
        "task.skipped_errors(7)[0].code",
        "list-skipped-errors",
        {"task": TASK, "limit": 7},
        "FILE_NOT_FOUND",
    ),
    ("[t.name for t in globus.timers()]", "list-timers", {}, "['nightly']"),
    ("globus.timer('x').runs", "show-timer", {"timer": "x"}, "1"),
    (
        "globus.create_timer('s:/a', 'd:/b/', every=timedelta(hours=1), times=3, label='l',"
        " start=datetime(2026, 1, 31, 12), sync_level='size', name='n').id",
        "create-timer",
        {
            "from": "s:/a",
            "to": "d:/b/",
            "label": "l",
            "syncLevel": "size",
            "name": "n",
            "start": "2026-01-31T12:00:00+00:00",
            "every": 3600.0,
            "times": 3,
        },
        TASK,
    ),
    ("timer.pause() is timer and timer.status", "pause-timer", {"timer": TASK}, "inactive"),
    ("timer.resume().status", "resume-timer", {"timer": TASK}, "active"),
    (
        "timer.resume(skip_inactive_reason_check=True).status",
        "resume-timer",
        {"timer": TASK, "skipInactiveReasonCheck": True},
        "active",
    ),
    ("timer.refresh().next_run[:4]", "show-timer", {"timer": TASK}, "2026"),
    ("timer.last_task().status", "show-task", {"task": TASK}, "ACTIVE"),
    ("timer.delete()", "delete-timer", {"timer": TASK}, "None"),
    ("[b.place for b in globus.bookmarks()]", "list-bookmarks", {}, f"['{A}:/~/survey/']"),
    (
        "globus.create_bookmark('survey', 's:/').name",
        "create-bookmark",
        {"name": "survey", "place": "s:/"},
        "survey",
    ),
    (
        "bookmark.rename('other') is bookmark and bookmark.name",
        "rename-bookmark",
        {"bookmark": TASK, "name": "other"},
        "other",
    ),
    ("bookmark.delete()", "delete-bookmark", {"bookmark": TASK}, "None"),
]


@pytest.fixture
def answering(page: Page) -> Page:
    page.handle = anything
    page.run(
        "from datetime import datetime, timedelta\ntimer = globus.timers()[0]\n"
        f"task = globus.task('{TASK}')\n"
        "bookmark = globus.bookmarks()[0]"
    )
    page.seen.clear()
    return page


def test_every_function_asks_for_its_operation(answering: Page) -> None:
    for code, operation, arguments, value in CALLS:
        cell = answering.run(f"print({code})")
        assert cell.error is None, (code, cell.traceback)
        assert cell.stdout == f"{value}\n", code
        run = answering.asked("run")[-1]
        assert (run["operation"], run["arguments"]) == (operation, arguments), code
    asked = {run["operation"] for run in answering.asked("run")}
    assert asked == set(RESULTS) - {"transfer", "wait-task"}


def test_a_transfer_takes_places_as_they_are_written(page: Page) -> None:
    page.handle = sent
    cell = page.run(
        f"t = globus.transfer('{A}:/a', 'survey:~/b/', label='l', sync_level='size',"
        " recursive=False)\nprint(t.task_id, t.status, t.items[0].destination)"
    )
    assert cell.stdout == f"Kept: /b/a\n{TASK} SUBMITTED /b/a\n"
    assert page.asked("run")[0]["arguments"] == {
        "from": f"{A}:/a",
        "to": "survey:~/b/",
        "recursive": False,
        "label": "l",
        "syncLevel": "size",
    }


def test_a_transfer_takes_every_option(page: Page) -> None:
    page.handle = sent
    cell = page.run(
        "from datetime import datetime\n"
        "globus.transfer('s:/a', 'd:/b/', verify_checksum=False, preserve_timestamp=True,"
        " encrypt_data=True, skip_source_errors=True, fail_on_quota_errors=True,"
        " delete_destination_extra=True, filter_rules=[{'method': 'exclude', 'name': '*.tmp'}],"
        " deadline=datetime(2026, 1, 31, 12), notify_on_succeeded=False)\n"
        "globus.transfer('s:/', 'd:/', deadline='2026-01-31T12:00+02:00', recursive=True,"
        " items=[('a', 'b'), globus.Item('c', 'd', recursive=False)])"
    )
    assert cell.error is None
    first, second = (run["arguments"] for run in page.asked("run"))
    assert first == {
        "from": "s:/a",
        "to": "d:/b/",
        "verify": False,
        "preserveTimestamp": True,
        "encryptData": True,
        "skipSourceErrors": True,
        "failOnQuotaErrors": True,
        "deleteDestinationExtra": True,
        "filterRules": [{"method": "exclude", "name": "*.tmp"}],
        "deadline": "2026-01-31T12:00:00+00:00",
        "notify": ["failed", "inactive"],
    }
    assert second == {
        "from": "s:/",
        "to": "d:/",
        "deadline": "2026-01-31T12:00+02:00",
        "items": [
            {"source": "a", "destination": "b", "recursive": True},
            {"source": "c", "destination": "d", "recursive": False},
        ],
    }


def test_a_line_returns_what_the_function_does(answering: Page) -> None:
    classes = {
        "collections": "Collections",
        "collection": "Collection",
        "listing": "Listing",
        "entry": "Entry",
        "done": "str",
        "submitted": "Task",
        "tasks": "Tasks",
        "task": "Task",
        "events": "Events",
        "files": "Files",
        "skipped": "SkippedErrors",
        "bookmarks": "Bookmarks",
        "bookmark": "Bookmark",
        "timers": "Timers",
        "timer": "Timer",
        "identity": "Identity",
        "json": "dict",
    }
    answering.handle = lambda request: (
        done(request, RESULTS[request["line"]]) if request["ask"] == "run" else None
    )
    for operation, result in RESULTS.items():
        cell = answering.run(f"x = %globus {operation}\nprint(type(x).__name__)")
        special = {"wait-task": "Record"}
        special |= dict.fromkeys(("delete-bookmark", "delete-timer"), "NoneType")
        wanted = special.get(operation, classes[result["kind"]])
        assert cell.stdout == f"{wanted}\n", (operation, cell.traceback)


def test_nobody_signed_in_is_said(page: Page) -> None:
    page.handle = lambda request: done(request, {"kind": "identity", "value": None})
    assert page.run("globus.whoami() is None").value == "True"
    assert page.run("%globus whoami").stdout.startswith("Nobody is signed in: %globus login")


def test_what_could_not_be_revoked_is_said(page: Page) -> None:
    page.handle = lambda request: done(
        request, {"kind": "json", "value": {"notRevoked": ["transfer.api.globus.org"]}}
    )
    assert "revoke the access to transfer.api.globus.org" in page.run("globus.logout()").stdout


def test_a_wrong_argument_is_named(page: Page) -> None:
    page.handle = lambda request: refused(
        request,
        False,
        kind="bad-request",
        code="BadArguments",
        message='list-directory: "orderBy" must be a string.',
    )
    assert page.run("globus.ls('x:/', order_by=3)").error == (
        'GlobusError: list-directory: "order_by" must be a string. (BadArguments)'
    )


def test_the_module_names_all_that_is_for_people() -> None:
    import jupyterlab_globus

    names = jupyterlab_globus.__all__
    assert sorted(names) == names
    for name in names:
        assert hasattr(jupyterlab_globus, name)
        thing = getattr(jupyterlab_globus, name)
        assert callable(thing) is False or thing.__doc__, name
    # A module of the same name must not hide the function.
    assert callable(jupyterlab_globus.task)
