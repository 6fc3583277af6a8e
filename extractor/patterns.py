"""patterns/ → compiled rules and word tables: the one door to YAML and to regular expressions.

A file holds `tables` (words and what they mean), `blocks` (named parts of patterns) and `rules`. A pattern is a verbose
regular expression of the `regex` library in which `{name}` stands for the block or the word table of that name.
`patterns/README.md` is the manual for those who write rules.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import regex

from extractor.errors import PatternError
from extractor.prefilter import alternatives_of, needs_of
from extractor.rule import Alternative, Example, Rule
from extractor.rulefile import Node, did_you_mean, read_rule_file
from extractor.rulekeys import GROUPS, SIEVED, attributes_of, options_of

_NAME = re.compile(r"\{([a-z][a-z-]+)\}")
_LIST = re.compile(r"\\L<(\w+)>")
_FLAGS = regex.VERBOSE | regex.VERSION1


@dataclass(frozen=True)
class Word:
    """An entry of a word table: what it means, every way to say it, and what else is said of it."""

    means: str
    aliases: tuple[str, ...]
    attributes: Mapping[str, str]
    where: str

    def get(self, attribute: str) -> str | None:
        """Return an attribute as it was written, or None where the entry has none of that name."""
        return self.attributes.get(attribute)


@dataclass(frozen=True)
class Table:
    """A word table; iterating gives its entries in the order of the file."""

    name: str
    where: str
    words: tuple[Word, ...]
    _by_alias: Mapping[str, Word]

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words)

    def find(self, text: str) -> Word | None:
        """Return the entry that `text`, whole, is a way to say."""
        return self._by_alias.get(text)

    def meaning(self, text: str) -> Word:
        """Return the entry of a word that the table's own pattern matched.

        Raises:
            KeyError: The table has no such word.
        """
        return self._by_alias[text]

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way to say every word of the table."""
        return tuple(self._by_alias)


@dataclass(frozen=True, eq=False)
class Patterns:
    """All rules and word tables of a folder; `version` changes whenever a file of it does."""

    folder: Path
    version: str
    tables: Mapping[str, Table]
    blocks: tuple[Rule, ...]
    _groups: Mapping[str, Mapping[str, Rule]]

    def table(self, name: str) -> Table:
        """Return a word table.

        Raises:
            PatternError: The folder has no such table.
        """
        if name not in self.tables:
            raise PatternError(str(self.folder), f"the word table '{name}' is missing{did_you_mean(name, self.tables)}")
        return self.tables[name]

    def rules(self, group: str) -> Mapping[str, Rule]:
        """Return the rules of a group by name, in file order: those of `patterns/GROUP.yaml` or of the folder GROUP."""
        return self._groups.get(group, {})

    def rule(self, group: str, name: str) -> Rule:
        """Return one rule.

        Raises:
            PatternError: The folder has no such rule.
        """
        rules = self.rules(group)
        if name not in rules:
            raise PatternError(
                f"{self.folder.name}/{group}", f"the rule '{name}' is missing{did_you_mean(name, rules)}"
            )
        return rules[name]

    def every_rule(self) -> Iterator[Rule]:
        """Yield the blocks and the rules of every group."""
        yield from self.blocks
        for rules in self._groups.values():
            yield from rules.values()


def default_folder() -> Path:
    """Return the folder of the rules that came with the package."""
    inside = Path(__file__).parent / "patterns"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "patterns"


def load_patterns(folder: Path | None = None, *, only: Sequence[str] = ()) -> Patterns:
    """Read and compile every `*.yaml` below `folder` (the package's own rules where it is None).

    Args:
        folder: The folder of the rules.
        only: Files without their ending, as `units`, for who needs only these and the blocks and tables in them.

    Raises:
        PatternError: A file, key, block or expression is wrong; the message opens with `FILE:LINE`.
    """
    folder = folder or default_folder()
    paths = sorted(path for path in folder.rglob("*.yaml") if not only or path.stem in only)
    if not paths:
        raise PatternError(str(folder), "no *.yaml here: name the folder that holds the rules with --patterns DIR")
    digest = hashlib.sha256()
    files: list[tuple[str, Node]] = []
    for path in paths:
        inner = path.relative_to(folder)
        digest.update(inner.as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
        group = inner.parts[0].removesuffix(".yaml")
        files.append((group, read_rule_file(path, f"{folder.name}/{inner.as_posix()}")))
    return _Compiler(files).patterns(folder, digest.hexdigest()[:12])


class _Compiler:
    """Collects the names of all files first, so that a pattern may use a block of any file."""

    RULE_KEYS = ("about", "pattern", "examples", "refuses")

    def __init__(self, files: list[tuple[str, Node]]) -> None:
        self.tables: dict[str, Table] = {}
        self.sources: dict[str, tuple[str, Node]] = {}
        self.rule_nodes: list[tuple[str, Node]] = []
        for group, top in files:
            top.refuse_unknown(("tables", "blocks", "rules"))
            for node in top.nodes("tables"):
                self._claim(node, "table")
                self.tables[node.text("table")] = _table(node)
            for node in top.nodes("blocks"):
                self._claim(node, "block")
                self.sources[node.text("block")] = (group, node)
            self.rule_nodes += [(group, node) for node in top.nodes("rules")]

    def patterns(self, folder: Path, version: str) -> Patterns:
        """Compile everything.

        Raises:
            PatternError: A rule or block is wrong; the error names the first, and has all others too.
        """
        blocks: list[Rule] = []
        groups: dict[str, dict[str, Rule]] = {}
        faults: dict[str, PatternError] = {}
        every = [(group, node, "block") for group, node in self.sources.values()]
        every += [(group, node, "rule") for group, node in self.rule_nodes]
        for group, node, kind in every:
            try:
                rule = self._rule(group, node, kind)
                if kind == "block":
                    blocks.append(rule)
                else:
                    _put(rule, groups.setdefault(group, {}))
            except PatternError as error:
                # A fault of a block shows in each rule that uses it
                faults.setdefault(str(error), error)
        if faults:
            first, *others = faults.values()
            raise PatternError(first.where, first.what, others)
        return Patterns(folder, version, self.tables, tuple(blocks), groups)

    def _claim(self, node: Node, kind: str) -> None:
        name = node.text(kind)
        if not re.fullmatch(r"[a-z][a-z-]+", name):
            raise PatternError(node.place(kind), f"'{name}': a name is two or more small letters and hyphens")
        if name in self.tables or name in self.sources:
            raise PatternError(node.place(kind), f"the name '{name}' is taken by another block or table")

    def _rule(self, group: str, node: Node, kind: str) -> Rule:
        known = GROUPS.get(group, {}) if kind == "rule" else {}
        node.refuse_unknown((kind, *self.RULE_KEYS, *known))
        where = node.place(kind)
        expanded = self._expand(node.text("pattern"), node.place("pattern"), ())
        try:
            compiled = self._compile(expanded)
            tried = kind == "rule" and group in SIEVED
            alternatives = tuple(map(self._alternative, alternatives_of(expanded))) if tried else ()
        except regex.error as error:
            raise PatternError(node.place("pattern"), f"not a regular expression: {error}") from error
        examples = tuple(_example(item) for item in node.nodes("examples"))
        if not examples:
            raise PatternError(where, f"{kind} '{node.text(kind)}' has no example")
        return Rule(
            name=node.text(kind),
            group=group,
            where=where,
            about=node.text("about"),
            expanded=expanded,
            options=options_of(group, node) if kind == "rule" else {},
            examples=examples,
            refuses=tuple(_refusal(item) for item in node.nodes("refuses")),
            uses=tuple(dict.fromkeys(_NAME.findall(node.text("pattern")))),
            alternatives=alternatives,
            _compiled=compiled,
        )

    def _expand(self, pattern: str, where: str, inside: tuple[str, ...]) -> str:
        """Put blocks and tables into a pattern."""

        def replace(found: re.Match[str]) -> str:
            name = found[1]
            if name in inside:
                raise PatternError(where, f"the block '{name}' holds itself: {' > '.join((*inside, name))}")
            if name in self.tables:
                return rf"\L<{_list_name(name)}>"
            if name not in self.sources:
                known = (*self.sources, *self.tables)
                raise PatternError(where, f"unknown block or table '{{{name}}}'{did_you_mean(name, known)}")
            _, node = self.sources[name]
            return f"(?:{self._expand(node.text('pattern'), node.place('pattern'), (*inside, name))}\n)"

        return _NAME.sub(replace, pattern)

    def _compile(self, expanded: str) -> regex.Pattern[str]:
        return regex.compile(expanded, _FLAGS, False, None, **self._words(expanded))

    def _alternative(self, expanded: str) -> Alternative:
        return Alternative(needs_of(expanded, _FLAGS, self._words(expanded)), self._compile(expanded))

    def _words(self, expanded: str) -> dict[str, list[str]]:
        """Return the words of the tables that an expanded pattern names, by the names of their lists."""
        names = dict.fromkeys(_LIST.findall(expanded))
        return {name: list(self.tables[name.replace("_", "-")].spellings) for name in names}


def _put(rule: Rule, named: dict[str, Rule]) -> None:
    if rule.name in named:
        raise PatternError(rule.where, f"the rule '{rule.name}' stands also at {named[rule.name].where}")
    named[rule.name] = rule


def _list_name(table: str) -> str:
    """Return the name of a table's named list, which must be an identifier."""
    return table.replace("-", "_")


def _table(node: Node) -> Table:
    name = node.text("table")
    node.refuse_unknown(("table", "about", "attributes", "optional", "entries"))
    required, optional = node.texts("attributes"), node.texts("optional")
    words = tuple(_word(entry, name, required, optional) for entry in node.nodes("entries"))
    by_alias: dict[str, Word] = {}
    for word in words:
        for alias in word.aliases:
            if alias in by_alias:
                raise PatternError(
                    word.where, f"'{alias}' also means '{by_alias[alias].means}' ({by_alias[alias].where})"
                )
            by_alias[alias] = word
    if not words:
        raise PatternError(node.where, f"the table '{name}' has no entries")
    return Table(name, node.where, words, by_alias)


def _word(entry: Node, key: str, required: tuple[str, ...], optional: tuple[str, ...]) -> Word:
    entry.refuse_unknown((key, "aliases", *required, *optional))
    means = entry.text(key)
    values = attributes_of(entry, required, optional)
    return Word(means, tuple(dict.fromkeys((means, *entry.texts("aliases")))), values, entry.where)


def _example(node: Node) -> Example:
    node.refuse_unknown(("text", "gives", "why"))
    if node.is_list("gives"):
        gives = tuple({key: item.text(key) for key in item.keys} for item in node.nodes("gives"))
    else:
        one = node.mapping("gives")
        gives = ({key: one.text(key) for key in one.keys},)
    return Example(node.text("text"), gives, "", node.where)


def _refusal(node: Node) -> Example:
    node.refuse_unknown(("text", "why"))
    return Example(node.text("text"), (), node.text("why"), node.where)
