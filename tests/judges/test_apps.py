"""globus-sdk's apps and Auth clients: who signs in how, and what tokens say."""

from __future__ import annotations

from typing import Any

import globus_sdk
import pytest
from globus_sdk.scopes import AuthScopes, GCSCollectionScopes, Scope, ScopeParser, TransferScopes

from tests.judges.apps import user_app
from tests.judges.judge import SCOPES, SERVER, TRANSFER_SCOPE, Person, Sandbox, error

LAB = "lovelace@lab.example.org"


@pytest.fixture
def service(sandbox: Sandbox) -> globus_sdk.ConfidentialAppAuthClient:
    """The app with a secret."""
    keys = sandbox.description["clients"]["confidential"]
    return globus_sdk.ConfidentialAppAuthClient(keys["id"], keys["secret"])


def test_user_app_of_a_confidential_client(
    sandbox: Sandbox, service: globus_sdk.ConfidentialAppAuthClient
) -> None:
    app, _ = user_app(sandbox, service, identity="grace@example.edu")
    with app:
        auth = globus_sdk.AuthClient(app=app)
        assert auth.userinfo()["preferred_username"] == "grace@example.edu"
        app.logout()


def test_client_app_acts_as_itself(sandbox: Sandbox) -> None:
    keys = sandbox.description["clients"]["confidential"]
    with globus_sdk.ClientApp("judge", client_id=keys["id"], client_secret=keys["secret"]) as app:
        auth = globus_sdk.AuthClient(app=app)
        assert auth.userinfo()["sub"] == keys["id"]
        transfer = globus_sdk.TransferClient(app=app)
        transfer.add_app_data_access_scope(sandbox.id("tutorial-1"))
        listed = transfer.operation_ls(sandbox.id("tutorial-1"), path="/share/godata")
        assert len(list(listed)) == 3


def flow(
    client: globus_sdk.ConfidentialAppAuthClient, sandbox: Sandbox, scopes: str, **query: str
) -> globus_sdk.OAuthTokenResponse:
    """A confidential client signs Ada in, without PKCE."""
    client.oauth2_start_flow(
        redirect_uri="http://localhost:5000/callback", requested_scopes=scopes, refresh_tokens=True
    )
    url = client.oauth2_get_authorize_url(query_params=dict(query))
    assert "code_challenge" not in url
    code = sandbox.control("authorize", url=url)["code"]
    return client.oauth2_exchange_code_for_tokens(code)


def test_a_confidential_client_needs_no_pkce_but_its_secret(
    sandbox: Sandbox, service: globus_sdk.ConfidentialAppAuthClient
) -> None:
    tokens = flow(service, sandbox, SCOPES)
    claims = tokens.decode_id_token()
    assert claims["aud"] == service.client_id
    refreshed = service.oauth2_refresh_token(tokens.by_resource_server[SERVER]["refresh_token"])
    assert list(refreshed.by_resource_server) == [SERVER]
    native = globus_sdk.NativeAppAuthClient(str(service.client_id))
    with pytest.raises(globus_sdk.AuthAPIError) as caught:
        native.oauth2_refresh_token(tokens.by_resource_server[SERVER]["refresh_token"])
    assert caught.value.http_status == 401


def test_a_native_client_may_not_do_without_pkce(ada: Person) -> None:
    url = (
        f"{ada.sandbox.url}/v2/oauth2/authorize?client_id={ada.sandbox.native}"
        f"&redirect_uri={ada.sandbox.url}/v2/web/auth-code&response_type=code&scope=openid"
    )
    assert control_status(ada.sandbox, url) == 400


def control_status(sandbox: Sandbox, url: str, **body: str) -> int:
    import urllib.error

    try:
        sandbox.control("authorize", url=url, **body)
    except urllib.error.HTTPError as refusal:
        return refusal.code
    return 200


def test_introspection_tells_whose_token_it_is(
    sandbox: Sandbox, service: globus_sdk.ConfidentialAppAuthClient
) -> None:
    tokens = flow(service, sandbox, f"{SCOPES} {AuthScopes.view_identity_set}")
    token = tokens.by_resource_server["auth.globus.org"]["access_token"]
    include = "session_info,identity_set,identity_set_detail"
    told = service.oauth2_token_introspect(token, include=include)
    assert told["active"] is True
    assert told["username"] == "ada@example.edu"
    assert told["exp"] - told["iat"] == 172_800
    assert told["client_id"] == service.client_id
    assert told["identity_set"][0] == told["sub"]
    assert [i["username"] for i in told["identity_set_detail"]] == ["ada@example.edu", LAB]
    assert list(told["session_info"]["authentications"]) == [told["sub"]]
    service.oauth2_revoke_token(token)
    assert service.oauth2_token_introspect(token).data == {"active": False}


def test_introspection_says_nothing_of_tokens_for_others(
    ada: Person, service: globus_sdk.ConfidentialAppAuthClient
) -> None:
    token = ada.tokens.by_resource_server[SERVER]["access_token"]
    assert service.oauth2_token_introspect(token).data == {"active": False}


def test_a_service_gets_dependent_tokens(
    ada: Person, service: globus_sdk.ConfidentialAppAuthClient
) -> None:
    one = ada.sandbox.id("tutorial-1")
    data = GCSCollectionScopes(one).data_access.with_optional(True)
    own = Scope(f"https://auth.globus.org/scopes/{service.client_id}/all").with_dependency(
        TransferScopes.all.with_dependency(data)
    )
    tokens = ada.sign_in(str(own))
    token = tokens.by_resource_server[str(service.client_id)]["access_token"]
    dependent = service.oauth2_get_dependent_tokens(token)
    assert dependent.by_resource_server[SERVER]["scope"] == TRANSFER_SCOPE
    listed = ada.client(dependent).operation_ls(one, path="/share/godata")
    assert len(list(listed)) == 3
    # Ada's own app has got no consent by that.
    assert error(lambda: ada.transfer.operation_ls(one)).code == "ConsentRequired"
    with pytest.raises(globus_sdk.AuthAPIError):
        service.oauth2_get_dependent_tokens(ada.tokens.by_resource_server[SERVER]["access_token"])


def test_consents_are_a_forest_that_globus_sdk_reads(ada: Person) -> None:
    ada.consent("tutorial-1")
    token = ada.tokens.by_resource_server["auth.globus.org"]["access_token"]
    auth = globus_sdk.AuthClient(authorizer=globus_sdk.AccessTokenAuthorizer(token))
    person = ada.tokens.decode_id_token()["sub"]
    forest = auth.get_consents(person).to_forest()
    for role, given in (("tutorial-1", True), ("tutorial-2", False)):
        data = GCSCollectionScopes(ada.sandbox.id(role)).data_access
        needed = TransferScopes.all.with_dependency(data)
        assert forest.meets_scope_requirements(needed) is given
    with pytest.raises(globus_sdk.AuthAPIError) as caught:
        auth.get_consents(person, all=True)
    assert caught.value.http_status == 403
    with pytest.raises(globus_sdk.AuthAPIError) as caught:
        auth.get_consents(ada.sandbox.native)
    assert caught.value.http_status == 403


def test_an_app_makes_a_copy_of_itself(sandbox: Sandbox) -> None:
    native = globus_sdk.NativeAppAuthClient(sandbox.native)
    made = native.create_native_app_instance(sandbox.native, "A copy")
    credential = made["included"]["client_credential"]
    assert made["client"]["parent_client"] == sandbox.native
    copy = globus_sdk.ConfidentialAppAuthClient(credential["client"], credential["secret"])
    token = flow(copy, sandbox, SCOPES)["access_token"]
    with pytest.raises(globus_sdk.AuthAPIError) as caught:
        copy.oauth2_get_dependent_tokens(token)
    assert (caught.value.http_status, caught.value.code) == (400, "UNAUTHORIZED_CLIENT")
    with pytest.raises(globus_sdk.AuthAPIError) as caught:
        native.create_native_app_instance(credential["client"], "A copy of a copy")
    assert caught.value.http_status == 404


def test_a_linked_identity_signs_the_same_person_in(sandbox: Sandbox) -> None:
    person = Person(sandbox, LAB)
    claims = person.tokens.decode_id_token()
    assert claims["preferred_username"] == "ada@example.edu"


@pytest.mark.parametrize(
    ("query", "identity", "status"),
    [
        ({"session_required_single_domain": "lab.example.org"}, LAB, 200),
        ({"session_required_single_domain": "lab.example.org"}, "ada@example.edu", 400),
        ({"session_required_single_domain": "a.edu,example.edu"}, "grace@example.edu", 200),
        ({"session_required_identities": LAB}, "ada@example.edu", 200),
        ({"session_required_identities": LAB}, "grace@example.edu", 400),
        ({"session_required_policies": "c1ca10c4-b5f2-4a8b-8d0f-2a1c0a3d94c5"}, LAB, 400),
        ({"session_required_policies": "00000000-0000-4000-8000-000000000000"}, LAB, 400),
        ({"session_required_mfa": "True"}, LAB, 200),
        ({"prompt": "login"}, LAB, 200),
        ({"prompt": "none"}, LAB, 400),
    ],
)
def test_what_is_asked_of_the_session_is_kept(
    ada: Person, query: dict[str, str], identity: str, status: int
) -> None:
    ada.auth.oauth2_start_flow(requested_scopes=SCOPES)
    url = ada.auth.oauth2_get_authorize_url(query_params=dict(query))
    assert control_status(ada.sandbox, url, identity=identity) == status


def test_prompt_login_makes_a_session_strong_for_an_hour(ada: Person) -> None:
    weak = ada.sandbox.id("weak-session")
    assert error(lambda: ada.transfer.operation_ls(weak)).http_status == 502
    ada.sign_in(SCOPES, prompt="login")
    ada.transfer.operation_ls(weak)
    ada.sandbox.control("clock", advance_seconds=3600)
    assert error(lambda: ada.transfer.operation_ls(weak)).http_status == 502


@pytest.mark.parametrize(
    "text",
    [
        *["openid", "openid  email", " openid", "openid ", "openid\temail", "*openid", "* openid"],
        *["openid[", "openid]", "openid[]", "[openid]", "openid[email", "openid*", "openid**email"],
        *["{T}[{D}]", "{T}[*{D}]", "{T} [*{D}]", "{T}[ *{D}]", "{T}[*{D} ]", "{T}[* {D}]"],
        *["{T}[{D}]openid", "{T}[{D}] openid", "{T}[{D}][{D}]", "{T}[[{D}]]", "{T}[{D} *{D}]"],
        *["{T}[{D}] {T}", "{T}[{D}]]", "{T}[{T}]", "{T}*openid", "*{T}[{D}] {T}", "*[{D}]"],
    ],
)
def test_scopes_are_read_as_globus_sdk_reads_them(ada: Person, text: str) -> None:
    data = f"https://auth.globus.org/scopes/{ada.sandbox.id('tutorial-1')}/data_access"
    scopes = text.replace("{T}", TRANSFER_SCOPE).replace("{D}", data)
    try:
        names = {s.scope_string for s in ScopeParser.parse(scopes)}
    except Exception:
        names = set()
    # White space other than spaces is a part of a name, and of none that exists.
    known = {"openid", "email", TRANSFER_SCOPE}
    ada.auth.oauth2_start_flow(requested_scopes=scopes)
    url = ada.auth.oauth2_get_authorize_url()
    expected = 200 if names and names <= known else 400
    assert control_status(ada.sandbox, url) == expected


@pytest.mark.parametrize("role", ["guest", "weak-session", "personal", "not-a-collection"])
def test_data_access_where_there_is_none_is_refused(ada: Person, role: str) -> None:
    data = GCSCollectionScopes(ada.sandbox.id(role)).data_access
    ada.auth.oauth2_start_flow(requested_scopes=TransferScopes.all.with_dependency(data))
    assert control_status(ada.sandbox, ada.auth.oauth2_get_authorize_url()) == 400


def test_identities_and_their_providers(ada: Person) -> None:
    tokens = ada.sign_in(str(AuthScopes.view_identities))
    token = tokens.by_resource_server["auth.globus.org"]["access_token"]
    auth = globus_sdk.AuthClient(authorizer=globus_sdk.AccessTokenAuthorizer(token))
    found = auth.get_identities(
        usernames=["ada@example.edu", LAB, "nobody@example.edu"],
        query_params={"include": "identity_provider"},
    )
    assert [i["username"] for i in found] == ["ada@example.edu", LAB]
    names = {p["name"] for p in found["included"]["identity_providers"]}
    assert names == {"Sandbox University", "Sandbox Laboratory"}
    by_domain = auth.get_identity_providers(domains="lab.example.org")
    assert [p["name"] for p in by_domain] == ["Sandbox Laboratory"]
    made = auth.get_identities(usernames="new@example.edu", provision=True)
    assert [i["status"] for i in made] == ["unused"]
    elsewhere = "new@elsewhere.example"
    assert list(auth.get_identities(usernames=elsewhere)) == []
    [new] = auth.get_identities(usernames=elsewhere, provision=True)
    assert (new["status"], new["username"]) == ("unused", elsewhere)
    assert [i["id"] for i in auth.get_identities(usernames=elsewhere)] == [new["id"]]
    assert list(auth.get_identities(usernames="nobody", provision=True)) == []
    names_of = globus_sdk.IdentityMap(auth, [found["identities"][0]["id"], LAB])
    assert names_of[LAB]["organization"] == "Sandbox Laboratory"
    cases: list[dict[str, Any]] = [{}, {"ids": "x"}, {"ids": "x", "usernames": "y"}]
    for wrong in cases:
        with pytest.raises(globus_sdk.AuthAPIError) as caught:
            auth.get_identities(**wrong)
        assert (caught.value.http_status, caught.value.code) == (400, "INVALID_PARAMETERS")
