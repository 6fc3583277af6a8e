"""What the words of one sentence say of its subjects."""

from __future__ import annotations

from extractor.figures.entities.clauses import Clause
from extractor.figures.entities.dealing import Counted
from extractor.figures.entities.sentence import Sentence


def test_a_clause_has_the_numbers_that_begin_in_it() -> None:
    numbers = (Counted(2, 5, percent=False), Counted(8, 10, percent=True), Counted(14, 16, percent=True))
    sentence = Sentence("", 0, numbers, (), breakdown=False, origins=False, shared=False, survey=None)
    assert sentence.within(Clause(6, 14, (), source=False)) == [numbers[1]]
