"""What a call's result is in Python, by its kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .history import Events, Files, SkippedErrors
from .kernels import Json
from .listing import Listing, entry_from
from .records import Bookmark, Bookmarks, Collection, Collections, Identity
from .tasktypes import Task, Tasks
from .text import visible_lines
from .timertypes import Timer, Timers

NOBODY = "Nobody is signed in: %globus login, or jupyterlab_globus.login()."


def show(result: Json) -> object:
    """Turn a call's result into an object; a text is printed."""
    make = _MAKERS.get(result["kind"])
    return make(result["value"]) if make else result["value"]


def place_from(value: Json) -> str | None:
    """Where something was done, as ``"COLLECTION:PATH"``; None where it was no place."""
    path = value.get("newPath") or value.get("path")
    return f"{value['collection']}:{path}" if path else None


def _identity_from(value: Json | None) -> Identity | None:
    if value is None:
        print(NOBODY)
        return None
    return Identity(value)


def _print(text: str) -> None:
    print(visible_lines(text))


_MAKERS: dict[str, Callable[[Any], object]] = {
    "bookmark": Bookmark,
    "bookmarks": Bookmarks,
    "collection": Collection,
    "collections": Collections,
    "done": place_from,
    "entry": entry_from,
    "events": Events,
    "files": Files,
    "identity": _identity_from,
    "listing": Listing,
    "skipped": SkippedErrors,
    "submitted": Task,
    "task": Task,
    "tasks": Tasks,
    "text": _print,
    "timer": Timer,
    "timers": Timers,
}
