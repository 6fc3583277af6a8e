"""Change the program at random places and count which changes the tests notice: `python -m benchmarks.noticing`.

A change turns one comparison round or moves its edge (`<` and `<=`), turns one `and` into `or`, takes one `not` away,
or gives one constant another value. The seed makes the changes the same each time, as long as the code is the same.
Each is tried in a copy of the checkout: first with the test file of its module, then with those of its folder and the
goldens, then with all tests but those in a browser, which are asked of changes in `web/` alone. A test that fails or
hangs has noticed it.

What cannot change what comes out is left alone: annotations, decorators (`frozen=True`), and `strict=` of `zip`.
"""

from __future__ import annotations

import ast
import hashlib
import os
import queue
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import click

ROOT = Path(__file__).parent.parent
SEED = 20_261_201
# The longest that the tests near a module, and all of them, may take in seconds: these take five minutes, those one.
PATIENCE = (240, 1200)
COPIED = (".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "README.zh-CN.md")
COPIED_FOLDERS = ("benchmarks", "docs", "extractor", "patterns", "tests")
# What a comparison is written as, and what stands there instead.
_COMPARISONS: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
}


@dataclass(frozen=True)
class Change:
    """A stretch of a module's source, by its offsets in bytes, and what stands there instead."""

    module: str
    line: int
    start: int
    end: int
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.module}:{self.line}: {self.before} → {self.after}"


class _Source:
    """A module's source, in which places of the syntax tree are found by bytes."""

    def __init__(self, path: Path, root: Path) -> None:
        self.text = path.read_bytes()
        self._module = path.relative_to(root).as_posix()
        self._starts = [0]
        for line in self.text.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def change(self, first: tuple[int, int], last: tuple[int, int], after: str) -> Change:
        """Return the change of what stands from one place, line and column, to another."""
        start, end = (self._starts[line - 1] + column for line, column in (first, last))
        return Change(self._module, first[0], start, end, self.text[start:end].decode(), after)

    def whole(self, node: ast.expr, after: str) -> Change:
        """Return the change of all that a node says."""
        return self.change((node.lineno, node.col_offset), _end(node), after)

    def between(self, left: ast.expr, right: ast.expr, sign: tuple[str, str]) -> Change:
        """Return the change of a sign that stands between two nodes, maybe beside brackets, into another."""
        (line, column), before = _end(left), sign[0].encode()
        for at in range(line, right.lineno + 1):
            begin = self._starts[at - 1] + (column if at == line else 0)
            found = self.text.find(before, begin, self._starts[at])
            if found >= 0:
                offset = found - self._starts[at - 1]
                return self.change((at, offset), (at, offset + len(before)), sign[1])
        raise AssertionError(f"{self._module}:{line}: no {sign[0]} here")


def _end(node: ast.expr) -> tuple[int, int]:
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    return node.end_lineno, node.end_col_offset


def changes_of(path: Path, root: Path = ROOT) -> Iterator[Change]:
    """Yield every change that may be made to a module."""
    source = _Source(path, root)
    for node in _changeable(ast.parse(source.text)):
        if isinstance(node, ast.Compare):
            pairs = zip([node.left, *node.comparators], node.comparators, node.ops, strict=False)
            for left, right, operator in pairs:
                yield source.between(left, right, _COMPARISONS[type(operator)])
        elif isinstance(node, ast.BoolOp):
            sign = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
            yield source.between(node.values[0], node.values[1], sign)
        elif isinstance(node, ast.UnaryOp):
            yield source.change((node.lineno, node.col_offset), (node.lineno, node.col_offset + len("not ")), "")
        elif isinstance(node, ast.Constant) and (other := _other(node.value)) is not None:
            yield source.whole(node, other)


def _other(value: object) -> str | None:
    """Return another value of a constant as Python writes it; None for what is no truth and no number."""
    if isinstance(value, bool):
        return str(not value)
    if isinstance(value, int):
        return str(value + 1)
    return repr(round(value * 1.5 + 0.1, 6)) if isinstance(value, float) else None


def _changeable(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what may be changed in a node and below it."""
    if isinstance(node, ast.Compare | ast.BoolOp | ast.Constant) or (
        isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)
    ):
        yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.keyword) and child.arg == "strict":
                continue
            # The parts of an f-string have no places of their own before Python 3.12
            if isinstance(child, ast.AST) and not isinstance(child, ast.JoinedStr):
                yield from _changeable(child)


def changed(change: Change, root: Path) -> bytes:
    """Return a module's source with the change in it."""
    source = (root / change.module).read_bytes()
    return source[: change.start] + change.after.encode() + source[change.end :]


def chosen(count: int, seed: int, under: str = "") -> list[Change]:
    """Return changes by chance: each that can be made is as likely as any other.

    A number is drawn for each by what it changes, so that most are chosen again when the program changes elsewhere.
    """
    drawn: dict[str, Change] = {}
    times: Counter[str] = Counter()
    for path in sorted((ROOT / "extractor").rglob("*.py")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for change in changes_of(path):
            said = f"{seed} {change.module} {change.before} {change.after} {lines[change.line - 1].strip()}"
            times[said] += 1
            drawn[f"{said} {times[said]}"] = change
    order = sorted(drawn, key=lambda said: hashlib.sha256(said.encode()).digest())
    return [drawn[said] for said in order if drawn[said].module.startswith(f"extractor/{under}")][:count]


def rounds_of(module: str) -> Iterator[list[str]]:
    """Yield what is given to pytest, one round after another, for a change of a module."""
    inner = Path(module).relative_to("extractor")
    own = Path("tests") / inner.parent / f"test_{inner.stem}.py"
    if (ROOT / own).exists():
        yield [own.as_posix()]
    folder = Path("tests") / inner.parent
    yield ["tests/test_goldens.py", *([folder.as_posix()] if inner.parent.name else [])]
    yield ["tests"] if inner.parts[0] == "web" else ["tests", "--ignore", "tests/test_browser.py"]


def noticed(change: Change, copy: Path, *, near: bool = False) -> str | None:
    """Return the test that noticed a change in a copy, or that it hung; None if all pass. The copy is mended again.

    `near` leaves out the last round, in which all tests are asked.
    """
    path = copy / change.module
    sound = path.read_bytes()
    path.write_bytes(changed(change, copy))
    try:
        *nearby, every = rounds_of(change.module)
        for arguments in nearby if near else (*nearby, every):
            failed = _failed(arguments, copy, PATIENCE[arguments is every])
            if failed is not None:
                return failed
    finally:
        path.write_bytes(sound)
    return None


def _failed(arguments: list[str], copy: Path, patience: float) -> str | None:
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "-p", "no:cacheprovider", *arguments]
    try:
        ended = subprocess.run(  # noqa: S603 - the project's own tests
            command, cwd=copy, env=environment, capture_output=True, text=True, timeout=patience, check=False
        )
    except subprocess.TimeoutExpired:
        return f"{arguments[0]} hangs"
    if ended.returncode == 0:
        return None
    failed = [line for line in ended.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    if not failed:
        raise click.ClickException(f"pytest could not run {arguments}:\n{ended.stdout}{ended.stderr}")
    return failed[0].split(" - ")[0]


def copied(folder: Path) -> Path:
    """Return a copy of the checkout, as far as tests look at it."""
    folder.mkdir()
    for name in (*COPIED, "archive.db", "pyproject.toml", "requirements.lock"):
        if (ROOT / name).exists():
            shutil.copy2(ROOT / name, folder)
    for name in COPIED_FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@click.command()
@click.option("--count", default=100, show_default=True, help="How many changes to try.")
@click.option("--seed", default=SEED, show_default=True, help="What chooses them.")
@click.option("--under", default="", metavar="FOLDER", help="Change only what stands in a folder of extractor/.")
@click.option("--processes", default=os.cpu_count() or 1, show_default=True, help="How many to try at a time.")
@click.option("--near", is_flag=True, help="Ask only the tests that are near, not all of them.")
@click.option("--list", "only_list", is_flag=True, help="Say which changes would be tried.")
def main(count: int, seed: int, under: str, processes: int, near: bool, only_list: bool) -> None:
    """Try random changes of the program and say which of them no test notices."""
    changes = chosen(count, seed, under)
    if only_list:
        for change in changes:
            click.echo(str(change))
        return
    with TemporaryDirectory() as folder, ThreadPoolExecutor(processes) as pool:
        copies: queue.SimpleQueue[Path] = queue.SimpleQueue()
        for number in range(processes):
            copies.put(copied(Path(folder) / str(number)))
        unseen = 0
        for change, failed in zip(changes, pool.map(lambda one: _tried(one, copies, near), changes), strict=True):
            unseen += failed is None
            click.echo(f"{'UNSEEN ' if failed is None else 'noticed'}  {change}  {failed or ''}".rstrip())
    click.echo(f"{len(changes) - unseen} of {len(changes)} noticed (seed {seed})")


def _tried(change: Change, copies: queue.SimpleQueue[Path], near: bool) -> str | None:
    copy = copies.get()
    try:
        return noticed(change, copy, near=near)
    finally:
        copies.put(copy)


if __name__ == "__main__":
    main()
