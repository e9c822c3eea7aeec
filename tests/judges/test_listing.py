"""Listings: filters, orders, accounts, and folders of 100,000 entries."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.judges.judge import Person, error

MANY = "/share/crowds/100000/"


def names(person: Person, path: str = "/~/survey 2026/south slope/", **options: Any) -> list[str]:
    place = person.sandbox.id("tutorial-1")
    return [e["name"] for e in person.transfer.operation_ls(place, path, **options)]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("name:plot 4.csv", ["plot 4.csv"]),
        ("name:=plot 4.csv", ["plot 4.csv"]),
        ("name:~*.txt", ["-draft notes.txt", "データ.txt"]),
        ("name:!~*.txt", ["plot 4.csv"]),
        ("name:!plot 4.csv,!~-*", ["データ.txt"]),
        ("name:~*.txt/size:<20", ["データ.txt"]),
        ("size:>=52/type:file", ["-draft notes.txt", "plot 4.csv"]),
        ("type:dir", []),
        ("last_modified:2026-03-14,2026-03-15", ["-draft notes.txt", "plot 4.csv", "データ.txt"]),
        ({"last_modified": ["", "2021-01-01"]}, []),
        ([{"size": "<20"}, {"name": "~*.csv"}], ["plot 4.csv", "データ.txt"]),
    ],
)
def test_filters(ready: Person, wanted: Any, found: list[str]) -> None:
    assert names(ready, filter=wanted) == found


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"filter": "size:large"}, 400),
        ({"filter": "last_modified:soon,"}, 400),
        ({"filter": "colour:red"}, 501),
        ({"orderby": "colour"}, 400),
        ({"orderby": "name SIDEWAYS"}, 400),
        ({"limit": 100_001}, 400),
        ({"limit": "x"}, 400),
        ({"offset": -1}, 400),
        ({"query_params": {"show_hidden": "perhaps"}}, 400),
        ({"query_params": {"made_up": "1"}}, 501),
    ],
)
def test_refusals(ready: Person, query: dict[str, Any], status: int) -> None:
    assert error(lambda: names(ready, **query)).http_status == status


def test_orders(ready: Person) -> None:
    assert names(ready, orderby=["size DESC"])[0] == "plot 4.csv"
    assert names(ready, orderby="type,name DESC")[0] == "データ.txt"
    assert names(ready, orderby=["last_modified", "name"])[0] == "-draft notes.txt"
    link = ready.sandbox.folder("tutorial-1") / "home/ada/latest"
    link.symlink_to("weather-2025.csv")
    try:
        assert names(ready, "/~/", orderby="link_target DESC")[0] == "latest"
        assert names(ready, "/~/", orderby="link_size,name")[-1] == "latest"
    finally:
        link.unlink()


def test_a_hundred_thousand_entries(ready: Person) -> None:
    place = ready.sandbox.id("tutorial-1")
    began = time.monotonic()
    listing = ready.transfer.operation_ls(place, MANY)
    assert time.monotonic() - began < 10
    assert (listing["total"], listing["length"], len(listing["DATA"])) == 3 * (100_000,)
    assert len({e["name"] for e in listing}) == 100_000
    page = ready.transfer.operation_ls(place, MANY, limit=2, offset=99_999, orderby="name")
    assert (page["total"], page["length"]) == (100_000, 1)
    some = ready.transfer.operation_ls(place, MANY, filter="name:~*99999*/type:file")
    assert [e["name"] for e in some] == ["file 99999.txt"]
    too_many = error(lambda: ready.transfer.operation_ls(place, "/share/crowds/100001/"))
    assert (too_many.http_status, too_many.code) == (
        502,
        "ExternalError.DirListingFailed.SizeLimit",
    )
    one = ready.transfer.operation_stat(place, f"{MANY}file 7.txt")
    assert one["type"] == "file"
    assert [e["name"] for e in ready.transfer.operation_ls(place, "/share")] == ["godata"]


def test_accounts(ready: Person) -> None:
    place, guest = ready.sandbox.id("tutorial-1"), ready.sandbox.id("guest")
    ls, stat = ready.transfer.operation_ls, ready.transfer.operation_stat
    assert ls(place, "/~/", local_user="ada")["length"] == 3
    assert stat(place, "/~/.profile", local_user="ada")["name"] == ".profile"
    other = error(lambda: ls(place, "/~/", local_user="root"))
    assert (other.http_status, other.code) == (502, "ExternalError.DirListingFailed.LoginFailed")
    assert not other.info.authorization_parameters
    assert error(lambda: ls(guest, "/", local_user="ada")).http_status == 400
    mkdir = ready.transfer.operation_mkdir
    assert error(lambda: mkdir(place, "/~/x", local_user="root")).http_status == 502
    rename = ready.transfer.operation_rename
    assert rename(place, "/~/.profile", "/~/p", local_user="ada")["code"] == "FileRenamed"


def test_guests_and_hosts(ready: Person) -> None:
    guest, host = ready.sandbox.id("guest"), ready.sandbox.id("tutorial-2")
    nowhere = "00000000-0000-4000-8000-000000000000"
    grace = Person(ready.sandbox, "grace@example.edu")
    assert [e["id"] for e in grace.transfer.my_shared_endpoint_list(host)] == [guest]
    assert ready.transfer.my_shared_endpoint_list(host)["DATA"] == []
    shown = ready.transfer.get_endpoint(guest)
    assert (shown["mapped_collection_id"], shown["host_endpoint_id"]) == (host, None)
    assert ready.transfer.get_endpoint(host)["mapped_collection_id"] is None
    search = ready.transfer.endpoint_search
    assert [e["id"] for e in search(filter_host_endpoint=host)] == [guest]
    assert search("ada university LAP", limit=100)["DATA"] != []
    assert search("ada university laptops!", limit=100)["DATA"] == []
    assert [e["id"] for e in search(host)] == [host]
    assert error(lambda: search(filter_scope="hide-no-permissions")).http_status == 501
    assert [e["id"] for e in search("sandbox", filter_non_functional=True)] == [
        ready.sandbox.id("not-a-collection")
    ]
    for query in (
        {"filter_entity_type": "GCSv4_host"},
        {"filter_entity_type": "GCSv5_endpoint", "filter_non_functional": True},
        {"filter_scope": "my-endpoints", "filter_owner_id": nowhere},
        {"filter_scope": "everything"},
        {"filter_fulltext": "..."},
    ):
        asked: Any = {"filter_fulltext": "sandbox", **query}
        assert error(lambda q=asked: search(**q)).http_status == 400  # type: ignore[misc]
    for method in (
        ready.transfer.my_shared_endpoint_list,
        ready.transfer.my_effective_pause_rule_list,
    ):
        assert error(lambda m=method: m(nowhere)).code == "EndpointNotFound"  # type: ignore[misc]
