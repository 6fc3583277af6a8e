"""Which rule read a number, and what it captured."""

from __future__ import annotations

from extractor.figures.setting import Setting
from extractor.figures.table.figures import read_table
from extractor.figures.table.words import Around
from extractor.rule_tools.explain import explain
from extractor.rule_tools.readings import reading_of_cell
from extractor.rules.rule_set import Rules
from tests.making import make_table

SETTING = Setting("2023-09", "大连市", "辽宁省")
LIST = (
    "1-7月离岸执行额前两位的市场依次是日本、韩国，分别为24793.79万美元、13307.73万美元，同比分别增长3.09%、下降21.02%。"
)


def test_each_number_has_its_rule_with_file_and_line(rules: Rules) -> None:
    (figure,) = explain("离岸执行额1.2亿美元，同比增长3.1%。", SETTING, rules).figures
    assert [reading.column for reading in figure.readings] == ["level", "yoy"]
    for reading in figure.readings:
        rule = rules.rule("figures", reading.rule)
        assert reading.where == rule.where
        assert reading.where.startswith("patterns/figures/")


def test_a_number_of_a_list_has_its_own_captures(rules: Rules) -> None:
    japan, korea = explain(LIST, SETTING, rules).figures
    assert [japan.readings[0].captured["number"], korea.readings[0].captured["number"]] == ["24793.79", "13307.73"]
    assert japan.readings[0].words == korea.readings[0].words == "24793.79万美元、13307.73万美元"
    assert [each.readings[1].captured["direction"] for each in (japan, korea)] == ["增长", "下降"]
    assert korea.readings[1].captured["comparison"] == "同比"


def test_half_width_punctuation_is_explained_as_full_width_is(rules: Rules) -> None:
    full = explain(LIST, SETTING, rules).figures
    half = explain(LIST.replace("，", ","), SETTING, rules).figures
    for one, other in zip(full, half, strict=True):
        assert [reading.captured for reading in one.readings] == [reading.captured for reading in other.readings]


def test_a_cell_is_read_by_the_header_that_puts_it_in_its_column(rules: Rules) -> None:
    table = make_table("国别|执行额|<", "^|金额（万元）|同比（%）", "日本|12万元|-3.5", rules=rules)
    (one,) = read_table(table, Around(), SETTING, rules).figures
    level, growth = (reading_of_cell(reading, rules) for reading in one.readings)
    assert (level.column, level.rule, level.words, level.conversion) == (
        "level", "value", "12万元", "12万元 = 12 × 10⁴ = 120000 CNY",
    )  # fmt: skip
    assert (growth.column, growth.rule, growth.words, growth.raw) == ("yoy", "yoy-header", "同比（%）", "-3.5")
    assert growth.captured == {"row": "日本", "column": "执行额 > 同比（%）", "cell": "2,2"}
    assert growth.conversion == "-3.5% = -3.5 %"


def test_a_rate_in_a_cell_is_told_as_a_share(rules: Rules) -> None:
    table = make_table("指标|2023年", "失业率|4.1%", rules=rules)
    (one,) = read_table(table, Around(), SETTING, rules).figures
    assert reading_of_cell(one.readings[0], rules).column == "share"
