"""The way from a running cell to its page, whichever way there is."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from .errors import NoPage, PageLost
from .kernels import PROTOCOL, Json, has_subshells, this_kernel
from .stdin import StdinLine

if TYPE_CHECKING:
    from .comm import CommLine, OrphanLine

HANDSHAKE = 2.0
"""Seconds that a comm has to be answered first."""

SILENCE = 15.0
"""Seconds after which a page that is due to answer counts as gone. It answers within two."""

LAST_TRY = 5.0
"""Seconds for the other way, once a page that answered comms is silent."""

AVOID = 300.0
"""Seconds for which a page that answered no comm is asked by stdin at once."""

_deaf: dict[str, float] = {}
"""Clients that answered no comm, by their session, and since when."""


class Bridge:
    """Carries the exchanges of one call; use it as a context manager.

    Leaving it tells the page that nobody waits for the call any more. ``orphan``: the page that
    ran the cell is gone, so whichever page shows the kernel is asked; for calls that only wait.
    It is when to give up, in seconds of ``time.monotonic()``.
    """

    def __init__(
        self,
        call_id: str,
        clock: Callable[[], float] = time.monotonic,
        *,
        orphan: float | None = None,
    ) -> None:
        self._id = call_id
        self._clock = clock
        self._kernel = this_kernel()
        self._client = str(self._kernel.get_parent("shell").get("header", {}).get("session", ""))
        self._answered = False
        self._lost = False
        self._comm: CommLine | None = None
        self._stdin: StdinLine | None = None
        self._orphan: OrphanLine | None = None
        if orphan is not None:
            from .comm import OrphanLine

            self._orphan = OrphanLine(self._kernel, orphan)
        elif has_subshells(self._kernel) and not self._is_deaf():
            from .comm import CommLine

            self._comm = CommLine(self._kernel)

    def exchange(self, request: Json) -> Json:
        """Send a request and return the page's reply.

        Raises NoPage when no page of ours listens, PageLost when the one that answered before
        does not any more.
        """
        request = {"protocol": PROTOCOL, "id": self._id, **request}
        if self._orphan is not None:
            reply = self._orphan.exchange(request, SILENCE)
        else:
            reply = self._by_comm(request) or self._by_stdin(request)
        if reply is None:
            raise PageLost if self._answered or self._orphan else NoPage
        self._answered = True
        return reply

    def __enter__(self) -> Bridge:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        last = {"protocol": PROTOCOL, "id": self._id, "ask": "drop"}
        if self._orphan is not None:
            self._orphan.close(last)
        elif self._comm is not None:
            self._comm.close(last)
        # Elsewhere a person would see the request, so only to a page that knows it, and only
        # where there is something to stop.
        elif self._stdin is not None and self._answered and error is not None:
            self._stdin.close(last)

    def _by_comm(self, request: Json) -> Json | None:
        if self._comm is None:
            self._lost = False
            return None
        reply = self._comm.exchange(request, SILENCE if self._answered else HANDSHAKE)
        if reply is None:
            if not self._answered:
                _deaf[self._client] = self._clock()
            # Without a drop: the call may be running, and goes on by stdin.
            self._comm.close()
            self._comm = None
        self._lost = self._answered and reply is None
        return reply

    def _by_stdin(self, request: Json) -> Json | None:
        if self._stdin is None:
            self._stdin = StdinLine(self._kernel)
        return self._stdin.exchange(request, LAST_TRY if self._lost else SILENCE)

    def _is_deaf(self) -> bool:
        since = _deaf.get(self._client)
        return since is not None and self._clock() - since < AVOID
