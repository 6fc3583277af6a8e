"""How much there is at a time, and how much was done over it."""

from __future__ import annotations

import pytest

from extractor.rules.rule_set import Rules
from tests.figures.text.reading import told


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("目前，该平台数据存储量约80TB。", ("2023-09", "2023-09")),
        ("目前，该平台累计实现交易额4亿元。", ("2023-09", "2023-09")),
        ("今年以来，截至目前，全市完成执行额4亿元。", ("2023-01", "2023-09")),
        ("2023年，全市整治撂荒地20万亩。", ("2023-01", "2023-12")),
        ("2023年，全市拥有耕地20万亩。", ("2023-12", "2023-12")),
    ],
)
def test_what_there_is_has_one_month_and_what_was_done_has_a_beginning(
    text: str, period: tuple[str, str], rules: Rules
) -> None:
    assert told(text, rules, "period_start", "period_end") == [period]
