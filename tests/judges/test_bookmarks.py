"""Bookmarks: made, found, changed, deleted, and nobody else's."""

from __future__ import annotations

from typing import Any

import pytest

from tests.judges.judge import Person, error

NOBODY = "00000000-0000-4000-8000-000000000000"


def make(person: Person, name: str = "godata", **change: Any) -> Any:
    document = {
        "name": name,
        "endpoint_id": person.sandbox.id("tutorial-1"),
        "path": "/share/godata/",
        **change,
    }
    return person.transfer.create_bookmark(document)


def test_a_bookmark_lives_and_dies(ada: Person) -> None:
    made = make(ada)
    found = ada.transfer.get_bookmark(made["id"])
    assert found.data == made.data
    assert (found["name"], found["path"]) == ("godata", "/share/godata/")
    changed = ada.transfer.update_bookmark(made["id"], {"name": "samples"})
    assert (changed["id"], changed["name"], changed["path"]) == (
        made["id"],
        "samples",
        "/share/godata/",
    )
    assert [b["name"] for b in ada.transfer.bookmark_list()] == ["samples"]
    deleted = ada.transfer.delete_bookmark(made["id"])
    assert deleted["code"] == "Deleted"
    assert "deleted successfully" in deleted["message"]
    assert ada.transfer.bookmark_list()["DATA"] == []
    gone = error(lambda: ada.transfer.get_bookmark(made["id"]))
    assert (gone.http_status, gone.code) == (404, "BookmarkNotFound")


def test_capitals_make_another_name(ada: Person) -> None:
    make(ada, "Data")
    make(ada, "data")
    taken = error(lambda: make(ada, "data"))
    assert (taken.http_status, taken.code) == (409, "Conflict")
    assert [b["name"] for b in ada.transfer.bookmark_list()] == ["Data", "data"]


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"name": " spaced"}, 400),
        ({"name": ""}, 400),
        ({"name": "two\nlines"}, 400),
        ({"name": 1}, 400),
        ({"path": None}, 400),
        ({"path": "/share/godata"}, 400),
        ({"pinned": "yes"}, 400),
        ({"endpoint_id": NOBODY}, 404),
        ({"made_up": 1}, 501),
    ],
)
def test_documents_that_are_refused(ada: Person, change: dict[str, Any], status: int) -> None:
    assert error(lambda: make(ada, **change)).http_status == status
    assert ada.transfer.bookmark_list()["DATA"] == []


def test_bookmarks_are_their_owners_own(ada: Person) -> None:
    made = make(ada)
    grace = Person(ada.sandbox, "grace@example.edu")
    assert grace.transfer.bookmark_list()["DATA"] == []
    for work in (
        lambda: grace.transfer.get_bookmark(made["id"]),
        lambda: grace.transfer.update_bookmark(made["id"], {"name": "mine"}),
        lambda: grace.transfer.delete_bookmark(made["id"]),
    ):
        assert error(work).http_status == 404
    assert make(grace)["name"] == "godata"
    ada.sandbox.control("reset")
    again = Person(ada.sandbox)
    assert again.transfer.bookmark_list()["DATA"] == []


def test_a_bookmark_stays_on_its_collection(ada: Person) -> None:
    made = make(ada)
    moved = {"name": "x", "endpoint_id": ada.sandbox.id("tutorial-2")}
    assert error(lambda: ada.transfer.update_bookmark(made["id"], moved)).http_status == 400
