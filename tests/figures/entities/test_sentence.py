"""What the words of one sentence say of its subjects."""

from __future__ import annotations

from extractor.figures.entities.clauses import Clause
from extractor.figures.entities.dealing import Counted
from extractor.figures.entities.sentence import Sentence
from extractor.rules.rule_set import Rules


def test_a_clause_has_the_numbers_that_begin_in_it() -> None:
    numbers = (Counted(2, 5, percent=False), Counted(8, 10, percent=True), Counted(14, 16, percent=True))
    sentence = Sentence("", 0, numbers, (), breakdown=False, origins=False, shared=False, survey=None)
    assert sentence.within(Clause(6, 14, (), source=False)) == [numbers[1]]


def test_a_semicolon_opens_another_matter(rules: Rules) -> None:
    text = "其中鄞州区5亿元；全市8亿元，增长3%。"
    sentence = Sentence(text, 0, (), (), breakdown=False, origins=False, shared=False, survey=None)
    assert [sentence.opens_matter(Clause(at, at + 1, (), source=False), rules) for at in (0, 9, 15)] == [
        False,
        True,
        False,
    ]
