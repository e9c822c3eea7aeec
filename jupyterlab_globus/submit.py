"""Sending and deleting: what becomes a task."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal, TypedDict

from .calls import operate
from .kernels import Json
from .tasktypes import Item, Task, iso

SyncLevel = Literal["overwrite", "exists", "size", "mtime", "checksum"]


class _NamedRule(TypedDict):
    method: Literal["include", "exclude"]
    name: str


class FilterRule(_NamedRule, total=False):
    """Which files and folders inside a folder are sent: ``{"method", "name", "type"}``.

    ``name`` may hold ``*`` and ``?``; without a ``type`` the rule is for files and folders.
    """

    type: Literal["file", "dir"]


def transfer(
    source: str,
    destination: str,
    *,
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
    deadline: datetime | str | None = None,
    notify_on_succeeded: bool = True,
    notify_on_failed: bool = True,
    notify_on_inactive: bool = True,
) -> Task:
    """Send files and folders from one collection to another; returns the task, which runs.

    ``source``, ``destination``: places (see ``ls``). A destination that ends in ``/`` keeps the
    name of what is sent (the full paths are in the task's ``items``).

    ``items``: several at once, as ``(source, destination)`` or :class:`Item`; their paths lie below
    ``source`` and ``destination``, unless they begin with ``/``.
    ``sync_level``: send a file that exists at the destination only when it differs in this
    (``"exists"``: never, ``"overwrite"``: always); left out, existing files are overwritten, unless
    the settings of the extension say otherwise. ``recursive``: whether it is a folder with all in
    it; left out, Globus finds out. ``verify_checksum``: compare checksums after each file.
    ``preserve_timestamp``: keep the modification times of files. ``encrypt_data``: protect the data
    by TLS on its way.
    ``skip_source_errors``: pass over what is missing or not permitted at the source.
    ``fail_on_quota_errors``: fail where a quota is exceeded. ``delete_destination_extra``: delete
    in the destination's folders what the source's have not; the person is asked as for a delete.
    ``filter_rules``: which files and folders inside a folder are sent; the first rule that fits
    decides, and what none fits is sent. ``source_local_user``, ``destination_local_user``: the
    accounts to be mapped to, at mapped collections. ``deadline``: when to give up, a datetime (UTC
    where it has no zone) or ISO 8601 with its zone; left out, Globus goes on while there is
    progress.
    ``notify_on_…``: whether Globus sends an e-mail. Names and defaults are those of
    ``globus_sdk.TransferData``, but for ``verify_checksum``.

    Raises GlobusError; nothing was sent then, unless the message says that it is not known.
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
    return Task(operate("transfer", **sent, deadline=iso(deadline))["value"])


def sending(
    source: str,
    destination: str,
    *,
    items: Iterable[Item | tuple[str, str]] | None,
    label: str | None,
    sync_level: SyncLevel | None,
    recursive: bool | None,
    verify_checksum: bool,
    preserve_timestamp: bool,
    encrypt_data: bool,
    skip_source_errors: bool,
    fail_on_quota_errors: bool,
    delete_destination_extra: bool,
    filter_rules: Iterable[FilterRule] | None,
    source_local_user: str | None,
    destination_local_user: str | None,
    notices: list[str] | None,
) -> Json:
    """What is sent, as the page takes it: the arguments of a transfer, and of a timer of them."""
    return {
        "from": source,
        "to": destination,
        "items": None if items is None else [_item(item, recursive) for item in items],
        "recursive": recursive if items is None else None,
        "label": label,
        "syncLevel": sync_level,
        "verify": None if verify_checksum else False,
        "preserveTimestamp": preserve_timestamp or None,
        "encryptData": encrypt_data or None,
        "skipSourceErrors": skip_source_errors or None,
        "failOnQuotaErrors": fail_on_quota_errors or None,
        "deleteDestinationExtra": delete_destination_extra or None,
        "filterRules": None if filter_rules is None else [dict(rule) for rule in filter_rules],
        "sourceLocalUser": source_local_user,
        "destinationLocalUser": destination_local_user,
        "notify": notices,
    }


def delete(
    place: str,
    *,
    paths: Iterable[str] | None = None,
    recursive: bool = False,
    ignore_missing: bool = False,
    label: str | None = None,
    deadline: datetime | str | None = None,
    notify_on_succeeded: bool = True,
    notify_on_failed: bool = True,
    notify_on_inactive: bool = True,
) -> Task:
    """Delete a file or folder, or several; returns the task, which runs.

    ``place``: what to delete, or with ``paths`` the folder that they lie below. ``recursive``:
    folders with all in them; without it a folder is refused. ``ignore_missing``: pass over what is
    not there. The rest is as in ``transfer``. The person is asked each time.

    Raises GlobusError; nothing was deleted then, unless the message says that it is not known.
    """
    result = operate(
        "delete",
        place=place,
        paths=None if paths is None else list(paths),
        recursive=recursive or None,
        ignoreMissing=ignore_missing or None,
        label=label,
        deadline=iso(deadline),
        notify=notices(notify_on_succeeded, notify_on_failed, notify_on_inactive),
    )
    return Task(result["value"])


def _item(item: Item | tuple[str, str], recursive: bool | None) -> Json:
    one = item if isinstance(item, Item) else Item(*item)
    folder = recursive if one.recursive is None else one.recursive
    made: Json = {"source": one.source, "destination": one.destination}
    return made if folder is None else {**made, "recursive": folder}


def notices(succeeded: bool, failed: bool, inactive: bool) -> list[str] | None:
    """What to send an e-mail about; None for all of it."""
    wanted = {"succeeded": succeeded, "failed": failed, "inactive": inactive}
    if all(wanted.values()):
        return None
    return [notice for notice, is_wanted in wanted.items() if is_wanted]
