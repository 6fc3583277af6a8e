"""What is shipped: packages locked by version and hash, the rules in the wheel, plugins that load by themselves."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _name(requirement: str) -> str:
    """The name of a requirement in its normal form (PEP 503)."""
    found = re.match(r"[\w.-]+", requirement)
    assert found
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def _locked() -> dict[str, str]:
    """Each locked package with the text of its entry."""
    entries = re.split(r"^(?=[a-zA-Z])", LOCK, flags=re.MULTILINE)
    return {_name(entry): entry for entry in entries if not entry.startswith("#") and entry.strip()}


def test_every_locked_package_has_one_version_and_hashes() -> None:
    for name, entry in _locked().items():
        assert re.match(r"[\w.-]+==[\w.]+( ; [^\\\n]+)? \\\n", entry), name
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), name


@pytest.mark.parametrize("requirement", [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]])
def test_every_dependency_is_locked(requirement: str) -> None:
    assert _name(requirement) in _locked()


def test_the_lock_names_no_address_and_no_place() -> None:
    lines = [line for line in LOCK.splitlines() if re.search(r"://|--\w*(index|find)|(^|\s)[/~.]|\\\w", line)]
    assert not lines


def test_the_wheel_carries_the_rules(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    inside = set(zipfile.ZipFile(wheel).namelist())
    rules = {f"extractor/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "patterns").rglob("*.yaml")}
    assert rules
    assert rules <= inside
    assert {
        "extractor/py.typed",
        "extractor/words/variants/simplified.txt",
        "extractor/words/variants/LICENSES",
    } <= inside
    shown = {path.relative_to(ROOT).as_posix() for path in (ROOT / "extractor" / "web").rglob("*") if path.is_file()}
    assert {"extractor/web/templates/archive_home.html", "extractor/web/static/chart.js"} <= shown
    assert {name for name in shown if "__pycache__" not in name} <= inside


def test_every_script_of_others_comes_with_its_licence() -> None:
    vendor = ROOT / "extractor" / "web" / "static" / "vendor"
    scripts = {path.name.split("-")[0] for path in vendor.glob("*.js")}
    assert scripts == {path.name.split(".")[0] for path in vendor.glob("*.LICENSE.txt")}


@pytest.mark.parametrize("program", ["datasette", "sqlite_utils"])
def test_the_plugins_load_where_the_package_is_installed(program: str) -> None:
    output = subprocess.run([sys.executable, "-m", program, "plugins"], check=True, capture_output=True, text=True)
    assert "bulletin-extractor" in output.stdout
