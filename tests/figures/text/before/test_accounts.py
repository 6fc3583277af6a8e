"""Which account of a budget is told of at a place."""

from __future__ import annotations

from extractor.figures.text.before.accounts import Accounts
from extractor.rules.rule_set import Rules
from tests.figures.text.reading import told

TEXT = (
    "（一）一般公共预算\n补助支出30亿元。\n"
    "（二）政府性基金预算\n补助支出7亿元，调入一般公共预算2亿元，调出资金1亿元。\n"
    "1.国有资本经营预算\n收入总量3亿元。\n（三）债务情况\n还本支出4亿元。"
)


def test_an_account_holds_under_its_heading_and_behind_its_name(rules: Rules) -> None:
    accounts = Accounts(TEXT, rules)
    at = [TEXT.index(words) for words in ("30亿元", "7亿元", "1亿元", "3亿元。\n（三", "4亿元")]
    names = [account.thing if (account := accounts.at(place)) else None for place in at]
    assert names == [None, "政府性基金", "政府性基金", "国有资本经营预算", None]


def test_a_text_without_accounts_tells_of_none(rules: Rules) -> None:
    assert Accounts("全市税收30亿元。", rules).at(4) is None


def test_an_amount_is_called_with_its_account(rules: Rules) -> None:
    labels = [label for (label,) in told(TEXT, rules, "label")]
    assert labels == [
        "补助支出",
        "政府性基金补助支出",
        "政府性基金调入一般公共预算",
        "政府性基金调出资金",
        "国有资本经营预算收入总量",
        "还本支出",
    ]


def test_an_account_in_a_heading_above_holds_until_another_is_named(rules: Rules) -> None:
    text = "收入总量7亿元。\n1.收入情况\n补助支出2亿元。\n2.国有资本经营预算\n收入3亿元。"
    accounts = Accounts(text, rules, ("2024年预算草案", "政府性基金预算收支情况"))
    at = [text.index(words) for words in ("7亿元", "2亿元", "3亿元")]
    names = [account.thing if (account := accounts.at(place)) else None for place in at]
    assert names == ["政府性基金", "政府性基金", "国有资本经营预算"]
