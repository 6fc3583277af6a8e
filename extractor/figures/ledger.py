"""The ledger of a text: every number in it, once, with the role that some rule gave it, or `unread`."""

from __future__ import annotations

from itertools import pairwise

from extractor.figures.marks import Mark, MarkRole
from extractor.model import Number, NumberRole
from extractor.rules.rule_set import Rules

# The roles of marks that are no figures; a number in a column of a figure has the name of the column.
_MARK_ROLES: dict[MarkRole, NumberRole] = {
    "period": "date",
    "date": "date",
    "ordinal": "ordinal",
    "name": "name",
    "list": "list",
    "duration": "duration",
    "other": "other",
}


class Ledger:
    """Takes down the numbers of a text, in any order, each with the mark that read it."""

    def __init__(self, text: str, printed: str, rules: Rules) -> None:
        self._text = text
        self._printed = printed
        self._rules = rules
        self._entries: list[tuple[Number, Mark | None]] = []
        self._settled = 0

    def entries(self) -> list[tuple[Number, Mark | None]]:
        """Return the numbers in the order of the text, each with the mark that read it, None where no rule did."""
        return sorted(self._entries, key=lambda entry: entry[0].start)

    def note_aside(self, mark: Mark) -> bool:
        """Note a mark that is no figure, and return whether it was one.

        目前, 去年同期 hold no number, and of 按2020年不变价计算 the year alone is one.
        """
        a_word = mark.role == "period" and not mark.groups.keys() & {"year", "from", "upto", "season", "quarter"}
        if mark.role not in _MARK_ROLES or a_word:
            return False
        if "basis" in mark.groups:
            self.note_rest(mark, "date")
            return True
        self.note(mark.start, mark.end, _MARK_ROLES[mark.role], mark)
        return True

    def note(self, start: int, end: int, role: NumberRole, mark: Mark | None, figure: int | None = None) -> None:
        """Note a number; one that stands in a column of a figure names the index of that."""
        self._entries.append((Number(0, start, end, self._printed[start:end], role, figure), mark))

    def note_rest(self, mark: Mark, role: NumberRole) -> None:
        """Note the numbers that a mark holds besides its values: 比8月回落3.4个百分点, 前20强企业."""
        taken = sorted((value.start, value.end) for value in mark.values)
        self._note_between([(mark.start, mark.start), *taken, (mark.end, mark.end)], role, mark)

    def note_left(self, start: int, end: int) -> None:
        """Note every number of a stretch of the text that no rule has claimed.

        Stretches come in the order of the text, each when it has been read: what was noted before it need not be asked.
        """
        numbers = (number for number, _ in self._entries[self._settled :])
        claimed = sorted((number.start, number.end) for number in numbers if start <= number.start < end)
        self._note_between([(start, start), *claimed, (end, end)], "unread", None)
        self._settled = len(self._entries)

    def _note_between(self, spans: list[tuple[int, int]], role: NumberRole, mark: Mark | None) -> None:
        between = ((first, last) for (_, first), (last, _) in pairwise(spans) if first < last)
        for first, last in between:
            for match in self._rules.rule("language", "numeral").all(self._text[first:last]):
                self.note(first + match.start(), first + match.end(), role, mark)
