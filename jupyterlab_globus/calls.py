"""A call from start to end: run, resume until it ended, fetch the parts of its result."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable

from .bridge import Bridge
from .errors import LOOK_UNDER_TASKS, PAGE_LOST, GlobusError, PageLost, error_from, stopped
from .kernels import Json

Watch = Callable[[Json], None]
"""Is handed each pending reply."""

MAY_HAVE_ARRIVED = {"no-connection", "service-down"}
"""Kinds of failure after which Globus may have what was sent."""


def call(wish: Json, *, repeatable: bool, watch: Watch | None = None) -> Json:
    """Have the page run something and return its result, ``{"kind": ..., "value": ...}``.

    ``wish`` is ``{"line": ..., "body": ...}`` or ``{"operation": ..., "arguments": ...}``.
    A ``repeatable`` call changes nothing, so it may be sent again to a page that has forgotten it.

    Raises GlobusError; KeyboardInterrupt leaves the wait at once, and the page is told.
    """
    try:
        result = _attempt(wish, watch)
        if result is None and repeatable:
            result = _attempt(wish, watch)
    except PageLost:
        if repeatable:
            raise
        raise PageLost(f"{PAGE_LOST} {LOOK_UNDER_TASKS}") from None
    except GlobusError as error:
        if not repeatable and error.kind in MAY_HAVE_ARRIVED:
            error.args = (f"{error}\n{LOOK_UNDER_TASKS}",)
        raise
    except KeyboardInterrupt as interrupt:
        raise stopped(interrupt, repeatable=repeatable) from None
    if result is None:
        raise PageLost(
            "The JupyterLab page no longer knows this call; it was probably reloaded."
            + ("" if repeatable else f" {LOOK_UNDER_TASKS}")
        )
    return result


def _attempt(wish: Json, watch: Watch | None) -> Json | None:
    """Run once; None when the page does not know the call."""
    with Bridge(str(uuid.uuid4())) as bridge:
        reply = _settled(bridge, {"ask": "run", **wish}, watch)
        if reply is None:
            return None
        texts = [str(reply["text"])]
        for part in range(1, int(reply["parts"])):
            more = _settled(bridge, {"ask": "part", "part": part}, watch)
            if more is None or more["part"] != part:
                return None
            texts.append(str(more["text"]))
    result: Json = json.loads("".join(texts))
    return result


def _settled(bridge: Bridge, request: Json, watch: Watch | None) -> Json | None:
    """Return the reply that comes once the call has ended; None when it is not known."""
    reply = bridge.exchange(request)
    while reply["state"] == "pending":
        if watch is not None:
            watch(reply)
        reply = bridge.exchange(request if request["ask"] == "part" else {"ask": "resume"})
    if reply["state"] == "done":
        return reply
    if reply["state"] == "unknown":
        return None
    if reply["state"] == "error":
        raise error_from(reply.get("error") or {})
    raise GlobusError(f"The page answered in a way that is not understood: {reply['state']!r}.")
