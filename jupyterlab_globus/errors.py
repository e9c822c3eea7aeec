"""What can go wrong. Everything raised here is a :class:`GlobusError`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any

from .text import visible_lines

if TYPE_CHECKING:
    from .history import Events
    from .tasktypes import Task

NO_PAGE = (
    "No JupyterLab page with jupyterlab-globus is attached to this cell. Open the notebook in "
    "JupyterLab with the extension installed and run the cell there: it is the page that talks "
    "to Globus, so a script, nbconvert or papermill can't."
)

PAGE_LOST = (
    "The JupyterLab page that ran this cell does not answer any more: it was closed or reloaded, "
    "or the connection was lost."
)

LOOK_FIRST = (
    "Whether it was done is not known: look under Tasks in the Globus panel (for a folder or a "
    "name, at its place) before you run the cell again."
)

STOPPED = (
    "The cell was stopped. If you had allowed it already, look under Tasks in the Globus panel "
    "(for a folder or a name, at its place) for what was done."
)


class GlobusError(Exception):
    """Something that Globus, the page or the person refused.

    ``kind`` says what a person can do about it (``"not-found"``, ``"signed-out"``, ...; the list
    is in ``docs/kernel-protocol.md``), ``code`` is the service's own code, ``request_id`` names
    the request in Globus's logs.
    """

    def __init__(
        self,
        message: str,
        *,
        kind: str = "refused",
        code: str = "",
        request_id: str | None = None,
    ) -> None:
        super().__init__(message)
        self.kind = kind
        self.code = code
        self.request_id = request_id

    def _render_traceback_(self) -> list[str]:
        """What IPython shows of it."""
        return _short_traceback(self)


class NotAllowed(GlobusError):
    """The person did not allow what the notebook asked for. Nothing was sent."""


class NoPage(GlobusError):
    """No page of JupyterLab with the extension answers this cell."""

    def __init__(self, message: str = NO_PAGE) -> None:
        super().__init__(message, kind="no-page", code="NoPage")


class PageLost(GlobusError):
    """The page answered and then no more: closed, reloaded, or cut off."""

    def __init__(self, message: str = PAGE_LOST) -> None:
        super().__init__(message, kind="no-page", code="PageLost")


class TaskFailed(GlobusError):
    """A task ended without success, cancelled ones too.

    ``task`` is the task as it ended, ``events`` what happened to it, newest first. Where several
    were waited for, ``tasks`` are those that failed, ``task`` is the first of them, and their
    events are not read.
    """

    def __init__(
        self, message: str, task: Task, events: Events, tasks: list[Task] | None = None
    ) -> None:
        super().__init__(message, kind="task-failed", code="TaskFailed")
        self.task = task
        self.tasks = tasks or [task]
        self.events = events


class TaskStuck(GlobusError):
    """A task makes no headway until someone mends what is in the way; Globus goes on trying.

    ``task`` is the task as last seen, ``events`` what happened to it, newest first. Where several
    were waited for, ``tasks`` are those that are stuck, and their events are not read.
    """

    def __init__(
        self, message: str, task: Task, events: Events, tasks: list[Task] | None = None
    ) -> None:
        super().__init__(message, kind="task-stuck", code="TaskStuck")
        self.task = task
        self.tasks = tasks or [task]
        self.events = events


class TaskTimeout(GlobusError):
    """Time was up before a task ended; it goes on.

    ``task`` is the task as last seen; of several, ``tasks`` are those that go on.
    """

    def __init__(self, message: str, task: Task, tasks: list[Task] | None = None) -> None:
        super().__init__(message, kind="task-timeout", code="TaskTimeout")
        self.task = task
        self.tasks = tasks or [task]


def stopped(interrupt: KeyboardInterrupt, *, may_have_changed: bool) -> KeyboardInterrupt:
    """Have IPython show an interrupt as briefly, and say what is not known after it."""
    if may_have_changed:
        interrupt.args = (STOPPED,)
    interrupt._render_traceback_ = lambda: _short_traceback(interrupt)  # type: ignore[attr-defined]
    return interrupt


def _short_traceback(error: BaseException) -> list[str]:
    """Show the person's code, not the way to the page and back."""
    from IPython import get_ipython

    get_shell: Callable[[], Any] = get_ipython
    shown: list[str] = get_shell().InteractiveTB.structured_traceback(
        type(error), error, _without_internals(error.__traceback__), tb_offset=0
    )
    return shown


def _without_internals(traceback: TracebackType | None) -> TracebackType | None:
    """Drop the frames of this package and of IPython."""
    if traceback is None:
        return None
    rest = _without_internals(traceback.tb_next)
    frame = traceback.tb_frame
    module = str(frame.f_globals.get("__name__", "")).partition(".")[0]
    if module in (__package__, "IPython"):
        return rest
    return TracebackType(rest, frame, traceback.tb_lasti, traceback.tb_lineno)


def error_from(error: Mapping[str, Any]) -> GlobusError:
    """Turn the ``error`` of a reply into an exception."""
    kind = str(error.get("kind") or "refused")
    code = str(error.get("code") or "")
    request_id = error.get("requestId")
    words = [str(error.get("message") or code), str(error.get("advice") or "")]
    detail = str(error.get("detail") or "").strip()
    below = "\n" in detail
    about = ", ".join(
        part
        for part in (None if below else detail, code, request_id and f"request {request_id}")
        if part
    )
    text = " ".join(word for word in words if word) + (f" ({about})" if about else "")
    if below:
        text += f"\n{detail}"
    made = NotAllowed if kind == "declined" else GlobusError
    return made(
        visible_lines(text),
        kind=kind,
        code=code,
        request_id=None if request_id is None else str(request_id),
    )
