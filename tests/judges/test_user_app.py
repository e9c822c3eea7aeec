"""globus-sdk's UserApp: signs in, asks for what is missing, refreshes, signs out."""

from __future__ import annotations

import re
import urllib.parse
import urllib.request
from collections.abc import Iterator
from typing import Any

import globus_sdk
import pytest
from globus_sdk.gare import to_gare
from globus_sdk.scopes import GCSCollectionScopes, TimersScopes, TransferScopes
from globus_sdk.token_storage import MemoryTokenStorage
from globus_sdk.token_storage.validating_token_storage import IdentityMismatchError

from tests.judges.apps import Pasting, user_app
from tests.judges.judge import SERVER, Sandbox, error

LAB = "lovelace@lab.example.org"
POLICY = "c1ca10c4-b5f2-4a8b-8d0f-2a1c0a3d94c5"
MFA_POLICY = "5d0c1f0e-2f4b-4d5c-9b7a-3c6d8e9f0a12"

App = tuple[globus_sdk.UserApp, Pasting]


@pytest.fixture
def app(sandbox: Sandbox) -> Iterator[App]:
    """Ada's app, a native one."""
    made = user_app(sandbox, globus_sdk.NativeAppAuthClient(sandbox.native))
    with made[0]:
        yield made


def allow(link: str) -> str:
    """What a person does on the pages of the sandbox: the code that they are shown."""
    with urllib.request.urlopen(link) as page:
        assert "would like to" in page.read().decode()
    form = urllib.parse.urlencode({"decision": "allow", "identity": "ada@example.edu"})
    with urllib.request.urlopen(link, form.encode()) as page:
        code = re.search(r'id="auth-code"[^>]*>(\w+)<', page.read().decode())
    assert code is not None
    return code[1]


def test_a_person_pastes_codes_in_a_terminal(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    links: list[str] = []

    def typed(_: str = "") -> str:
        links.extend(re.findall(r"^http\S+$", capsys.readouterr().out, re.MULTILINE))
        return f" {allow(links[-1])} "

    # What globus-sdk makes of an address without its slash is none.
    monkeypatch.setenv("GLOBUS_SDK_SERVICE_URL_AUTH", f"{sandbox.url}/")
    monkeypatch.setattr("builtins.input", typed)
    config = globus_sdk.GlobusAppConfig(
        token_storage=MemoryTokenStorage(), request_refresh_tokens=True, auto_redrive_gares=True
    )
    with globus_sdk.UserApp("judge", client_id=sandbox.native, config=config) as app:
        transfer = globus_sdk.TransferClient(app=app)
        assert "README.txt" in [e["name"] for e in transfer.operation_ls(sandbox.id("guest"))]
        assert len(links) == 1
        listed = transfer.operation_ls(sandbox.id("tutorial-1"), path="/share/godata")
        assert len(list(listed)) == 3
        assert len(links) == 2


def test_user_app_asks_for_consent_again_when_it_is_needed(
    sandbox: Sandbox, app: tuple[globus_sdk.UserApp, Pasting]
) -> None:
    transfer = globus_sdk.TransferClient(app=app[0])
    names = [e["name"] for e in transfer.operation_ls(sandbox.id("guest"), path="/")]
    assert "README.txt" in names
    assert app[1].times == 1
    # The refusal itself leads to a second sign-in, with what it asks for.
    listed = transfer.operation_ls(sandbox.id("tutorial-1"), path="/share/godata")
    assert len(list(listed)) == 3
    assert app[1].times == 2


def test_user_app_knows_of_data_access_beforehand(
    sandbox: Sandbox, app: tuple[globus_sdk.UserApp, Pasting]
) -> None:
    transfer = globus_sdk.TransferClient(app=app[0])
    transfer.add_app_data_access_scope(sandbox.id("tutorial-2"))
    transfer.operation_ls(sandbox.id("tutorial-2"), path="/")
    assert app[1].times == 1


def test_user_app_asks_again_for_a_consent_that_was_taken_back(sandbox: Sandbox, app: App) -> None:
    transfer = globus_sdk.TransferClient(app=app[0])
    one, two = sandbox.id("tutorial-1"), sandbox.id("tutorial-2")
    transfer.add_app_data_access_scope([one, two])
    transfer.operation_ls(one, path="/share")
    sandbox.control("faults", name="consent-revoked", collection=one)
    transfer.operation_ls(two, path="/")
    assert app[1].times == 1
    transfer.operation_ls(one, path="/share")
    assert app[1].times == 2


def test_user_app_asks_for_nested_scopes_in_one_go(sandbox: Sandbox, app: App) -> None:
    data = [GCSCollectionScopes(sandbox.id(f"tutorial-{n}")).data_access for n in (1, 2)]
    transfer = TransferScopes.all.with_dependencies([d.with_optional(True) for d in data])
    nested = TimersScopes.timer.with_dependency(transfer)
    app[0].add_scope_requirements({TimersScopes.resource_server: [nested]})
    auth = globus_sdk.AuthClient(app=app[0])
    person = auth.userinfo()["sub"]
    assert app[1].times == 1
    forest = auth.get_consents(person).to_forest()
    assert forest.meets_scope_requirements(nested)
    # What Timers may do in somebody's name, the app itself may not.
    assert not forest.meets_scope_requirements(transfer)


NEEDS: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"identities": [LAB]}, {"session_required_identities": [LAB]}),
    (
        {"domains": ["lab.example.org", "example.edu"]},
        {"session_required_single_domain": ["lab.example.org", "example.edu"]},
    ),
    ({"policies": [POLICY, MFA_POLICY]}, {"session_required_policies": [POLICY, MFA_POLICY]}),
    ({"mfa": True}, {"session_required_mfa": True}),
    ({"prompt": "login", "message": "Once more"}, {"prompt": "login"}),
]


@pytest.mark.parametrize(("need", "parameters"), NEEDS)
def test_user_app_renews_a_session_that_is_too_weak(
    sandbox: Sandbox, app: App, need: dict[str, Any], parameters: dict[str, Any]
) -> None:
    transfer = globus_sdk.TransferClient(app=app[0])
    guest = sandbox.id("guest")
    transfer.operation_ls(guest)
    sandbox.control("session", collection=guest, **need)
    # Recorded as 502, which globus-sdk doesn't act upon by itself, but can read.
    refusal = to_gare(error(lambda: transfer.operation_ls(guest)))
    assert refusal is not None
    asked = refusal.authorization_parameters.to_dict()
    told = need.get("message", "Session reauthentication required (Globus Transfer)")
    assert asked["session_message"] == told
    assert {name: asked[name] for name in parameters} == parameters
    app[0].login(auth_params=refusal.authorization_parameters)
    transfer.operation_ls(guest)
    assert app[1].times == 2


@pytest.mark.parametrize("need", [need for need, _ in NEEDS])
def test_user_app_renews_it_by_itself_where_the_status_is_403(
    sandbox: Sandbox, app: App, need: dict[str, Any]
) -> None:
    transfer = globus_sdk.TransferClient(app=app[0])
    guest = sandbox.id("guest")
    transfer.operation_ls(guest)
    sandbox.control("session", collection=guest, status=403, **need)
    transfer.operation_ls(guest)
    transfer.operation_stat(guest, "/README.txt")
    assert app[1].times == 2


def test_user_app_refreshes_without_its_person(sandbox: Sandbox, app: App) -> None:
    transfer = globus_sdk.TransferClient(app=app[0])
    transfer.endpoint_search("tutorial")
    sandbox.control("clock", advance_seconds=172_801)
    transfer.endpoint_search("tutorial")
    assert app[1].times == 1


def test_user_app_refuses_another_identity(sandbox: Sandbox, app: App) -> None:
    globus_sdk.TransferClient(app=app[0]).endpoint_search("tutorial")
    app[1].how["identity"] = "grace@example.edu"
    with pytest.raises(IdentityMismatchError):
        app[0].login(force=True)


def test_user_app_logs_out_and_its_tokens_are_dead(sandbox: Sandbox, app: App) -> None:
    transfer = globus_sdk.TransferClient(app=app[0])
    transfer.endpoint_search("tutorial")
    tokens = app[0].token_storage.get_token_data(SERVER)
    app[0].logout()
    assert app[0].login_required()
    dead = globus_sdk.TransferClient(
        authorizer=globus_sdk.AccessTokenAuthorizer(tokens.access_token)
    )
    assert error(lambda: dead.endpoint_search("tutorial")).http_status == 401
    native = globus_sdk.NativeAppAuthClient(sandbox.native)
    assert tokens.refresh_token is not None
    with pytest.raises(globus_sdk.AuthAPIError):
        native.oauth2_refresh_token(tokens.refresh_token)
