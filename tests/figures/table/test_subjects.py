"""Of what the number in a cell is said, and which words say so."""

from __future__ import annotations

import pytest

from extractor.figures.setting import Setting
from extractor.figures.table.subjects import modality_of, origins_of, period_of
from extractor.figures.table.words import Around, TableWords
from extractor.rules.rule_set import Rules
from tests.making import make_table

SETTING = Setting("2023-09", "大连市", "辽宁省")


def origins(rules: Rules, *rows: str, caption: str | None = None) -> dict[str, tuple[str, str, str]]:
    """Return value, words and place by field, of the last cell of a table."""
    table = make_table(*rows, rules=rules, caption=caption)
    spoken = TableWords(table, Around(), SETTING, rules).spoken(table.cells[-1])
    return {one.field: (one.value, one.words, one.place) for one in origins_of(spoken, SETTING)}


def test_the_column_names_the_indicator_and_the_row_the_item(rules: Rules) -> None:
    assert origins(rules, "国别|离岸执行额（万美元）", "日本|12") == {
        "indicator": ("服务外包执行额", "离岸执行额（万美元）", "in the column's header"),
        "label": ("离岸执行额", "离岸执行额（万美元）", "in the column's header"),
        "item": ("日本", "日本", "in the row's name"),
        "scope": ("离岸", "离岸执行额（万美元）", "in the column's header"),
        "region": ("大连市", "", "of the issue"),
    }


def test_the_row_names_the_indicator_and_the_column_the_item(rules: Rules) -> None:
    found = origins(rules, "指标|信息技术外包", "执行额|12")
    assert (found["indicator"][::2], found["item"][::2]) == (
        ("服务外包执行额", "in the row's name"), ("ITO", "in the column's header"),
    )  # fmt: skip


def test_a_caption_names_what_headers_and_rows_do_not(rules: Rules) -> None:
    found = origins(rules, "国别|2022年", "日本|12", caption="表1 全省离岸执行额")
    assert found["indicator"] == ("服务外包执行额", "全省离岸执行额", "in the caption")
    assert found["item"] == ("日本", "日本", "in the row's name")
    assert found["region"] == ("辽宁省", "全省离岸执行额", "in the caption")
    assert found["period"] == ("2022-01..2022-12", "2022年", "in the column's header")
    assert "label" not in found


def test_headers_that_no_word_table_knows_are_told_from_the_outer_to_the_inner(rules: Rules) -> None:
    found = origins(rules, "县|水稻|<", "^|一期|二期", "甲|1|2")
    assert found["label"][0] == "水稻二期"


def test_a_total_is_of_no_item(rules: Rules) -> None:
    assert "item" not in origins(rules, "国别|执行额", "日本|1", "合计|2")


def test_without_issue_and_words_there_is_no_period(rules: Rules) -> None:
    table = make_table("国别|执行额", "日本|1", rules=rules)
    spoken = TableWords(table, Around(), Setting(), rules).spoken(table.cells[-1])
    assert period_of(spoken) is None


def period(rules: Rules, *rows: str, setting: Setting = SETTING, **of: str | None) -> tuple[object, ...] | None:
    """Return start, end, kind and place of the period of the last cell of a table."""
    table = make_table(*rows, rules=rules, caption=of.get("caption"))
    before = tuple(filter(None, (of.get("before"),)))
    told = period_of(TableWords(table, Around(of.get("title"), before), setting, rules).spoken(table.cells[-1]))
    return (told.period.start, told.period.end, told.period.kind, told.place) if told else None


def test_the_words_that_date_a_number_are_the_nearest(rules: Rules) -> None:
    caption = "表1 2023年1-8月情况"
    head, around = "in the column's header", "in the caption"
    assert period(rules, "项目|执行额", "甲|1", caption=caption) == ("2023-01", "2023-08", "cumulative", around)
    assert period(rules, "项目|2022年", "甲|1", caption=caption) == ("2022-01", "2022-12", "year", head)
    assert period(rules, "项目|2023年|<", "^|7月|8月", "甲|1|2") == ("2023-08", "2023-08", "month", head)
    assert period(rules, "项目|2022年|<", "^|本月|累计", "甲|1|2", caption=caption) == (
        "2022-01", "2022-08", "cumulative", head,
    )  # fmt: skip


def test_a_header_refers_to_what_stands_beside_it_where_nothing_else_dates_the_table(rules: Rules) -> None:
    found = period(rules, "项目|2023年1-8月|上年同期", "甲|1|2")
    assert found == ("2022-01", "2022-08", "cumulative", "in the column's header")


def test_one_header_may_say_its_period_twice(rules: Rules) -> None:
    found = period(rules, "项目|2022年前三季度（1-9月）", "甲|1")
    assert found == ("2022-01", "2022-09", "cumulative", "in the column's header")


def test_two_periods_of_a_title_date_nothing(rules: Rules) -> None:
    assert period(rules, "项目|金额", "甲|1", title="2022年预算执行情况和2023年预算草案的报告") is None


def test_a_holiday_is_not_the_year_that_it_is_in(rules: Rules) -> None:
    assert period(rules, "景区|游客（人次）", "某山|12", caption="2023年国庆假期接待情况") is None


def test_the_text_before_a_table_dates_it_by_how_it_begins(rules: Rules) -> None:
    place = "in the sentence before"
    assert period(rules, "项目|金额", "甲|1", before="1-8月，全市出口增长。") == (
        "2023-01",
        "2023-08",
        "cumulative",
        place,
    )
    assert period(rules, "项目|金额", "甲|1", before="会上通报了1-8月出口情况。") is None


def test_a_report_for_a_year_dates_its_tables(rules: Rules) -> None:
    report = Setting("2021-04", covers=2020)
    assert period(rules, "科目|金额", "成本|1", setting=report) == ("2020-01", "2020-12", "year", "of the issue")
    assert period(rules, "科目|上期发生额", "补助|1", setting=report) == (
        "2019-01", "2019-12", "year", "in the column's header",
    )  # fmt: skip


def test_what_exists_at_a_time_is_counted_at_the_end(rules: Rules) -> None:
    caption = "表1 2023年1-8月情况"
    for name in ("企业数（家）", "从业人员（人）", "在校学生数（人）", "贷款余额"):
        found = period(rules, f"地区|{name}", "甲|1", caption=caption)
        assert found is not None
        assert found[:3] == ("2023-08", "2023-08", "stock"), name
    for name in ("新增企业数（家）", "培训人员（人）", "合同数（份）"):
        found = period(rules, f"地区|{name}", "甲|1", caption=caption)
        assert found is not None
        assert found[:3] == ("2023-01", "2023-08", "cumulative"), name
    sheet = period(rules, "资产负债表（万元）|2022年", "存货|1")
    assert sheet == ("2022-12", "2022-12", "stock", "in the column's header")


def test_a_plan_in_a_table_of_months_is_for_the_year(rules: Rules) -> None:
    caption = "2023年1-8月财政收入执行情况表"
    assert period(rules, "项目|预算数", "税收|1", caption=caption) == ("2023-01", "2023-12", "year", "in the caption")
    found = period(rules, "项目|全年预算", "税收|1", caption=caption)
    assert found == ("2023-01", "2023-12", "year", "in the column's header")


@pytest.mark.parametrize(
    ("caption", "head", "modality"),
    [
        ("2023年收支情况", "2024年预算数", "plan"),
        ("2022年收支情况", "决算数", None),
        ("2024年一般公共预算收入预算表", "金额", "plan"),
        ("2024年一般公共预算收入预算表", "2022年执行数", None),
        ("目标任务分解表", "2022年实际", None),
        ("目标任务分解表", "2024年目标", "target"),
        ("利润表", "2023E", "forecast"),
        ("2023年全区一般公共预算收支情况", "金额", "plan"),  # the year is not over
        ("2022年全区一般公共预算收支情况", "金额", None),
        ("2023年1-8月一般公共预算收支情况", "完成预算%", None),
    ],
)
def test_headers_and_captions_tell_plans_from_facts(
    caption: str, head: str, modality: str | None, rules: Rules
) -> None:
    table = make_table(f"项目|{head}", "税收收入|1", rules=rules, caption=caption)
    spoken = TableWords(table, Around(), SETTING, rules).spoken(table.cells[-1])
    assert modality_of(spoken, SETTING) == modality


def test_a_part_of_a_column_has_its_measure(rules: Rules) -> None:
    found = origins(rules, "类型|执行额（万元）|其中：离岸", "设计|12|5")
    assert (found["indicator"][0], found["scope"][0], found["item"][0]) == ("服务外包执行额", "离岸", "设计")
    found = origins(rules, "地区|执行额（万元）|其中：日本", "甲|12|5")
    assert found["indicator"][0] == "服务外包执行额"


def test_a_part_of_a_row_that_names_its_scope_has_the_measure_of_the_row_above(rules: Rules) -> None:
    found = origins(rules, "指标|1-8月", "执行额（万元）|12", "其中：离岸|5")
    assert (found["indicator"][0], found["label"][0], found["scope"][0]) == ("服务外包执行额", "离岸执行额", "离岸")


def test_last_year_s_period_is_that_of_the_column_before(rules: Rules) -> None:
    head = "项目|本月|上年同月|累计|上年同期"
    assert period(rules, head, "税收|1|2|3|4", caption="2023年8月收入") == (
        "2022-01", "2022-08", "cumulative", "in the column's header",
    )  # fmt: skip


def test_an_indicator_is_canonical_only_as_a_whole_name(rules: Rules) -> None:
    assert "indicator" not in origins(rules, "地区|软件和信息技术服务业增加值", "甲|1")
    assert origins(rules, "地区|第三产业增加值", "甲|1")["indicator"][0] == "第三产业增加值"


def test_a_ratio_to_a_budget_is_named_by_its_header(rules: Rules) -> None:
    found = origins(rules, "项目|预算数为上年执行数的%", "税收收入|106.2")
    assert (found["label"][0], found["item"][0]) == ("预算数为上年执行数", "税收收入")
    assert "indicator" not in found


def test_population_and_status(rules: Rules) -> None:
    found = origins(rules, "地区|规模以上工业企业利润总额", "甲|1", caption="表2 2023年1-8月快报数")
    assert (found["population"][0], found["label"][0]) == ("规模以上工业企业", "利润总额")
    assert found["status"][0] == "快报"
    assert "population" not in origins(rules, "指标|1-8月", "规模以上工业增加值|5")


def test_the_name_of_a_column_that_is_a_total_is_the_caption_s(rules: Rules) -> None:
    found = origins(rules, "水库|甲渠|合计", "东湖|1|2", caption="表4 灌溉用水量")
    assert (found["label"][0], found["item"][0]) == ("灌溉用水量", "东湖")


def test_subtotals_are_items_and_names_that_only_describe_are_none(rules: Rules) -> None:
    assert origins(rules, "地区|执行额", "两区小计|1")["item"][0] == "两区小计"
    assert origins(rules, "品种|规格|价格（元）", "铜|B级|8", "钢|A级|9")["item"][0] == "钢"


def test_a_subtotal_has_the_scope_of_all_that_it_sums_up(rules: Rules) -> None:
    assert origins(rules, "类型|执行额", "离岸—设计|1", "离岸—研发|2", "小计|3")["scope"][0] == "离岸"
    assert "scope" not in origins(rules, "类型|执行额", "离岸—设计|1", "在岸|2", "小计|3")


def test_the_name_of_a_statement_tells_whether_its_rows_stand_or_flow(rules: Rules) -> None:
    for corner, period in (("资产负债表", "2022-12..2022-12"), ("现金流量表", "2022-01..2022-12")):
        assert origins(rules, f"{corner}（百万元）|2022", "资产|12")["period"][0] == period
