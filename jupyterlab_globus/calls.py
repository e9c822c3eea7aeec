"""A call from start to end: run, resume until it ended, fetch the parts of its result."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable, Iterable

from .bridge import Bridge
from .errors import LOOK_FIRST, PAGE_LOST, GlobusError, PageLost, error_from, stopped
from .kernels import Json
from .text import visible_lines

Watch = Callable[[Json], None]
"""Is handed each pending reply."""

AGAIN = 4
"""How often what changes nothing is asked for again, of a page that knows nothing of it: it was
reloaded, or the call is a thread's and the cell that ran when it began has ended.
"""

MAY_HAVE_ARRIVED = {"no-connection", "service-down"}
"""Kinds of failure after which Globus may have what was sent."""


def call(wish: Json, watch: Watch | None = None, *, orphan: float | None = None) -> Json:
    """Have the page run something and return its result, ``{"kind": ..., "value": ...}``.

    ``wish`` is ``{"line": ..., "body": ...}`` or ``{"operation": ..., "arguments": ...}``.

    ``orphan``: by whichever page comes until then, by ``time.monotonic()``; for a wait alone.

    What people should know of it is printed. Raises GlobusError; KeyboardInterrupt leaves the wait
    at once, and the page is told.
    """
    result = _Call(wish, watch, orphan).run()
    if result.get("text"):
        print(visible_lines(result["text"]))
    return result


def operate(operation: str, **arguments: object) -> Json:
    """Call an operation by its id; arguments that are None are left out."""
    given = {name: value for name, value in arguments.items() if value is not None}
    try:
        return call({"operation": operation, "arguments": given})
    except GlobusError as error:
        if error.kind == "bad-request":
            error.args = (_as_in_python(str(error), given),)
        raise


def _as_in_python(message: str, arguments: Iterable[str]) -> str:
    """Name arguments as Python's functions do: ``"syncLevel"`` is ``"sync_level"``."""
    for name in arguments:
        spelled = re.sub("[A-Z]", lambda letter: f"_{letter[0].lower()}", name)
        message = message.replace(f'"{name}"', f'"{spelled}"')
    return message


class _Call:
    def __init__(self, wish: Json, watch: Watch | None, orphan: float | None) -> None:
        self._wish = wish
        self._watch = watch
        self._orphan = orphan
        self._may_have_changed = False
        """The page tells. A call that got no reply has changed nothing: the page waits to be
        asked what has become of it.
        """

    def run(self) -> Json:
        try:
            result = self._attempt()
            for _ in range(AGAIN):
                if result is not None or self._may_have_changed:
                    break
                result = self._attempt()
        except PageLost:
            raise self._lost(PAGE_LOST) from None
        except GlobusError as error:
            if self._may_have_changed and error.kind in MAY_HAVE_ARRIVED:
                error.args = (f"{error}\n{LOOK_FIRST}",)
            raise
        except KeyboardInterrupt as interrupt:
            raise stopped(interrupt, may_have_changed=self._may_have_changed) from None
        if result is None:
            raise self._lost(
                "The JupyterLab page no longer knows this call; it was probably reloaded."
            )
        return result

    def _lost(self, message: str) -> PageLost:
        return PageLost(f"{message} {LOOK_FIRST}" if self._may_have_changed else message)

    def _attempt(self) -> Json | None:
        """Run once; None when the page does not know the call."""
        with Bridge(str(uuid.uuid4()), orphan=self._orphan) as bridge:
            reply = self._settled(bridge, {"ask": "run", **self._wish})
            if reply is None:
                return None
            texts = [str(reply["text"])]
            for part in range(1, int(reply["parts"])):
                more = self._settled(bridge, {"ask": "part", "part": part})
                if more is None or more["part"] != part:
                    return None
                texts.append(str(more["text"]))
        result: Json = json.loads("".join(texts))
        return result

    def _settled(self, bridge: Bridge, request: Json) -> Json | None:
        """Return the reply that comes once the call has ended; None when it is not known."""
        reply = self._exchange(bridge, request)
        while reply["state"] == "pending":
            if self._watch is not None:
                self._watch(reply)
            again = request if request["ask"] == "part" else {"ask": "resume"}
            reply = self._exchange(bridge, again)
        if reply["state"] == "done":
            return reply
        if reply["state"] == "unknown":
            return None
        if reply["state"] == "error":
            raise error_from(reply.get("error") or {})
        raise GlobusError(f"The page answered in a way that is not understood: {reply['state']!r}.")

    def _exchange(self, bridge: Bridge, request: Json) -> Json:
        reply = bridge.exchange(request)
        if reply["state"] in ("pending", "error"):
            self._may_have_changed = bool(reply.get("mayChange", True))
        return reply
