"""Requests by comm: the page answers on a subshell while the cell waits."""

from __future__ import annotations

import queue
import time
from typing import Any

from comm.base_comm import BaseComm

from .kernels import Json, Kernel
from .stdin import typed

TARGET = "globus"

SLICE = 0.1
"""Seconds of one uninterruptible wait, which matters on Windows."""

FIRST_PAUSE = 3.0
LAST_PAUSE = 30.0
"""Seconds from one search for a page to the next; a laptop may sleep for a night."""


class CommLine:
    """One comm, for the exchanges of one call."""

    def __init__(self, kernel: Kernel) -> None:
        self._kernel = kernel
        self._replies: queue.SimpleQueue[Json] = queue.SimpleQueue()
        self._comm: _Comm | None = None

    def exchange(self, request: Json, timeout: float) -> Json | None:
        """Send a request and return its reply; None when none comes within ``timeout`` seconds."""
        if self._comm is None:
            self._comm = _Comm(self._kernel, self._replies, request)
        else:
            self._comm.send(request)
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            try:
                reply = self._replies.get(timeout=SLICE)
            except queue.Empty:
                continue
            if reply.get("id") in (request["id"], ""):
                return reply
        return None

    def close(self, last: Json | None = None) -> None:
        """End the line, with a request that needs no reply.

        The comm itself stays open until the next call has one, and with it the subshell of the
        page: to make one takes longer than most calls.
        """
        global _kept
        if self._comm is None:
            return
        if last is None:
            self._comm.close()
        else:
            self._comm.send(last)
            if _kept is not None:
                _kept.close()
            _kept = self._comm
        self._comm = None


class OrphanLine:
    """Asks whichever page shows the kernel, where the one that ran the cell is gone.

    It answers as if something had been typed: a page that came while the kernel was busy can send
    it nothing else that is heard before the cell ends.
    """

    def __init__(self, kernel: Kernel, until: float) -> None:
        self._kernel = kernel
        self._until = until
        self._comm: _Comm | None = None
        self._found = False

    def exchange(self, request: Json, timeout: float) -> Json | None:
        """Send a request and return its reply.

        The first one is sent again and again, until a page comes or time is up. None when none
        comes until then, or to a later one within ``timeout`` seconds.
        """
        asked = {**request, "orphan": True}
        pause = FIRST_PAUSE
        while not self._found:
            left = self._until - time.monotonic()
            if left <= 0:
                return None
            if "timeout" in asked["arguments"]:
                asked["arguments"] = {**asked["arguments"], "timeout": left}
            self._open(asked)
            reply = typed(self._kernel, request["id"], min(pause, left))
            if reply is not None:
                self._found = True
                return reply
            pause = min(LAST_PAUSE, pause * 1.5)
        if self._comm is not None:
            self._comm.send(asked)
        return typed(self._kernel, request["id"], timeout)

    def close(self, last: Json) -> None:
        """End the line, with a request that needs no reply."""
        if self._comm is not None:
            self._comm.send(last)
            self._comm.close()

    def _open(self, request: Json) -> None:
        # A page that knows the call attaches to it: it is one, however often it is asked for.
        if self._comm is not None:
            self._comm.close()
        self._comm = _Comm(self._kernel, queue.SimpleQueue(), request)


class _Comm(BaseComm):
    """A comm of our own: ipykernel's sends its replies after the sender's shell (7.4), and calls
    the hooks of cells (matplotlib's among them) on the thread of the subshell.
    """

    def __init__(self, kernel: Kernel, replies: queue.SimpleQueue[Json], request: Json) -> None:
        self._kernel = kernel
        self._replies = replies
        super().__init__(target_name=TARGET, data=request)

    def publish_msg(
        self,
        msg_type: str,
        data: Json | None = None,
        metadata: Json | None = None,
        buffers: list[bytes] | None = None,
        **keys: Any,
    ) -> None:
        self._kernel.session.send(
            self._kernel.iopub_socket,
            msg_type,
            {"data": data or {}, "comm_id": self.comm_id, **keys},
            metadata=metadata or {},
            parent=self._kernel.get_parent("shell"),
            ident=self.topic,
            buffers=buffers,
        )

    def handle_msg(self, msg: Json) -> None:
        """Called on the subshell's thread: hand over, do nothing else."""
        # The kernel keeps the message until the next one, and a reply may hold a token.
        data = msg.get("content", {}).pop("data", None)
        if isinstance(data, dict):
            self._replies.put(data)


_kept: _Comm | None = None
