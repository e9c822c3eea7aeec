"""The Jupyter server's part: tells its pages what only the server knows."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from uuid import UUID

from jupyter_server.utils import url_path_join

from .disks import DisksHandler

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

CLIENT_ID = "GLOBUS_CLIENT_ID"
"""The environment variable with the client id of those who have set none."""


def load(server: ServerApp) -> None:
    """Add what the pages may ask, and hand them the client id of the environment."""
    base = server.web_app.settings["base_url"]
    route = url_path_join(base, "jupyterlab-globus", "disks")
    server.web_app.add_handlers(".*$", [(route, DisksHandler)])  # type: ignore[no-untyped-call]
    _hand_client_id(server)


def _hand_client_id(server: ServerApp) -> None:
    """Put the client id of the environment into the configuration that each page gets.

    JupyterLab and Notebook hand ``page_config_data`` of the server's settings to their pages. What
    is no UUID is left out, and said in the log without its text, which may be a secret.
    """
    text = os.environ.get(CLIENT_ID, "").strip()
    if not text:
        return
    try:
        client_id = str(UUID(text))
    except ValueError:
        server.log.warning(
            "%s is no UUID, so Globus has no client id from there. It must be the Client UUID of "
            "an app registered at app.globus.org/settings/developers.",
            CLIENT_ID,
        )
        return
    page_config = server.web_app.settings.setdefault("page_config_data", {})
    page_config["globusClientId"] = client_id
