"""Each library has one door in the package, as docs/design.md says, and so has SQL."""

from __future__ import annotations

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

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

# Who asks an archive, and who finds words in it
SQL_DOORS = {"archive", "search"}
# A statement as a program writes it, or a part of one; no sentence of English is so
_SQL = re.compile(
    "|".join(
        (
            r"\bselect\b.+\bfrom\s+(?!(?:the|an?|it|its|all|each)\b)[a-z_(]",
            r"\bselect\s+[\d*?:]",
            r"\binsert\s+(or\s+\w+\s+)?into\b",
            r"\bupdate\s+\w+\s+set\b",
            r"\bdelete\s+from\b",
            r"\b(create|drop|alter)\s+(virtual\s+)?(table|view|index|trigger)\b",
            r"\bpragma\s+\w",
            r"\bwhere\s+[\w.]+\s*([=<>]|is\s+(not\s+)?null|is\s+[?:]|in\s*\()",
            r"\bjoin\s+\w+\s+on\b",
            r"\b(order|group)\s+by\b",
        )
    ),
    re.IGNORECASE | re.DOTALL,
)
# What runs SQL; a method of another thing that is called so would be seen too
_RUN = {"execute", "executemany", "executescript", "execute_write", "execute_write_script"}


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


def _sql(text: str) -> list[str]:
    """The SQL that a module writes: its string constants that are statements or parts of them, and the calls that run some."""
    tree = ast.parse(text)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    prose = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    found = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in prose
        and _SQL.search(node.value)
    ]
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return found + [ast.unparse(call) for call in calls if isinstance(call, ast.Attribute) and call.attr in _RUN]


def test_only_the_archive_and_the_search_write_sql() -> None:
    writers = {path.relative_to(PACKAGE): _sql(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")}
    assert {path.parts[0] for path, sql in writers.items() if sql} == SQL_DOORS
    assert {str(path): sql for path, sql in writers.items() if sql and path.parts[0] not in SQL_DOORS} == {}


@pytest.mark.parametrize(
    "line",
    [
        'QUERY = "SELECT id FROM issues"',
        'QUERY = """\n  select count(*)\n  from issues"""',
        'ONE = f"SELECT 1 FROM {table} WHERE id = ?"',
        'PART = "WHERE id = ?"',
        'PART = " JOIN sections ON sections.id = section_id"',
        'PART = " ORDER BY 1"',
        'connection.execute("PRAGMA query_only = ON")',
        "database.execute(query)",
        'WRITE = "INSERT INTO issues VALUES (?)"',
    ],
)
def test_sql_is_seen(line: str) -> None:
    assert _sql(line)


@pytest.mark.parametrize(
    "line",
    [
        '"""Select the figures from an archive, where id is known; order by month."""',
        'HELP = "Select a page from the issue, and say where it goes."',
        'HELP = "Update the rules, and insert what is missing into the file."',
        'HELP = "Frame where this figure is printed; empty where none is known."',
        "database.execute_fn(question)",
    ],
)
def test_a_sentence_is_no_sql(line: str) -> None:
    assert not _sql(line)
