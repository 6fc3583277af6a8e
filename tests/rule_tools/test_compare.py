"""What today's rules would change in an archive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extractor.archive.records import StoredArticle
from extractor.figures.reading import read_text
from extractor.figures.setting import setting_of
from extractor.model import Figure, Masthead
from extractor.rule_tools.compare import ComparisonTotals, change_line, change_record, compare
from extractor.rules.rule_set import Rules
from tests.making import make_table

BODY = "1-7月离岸执行额1.2亿美元，同比增长3.1%。\n合同额2亿美元。公司通过CMMI5级认证，编码13344。"
HEAD = Masthead("会刊", "大连市协会", "会刊2023年第9期", "9", "2023-09", "cover")


def stored(figures: Sequence[Figure], body: str = BODY) -> StoredArticle:
    by_id = dict(enumerate(figures, start=7))
    return StoredArticle(1, 1, HEAD, "数据月报", None, body, card=False, figures=by_id, unread=4)


@pytest.fixture
def today(rules: Rules) -> list[Figure]:
    return [one.figure for one in read_text(BODY, setting_of(HEAD, rules), rules).figures]


def test_the_same_rules_change_nothing(today: list[Figure], rules: Rules) -> None:
    comparison = compare(stored([replace(figure, page=3) for figure in today]), rules)
    assert comparison.changes == ()
    assert comparison.same == len(today) == 2
    assert comparison.unread == (4, 1)


def test_a_figure_that_is_new_is_added(today: list[Figure], rules: Rules) -> None:
    (change,) = compare(stored(today[:1]), rules).changes
    assert (change.kind, change.figure.raw, change.id) == ("added", "2亿美元", None)
    assert change_line(stored([]), change).startswith("+ 2023-09 2亿美元: ")


def test_a_figure_that_is_gone_is_lost(today: list[Figure], rules: Rules) -> None:
    start = BODY.index("5级")
    gone = replace(today[0], start=start, end=start + 2, raw="5级")
    (change,) = compare(stored([*today, gone]), rules).changes
    assert (change.kind, change.id) == ("lost", 9)
    assert change_line(stored([]), change).startswith("- 2023-09 #9 5级: ")


def test_a_figure_that_is_read_differently_is_changed(today: list[Figure], rules: Rules) -> None:
    old = replace(today[0], item="日本", yoy=-3.1)
    comparison = compare(stored([old, today[1]]), rules)
    (change,) = comparison.changes
    assert change.kind == "changed"
    assert change.differences == {"item": ("日本", None), "yoy": (-3.1, 3.1)}
    assert change_line(comparison.article, change) == "~ 2023-09 #7 1.2亿美元: item 日本 → none; yoy -3.1 → 3.1"
    assert change_record(comparison.article, change)["differences"] == {"item": ["日本", None], "yoy": [-3.1, 3.1]}


def test_a_figure_that_begins_elsewhere_is_changed_not_lost_and_added(today: list[Figure], rules: Rules) -> None:
    shorter = replace(today[0], start=today[0].start + 2, raw="2亿美元")
    (change,) = compare(stored([shorter, today[1]]), rules).changes
    assert (change.kind, change.differences) == ("changed", {"raw": ("2亿美元", "1.2亿美元")})


def test_figures_that_are_not_from_text_are_left_out(today: list[Figure], rules: Rules) -> None:
    entered = replace(today[0], start=0, end=3, read_from="manual")
    comparison = compare(stored([entered, *today]), rules)
    assert (comparison.changes, comparison.same, comparison.left_out) == ((), 2, 1)


def test_tables_are_read_again_too(rules: Rules) -> None:
    table = make_table("国别|离岸执行额（万美元）|同比（%）", "日本|1,102.40|6.5", rules=rules)
    body = "\n".join(table.row_text(row) for row in range(table.rows))
    article = replace(stored([]), body=body, tables=(table,), unread=0)
    (added,) = compare(article, rules).changes
    assert (added.kind, added.figure.raw, added.figure.yoy, added.figure.read_from) == (
        "added",
        "1,102.40",
        6.5,
        "table",
    )
    same = compare(replace(article, figures={7: added.figure}), rules)
    assert (same.changes, same.same, same.left_out) == ((), 1, 0)


def test_the_totals_add_up(today: list[Figure], rules: Rules) -> None:
    totals = ComparisonTotals()
    totals.take(compare(stored(today[:1]), rules))
    totals.take(compare(stored([replace(today[0], item="日本"), today[1]]), rules))
    assert (totals.added, totals.changed, totals.same) == (1, 1, 2)
    assert totals.summary == ("2 articles: 1 figures added, 0 lost, 1 changed, 2 as they are; unread numbers 8 → 2.")
