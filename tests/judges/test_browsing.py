"""Search, endpoints and listings."""

from __future__ import annotations

import os

import pytest

from tests.judges.judge import Person, Sandbox, error


def test_every_role_is_there_under_a_sandbox_name(sandbox: Sandbox) -> None:
    roles = "tutorial-1 tutorial-2 weak-session offline guest personal not-a-collection"
    assert set(sandbox.collections) == set(roles.split())
    assert all(c["display_name"].startswith("Sandbox") for c in sandbox.collections.values())


def test_search_pages(ada: Person) -> None:
    search = ada.transfer.endpoint_search
    pages = [search("sandbox", limit=3, offset=offset) for offset in (0, 3, 6)]
    assert [len(page["DATA"]) for page in pages] == [3, 3, 1]
    assert [page["has_next_page"] for page in pages] == [True, True, False]
    assert len(list(ada.transfer.paginated.endpoint_search("sandbox").items())) == 7


def test_search_by_scope_and_type(ada: Person) -> None:
    def found(text: str = "", **options: str) -> set[str]:
        return {e["id"] for e in ada.transfer.endpoint_search(text, **options)}  # type: ignore[arg-type]

    place = ada.sandbox.id
    assert found("tutorial") == {place("tutorial-1"), place("tutorial-2")}
    mine = {place("personal"), place("offline")}
    assert found(filter_scope="my-endpoints") == mine
    assert found(filter_scope="shared-with-me") == {place("guest")}
    assert found("sandbox", filter_entity_type="GCSv5_guest_collection") == {place("guest")}
    assert found(filter_scope="recently-used") == set()
    ada.transfer.operation_ls(place("guest"))
    assert found(filter_scope="recently-used") == {place("guest")}
    assert error(lambda: ada.transfer.endpoint_search()).http_status == 400


def test_an_endpoint_by_id(ada: Person) -> None:
    found = ada.transfer.get_endpoint(ada.sandbox.id("tutorial-1"))
    assert found["display_name"] == "Sandbox Tutorial Collection 1"
    assert found["entity_type"] == "GCSv5_mapped_collection"
    missing = error(lambda: ada.transfer.get_endpoint("00000000-0000-4000-8000-000000000000"))
    assert (missing.http_status, missing.code) == (404, "EndpointNotFound")


def test_consent_is_asked_for_then_the_same_token_works(ada: Person) -> None:
    place = ada.sandbox.id("tutorial-1")
    refusal = error(lambda: ada.transfer.operation_ls(place))
    assert refusal.http_status == 403
    assert refusal.info.consent_required
    scopes = refusal.info.consent_required.required_scopes
    ada.sign_in(" ".join(["openid profile email", *scopes]))
    assert ada.transfer.operation_ls(place)["path"] == "/~/"


def test_listing_matches_the_disk(ready: Person) -> None:
    place = ready.sandbox.id("tutorial-1")
    listing = ready.transfer.operation_ls(place, "/~/survey 2026/south slope")
    folder = ready.sandbox.folder("tutorial-1") / "home/ada/survey 2026/south slope"
    assert {e["name"]: e["size"] for e in listing} == {
        p.name: p.stat().st_size for p in folder.iterdir()
    }
    assert "-draft notes.txt" in {e["name"] for e in listing}
    assert listing["path"] == "/~/survey 2026/south slope/"
    data = ready.transfer.operation_ls(place, "/share/godata")["DATA"]
    assert [(e["name"], e["size"]) for e in data] == [
        ("file1.txt", 4),
        ("file2.txt", 4),
        ("file3.txt", 6),
    ]


def test_listing_order_hidden_and_pages(ready: Person) -> None:
    place = ready.sandbox.id("tutorial-1")

    def names(**options: object) -> list[str]:
        return [e["name"] for e in ready.transfer.operation_ls(place, "/~/", **options)]  # type: ignore[arg-type]

    assert names() == ["survey 2026", ".profile", "weather-2025.csv"]
    assert names(show_hidden=False) == ["survey 2026", "weather-2025.csv"]
    assert names(orderby=["name DESC"])[0] == "weather-2025.csv"
    assert names(limit=1, offset=1) == [".profile"]
    assert ready.transfer.operation_ls(place, "/~/", limit=1)["total"] == 3


@pytest.mark.parametrize(
    ("role", "path", "status", "code"),
    [
        ("tutorial-1", "/~/nothing", 404, "ClientError.NotFound"),
        (
            "tutorial-1",
            "/share/godata/file1.txt",
            502,
            "ExternalError.DirListingFailed.NotDirectory",
        ),
        ("tutorial-1", "/private/", 403, "EndpointPermissionDenied"),
        ("tutorial-1", "/../", 403, "EndpointPermissionDenied"),
        ("offline", "/~/", 502, "ExternalError.DirListingFailed.GCDisconnected"),
        ("not-a-collection", "/", 400, "ClientError.BadRequest"),
    ],
)
def test_refusals(ready: Person, role: str, path: str, status: int, code: str) -> None:
    refusal = error(lambda: ready.transfer.operation_ls(ready.sandbox.id(role), path))
    assert (refusal.http_status, refusal.code) == (status, code)
    assert refusal.request_id


def test_a_weak_session_says_what_it_needs(ada: Person) -> None:
    place = ada.sandbox.id("weak-session")
    refusal = error(lambda: ada.transfer.operation_ls(place))
    assert refusal.http_status == 502
    needed = refusal.info.authorization_parameters
    assert needed
    assert needed.session_required_single_domain == ["example.edu"]
    ada.sign_in("openid profile email", session_required_single_domain="example.edu")
    assert [e["name"] for e in ada.transfer.operation_ls(place)] == ["protected.txt"]


def test_names_that_are_not_utf8_go_there_and_back(ready: Person) -> None:
    folder = ready.sandbox.folder("tutorial-1") / "home/ada"
    raw = os.fsencode(folder) + b"/caf\xe9"
    os.mkdir(raw)
    with open(raw + b"/\xff\xfe.txt", "wb") as file:
        file.write(b"raw")
    place = ready.sandbox.id("tutorial-1")
    names = {e["name"] for e in ready.transfer.operation_ls(place)}
    assert "\ufffdcaf\u00e9" in names
    inside = ready.transfer.operation_ls(place, "/~/\ufffdcaf\u00e9")
    assert [e["name"] for e in inside] == ["\ufffd\u00ff\u00fe.txt"]
    task = ready.finish(
        ready.send("tutorial-1", "tutorial-2", ("/~/\ufffdcaf\u00e9/", "/~/\ufffdcaf\u00e9/"))
    )
    assert task["status"] == "SUCCEEDED"
    there = os.fsencode(ready.sandbox.folder("tutorial-2") / "home/ada")
    with open(there + b"/caf\xe9/\xff\xfe.txt", "rb") as copy:
        assert copy.read() == b"raw"


def test_links_show_what_they_lead_to(ready: Person) -> None:
    home = ready.sandbox.folder("tutorial-1") / "home/ada"
    (home / "to weather").symlink_to("weather-2025.csv")
    (home / "to nothing").symlink_to("nowhere")
    (home / "to passwd").symlink_to("/etc/passwd")
    listing = ready.transfer.operation_ls(ready.sandbox.id("tutorial-1"))
    found = {e["name"]: (e["type"], e["link_target"]) for e in listing}
    assert found["to weather"] == ("file", "weather-2025.csv")
    assert found["to nothing"] == ("invalid_symlink", "nowhere")
    assert found["to passwd"] == ("invalid_symlink", "/etc/passwd")
