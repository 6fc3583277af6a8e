"""What was compiled of a folder: its rules and its word tables, by name.

Rules are asked for by group: the path of a file without its ending (`print/sections`), or that of a folder
(`figures`), which has the rules of all files below it. So a rule may move from file to file of a folder whose callers
name the folder. No two rules of a folder have one name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import PatternError, did_you_mean
from extractor.rules.rule import Rule
from extractor.rules.version import Version


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
    """A word table; iterating gives its entries in the order of the file.

    No word stands in two tables of one `kind`, if they are of any, but those of `shared`, by word why they do.
    """

    name: str
    group: str
    where: str
    words: tuple[Word, ...]
    kind: str
    shared: Mapping[str, str]
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
class Rules:
    """All rules and word tables of a folder."""

    folder: Path
    version: Version
    tables: Mapping[str, Table]
    blocks: tuple[Rule, ...]
    named: tuple[Rule, ...]
    _groups: Mapping[str, Mapping[str, Rule]]

    def table(self, name: str) -> Table:
        """Return a word table.

        Raises:
            PatternError: The folder has no such table.
        """
        if name not in self.tables:
            raise PatternError(str(self.folder), f"the word table '{name}' is missing{did_you_mean(name, self.tables)}")
        return self.tables[name]

    def group(self, name: str) -> Mapping[str, Rule]:
        """Return the rules of a group by name, in the order of its files."""
        return self._groups.get(name, {})

    def rule(self, group: str, name: str) -> Rule:
        """Return one rule.

        Raises:
            PatternError: The folder has no such rule.
        """
        try:
            return self._groups[group][name]
        except KeyError:
            missing = f"the rule '{name}' is missing{did_you_mean(name, self.group(group))}"
            raise PatternError(f"{self.folder.name}/{group}", missing) from None

    def every_rule(self) -> Iterator[Rule]:
        """Yield the blocks and the rules, which are the `named` ones."""
        yield from self.blocks
        yield from self.named
