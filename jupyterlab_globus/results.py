"""What calls return. Results show themselves: as text, and as HTML without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any, overload

from .kernels import Json
from .text import plural, size, visible

SHOWN = 200
"""Rows that a listing shows of itself; all of them are in it."""

_START = '<div class="mathjax_ignore tex2jax_ignore">'
"""Where HTML begins: a name between dollars is no formula, which could pose as another name."""


@dataclass(frozen=True)
class Entry:
    """One entry of a folder."""

    name: str
    type: str
    """``"dir"``, ``"file"``, ``"invalid_symlink"`` or ``"other"``."""
    size: int | None
    """Bytes; None for folders and where unknown."""
    modified: str | None
    """ISO 8601 in UTC, or None where unknown."""
    link_target: str | None


class Listing:
    """A folder of a collection: a sequence of :class:`Entry`, folders first, naturally sorted."""

    def __init__(self, value: Json) -> None:
        self._value = value
        self.collection: str = value["collection"]
        self.path: str = value["path"]
        self.may_have_more: bool = value["mayHaveMore"]
        """The service's limit of 100,000 entries was reached."""
        self.entries = [
            Entry(
                name=entry["name"],
                type=entry["type"],
                size=None if entry["size"] is None else int(entry["size"]),
                modified=entry["modified"],
                link_target=entry["linkTarget"],
            )
            for entry in value["entries"]
        ]

    @property
    def names(self) -> list[str]:
        """The names alone, byte for byte as the service gave them."""
        return [entry.name for entry in self.entries]

    def to_dict(self) -> Json:
        """Return the listing as JSON: what the page sent."""
        return self._value

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    @overload
    def __getitem__(self, index: int) -> Entry: ...

    @overload
    def __getitem__(self, index: slice) -> list[Entry]: ...

    def __getitem__(self, index: int | slice) -> Entry | list[Entry]:
        return self.entries[index]

    def __repr__(self) -> str:
        rows = [_shown_name(entry) for entry in self.entries[:SHOWN]]
        return "\n".join([*rows, *self._rest()]) or "(empty)"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr>{_cell(_shown_name(entry), left=True)}{_cell(size(entry.size))}"
            f"{_cell((entry.modified or '')[:16].replace('T', ' '))}</tr>"
            for entry in self.entries[:SHOWN]
        )
        caption = escape(visible(f"{self.collection}:{self.path}"))
        about = "; ".join([plural(len(self), "entry", "entries"), *self._rest()])
        return (
            f"{_START}<div>{caption} ({escape(about)})</div><table><thead><tr>"
            f"{_cell('Name', left=True, tag='th')}{_cell('Size', tag='th')}"
            f"{_cell('Modified (UTC)', tag='th')}</tr></thead><tbody>{rows}</tbody></table></div>"
        )

    def _rest(self) -> list[str]:
        hidden = len(self.entries) - SHOWN
        return [
            *([f"{hidden:,} more not shown"] if hidden > 0 else []),
            *(["the folder may have more"] if self.may_have_more else []),
        ]


@dataclass(frozen=True)
class Item:
    """One file or folder of a transfer, with its full path on both sides."""

    source: str
    destination: str
    recursive: bool | None
    """Whether it is a folder with all in it; None where Globus found out."""


class Task:
    """A task of Globus: one that was just submitted, or as it was last seen."""

    def __init__(self, value: Json) -> None:
        self._value = value
        submitted = "taskId" in value
        self.task_id: str = value["taskId"] if submitted else value["task_id"]
        self.status: str = "SUBMITTED" if submitted else value["status"]
        """``"SUBMITTED"``, ``"ACTIVE"``, ``"INACTIVE"``, ``"SUCCEEDED"`` or ``"FAILED"``."""
        self.label: str | None = value.get("label")
        self.duplicate: bool = bool(value.get("duplicate"))
        """Globus had this very submission already: it is one task, not two."""
        self.items = [
            Item(item["source"], item["destination"], item["recursive"])
            for item in value.get("items", ())
        ]
        """What was sent where; known of a task that was just submitted."""

    def wait(self, timeout: float | None = None) -> Task:
        """Wait until the task has ended, showing one line of progress.

        ``timeout``: seconds to wait at most. Returns the task as it ended. Raises TaskFailed,
        and TaskTimeout when time is up; the task goes on then.
        """
        from .api import wait

        return wait(self.task_id, timeout)

    def to_dict(self) -> Json:
        """Return the task as JSON: the service's document, or what was submitted."""
        return self._value

    def __repr__(self) -> str:
        return "\n".join(f"{name}: {value}" for name, value in self._facts())

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr>{_cell(name, left=True, tag='th')}{_cell(value, left=True)}</tr>"
            for name, value in self._facts()
        )
        return f"{_START}<table><tbody>{rows}</tbody></table></div>"

    def _facts(self) -> list[tuple[str, str]]:
        value = self._value
        facts: list[tuple[str, Any]] = [
            ("Task", self.task_id),
            ("Label", self.label),
            ("Status", self.status + (" (was sent before)" if self.duplicate else "")),
            ("From", value.get("source_endpoint_display_name") or value.get("source")),
            ("To", value.get("destination_endpoint_display_name") or value.get("destination")),
            *(("Sent", f"{item.source} → {item.destination}") for item in self.items[:10]),
        ]
        if "files_transferred" in value:
            facts += [
                ("Files", f"{value['files_transferred']:,}"),
                ("Skipped", f"{value['files_skipped']:,}" if value.get("files_skipped") else None),
                ("Size", size(value["bytes_transferred"])),
                ("Ended", value.get("completion_time")),
            ]
        return [(name, visible(str(fact))) for name, fact in facts if fact]


def _shown_name(entry: Entry) -> str:
    return visible(entry.name) + ("/" if entry.type == "dir" else "")


def _cell(text: str, *, left: bool = False, tag: str = "td") -> str:
    style = ' style="text-align: left"' if left else ""
    return f"<{tag}{style}>{escape(text)}</{tag}>"
