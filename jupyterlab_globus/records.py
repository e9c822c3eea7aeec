"""Who and where: identities, collections, bookmarks."""

from __future__ import annotations

from .calls import operate
from .kernels import Json
from .table import Column, Facts, Shown, Table


class Identity(Shown):
    """Who is signed in."""

    def __init__(self, value: Json) -> None:
        self._value = value
        self.id: str = value["sub"]
        """UUID of the identity."""
        self.username: str = value["username"]
        """Such as ``"ada@example.edu"``."""
        self.name: str | None = value.get("name")
        self.email: str | None = value.get("email")

    def to_dict(self) -> Json:
        """Return it as JSON: what Globus Auth tells."""
        return self._value

    def _facts(self) -> Facts:
        return [
            ("Signed in as", self.username),
            ("Name", self.name),
            ("E-mail", self.email != self.username and self.email),
            ("Identity", self.id),
        ]


class Collection(Shown):
    """A collection, or an endpoint that is none."""

    def __init__(self, value: Json) -> None:
        self._value = value
        # Search tells less, by names of its own.
        self.id: str = value["id"]
        """UUID of the collection."""
        self.name: str = value.get("display_name") or value.get("name") or ""
        self.entity_type: str = value.get("entity_type") or value.get("entityType") or ""
        """Such as ``"GCSv5_mapped_collection"``; a ``"GCSv5_endpoint"`` holds no files itself."""
        self.owner: str | None = value.get("owner_string") or value.get("owner")
        self.organization: str | None = value.get("organization")
        self.description: str | None = value.get("description")
        self.default_directory: str | None = value.get("default_directory")

    def to_dict(self) -> Json:
        """Return it as JSON: the service's document, or of a search what the page made of it."""
        return self._value

    def _facts(self) -> Facts:
        return [
            ("Collection", self.name),
            ("UUID", self.id),
            ("Type", self.entity_type),
            ("Owner", self.owner),
            ("Organization", self.organization),
            ("Description", self.description),
            ("Default folder", self.default_directory),
        ]


class Collections(Table[Collection]):
    """What a search has found."""

    _nouns = ("collection", "collections")
    _columns = (
        Column[Collection]("Name", lambda row: row.name),
        Column[Collection]("UUID", lambda row: row.id),
        Column[Collection]("Type", lambda row: row.entity_type),
        Column[Collection]("Owner", lambda row: row.owner),
    )
    _fields = ("name", "id", "entity_type", "owner", "organization", "description")

    def __init__(self, value: Json) -> None:
        super().__init__(map(Collection, value["collections"]))
        self._value = value
        self.may_have_more: bool = value["nextOffset"] is not None
        """There are more than were asked for."""

    def to_dict(self) -> Json:
        """Return what was found as JSON."""
        return self._value

    def _rest(self) -> list[str]:
        return [*super()._rest(), *(["there are more"] if self.may_have_more else [])]


class Bookmark(Shown):
    """A place that was kept, to be found again."""

    def __init__(self, value: Json) -> None:
        self._take(value)

    @property
    def place(self) -> str:
        """The folder as ``"COLLECTION:PATH"``."""
        return f"{self.collection}:{self.path}"

    def rename(self, name: str) -> Bookmark:
        """Give it another name, which must be free; returns itself. Raises GlobusError."""
        self._take(operate("rename-bookmark", bookmark=self.id, name=name)["value"])
        return self

    def delete(self) -> None:
        """Delete the bookmark; what it leads to stays. Raises GlobusError."""
        operate("delete-bookmark", bookmark=self.id)

    def to_dict(self) -> Json:
        """Return it as JSON: the service's document."""
        return self._value

    def _take(self, value: Json) -> None:
        self._value = value
        self.id: str = value["id"]
        self.name: str = value["name"]
        self.collection: str = value["endpoint_id"]
        """UUID of the collection."""
        self.path: str = value["path"]

    def _facts(self) -> Facts:
        return [("Bookmark", self.name), ("Place", self.place), ("UUID", self.id)]


class Bookmarks(Table[Bookmark]):
    """Your bookmarks."""

    _nouns = ("bookmark", "bookmarks")
    _columns = (
        Column[Bookmark]("Name", lambda row: row.name),
        Column[Bookmark]("Collection", lambda row: row.collection),
        Column[Bookmark]("Path", lambda row: row.path),
    )
    _fields = ("name", "collection", "path", "id")

    def __init__(self, value: list[Json]) -> None:
        super().__init__(map(Bookmark, value))

    def to_dict(self) -> Json:
        """Return the bookmarks as JSON: ``{"bookmarks": [...]}``."""
        return {"bookmarks": [bookmark.to_dict() for bookmark in self]}
