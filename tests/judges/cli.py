"""The unmodified globus-cli, as a person runs it in a shell, pointed at a sandbox."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.judges.judge import Sandbox

GLOBUS = Path(sys.executable).parent / "globus"


class Cli:
    """globus-cli with a home folder of its own."""

    def __init__(self, sandbox: Sandbox, home: Path, **env: str) -> None:
        self.sandbox = sandbox
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("GLOBUS_", "SSH_"))}
        self.env = {
            **kept,
            "HOME": str(home),
            "GLOBUS_CLI_INTERACTIVE": "0",
            # The slash matters: globus-cli appends the path of the code page to this.
            "GLOBUS_SDK_SERVICE_URL_AUTH": f"{sandbox.url}/",
            "GLOBUS_SDK_SERVICE_URL_TRANSFER": f"{sandbox.url}/",
            "GLOBUS_SDK_SERVICE_URL_TIMER": f"{sandbox.url}/",
            **env,
        }

    def run(self, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        """One command, whatever comes of it."""
        return subprocess.run(
            [str(GLOBUS), *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            timeout=60,
            env=self.env,
        )

    def ok(self, *arguments: str, stdin: str = "") -> str:
        """What a command that must succeed prints."""
        done = self.run(*arguments, stdin=stdin)
        assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
        return done.stdout

    def json(self, *arguments: str, stdin: str = "") -> Any:
        """The document that a command prints."""
        return json.loads(self.ok(*arguments, "--format", "json", stdin=stdin))

    def refused(self, *arguments: str, stdin: str = "") -> str:
        """What a command that must fail complains of."""
        done = self.run(*arguments, stdin=stdin)
        assert done.returncode != 0, f"{arguments}: {done.stdout}"
        return done.stdout + done.stderr

    def sign_in(self, *arguments: str, identity: str = "ada@example.edu") -> tuple[int, str]:
        """A command that prints a link and asks for the code: its status and all it said."""
        process = subprocess.Popen(
            [str(GLOBUS), *arguments, "--no-local-server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=self.env,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        said: list[str] = []
        for line in process.stdout:
            said.append(line)
            if line.startswith(self.sandbox.url):
                answer = self.sandbox.control("authorize", url=line.strip(), identity=identity)
                process.stdin.write(f"{answer['code']}\n")
                process.stdin.close()
        return process.wait(30), "".join(said)


def rows(text: str) -> Sequence[Sequence[str]]:
    """The cells of a table that globus-cli prints, below its heading."""
    lines = text.splitlines()[2:]
    return [[cell.strip() for cell in line.split("|")] for line in lines]
