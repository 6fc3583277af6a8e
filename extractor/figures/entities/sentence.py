"""What the words of one sentence say of its subjects."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.figures.entities.carried import Carried
from extractor.figures.entities.clauses import Clause
from extractor.figures.entities.dealing import Counted
from extractor.figures.entities.populations import populations_of
from extractor.figures.entities.whom import Population, Whom
from extractor.rules.rule_set import Rules


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the words of a sentence say of its subjects, all offsets counting from its start.

    In a breakdown (分区县看) places are parts; one by `origins` (从客源看) tells of no place what it has. `shared`
    tells that the sentence says what share of the whole something is. `whoms` are the numbers of which something else
    than the current subject was told, `before` what held before each of the `brackets` that hold numbers.
    """

    text: str
    start: int
    numbers: tuple[Counted, ...]
    populations: tuple[Population, ...]
    breakdown: bool
    origins: bool
    shared: bool
    survey: int | None
    brackets: tuple[tuple[int, int], ...] = ()
    whoms: dict[int, Whom] = field(default_factory=dict)
    before: dict[int, Carried] = field(default_factory=dict)

    def within(self, clause: Clause) -> list[Counted]:
        """Return the numbers of a clause."""
        return [number for number in self.numbers if clause.start <= number.start < clause.end]

    def opens_matter(self, clause: Clause, rules: Rules) -> bool:
        """Whether a semicolon stands before a clause."""
        before = self.text[max(0, clause.start - 1) : clause.start]
        return rules.rule("language", "new-matter").fullmatch(before) is not None


def sentence_told(text: str, start: int, numbers: tuple[Counted, ...], rules: Rules) -> Sentence:
    """Return a sentence that begins at a place of a text, with its numbers, whose offsets count from its start."""
    rule = rules.group("language")
    survey = rule["entity-survey"].search(text)
    spans = (match.span() for match in rule["bracket"].all(text)) if numbers else ()
    brackets = (span for span in spans if any(span[0] < number.start < span[1] for number in numbers))
    return Sentence(
        text=text,
        start=start,
        numbers=numbers,
        populations=tuple(populations_of(text, rules)) if numbers else (),
        breakdown=rule["entity-breakdown"].search(text) is not None,
        origins=rule["entity-origins"].search(text) is not None,
        shared=rule["entity-share-of-home"].search(text) is not None,
        survey=survey.end() if survey else None,
        brackets=tuple(brackets),
    )
