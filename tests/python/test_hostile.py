"""500 hostile strings as names, labels, owners and messages: what a notebook shows stays text."""

from __future__ import annotations

import json
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

import pytest

from jupyterlab_globus import Bookmarks, Collection, Events, Files, Identity, Listing, Task, Tasks

from .page import Json
from .samples import ADA, BOOKMARK, ENDPOINT, ENTRY, EVENT, listing, sent_file, task

PARTS = json.loads((Path(__file__).parents[1] / "hostile.json").read_text())
HOSTILE = [frame.replace("@", text) for text in PARTS["texts"] for frame in PARTS["frames"]]

TAGS = {"div", "table", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {("style", "text-align: left"), ("style", "white-space: nowrap")}
ATTRIBUTES |= {("class", "mathjax_ignore tex2jax_ignore")}


class Reader(HTMLParser):
    """What a browser would make of it, other than text."""

    def __init__(self) -> None:
        super().__init__()
        self.strange: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.strange += [tag] * (tag not in TAGS) + [a for a in attrs if a not in ATTRIBUTES]

    def handle_comment(self, data: str) -> None:
        self.strange.append(data)

    def handle_decl(self, decl: str) -> None:
        self.strange.append(decl)

    def handle_pi(self, data: str) -> None:
        self.strange.append(data)


def everywhere(document: Json, text: str) -> Json:
    """The same with this as each of its texts."""
    return {
        name: text if isinstance(value, str) and name not in ("status", "type") else value
        for name, value in document.items()
    }


def shown(text: str) -> list[object]:
    entry = everywhere({**ENTRY, "type": "file"}, text)
    return [
        Bookmarks([everywhere(BOOKMARK, text)]),
        Collection(everywhere(ENDPOINT, text)),
        Events([everywhere(EVENT, text)]),
        Files([everywhere(sent_file(1), text)]),
        Identity(everywhere(ADA, text)),
        Listing({**listing([])["value"], "path": text, "entries": [entry]}),
        Task(everywhere(task("FAILED"), text)),
        Tasks([everywhere(task("FAILED"), text)]),
    ]


def test_there_are_five_hundred() -> None:
    assert len(set(HOSTILE)) == 500


@pytest.mark.parametrize("kind", range(8), ids=[type(one).__name__ for one in shown("")])
def test_all_of_them_stay_text(kind: int) -> None:
    for text in HOSTILE:
        result = shown(text)[kind]
        html = result._repr_html_()  # type: ignore[attr-defined]
        reader = Reader()
        reader.feed(html)
        reader.close()
        assert reader.strange == []
        for written in (html, repr(result).replace("\n", "")):
            hidden = {c for c in written if unicodedata.category(c) in ("Cc", "Cf", "Cs")}
            assert not hidden, text
