"""Move research data with Globus without leaving the notebook.

In a notebook or console of JupyterLab::

    import jupyterlab_globus as globus

    listing = globus.ls("6c54cade-bde5-45c1-bdea-f4bd71dba2cc:/share/godata/")
    task = globus.transfer("SOURCE:/data/run1/", "DESTINATION:/~/run1/")
    task.wait()

or, spelled as globus-cli does, ``%load_ext jupyterlab_globus`` and ``%globus --help``.

The kernel itself never talks to Globus: the JupyterLab page that runs the cell does, after its
user allowed it.
"""

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from . import sdk
from .api import (
    bookmarks,
    collection,
    create_bookmark,
    login,
    logout,
    ls,
    mkdir,
    rename,
    search,
    stat,
    task,
    tasks,
    whoami,
)
from .errors import (
    GlobusError,
    NoPage,
    NotAllowed,
    PageLost,
    TaskFailed,
    TaskStuck,
    TaskTimeout,
)
from .history import Event, Events, Files, SentFile, SkippedError, SkippedErrors
from .listing import Entry, Listing
from .records import Bookmark, Bookmarks, Collection, Collections, Identity
from .submit import FilterRule, delete, transfer
from .tasktypes import Item, Task, Tasks
from .timertypes import Timer, Timers, create_timer, timer, timers
from .waiting import Record
from .waits import as_completed, wait

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell
    from jupyter_server.serverapp import ServerApp

try:
    __version__ = version("jupyterlab-globus")
except PackageNotFoundError:
    __version__ = "0"

__all__ = [
    "Bookmark",
    "Bookmarks",
    "Collection",
    "Collections",
    "Entry",
    "Event",
    "Events",
    "Files",
    "FilterRule",
    "GlobusError",
    "Identity",
    "Item",
    "Listing",
    "NoPage",
    "NotAllowed",
    "PageLost",
    "Record",
    "SentFile",
    "SkippedError",
    "SkippedErrors",
    "Task",
    "TaskFailed",
    "TaskStuck",
    "TaskTimeout",
    "Tasks",
    "Timer",
    "Timers",
    "__version__",
    "as_completed",
    "bookmarks",
    "collection",
    "create_bookmark",
    "create_timer",
    "delete",
    "load_ipython_extension",
    "login",
    "logout",
    "ls",
    "mkdir",
    "rename",
    "sdk",
    "search",
    "stat",
    "task",
    "tasks",
    "timer",
    "timers",
    "transfer",
    "wait",
    "whoami",
]


def load_ipython_extension(shell: "InteractiveShell") -> None:
    """Give a kernel ``%globus``; ``%load_ext jupyterlab_globus`` calls this."""
    from .magics import GlobusMagics

    shell.register_magics(GlobusMagics)


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    """Tell JupyterLab where the page's part is."""
    return [{"src": "labextension", "dest": "jupyterlab-globus"}]


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Tell the Jupyter server that its part is in this module."""
    return [{"module": "jupyterlab_globus"}]


def _load_jupyter_server_extension(server: "ServerApp") -> None:
    """Start the Jupyter server's part; nothing else needs it."""
    from .server import load

    load(server)
