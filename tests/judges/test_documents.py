"""Documents compared with samples, key by key and type by type."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import globus_sdk.testing
import pytest

from tests.judges.judge import PROJECT, SERVER, Person, done, error

yaml = pytest.importorskip("yaml")
WIRE = PROJECT.parent / "shared" / "wire"

# Keys of deletes recorded in 2021 that tasks have no more.
RETIRED = {"key"}
# Those that came since, as recorded in June 2026 (the fixtures of esgf-download).
SINCE = {
    *("source_base_path", "source_local_user", "source_local_user_status"),
    *("destination_base_path", "destination_local_user", "destination_local_user_status"),
    "total_estimated_bytes",
}


def sample(name: str, case: str = "default") -> Any:
    """A document of globus_sdk.testing."""
    found = globus_sdk.testing.get_response_set(name).lookup(case)
    assert isinstance(found, globus_sdk.testing.RegisteredResponse)
    return found.json


def recorded(file: str, route_path: str, method: str = "get", /, **query: str) -> Any:
    """A recorded document, if this checkout has the recordings."""
    source = WIRE / file
    if not source.exists():
        pytest.skip("the recordings are not here")
    if source.suffix == ".json":
        return json.loads(source.read_text())
    for route in yaml.safe_load(source.read_text())["transfer"]:
        matches = all(route.get("query_params", {}).get(k) == v for k, v in query.items())
        is_it = route["path"].startswith(route_path) and route.get("method", "get") == method
        if is_it and matches:
            return route["json"]
    raise AssertionError(f"no {route_path} in {file}")


def check(ours: Any, theirs: Any, where: str = "$") -> None:
    """Ours has each key of theirs; types agree, unless one of them is null."""
    if theirs is None or ours is None:
        return
    assert type(ours) is type(theirs), f"{where}: {ours!r} is not like {theirs!r}"
    if isinstance(theirs, dict):
        missing = set(theirs) - set(ours) - RETIRED
        assert not missing, f"{where} lacks {missing}"
        for key in set(theirs) - RETIRED:
            check(ours[key], theirs[key], f"{where}.{key}")
    if isinstance(theirs, list) and theirs:
        for number, item in enumerate(ours):
            check(item, theirs[0], f"{where}[{number}]")


def finished(person: Person) -> Any:
    item = ("/share/godata/", "/~/g/")
    return person.finish(person.send("tutorial-1", "tutorial-2", item))


def test_token_documents(ada: Person) -> None:
    theirs = sample("auth.oauth2_exchange_code_for_tokens")
    check(ada.tokens.data, theirs)
    refresh = ada.tokens.by_resource_server[SERVER]["refresh_token"]
    ours = ada.auth.oauth2_refresh_token(refresh).data
    check({**ours, "state": ""}, theirs)
    check(ada.auth.oauth2_revoke_token("none").data, sample("auth.oauth2_revoke_token"))


def test_unauthorized_userinfo(ada: Person) -> None:
    client = globus_sdk.AuthClient(authorizer=globus_sdk.AccessTokenAuthorizer("none"))
    with pytest.raises(globus_sdk.AuthAPIError) as caught:
        client.userinfo()
    check(caught.value.raw_json, sample("auth.userinfo", "unauthorized"))
    assert caught.value.http_status == 401


def test_submission_documents(ready: Person) -> None:
    ours = ready.transfer.get_submission_id().data
    check(ours, sample("transfer.get_submission_id"))
    data = ready.send("tutorial-1", "tutorial-2", ("/share/godata/", "/~/g/"))
    ours = ready.transfer.submit_transfer(data).data
    theirs = sample("transfer.submit_transfer")
    check(ours, theirs)
    assert ours["message"] == theirs["message"]
    # Recorded; the sample has the version in both, as the newer SDK's requests do.
    assert ours["task_link"]["href"] == f"task/{ours['task_id']}?format=json"
    assert ours["resource"] == "/transfer"
    empty = ready.send("tutorial-1", "tutorial-2")
    refusal = error(lambda: ready.transfer.submit_transfer(empty))
    theirs = sample("transfer.submit_transfer", "failure")
    check(refusal.raw_json, theirs)
    assert (refusal.code, refusal.message) == (theirs["code"], theirs["message"])


def test_task_documents(ready: Person) -> None:
    ended = finished(ready)
    check(ended, sample("transfer.task_list")["DATA"][0])
    listed = ready.transfer.task_list().data
    check(listed, sample("transfer.task_list"))
    check(listed, recorded("task_list.yaml", "/v0.10/task_list"))
    assert set(ended) == set(recorded("get_task1_succeeded.json", "")) | SINCE
    assert {key: ended[key] for key in SINCE} == {
        **dict.fromkeys(SINCE),
        "total_estimated_bytes": 0,
    }
    check(ended, recorded("get_task1_succeeded.json", ""))
    stuck = ready.send("tutorial-1", "tutorial-2", ("/~/none", "/~/none"))
    task_id = ready.transfer.submit_transfer(stuck)["task_id"]
    check(ready.transfer.get_task(task_id).data, recorded("get_task1_active.json", ""))
    cancelled = ready.transfer.cancel_task(task_id).data
    check(cancelled, sample("transfer.cancel_task"))
    assert cancelled["message"] == sample("transfer.cancel_task")["message"]
    events = ready.transfer.task_event_list(task_id).data
    check(events, recorded("task_event_list.yaml", "/v0.10/task/"))


def test_delete_documents(ready: Person) -> None:
    data = globus_sdk.DeleteData(ready.sandbox.id("tutorial-1"))
    data.add_item("/~/weather-2025.csv")
    ours = ready.transfer.submit_delete(data).data
    theirs = sample("transfer.submit_delete")
    check(ours, theirs)
    assert ours["message"] == theirs["message"]
    assert set(ours) == set(theirs)
    check(ours, recorded("submit_delete_queued.yaml", "/v0.10/delete", "post"))
    deleted = done(ready, ours["task_id"])
    theirs = recorded("submit_delete_success.yaml", "/v0.10/task/")
    check(deleted, theirs)
    same = ["files", "files_transferred", "directories", "subtasks_total", "recursive_symlinks"]
    assert [deleted[key] for key in same] == [theirs[key] for key in same]
    data = globus_sdk.DeleteData(ready.sandbox.id("tutorial-1"))
    data.add_item("/~/weather-2025.csv")
    task_id = ready.transfer.submit_delete(data)["task_id"]
    failed = done(ready, task_id)
    theirs = recorded("submit_delete_failed.yaml", "/v0.10/task/")
    check(failed, theirs)
    for key in (*same, "status", "fatal_error", "faults", "subtasks_failed", "is_ok"):
        assert failed[key] == theirs[key], key


def test_operation_documents(ready: Person) -> None:
    place, transfer = ready.sandbox.id("tutorial-1"), ready.transfer
    check(transfer.operation_mkdir(place, "/~/new").data, sample("transfer.operation_mkdir"))
    renamed = transfer.operation_rename(place, "/~/new", "/~/newer").data
    check(renamed, sample("transfer.operation_rename"))
    check(renamed, recorded("rename_result.yaml", "/v0.10/operation/", "post"))
    stat = transfer.operation_stat(place, "/share/godata/file1.txt").data
    theirs = sample("transfer.operation_stat")
    check(stat, theirs)
    assert set(stat) == set(theirs)
    for path, case in (("/~/foo", "not_found"), ("/private/x", "permission_denied")):
        refusal = error(lambda p=path: transfer.operation_stat(place, p))  # type: ignore[misc]
        theirs = sample("transfer.operation_stat", case)
        check(refusal.raw_json, theirs)
        assert refusal.code == theirs["code"]
        assert str(refusal.message).split("\n")[0] == theirs["message"].split("\n")[0]


def test_bookmark_documents(ada: Person) -> None:
    file = "bookmark_operations.yaml"
    basis = {"name": "b", "endpoint_id": ada.sandbox.id("tutorial-1"), "path": "/share/"}
    made = ada.transfer.create_bookmark(basis).data
    check(made, recorded(file, "/v0.10/bookmark", "post"))
    check(ada.transfer.bookmark_list().data, recorded(file, "/v0.10/bookmark_list"))
    check(ada.transfer.bookmark_list().data, recorded("bookmark_list.yaml", "/v0.10/bookmark_list"))
    deleted = ada.transfer.delete_bookmark(made["id"]).data
    check(deleted, recorded(file, "/v0.10/bookmark/", "delete"))


def test_documents_of_paths(ready: Person) -> None:
    items = [("/~/no-such-file", "/~/a"), ("/~/.profile", "/~/b")]
    data = ready.send("tutorial-1", "tutorial-2", *items, skip_source_errors=True)
    task_id = ready.finish(data)["task_id"]
    ours = ready.transfer.task_skipped_errors(task_id).data
    check(ours, recorded("skipped_error_list.yaml", "/v0.10/task/"))
    ours = ready.transfer.task_successful_transfers(task_id).data
    check(ours, sample("transfer.endpoint_manager_task_successful_transfers"))


def test_listing_documents(ready: Person) -> None:
    place = ready.sandbox.id("tutorial-1")
    for path in ("/", "/share", "/share/godata"):
        theirs = recorded("ls_results.yaml", "/v0.10/operation/", path=path)
        ours = ready.transfer.operation_ls(place, path).data
        assert set(ours) == set(theirs)
        check(ours, theirs)
        assert ours["path"] == theirs["path"]
    sizes = [(e["name"], e["size"]) for e in ours["DATA"]]
    assert sizes == [(e["name"], e["size"]) for e in theirs["DATA"]]


def test_endpoint_documents(ada: Person) -> None:
    file = "endpoint_operations.yaml"
    ours = ada.transfer.endpoint_search("sandbox").data
    check(ours, recorded(file, "/v0.10/endpoint_search"))
    for role in ("tutorial-1", "guest", "personal"):
        ours = ada.transfer.get_endpoint(ada.sandbox.id(role)).data
        check(ours, sample("transfer.get_endpoint"))
        check(ours, recorded(file, "/v0.10/endpoint/313ce13e-b597-5858-ae13-29e46fea26e6"))
    personal = recorded(file, "/v0.10/endpoint/06e2c959-d311-4bab-b2ea-25ad77d9fc12")
    check(ours, personal)


def test_an_item_is_two_subtasks(ready: Person) -> None:
    """As recorded in June 2026, with and without the file."""
    keys = ["subtasks_total", "subtasks_succeeded", "subtasks_skipped_errors", "files"]
    for path, counts in (("/~/.profile", [2, 2, 0, 1]), ("/~/missing", [2, 1, 1, 0])):
        data = ready.send("tutorial-1", "tutorial-2", (path, "/~/x"), skip_source_errors=True)
        task = ready.finish(data)
        assert [task[key] for key in keys] == counts


def test_refusals_word_by_word(ready: Person) -> None:
    """As recorded in June 2026."""
    nobody = "00000000-0000-0000-0000-000000000001"
    refusal = error(lambda: ready.transfer.get_task(nobody))
    assert (refusal.http_status, refusal.code) == (404, "ClientError.NotFound")
    assert refusal.message == f"No task found with id '{nobody}'"
    assert refusal.raw_json is not None
    assert refusal.raw_json["resource"] == f"/task/{nobody}"
    data = globus_sdk.TransferData(ready.sandbox.id("tutorial-1"), nobody)
    data.add_item("/a", "/b")
    refusal = error(lambda: ready.transfer.submit_transfer(data))
    assert (refusal.http_status, refusal.code) == (404, "EndpointNotFound")
    assert refusal.message == f"No such endpoint '{nobody}'"


def test_session_error(ada: Person) -> None:
    refusal = error(lambda: ada.transfer.operation_ls(ada.sandbox.id("weak-session")))
    theirs = recorded("session_required_error.json", "")
    check(refusal.raw_json, theirs)
    assert refusal.code == theirs["code"]


def test_the_recordings_are_not_in_the_project() -> None:
    assert not any(Path(PROJECT / "sandbox").rglob("ls_results.yaml"))
