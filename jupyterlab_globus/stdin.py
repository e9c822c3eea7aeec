"""Requests in the clothes of ``input()``: for kernels without subshells, and where no comm is
answered. They reach only the page that ran the cell.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from typing import Any

from .kernels import Json, Kernel

MARK = "\0globus:"

FOR_PEOPLE = (
    "Globus: this page lacks the JupyterLab extension jupyterlab-globus, which should answer here. "
    "Press Enter to go on without. "
)


_turn = threading.Lock()
"""A kernel has one input channel, and its threads may ask at once."""


class StdinLine:
    """The input channel of the client that runs the cell.

    Not ``kernel.raw_input``, which waits for ever when that client's page was reloaded.
    """

    def __init__(self, kernel: Kernel) -> None:
        self._kernel = kernel

    def exchange(self, request: Json, timeout: float) -> Json | None:
        """Send a request and return its reply.

        None when none comes within ``timeout`` seconds, or when it is a person's.
        """
        with _turn:
            self._drain()
            asked = self._send(request)
            deadline = time.monotonic() + timeout
            while time.monotonic() < deadline:
                if not self._kernel.stdin_socket.poll(50):
                    continue
                _, message = self._kernel.session.recv(self._kernel.stdin_socket)
                if message and message["parent_header"].get("msg_id") in (None, asked):
                    return _reply_in(message)
            return None

    def close(self, last: Json) -> None:
        """Send a request that needs no reply."""
        with _turn:
            self._send(last)

    def _send(self, request: Json) -> str:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        kernel = self._kernel
        message = kernel.session.send(
            kernel.stdin_socket,
            "input_request",
            {"prompt": FOR_PEOPLE + MARK + json.dumps(request), "password": False},
            kernel.get_parent("shell"),
            ident=kernel._parent_ident["shell"],
        )
        return str(message["header"]["msg_id"])

    def _drain(self) -> None:
        """Throw away what came too late for whoever asked."""
        while self._kernel.stdin_socket.poll(0):
            self._kernel.stdin_socket.recv_multipart()


def typed(kernel: Kernel, call: str, timeout: float) -> Json | None:
    """The reply to a call that comes by the input channel, from whichever page."""
    with _turn:
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            if not kernel.stdin_socket.poll(50):
                continue
            _, message = kernel.session.recv(kernel.stdin_socket)
            reply = _reply_in(message) if message else None
            if reply is not None and reply.get("id") == call:
                return reply
        return None


def _reply_in(message: Json) -> Json | None:
    try:
        reply: Any = json.loads(message["content"]["value"])
    except (KeyError, TypeError, ValueError):
        return None
    return reply if isinstance(reply, dict) and "state" in reply else None
