"""@globus/sdk in a browser, in a page of another origin."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.judges.judge import TRANSFER_SCOPE, Sandbox

SCRIPT = Path(__file__).with_name("js_sdk.mjs")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """What came of all that the page did, once."""
    with Sandbox(tmp_path_factory.mktemp("js") / "data") as sandbox:
        roles = {role: sandbox.id(role) for role in sandbox.collections}
        done = subprocess.run(
            ["node", str(SCRIPT), sandbox.url, sandbox.native, json.dumps(roles)],
            capture_output=True,
            text=True,
            timeout=90,
        )
        assert done.returncode == 0, done.stderr
        folders = {"folder": sandbox.folder("tutorial-1"), "there": sandbox.folder("tutorial-2")}
        yield {**folders, **json.loads(done.stdout)}


def test_a_person_denies_it(page: dict[str, Any]) -> None:
    assert "error" in page["denied"].lower()


def test_a_person_signs_in_and_comes_back(page: dict[str, Any]) -> None:
    assert page["signedIn"] is True
    assert page["user"] == "grace@example.edu"
    status, info = page["userinfo"]
    assert (status, info["email"]) == (200, "grace@example.edu")


def test_the_page_may_call_transfer(page: dict[str, Any]) -> None:
    assert page["search"] == [200, 2]


def test_a_refusal_leads_to_consent(page: dict[str, Any]) -> None:
    status, refusal = page["refused"]
    assert (status, refusal["code"]) == (403, "ConsentRequired")
    assert refusal["required_scopes"][0].startswith(TRANSFER_SCOPE)
    status, listed = page["listed"]
    assert status == 200
    assert [e["name"] for e in listed["DATA"]] == ["file1.txt", "file2.txt", "file3.txt"]


def test_a_session_that_is_too_weak_leads_to_a_sign_in(page: dict[str, Any]) -> None:
    status, refusal = page["weak"]
    assert status == 502
    assert refusal["authorization_parameters"]["session_required_mfa"] is True
    assert page["strong"][0] == 200


def test_a_transfer_moves_bytes(page: dict[str, Any]) -> None:
    status, sent = page["submitted"]
    assert (status, sent["code"]) == (202, "Accepted")
    assert page["task"] == "SUCCEEDED"
    copied = page["folder"] / "home" / "grace" / "from-a-page.txt"
    original = page["folder"] / "share" / "godata" / "file1.txt"
    assert copied.read_bytes() == original.read_bytes()


def test_timers_ask_for_their_own_consent_and_send(page: dict[str, Any]) -> None:
    status, refusal = page["timerRefused"]
    assert (status, refusal["code"]) == (403, "ConsentRequired")
    assert (page["timer"][0], page["timer"][1]["timer"]["name"]) == (201, "From a page")
    assert page["timers"] == ["SUCCEEDED", ["From a page"], 409, 200, 404]
    assert (page["there"] / "home" / "grace" / "by-timer.txt").exists()


def test_tokens_are_refreshed_and_revoked(page: dict[str, Any]) -> None:
    assert page["refreshed"] is True
    assert page["revoked"] == [401, "AuthenticationFailed"]
