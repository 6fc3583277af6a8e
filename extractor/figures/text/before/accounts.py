"""A report on budgets → which account's money is told of at each place: what 补助支出 is, each account has its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from extractor.figures.text.said import Said
from extractor.rules.rule_set import Rules

# The groups of the rule that tells the number of a heading, from the highest rank to the lowest.
_RANKS = ("first", "second", "third", "fourth", "fifth")


class Accounts:
    """Tells the account that a text named last, in the same paragraph or in the numbered heading above it.

    The general budget is told of where no other account is: it needs no name.

    Args:
        text: Paragraphs parted by newlines.
        rules: The rules.
        headings: Those that stand above the text.
    """

    def __init__(self, text: str, rules: Rules, headings: Sequence[str] = ()) -> None:
        self._rules = rules
        self._places: list[int] = []
        self._accounts: list[Said[str] | None] = []
        above = [account for heading in headings for account, _ in self._named(heading, 0)][-1:]
        self._above = Said(above[0].thing) if above and above[0] else None
        if self._above or rules.rule("language", "account").search(text):
            self._read(text)

    def at(self, place: int) -> Said[str] | None:
        """Return the account that is told of at a place, None where it is the general budget, or nothing tells."""
        before = bisect_right(self._places, place)
        return self._accounts[before - 1] if before else None

    def _read(self, text: str) -> None:
        heading, under, start = self._above, 0, 0
        for paragraph in text.split("\n"):
            number = self._rules.rule("language", "heading-number").match(paragraph)
            rank = next(at for at, name in enumerate(_RANKS) if number[name]) if number else None
            if rank is not None and rank <= under:
                heading = self._above
            self._note(start, heading)
            found = list(self._named(paragraph, start))
            for account, end in found:
                self._note(end, account)
            if rank is not None and found:
                heading, under = found[0][0], rank
            start += len(paragraph) + 1

    def _named(self, paragraph: str, start: int) -> list[tuple[Said[str] | None, int]]:
        """Return the accounts that a paragraph names, None for the general budget, and where each name ends."""
        table, found = self._rules.table("account"), []
        for match in self._rules.rule("language", "account").all(paragraph):
            word = table.meaning(match["account"])
            first, last = (start + at for at in match.span("account"))
            said = Said(word.means, first, last) if word.attributes["told"] == "yes" else None
            found.append((said, last))
        return found

    def _note(self, place: int, account: Said[str] | None) -> None:
        self._places.append(place)
        self._accounts.append(account)
