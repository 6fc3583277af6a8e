"""What is read from the cells of a table; the tables are small and made by hand, the answers worked out from them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractor.figures.setting import Setting
from extractor.figures.table.figures import read_table
from extractor.figures.table.words import Around
from extractor.model import Figure, Number, Table
from extractor.rules.rule_set import Rules
from tests.making import make_table

SETTING = Setting("2023-09", "大连市", "辽宁省")


def figures(table: Table, rules: Rules, title: str | None = None) -> list[Figure]:
    return [one.figure for one in read_table(table, Around(title), SETTING, rules).figures]


def numbers(table: Table, rules: Rules) -> list[tuple[str, str]]:
    return [(number.raw, number.role) for number in read_table(table, Around(), SETTING, rules).numbers]


def said(figure: Figure, *fields: str) -> tuple[object, ...]:
    return tuple(getattr(figure, field) for field in fields)


def test_growth_and_share_join_the_level_of_their_row(rules: Rules) -> None:
    table = make_table(
        "国别|离岸执行额（万美元）|占比（%）|同比（%）",
        "日本|1,102.40|43.8|6.5",
        "总计|2,516.03|100.0|-8.1",
        rules=rules,
        caption="表2 2023年1-7月分国别情况",
    )
    japan, total = figures(table, rules)
    assert said(japan, "indicator", "label", "scope", "item", "breakdown") == (
        "服务外包执行额", "离岸执行额", "离岸", "日本", "国别",
    )  # fmt: skip
    assert said(japan, "value", "unit", "amount", "base_unit") == (1102.4, "万美元", 11_024_000, "USD")
    assert said(japan, "share", "yoy", "period_start", "period_end") == (43.8, 6.5, "2023-01", "2023-07")
    assert said(total, "item", "value", "yoy", "share") == (None, 2516.03, -8.1, 100)
    assert said(japan, "read_from", "rule", "region") == ("table", "value", "大连市")


def test_a_header_over_several_columns_belongs_to_each_of_them(rules: Rules) -> None:
    table = make_table(
        "业务类型|合同签约额|<|执行额|<",
        "^|金额|同比增长（%）|金额|同比增长（%）",
        "信息技术外包|3,310.20|5.1|2,605.48|9.7",
        rules=rules,
        unit="单位：万美元",
    )
    signed, done = figures(table, rules)
    assert said(signed, "indicator", "item", "value", "yoy") == ("服务外包合同额", "ITO", 3310.2, 5.1)
    assert said(done, "indicator", "item", "value", "yoy") == ("服务外包执行额", "ITO", 2605.48, 9.7)
    assert said(done, "unit", "base_unit", "breakdown") == ("万美元", "USD", "业务结构")


def test_rows_may_name_indicators_and_columns_periods(rules: Rules) -> None:
    table = make_table(
        "指标|单位|7月|1-7月|上年同期|2021年",
        "进出口总额|亿元|38.52|214.70|201.30|388.1",
        "外贸企业|家|12|85|80|77",
        rules=rules,
        caption="表1 2023年7月主要指标",
    )
    read = figures(table, rules)
    assert [said(one, "indicator", "item", "period_start", "period_end", "unit") for one in read[:4]] == [
        ("进出口总额", None, "2023-07", "2023-07", "亿元"),
        ("进出口总额", None, "2023-01", "2023-07", "亿元"),
        ("进出口总额", None, "2022-01", "2022-07", "亿元"),
        ("进出口总额", None, "2021-01", "2021-12", "亿元"),
    ]
    assert said(read[5], "indicator", "label", "item", "value", "base_unit") == (None, "外贸企业", None, 85, "家")


def test_a_row_may_say_what_is_compared(rules: Rules) -> None:
    table = make_table(
        "项目|2022年|2023年",
        "营业收入（亿元）|5.2|6.5",
        "同比增长（%）|8.3|25.0",
        "失业率（%）|4.1|3.9",
        rules=rules,
    )
    before, now, *rates = figures(table, rules)
    assert said(before, "value", "yoy", "period_end") == (5.2, 8.3, "2022-12")
    assert said(now, "value", "yoy", "period_end") == (6.5, 25, "2023-12")
    assert [said(one, "value", "share", "label") for one in rates] == [(None, 4.1, "失业率"), (None, 3.9, "失业率")]


def test_a_growth_joins_the_level_of_its_indicator_and_period(rules: Rules) -> None:
    table = make_table(
        "地区|合同额|执行额|合同额同比|执行额同比", "高新区|11|22|1.1%|2.2%", rules=rules, unit="单位：亿元"
    )
    signed, done = figures(table, rules)
    assert said(signed, "indicator", "value", "yoy") == ("服务外包合同额", 11, 1.1)
    assert said(done, "indicator", "value", "yoy") == ("服务外包执行额", 22, 2.2)


def test_columns_may_name_items_and_rows_what_is_counted(rules: Rules) -> None:
    table = make_table("项目|日本|韩国", "新签项目（个）|12|5", rules=rules)
    assert [said(one, "label", "item", "value") for one in figures(table, rules)] == [
        ("新签项目", "日本", 12),
        ("新签项目", "韩国", 5),
    ]


def test_a_caption_names_what_headers_and_rows_leave_open(rules: Rules) -> None:
    table = make_table("年份|合计", "2021年|12", "2022年|15", rules=rules, caption="表1 历年用水量（万吨）")
    assert [said(one, "label", "item", "period_end") for one in figures(table, rules)] == [
        ("历年用水量", None, "2021-12"), ("历年用水量", None, "2022-12"),
    ]  # fmt: skip


def test_numbers_of_which_nothing_tells_the_kind_are_unread(rules: Rules) -> None:
    table = make_table("讲座|10.21|10.15", "走访|10.20|10.15", rules=rules)
    assert figures(table, rules) == []
    assert {role for _, role in numbers(table, rules)} == {"unread"}


def test_a_growth_that_names_something_else_joins_no_level(rules: Rules) -> None:
    table = make_table("项目|2023年", "净利润|5.2", "市净率|3.1", "净利润增长率|8.3%", "用户增长率|2.5%", rules=rules)
    profit, ratio, users = figures(table, rules)
    assert (profit.yoy, ratio.yoy) == (8.3, None)
    assert said(users, "label", "value", "yoy") == ("用户", None, 2.5)


def test_a_growth_without_a_level_is_a_figure_of_its_own(rules: Rules) -> None:
    (alone,) = figures(make_table("行业|出口额增速（%）", "软件业|-3.2", rules=rules), rules)
    assert said(alone, "indicator", "item", "value", "yoy") == ("出口额", "软件业", None, -3.2)


def test_differences_are_amounts_or_points_by_their_unit(rules: Rules) -> None:
    table = make_table(
        "园区|企业数（家）|比上年增减（家）|占比（%）|比上年增减（个百分点）",
        "一园|86|-4|40.5|1.3",
        rules=rules,
    )
    (park,) = figures(table, rules)
    assert said(park, "value", "delta", "share", "pp", "pp_of") == (86, -4, 40.5, 1.3, "share")


def test_points_are_of_the_rate_or_share_that_row_or_header_names_or_else_of_the_growth(rules: Rules) -> None:
    rows = make_table("指标|2023年|比上年增减（个百分点）", "毛利率|33.7%|1.2", "营业收入（亿元）|5|0.5", rules=rules)
    assert [said(one, "label", "pp", "pp_of") for one in figures(rows, rules) if one.pp is not None] == [
        ("营业收入", 0.5, "yoy"), ("毛利率", 1.2, "share"),
    ]  # fmt: skip
    (japan,) = figures(make_table("国别|执行额（亿元）|占比（个百分点）", "日本|5|1.2", rules=rules), rules)
    assert said(japan, "value", "share", "pp", "pp_of") == (5, None, 1.2, "share")


def test_a_subtotal_is_of_its_group_and_the_rows_below_a_group_s_name_are_parts(rules: Rules) -> None:
    table = make_table("区域|县市|耕地面积（公顷）", "北部|甲县|10", "^|小计|10", "总计|<|25", rules=rules)
    assert [said(one, "entity", "item") for one in figures(table, rules)] == [
        ("甲县", None), (None, "北部小计"), (None, None),
    ]  # fmt: skip


def test_regions_and_names_that_begin_with_one(rules: Rules) -> None:
    table = make_table("地区|执行额（亿元）", "江苏|7.5", "南京银行|3.2", rules=rules)
    region, bank = figures(table, rules)
    assert said(region, "region", "item") == ("江苏省", None)
    assert said(bank, "region", "entity", "item") == ("大连市", "南京银行", None)


def test_the_title_of_the_article_dates_and_names_where_the_table_does_not(rules: Rules) -> None:
    table = make_table("国别|2022年|累计", "日本|5|6", rules=rules, unit="单位：亿元")
    read = figures(table, rules, title="2023年1-7月我市离岸执行额")
    assert [said(one, "indicator", "scope", "item", "period_start", "period_end") for one in read] == [
        ("服务外包执行额", "离岸", "日本", "2022-01", "2022-12"),
        ("服务外包执行额", "离岸", "日本", "2023-01", "2023-07"),
    ]


def test_the_header_of_the_names_may_tell_the_unit(rules: Rules) -> None:
    table = make_table("利润表（百万元）|2021|毛利率", "营业收入|1,567|33.7%", rules=rules)
    income, margin = figures(table, rules)
    assert said(income, "label", "unit", "amount") == ("营业收入", "百万元", 1_567_000_000)
    assert said(margin, "value", "share") == (None, 33.7)


def test_units_that_leave_a_choice_are_not_guessed(rules: Rules) -> None:
    table = make_table("园区|绿化|投产", "一园|12|30", rules=rules, unit="单位：公顷、亿元")
    assert [one.unit for one in figures(table, rules)] == [None, None]
    named = make_table("园区|面积|用水量", "一园|12|30", rules=rules, unit="面积：公顷 用水量：万吨")
    assert [one.unit for one in figures(named, rules)] == ["公顷", "万吨"]


def test_a_growth_beside_this_year_and_last_is_this_year_s(rules: Rules) -> None:
    table = make_table("科目|2023年|2022年|变动比例（%）", "营业成本（万元）|12|10|20", rules=rules)
    now, before = figures(table, rules)
    assert (said(now, "period_end", "yoy"), said(before, "period_end", "yoy")) == (("2023-12", 20), ("2022-12", None))


def test_a_growth_beside_a_plan_for_the_year_is_of_what_was_done(rules: Rules) -> None:
    table = make_table("项目|全年预算|1-8月|同比增长（%）", "税收（亿元）|300|210|3.5", rules=rules)
    done = next(one for one in figures(table, rules) if one.raw == "210")
    assert said(done, "yoy", "modality", "period_from") == (3.5, None, "clause")


def test_a_second_change_of_a_kind_joins_no_other_level(rules: Rules) -> None:
    table = make_table("指数名称|9月|8月|环比（点）|同比（点）", "运价指数|102.3|101.1|1.2|-0.5", rules=rules)
    assert [said(one, "value", "delta") for one in figures(table, rules)] == [
        (102.3, 1.2), (101.1, None), (None, -0.5),
    ]  # fmt: skip


def test_a_difference_is_told_in_the_unit_of_its_level(rules: Rules) -> None:
    (one,) = figures(make_table("地区|执行额（万美元）|比上年增减", "滨湖区|120|-3.5", rules=rules), rules)
    assert said(one, "amount", "delta", "base_unit") == (1_200_000, -35_000, "USD")


def test_points_join_the_rate_of_their_row(rules: Rules) -> None:
    (one,) = figures(make_table("项目|2023年|比上年增减", "毛利率（%）|33.1|1.2", rules=rules), rules)
    assert said(one, "share", "pp", "pp_of") == (33.1, 1.2, "share")
    table = make_table("行业|投资额（亿元）|占比（%）|比重提高（百分点）", "制造业|120|40|1.2", rules=rules)
    (part,) = figures(table, rules)
    assert said(part, "share", "pp", "pp_of") == (40, 1.2, "share")


def test_growth_of_the_quantity_is_not_that_of_the_amount(rules: Rules) -> None:
    table = make_table("商品|数量（吨）|金额（万元）|数量同比（%）|金额同比（%）", "蜂蜜|12|300|5|6", rules=rules)
    assert [said(one, "value", "yoy") for one in figures(table, rules)] == [(12, 5), (300, 6)]


def test_a_growth_tells_what_it_is_worked_out_on(rules: Rules) -> None:
    table = make_table("地区|GDP（亿元）|可比增长（%）", "江阴市|2200|5.5", rules=rules)
    assert said(figures(table, rules)[0], "yoy", "basis") == (5.5, "可比")


def test_a_share_without_a_level_is_named_as_printed(rules: Rules) -> None:
    table = make_table("公司|研发投入占比", "甲股份有限公司|5.1%", rules=rules)
    assert said(figures(table, rules)[0], "label", "share") == ("研发投入占比", 5.1)


def test_where_the_period_was_read(rules: Rules) -> None:
    table = make_table("地区|金额（万元）|2022年（万元）", "滨湖区|1|2", rules=rules, caption="表1 2023年1-8月出口")
    assert [one.period_from for one in figures(table, rules)] == ["paragraph", "clause"]
    plain = make_table("地区|金额（万元）", "滨湖区|1", rules=rules)
    assert said(figures(plain, rules, "2023年1-8月出口情况")[0], "period_end", "period_from") == ("2023-08", "article")
    assert said(figures(plain, rules)[0], "period_end", "period_from") == (None, None)


def test_every_number_of_a_table_is_in_the_ledger(rules: Rules) -> None:
    table = make_table(
        "序号|企业|2023年执行额（万元）|备注",
        "1|甲公司|120|2019年成立，员工30人",
        "2|前10强合计|—|",
        rules=rules,
        caption="表3 执行额前10强企业",
        notes=["注：按1美元兑7元折算。"],
    )
    assert numbers(table, rules) == [
        ("3", "name"), ("前10强", "ordinal"), ("2023年", "date"), ("1", "ordinal"), ("120", "level"),
        ("2019年", "date"), ("30人", "unread"), ("2", "ordinal"), ("前10强", "ordinal"), ("1美元", "unread"),
        ("7元", "unread"),
    ]  # fmt: skip


def test_dates_and_codes_in_a_column_are_no_figures(rules: Rules) -> None:
    table = make_table("活动|截止日期|人数（人）", "讲座|10.21|86", "走访|11.5|12", rules=rules)
    assert [one.raw for one in figures(table, rules)] == ["86", "12"]
    assert numbers(table, rules) == [("10.21", "ordinal"), ("86", "level"), ("11.5", "ordinal"), ("12", "level")]


def test_numbers_and_figures_stand_where_the_body_has_them(rules: Rules) -> None:
    table = make_table(
        "国别|执行额（万元）|同比", "日本|1,102.40|6.5%", rules=rules, caption="表2 情况", unit="单位：万元"
    )
    body = "\n".join(["表2 情况", "单位：万元", *(table.row_text(row) for row in range(table.rows))])
    reading = read_table(table, Around(), SETTING, rules)
    assert body[table.start : table.end] == body
    for number in reading.numbers:
        assert body[number.start : number.end] == number.raw
    assert _joined(reading.numbers) == {"1,102.40": 0, "6.5%": 0}


def _joined(numbers: tuple[Number, ...]) -> dict[str, int]:
    return {number.raw: number.figure for number in numbers if number.figure is not None}


WORDS = [
    "执行额",
    "（万美元）",
    "同比",
    "增长",
    "%",
    "占比",
    "日本",
    "合计",
    "小计",
    "其中：",
    "2023年",
    "1-7月",
    "累计",
    "单位",
    "1.2",
    "34",
    "—",
    "(",
]


@given(
    st.lists(
        st.lists(st.lists(st.sampled_from(WORDS), max_size=4).map("".join), min_size=3, max_size=3),
        min_size=2,
        max_size=5,
    ),
    st.text(max_size=12),
)
def test_any_table_gives_figures_or_numbers_that_stand_in_it(rules: Rules, rows: list[list[str]], caption: str) -> None:
    rows = [["甲", "乙", "丙"], *rows]
    table = make_table(*("|".join(row) for row in rows), rules=rules, caption=caption.replace("\n", "") or None)
    body = "\n".join([*([table.caption] if table.caption else []), *(table.row_text(row) for row in range(table.rows))])
    reading = read_table(table, Around(), Setting(), rules)
    for number in reading.numbers:
        assert body[number.start : number.end] == number.raw
        assert number.figure is None or number.figure < len(reading.figures)
    starts = [number.start for number in reading.numbers]
    assert starts == sorted(starts)
