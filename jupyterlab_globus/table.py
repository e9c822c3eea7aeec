"""How results show themselves: as text, and as HTML without scripts that a notebook keeps."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from importlib import import_module
from typing import Any, ClassVar, Generic, TypeVar, overload

from .kernels import Json
from .text import plural, visible

SHOWN = 200
"""Rows that a table shows of itself; all of them are in it."""

Row = TypeVar("Row")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column as it is shown."""

    title: str
    text: Callable[[Row], object]
    """What it shows of a row: a text, or None for nothing."""
    left: bool = True
    """Texts stand at the left, numbers at the right."""

    def show(self, row: Row) -> str:
        """Return the text of a cell: nothing in it moves a cursor or turns the line."""
        shown = self.text(row)
        return "" if shown is None else visible(str(shown))


class Table(Sequence[Row]):
    """A sequence of rows that shows itself as a table, and can become a DataFrame."""

    _nouns: ClassVar[tuple[str, str]] = ("row", "rows")
    _columns: ClassVar[tuple[Column[Any], ...]]
    _fields: ClassVar[tuple[str, ...]]
    """Attributes of a row that are the columns of a DataFrame."""
    _counts: ClassVar[frozenset[str]] = frozenset()
    """Those of them that are whole numbers, or None."""
    _times: ClassVar[frozenset[str]] = frozenset()
    """Those of them that are times."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = list(rows)

    @abstractmethod
    def to_dict(self) -> Json:
        """Return it all as JSON: what the page sent."""

    def to_dataframe(self) -> Any:
        """Return a ``pandas.DataFrame`` with a line for each row.

        Columns are named as the rows' attributes. Sizes are bytes (``Int64``), times are in UTC;
        what is unknown is ``<NA>`` or ``NaT``. Raises ImportError where there is no pandas.
        """
        try:
            pandas: Any = import_module("pandas")
        except ImportError as error:
            raise ImportError(
                "A DataFrame needs pandas, which this kernel lacks: run %pip install pandas first."
            ) from error
        columns: dict[str, Any] = {}
        for field in self._fields:
            values = [getattr(row, field) for row in self]
            if field in self._counts:
                columns[field] = pandas.array(values, dtype="Int64")
            elif field in self._times:
                columns[field] = pandas.to_datetime(values, utc=True)
            else:
                columns[field] = values
        return pandas.DataFrame(columns)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...

    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        return self._rows[index]

    def __repr__(self) -> str:
        if not self._rows:
            return f"(no {self._nouns[1]})"
        shown = [[column.show(row) for column in self._columns] for row in self._rows[:SHOWN]]
        lines = [[column.title for column in self._columns], *shown]
        widths = [max(len(line[index]) for line in lines) for index in range(len(self._columns))]
        return "\n".join(
            [
                *("  ".join(self._padded(line, widths)).rstrip() for line in lines),
                *self._rest(),
            ]
        )

    def _repr_html_(self) -> str:
        about = "; ".join([plural(len(self), *self._nouns), *self._rest()])
        caption = self._caption()
        text = f"{caption} ({about})" if caption else about
        return html(f"<div>{escape(visible(text))}</div>{self._html_rows()}")

    def _html_rows(self) -> str:
        if not self._rows:
            return ""
        head = "".join(_cell(column.title, left=column.left, tag="th") for column in self._columns)
        body = "".join(
            "<tr>"
            + "".join(_cell(column.show(row), left=column.left) for column in self._columns)
            + "</tr>"
            for row in self._rows[:SHOWN]
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def _caption(self) -> str:
        """What the table is of; may be empty."""
        return ""

    def _rest(self) -> list[str]:
        """What is to be said of rows that are not shown."""
        hidden = len(self._rows) - SHOWN
        return [f"{hidden:,} more not shown"] if hidden > 0 else []

    def _padded(self, line: list[str], widths: list[int]) -> list[str]:
        return [
            text.ljust(width) if column.left else text.rjust(width)
            for text, width, column in zip(line, widths, self._columns, strict=True)
        ]


Facts = Sequence[tuple[str, object]]
"""Names and what is to be said; what is None or empty is left out."""


class Shown:
    """One thing that shows itself by its facts."""

    @abstractmethod
    def _facts(self) -> Facts: ...

    def __repr__(self) -> str:
        return "\n".join(f"{name}: {text}" for name, text in self._told())

    def _repr_html_(self) -> str:
        return html(self._html_facts())

    def _html_facts(self) -> str:
        rows = "".join(
            f"<tr>{_cell(name, left=True, tag='th')}{_cell(text, left=True)}</tr>"
            for name, text in self._told()
        )
        return f"<table><tbody>{rows}</tbody></table>"

    def _told(self) -> list[tuple[str, str]]:
        return [(name, visible(str(fact))) for name, fact in self._facts() if fact]


def html(inside: str) -> str:
    """Where HTML begins: a name between dollars is no formula, which could pose as another name."""
    return f'<div class="mathjax_ignore tex2jax_ignore">{inside}</div>'


def moment(time: str | None) -> str:
    """A time of the service as people read it, in UTC."""
    return (time or "")[:16].replace("T", " ")


def _cell(text: str, *, left: bool = False, tag: str = "td") -> str:
    # A number stays with its unit.
    style = "text-align: left" if left else "white-space: nowrap"
    return f'<{tag} style="{style}">{escape(text)}</{tag}>'
