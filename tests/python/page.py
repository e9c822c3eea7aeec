"""A page, as the kernel meets it: real kernels, real messages, the front end played by the test."""

from __future__ import annotations

import json
import queue
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import KernelManager

Json = dict[str, Any]

ROOT = Path(__file__).parents[2]
MARK = "\0globus:"
LIMIT = 60.0
"""Seconds after which a cell hangs."""


@dataclass
class Cell:
    """What a cell left behind."""

    stdout: str = ""
    displays: list[str] = field(default_factory=list)
    value: str | None = None
    html: str | None = None
    error: str | None = None
    traceback: str = ""
    seconds: float = 0.0


@dataclass
class Page:
    """Answers requests while cells run; ``handle`` makes the reply, None answers nothing."""

    client: BlockingKernelClient
    manager: KernelManager
    subshells: bool
    handle: Callable[[Json], Json | None] = lambda request: None
    comm: bool = True
    """Whether it answers comms."""
    stdin: bool = True
    typed: str | None = None
    """What a person types where a page of ours is missing."""
    seen: list[tuple[str, Json]] = field(default_factory=list)
    """Every request, with the way it came: ``comm`` or ``stdin``."""
    opened: list[str] = field(default_factory=list)
    """Ids of comms."""
    closed: list[str] = field(default_factory=list)
    _subshell: str | None = None

    def run(self, code: str, *, allow_stdin: bool = True, interrupt_at: str = "") -> Cell:
        """Run a cell to its end, answering its requests. ``interrupt_at``: stop the kernel when a
        request of that kind was seen.
        """
        cell = Cell()
        began = time.monotonic()
        asked = self.client.execute(code, allow_stdin=allow_stdin, store_history=True)
        idle = False
        while not idle:
            if time.monotonic() - began > LIMIT:
                raise TimeoutError(f"The cell hangs after {cell.stdout!r}: {self.seen[-3:]}")
            self._answer_stdin()
            if interrupt_at and any(request.get("ask") == interrupt_at for _, request in self.seen):
                interrupt_at = ""
                self.manager.interrupt_kernel()
            try:
                message = self.client.get_iopub_msg(timeout=0.005)
            except queue.Empty:
                continue
            idle = self._take(message, asked, cell)
        cell.seconds = time.monotonic() - began
        return cell

    def asked(self, ask: str) -> list[Json]:
        """The requests of one kind."""
        return [request for _, request in self.seen if request.get("ask") == ask]

    def ways(self) -> set[str]:
        """The ways by which requests came that want an answer."""
        return {way for way, request in self.seen if request.get("ask") != "drop"}

    def _take(self, message: Json, asked: str, cell: Cell) -> bool:
        kind, content = message["msg_type"], message["content"]
        if message["parent_header"].get("msg_id") != asked:
            return False
        if kind in ("comm_open", "comm_msg", "comm_close"):
            self._take_comm(kind, content)
        elif kind == "stream":
            cell.stdout += content["text"]
        elif kind in ("display_data", "update_display_data"):
            cell.displays.append(content["data"].get("text/plain", ""))
        elif kind == "execute_result":
            cell.value = content["data"]["text/plain"]
            cell.html = content["data"].get("text/html")
        elif kind == "error":
            cell.error = f"{content['ename']}: {content['evalue']}"
            cell.traceback = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(content["traceback"]))
        return bool(kind == "status" and content["execution_state"] == "idle")

    def _take_comm(self, kind: str, content: Json) -> None:
        if kind == "comm_open":
            assert content["target_name"] == "globus"
        data = content["data"]
        if kind == "comm_close":
            self.closed.append(content["comm_id"])
            return
        if kind == "comm_open":
            self.opened.append(content["comm_id"])
        self.seen.append(("comm", data))
        reply = self.handle(data) if self.comm or data.get("orphan") else None
        if reply is not None and data.get("orphan"):
            self._type(reply)
        elif reply is not None:
            self._send_comm(content["comm_id"], reply)

    def _send_comm(self, comm_id: str, data: Json) -> None:
        message = self.client.session.msg("comm_msg", {"comm_id": comm_id, "data": data})
        message["header"]["subshell_id"] = self._make_subshell()
        self.client.shell_channel.send(message)

    def _make_subshell(self) -> str:
        if self._subshell is None:
            message = self.client.session.msg("create_subshell_request", {})
            self.client.control_channel.send(message)
            while True:
                reply = self.client.get_control_msg(timeout=5)
                if reply["msg_type"] == "create_subshell_reply":
                    self._subshell = str(reply["content"]["subshell_id"])
                    break
        return self._subshell

    def _answer_stdin(self) -> None:
        try:
            message = self.client.get_stdin_msg(timeout=0.005)
        except queue.Empty:
            return
        people, mark, text = message["content"]["prompt"].partition(MARK)
        assert people
        assert mark
        request = json.loads(text)
        self.seen.append(("stdin", request))
        if self.typed is not None:
            self.client.input(self.typed)
            return
        reply = self.handle(request) if self.stdin else None
        if reply is not None:
            self._type(reply, message)

    def _type(self, reply: Json, parent: Json | None = None) -> None:
        value = {"status": "ok", "value": json.dumps(reply)}
        answer = self.client.session.msg("input_reply", value, parent=parent)
        self.client.stdin_channel.send(answer)


def done(request: Json, result: object, part: int = 0, size: int = 1024 * 1024) -> Json:
    """The reply that carries a part of a result; ASCII results only, so bytes are characters."""
    text = json.dumps(result)
    parts = max(1, -(-len(text) // size))
    return {
        "protocol": 1,
        "id": request["id"],
        "state": "done",
        "parts": parts,
        "part": part,
        "text": text[part * size : (part + 1) * size],
    }


def pending(request: Json, progress: object = None, may_change: bool = True) -> Json:
    """The reply that says that a call goes on."""
    return {
        "protocol": 1,
        "id": request["id"],
        "state": "pending",
        "progress": progress,
        "waitingFor": None,
        "mayChange": may_change,
    }


def refused(request: Json, may_change: bool = True, **error: Any) -> Json:
    """The reply that tells an error."""
    return {
        "protocol": 1,
        "id": request["id"],
        "state": "error",
        "error": error,
        "mayChange": may_change,
    }


@contextmanager
def start_page(python: str, runtime: Path) -> Iterator[Page]:
    """Start a kernel of that Python, with this checkout to import, and attach a page to it."""
    manager = KernelManager()
    manager._kernel_spec = KernelSpec(
        argv=[python, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        display_name="test",
        language="python",
        env={"PYTHONPATH": str(ROOT), "IPYTHONDIR": str(runtime)},
    )
    manager.connection_file = str(runtime / f"kernel-{time.monotonic_ns()}.json")
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        info = client.kernel_info(reply=True, timeout=10)
        features = info["content"].get("supported_features", [])
        page = Page(client, manager, "kernel subshells" in features)
        loaded = page.run("import jupyterlab_globus as globus\n%load_ext jupyterlab_globus")
        assert loaded.error is None, loaded.traceback
        yield page
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
