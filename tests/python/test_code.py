"""The Python that the panel writes: what it would ask the page for is what the panel had set up.

``tests/code.json`` holds what the panel writes; its other forms are tested by jest and the judges.
"""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

import jupyterlab_globus.api
import jupyterlab_globus.submit
import jupyterlab_globus.timertypes

CASES = json.loads((Path(__file__).parents[1] / "code.json").read_text())


class Asked(Exception):
    """An operation, and the arguments that are not None."""


@pytest.fixture(autouse=True)
def _nothing_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    def operate(operation: str, **arguments: object) -> Any:
        raise Asked(operation, {k: v for k, v in arguments.items() if v is not None})

    monkeypatch.setattr(jupyterlab_globus.api, "operate", operate)
    monkeypatch.setattr(jupyterlab_globus.submit, "operate", operate)
    monkeypatch.setattr(jupyterlab_globus.timertypes, "operate", operate)


def split(place: str) -> tuple[str, str]:
    collection, _, path = place.partition(":")
    return collection, path


def meant(operation: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """The arguments with their places as the operation has them."""
    rest = dict(arguments)
    if operation == "list-directory":
        collection, path = split(rest.pop("place"))
        return {"collection": collection, **({"path": path} if path else {}), **rest}
    if operation in ("transfer", "create-timer"):
        (source, one), (destination, two) = split(rest.pop("from")), split(rest.pop("to"))
        only: dict[str, Any] = {"source": one, "destination": two}
        if "recursive" in rest:
            only["recursive"] = rest.pop("recursive")
        items = rest.pop("items", [only])
        return {"source": source, "destination": destination, "items": items, **rest}
    return rest


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_it_asks_for_what_was_set_up(case: dict[str, Any]) -> None:
    tree = ast.parse(case["python"])
    imported, call = tree.body
    assert isinstance(imported, ast.Import)
    assert isinstance(call, ast.Expr)
    with pytest.raises(Asked) as asked:
        exec(compile(tree, "cell", "exec"), {})
    operation, arguments = asked.value.args
    if case["operation"] == "wait-task":
        assert ast.unparse(call) == f"globus.task({case['args']['task']!r}).wait()"
        return
    assert operation == case["operation"]
    assert meant(operation, arguments) == case["args"]
