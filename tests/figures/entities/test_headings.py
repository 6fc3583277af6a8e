"""Which rank a numbered paragraph has, and whom its heading names for what stands under it."""

from __future__ import annotations

import pytest

from extractor.figures.entities.carried import Carried
from extractor.figures.entities.gazetteer import gazetteer_of
from extractor.figures.entities.headings import Headings
from extractor.figures.entities.names import NameFinder
from extractor.figures.entities.whom import Whom
from extractor.figures.reading import read_text
from extractor.figures.setting import setting_at
from extractor.rules.rule_set import Rules

HOME = Whom("浙江省", "place", level="province", code="330000")
BEGUN = Carried(HOME, HOME, HOME, HOME)


@pytest.fixture(scope="module")
def headings(rules: Rules) -> Headings:
    gazetteer = gazetteer_of(rules)
    return Headings(NameFinder(gazetteer, HOME.code, rules), gazetteer, rules)


@pytest.mark.parametrize(
    ("paragraph", "rank"),
    [
        ("一、收支情况", 0),
        ("第三部分 预算草案", 0),
        ("（十二）转移支付情况。", 1),
        ("3.省本级收入", 2),
        ("（4）教育支出", 3),
        ("②其他", 4),
        ("3.2亿元是上限", None),
        ("全省收入增长5%。", None),
    ],
)
def test_numbers_have_ranks(headings: Headings, paragraph: str, rank: int | None) -> None:
    assert headings.rank(paragraph) == rank


@pytest.mark.parametrize(
    ("paragraph", "name"),
    [
        ("（二）省本级一般公共预算支出情况。教育支出20亿元。", "浙江省本级"),
        ("2.宁波海天数据有限公司", "宁波海天数据有限公司"),
        ("一、温州市财政运行情况", "温州市"),
        ("（三）转移支付情况。", None),
        # a sentence is no heading, though it has a number before it
        ("2.温州市完成投资20亿元。", None),
        ("2.温州市稳中向好，投资加快。", None),
    ],
)
def test_a_heading_names_whom_its_part_is_about(headings: Headings, paragraph: str, name: str | None) -> None:
    whom = headings.whom(paragraph, 0, BEGUN)
    assert (whom and whom.name) == name


def test_what_stands_under_a_heading_is_told_of_whom_it_names(rules: Rules) -> None:
    text = (
        "（一）全省一般公共预算支出情况。\n支出5000亿元。\n"
        "（二）省本级一般公共预算支出情况。\n教育支出100亿元。\n1.重点支出\n科技支出20亿元。全省科技支出90亿元。\n"
        "农林水支出12亿元。\n（三）转移支付情况。\n转移支付支出200亿元。"
    )
    figures = read_text(text, setting_at("2024-03", "浙江省", rules), rules).figures
    assert [(one.figure.raw, one.figure.entity) for one in figures] == [
        ("5000亿元", "浙江省"),
        ("100亿元", "浙江省本级"),
        ("20亿元", "浙江省本级"),
        ("90亿元", "浙江省"),
        ("12亿元", "浙江省本级"),
        ("200亿元", "浙江省"),
    ]


def test_a_heading_above_the_text_names_a_part_of_the_issues_place(headings: Headings) -> None:
    whom = headings.whom_above("省本级重点支出安排情况", BEGUN)
    assert whom is not None
    assert (whom.name, whom.assumed) == ("浙江省本级", True)
    assert headings.whom_above("杭州市的做法", BEGUN) is None
    assert headings.whom_above("省本级支出安排，预计5亿元", BEGUN) is None
