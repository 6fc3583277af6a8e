"""Rules → those that nothing uses, and those that the reading of pages uses though their change would not tell it.

What the program asks for, its own source says: a list of names kept by hand would go stale with the next rule.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractor.rule_tools.check import Fault
from extractor.rules.folder import is_of
from extractor.rules.rule_set import Rules
from extractor.rules.version import STRUCTURE

# The stages whose work changes with `Version.structure`; they may use modules of `words` besides.
_STAGES = ("pages", "lines", "furniture", "tables", "outline")
_PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True)
class _Asked:
    """What source asks for, with the places: groups as a `whole`, groups at all, and every word that may be a name."""

    whole: dict[str, str]
    groups: dict[str, str]
    words: dict[str, str]


@cache
def _program() -> _Asked:
    """Return what the whole package asks for."""
    return _asked(path for path in _PACKAGE.rglob("*.py") if "rules" in path.read_text(encoding="utf-8"))


@cache
def _structure() -> _Asked:
    """Return what the stages up to the outline ask for."""
    paths = {path for stage in _STAGES for path in (_PACKAGE / stage).rglob("*.py")}
    waiting = list(paths)
    while waiting:
        more = {*_words_imported(waiting.pop())} - paths
        paths |= more
        waiting += more
    return _asked(sorted(paths))


def _words_imported(path: Path) -> Iterator[Path]:
    """Yield the modules of `words` that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("extractor.words"):
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            modules = [_PACKAGE.parent.joinpath(*name.split(".")).with_suffix(".py") for name in names]
            yield from (module for module in modules if module.is_file())


def _asked(paths: Iterable[Path]) -> _Asked:
    asked = _Asked({}, {}, {})
    for path in paths:
        shown = path.relative_to(_PACKAGE.parent).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                asked.words.setdefault(node.value, f"{shown}:{node.lineno}")
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                group = node.args[0]
                if isinstance(group, ast.Constant) and isinstance(group.value, str):
                    into = {"group": (asked.whole, asked.groups), "rule": (asked.groups,)}.get(node.func.attr, ())
                    for places in into:
                        places.setdefault(group.value, f"{shown}:{node.lineno}")
    return asked


def unused(rules: Rules) -> Iterator[Fault]:
    """Yield a fault for each rule, table and block that nothing asks for; rules that are tried on every text are."""
    program = _program()
    waiting = [name for name in (*rules.tables, *(block.name for block in rules.blocks)) if name in program.words]
    for rule in rules.named:
        if rule.alternatives or rule.group in program.whole or rule.name in program.words:
            waiting += rule.uses
        else:
            yield Fault(rule.where, f"rule '{rule.name}' is unknown to the program: no part of it asks for this name")
    uses = {block.name: block.uses for block in rules.blocks}
    used: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in used:
            used.add(name)
            waiting += uses.get(name, ())
    places = {name: table.where for name, table in rules.tables.items()}
    places |= {block.name: block.where for block in rules.blocks}
    for name in (name for name in places if name not in used):
        kind = "table" if name in rules.tables else "block"
        yield Fault(places[name], f"{kind} '{name}' is unused: no rule names it; take it out or write {{{name}}}")


def beyond_structure(rules: Rules) -> Iterator[Fault]:
    """Yield a fault for each use that `Version.structure` would not tell of: by the rules of its groups, by a stage."""
    groups = {name: table.group for name, table in rules.tables.items()}
    groups |= {block.name: block.group for block in rules.blocks}
    for rule in rules.every_rule():
        if is_of(rule.group, STRUCTURE):
            yield from (_beyond(rule.where, name, groups[name]) for name in rule.uses if _is_beyond(groups[name]))
    asked = _structure()
    for group, where in asked.groups.items():
        if _is_beyond(group) and rules.group(group):
            yield _beyond(where, group, group)
    for table in rules.tables.values():
        if table.name in asked.words and _is_beyond(table.group):
            yield _beyond(asked.words[table.name], table.name, table.group)


def _is_beyond(group: str) -> bool:
    return not is_of(group, STRUCTURE)


def _beyond(where: str, name: str, group: str) -> Fault:
    return Fault(
        where,
        f"'{name}' stands in {group}, and pages are read here with {', '.join(STRUCTURE)} only:"
        " they would not be known as read with other rules after it changed",
    )
