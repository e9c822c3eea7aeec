"""globus-cli signs in: login, whoami, session, logout, identities."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from tests.judges.cli import Cli, rows
from tests.judges.judge import TRANSFER_SCOPE, Sandbox

ADA = "13c59a67-e02f-49de-97fe-236744cca151"
LAB = "lovelace@lab.example.org"


@pytest.fixture
def stranger(sandbox: Sandbox, tmp_path: Path) -> Cli:
    """globus-cli that nobody has used yet."""
    return Cli(sandbox, tmp_path)


@pytest.fixture
def cli(stranger: Cli) -> Cli:
    """globus-cli with Ada signed in."""
    status, said = stranger.sign_in("login")
    assert status == 0, said
    return stranger


def test_login_by_pasted_code_then_whoami(stranger: Cli) -> None:
    assert "globus login" in stranger.refused("whoami")
    status, said = stranger.sign_in("login")
    assert status == 0
    assert "You have successfully logged in" in said
    assert "prompt=login" in said
    assert "You are already logged in!" in stranger.ok("login")
    assert stranger.ok("whoami") == "ada@example.edu\n"
    assert stranger.json("whoami", "-v")["sub"] == ADA


def test_login_by_the_local_server_of_the_cli(stranger: Cli, tmp_path: Path) -> None:
    # The browser that globus-cli opens is a script that notes the address.
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {opened}.part; mv {opened}.part {opened}\n')
    browser.chmod(0o755)
    stranger.env["BROWSER"] = f"{browser} %s"
    done = threading.Thread(target=allow_in_a_browser, args=(stranger.sandbox, opened))
    done.start()
    said = stranger.ok("login")
    done.join(10)
    assert "You have successfully logged in" in said
    assert stranger.ok("whoami") == "ada@example.edu\n"


def allow_in_a_browser(sandbox: Sandbox, opened: Path) -> None:
    """Press Allow on the page, and follow where it leads."""
    import time
    import urllib.parse
    import urllib.request

    while not opened.exists():
        time.sleep(0.05)
    url = opened.read_text().strip()
    page = urllib.request.urlopen(url).read().decode()
    assert "Globus CLI" in page
    form = urllib.parse.urlencode({"identity": "ada@example.edu", "decision": "allow"})
    answer = urllib.request.urlopen(url, data=form.encode())
    assert urllib.parse.urlsplit(answer.url).hostname == "localhost"


def test_whoami_knows_linked_identities(cli: Cli) -> None:
    assert cli.ok("whoami", "--linked-identities").split() == ["ada@example.edu", LAB]


def test_a_wrong_code_is_refused(stranger: Cli) -> None:
    said = stranger.refused("login", "--no-local-server", stdin="wrong\n")
    assert "HTTP status:      401" in said
    assert "globus login" in stranger.refused("whoami")


def test_another_identity_is_not_taken_for_the_one_that_signed_in(cli: Cli) -> None:
    status, said = cli.sign_in("login", "--force", identity="grace@example.edu")
    assert status != 0
    assert "didn't match existing credentials" in said
    assert cli.ok("whoami") == "ada@example.edu\n"


def test_session_shows_who_signed_in_and_takes_another_in(cli: Cli) -> None:
    assert [row[0] for row in rows(cli.ok("session", "show"))] == ["ada@example.edu"]
    status, said = cli.sign_in("session", "update", LAB)
    assert status == 0, said
    shown = cli.json("session", "show")
    assert len(shown["authentications"]) == 2
    assert shown["session_id"]
    # A minute: real clients take no ID token from the far future.
    cli.sandbox.control("clock", advance_seconds=60)
    status, said = cli.sign_in("session", "update", "--all")
    assert status == 0, said
    times = [a["auth_time"] for a in cli.json("session", "show")["authentications"].values()]
    assert min(times) > max(a["auth_time"] for a in shown["authentications"].values())
    assert "not in your identity set" in cli.refused("session", "update", "grace@example.edu")


def test_session_update_by_domain_and_policy(cli: Cli) -> None:
    for arguments in (
        ["lab.example.org"],
        ["--policy", "c1ca10c4-b5f2-4a8b-8d0f-2a1c0a3d94c5"],
    ):
        identity = LAB if "." in arguments[0] else "ada@example.edu"
        status, said = cli.sign_in("session", "update", *arguments, identity=identity)
        assert status == 0, said


def test_an_old_session_is_refused_and_update_mends_it(cli: Cli) -> None:
    weak = cli.sandbox.id("weak-session")
    cli.ok("ls", f"{weak}:/")
    cli.sandbox.control("faults", name="session-expired")
    assert "globus session update example.edu" in cli.refused("ls", f"{weak}:/")
    status, said = cli.sign_in("session", "update", "example.edu")
    assert status == 0, said
    cli.ok("ls", f"{weak}:/")


def test_session_consent_opens_data(cli: Cli) -> None:
    one = cli.sandbox.id("tutorial-1")
    said = cli.refused("ls", f"{one}:/share/godata")
    scope = f"{TRANSFER_SCOPE}[*https://auth.globus.org/scopes/{one}/data_access]"
    assert f"globus session consent '{scope}'" in said
    status, said = cli.sign_in("session", "consent", scope)
    assert status == 0, said
    assert cli.ok("ls", f"{one}:/share/godata").split() == ["file1.txt", "file2.txt", "file3.txt"]
    cli.sandbox.control("faults", name="consent-revoked", collection=one)
    assert "globus session consent" in cli.refused("ls", f"{one}:/share/godata")


def test_session_consent_for_timers(cli: Cli) -> None:
    one = cli.sandbox.id("tutorial-1")
    status, said = cli.sign_in("session", "consent", "--timer-data-access", one)
    assert status == 0, said
    # It is consent to Timers, not to plain transfers.
    assert "globus session consent" in cli.refused("ls", f"{one}:/share/godata")


def test_login_for_an_endpoint_with_its_collection(cli: Cli) -> None:
    gcs = f"{cli.sandbox.id('not-a-collection')}:{cli.sandbox.id('tutorial-1')}"
    status, said = cli.sign_in("login", "--gcs", gcs)
    assert status == 0, said
    # Consents are asked of the service before it says so.
    assert "You are already logged in!" in cli.ok("login", "--gcs", gcs)
    assert cli.sandbox.requests(f"/v2/api/identities/{ADA}/consents")


def test_tokens_are_refreshed_when_they_have_expired(cli: Cli) -> None:
    cli.sandbox.control("clock", advance_seconds=172_801)
    cli.ok("endpoint", "search", "tutorial")
    cli.sandbox.control("faults", name="revoked-tokens")
    assert "globus login" in cli.refused("endpoint", "search", "tutorial")


def test_get_identities_both_ways(cli: Cli) -> None:
    said = cli.ok("get-identities", "grace@example.edu", ADA, "nobody@example.edu")
    assert said.split() == [
        "38e6984a-656f-4a87-bd11-354a3f3447ab",
        "ada@example.edu",
        "NO_SUCH_IDENTITY",
    ]
    made = cli.json("get-identities", "--provision", "new@example.edu")["identities"]
    assert made[0]["status"] == "unused"
    assert cli.ok("get-identities", made[0]["id"]) == "new@example.edu\n"


def test_logout_revokes_what_the_cli_holds(cli: Cli) -> None:
    tokens = json.dumps(cli.sandbox.requests("/v2/oauth2/token/revoke"))
    assert tokens == "[]"
    said = cli.ok("logout", "--yes")
    assert "Logging out of Globus as ada@example.edu" in said
    revoked = cli.sandbox.requests("/v2/oauth2/token/revoke")
    assert len(revoked) == 12
    assert all(r["status"] == 200 for r in revoked)
    assert "globus login" in cli.refused("whoami")
    status, said = cli.sign_in("login", identity="grace@example.edu")
    assert status == 0, said
    assert cli.ok("whoami") == "grace@example.edu\n"


def test_logout_can_delete_the_app(cli: Cli) -> None:
    cli.ok("logout", "--yes", "--delete-client")
    assert [r["status"] for r in cli.sandbox.requests("/v2/api/clients/")] == [200]
    status, said = cli.sign_in("login")
    assert status == 0, said


def test_a_service_is_always_signed_in(sandbox: Sandbox, tmp_path: Path) -> None:
    keys = sandbox.description["clients"]["confidential"]
    cli = Cli(
        sandbox,
        tmp_path,
        GLOBUS_CLI_CLIENT_ID=keys["id"],
        GLOBUS_CLI_CLIENT_SECRET=keys["secret"],
    )
    assert cli.ok("whoami") == f"{keys['id']}@clients.auth.globus.org\n"
    assert cli.json("session", "show")["authentications"] == {}
    # It has no part in what is Ada's alone.
    assert "EndpointPermissionDenied" in cli.refused("ls", f"{sandbox.id('personal')}:/")
