"""Files and folders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .kernels import Json
from .table import SHOWN, Column, Facts, Shown, Table, moment
from .text import size, visible


@dataclass(frozen=True, repr=False)
class Entry(Shown):
    """A file or folder."""

    name: str
    """Byte for byte as the service gave it; in a recursive listing its path below the folder."""
    type: str
    """``"dir"``, ``"file"``, ``"invalid_symlink"`` or ``"other"``."""
    size: int | None
    """Bytes; None for folders and where unknown."""
    modified: str | None
    """ISO 8601 in UTC, or None where unknown."""
    link_target: str | None
    permissions: str | None = None
    """Octal, such as ``"0644"``. This and what follows is told by ``stat`` alone."""
    user: str | None = None
    group: str | None = None

    def _facts(self) -> Facts:
        return [
            ("Name", _shown_name(self)),
            ("Type", self.type),
            ("Size", self.size is not None and f"{size(self.size)} ({self.size:,} bytes)"),
            ("Modified (UTC)", moment(self.modified)),
            ("Link to", self.link_target),
            ("Permissions", self.permissions),
            ("User", self.user),
            ("Group", self.group),
        ]


class Listing(Table[Entry]):
    """A folder of a collection: a sequence of :class:`Entry`.

    Folders first, naturally sorted, unless another order was asked for.
    """

    _nouns = ("entry", "entries")
    _columns = (
        Column[Entry]("Name", lambda entry: _shown_name(entry)),
        Column[Entry]("Size", lambda entry: size(entry.size), left=False),
        Column[Entry]("Modified (UTC)", lambda entry: moment(entry.modified), left=False),
    )
    _fields = ("name", "type", "size", "modified", "link_target")
    _counts = frozenset({"size"})
    _times = frozenset({"modified"})

    def __init__(self, value: Json) -> None:
        super().__init__(map(entry_from, value["entries"]))
        self._value = value
        self.collection: str = value["collection"]
        """UUID of the collection."""
        self.path: str = value["path"]
        """The folder as the service names it, with a slash at the end."""
        self.may_have_more: bool = value["mayHaveMore"]
        """The service's limit of 100,000 entries was reached."""

    @property
    def entries(self) -> list[Entry]:
        """The entries as a list."""
        return self[:]

    @property
    def names(self) -> list[str]:
        """The names alone, byte for byte as the service gave them."""
        return [entry.name for entry in self]

    @property
    def place(self) -> str:
        """The folder as ``"COLLECTION:PATH"``."""
        return f"{self.collection}:{self.path}"

    def to_dict(self) -> Json:
        """Return the listing as JSON: what the page sent."""
        return self._value

    def __repr__(self) -> str:
        rows = [_shown_name(entry) for entry in self[:SHOWN]]
        return "\n".join([*rows, *self._rest()]) or "(empty)"

    def _caption(self) -> str:
        return self.place

    def _rest(self) -> list[str]:
        more = ["the folder may have more"] if self.may_have_more else []
        return [*super()._rest(), *more]


def entry_from(value: dict[str, Any]) -> Entry:
    """Make an entry of what the page sent."""
    return Entry(
        name=value["name"],
        type=value["type"],
        size=None if value["size"] is None else int(value["size"]),
        modified=value["modified"],
        link_target=value["linkTarget"],
        permissions=value.get("permissions"),
        user=value.get("user"),
        group=value.get("group"),
    )


def _shown_name(entry: Entry) -> str:
    return visible(entry.name) + ("/" if entry.type == "dir" else "")
