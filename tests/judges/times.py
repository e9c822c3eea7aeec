"""How long globus-sdk and globus-cli take to list a small folder, for ``npm run bench``.

Reads ``{"sandbox": ...}``, the line that it printed, from standard input, and prints milliseconds,
measured in turns: ``{"sdk": [...], "cli": [...]}``.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.judges.cli import Cli
from tests.judges.judge import Person, Running

ROUNDS = 9
FOLDER = "/share/godata/"


def timed(work: Callable[[], object]) -> float:
    """How long it takes, in milliseconds."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def measure(sandbox: Running, home: Path) -> dict[str, list[float]]:
    """Both in turns, after each did it once."""
    person = Person(sandbox)
    person.consent("tutorial-1")
    one = sandbox.id("tutorial-1")
    # The command as a service: it needs no sign-in.
    confidential = sandbox.description["clients"]["confidential"]
    cli = Cli(
        sandbox,
        home,
        GLOBUS_CLI_CLIENT_ID=confidential["id"],
        GLOBUS_CLI_CLIENT_SECRET=confidential["secret"],
    )
    works: dict[str, Callable[[], object]] = {
        "sdk": lambda: list(person.transfer.operation_ls(one, path=FOLDER)),
        "cli": lambda: cli.ok("ls", f"{one}:{FOLDER}"),
    }
    for work in works.values():
        work()
    rounds = [{name: timed(work) for name, work in works.items()} for _ in range(ROUNDS)]
    return {name: [each[name] for each in rounds] for name in works}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        json.dump(measure(Running(json.load(sys.stdin)["sandbox"]), Path(folder)), sys.stdout)
