"""Which collections this server's disks may be: what its surroundings say.

The page makes sure of it: it compares what is here with what the collection has.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import stat
from pathlib import Path
from typing import Any
from uuid import UUID

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler
from jupyter_server.services.contents.filemanager import FileContentsManager
from tornado import web

COLLECTION = ("GLOBUS_COLLECTION_ID", "GLOBUS_LOCAL_ENDPOINT")
"""The variables that name the collection, as the older globus-jupyterlab has them."""

POSIX_PATH = "GLOBUS_HOST_POSIX_BASEPATH"
COLLECTION_PATH = "GLOBUS_HOST_COLLECTION_BASEPATH"
"""The same folder here and on the collection; left out: the root of both."""

PERSONAL_ID = "~/.globusonline/lta/client-id.txt"
"""Where Globus Connect Personal keeps the id of its collection."""

ID_BYTES = 200
"""More than a UUID with white space around it."""

PATH_CHARACTERS = 4096
"""As long as Linux lets a path be."""

ENTRIES = 50
"""How many entries of a folder are told, to be compared."""

SEEN = 500
"""How many are looked at for them, whatever the folder holds."""

Json = dict[str, Any]


class DisksHandler(APIHandler):
    """``GET jupyterlab-globus/disks``: for the server's own pages."""

    auth_resource = "contents"

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """Answer what :func:`disks` finds; nothing of the request is read."""
        manager = self.contents_manager
        # Others keep their files elsewhere, whatever their folder is called.
        root = manager.root_dir if isinstance(manager, FileContentsManager) else None
        loop = asyncio.get_running_loop()
        # A disk that hangs must not hang the server.
        answer = await loop.run_in_executor(None, disks, root)
        self.set_header("Cache-Control", "no-store")
        self.finish(json.dumps(answer))


def disks(root_dir: str | None) -> Json:
    """Tell what the environment and Globus Connect Personal say of this server's disks.

    ``roots`` are the names of the folder that the pages show as their top: as it is set, and
    without links. Each of ``found`` is a folder of this server, without links, that is said to be
    ``collection_path`` of a collection, with some entries of a ``folder`` in it that the pages
    show. ``bad`` names variables and files whose content can't be used.
    """
    home = os.path.expanduser("~")
    roots = [] if root_dir is None else [root_dir, os.path.realpath(root_dir)]
    found: list[Json] = []
    bad: list[str] = []
    for read in (_environment, _personal):
        try:
            disk = read(home)
        except _Unusable as unusable:
            bad.append(str(unusable))
        else:
            if disk is not None:
                found.append(disk)
    for disk in found:
        disk["path"] = os.path.realpath(disk["path"])
        disk["folder"] = folder = _shared(disk["path"], roots[-1]) if roots else None
        disk["entries"] = [] if folder is None else _entries(folder)
    return {
        "roots": list(dict.fromkeys(roots)),
        "home": os.path.realpath(home),
        "found": found,
        "bad": bad,
    }


class _Unusable(ValueError):
    """What is there is not what it should be; names it."""


def _environment(_home: str) -> Json | None:
    name = next((name for name in COLLECTION if os.environ.get(name, "").strip()), None)
    if name is None:
        return None
    paths = {}
    for variable in (POSIX_PATH, COLLECTION_PATH):
        path = os.environ.get(variable, "").strip() or "/"
        if path[0] not in "/~" or ".." in path.split("/") or len(path) > PATH_CHARACTERS:
            raise _Unusable(variable)
        paths[variable] = path
    return {
        "path": os.path.expanduser(paths[POSIX_PATH]),
        "collection": _uuid(os.environ[name], name),
        "collection_path": paths[COLLECTION_PATH],
    }


def _personal(home: str) -> Json | None:
    path = PERSONAL_ID.replace("~", home, 1)
    try:
        # The file itself, and only a file: no link to another, no pipe that blocks.
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _Unusable(PERSONAL_ID) from error
    try:
        is_file = stat.S_ISREG(os.fstat(handle).st_mode)
        content = os.read(handle, ID_BYTES) if is_file else b""
    except OSError as error:
        raise _Unusable(PERSONAL_ID) from error
    finally:
        os.close(handle)
    text = content.decode("ascii", "replace")
    # Its default shows the home folder alone.
    return {"path": home, "collection": _uuid(text, PERSONAL_ID), "collection_path": "/~/"}


def _uuid(text: str, name: str) -> str:
    try:
        return str(UUID(text.strip()))
    except ValueError:
        # Not shown, not even in a log: it may be a secret that went astray.
        raise _Unusable(name) from None


def _shared(disk: str, root: str) -> str | None:
    """Return the folder where a disk and the pages' files meet, if they do."""
    for lower, upper in ((root, disk), (disk, root)):
        if Path(lower).is_relative_to(upper):
            return lower
    return None


def _entries(folder: str) -> list[tuple[str, bool, float]]:
    """Return the name, whether it is a folder, and the time of some entries of a folder."""
    entries = []
    try:
        with os.scandir(folder) as scan:
            for entry in itertools.islice(scan, SEEN):
                # A link's time and kind are its target's on some collections.
                if entry.is_symlink() or not (entry.is_dir() or entry.is_file()):
                    continue
                try:
                    entry.name.encode()
                    modified = entry.stat(follow_symlinks=False).st_mtime
                except (UnicodeEncodeError, OSError):
                    continue
                entries.append((entry.name, entry.is_dir(), modified))
                if len(entries) == ENTRIES:
                    break
    except OSError:
        # What can't be read can't be compared.
        return []
    return entries
