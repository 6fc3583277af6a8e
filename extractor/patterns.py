"""patterns/ → compiled rules and word tables, as they are kept or as `compiling` makes them.

A file holds `tables` (words and what they mean), `blocks` (named parts of patterns) and `rules`. A pattern is a verbose
regular expression of the `regex` library in which `{name}` stands for the block or the word table of that name.
`patterns/README.md` is the manual for those who write rules.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import regex

from extractor import __version__
from extractor.errors import PatternError, did_you_mean
from extractor.rule import Rule
from extractor.rulecache import RuleCache
from extractor.rulefolder import VERSION_LENGTH, default_folder, digest_of, rule_files


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
        try:
            return self._groups[group][name]
        except KeyError:
            missing = f"the rule '{name}' is missing{did_you_mean(name, self.rules(group))}"
            raise PatternError(f"{self.folder.name}/{group}", missing) from None

    def every_rule(self) -> Iterator[Rule]:
        """Yield the blocks and the rules of every group."""
        yield from self.blocks
        for rules in self._groups.values():
            yield from rules.values()


def load_patterns(folder: Path | None = None, *, only: Sequence[str] = ()) -> Patterns:
    """Return the compiled rules of every `*.yaml` below `folder` (the package's own rules where it is None).

    What was compiled is kept for the next run, as `rulecache` says.

    Args:
        folder: The folder of the rules.
        only: Files without their ending, as `units`, for who needs only these and the blocks and tables in them.

    Raises:
        PatternError: A file, key, block or expression is wrong; the message opens with `FILE:LINE`.
    """
    folder = (folder or default_folder()).resolve()
    files = rule_files(folder, only)
    digest = digest_of(files)
    kept = RuleCache("\0".join((str(folder), *only)), __version__, regex.__version__, _program())
    patterns = kept.load(digest)
    if not isinstance(patterns, Patterns):
        before = kept.latest()
        patterns = _compiled(folder, files, digest, before if isinstance(before, Patterns) else None)
        kept.keep(digest, patterns)
    return patterns


def _program() -> str:
    """Return a digest of the code that compiles rules."""
    names = ("compiling.py", "needs.py", "patterns.py", "rule.py", "rulefile.py", "rulekeys.py", "sieve.py")
    return hashlib.sha256(b"".join(Path(__file__).with_name(name).read_bytes() for name in names)).hexdigest()


def _compiled(folder: Path, files: Mapping[Path, bytes], digest: str, before: Patterns | None) -> Patterns:
    from extractor.compiling import Compiler  # noqa: PLC0415 - YAML and what compiles are needed only where nothing is kept

    return Compiler(folder, files, before).patterns(digest[:VERSION_LENGTH])
