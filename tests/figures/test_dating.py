"""When a number was so: said with it, in its sentence, before, or not at all."""

from __future__ import annotations

from extractor.figures.setting import Setting
from extractor.figures.text.statements import read_statement
from extractor.rules.loading import load_rules

PATTERNS = load_rules()
SETTING = Setting("2024-01", "太原市", "山西省")


def dated(text: str, setting: Setting = SETTING) -> list[tuple[str, str | None, str | None]]:
    """Return raw, first and last month of each figure of a text."""
    figures = read_statement(text, setting, PATTERNS).figures
    return [(figure.raw, figure.period_start, figure.period_end) for figure in figures]


def test_a_sentence_without_a_period_goes_on_in_that_of_the_text() -> None:
    text = "2023年，进出口总额120亿元。\n其中，出口80亿元。"
    assert dated(text) == [("120亿元", "2023-01", "2023-12"), ("80亿元", "2023-01", "2023-12")]


def test_the_old_one_of_two_values_has_the_period_that_is_printed() -> None:
    assert dated("2023年，取暖费由90元提高到185元。") == [("90元", None, None), ("185元", "2023-01", "2023-12")]
    assert dated("平台由2017年的5个增至2021年的24个。") == [
        ("5个", "2017-01", "2017-12"),
        ("24个", "2021-01", "2021-12"),
    ]


def test_the_year_before_is_that_before_the_year_told_of() -> None:
    assert dated("2023年，占比由上年的5.9%升至7%。") == [("5.9%", "2022-01", "2022-12"), ("7%", "2023-01", "2023-12")]
    assert dated("2022年以来，出口由2022年的5亿元增至8亿元。")[0] == ("5亿元", "2022-01", "2022-12")


def test_the_parts_of_what_was_counted_at_a_day_are_of_that_day() -> None:
    text = "2023年，收入300亿元。截至2023年末，债务余额120亿元。分结构看，债券100亿元，外债20亿元。"
    assert dated(text)[1:] == [
        ("120亿元", "2023-12", "2023-12"),
        ("100亿元", "2023-12", "2023-12"),
        ("20亿元", "2023-12", "2023-12"),
    ]


def test_what_is_done_at_the_beginning_of_a_year_is_done_in_it() -> None:
    assert dated("2023年年初新增和统筹资金724.4亿元。") == [("724.4亿元", "2023-01", "2023-12")]


def test_a_year_from_which_something_holds_is_that_year() -> None:
    assert dated("2023年起义务教育公用经费720元。") == [("720元", "2023-01", "2023-12")]


def test_a_member_counts_at_the_date_of_the_issue() -> None:
    text = "公司成立于2008年。2022年营业收入2亿元，员工300人。拥有专利12项。"
    assert dated(text, Setting("2024-01", card=True))[-1] == ("12项", "2024-01", "2024-01")
