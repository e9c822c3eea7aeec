"""Names, sizes and times as people read them."""

from __future__ import annotations

import unicodedata

_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def visible(text: str) -> str:
    """Show control and direction characters as escapes: a name must not look like another."""
    return "".join(
        char.encode("unicode_escape").decode("ascii")
        if unicodedata.category(char) in _HIDDEN
        else char
        for char in text
    )


def visible_lines(text: str) -> str:
    """Like :func:`visible`, but lines stay lines."""
    return "\n".join(visible(line) for line in text.split("\n"))


def brief(text: str | None, most: int = 300) -> str:
    """A text of several lines in one, cut where it is long."""
    line = " ".join((text or "").split())
    return line if len(line) <= most else line[: most - 1] + "…"


def size(count: float | None) -> str:
    """Bytes in decimal units, as the Globus web app shows them; empty where unknown."""
    if count is None:
        return ""
    if count < 1000:
        return f"{count:.0f} B"
    for unit in ("kB", "MB", "GB", "TB"):
        count /= 1000
        if count < 999.5 or unit == "TB":
            break
    return f"{count:.3g} {unit}" if count < 999.5 else f"{count:.0f} {unit}"


def duration(seconds: float) -> str:
    """``12 s``, ``3 min 20 s`` or ``2 h 5 min``."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def plural(count: int, noun: str, nouns: str | None = None) -> str:
    """``1 file``, ``2,000 files``."""
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"
