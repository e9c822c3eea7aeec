"""The wheel, not the checkout: what is in it, and that a clean Jupyter takes it.

The environments stay in `.work/wheel/newest` and `.work/wheel/oldest`; the browser
tests of the wheel start JupyterLab and Notebook 7 from them.
"""

import fnmatch
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORK = ROOT / ".work" / "wheel"
AGES = ("newest", "oldest")
SHARE = "share/jupyter/labextensions/jupyterlab-globus"
SERVER_CONFIG = "etc/jupyter/jupyter_server_config.d/jupyterlab_globus.json"


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """What a program prints; its failure is the test's, output and all."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    env |= {f"JUPYTER_{kind}_DIR": str(WORK / kind) for kind in ("CONFIG", "DATA", "RUNTIME")}
    done = subprocess.run(
        command, cwd=cwd, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="session")
def version() -> str:
    return str(json.loads((ROOT / "package.json").read_text())["version"])


@pytest.fixture(scope="session")
def wheel() -> Path:
    """The wheel of the build that is there."""
    folder = WORK / "dist"
    shutil.rmtree(folder, ignore_errors=True)
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def names(wheel: Path) -> list[str]:
    return zipfile.ZipFile(wheel).namelist()


@pytest.fixture(scope="session", params=AGES)
def clean_python(request: pytest.FixtureRequest, wheel: Path) -> Path:
    """Python of an environment with Jupyter and the wheel, and nothing of the checkout.

    Jupyter takes a while to install: it is kept while its requirements are the same.
    """
    age: str = request.param
    environment = WORK / age
    requirements = ROOT / f"requirements-{age}.txt"
    python = environment / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet")
    stamp = environment / "requirements.sha256"
    digest = hashlib.sha256(requirements.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != digest:
        venv.create(environment, clear=True)
        run(*pip, "-r", requirements)
        stamp.write_text(digest)
    run(*pip, "--force-reinstall", "--no-deps", wheel)
    return python


def test_only_the_module_and_the_shared_data_are_packaged(names: list[str], version: str) -> None:
    stem = f"jupyterlab_globus-{version}"
    data = f"{stem}.data/data"
    places = (
        "jupyterlab_globus/",
        f"{stem}.dist-info/",
        f"{data}/{SHARE}/",
        f"{data}/{SERVER_CONFIG}",
    )
    assert [name for name in names if not name.startswith(places)] == []


def test_no_leftovers_of_the_checkout_are_packaged(names: list[str]) -> None:
    leftovers = re.compile(
        r"(^|/)(tests?|__tests__|__pycache__|node_modules|\.work)/|\.(ts|tsx|map)$"
    )
    assert [name for name in names if leftovers.search(name)] == []
    assert not any(name.startswith("jupyterlab_globus/labextension/") for name in names)


def test_the_parts_are_there(names: list[str], version: str) -> None:
    data = f"jupyterlab_globus-{version}.data/data/{SHARE}"
    assert {
        f"jupyterlab_globus-{version}.data/data/{SERVER_CONFIG}",
        "jupyterlab_globus/__init__.py",
        "jupyterlab_globus/py.typed",
        f"jupyterlab_globus-{version}.dist-info/licenses/LICENSE",
        f"{data}/install.json",
        f"{data}/package.json",
        f"{data}/schemas/jupyterlab-globus/plugin.json",
    } <= set(names)
    for script_or_sheet in ("remoteEntry.*.js", "globus.*.js", "globus.*.css"):
        assert len(fnmatch.filter(names, f"{data}/static/{script_or_sheet}")) == 1


def test_jupyterlab_finds_it_enabled(clean_python: Path, version: str) -> None:
    listing = run(clean_python.with_name("jupyter-labextension"), "list")
    plain = re.sub(r"\x1b\[\d+m", "", listing)
    assert re.search(
        rf"jupyterlab-globus v{version} enabled OK \(python, jupyterlab_globus\)", plain
    )
    assert str(clean_python.parents[1]) in plain, f"found elsewhere:\n{plain}"


def test_the_jupyter_server_finds_its_part_enabled(clean_python: Path) -> None:
    listing = run(clean_python.with_name("jupyter-server"), "extension", "list")
    plain = re.sub(r"\x1b\[\d+m", "", listing)
    # The time that it took to import may stand in between.
    assert re.search(r"(?s)jupyterlab_globus enabled.*?\bjupyterlab_globus \S+ OK", plain), plain


def test_the_module_is_the_installed_one(clean_python: Path, tmp_path: Path) -> None:
    code = "import jupyterlab_globus; print(jupyterlab_globus.__file__)"
    place = Path(run(clean_python, "-c", code, cwd=tmp_path).strip())
    assert place.is_relative_to(clean_python.parents[1]), place
