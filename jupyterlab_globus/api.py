"""The functions of the Python API. They block, and return when the work is done.

All of them raise GlobusError. A *place* is a text as on a ``%globus`` line: ``"COLLECTION:PATH"``
with the collection's UUID or a name from ``%globus alias`` or the settings, or a link of the Globus
web app's file manager. ``"here:data/"`` is on this server's disk, from the notebook's folder, and
``"here:/data/"`` from JupyterLab's top folder, where the disk is known to be a collection. Names
may hold anything; no pattern in them is expanded.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal, cast

from .calls import operate
from .kinds import place_from
from .listing import Entry, Listing, entry_from
from .records import Bookmark, Bookmarks, Collection, Collections, Identity
from .tasktypes import Task, Tasks, iso

Scope = Literal[
    "all",
    "administered-by-me",
    "in-use",
    "my-endpoints",
    "my-gcp-endpoints",
    "recently-used",
    "shared-by-me",
    "shared-with-me",
]


def login() -> Identity:
    """Sign in, where nobody is: the page asks for it. Returns who is signed in."""
    return Identity(operate("sign-in")["value"])


def logout() -> None:
    """Sign out in all pages, and revoke the access that was given."""
    left = operate("sign-out")["value"]["notRevoked"]
    if left:
        print(
            f"Signed out, but Globus could not be told to revoke the access to {', '.join(left)}: "
            "it lapses by itself, or take it back at app.globus.org/settings/consents."
        )


def whoami() -> Identity | None:
    """Return who is signed in, or None; asking signs nobody in."""
    value = operate("who-am-i")["value"]
    return None if value is None else Identity(value)


def search(text: str = "", *, scope: Scope | None = None, limit: int = 25) -> Collections:
    """Find collections by a part of their name, owner or keywords; the best come first.

    ``scope``: among which; left out, among all, and without a text those used recently.
    ``limit``: 100 at most.
    """
    return Collections(operate("search-collections", text=text, scope=scope, limit=limit)["value"])


def collection(name: str) -> Collection:
    """Return what Globus tells of a collection, by its UUID or name (as in a place)."""
    return Collection(operate("show-collection", place=name)["value"])


def ls(
    place: str,
    *,
    show_hidden: bool = False,
    filter: str | None = None,
    order_by: str | None = None,
    recursive: bool = False,
    depth: int | None = None,
) -> Listing:
    """List a folder; of a place without a path, the collection's default folder.

    ``show_hidden``: names that begin with a dot too. ``filter``: an expression of the service, such
    as ``"name:~*.csv"`` or ``"type:file/size:>1000"``. ``order_by``: ``"size DESC"`` and the like;
    left out, folders first and names in their natural order. ``recursive``: what is in the folders
    too, down to ``depth`` of them (3); names are paths below ``place`` then.
    """
    result = operate(
        "list-directory",
        place=place,
        showHidden=show_hidden or None,
        filter=filter,
        orderBy=order_by,
        recursive=recursive or None,
        depth=depth,
    )
    return Listing(result["value"])


def stat(place: str) -> Entry:
    """Return one file or folder: type, size, time, permissions."""
    return entry_from(operate("stat", place=place)["value"])


def mkdir(place: str) -> str:
    """Make a folder; the one above must be there. Returns its place with the UUID."""
    return cast(str, place_from(operate("make-directory", place=place)["value"]))


def rename(place: str, new_path: str) -> str:
    """Rename or move a file or folder within its collection; nothing may be at the new path.

    Returns its new place with the UUID.
    """
    result = operate("rename", place=place, newPath=new_path)
    return cast(str, place_from(result["value"]))


def tasks(
    *,
    limit: int = 10,
    status: str | Iterable[str] | None = None,
    type: Literal["TRANSFER", "DELETE"] | None = None,
    label: str | Iterable[str] | None = None,
    not_label: str | Iterable[str] | None = None,
    exact: bool = False,
    task_id: str | Iterable[str] | None = None,
    requested_after: datetime | str | None = None,
    requested_before: datetime | str | None = None,
    completed_after: datetime | str | None = None,
    completed_before: datetime | str | None = None,
) -> Tasks:
    """Return your tasks, newest first.

    ``status``: one or more of ``"ACTIVE"``, ``"INACTIVE"``, ``"SUCCEEDED"``, ``"FAILED"``.
    ``label``, ``not_label``: one or more patterns, in which ``*`` stands for anything and case
    makes no difference; with ``exact`` they are whole labels. Times are ISO 8601 with their zones;
    a datetime without one is in UTC.
    """
    result = operate(
        "list-tasks",
        limit=limit,
        statuses=_several(status),
        types=_several(type),
        tasks=_several(task_id),
        labels=_several(label),
        notLabels=_several(not_label),
        exactLabels=exact or None,
        requestedAfter=iso(requested_after),
        requestedBefore=iso(requested_before),
        completedAfter=iso(completed_after),
        completedBefore=iso(completed_before),
    )
    return Tasks(result["value"])


def task(task_id: str) -> Task:
    """Return a task by its UUID."""
    return Task(operate("show-task", task=task_id)["value"])


def bookmarks() -> Bookmarks:
    """Return your bookmarks."""
    return Bookmarks(operate("list-bookmarks")["value"])


def create_bookmark(name: str, place: str) -> Bookmark:
    """Bookmark a folder by a name, which must be free."""
    return Bookmark(operate("create-bookmark", name=name, place=place)["value"])


def _several(value: str | Iterable[str] | None) -> list[str] | None:
    return [value] if isinstance(value, str) else None if value is None else list(value)
