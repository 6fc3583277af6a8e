"""Texts and their figures; each expectation was read off the text by a person."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.figures.entities.around import IssuePlace, around_article
from extractor.figures.setting import setting_at
from extractor.figures.text.statements import read_statement
from extractor.rules.loading import load_rules
from extractor.rules.rule_set import Rules
from tests.figures.text.reading import at_home, fields, read, told

RULES = load_rules()


def test_a_paragraph_of_a_monthly_report(rules: Rules) -> None:
    statement = read(
        "1-7月，大连市服务外包合同签约额（包含在岸）203626.35万美元，同比下降55.08%；"
        "接包合同执行额金额184439.13万美元，同比增长17.68%。"
        "其中，离岸服务外包合同额168128.96万美元，同比下降32.27%；执行额132857.36万美元，同比增长13.04%。",
        rules,
    )
    assert [fields(figure, "indicator", "scope", "amount", "yoy") for figure in statement.figures] == [
        ("服务外包合同额", None, 2036263500, -55.08),
        ("服务外包执行额", None, 1844391300, 17.68),
        ("服务外包合同额", "离岸", 1681289600, -32.27),
        ("服务外包执行额", "离岸", 1328573600, 13.04),
    ]
    assert {fields(figure, "period_start", "period_end", "region") for figure in statement.figures} == {
        ("2023-01", "2023-07", "大连市")
    }


def test_items_levels_and_growths_are_aligned(rules: Rules) -> None:
    text = (
        "1-7月接包执行金额前三的依次是日本、荷兰、新加坡，分别是41481万美元、29960万美元、19980万美元，"
        "同比分别增长4.52%、23.82%、8.87%。"
    )
    assert told(text, rules, "item", "value", "yoy") == [
        ("日本", 41481, 4.52), ("荷兰", 29960, 23.82), ("新加坡", 19980, 8.87),
    ]  # fmt: skip


def test_items_listed_first_get_their_numbers_clause_by_clause(rules: Rules) -> None:
    text = (
        "从业务结构看，1-7月离岸信息技术外包（ITO）、业务流程外包（BPO）和知识流程外包（KPO）执行额分别为"
        "94558.19万美元，同比增长7.04%；35234.95万美元，同比增长36.26%；3064.21万美元，同比下降7.82%。"
    )
    assert told(text, rules, "item", "scope", "value", "yoy", "breakdown") == [
        ("ITO", "离岸", 94558.19, 7.04, "业务结构"),
        ("BPO", "离岸", 35234.95, 36.26, "业务结构"),
        ("KPO", "离岸", 3064.21, -7.82, "业务结构"),
    ]


def test_a_stock_is_dated_by_its_own_words(rules: Rules) -> None:
    text = "1-7月离岸执行额71757.84万美元。截至7月底，全市登记服务外包企业1155家，从业人员14.1万人。"
    assert told(text, rules, "period_start", "period_end", "period_kind") == [
        ("2023-01", "2023-07", "cumulative"), ("2023-07", "2023-07", "stock"), ("2023-07", "2023-07", "stock"),
    ]  # fmt: skip


def test_the_words_that_gave_a_field_are_kept_with_their_place(rules: Rules) -> None:
    text = "1-7月，离岸执行额5亿元。"
    (origins,) = read(text, rules).origins
    assert {field: text[said.start : said.end] for field, said in origins.items() if said.start >= 0} == {
        "indicator": "执行额", "label": "离岸执行额", "scope": "离岸", "period": "1-7月",
    }  # fmt: skip
    assert origins["period"].thing == "2023-01..2023-07"
    # Of nobody in the text: the issue's place stands in, and where that lies
    assert [(origins[field].thing, origins[field].start) for field in ("entity", "region")] == [("大连市", -1)] * 2


def test_a_heading_dates_what_follows(rules: Rules) -> None:
    text = "二、2022年执行情况\n执行额5亿元。"
    assert told(text, rules, "period_start", "period_end", "period_from") == [("2022-01", "2022-12", "article")]


def test_a_paragraph_starts_from_the_headline_again(rules: Rules) -> None:
    text = "1-7月，执行额5亿元，其中7月执行额1亿元。\n合同额6亿元。"
    assert told(text, rules, "raw", "period_start") == [
        ("5亿元", "2023-01"),
        ("1亿元", "2023-07"),
        ("6亿元", "2023-01"),
    ]


def test_the_ledger_has_every_number_in_order(rules: Rules) -> None:
    statement = read("9月2日，公司通过CMMI5级认证，员工460余人，占72%，版本2.0。", rules)
    assert [(number.raw, number.role) for number in statement.numbers] == [
        ("9月2日", "date"), ("CMMI5级", "name"), ("460余人", "level"), ("72%", "share"), ("2.0", "unread"),
    ]  # fmt: skip


def test_a_number_points_at_its_figure_and_knows_what_read_it(rules: Rules) -> None:
    statement = read("合同额3亿元。离岸执行额29.8亿美元，同比增长5.1%。", rules)
    assert [number.figure for number in statement.numbers] == [0, 1, 1]
    assert [claim.text if claim else None for claim in statement.claims] == ["3亿元", "29.8亿美元", "同比增长5.1%"]


def test_variant_characters_and_half_width_marks_are_read_as_the_usual_ones(rules: Rules) -> None:
    text = "1-7月,出口總値5亿元;同比増长5%。"
    assert told(text, rules, "value", "yoy") == [(5, 5)]
    statement = read(text, rules)
    assert len(statement.text) == len(text)
    assert statement.text[4] == "，"
    assert {figure.sentence for figure in statement.figures} == {text}


def test_the_year_that_a_report_covers_is_where_a_text_begins(rules: Rules) -> None:
    setting = replace(at_home(rules, "2022-07"), covers=2021)
    assert told("执行额30亿元。", rules, "period_start", "period_end", setting=setting) == [("2021-01", "2021-12")]


def test_subjects_that_nobody_knows_are_told(rules: Rules) -> None:
    statement = read("庞庞塔坡累计完成投资39亿元。全市执行额5亿元。", rules)
    assert [statement.text[start:end] for start, end in statement.unknown] == ["庞庞塔坡"]
    assert [figure.entity for figure in statement.figures] == [None, "大连市"]


@given(
    st.text(
        alphabet="离岸执行额合同日本、韩国分别为同比增长下降持平1234567890.,%万亿美元个家，。；和占比的月年（）\n",
        max_size=120,
    )
)
@settings(max_examples=300, deadline=None)
def test_any_text_gives_figures_numbers_or_nothing(text: str) -> None:
    statement = read(text, RULES)
    for figure in statement.figures:
        assert text[figure.start : figure.end] == figure.raw
    at = 0
    for number in statement.numbers:
        assert at <= number.start < number.end
        at = number.end
    claimed = {place for number in statement.numbers for place in range(number.start, number.end)}
    assert all(place in claimed for place, character in enumerate(text) if character.isdigit())


def test_the_year_in_a_heading_above_dates_a_text(rules: Rules) -> None:
    around = around_article(IssuePlace(), "收支预算", "2024年预算草案", rules)
    setting = replace(setting_at("2024-01", "山西省", rules), around=around)
    statement = read_statement("一般公共预算收入3100亿元，增长5%。", setting, rules)
    assert [fields(figure, "period_start", "period_end", "period_from") for figure in statement.figures] == [
        ("2024-01", "2024-12", "article")
    ]
