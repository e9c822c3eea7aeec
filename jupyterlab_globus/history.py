"""What became of a task: its events, the files that it sent, the paths that it skipped."""

from __future__ import annotations

from dataclasses import dataclass

from .kernels import Json
from .table import Column, Table, moment
from .text import brief, size

MOST_FILES = 100_000
"""Files that the record of a task holds at most."""


@dataclass(frozen=True)
class Event:
    """Something that happened to a task."""

    time: str
    """ISO 8601."""
    code: str
    description: str
    details: str | None
    """The service's own words; JSON where the service tells of its settings."""
    is_error: bool


class Events(Table[Event]):
    """What happened to a task, newest first."""

    _nouns = ("event", "events")
    _columns = (
        Column[Event]("Time (UTC)", lambda row: moment(row.time)),
        Column[Event]("Error", lambda row: "yes" if row.is_error else None),
        Column[Event]("Code", lambda row: row.code),
        Column[Event]("What", lambda row: row.description),
        Column[Event]("Details", lambda row: brief(row.details)),
    )
    _fields = ("time", "code", "description", "details", "is_error")
    _times = frozenset({"time"})

    def __init__(self, value: list[Json]) -> None:
        super().__init__(
            Event(
                time=event["time"],
                code=event["code"],
                description=event["description"],
                details=event.get("details"),
                is_error=event["is_error"],
            )
            for event in value
        )
        self._value = value

    def to_dict(self) -> Json:
        """Return the events as JSON: ``{"events": [...]}``, the service's documents."""
        return {"events": self._value}


@dataclass(frozen=True)
class SentFile:
    """A file that a transfer has sent. Paths are None for who may not see that side."""

    source: str | None
    destination: str | None
    size: int
    """Bytes."""
    checksum: str | None
    """None where it was not verified."""
    checksum_algorithm: str | None


class Files(Table[SentFile]):
    """The files that a transfer has sent."""

    _nouns = ("file", "files")
    _columns = (
        Column[SentFile]("Source", lambda row: row.source),
        Column[SentFile]("Destination", lambda row: row.destination),
        Column[SentFile]("Size", lambda row: size(row.size), left=False),
        Column[SentFile](
            "Checksum",
            lambda row: row.checksum and f"{row.checksum_algorithm or ''} {row.checksum}".strip(),
        ),
    )
    _fields = ("source", "destination", "size", "checksum", "checksum_algorithm")
    _counts = frozenset({"size"})

    def __init__(self, value: list[Json]) -> None:
        super().__init__(
            SentFile(
                source=file["source_path"],
                destination=file["destination_path"],
                size=int(file["size"]),
                checksum=file.get("checksum"),
                checksum_algorithm=file.get("checksum_algorithm"),
            )
            for file in value
        )
        self._value = value

    def to_dict(self) -> Json:
        """Return the files as JSON: ``{"files": [...]}``, the service's documents."""
        return {"files": self._value}


@dataclass(frozen=True)
class SkippedError:
    """A path that a transfer passed over. Paths are None for who may not see that side."""

    source: str | None
    destination: str | None
    code: str
    details: str | None
    time: str
    """ISO 8601."""
    is_directory: bool


class SkippedErrors(Table[SkippedError]):
    """The paths that a transfer passed over, and why."""

    _nouns = ("skipped path", "skipped paths")
    _columns = (
        Column[SkippedError]("Source", lambda row: row.source),
        Column[SkippedError]("Destination", lambda row: row.destination),
        Column[SkippedError]("Code", lambda row: row.code),
        Column[SkippedError]("Details", lambda row: brief(row.details)),
    )
    _fields = ("source", "destination", "code", "details", "time", "is_directory")
    _times = frozenset({"time"})

    def __init__(self, value: list[Json]) -> None:
        super().__init__(
            SkippedError(
                source=path["source_path"],
                destination=path["destination_path"],
                code=path["error_code"],
                details=path.get("error_details"),
                time=path["error_time"],
                is_directory=path["is_directory"],
            )
            for path in value
        )
        self._value = value

    def to_dict(self) -> Json:
        """Return the paths as JSON: ``{"skipped_errors": [...]}``, the service's documents."""
        return {"skipped_errors": self._value}
