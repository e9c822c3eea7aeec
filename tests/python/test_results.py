"""How results show themselves, and what they turn into."""

from __future__ import annotations

import sys

import pytest

from jupyterlab_globus import (
    Bookmarks,
    Collection,
    Collections,
    Events,
    Files,
    Identity,
    Listing,
    SkippedErrors,
    Task,
    Tasks,
    Timer,
    Timers,
)
from jupyterlab_globus.listing import entry_from

from .page import Json
from .samples import (
    ADA,
    BOOKMARK,
    ENDPOINT,
    ENTRY,
    EVENT,
    FOUND,
    SKIPPED,
    TIMER,
    listing,
    sent_file,
    task,
)

HOSTILE = "<script>\u202e\n$x$"


def hostile(document: Json) -> Json:
    """The same with each text ending in what must not be taken at its word."""
    return {
        name: value + HOSTILE if isinstance(value, str) and name != "status" else value
        for name, value in document.items()
    }


def shown() -> list[object]:
    entries = [hostile({**ENTRY, "type": "file"})]
    found: list[Json] = FOUND["collections"]  # type: ignore[assignment]
    return [
        Bookmarks([hostile(BOOKMARK)]),
        Bookmarks([hostile(BOOKMARK)])[0],
        Collection(hostile(ENDPOINT)),
        Collections({**FOUND, "collections": [hostile(found[0])]}),
        Events([hostile(EVENT)]),
        Files([hostile(sent_file(1))]),
        Identity(hostile(ADA)),
        Listing({**listing([])["value"], "path": HOSTILE, "entries": entries}),
        SkippedErrors([hostile(SKIPPED)]),
        Task(hostile(task("FAILED"))),
        Tasks([hostile(task("FAILED"))]),
        Timer(hostile(TIMER)),
        Timers([hostile(TIMER)]),
        entry_from(entries[0]),
    ]


@pytest.mark.parametrize("result", shown(), ids=lambda result: type(result).__name__)
def test_words_of_others_are_text(result: object) -> None:
    html = result._repr_html_()  # type: ignore[attr-defined]
    for text in (html, repr(result)):
        assert "\u202e" not in text
        assert "\\u202e" in text
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    # JupyterLab takes what is between dollars for a formula, which can show anything.
    assert html.startswith('<div class="mathjax_ignore ')
    assert html.endswith("</div>")


def test_a_table_shows_two_hundred_rows_and_says_so() -> None:
    files = Files([sent_file(number) for number in range(1234)])
    assert len(files) == 1234
    assert files._repr_html_().count("<tr>") == 201
    assert "1,234 files; 1,034 more not shown" in files._repr_html_()
    assert repr(files).splitlines()[-1] == "1,034 more not shown"


def test_columns_are_as_wide_as_what_is_in_them() -> None:
    named = {**task("SUCCEEDED", 2), "source_endpoint_display_name": "Survey"}
    assert repr(Tasks([named, {**task("ACTIVE"), "destination_endpoint_id": "b2"}])) == (
        "Label  Task                                  Type  Status     From    To  Files  Size"
        "  Submitted (UTC)\n"
        "run    4bc2a9d0-1c5a-11f0-9c4f-0affc3a1e2b1        SUCCEEDED  Survey          2  2 kB\n"
        "run    4bc2a9d0-1c5a-11f0-9c4f-0affc3a1e2b1        ACTIVE             b2      0   0 B"
    )


def test_a_timer_says_when_it_runs_and_what_it_waits_for() -> None:
    shown = repr(Timer(TIMER))
    assert "Runs: every 1:30:00, 3 times" in shown
    assert "Next run (UTC): 2026-01-02 04:34" in shown
    once = {"type": "once", "datetime": "2026-01-02T03:04:05+00:00"}
    reason = {"cause": "globus_auth_requirements", "detail": {}}
    stopped = {**TIMER, "status": "inactive", "inactive_reason": reason, "schedule": once}
    assert "Status: needs you: resume() asks for what is missing" in repr(Timer(stopped))
    assert "Runs: once at 2026-01-02 03:04" in repr(Timer(stopped))
    assert Timer({**TIMER, "results": {"data": []}}).last_task_id is None


@pytest.mark.parametrize("more", [{}, {"results": []}, {"schedule": None}])
def test_a_timer_of_another_kind_is_shown(more: dict[str, object]) -> None:
    bare = Timer({"job_id": TIMER["job_id"], "status": "active", **more})
    assert (bare.runs, bare.errors, bare.last_task_id) == (0, 0, None)
    assert "Runs: once" in repr(bare)
    assert "once" in repr(Timers([bare.to_dict()]))


def test_nothing_is_said_to_be_nothing() -> None:
    assert repr(Tasks([])) == "(no tasks)"
    assert "0 bookmarks" in Bookmarks([])._repr_html_()
    assert "<table" not in Bookmarks([])._repr_html_()
    assert repr(Listing(listing([])["value"])) == "(empty)"


def test_a_result_is_a_sequence() -> None:
    files = Files([sent_file(number) for number in range(3)])
    assert [file.source for file in files[1:]] == ["/a/1", "/a/2"]
    assert files[-1] in files
    assert files.index(files[2]) == 2
    assert files.to_dict()["files"][0]["source_path"] == "/a/0"


def test_a_result_becomes_a_data_frame() -> None:
    pytest.importorskip("pandas")
    folder = {**ENTRY, "name": "d", "type": "dir", "size": None, "modified": None}
    frame = Listing({**listing([])["value"], "entries": [folder, ENTRY]}).to_dataframe()
    assert list(frame.columns) == ["name", "type", "size", "modified", "link_target"]
    assert frame["size"].sum() == 1234
    assert frame["size"].isna().tolist() == [True, False]
    assert frame["modified"].max().isoformat() == "2026-01-02T03:04:05+00:00"
    assert Tasks([task("ACTIVE", 2)]).to_dataframe()["files_transferred"].tolist() == [2]
    empty = Files([]).to_dataframe()
    assert (len(empty), "checksum" in empty) == (0, True)


def test_without_pandas_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match="run %pip install pandas first"):
        Files([]).to_dataframe()
