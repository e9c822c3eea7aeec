"""The functions of the Python API. They block, and return when the work is done."""

from __future__ import annotations

import time
from datetime import datetime, timezone
from typing import Literal, cast

from .calls import call
from .errors import GlobusError, TaskFailed, TaskTimeout
from .kernels import Json
from .progress import ProgressLine, ended, reason, running
from .results import Listing, Task
from .text import visible_lines

SyncLevel = Literal["exists", "size", "mtime", "checksum"]


def ls(place: str, *, show_hidden: bool = False) -> Listing:
    """List a folder.

    ``place``: ``"COLLECTION:PATH"`` with the collection's UUID; without ``:PATH``, its default
    folder. Names may hold anything; nothing is expanded. Raises GlobusError.
    """
    collection, path = split_place(place)
    arguments: Json = {"collection": collection, "showHidden": show_hidden}
    if path:
        arguments["path"] = path
    result = call({"operation": "list-directory", "arguments": arguments})
    return Listing(result["value"])


def transfer(
    source: str,
    destination: str,
    *,
    label: str | None = None,
    sync_level: SyncLevel | None = None,
    recursive: bool | None = None,
    verify_checksum: bool = True,
    preserve_timestamp: bool = False,
    encrypt_data: bool = False,
    skip_source_errors: bool = False,
    fail_on_quota_errors: bool = False,
    deadline: datetime | str | None = None,
    notify_on_succeeded: bool = True,
    notify_on_failed: bool = True,
    notify_on_inactive: bool = True,
) -> Task:
    """Send a file or folder from one collection to another; returns the task, which runs.

    ``source``, ``destination``: ``"COLLECTION:PATH"``. A destination that ends in ``/`` keeps the
    name of what is sent (its full path is in the task's ``items``).

    ``sync_level``: send a file that exists at the destination only when it differs in this
    (``"exists"``: never); left out, existing files are overwritten. ``recursive``: whether it is
    a folder with all in it; left out, Globus finds out. ``verify_checksum``: compare checksums
    after each file. ``preserve_timestamp``: keep the modification times of files.
    ``encrypt_data``: protect the data by TLS on its way. ``skip_source_errors``: pass over what is
    missing or not permitted at the source. ``fail_on_quota_errors``: fail where a quota is
    exceeded. ``deadline``: when to give up, a datetime (UTC where it has no zone) or ISO 8601 with
    its zone; left out, Globus goes on while there is progress. ``notify_on_…``: whether Globus
    sends an e-mail. Names and defaults are those of ``globus_sdk.TransferData``, but for
    ``verify_checksum``.

    Raises GlobusError; nothing was sent then, unless the message says that it is not known.
    """
    (from_collection, from_path), (to_collection, to_path) = map(split_place, (source, destination))
    for name, text, path in (("source", source, from_path), ("destination", destination, to_path)):
        if not path:
            raise GlobusError(
                f'{name}: "{text}" has no path: write COLLECTION:PATH.', kind="bad-request"
            )
    item: Json = {"source": from_path, "destination": to_path}
    if recursive is not None:
        item["recursive"] = recursive
    arguments: Json = {
        "source": from_collection,
        "destination": to_collection,
        "items": [item],
        "verify": verify_checksum,
    }
    if label is not None:
        arguments["label"] = label
    if sync_level is not None:
        arguments["syncLevel"] = sync_level
    for name, wanted in (
        ("preserveTimestamp", preserve_timestamp),
        ("encryptData", encrypt_data),
        ("skipSourceErrors", skip_source_errors),
        ("failOnQuotaErrors", fail_on_quota_errors),
    ):
        if wanted:
            arguments[name] = True
    if deadline is not None:
        arguments["deadline"] = _moment(deadline)
    notices = {
        "succeeded": notify_on_succeeded,
        "failed": notify_on_failed,
        "inactive": notify_on_inactive,
    }
    if not all(notices.values()):
        arguments["notify"] = [notice for notice, wanted in notices.items() if wanted]
    result = call({"operation": "transfer", "arguments": arguments})
    return cast(Task, show(result))


def wait(task_id: str, timeout: float | None = None) -> Task:
    """Wait until a task has ended; see :meth:`Task.wait`."""
    arguments: Json = {"task": task_id}
    if timeout is not None:
        arguments["timeout"] = timeout
    return wait_for({"operation": "wait-task", "arguments": arguments})


def wait_for(wish: Json) -> Task:
    """Have the page wait for a task, with one line of progress that ends as a summary."""
    line = ProgressLine()
    began = time.monotonic()

    def watch(reply: Json) -> None:
        if reply.get("progress"):
            line.show(running(reply["progress"]))

    try:
        result = call(wish, watch)
    except KeyboardInterrupt:
        line.show("Stopped waiting. The task goes on: see it under Tasks in the Globus panel.")
        raise
    if result["kind"] != "task":
        return cast(Task, show(result))
    document: Json = result["value"]
    task = Task(document)
    if task.status == "SUCCEEDED":
        line.show(ended(document, time.monotonic() - began))
    elif task.status == "FAILED":
        line.show(ended(document, time.monotonic() - began))
        raise TaskFailed(f"The task failed: {reason(document)}", task)
    else:
        line.show(running(document))
        raise TaskTimeout("Time is up; the task goes on.", task)
    return task


def show(result: Json) -> object:
    """Turn a call's result into an object, and print what people should know of it."""
    if result.get("text"):
        print(visible_lines(result["text"]))
    kind, value = result["kind"], result["value"]
    if kind == "listing":
        return Listing(value)
    if kind in ("task", "submitted"):
        return Task(value)
    if kind == "text":
        print(value)
        return None
    return cast(object, value)


def _moment(time: datetime | str) -> str:
    if isinstance(time, str):
        return time
    return (time if time.tzinfo else time.replace(tzinfo=timezone.utc)).isoformat()


def split_place(place: str) -> tuple[str, str]:
    """Split ``COLLECTION:PATH`` at its first colon; ``~/x`` means ``/~/x``, ``x`` means ``/x``."""
    collection, _, path = place.partition(":")
    return collection, path if path == "" or path.startswith("/") else f"/{path}"
