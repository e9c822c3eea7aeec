"""The kernel that this code runs in, as far as it is needed here."""

from __future__ import annotations

import os
from typing import Any, Protocol

from .errors import NoPage

PROTOCOL = 1
"""Version of the messages; ``docs/kernel-protocol.md`` describes them."""

Json = dict[str, Any]


class Kernel(Protocol):
    """The part of ``ipykernel.kernelbase.Kernel`` that is used, the same in 6 and 7."""

    session: Any
    iopub_socket: Any
    stdin_socket: Any
    _parent_ident: Any
    _allow_stdin: bool

    @property
    def kernel_info(self) -> Json:
        """Return what the kernel says of itself."""

    def get_parent(self, channel: str | None = None) -> Json:
        """Return the message that is being worked on."""


def this_kernel() -> Kernel:
    """Return the kernel that runs this cell.

    Raises NoPage where there is none, or where whoever runs the cell takes no input: JupyterLab
    does, nbconvert and papermill do not.
    """
    try:
        from ipykernel.kernelbase import Kernel as Base
    except ImportError:
        raise NoPage from None
    if not Base.initialized():
        raise NoPage
    kernel: Kernel = Base.instance()
    # A process that the kernel has forked has its sockets, but may not use them.
    if not kernel._allow_stdin or kernel.session.pid != os.getpid():
        raise NoPage
    return kernel


def has_subshells(kernel: Kernel) -> bool:
    """Whether a comm can be answered while a cell runs (ipykernel 7)."""
    return "kernel subshells" in (kernel.kernel_info.get("supported_features") or ())
