"""The keeper's files: whole after any kill, nobody else's, and reached through no link."""

from __future__ import annotations

import errno
import hashlib
import os
import random
import resource
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from jupyterlab_globus import keeper as module
from jupyterlab_globus.keeper import (
    FILES,
    FOLDERS,
    SEALED_CHARACTERS,
    UNFINISHED_SECONDS,
    BadName,
    BadSealed,
    Keeper,
    KeepingError,
)

CLIENT = "0edf29cb-0350-4fec-a83c-d490cc5dd122"
NAME = f"production-{CLIENT}"
OTHER = f"sandbox-8765-{CLIENT}"
KILLS = 1000
NOBODY = 65534

pytestmark = pytest.mark.skipif(not module.IS_SAFE_HERE, reason="Nothing is kept here.")


def sealed(writer: int, number: int, length: int = 2000) -> str:
    """A text that can tell whether it is whole."""
    text = f"1.{writer}.{number}.{'x' * length}"
    return f"{text}.{hashlib.sha256(text.encode()).hexdigest()}"


def is_whole(text: str | None) -> bool:
    if text is None:
        return False
    start, _, digest = text.rpartition(".")
    return hashlib.sha256(start.encode()).hexdigest() == digest


def folder_of(data: Path) -> Path:
    return data.joinpath(*FOLDERS)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def unfinished(data: Path) -> list[str]:
    return [name for name in os.listdir(folder_of(data)) if name.startswith(".")]


def fork(work: Callable[[], object]) -> int:
    """Do something in a process of its own, which can be killed."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    return child


def join(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def keeper(data: Path) -> Keeper:
    return Keeper(str(data))


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ("mount", "-t", "tmpfs", "-o", "size=128k,mode=700", "tmpfs", str(disk))
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("Whoever runs this may not mount a disk.")
    yield disk
    subprocess.run(("umount", str(disk)), check=True)


def fill(path: Path) -> None:
    """Take all that is left of a disk."""
    with path.open("wb", buffering=0) as filler, suppress(OSError):
        while filler.write(b"x" * 1024):
            pass


def test_what_is_stored_is_there_until_it_is_removed(data: Path, keeper: Keeper) -> None:
    assert keeper.load(NAME) is None
    assert not data.exists()
    keeper.store(NAME, sealed(1, 1))
    keeper.store(OTHER, sealed(1, 2))
    keeper.store(NAME, longest := "x" * SEALED_CHARACTERS)
    assert keeper.load(NAME) == longest
    assert Keeper(str(data)).load(OTHER) == sealed(1, 2)
    keeper.remove(NAME)
    keeper.remove(NAME)
    assert keeper.load(NAME) is None
    assert os.listdir(folder_of(data)) == [OTHER]


def test_removing_where_nothing_was_kept_makes_nothing(data: Path, keeper: Keeper) -> None:
    keeper.remove(NAME)
    assert not data.exists()


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "production",
        f"../{NAME}",
        f"{NAME}/..",
        f"/etc/{NAME}",
        f"{NAME}\0",
        f"{NAME}\n",
        NAME.upper(),
        f"staging-{CLIENT}",
        f"sandbox-{CLIENT}",
        f"sandbox-0-{CLIENT}",
        f"sandbox-123456-{CLIENT}",
        f"sandbox-\u0663-{CLIENT}",
        f"production-{CLIENT.replace('0', chr(0xFF10))}",
        f".{NAME}.0123456789abcdef",
        "production-" + "a" * 100_000,
    ],
)
def test_a_name_that_is_none_is_refused(data: Path, keeper: Keeper, name: str) -> None:
    for work in (keeper.load, keeper.remove, lambda name: keeper.store(name, "x")):
        with pytest.raises(BadName):
            work(name)
    assert not data.exists()


@pytest.mark.parametrize(
    "text", ["", "a b", "a\n", "a\0", "a/b", "ä", "\u0661", "\ud800", "x" * (SEALED_CHARACTERS + 1)]
)
def test_a_text_that_is_not_sealed_is_refused(keeper: Keeper, text: str) -> None:
    keeper.store(NAME, sealed(1, 1))
    with pytest.raises(BadSealed):
        keeper.store(NAME, text)
    assert keeper.load(NAME) == sealed(1, 1)


def test_1000_killed_writers_leave_what_is_whole(data: Path, keeper: Keeper) -> None:
    chance = random.Random(8)
    keeper.store(NAME, sealed(0, 0))
    cut_short = 0
    seen: set[str] = set()
    writers = set()
    for writer in range(1, KILLS + 1):
        begun, begin = os.pipe()

        def write(writer: int = writer, begin: int = begin) -> None:
            os.write(begin, b".")
            for number in range(10_000):
                keeper.store(NAME, sealed(writer, number, number % 5 * 12_000))

        child = fork(write)
        os.read(begun, 1)
        time.sleep(chance.uniform(0, 0.004))
        os.kill(child, signal.SIGKILL)
        assert join(child) == -signal.SIGKILL
        os.close(begun)
        os.close(begin)
        text = keeper.load(NAME)
        assert is_whole(text), writer
        writers.add(text and text.split(".")[1])
        left = set(unfinished(data))
        cut_short += not left <= seen
        seen |= left
    # They were killed while they wrote, and after they had written.
    assert cut_short > KILLS / 20
    assert len(writers) > KILLS / 20
    keeper.store(NAME, sealed(0, 1))
    assert len(os.listdir(folder_of(data))) <= FILES
    keeper.remove(NAME)
    assert unfinished(data) == []


class Interrupted:
    """The module ``os``, where something happens before one of the calls."""

    def __init__(
        self,
        at: int,
        what: Callable[[], None],
        calls: tuple[str, ...] = (),
        seen: list[str] | None = None,
    ) -> None:
        self._left = at
        self._what = what
        self._calls = calls
        self._seen = seen

    def __getattr__(self, name: str) -> Any:
        found = getattr(os, name)
        if isinstance(found, type) or not callable(found) or name == "strerror":
            return found
        if self._calls and name not in self._calls:
            return found

        def call(*args: Any, **options: Any) -> Any:
            self._left -= 1
            if self._left == 0:
                self._what()
            if self._seen is not None:
                self._seen.append(name)
            return found(*args, **options)

        return call


@pytest.mark.parametrize("before", [None, sealed(1, 1)])
def test_a_kill_before_any_step_of_writing_leaves_the_old_or_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    def die() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    after = sealed(2, 2)
    outcomes = []
    for step in range(1, 200):
        data = tmp_path / str(step)
        keeper = Keeper(str(data))
        if before is not None:
            keeper.store(NAME, before)

        def write(keeper: Keeper = keeper, step: int = step) -> None:
            monkeypatch.setattr(module, "os", Interrupted(step, die))
            keeper.store(NAME, after)

        code = join(fork(write))
        outcomes.append(keeper.load(NAME))
        keeper.store(NAME, sealed(3, 3))
        assert keeper.load(NAME) == sealed(3, 3)
        if code == 0:
            break
        assert code == -signal.SIGKILL
    else:
        pytest.fail("It was never written.")
    renamed = outcomes.index(after)
    assert 10 < renamed < len(outcomes)
    assert set(outcomes[:renamed]) == {before}
    assert set(outcomes[renamed:]) == {after}


def test_it_is_on_the_disk_before_it_takes_the_place_of_the_old(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper.store(NAME, sealed(1, 1))
    calls: list[str] = []
    steps = ("write", "fsync", "rename")
    monkeypatch.setattr(module, "os", Interrupted(0, lambda: None, steps, calls))
    keeper.store(NAME, sealed(2, 2))
    assert calls == ["write", "fsync", "rename", "fsync"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS])
def test_a_disk_that_fails_at_any_step_leaves_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def fail() -> None:
        raise OSError(number, os.strerror(number), "/home/ada/secret")

    is_full = number in (errno.ENOSPC, errno.EDQUOT)
    keeper = Keeper(str(tmp_path))
    keeper.store(NAME, sealed(1, 1))
    for step in range(1, 200):
        interrupted = Interrupted(step, fail, ("open", "write", "fsync", "rename", "fstat"))
        with monkeypatch.context() as patch:
            patch.setattr(module, "os", interrupted)
            try:
                keeper.store(NAME, sealed(2, step))
            except KeepingError as error:
                said = str(error)
            else:
                break
        assert ("is full" in said) == is_full
        assert "secret" not in said
        assert keeper.load(NAME) in (sealed(1, 1), sealed(2, step))
        assert unfinished(tmp_path) == []
    assert step > 8


@pytest.mark.parametrize("start", ["processes", "threads"])
def test_50_readers_and_writers_at_once_read_what_is_whole(
    data: Path, keeper: Keeper, start: str
) -> None:
    keeper.store(NAME, sealed(0, 0))
    wrong: list[str | None] = []

    def write(writer: int) -> None:
        for number in range(20):
            keeper.store(NAME, sealed(writer, number, (writer + number) % 7 * 9000))

    def read() -> None:
        for _ in range(100):
            text = keeper.load(NAME)
            if not is_whole(text):
                wrong.append(text)
        assert wrong == []

    works = [lambda writer=writer: write(writer) for writer in range(1, 26)] + [read] * 25
    if start == "processes":
        assert {join(child) for child in [fork(work) for work in works]} == {0}
    else:
        threads = [threading.Thread(target=work) for work in works]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert wrong == []
    assert is_whole(keeper.load(NAME))
    assert os.listdir(folder_of(data)) == [NAME]


def test_nobody_else_may_read_it_whatever_the_mask_is(data: Path, keeper: Keeper) -> None:
    for mask in (0, 0o277):
        shutil.rmtree(data, ignore_errors=True)
        data.mkdir()
        before = os.umask(mask & 0o077)
        try:
            keeper.store(NAME, sealed(1, 1))
        finally:
            os.umask(before)
        assert mode_of(folder_of(data) / NAME) == 0o600
        assert mode_of(folder_of(data)) == mode_of(folder_of(data).parent) == 0o700


@pytest.mark.parametrize("work", ["load", "store"])
def test_loosened_modes_are_tightened(data: Path, keeper: Keeper, work: str) -> None:
    keeper.store(NAME, sealed(1, 1))
    file = folder_of(data) / NAME
    for mode in (0o777, 0o755, 0o770, 0o640):
        folder_of(data).parent.chmod(mode | 0o700)
        folder_of(data).chmod(mode | 0o700)
        file.chmod(mode & 0o666)
        if work == "store":
            keeper.store(NAME, sealed(1, mode))
        else:
            keeper.load(NAME)
        assert mode_of(file) == 0o600
        assert mode_of(folder_of(data)) == mode_of(folder_of(data).parent) == 0o700


@pytest.mark.parametrize("level", range(len(FOLDERS)))
def test_a_link_in_the_place_of_a_folder_is_not_followed(
    data: Path, tmp_path: Path, keeper: Keeper, level: int
) -> None:
    keeper.store(NAME, sealed(1, 1))
    folder = data.joinpath(*FOLDERS[: level + 1])
    elsewhere = tmp_path / "elsewhere"
    folder.rename(elsewhere)
    elsewhere.chmod(0o755)
    folder.symlink_to(elsewhere)
    before = sorted(elsewhere.rglob("*"))
    assert keeper.load(NAME) is None
    with pytest.raises(KeepingError, match=f"“{FOLDERS[level]}”.* is a link"):
        keeper.store(NAME, sealed(2, 2))
    with pytest.raises(KeepingError):
        keeper.store(OTHER, sealed(2, 2))
    keeper.remove(NAME)
    assert sorted(elsewhere.rglob("*")) == before
    assert mode_of(elsewhere) == 0o755
    [file] = elsewhere.rglob(NAME)
    assert file.read_text() == sealed(1, 1)


def test_jupyters_own_folder_may_be_a_link(data: Path, tmp_path: Path, keeper: Keeper) -> None:
    (tmp_path / "scratch").mkdir()
    data.symlink_to(tmp_path / "scratch")
    keeper.store(NAME, sealed(1, 1))
    assert keeper.load(NAME) == sealed(1, 1)


@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_a_link_in_the_place_of_a_file_is_neither_read_nor_written_through(
    data: Path, tmp_path: Path, keeper: Keeper, link: Callable[[Path, Path], None]
) -> None:
    keeper.store(OTHER, sealed(1, 1))
    victim = tmp_path / "victim"
    victim.write_text(sealed(9, 9))
    victim.chmod(0o644)
    file = folder_of(data) / NAME
    link(victim, file)
    assert keeper.load(NAME) is None
    keeper.store(NAME, sealed(2, 2))
    assert keeper.load(NAME) == sealed(2, 2)
    assert not file.is_symlink()
    file.unlink()
    link(victim, file)
    keeper.remove(NAME)
    assert not file.is_symlink()
    assert not file.exists()
    assert (victim.read_text(), mode_of(victim)) == (sealed(9, 9), 0o644)


@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_a_link_in_the_place_of_what_is_being_written_is_not_written_through(
    data: Path,
    tmp_path: Path,
    keeper: Keeper,
    monkeypatch: pytest.MonkeyPatch,
    link: Callable[[Path, Path], None],
) -> None:
    keeper.store(NAME, sealed(1, 1))
    victim = tmp_path / "victim"
    victim.write_text("mine")
    monkeypatch.setattr("secrets.token_hex", lambda count: "a" * 2 * count)
    link(victim, folder_of(data) / f".{NAME}.{'a' * 16}")
    with pytest.raises(KeepingError):
        keeper.store(NAME, sealed(2, 2))
    assert victim.read_text() == "mine"
    assert keeper.load(NAME) == sealed(1, 1)


def test_a_folder_that_becomes_a_link_and_back_never_leads_elsewhere(
    data: Path, tmp_path: Path, keeper: Keeper
) -> None:
    keeper.store(NAME, sealed(1, 1))
    folder = folder_of(data)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / NAME).write_text(sealed(9, 9))

    def swap() -> None:
        for number in range(10**9):
            # The keeper may make a new folder at any time.
            with suppress(OSError):
                folder.rename(tmp_path / f"aside-{number}")
            with suppress(OSError):
                folder.symlink_to(elsewhere)
                time.sleep(0.0005)
                folder.unlink()

    child = fork(swap)
    outcomes = {"stored": 0, "refused": 0}
    end = time.monotonic() + 30
    try:
        while min(outcomes.values()) < 20 and time.monotonic() < end:
            try:
                keeper.store(NAME, sealed(2, 2))
                outcomes["stored"] += 1
            except KeepingError:
                outcomes["refused"] += 1
            assert keeper.load(NAME) != sealed(9, 9)
    finally:
        os.kill(child, signal.SIGKILL)
        join(child)
    assert min(outcomes.values()) >= 20, outcomes
    assert os.listdir(elsewhere) == [NAME]
    assert (elsewhere / NAME).read_text() == sealed(9, 9)


def make_folder(path: Path) -> None:
    path.mkdir()


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_text(text: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_text(text)

    return make


@pytest.mark.parametrize(
    "make",
    [
        make_folder,
        make_pipe,
        make_text(""),
        make_text("not sealed"),
        make_text("ä"),
        make_text("x" * (SEALED_CHARACTERS + 1)),
        make_text("x" * 10_000_000),
    ],
)
def test_what_was_not_stored_here_is_nothing(
    data: Path, keeper: Keeper, make: Callable[[Path], None]
) -> None:
    keeper.store(OTHER, sealed(1, 1))
    make(folder_of(data) / NAME)
    assert keeper.load(NAME) is None


def test_a_file_of_somebody_else_is_nothing_and_their_folder_is_refused(
    data: Path, keeper: Keeper
) -> None:
    keeper.store(NAME, sealed(1, 1))
    file = folder_of(data) / NAME
    try:
        os.chown(file, NOBODY, NOBODY)
    except PermissionError:
        pytest.skip("Whoever runs this may not give files away.")
    assert keeper.load(NAME) is None
    keeper.store(NAME, sealed(2, 2))
    assert keeper.load(NAME) == sealed(2, 2)
    os.chown(folder_of(data), NOBODY, NOBODY)
    assert keeper.load(NAME) is None
    with pytest.raises(KeepingError, match="belongs to somebody else"):
        keeper.store(NAME, sealed(3, 3))


def test_only_so_many_are_kept_and_the_oldest_go(data: Path, keeper: Keeper) -> None:
    names = [f"sandbox-{port}-{CLIENT}" for port in range(1, FILES + 6)]
    keeper.store(NAME, sealed(0, 0))
    stranger = folder_of(data) / "notes.txt"
    stranger.write_text("mine")
    for index, name in enumerate(names):
        keeper.store(name, sealed(1, index))
        os.utime(folder_of(data) / name, (index, index))
    kept = [name for name in names if keeper.load(name) is not None]
    assert kept == names[-FILES + 1 :]
    assert keeper.load(NAME) == sealed(0, 0)
    assert stranger.read_text() == "mine"


def test_what_killed_writers_left_goes_with_time_and_before_what_is_kept(
    data: Path, keeper: Keeper
) -> None:
    keeper.store(OTHER, sealed(1, 1))
    os.utime(folder_of(data) / OTHER, (1, 1))
    now = time.time()
    for index in range(FILES + 10):
        file = folder_of(data) / f".{NAME}.{index:016x}"
        file.write_text("half")
        age = UNFINISHED_SECONDS + 5 if index < 5 else UNFINISHED_SECONDS / 2 - index / 100
        os.utime(file, (now - age, now - age))
    keeper.store(NAME, sealed(2, 2))
    assert keeper.load(OTHER) == sealed(1, 1)
    left = sorted(unfinished(data))
    assert len(left) == FILES - 2
    assert left[-1].endswith(f"{FILES + 9:016x}")
    keeper.remove(OTHER)
    assert sorted(unfinished(data)) == left
    keeper.remove(NAME)
    assert unfinished(data) == []


def test_a_full_disk_leaves_what_was_kept(tiny_disk: Path) -> None:
    keeper = Keeper(str(tiny_disk))
    keeper.store(NAME, before := sealed(1, 1, 30_000))
    fill(tiny_disk / "filler")
    for name in (NAME, OTHER):
        with pytest.raises(KeepingError, match="disk is full"):
            keeper.store(name, sealed(2, 2, 30_000))
    assert keeper.load(NAME) == before
    assert os.listdir(folder_of(tiny_disk)) == [NAME]
    (tiny_disk / "filler").unlink()
    keeper.store(NAME, after := sealed(3, 3, 30_000))
    assert keeper.load(NAME) == after


def test_a_quota_leaves_what_was_kept(data: Path, keeper: Keeper) -> None:
    keeper.store(NAME, sealed(1, 1))

    def write() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
        with pytest.raises(KeepingError, match="disk is full"):
            keeper.store(NAME, sealed(2, 2, 30_000))

    assert join(fork(write)) == 0
    assert keeper.load(NAME) == sealed(1, 1)
    assert os.listdir(folder_of(data)) == [NAME]


def test_a_disk_that_is_read_only_is_named_and_read(tiny_disk: Path) -> None:
    keeper = Keeper(str(tiny_disk))
    keeper.store(NAME, sealed(1, 1))
    subprocess.run(("mount", "-o", "remount,ro", str(tiny_disk)), check=True)
    with pytest.raises(KeepingError, match="Read-only file system"):
        keeper.store(NAME, sealed(2, 2))
    with pytest.raises(KeepingError, match="Read-only file system"):
        keeper.remove(NAME)
    assert keeper.load(NAME) == sealed(1, 1)


def test_a_folder_that_may_not_be_written_is_named() -> None:
    with tempfile.TemporaryDirectory() as name:
        data = Path(name)

        def write() -> None:
            if os.geteuid() == 0:
                os.setuid(NOBODY)
            with pytest.raises(KeepingError, match="Permission denied"):
                Keeper(str(data / "jupyter")).store(NAME, sealed(1, 1))
            assert Keeper(str(data)).load(NAME) is None
            with pytest.raises(KeepingError, match="Permission denied"):
                Keeper(str(data)).store(NAME, sealed(1, 1))

        data.chmod(0o555)
        assert join(fork(write)) == 0
        assert os.listdir(data) == []
        data.chmod(0o700)


def test_it_needs_nothing_but_the_standard_library() -> None:
    code = "import sys; sys.path = [sys.argv[1], *sys.path]; import keeper; print(*sys.modules)"
    folder = str(Path(module.__file__).parent)
    done = subprocess.run(
        (sys.executable, "-I", "-S", "-c", code, folder), capture_output=True, text=True, check=True
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert loaded - set(sys.stdlib_module_names) <= {"keeper", "__main__"}
