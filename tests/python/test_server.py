"""The Jupyter server's part, in a real JupyterLab."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from .page import ROOT, Json

ID = "0EDF29CB-0350-4FEC-A83C-D490CC5DD122"
LIMIT = 60.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def page_config(folder: Path, client_id: str | None) -> tuple[Json, str]:
    """What a page of a JupyterLab gets to know, and the server's log."""
    port = free_port()
    env = {name: value for name, value in os.environ.items() if name != "GLOBUS_CLIENT_ID"}
    env |= {f"JUPYTER_{kind}_DIR": str(folder / kind) for kind in ("CONFIG", "DATA", "RUNTIME")}
    # Where the wheel puts our file, the checkout has it here.
    env |= {"JUPYTER_CONFIG_PATH": str(ROOT / "jupyter-config"), "PYTHONPATH": str(ROOT)}
    if client_id is not None:
        env["GLOBUS_CLIENT_ID"] = client_id
    options = (
        "--no-browser",
        "--allow-root",
        f"--port={port}",
        "--ServerApp.ip=127.0.0.1",
        "--ServerApp.port_retries=0",
        f"--ServerApp.root_dir={folder}",
        "--IdentityProvider.token=",
    )
    log = folder / "log"
    with log.open("w") as output:
        server = subprocess.Popen(
            (sys.executable, "-m", "jupyterlab", *options),
            env=env,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        html = read_page(f"http://127.0.0.1:{port}/lab", server, log)
    finally:
        server.terminate()
        server.wait(timeout=LIMIT)
    found = re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', html, re.DOTALL)
    assert found, html
    config: dict[str, Any] = json.loads(found[1])
    return config, log.read_text()


def read_page(url: str, server: subprocess.Popen[bytes], log: Path) -> str:
    end = time.monotonic() + LIMIT
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=LIMIT) as answer:
                return str(answer.read().decode())
        except urllib.error.URLError:
            time.sleep(0.1)
    raise TimeoutError(log.read_text())


def test_the_client_id_of_the_environment_reaches_the_page(tmp_path: Path) -> None:
    config, _ = page_config(tmp_path, f" {ID} ")
    assert config["globusClientId"] == ID.lower()


def test_without_one_nothing_is_said(tmp_path: Path) -> None:
    config, log = page_config(tmp_path, None)
    assert "globusClientId" not in config
    assert config["globusKeeper"] == "true"
    assert "GLOBUS_CLIENT_ID" not in log
    assert "jupyterlab_globus | extension was successfully loaded" in log


def test_what_is_no_uuid_is_refused_and_not_repeated(tmp_path: Path) -> None:
    config, log = page_config(tmp_path, "a-secret")
    assert "globusClientId" not in config
    assert "GLOBUS_CLIENT_ID is no UUID" in log
    assert "a-secret" not in log
