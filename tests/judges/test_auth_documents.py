"""Auth's documents compared with the samples of globus-sdk, key by key and type by type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import globus_sdk
import pytest
from globus_sdk.scopes import AuthScopes, Scope, TransferScopes

from tests.judges.judge import TRANSFER_SCOPE, Person, Sandbox
from tests.judges.test_documents import check, sample


@pytest.fixture
def service(sandbox: Sandbox) -> globus_sdk.ConfidentialAppAuthClient:
    """The app with a secret."""
    keys = sandbox.description["clients"]["confidential"]
    return globus_sdk.ConfidentialAppAuthClient(keys["id"], keys["secret"])


def auth_client(tokens: globus_sdk.OAuthTokenResponse) -> globus_sdk.AuthClient:
    token = tokens.by_resource_server["auth.globus.org"]["access_token"]
    return globus_sdk.AuthClient(authorizer=globus_sdk.AccessTokenAuthorizer(token))


def refusal(work: Callable[[], object]) -> globus_sdk.AuthAPIError:
    with pytest.raises(globus_sdk.AuthAPIError) as caught:
        work()
    return caught.value


def same_keys(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    """Ours has the keys of theirs and no other, with values of the same types."""
    assert set(ours) == set(theirs)
    check(ours, theirs)


def test_tokens_of_a_client_as_itself(service: globus_sdk.ConfidentialAppAuthClient) -> None:
    name = "auth.oauth2_client_credentials_tokens"
    same_keys(service.oauth2_client_credentials_tokens(TRANSFER_SCOPE).data, sample(name))
    same_keys(service.oauth2_client_credentials_tokens("openid").data, sample(name, "openid"))


def test_a_refused_code(ada: Person) -> None:
    ada.auth.oauth2_start_flow(requested_scopes="openid")
    refused = refusal(lambda: ada.auth.oauth2_exchange_code_for_tokens("wrong"))
    assert refused.raw_json == sample("auth.oauth2_exchange_code_for_tokens", "invalid_grant")


def test_dependent_tokens(ada: Person, service: globus_sdk.ConfidentialAppAuthClient) -> None:
    own = Scope(f"https://auth.globus.org/scopes/{service.client_id}/all")
    tokens = ada.sign_in(str(own.with_dependency(TransferScopes.all)))
    token = tokens.by_resource_server[str(service.client_id)]["access_token"]
    name = "auth.oauth2_get_dependent_tokens"
    for case, refresh in (("groups", False), ("groups_with_refresh_token", True)):
        ours = service.oauth2_get_dependent_tokens(token, refresh_tokens=refresh).data
        same_keys(ours[0], sample(name, case)[0])


def test_introspection(sandbox: Sandbox, service: globus_sdk.ConfidentialAppAuthClient) -> None:
    token = service.oauth2_client_credentials_tokens("openid profile email")["access_token"]
    ours = service.oauth2_token_introspect(token).data
    same_keys(ours, sample("auth.oauth2_token_introspect"))
    assert ours["aud"] == ["auth.globus.org", service.client_id]


def test_identities_and_providers(ada: Person) -> None:
    auth = auth_client(ada.sign_in(str(AuthScopes.view_identities)))
    used = auth.get_identities(usernames="ada@example.edu").data
    same_keys(used["identities"][0], sample("auth.get_identities", "globusid")["identities"][0])
    unused = auth.get_identities(usernames="new@example.edu", provision=True).data
    check(unused, sample("auth.get_identities"))
    providers = auth.get_identity_providers(domains="example.edu").data
    theirs = sample("auth.get_identity_providers", "globusid")
    same_keys(providers["identity_providers"][0], theirs["identity_providers"][0])


def test_refusals(ada: Person) -> None:
    nobody = globus_sdk.AuthClient(authorizer=globus_sdk.AccessTokenAuthorizer("none"))
    refused = refusal(lambda: nobody.get_identities(ids=ada.sandbox.native))
    theirs = sample("auth.get_identities", "unauthorized")
    same_keys(refused.raw_json or {}, theirs)
    assert (refused.http_status, refused.code) == (401, theirs["errors"][0]["code"])
    theirs = sample("auth.userinfo", "unauthorized")
    same_keys(refusal(nobody.userinfo).raw_json or {}, theirs)
    assert refusal(nobody.userinfo).http_status == 401
    theirs = sample("auth.userinfo", "forbidden")
    for client in (globus_sdk.AuthClient(), auth_client(ada.sign_in("email"))):
        refused = refusal(client.userinfo)
        same_keys(refused.raw_json or {}, theirs)
        assert (refused.http_status, refused.code) == (403, theirs["errors"][0]["code"])
    assert refusal(globus_sdk.AuthClient().userinfo).message == theirs["errors"][0]["detail"]


def test_consents(ada: Person) -> None:
    ada.consent("tutorial-1")
    person = ada.tokens.decode_id_token()["sub"]
    ours = auth_client(ada.tokens).get_consents(person).data["consents"]
    root, below = (
        next(c for c in ours if c["scope_name"].endswith(end)) for end in (":all", "/data_access")
    )
    for mine, theirs in zip((root, below), sample("auth.get_consents")["consents"], strict=True):
        same_keys(mine, theirs)
        assert mine["atomically_revocable"] is theirs["atomically_revocable"]
        assert len(mine["dependency_path"]) == len(theirs["dependency_path"])
    # Whoever holds the consent below is Transfer, whose id was recorded.
    assert below["client"] == sample("auth.get_consents")["consents"][1]["client"]


def test_a_copy_of_an_app(sandbox: Sandbox) -> None:
    native = globus_sdk.NativeAppAuthClient(sandbox.native)
    ours = native.create_native_app_instance(sandbox.native, "A copy").data
    # The sample is wrapped once more than what was sent: globus-cli reads it as ours is.
    theirs = sample("auth.create_native_app_instance")["client"]
    same_keys(ours, theirs)
    same_keys(ours["client"], theirs["client"])
    same_keys(ours["included"]["client_credential"], theirs["included"]["client_credential"])
    assert ours["client"]["grant_types"] == theirs["client"]["grant_types"]
    assert ours["client"]["client_type"] == theirs["client"]["client_type"]
    keys = ours["included"]["client_credential"]
    copy = globus_sdk.ConfidentialAppAuthClient(keys["client"], keys["secret"])
    for method in (copy.get, copy.delete):
        about = method(f"/v2/api/clients/{keys['client']}").data
        same_keys(about["client"], theirs["client"])
