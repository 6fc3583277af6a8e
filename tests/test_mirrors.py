"""Each module of these folders has a test file of its name, in the folder of the same name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import ROOT

FOLDERS = ("archive", "cli", "importing", "output", "plugins", "search", "web")


def _missing(package: Path, tests: Path, folder: str) -> list[str]:
    """The modules of a folder without a test file; `import_` is called so only for Python's sake."""
    modules = sorted(path.stem for path in (package / folder).glob("[!_]*.py"))
    files = {name: tests / folder / f"test_{name.rstrip('_')}.py" for name in modules}
    return [name for name, file in files.items() if not file.exists() or "assert" not in file.read_text("utf-8")]


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_module_is_tested_by_name(folder: str) -> None:
    assert _missing(ROOT / "extractor", ROOT / "tests", folder) == []


def test_a_module_without_a_test_file_is_seen(tmp_path: Path) -> None:
    for name in (
        "extractor/web/__init__.py",
        "extractor/web/new.py",
        "extractor/web/import_.py",
        "tests/web/test_import.py",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("assert True\n", encoding="utf-8")
    assert _missing(tmp_path / "extractor", tmp_path / "tests", "web") == ["new"]
