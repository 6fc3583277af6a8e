"""Rule files → compiled rules and word tables: blocks put into patterns, patterns compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import regex

from extractor.errors import PatternError, did_you_mean
from extractor.rules.folder import group_of
from extractor.rules.keys import attributes_of, group_named, options_of
from extractor.rules.needs import alternatives_of, needs_of
from extractor.rules.rule import Alternative, Example, Rule
from extractor.rules.rule_set import Rules, Table, Word
from extractor.rules.version import Version
from extractor.rules.word_lists import LIST, with_searchable_lists
from extractor.rules.yaml_file import Node, read_rule_file

_NAME = re.compile(r"\{([a-z][a-z-]+)\}")
_FLAGS = regex.VERBOSE | regex.VERSION1


class Compiler:
    """Compiles what a folder of rules says.

    It collects the names of all files first, so that a pattern may use a block of any file.

    Args:
        folder: The folder of the rules.
        sources: Its files, by their paths in it.
        before: Rules that were compiled earlier; a pattern that comes again with the same words is taken from them.

    Raises:
        PatternError: A file or a name is wrong.
    """

    RULE_KEYS = ("about", "pattern", "examples", "refuses")

    def __init__(self, folder: Path, sources: Mapping[Path, bytes], before: Rules | None = None) -> None:
        self._folder = folder
        self._before = {rule.expanded: rule for rule in before.every_rule()} if before else {}
        self._tables: dict[str, Table] = {}
        self._sources: dict[str, tuple[str, Node]] = {}
        self._rules: list[tuple[str, Node]] = []
        for inner, content in sources.items():
            top = read_rule_file(content, f"{folder.name}/{inner.as_posix()}")
            self._collect(group_of(inner), top)

    def _collect(self, group: str, top: Node) -> None:
        top.refuse_unknown(("tables", "blocks", "rules"))
        for node in top.nodes("tables"):
            self._claim(node, "table")
            self._tables[node.text("table")] = _table(group, node)
        for node in top.nodes("blocks"):
            self._claim(node, "block")
            self._sources[node.text("block")] = (group, node)
        self._rules += [(group, node) for node in top.nodes("rules")]

    def rules(self, version: Version) -> Rules:
        """Compile everything.

        Raises:
            PatternError: A rule or block is wrong; the error names the first, and has all others too.
        """
        blocks: list[Rule] = []
        named: list[Rule] = []
        groups: dict[str, dict[str, Rule]] = {}
        faults: dict[str, PatternError] = {}
        every = [(group, node, "block") for group, node in self._sources.values()]
        every += [(group, node, "rule") for group, node in self._rules]
        for group, node, kind in every:
            try:
                rule = self._rule(group, node, kind)
                if kind == "block":
                    blocks.append(rule)
                else:
                    _put(rule, groups)
                    named.append(rule)
            except PatternError as error:
                # A fault of a block shows in each rule that uses it
                faults.setdefault(str(error), error)
        if faults:
            first, *others = faults.values()
            raise PatternError(first.where, first.what, others)
        return Rules(self._folder, version, self._tables, tuple(blocks), tuple(named), groups)

    def _claim(self, node: Node, kind: str) -> None:
        name = node.text(kind)
        if not re.fullmatch(r"[a-z][a-z-]+", name):
            raise PatternError(node.place(kind), f"'{name}': a name is two or more small letters and hyphens")
        if name in self._tables or name in self._sources:
            raise PatternError(node.place(kind), f"the name '{name}' is taken by another block or table")

    def _rule(self, group: str, node: Node, kind: str) -> Rule:
        of_group = group_named(group) if kind == "rule" else None
        node.refuse_unknown((kind, *self.RULE_KEYS, *(of_group.options if of_group else ())))
        where = node.place(kind)
        expanded = self._expand(node.text("pattern"), node.place("pattern"), ())
        tried = of_group is not None and of_group.tried
        try:
            compiled, alternatives = self._compile(expanded, tried)
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
            compiled=compiled,
        )

    def _expand(self, pattern: str, where: str, inside: tuple[str, ...]) -> str:
        """Put blocks and tables into a pattern."""

        def replace(found: re.Match[str]) -> str:
            name = found[1]
            if name in inside:
                raise PatternError(where, f"the block '{name}' holds itself: {' > '.join((*inside, name))}")
            if name in self._tables:
                return rf"\L<{_list_name(name)}>"
            if name not in self._sources:
                known = (*self._sources, *self._tables)
                raise PatternError(where, f"unknown block or table '{{{name}}}'{did_you_mean(name, known)}")
            _, node = self._sources[name]
            return f"(?:{self._expand(node.text('pattern'), node.place('pattern'), (*inside, name))}\n)"

        return _NAME.sub(replace, pattern)

    def _compile(self, expanded: str, tried: bool) -> tuple[regex.Pattern[str], tuple[Alternative, ...]]:
        """Compile a pattern; and, where it is `tried` on every text, its alternatives by themselves."""
        words = self._words(expanded)
        before = self._before.get(expanded)
        if before and bool(before.alternatives) is tried and before.is_of(*with_searchable_lists(expanded, words)):
            return before.compiled, before.alternatives
        compiled = _compile(expanded, words)
        return compiled, self._alternatives(expanded, compiled) if tried else ()

    def _alternatives(self, expanded: str, whole: regex.Pattern[str]) -> tuple[Alternative, ...]:
        """Compile the alternatives of a pattern by themselves; it is its only one where they do not stand alone."""
        parts = alternatives_of(expanded)
        try:
            compiled = [_compile(part, self._words(part)) for part in parts] if len(parts) > 1 else [whole]
        except regex.error:
            parts, compiled = [expanded], [whole]
        return tuple(
            Alternative(needs_of(part, _FLAGS, self._words(part)), each)
            for part, each in zip(parts, compiled, strict=True)
        )

    def _words(self, expanded: str) -> dict[str, list[str]]:
        """Return the words of the tables that an expanded pattern names, by the names of their lists."""
        names = dict.fromkeys(LIST.findall(expanded))
        return {name: list(self._tables[name.replace("_", "-")].spellings) for name in names}


def _compile(expanded: str, words: Mapping[str, Sequence[str]]) -> regex.Pattern[str]:
    pattern, listed = with_searchable_lists(expanded, words)
    return regex.compile(pattern, _FLAGS, False, None, **listed)


def _put(rule: Rule, groups: dict[str, dict[str, Rule]]) -> None:
    """Put a rule into the group of its file and into those of the folders above it."""
    path = Path(rule.group)
    for group in (path, *path.parents[:-1]):
        named = groups.setdefault(group.as_posix(), {})
        if rule.name in named:
            raise PatternError(rule.where, f"the rule '{rule.name}' stands also at {named[rule.name].where}")
        named[rule.name] = rule


def _list_name(table: str) -> str:
    """Return the name of a table's named list, which must be an identifier."""
    return table.replace("-", "_")


def _table(group: str, node: Node) -> Table:
    name = node.text("table")
    node.refuse_unknown(("table", "about", "kind", "shared", "attributes", "optional", "entries"))
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
    kind = node.text("kind") if node.has("kind") else ""
    return Table(name, group, node.where, words, kind, _shared(node, by_alias), by_alias)


def _shared(node: Node, words: Mapping[str, Word]) -> dict[str, str]:
    """Return the words that another table of the kind may have too, each with the reason."""
    shared = {}
    for item in node.nodes("shared"):
        item.refuse_unknown(("word", "why"))
        if item.text("word") not in words:
            raise PatternError(item.where, f"'{item.text('word')}' is no word of the table '{node.text('table')}'")
        shared[item.text("word")] = item.text("why")
    return shared


def _word(entry: Node, key: str, required: tuple[str, ...], optional: tuple[str, ...]) -> Word:
    entry.refuse_unknown((key, "aliases", *required, *optional))
    means = entry.text(key)
    values = attributes_of(entry, required, optional)
    aliases = entry.texts("aliases")
    if means in aliases:
        raise PatternError(entry.place("aliases"), f"'{means}' stands twice: as '{key}' and in 'aliases'")
    return Word(means, (means, *aliases), values, entry.where)


def _example(node: Node) -> Example:
    node.refuse_unknown(("text", "matches", "gives"))
    matches = node.text("matches") if node.has("matches") else None
    if node.is_list("gives"):
        given = node.nodes("gives")
    else:
        given = () if matches is not None and not node.has("gives") else (node.mapping("gives"),)
    gives = tuple({key: item.text(key) for key in item.keys} for item in given)
    return Example(node.text("text"), gives, matches, "", node.where)


def _refusal(node: Node) -> Example:
    node.refuse_unknown(("text", "why"))
    return Example(node.text("text"), (), None, node.text("why"), node.where)
