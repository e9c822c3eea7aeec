"""A sandbox in a process of its own, and globus-sdk pointed at it."""

from __future__ import annotations

import json
import os
import subprocess
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import globus_sdk
import pytest

PROJECT = Path(__file__).resolve().parents[2]
MAIN = PROJECT / "sandbox" / "lib" / "main.js"
TRANSFER_SCOPE = "urn:globus:auth:scope:transfer.api.globus.org:all"
SCOPES = f"openid profile email {TRANSFER_SCOPE}"
SERVER = "transfer.api.globus.org"


class Sandbox:
    """One running sandbox; use it as a context manager."""

    def __init__(self, root: Path, *arguments: str) -> None:
        if not MAIN.exists():
            raise RuntimeError(f"{MAIN} is missing: run `npm run build` or `tsc -p sandbox`")
        self.root = root
        command = ["node", str(MAIN), "--port", "0", "--root", str(root), *arguments]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the sandbox ended with {self.process.wait()}")
        self.take(json.loads(line))

    def take(self, description: dict[str, Any]) -> None:
        """Read what it says of itself, and point globus-sdk at it."""
        self.description = description
        self.url: str = description["url"]
        self.native: str = description["clients"]["native"]
        self.collections = {c["role"]: c for c in description["collections"]}
        self.use()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(10)
        if self.process.stdout is not None:
            self.process.stdout.close()

    def use(self) -> None:
        """Point globus-sdk here."""
        os.environ["GLOBUS_SDK_SERVICE_URL_AUTH"] = self.url
        os.environ["GLOBUS_SDK_SERVICE_URL_TRANSFER"] = self.url
        os.environ["GLOBUS_SDK_SERVICE_URL_TIMER"] = self.url

    def id(self, role: str) -> str:
        """The id of a collection."""
        return str(self.collections[role]["id"])

    def folder(self, role: str) -> Path:
        """The folder that is ``/`` on a collection."""
        return Path(self.collections[role]["path"])

    def control(self, name: str, /, **body: object) -> Any:
        """Call a control route."""
        request = urllib.request.Request(
            f"{self.url}/_sandbox/{name}",
            data=json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request) as response:
            return json.load(response)

    def requests(self, path: str) -> list[dict[str, Any]]:
        """The requests for a path so far."""
        with urllib.request.urlopen(f"{self.url}/_sandbox/requests") as response:
            return [r for r in json.load(response) if r["path"].startswith(path)]


class Running(Sandbox):
    """One that somebody else has started, by the line that it printed."""

    def __init__(self, description: dict[str, Any]) -> None:
        self.take(description)


class Person:
    """Somebody at the sandbox, with globus-sdk's clients."""

    def __init__(self, sandbox: Sandbox, identity: str = "ada@example.edu") -> None:
        self.sandbox = sandbox
        self.identity = identity
        self.auth = globus_sdk.NativeAppAuthClient(sandbox.native)
        self.tokens = self.sign_in(SCOPES)
        self.transfer = self.client(self.tokens)

    def code(self, scopes: str, **query: str) -> str:
        """Begin a flow and allow what it asks."""
        self.auth.oauth2_start_flow(requested_scopes=scopes, refresh_tokens=True)
        url = self.auth.oauth2_get_authorize_url(query_params=dict(query))
        answer = self.sandbox.control("authorize", url=url, identity=self.identity)
        return str(answer["code"])

    def sign_in(self, scopes: str, **query: str) -> globus_sdk.OAuthTokenResponse:
        """The whole flow, up to the tokens."""
        return self.auth.oauth2_exchange_code_for_tokens(self.code(scopes, **query))

    def client(self, tokens: globus_sdk.OAuthTokenResponse) -> globus_sdk.TransferClient:
        """A transfer client with a token, that tries everything once only."""
        token = tokens.by_resource_server[SERVER]["access_token"]
        return globus_sdk.TransferClient(
            authorizer=globus_sdk.AccessTokenAuthorizer(token),
            retry_config=globus_sdk.transport.RetryConfig(max_retries=0),
        )

    def consent(self, *roles: str) -> None:
        """Allow what transfers on collections need."""
        scopes = [
            f"{TRANSFER_SCOPE}[*https://auth.globus.org/scopes/{self.sandbox.id(role)}/data_access]"
            for role in roles
        ]
        self.sign_in(" ".join(["openid profile email", *scopes]))

    def send(
        self, source: str, destination: str, *items: tuple[str, str], **options: Any
    ) -> globus_sdk.TransferData:
        """A transfer document; an item that ends in a slash is a folder."""
        data = globus_sdk.TransferData(
            self.sandbox.id(source), self.sandbox.id(destination), **options
        )
        for here, there in items:
            data.add_item(here, there, recursive=here.endswith("/"))
        return data

    def finish(self, data: globus_sdk.TransferData) -> Any:
        """Submit, wait, and give the task's document."""
        return done(self, self.transfer.submit_transfer(data)["task_id"])


def error(work: Callable[[], object]) -> globus_sdk.TransferAPIError:
    """The refusal that a call ends in."""
    with pytest.raises(globus_sdk.TransferAPIError) as caught:
        work()
    return caught.value


def until(person: Person, task_id: str, condition: Any) -> Any:
    """Poll a task until something is true of it."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        task = person.transfer.get_task(task_id).data
        if condition(task):
            return task
        time.sleep(0.05)
    raise AssertionError(f"it never came: {task}")


def done(person: Person, task_id: str) -> Any:
    """The document of a task, once it has ended; task_wait looks once a second only."""
    return until(person, task_id, lambda t: t["status"] in ("SUCCEEDED", "FAILED"))
