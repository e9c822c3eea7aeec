"""Keeps sealed sessions in files: what is in them, only the browser that sealed them can open.

A file is there whole or not at all, whenever its writer is killed. Nothing here follows a link:
every step goes from an open folder to what is in it.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress

FOLDERS = ("jupyterlab-globus", "sessions")
"""From Jupyter's data folder to the files; both are ours alone."""

SEALED_CHARACTERS = 64 * 1024
"""At most in a sealed session."""

FILES = 100
"""At most kept, unfinished ones too: the oldest go first."""

UNFINISHED_SECONDS = 60.0
"""A file that is written takes milliseconds; one as old as this was left by a killed writer."""

_UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_NAME = re.compile(rf"(?:production|preview|sandbox-[1-9][0-9]{{0,4}})-{_UUID}", re.ASCII)
_SEALED = re.compile(r"[A-Za-z0-9_.-]+", re.ASCII)
_UNFINISHED = re.compile(rf"\.({_NAME.pattern})\.[0-9a-f]{{16}}", re.ASCII)

_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)

IS_SAFE_HERE = (
    hasattr(os, "O_NOFOLLOW")
    and hasattr(os, "O_DIRECTORY")
    and hasattr(os, "geteuid")
    and {os.open, os.mkdir, os.rename, os.stat, os.unlink} <= os.supports_dir_fd
    and os.scandir in os.supports_fd
)
"""Whether the system can do what this promises. Windows can't: nothing is kept there."""


class KeepingError(Exception):
    """Why a session can't be kept, in words for the person whose it is."""


class BadName(ValueError):
    """No name of a session: see :meth:`Keeper.load`."""


class BadSealed(ValueError):
    """No sealed session, or one that is too long."""


class Keeper:
    """The sealed sessions of whoever runs this server.

    Other servers of the same person may share the folder: nothing is locked, the newest write
    counts. Names are those of a service and a client id, in lower case: ``production-UUID``,
    ``preview-UUID`` and ``sandbox-PORT-UUID``.
    """

    def __init__(self, data_dir: str) -> None:
        """Keep them below Jupyter's data folder, which may be a link: it is the user's to place."""
        self._data_dir = data_dir

    def load(self, name: str) -> str | None:
        """Return what is kept under a name; None where it is nothing that was stored here.

        Raises :class:`BadName`, and :class:`KeepingError` where a disk fails.
        """
        _check(name)
        with _explained("read"):
            try:
                with self._folder() as folder:
                    return _read(folder, name)
            except (FileNotFoundError, _NotOurs):
                return None

    def store(self, name: str, sealed: str) -> None:
        """Keep a sealed session: ``[A-Za-z0-9_.-]``, at most :data:`SEALED_CHARACTERS`.

        Raises :class:`BadName`, :class:`BadSealed`, and :class:`KeepingError` where it can't be
        written: what was kept before is then kept still.
        """
        _check(name)
        if len(sealed) > SEALED_CHARACTERS or not _SEALED.fullmatch(sealed):
            raise BadSealed
        with _explained("written"):
            os.makedirs(self._data_dir, mode=0o700, exist_ok=True)
            with self._folder(make=True) as folder:
                _write(folder, name, sealed.encode("ascii"))

    def remove(self, name: str) -> None:
        """Keep nothing under a name; nothing is said where nothing is kept.

        Raises :class:`BadName`, and :class:`KeepingError` where it can't be removed.
        """
        _check(name)
        with _explained("removed"):
            try:
                with self._folder() as folder:
                    for unfinished, whose in _unfinished(folder):
                        if whose == name:
                            _unlink(folder, unfinished)
                    _unlink(folder, name)
                    _sync(folder)
            except (FileNotFoundError, _NotOurs):
                return

    @contextmanager
    def _folder(self, make: bool = False) -> Iterator[int]:
        """Open the folder of the files, with modes of 0700 from ours on."""
        folder = os.open(self._data_dir, _FOLDER)
        try:
            for name in FOLDERS:
                if make:
                    with suppress(FileExistsError):
                        os.mkdir(name, 0o700, dir_fd=folder)
                        _sync(folder)
                inner = _open(name, _FOLDER, folder)
                os.close(folder)
                folder = inner
                _make_private(folder, 0o700)
            yield folder
        finally:
            os.close(folder)


class _NotOurs(Exception):
    """Somebody has put something there that isn't ours; says what."""


def _check(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise BadName


@contextmanager
def _explained(done: str) -> Iterator[None]:
    """Turn what the system says into words."""
    try:
        yield
    except _NotOurs as error:
        raise KeepingError(f"{error} Remove it, then sign in again.") from None
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise KeepingError("The Jupyter server's disk is full.") from None
        reason = os.strerror(error.errno) if error.errno else type(error).__name__
        raise KeepingError(f"It could not be {done} on the Jupyter server: {reason}.") from None


def _open(name: str, flags: int, folder: int, mode: int = 0o600) -> int:
    """Open what is in a folder, and never what a link there leads to."""
    try:
        return os.open(name, flags | _NO_LINK, mode, dir_fd=folder)
    except OSError as error:
        # Systems differ in what they say of a link.
        if error.errno in (errno.ELOOP, errno.EMLINK, errno.ENOTDIR):
            raise _NotOurs(f"“{name}” in Jupyter's data folder is a link or no folder.") from None
        raise


def _make_private(handle: int, mode: int) -> None:
    """Make sure that a file or folder is its owner's alone, and that this is us."""
    found = os.fstat(handle)
    if found.st_uid != os.geteuid():
        raise _NotOurs("A folder or file in Jupyter's data folder belongs to somebody else.")
    if stat.S_IMODE(found.st_mode) != mode:
        os.fchmod(handle, mode)
        if stat.S_IMODE(os.fstat(handle).st_mode) & 0o077:
            raise _NotOurs("The disk of Jupyter's data folder lets others read what is on it.")


def _read(folder: int, name: str) -> str | None:
    # A pipe must not block.
    handle = _open(name, os.O_RDONLY | os.O_NONBLOCK, folder)
    try:
        found = os.fstat(handle)
        # One that has just been replaced has no link any more. Two: it is another file, too.
        if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
            return None
        _make_private(handle, 0o600)
        content = b""
        while len(content) <= SEALED_CHARACTERS:
            part = os.read(handle, SEALED_CHARACTERS + 1)
            if not part:
                break
            content += part
    finally:
        os.close(handle)
    text = content.decode("ascii", "replace")
    is_sealed = len(text) <= SEALED_CHARACTERS and _SEALED.fullmatch(text)
    return text if is_sealed else None


def _write(folder: int, name: str, content: bytes) -> None:
    """Write a file beside, and put it in the place of the old one when it is on the disk."""
    unfinished = f".{name}.{secrets.token_hex(8)}"
    handle = _open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, folder)
    try:
        try:
            _make_private(handle, 0o600)
            # The disk's own clock, which on a network is another's.
            _tidy(folder, name, unfinished, os.fstat(handle).st_mtime)
            while content:
                content = content[os.write(handle, content) :]
            os.fsync(handle)
        finally:
            os.close(handle)
        os.rename(unfinished, name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        _unlink(folder, unfinished)
        raise
    _sync(folder)


def _tidy(folder: int, name: str, unfinished: str, now: float) -> None:
    """Remove what killed writers left, and the oldest of what is too much."""
    files = []
    with os.scandir(folder) as scan:
        others = [entry.name for entry in scan if entry.name not in (name, unfinished)]
    for other in others:
        is_kept = _NAME.fullmatch(other) is not None
        if is_kept or _UNFINISHED.fullmatch(other):
            with suppress(OSError):
                time = os.stat(other, dir_fd=folder, follow_symlinks=False).st_mtime
                files.append((is_kept, time, other))
    too_many = len(files) + 1 - FILES
    for index, (is_kept, time, other) in enumerate(sorted(files)):
        if index < too_many or (not is_kept and now - time > UNFINISHED_SECONDS):
            with suppress(OSError):
                _unlink(folder, other)


def _unfinished(folder: int) -> list[tuple[str, str]]:
    """Return each file that was not finished, and whose it would have been."""
    with os.scandir(folder) as scan:
        found = [_UNFINISHED.fullmatch(entry.name) for entry in scan]
    return [(match[0], match[1]) for match in found if match]


def _unlink(folder: int, name: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(name, dir_fd=folder)


def _sync(folder: int) -> None:
    try:
        os.fsync(folder)
    except OSError as error:
        # Some file systems know no such thing.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
