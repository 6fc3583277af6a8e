"""A stage imports `model`, `rules`, `words` and itself, never another stage; `bulletin.py` strings them.

What stands around the stages has floors: each folder knows those below it, and no two know each other.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests import ROOT

STAGES = ("pages", "lines", "furniture", "tables", "outline", "figures")
# What each folder, or module at the top, may know besides itself.
EVERYONE = {"errors"}
BELOW_STAGES = EVERYONE | {"model", "rules", "words"}
FLOORS: Mapping[str, set[str]] = {
    "errors": set(),
    "model": EVERYONE,
    "rules": EVERYONE,
    "words": EVERYONE | {"model", "rules"},
    **dict.fromkeys(STAGES, BELOW_STAGES),
    "bulletin": BELOW_STAGES | {*STAGES},
    "search": BELOW_STAGES,
    "archive": BELOW_STAGES | {"search"},
    "importing": BELOW_STAGES | {"archive", "bulletin", "pages"},
    "output": BELOW_STAGES | {"archive", "pages", "search"},
    "rule_tools": BELOW_STAGES | {"archive", "figures", "output"},
    "plugins": BELOW_STAGES | {"archive", "search"},
    "web": BELOW_STAGES | {"archive", "output", "pages", "search"},
    "cli": {"extractor", "archive", "bulletin", "importing", "output", "pages", "rule_tools", "search", "web"}
    | BELOW_STAGES,
    "__main__": {"cli"},
    # The public door; it tells the version besides.
    "extractor": BELOW_STAGES | {"archive", "bulletin", "pages", "search"},
}
# The rooms of `figures/text/`: what each may know besides itself, from what a clause says to the figures of a text.
TEXT = "extractor.figures.text"
ROOMS: Mapping[str, set[str]] = {
    "said": set(),
    "clause": {"said"},
    "before": {"said", "clause"},
    "building": {"said", "before"},
    "deciding": {"said", "clause", "before", "building"},
    "statements": {"said", "clause", "before", "building", "deciding"},
}
# All that is asked of a clause before it is decided what a number is: the meaning of a word.
ASKED_BEFORE = {f"{TEXT}.clause.meanings"}
Graph = dict[str, set[str]]
NAMED = re.compile(r"\w+\.py")


def modules_of(package: Path) -> dict[str, Path]:
    """Return the modules of a package by their dotted names; a package is named as its folder."""
    found = {}
    for path in package.rglob("*.py"):
        parts = path.relative_to(package.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def _imported(path: Path, names: Mapping[str, Path]) -> Iterator[str]:
    """The package's own modules that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.module in names:
            whole = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in names else node.module for name in whole)


def graph_of(package: Path) -> Graph:
    names = modules_of(package)
    return {name: {*_imported(path, names)} - {name} for name, path in names.items()}


def floor_of(module: str) -> str:
    return module.split(".")[1] if "." in module else module


def forbidden(graph: Graph) -> list[str]:
    """Return the arrows between modules that FLOORS does not allow, as `from → to`."""
    return [
        f"{module} → {other}"
        for module, others in sorted(graph.items())
        for other in sorted(others)
        if floor_of(module) != floor_of(other) and floor_of(other) not in FLOORS.get(floor_of(module), set())
    ]


def room_of(module: str) -> str | None:
    """Return the room of `figures/text/` that a module is in, None for one outside."""
    return module.removeprefix(f"{TEXT}.").partition(".")[0] if module.startswith(f"{TEXT}.") else None


def out_of_order(graph: Graph) -> list[str]:
    """Return the arrows between rooms that ROOMS does not allow, as `from → to`."""
    return [
        f"{module} → {other}"
        for module, others in sorted(graph.items())
        for other in sorted(others)
        if (room := room_of(module)) and (known := room_of(other)) and not _may_know(room, known, other)
    ]


def _may_know(room: str, known: str, module: str) -> bool:
    if room == "before" and known == "clause":
        return module in ASKED_BEFORE
    return room == known or known in ROOMS.get(room, set())


@pytest.fixture(scope="module")
def graph() -> Graph:
    return graph_of(ROOT / "extractor")


def test_every_folder_has_a_floor(graph: Graph) -> None:
    assert {floor_of(module) for module in graph} == set(FLOORS)


def test_no_folder_knows_one_that_it_may_not(graph: Graph) -> None:
    assert forbidden(graph) == []


def test_every_part_of_reading_a_text_is_a_room(graph: Graph) -> None:
    assert {room_of(module) for module in graph} - {None} == set(ROOMS)


def test_no_room_knows_the_next(graph: Graph) -> None:
    assert out_of_order(graph) == []


def test_only_reading_a_text_knows_its_rooms(graph: Graph) -> None:
    inner = {"clause", "before", "deciding", "building"}
    outside = {module for module in graph if room_of(module) is None and module != TEXT}
    assert [(module, other) for module in sorted(outside) for other in graph[module] if room_of(other) in inner] == []


def test_no_modules_know_each_other(graph: Graph) -> None:
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("tables/captions.py", "from extractor.outline.layout import Layout\n"),
        ("lines/ink.py", "def late() -> None:\n    import extractor.pages.upright\n"),
        ("words/numerals.py", "from extractor.figures import marks\n"),
    ],
)
def test_an_arrow_between_stages_is_seen(module: str, line: str, tmp_path: Path) -> None:
    package = _copy(tmp_path)
    path = package / module
    path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")
    (arrow,) = forbidden(graph_of(package))
    assert arrow.startswith("extractor." + module.removesuffix(".py").replace("/", "."))


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("clause/nouns.py", "from extractor.figures.text.before.memory import Memory\n"),
        ("before/outlook.py", "from extractor.figures.text.clause import nouns\n"),
        ("building.py", "from extractor.figures.text.deciding.scene import State\n"),
        ("deciding/pairs.py", "from extractor.figures.text import statements\n"),
        ("said.py", "from extractor.figures.text.clause.meanings import meaning_in\n"),
    ],
)
def test_a_room_that_knows_the_next_is_seen(module: str, line: str, tmp_path: Path) -> None:
    package = _copy(tmp_path)
    path = package / "figures" / "text" / module
    path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")
    (arrow,) = out_of_order(graph_of(package))
    assert arrow.startswith(f"{TEXT}.{module.removesuffix('.py').replace('/', '.')} →")


def test_a_circle_is_seen(tmp_path: Path) -> None:
    package = _copy(tmp_path)
    path = package / "lines" / "ink.py"
    path.write_text(path.read_text(encoding="utf-8") + "from extractor.lines import lines\n", encoding="utf-8")
    with pytest.raises(CycleError):
        TopologicalSorter(graph_of(package)).prepare()


def _copy(folder: Path) -> Path:
    """Return a copy of the package's modules."""
    for name, path in modules_of(ROOT / "extractor").items():
        copy = folder.joinpath(path.relative_to(ROOT))
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
        assert name
    return folder / "extractor"


def test_each_module_has_a_test_file_of_its_name() -> None:
    package = ROOT / "extractor"
    modules = [path.relative_to(package) for path in package.rglob("[!_]*.py")]
    assert modules
    missing = [path for path in modules if not (ROOT / "tests" / path.parent / f"test_{path.stem}.py").exists()]
    assert missing == []


def test_a_package_whose_docstring_draws_its_modules_names_those_that_there_are() -> None:
    for path in (ROOT / "extractor").rglob("__init__.py"):
        text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        drawn = {name for line in re.findall(r"^[│├└ ]*── .*", text, re.MULTILINE) for name in NAMED.findall(line)}
        if drawn:
            assert drawn == {each.name for each in path.parent.glob("[!_]*.py")}, path
