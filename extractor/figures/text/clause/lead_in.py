"""The text since the number before → all that is asked of it, worked out when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from extractor.figures.marks import Mark
from extractor.figures.text.clause import lists, nouns
from extractor.figures.text.clause.predicate import ends_in_predicate
from extractor.figures.text.clause.stretch import Span, Stretch
from extractor.figures.text.clause.subject import Subject, indicators_of, subject_of, tail_of
from extractor.figures.text.said import Said
from extractor.rules.rule_set import Rules


class LeadIn:
    """The text between two numbers, with the marks in it; where the text is `parted` into items, a place is one."""

    def __init__(
        self,
        text: str,
        span: Span,
        marks: Sequence[Mark],
        rules: Rules,
        *,
        names: Sequence[Span] = (),
        parted: bool = False,
    ) -> None:
        """Look at the stretch of a `span`; `names` are those of whom something is said."""
        self._stretch = Stretch(text, *span, marks, rules, names)
        self._parted = parted
        # Most questions are about the last clause
        self._tail = tail_of(self._stretch)

    @property
    def stretch(self) -> Stretch:
        """The text and its marks, to ask what it lists."""
        return self._stretch

    @property
    def words(self) -> str:
        """What is printed there."""
        return self._stretch.text[self._stretch.start : self._stretch.end]

    @cached_property
    def subject(self) -> Subject:
        """What the lead-in says that the number is said of."""
        return subject_of(self._stretch, self._tail, parted=self._parted)

    @property
    def completes(self) -> bool:
        """Whether the lead-in only leads a growth on to its level: 下降67.6%，至2031.7亿元."""
        return self._stretch.rules.rule("language", "completes").fullmatch(self.words) is not None

    @property
    def against(self) -> str | None:
        """The time that a growth is against, where the words name one: 与五年前相比，."""
        return next(
            (mark.groups["against"] for mark in self._stretch.of_role("date") if "against" in mark.groups), None
        )

    @property
    def periods(self) -> list[Mark]:
        """The periods that the lead-in names."""
        return self._stretch.of_role("period")

    @cached_property
    def clause_before(self) -> Said[str] | None:
        """The noun of the clause before the last one: 外商投资企业 in 外商投资企业由降转升，."""
        clauses = self._stretch.clauses
        return nouns.noun_of_clause(self._stretch, clauses[-2]) if len(clauses) > 1 else None

    @property
    def clause(self) -> Said[str] | None:
        """The words of the last clause behind what leads in to it."""
        stretch = self._stretch
        first, end = self._tail
        begin = max([first, *(mark.end for mark in stretch.marks if mark.role in ("period", "breakdown", "home"))])
        words = stretch.trim(begin, end)
        return words if words.thing else None

    @property
    def wide_label(self) -> Said[str] | None:
        """The noun at the end of the last clause with the items in it (外资企业), None where an indicator is named."""
        return None if indicators_of(self._stretch, self._tail) else nouns.noun_with_items(self._stretch, self._tail)

    @property
    def lists(self) -> bool:
        """Whether the last clause lists things, or goes on to count the next (3家子公司和11个交付中心)."""
        return lists.lists_or_counts_on(self._stretch, self._tail)

    @property
    def acts(self) -> bool:
        """Whether the last clause ends in a verb that acts on what comes (已开通)."""
        first, end = self._tail
        words, rules = self._stretch.text[first:end], self._stretch.rules
        return rules.rule("language", "acts").search(words) is not None or ends_in_predicate(words, rules)

    @property
    def described_part(self) -> Said[str] | None:
        """The part that the words end in, told by what it does or has: 来自县域的."""
        stretch = self._stretch
        found = stretch.rules.rule("language", "described-part").search(self.words)
        return Said(found["part"], *(stretch.start + at for at in found.span("part"))) if found else None

    def answers(self, count: int) -> tuple[Said[str], ...]:
        """Return `count` answers of a survey that the words quote one after another, each as those who gave it."""
        found = self._stretch.rules.rule("language", "quoted-answers").search(self.words)
        quotes = found.spans("quote") if found else []
        if found is None or len(quotes) != count:
            return ()
        before, behind, start = found["before"] or "", found["behind"] or "", self._stretch.start
        return tuple(
            Said(before + self.words[first:last] + behind, start + first, start + last) for first, last in quotes
        )

    @property
    def sum_of(self) -> int | None:
        """How many things the last clause sums up (三地合计), None where it sums up none."""
        return lists.sum_of(self._stretch)

    def summed_list(self) -> tuple[Said[str], ...]:
        """Return the things that the last clause lists and sums up."""
        return lists.summed_list(self._stretch)

    def aspect(self) -> Said[str] | None:
        """Return what all listed things have in common: 出口 in 服装、家具出口分别占."""
        return lists.shared_aspect(self._stretch)

    def enumeration(self, count: int | None = None) -> tuple[Said[str], ...]:
        """Return the things that the last clause which lists any lists: `count` of them, or else two or more."""
        return lists.enumeration(self._stretch, count)

    def listed_before(self, count: int) -> tuple[Said[str], ...]:
        """Return `count` things that a clause lists, but no measures that the last one announces (金额和占比分别)."""
        found = self._stretch.rules.rule("language", "two-measures").search(self.words)
        at = self._stretch.start + found.start() if found else self._stretch.end
        return lists.enumeration(self._stretch, count, until=at)

    def counted_list(self, count: int) -> tuple[Said[str], ...]:
        """Return `count` things that the last clause lists, counts and measures, each with the measure."""
        return lists.counted_list(self._stretch, count)
