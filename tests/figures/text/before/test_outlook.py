"""The months that a paragraph tells of, at which its 今年 and its 目前 end."""

from __future__ import annotations

import pytest

from extractor.figures.marks import marks_of
from extractor.figures.text.before.outlook import NOTHING_TOLD, Outlook, Told, outlook
from extractor.rules.rule_set import Rules
from tests.figures.text.reading import at_home, told


def of(text: str, rules: Rules, published: str | None = "2023-09", whom: str = "") -> Outlook:
    return outlook(marks_of(text, rules), published, lambda _: whom, rules)


@pytest.mark.parametrize(
    ("text", "outlook"),
    [
        ("1-7月执行额5亿元。", Outlook((Told("2023-07", False, ""),))),
        ("截至8月底，企业3家。", Outlook((Told("2023-08", True, ""),))),
        ("前7个月5亿元，截至8月底3家。", Outlook((Told("2023-07", False, ""), Told("2023-08", True, "")))),
        ("2022年1-7月执行额5亿元。", NOTHING_TOLD),  # another year
        ("7月执行额5亿元。", NOTHING_TOLD),  # a month alone is no headline
        ("今年执行额5亿元。", NOTHING_TOLD),
    ],
)
def test_the_months_of_the_issue_s_own_year_are_told(text: str, outlook: Outlook, rules: Rules) -> None:
    assert of(text, rules) == outlook


def test_without_an_issue_nothing_is_told(rules: Rules) -> None:
    assert of("2023年1-7月执行额5亿元。", rules, None) == NOTHING_TOLD


def test_what_is_told_of_somebody_is_nobody_else_s() -> None:
    firm = Outlook((Told("2023-05", True, "湖畔软件公司"), Told("2023-07", False, "")))
    assert (firm.through("湖畔软件公司"), firm.through("")) == ("2023-05", "2023-07")
    assert (firm.as_of("湖畔软件公司"), firm.as_of("")) == ("2023-05", None)


def test_this_year_ends_where_its_paragraph_tells(rules: Rules) -> None:
    text = "截至8月底，全市备案企业812家，今年净增33家。"
    assert told(text, rules, "raw", "period_start", "period_end", "period_kind") == [
        ("812家", "2023-08", "2023-08", "stock"),
        ("33家", "2023-01", "2023-08", "cumulative"),
    ]
    # … even where the words that tell stand behind it, and though another is told of
    text = "今年甘井子区执行额5亿元。1-7月，全市合同额9亿元。"
    assert told(text, rules, "entity", "period_start", "period_end") == [
        ("甘井子区", "2023-01", "2023-07"),
        ("大连市", "2023-01", "2023-07"),
    ]


def test_this_year_ends_in_the_issue_s_month_where_nothing_is_told(rules: Rules) -> None:
    assert told("今年，全市执行额5亿元。", rules, "period_start", "period_end") == [("2023-01", "2023-09")]
    assert told("今年，全市执行额5亿元。", rules, "period_end", setting=at_home(rules, "2023-04")) == [("2023-04",)]


def test_now_is_the_day_that_the_paragraph_counts_at(rules: Rules) -> None:
    text = "截至8月末，全市备案企业812家。目前，园区入驻企业95家。"
    assert told(text, rules, "raw", "period_start", "period_end") == [
        ("812家", "2023-08", "2023-08"),
        ("95家", "2023-08", "2023-08"),
    ]
    assert told("目前，园区入驻企业95家。", rules, "period_end") == [("2023-09",)]
