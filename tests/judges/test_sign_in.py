"""Native-app sign-in as globus-sdk does it."""

from __future__ import annotations

from typing import cast

import globus_sdk
import pytest

from tests.judges.judge import SCOPES, SERVER, TRANSFER_SCOPE, Person, Sandbox


def test_code_flow_gives_a_token_a_resource_server(ada: Person) -> None:
    servers = ada.tokens.by_resource_server
    assert set(servers) == {"auth.globus.org", SERVER}
    assert servers[SERVER]["scope"] == TRANSFER_SCOPE
    assert ada.tokens["expires_in"] == 172_800
    assert all(token["refresh_token"] for token in servers.values())


def test_id_token_is_signed_and_names_the_person(ada: Person) -> None:
    claims = ada.tokens.decode_id_token()
    assert claims["preferred_username"] == "ada@example.edu"
    assert claims["name"] == "Ada Lovelace"


def test_userinfo_tells_whose_token_it_is(sandbox: Sandbox) -> None:
    grace = Person(sandbox, "grace@example.edu")
    token = grace.tokens.by_resource_server["auth.globus.org"]["access_token"]
    client = globus_sdk.AuthClient(authorizer=globus_sdk.AccessTokenAuthorizer(token))
    info = client.userinfo()
    assert info["sub"] == grace.tokens.decode_id_token()["sub"]
    assert info["preferred_username"] == info["email"] == "grace@example.edu"
    assert info["name"] == "Grace Hopper"


def test_a_code_works_once(ada: Person) -> None:
    code = ada.code(SCOPES)
    ada.auth.oauth2_exchange_code_for_tokens(code)
    refused(ada, code)


def test_a_code_lives_ten_minutes(ada: Person) -> None:
    code = ada.code(SCOPES)
    ada.sandbox.control("clock", advance_seconds=599)
    ada.auth.oauth2_exchange_code_for_tokens(code)
    code = ada.code(SCOPES)
    ada.sandbox.control("clock", advance_seconds=601)
    refused(ada, code)


def test_a_wrong_code_or_verifier_is_refused(ada: Person) -> None:
    ada.code(SCOPES)
    refused(ada, "not-a-code")
    code = ada.code(SCOPES)
    ada.auth.oauth2_start_flow(requested_scopes=SCOPES)
    refused(ada, code)


def refused(person: Person, code: str) -> None:
    with pytest.raises(globus_sdk.AuthAPIError) as caught:
        person.auth.oauth2_exchange_code_for_tokens(code)
    assert caught.value.http_status == 401
    assert caught.value.raw_json == {"error": "invalid_grant"}


def test_a_refresh_token_gives_new_access_tokens(ada: Person) -> None:
    token = ada.tokens.by_resource_server[SERVER]
    seen: list[globus_sdk.OAuthTokenResponse] = []
    authorizer = globus_sdk.RefreshTokenAuthorizer(
        token["refresh_token"],
        ada.auth,
        access_token=token["access_token"],
        expires_at=token["expires_at_seconds"],
        on_refresh=seen.append,
    )
    client = globus_sdk.TransferClient(authorizer=authorizer)
    client.endpoint_search("tutorial")
    ada.sandbox.control("clock", advance_seconds=172_801)
    client.endpoint_search("tutorial")
    assert len(seen) == 1
    assert seen[0]["other_tokens"] == []
    # None leaves the field out.
    with pytest.raises(globus_sdk.AuthAPIError) as caught:
        ada.auth.oauth2_refresh_token(cast(str, None))
    assert (caught.value.http_status, caught.value.raw_json) == (400, {"error": "invalid_request"})


def test_revoking_bites_at_once(ada: Person) -> None:
    token = ada.tokens.by_resource_server[SERVER]
    ada.transfer.endpoint_search("tutorial")
    assert ada.auth.oauth2_revoke_token(token["access_token"]).data == {"active": False}
    with pytest.raises(globus_sdk.TransferAPIError) as caught:
        ada.transfer.endpoint_search("tutorial")
    assert caught.value.http_status == 401
    assert caught.value.code == "AuthenticationFailed"


def test_revoking_a_refresh_token_ends_its_access_tokens(ada: Person) -> None:
    token = ada.tokens.by_resource_server[SERVER]
    ada.auth.oauth2_revoke_token(token["refresh_token"])
    with pytest.raises(globus_sdk.TransferAPIError):
        ada.transfer.endpoint_search("tutorial")
    with pytest.raises(globus_sdk.AuthAPIError):
        ada.auth.oauth2_refresh_token(token["refresh_token"])


def test_an_unknown_client_is_refused(sandbox: Sandbox) -> None:
    stranger = globus_sdk.NativeAppAuthClient("00000000-0000-4000-8000-000000000000")
    with pytest.raises(globus_sdk.AuthAPIError) as caught:
        stranger.oauth2_refresh_token("anything")
    assert caught.value.http_status == 401


def test_a_service_gets_tokens_for_itself(sandbox: Sandbox) -> None:
    keys = sandbox.description["clients"]["confidential"]
    service = globus_sdk.ConfidentialAppAuthClient(keys["id"], keys["secret"])
    tokens = service.oauth2_client_credentials_tokens(TRANSFER_SCOPE)
    assert list(tokens.by_resource_server) == [SERVER]
    wrong = globus_sdk.ConfidentialAppAuthClient(keys["id"], "wrong")
    with pytest.raises(globus_sdk.AuthAPIError) as caught:
        wrong.oauth2_client_credentials_tokens(TRANSFER_SCOPE)
    assert caught.value.http_status == 401
