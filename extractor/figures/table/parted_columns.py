"""Headers of columns → which of these are parts of a sum that stands beside them (水稻｜雜作｜總計)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractor.figures.table.header_words import HeaderWords
from extractor.model import Cell


class PartedColumns:
    """Tells the columns that part what the caption counts from those that count something of their own.

    Args:
        columns: The headers above each column of numbers, from top to bottom.
        hear: What a header says.
    """

    def __init__(self, columns: Sequence[tuple[Cell, ...]], hear: Callable[[Cell], HeaderWords]) -> None:
        self._columns = columns
        self._hear = hear

    def is_part(self, heads: tuple[Cell, ...]) -> bool:
        """Whether the column below some headers is a part: they only name, and those beside them do but a sum."""
        if not heads or not all(map(self._only_names, heads)):
            return False
        for level in range(len(heads)):
            beside = [other[level] for other in self._columns if len(other) > level and other[:level] == heads[:level]]
            if self._has_sum(beside) and all(self._only_names(head) or self._is_sum(head) for head in beside):
                return True
        return False

    def _has_sum(self, heads: Sequence[Cell]) -> bool:
        return any(map(self._is_sum, heads))

    def _is_sum(self, head: Cell) -> bool:
        said = self._hear(head)
        return said.total and not (said.indicator or said.unit or said.column)

    def _only_names(self, head: Cell) -> bool:
        said = self._hear(head)
        tells = said.indicator or said.unit or said.column or said.measure or said.dated or said.standing
        return bool(said.name or said.items) and not (tells or said.total or said.flowing)
