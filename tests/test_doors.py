"""Each library has one door in the package, as docs/design.md says."""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "extractor"
DOORS = {
    "pypdfium2": {
        "pdfium_calls.py",
        "pdfium_faces.py",
        "pdfium_files.py",
        "pdfium_fonts.py",
        "pdfium_matrices.py",
        "pdfium_pages.py",
        "pdfium_paths.py",
        "pdfium_text.py",
        "rendering.py",
    },
    "pdfplumber": {"grids.py", "plumber_pages.py"},
    "pdfminer": {"plumber_pages.py"},
    "cv2": {"ocr"},
    "numpy": {"ocr"},
    "omegaconf": {"ocr"},
    "onnxruntime": {"ocr"},
    "rapidocr": {"ocr"},
    "xlsxwriter": {"spreadsheet.py"},
    "matplotlib": {"plotting.py"},
    "yaml": {"rulefile.py"},
    "regex": {"compiling.py", "needs.py", "patterns.py", "rule.py", "sieve.py"},
    "platformdirs": {"rulecache.py"},
    "sqlite_utils": {"archive.py", "sqlite_utils_search.py"},
    "datasette": {"web"},
    "markupsafe": {"web"},
    "click": {"cli", "sqlite_utils_search.py"},
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
            found[library].add(path.relative_to(PACKAGE).parts[0])
    assert set(found) == set(DOORS)
    for library, places in found.items():
        assert places <= DOORS[library], library


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
