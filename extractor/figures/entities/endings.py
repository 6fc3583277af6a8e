"""A sentence → the endings of names in it: 有限公司, 软件园, 对接会."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.figures.entities.whom import SORTS, Sort
from extractor.rules.rule_set import Rules
from extractor.words.name_index import NameIndex


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending from `start` to `end`, the number of a phase (二期) with it, and the sort of names that end so."""

    start: int
    end: int
    word: str
    sort: Sort


class Endings:
    """Finds the endings of names.

    Args:
        rules: The rules.
    """

    def __init__(self, rules: Rules) -> None:
        table = rules.table("entity-ending")
        self._sorts = {word: SORTS[table.meaning(word).attributes["entity"]] for word in table.spellings}
        self._index = NameIndex(self._sorts)
        language = rules.group("language")
        self._behind = language["entity-ending-behind"]
        self._short = language["entity-name-end"]

    def all(self, text: str) -> list[Ending]:
        """Return the endings from left to right, none overlapping another."""
        found = sorted([*self._listed(text), *self._by_rule(text)], key=lambda each: (each.start, -each.end))
        kept: list[Ending] = []
        for each in found:
            if not kept or each.start >= kept[-1].end:
                kept.append(each)
        return kept

    def _listed(self, text: str) -> Iterator[Ending]:
        end = 0
        for start in self._index.starts(text):
            if start < end:
                continue
            for word in self._index.at(text, start):
                behind = self._behind.match(text, start + len(word))
                if behind:
                    end = behind.end()
                    yield Ending(start, end, word, self._sorts[word])
                    break

    def _by_rule(self, text: str) -> Iterator[Ending]:
        for match in self._short.all(text):
            sort = next(SORTS[name] for name, found in match.groupdict().items() if found)
            yield Ending(*match.span(), match[0], sort)
