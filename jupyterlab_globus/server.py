"""The Jupyter server's part: tells its pages what only the server knows."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from uuid import UUID

from jupyter_server.utils import url_path_join

from .disks import DisksHandler
from .keeper import IS_SAFE_HERE, Keeper
from .keeping import KeepingHandler

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

CLIENT_ID = "GLOBUS_CLIENT_ID"
"""The environment variable with the client id of those who have set none."""


def load(server: ServerApp) -> None:
    """Add what the pages may ask, and hand them what they can't know by themselves."""
    base = url_path_join(server.web_app.settings["base_url"], "jupyterlab-globus")
    routes: list[Any] = [(url_path_join(base, "disks"), DisksHandler)]
    # JupyterLab and Notebook hand this to each of their pages.
    page_config = server.web_app.settings.setdefault("page_config_data", {})
    if IS_SAFE_HERE:
        # One thread: writes keep their order, and a disk that hangs holds up nothing else.
        keeping = {
            "keeper": Keeper(server.data_dir),
            "executor": ThreadPoolExecutor(1, "globus-keeper"),
        }
        routes.append((url_path_join(base, "session", "(.*)"), KeepingHandler, keeping))
        page_config["globusKeeper"] = "true"
    server.web_app.add_handlers(".*$", routes)  # type: ignore[no-untyped-call]
    client_id = _client_id(server)
    if client_id is not None:
        page_config["globusClientId"] = client_id


def _client_id(server: ServerApp) -> str | None:
    """Return the client id of the environment.

    What is no UUID is left out, and said in the log without its text, which may be a secret.
    """
    text = os.environ.get(CLIENT_ID, "").strip()
    if not text:
        return None
    try:
        return str(UUID(text))
    except ValueError:
        server.log.warning(
            "%s is no UUID, so Globus has no client id from there. It must be the Client UUID of "
            "an app registered at app.globus.org/settings/developers.",
            CLIENT_ID,
        )
        return None
