"""What is done at once on a path, and who is behind an id."""

from __future__ import annotations

import globus_sdk

from tests.judges.judge import Person, Sandbox, error


def test_mkdir_rename_and_stat(ready: Person) -> None:
    place, transfer = ready.sandbox.id("tutorial-2"), ready.transfer
    home = ready.sandbox.folder("tutorial-2") / "home/ada"
    assert transfer.operation_mkdir(place, "/~/a b/")["code"] == "DirectoryCreated"
    assert (home / "a b").is_dir()
    assert error(lambda: transfer.operation_mkdir(place, "/~/a b")).http_status == 502
    assert transfer.operation_rename(place, "/~/a b", "/~/-c")["code"] == "FileRenamed"
    assert (home / "-c").is_dir()
    assert not (home / "a b").exists()
    stat = transfer.operation_stat(place, "/~/-c")
    assert (stat["name"], stat["type"]) == ("-c", "dir")
    missing = error(lambda: transfer.operation_stat(place, "/~/a b"))
    assert (missing.http_status, missing.code) == (404, "NotFound")
    over = error(lambda: transfer.operation_rename(place, "/~/-c", "/~/README.txt"))
    assert over.code == "ExternalError.RenameFailed.Exists"
    outside = error(lambda: transfer.operation_rename(place, "/~/-c", "/../x"))
    assert outside.http_status == 403


def test_links_are_not_made(ready: Person) -> None:
    place = ready.sandbox.id("tutorial-1")
    link = {"DATA_TYPE": "symlink", "path": "/~/link", "symlink_target": "/share/"}
    where = f"/v0.10/operation/endpoint/{place}/symlink"
    refused = error(lambda: ready.transfer.post(where, data=link))
    assert (refused.http_status, refused.code) == (409, "NotSupported")
    assert ready.transfer.operation_ls(place, "/~/")["symlink_supported"] is False


def test_a_private_collection_is_closed_to_others(sandbox: Sandbox) -> None:
    grace = Person(sandbox, "grace@example.edu")
    refusal = error(lambda: grace.transfer.operation_ls(sandbox.id("personal")))
    assert (refusal.http_status, refusal.code) == (403, "EndpointPermissionDenied")


def test_a_submission_id_is_its_users_own(ready: Person) -> None:
    grace = Person(ready.sandbox, "grace@example.edu")
    grace.consent("tutorial-1", "tutorial-2")
    data = ready.send("tutorial-1", "tutorial-2", ("/share/godata/", "/~/g/"))
    data["submission_id"] = ready.transfer.get_submission_id()["value"]
    mine = ready.transfer.submit_transfer(data)["task_id"]
    assert grace.transfer.submit_transfer(data)["task_id"] != mine
    again = ready.transfer.submit_transfer(data)
    assert (again["code"], again["task_id"]) == ("Duplicate", mine)


def test_identities_by_username(ada: Person) -> None:
    scope = "urn:globus:auth:scope:auth.globus.org:view_identity_set"
    tokens = ada.sign_in(f"openid profile {scope}")
    token = tokens.by_resource_server["auth.globus.org"]["access_token"]
    client = globus_sdk.AuthClient(authorizer=globus_sdk.AccessTokenAuthorizer(token))
    found = client.get_identities(usernames=["ada@example.edu", "nobody@example.edu"])
    assert [i["username"] for i in found["identities"]] == ["ada@example.edu"]
    assert client.userinfo()["identity_set"][0]["username"] == "ada@example.edu"
