"""A number with its subject → what names and dates it."""

from __future__ import annotations

import pytest

from extractor.rules.rule_set import Rules
from tests.figures.text.reading import at_home, told


def test_us_means_our_city_and_province(rules: Rules) -> None:
    text = "我省执行额17.9亿美元。我市执行额2.5亿美元。我国执行额2718.5亿元。"
    assert told(text, rules, "entity", "region") == [("辽宁省", "辽宁省"), ("大连市", "大连市"), ("全国", "全国")]


def test_a_region_is_that_in_which_the_entity_lies(rules: Rules) -> None:
    text = "金普新区执行额3亿元。山东省济南市执行额5亿元。"
    assert told(text, rules, "entity", "region", "region_code")[1] == ("济南市", "济南市", "370100")
    text = "京津冀等17个省259家市场主体参与交易。山东省执行额5亿元。"
    assert told(text, rules, "raw", "region")[-1] == ("5亿元", "山东省")
    assert "京津冀地区" not in {region for (region,) in told(text, rules, "region")}


def test_a_whole_country_before_an_unknown_noun_is_part_of_its_name(rules: Rules) -> None:
    text = "大连市执行额5亿元，全国统筹调剂金3亿元，全国执行额9亿元。"
    assert told(text, rules, "label", "entity") == [("执行额", "大连市"), ("统筹调剂金", "大连市"), ("执行额", "全国")]


def test_a_scope_is_not_carried_over_to_what_is_counted(rules: Rules) -> None:
    text = "离岸执行额5亿元，合同额6亿元，企业7家。"
    assert told(text, rules, "scope", "raw") == [("离岸", "5亿元"), ("离岸", "6亿元"), (None, "7家")]
    # … but to an amount of something else, though not to its growth alone
    assert told("离岸执行额5亿元，货值6亿元。", rules, "label", "scope")[1] == ("货值", "离岸")
    assert told("离岸执行额5亿元，货值增长6%。", rules, "label", "scope")[1] == ("货值", None)


@pytest.mark.parametrize(
    ("text", "modality", "period"),
    [
        ("力争全市2024年执行额达到20亿元。", "target", ("2024-01", "2024-12")),
        ("全市力争到2025年入驻企业达到500家。", "target", ("2025-12", "2025-12")),
        ("全市预计2024年执行额20亿元。", "forecast", ("2024-01", "2024-12")),
        ("全市计划2024年投资3亿元。", "plan", ("2024-01", "2024-12")),
        ("全市2022年执行额20亿元。", None, ("2022-01", "2022-12")),
    ],
)
def test_what_is_no_fact_is_marked_and_has_the_period_that_it_is_for(
    text: str, modality: str | None, period: tuple[str, str], rules: Rules
) -> None:
    assert told(text, rules, "modality", "period_start", "period_end") == [(modality, *period)]


def test_what_a_policy_grants_is_no_fact(rules: Rules) -> None:
    text = "对新设机构给予最高80万元奖励。已兑现补助3000万元。"
    assert told(text, rules, "raw", "bound", "modality") == [("最高80万元", "le", "policy"), ("3000万元", None, None)]


def test_a_target_reaches_no_further_than_its_part_of_the_sentence(rules: Rules) -> None:
    text = "全市力争2024年执行额达到20亿元；1-7月已完成9亿元。"
    assert told(text, rules, "value", "modality", "period_end") == [(20, "target", "2024-12"), (9, None, "2023-07")]


def test_the_year_of_a_plan_dates_no_month_behind_it(rules: Rules) -> None:
    text = "全市预计2024年合同额5亿元。6月，执行额0.5亿元。"
    assert told(text, rules, "period_start") == [("2024-01",), ("2023-06",)]


def test_how_final_a_number_is_and_whose_members_it_counts(rules: Rules) -> None:
    text = "据初步核算，1-7月，规模以上工业企业实现利润6亿元。"
    assert told(text, rules, "status", "population", "label") == [("初步核算", "规模以上工业企业", "利润")]
    assert told("1-7月，利润6亿元。", rules, "status", "population") == [(None, None)]


def test_firms_of_a_kind_are_an_item_beside_those_of_another(rules: Rules) -> None:
    text = "民营企业进出口5亿元，外资企业进出口3亿元。"
    assert told(text, rules, "item", "population") == [("民营企业", None), ("外商投资企业", None)]


@pytest.mark.parametrize(
    ("text", "kind", "end"),
    [
        ("截至8月底，园区入驻企业318家。", "stock", "2023-08"),
        ("1-8月，园区新增企业41家。", "cumulative", "2023-08"),
        ("1-8月，全市培训学员2.1万人次。", "cumulative", "2023-08"),
        ("截至8月底，基地年培训能力8000人次。", "stock", "2023-08"),
        ("截至8月底，累计培训2.6万人次。", "stock", "2023-08"),
        ("1-8月，累计培训2.6万人次。", "cumulative", "2023-08"),  # over the period that is told
        ("2022年，全市举办对接会12场。", "year", "2022-12"),
        ("2022年，全市拥有孵化器12家。", "stock", "2022-12"),
        ("2022年，全市贷款余额12亿元。", "stock", "2022-12"),
        ("2022年，全市贷款发放12亿元。", "year", "2022-12"),
        ("2022年，全市标准厂房出租率92%。", "stock", "2022-12"),
        ("2022年，全市产品合格率92%。", "year", "2022-12"),
    ],
)
def test_the_predicate_tells_a_stock_from_a_flow(text: str, kind: str, end: str, rules: Rules) -> None:
    assert told(text, rules, "period_kind", "period_end") == [(kind, end)]


def test_a_flow_beside_a_stock_has_its_own_period(rules: Rules) -> None:
    text = "截至8月底，全市备案企业812家，当季新增64家，今年净增133家。"
    assert told(text, rules, "value", "period_start", "period_end") == [
        (812, "2023-08", "2023-08"), (64, "2023-07", "2023-08"), (133, "2023-01", "2023-08"),
    ]  # fmt: skip


def test_a_share_of_a_part_has_the_period_of_the_level_before(rules: Rules) -> None:
    text = "截至6月底，从业人员78万人，其中大学以上学历占七成。"
    assert told(text, rules, "share", "period_end", "period_kind") == [
        (None, "2023-06", "stock"), (70, "2023-06", "stock"),
    ]  # fmt: skip


def test_a_year_of_the_issue_that_may_be_part_of_a_name_dates_what_stands_in_its_clause(rules: Rules) -> None:
    assert told("2023年执行额5亿元。", rules, "period_start", "period_end") == [("2023-01", "2023-12")]
    assert told("2023年服贸会闭幕，签约额5亿元。", rules, "period_kind", "period_from") == [("stock", "issue")]


def test_a_fair_without_a_date_has_the_day_that_was_told(rules: Rules) -> None:
    text = "1-7月，全市执行额5亿元。9月2日，第九届滨城软件交易会开幕。滨城软件交易会签约额3亿元。"
    assert told(text, rules, "value", "period_end", setting=at_home(rules))[-1] == (3, "2023-09")


def test_under_the_heading_of_a_plan_the_year_is_that_of_the_plan(rules: Rules) -> None:
    text = "二、2024年预算草案\n全市政府性基金预算收入6亿元。年末滚存结余9亿元。"
    assert told(text, rules, "period_start", "period_end") == [("2024-01", "2024-12"), ("2024-12", "2024-12")]
    assert None not in {modality for (modality,) in told(text, rules, "modality")}


def test_a_debt_that_may_be_either_goes_by_its_whole(rules: Rules) -> None:
    text = "2022年末，全市政府债务余额90亿元，其中一般债务50亿元。"
    assert told(text, rules, "period_kind") == [("stock",), ("stock",)]
    text = "2022年，全市债务转贷支出9亿元，其中一般债务5亿元。"
    assert told(text, rules, "period_kind") == [("year",), ("year",)]
