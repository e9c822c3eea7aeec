"""The sandbox that the judges look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.judges.judge import Person, Sandbox


@pytest.fixture(scope="session")
def shared_sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """One process for all that can share it."""
    with Sandbox(tmp_path_factory.mktemp("root") / "data") as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(shared_sandbox: Sandbox) -> Sandbox:
    """The shared process, as it was at its start."""
    shared_sandbox.control("reset")
    shared_sandbox.use()
    return shared_sandbox


@pytest.fixture
def slow_sandbox(tmp_path: Path) -> Iterator[Sandbox]:
    """A sandbox in which a transfer can be watched: 1 MB/s."""
    with Sandbox(tmp_path / "data", "--bytes-per-second", "1000000") as sandbox:
        yield sandbox


@pytest.fixture
def ada(sandbox: Sandbox) -> Person:
    """Ada, signed in, without consent to any data."""
    return Person(sandbox)


@pytest.fixture
def ready(ada: Person) -> Person:
    """Ada, who allowed transfers on both tutorial collections."""
    ada.consent("tutorial-1", "tutorial-2")
    return ada
