from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .page import ROOT, Page, start_page

SECOND = os.environ.get("GLOBUS_TEST_IPYKERNEL6", str(ROOT / ".work/kernels/ipykernel6/bin/python"))
KERNELS = {"ipykernel-7": sys.executable, "ipykernel-6": SECOND}


@pytest.fixture(scope="module", params=list(KERNELS))
def _started(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    python = KERNELS[request.param]
    if not Path(python).exists():
        pytest.skip(f"There is no {request.param} at {python}: npm run setup makes one.")
    with start_page(python, tmp_path_factory.mktemp(request.param)) as page:
        assert page.subshells == (request.param == "ipykernel-7")
        yield page


@pytest.fixture
def page(_started: Page) -> Page:
    """A page on each kernel: with subshells, and without."""
    _started.seen.clear()
    _started.handle = lambda request: None
    _started.comm = _started.stdin = True
    _started.typed = None
    _started.run("import jupyterlab_globus.bridge as b; b._deaf.clear(); b.SILENCE = 3.0")
    _started.seen.clear()
    return _started
