"""Calls from cells of real kernels, over the real protocol."""

from __future__ import annotations

import uuid

from .page import Json, Page, done, pending, refused
from .samples import TASK, A, B, listing, sent


def test_a_line_returns_a_value_in_the_same_cell(page: Page) -> None:
    page.handle = lambda request: done(request, listing(["one.txt", "two.txt"]))
    cell = page.run(f"x = %globus ls {A}:/x\nprint(x.names, x[0].size)")
    assert cell.stdout == "['one.txt', 'two.txt'] 4\n"
    (run,) = page.asked("run")
    assert (run["protocol"], run["line"], run["body"]) == (1, f"ls {A}:/x", None)
    assert uuid.UUID(run["id"])
    assert page.ways() == ({"comm"} if page.subshells else {"stdin"})


def test_a_line_is_not_expanded(page: Page) -> None:
    page.handle = lambda request: done(request, listing([]))
    page.run("name = 'secret'")
    page.run(f"%globus ls '{A}:/{{name}}/$name/{{open(1)}}'")
    assert page.asked("run")[0]["line"] == f"ls '{A}:/{{name}}/$name/{{open(1)}}'"


def test_a_listing_shows_itself_without_markup_of_others(page: Page) -> None:
    page.handle = lambda request: done(request, listing(["<script>", "a\u202eb", "c\nd"]))
    cell = page.run(f"%globus ls {A}:/x")
    assert cell.html is not None
    assert cell.value == "<script>\na\\u202eb\nc\\nd"
    assert "&lt;script&gt;" in cell.html
    assert "<script" not in cell.html
    assert "\u202e" not in cell.html
    # JupyterLab takes what is between dollars for a formula, which can show anything.
    assert cell.html.startswith('<div class="mathjax_ignore ')
    assert cell.html.endswith("</div>")
    page.handle = lambda request: done(
        request, {"kind": "submitted", "value": {"taskId": TASK, "label": r"$\text{done}$"}}
    )
    html = page.run(f"%globus transfer {A}:/a {B}:/b").html
    assert html is not None
    assert html.startswith('<div class="mathjax_ignore ')


def test_lines_below_the_first_reach_the_page_as_they_are(page: Page) -> None:
    page.handle = sent
    body = "'/a {x}\\' /b\n'/c\nd$y?' /e\u2028\n"
    page.run(f"%%globus transfer {A}: {B}:\n{body}")
    (run,) = page.asked("run")
    assert (run["line"], run["body"]) == (f"transfer {A}: {B}:", body)


def test_a_long_result_comes_in_parts(page: Page) -> None:
    names = [f"file-{number:06}-{'x' * 180}" for number in range(100_000)]
    result = listing(names)
    cut: list[Json] = [done({"id": ""}, result)]
    assert cut[0]["parts"] >= 25
    cut += [done({"id": ""}, result, part) for part in range(1, cut[0]["parts"])]
    page.handle = lambda request: (
        {**cut[request.get("part", 0)], "id": request["id"]} if request["ask"] != "drop" else None
    )
    cell = page.run(f"x = %globus ls {A}:/x\nprint(len(x), x[-1].name[:11])")
    assert cell.stdout == "100000 file-099999\n", cell.traceback
    assert [request["part"] for request in page.asked("part")] == list(range(1, cut[0]["parts"]))


def test_an_error_keeps_its_code_and_request(page: Page) -> None:
    page.handle = lambda request: refused(
        request,
        kind="not-found",
        code="ClientError.NotFound",
        message="There is nothing at this path.",
        detail="Directory '/x' not found",
        advice="Check the path.",
        requestId="abc",
    )
    cell = page.run(
        f"try:\n    globus.ls('{A}:/x')\n"
        "except globus.GlobusError as error:\n"
        "    print(error.kind, error.code, error.request_id)\n    print(error)"
    )
    assert cell.stdout == (
        "not-found ClientError.NotFound abc\n"
        "There is nothing at this path. Check the path. "
        "(Directory '/x' not found, ClientError.NotFound, request abc)\n"
    )
    cell = page.run(f"%globus ls {A}:/x")
    assert "There is nothing at this path" in cell.traceback
    assert "jupyterlab_globus/" not in cell.traceback
    assert "IPython/" not in cell.traceback
    page.handle = lambda request: refused(
        request, message="There is nothing.", code="NotFound", detail="Server: x\nNo such file\n"
    )
    cell = page.run(f"%globus ls {A}:/x")
    assert cell.error == "GlobusError: There is nothing. (NotFound)\nServer: x\nNo such file"
    cell = page.run(f"def mine():\n    globus.ls('{A}:/x')\nmine()")
    assert "in mine()" in cell.traceback
    assert "jupyterlab_globus/" not in cell.traceback


def test_words_of_others_move_no_cursor_and_turn_no_line(page: Page) -> None:
    page.handle = lambda request: refused(
        request, kind="not-found", code="X", message="No.", detail="one\x1b[2J\u202e\ntwo"
    )
    cell = page.run(f"%globus ls {A}:/x")
    assert cell.error == "GlobusError: No. (X)\none\\x1b[2J\\u202e\ntwo"
    page.handle = lambda request: done(
        request, {"kind": "submitted", "value": {"taskId": TASK}, "text": "Kept: /\x1b[2J\u202e"}
    )
    cell = page.run(f"x = %globus transfer {A}:/a {B}:/b/")
    assert cell.stdout == "Kept: /\\x1b[2J\\u202e\n"


def test_what_is_not_allowed_is_an_error_of_its_own(page: Page) -> None:
    page.handle = lambda request: refused(
        request, kind="declined", code="NotAllowed", message="No."
    )
    assert page.run(f"%globus transfer {A}:/a {B}:/b").error == "NotAllowed: No. (NotAllowed)"


def test_no_answer_by_comm_falls_back_to_stdin_with_the_same_id(page: Page) -> None:
    page.comm = False
    page.handle = sent
    cell = page.run(f"%globus transfer {A}:/a {B}:/b/")
    assert cell.error is None
    assert len({request["id"] for request in page.asked("run")}) == 1
    if page.subshells:
        assert [way for way, _ in page.seen] == ["comm", "stdin"]
        assert page.closed[-1] == page.opened[-1]
        page.seen.clear()
        page.run(f"%globus transfer {A}:/a {B}:/b/")
        assert [way for way, _ in page.seen] == ["stdin"]


def test_a_page_that_vanishes_is_said_so_and_nothing_is_sent_again(page: Page) -> None:
    page.handle = lambda request: pending(request) if request["ask"] == "run" else None
    cell = page.run(f"%globus transfer {A}:/a {B}:/b")
    assert cell.error is not None
    assert cell.error.startswith("PageLost: The JupyterLab page that ran this cell does not answer")
    assert "look under Tasks" in cell.error
    assert len({request["id"] for request in page.asked("run")}) == 1
    assert cell.seconds < 10


def test_a_lost_answer_to_a_transfer_is_not_taken_for_a_no(page: Page) -> None:
    page.handle = lambda request: refused(
        request, kind="no-connection", code="NoConnection", message="No way to Globus."
    )
    cell = page.run(f"globus.transfer('{A}:/a', '{B}:/b')")
    assert cell.error is not None
    assert cell.error.startswith("GlobusError: No way to Globus. (NoConnection)")
    assert "look under Tasks" in cell.error
    page.handle = lambda request: refused(
        request, False, kind="no-connection", code="NoConnection", message="No way to Globus."
    )
    cell = page.run(f"globus.ls('{A}:/a')")
    assert cell.error == "GlobusError: No way to Globus. (NoConnection)"


def test_a_page_that_forgot_is_asked_again_only_for_what_changes_nothing(page: Page) -> None:
    def handle(request: Json) -> Json:
        calls = list(dict.fromkeys(seen["id"] for _, seen in page.seen))
        forgets = calls.index(request["id"]) < 3
        if forgets and request["ask"] == "run":
            return pending(request, may_change=request["line"].startswith("transfer"))
        if forgets:
            return {"protocol": 1, "id": request["id"], "state": "unknown"}
        return done(request, listing(["one"]))

    page.handle = handle
    assert page.run(f"%globus ls {A}:/x").value == "one"
    page.seen.clear()
    cell = page.run(f"%globus transfer {A}:/a {B}:/b")
    assert cell.error is not None
    assert cell.error.startswith("PageLost: The JupyterLab page no longer knows")
    assert len(page.asked("run")) == 1


def test_the_stop_button_says_what_is_not_known(page: Page) -> None:
    page.handle = lambda request: pending(request) if request["ask"] != "drop" else None
    cell = page.run(f"%globus transfer {A}:/a {B}:/b", interrupt_at="resume")
    assert cell.error is not None
    assert cell.error.startswith("KeyboardInterrupt: The cell was stopped. If you had allowed it")


def test_where_no_input_is_taken_it_fails_at_once(page: Page) -> None:
    cell = page.run(f"%globus ls {A}:/x", allow_stdin=False)
    assert cell.error is not None
    assert cell.error.startswith("NoPage: No JupyterLab page with jupyterlab-globus is attached")
    assert cell.seconds < 2
    assert page.seen == []


def test_a_page_without_the_extension_is_told(page: Page) -> None:
    page.comm = False
    for page.typed in ("", "what?", "{}"):
        cell = page.run(f"%globus ls {A}:/x")
        assert cell.error is not None
        assert cell.error.startswith("NoPage")


def test_a_comm_stays_until_the_next_call_has_one(page: Page) -> None:
    if not page.subshells:
        return
    page.opened.clear()
    page.closed.clear()
    page.handle = lambda request: done(request, listing([])) if request["ask"] == "run" else None
    for _ in range(3):
        page.run(f"x = %globus ls {A}:/x")
    assert len(set(page.opened)) == 3
    assert page.closed[-2:] == page.opened[:2]


def test_hooks_of_cells_run_once_a_cell(page: Page) -> None:
    page.run(
        "count = [0]\n"
        "def hook(*_): count[0] += 1\n"
        "get_ipython().events.register('post_execute', hook)"
    )
    page.handle = lambda request: done(request, listing([]))
    page.run("count[0] = 0")
    page.run(f"x = %globus ls {A}:/x")
    # After the cell above and before this one ends: two.
    assert page.run("print(count[0])").stdout == "2\n"
    page.run("get_ipython().events.unregister('post_execute', hook)")


def test_help_is_printed(page: Page) -> None:
    page.handle = lambda request: done(request, {"kind": "text", "value": "Usage: ..."})
    cell = page.run("%globus --help")
    assert (cell.stdout, cell.value) == ("Usage: ...\n", None)


def test_it_works_in_a_function_and_in_a_coroutine(page: Page) -> None:
    page.handle = lambda request: done(request, listing(["one"]))
    cell = page.run(
        "import asyncio\n"
        f"def names(): return globus.ls('{A}:/x').names\n"
        "async def later():\n    await asyncio.sleep(0)\n    return names()\n"
        "print(names(), await later())"
    )
    assert cell.stdout == "['one'] ['one']\n", cell.traceback
