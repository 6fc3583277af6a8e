"""Modules, classes and functions stay small enough to be read at one sitting."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests import ROOT

PACKAGE = ROOT / "extractor"
MOST_LINES = {"module": 300, "class": 200, "function": 50}
MOST_METHODS = 20
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def _too_big(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    if (lines := len(text.splitlines())) > MOST_LINES["module"]:
        yield f"the module has {lines} lines"
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        kind = "class" if isinstance(node, ast.ClassDef) else "function"
        assert node.end_lineno is not None
        if (lines := node.end_lineno - node.lineno + 1) > MOST_LINES[kind]:
            yield f"the {kind} {node.name} has {lines} lines"
        methods = sum(isinstance(each, _FUNCTIONS) for each in node.body)
        if kind == "class" and methods > MOST_METHODS:
            yield f"the class {node.name} has {methods} methods"


def test_nothing_is_too_big() -> None:
    paths = list(PACKAGE.rglob("*.py"))
    assert paths
    assert [f"{path.relative_to(ROOT)}: {each}" for path in paths for each in _too_big(path)] == []
