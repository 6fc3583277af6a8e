"""Subjects that nobody knows, grouped."""

from __future__ import annotations

from extractor.archive.records import Issue
from extractor.rule_tools.subjects import subject_listing, subjects_of
from extractor.rules.rule_set import Rules
from tests.making import make_stored


def test_subjects_are_grouped_with_their_first_clause(rules: Rules) -> None:
    body = "庞庞塔坡累计完成投资39亿元。全市完成投资12亿元。庞庞塔坡累计完成投资41亿元。"
    issue = Issue(1, "a.pdf", "", None, None, "一", None, None, None, None, None, 1, None, "", "", 1, 0, 0)
    (one,) = subjects_of([(issue, make_stored(body))], rules)
    assert (one.words, one.times, one.issues, one.example) == ("庞庞塔坡", 2, 1, "庞庞塔坡累计完成投资39亿元")
    assert subject_listing([one]).times == 2
