"""Each library has one door in the package, as docs/design.md says."""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests import ROOT

PACKAGE = ROOT / "extractor"
DOORS = {
    "pypdfium2": {"pages/pdfium", "pages/rendering.py"},
    "pdfplumber": {"pages/plumber"},
    "pdfminer": {"pages/plumber"},
    "cv2": {"pages/ocr"},
    "numpy": {"pages/ocr"},
    "omegaconf": {"pages/ocr"},
    "onnxruntime": {"pages/ocr"},
    "rapidocr": {"pages/ocr"},
    "xlsxwriter": {"output/spreadsheet.py"},
    "matplotlib": {"output/plotting.py"},
    "yaml": {"rules/yaml_file.py"},
    "regex": {"rules"},
    "platformdirs": {"rules/cache.py"},
    "sqlite_utils": {"archive/writer.py", "plugins/sqlite_utils_search.py"},
    "datasette": {"web"},
    "markupsafe": {"web"},
    "click": {"cli", "plugins/sqlite_utils_search.py"},
}


def _imported(path: Path) -> Iterator[str]:
    """The packages that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def test_each_library_has_its_door() -> None:
    found = defaultdict(set)
    for path in PACKAGE.rglob("*.py"):
        for library in {*_imported(path)} - {"extractor"} - sys.stdlib_module_names:
            found[library].add(path.relative_to(PACKAGE))
    assert set(found) == set(DOORS)
    for library, places in found.items():
        doors = [Path(door) for door in DOORS[library]]
        for place in places:
            assert any(place.is_relative_to(door) for door in doors), (library, place)


def test_only_the_commands_print_and_exit() -> None:
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE).parts[0] in {"cli", "__main__.py"}:
            continue
        calls = {
            ast.unparse(node.func)
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Call)
        }
        assert not calls & {"print", "exit", "sys.exit", "click.echo", "sys.stdout.write", "sys.stderr.write"}, path
