"""Whatever the text: figures, unread numbers or nothing, soon, and the same wherever its lines broke."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.bulletin import read_bulletin
from extractor.figures.setting import Setting
from extractor.figures.text.statements import Statement, read_statement
from extractor.model import Line
from extractor.rules.loading import load_rules
from extractor.words.joining import join
from tests import FIXTURES

PATTERNS = load_rules()
SETTING = Setting("2023-09", "大连市", "辽宁省")

# The words that rules are made of, in any order: far denser in near misses than text that people write.
WORDS = (
    *"0123456789.,%‰+-—、，。；：（）“”《》\n 年月日个家万亿元人成倍为达至到由从占比的和与及等其中",
    *"203626.35 1,234.56 １２.３％ 百分之十二点五 三成 数十 两万多 二〇二二 NTT DATA CMMI5级".split(),
    *"万美元 亿元 万人 平方米 个百分点 元/吨 1-7月 前三季度 上半年 截至7月底 2022年 去年同期 上年末 “十三五”期间".split(),
    *"同比 环比 较上年 增长 下降 持平 收窄 扩大 翻一番 分别 依次 合计 占比 比重 增速 降幅".split(),
    *"离岸 在岸 服务外包 执行额 合同额 进出口 从业人员 日本 RCEP国家 信息技术外包（ITO） 我市 全国 从国际市场看".split(),
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map("".join)


def read(text: str) -> Statement:
    return read_statement(text, SETTING, PATTERNS)


@given(TEXTS)
def test_any_text_is_read(text: str) -> None:
    statement = read(text)
    for figure in statement.figures:
        assert text[figure.start : figure.end] == figure.raw
        assert (figure.period_start is None) == (figure.period_end is None)
        assert figure.period_start is None or figure.period_start <= (figure.period_end or "")
    at = 0
    for number in statement.numbers:
        assert at <= number.start < number.end
        at = number.end
    noted = {place for number in statement.numbers for place in range(number.start, number.end)}
    assert all(place in noted for place, character in enumerate(text) if character.isdecimal())


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "一",
        "分别",
        "1、",
        "，",
        "（",
        "1%、",
        "1万",
        "1元",
        "日本、",
        "同比增长1%",
        "由1增至",
        "2022年",
        "a1",
        "1-",
        "“一",
    ],
)
def test_a_page_of_one_thing_takes_less_than_a_second(piece: str) -> None:
    page = (piece * 2000)[:2000]
    read(page)
    started = time.process_time()
    read(page)
    assert time.process_time() - started < 1


def test_fifty_pages_of_digits_are_read() -> None:
    text = "分别1234567890，" * 9000
    started = time.process_time()
    numbers = read(text).numbers
    assert time.process_time() - started < 50
    assert sum(number.end - number.start for number in numbers) >= 90000


def line(text: str, position: int) -> Line:
    lefts = tuple(float(at) for at in range(len(text)))
    rights = tuple(left + 1 for left in lefts)
    return Line(1, position, text, 0, position, len(text), position + 1, 1, False, "", lefts, rights)


def facts(statement: Statement) -> list[object]:
    """Return the figures without their places, and the numbers with their roles."""
    figures = [replace(figure, start=0, end=0, sentence="") for figure in statement.figures]
    return [*figures, *[(number.role, number.figure) for number in statement.numbers]]


def _bodies() -> list[str]:
    bulletin = read_bulletin(FIXTURES / "2023-09.pdf", PATTERNS)
    return [
        paragraph.text
        for section in bulletin.sections
        for article in section.articles
        for paragraph in article.paragraphs
        if any(character.isdigit() for character in paragraph.text)
    ]


@pytest.mark.parametrize("text", _bodies())
def test_a_line_break_anywhere_changes_nothing(text: str) -> None:
    whole = facts(read(text))
    for at in range(1, len(text)):
        if text[at - 1].isascii() and text[at].isascii() and text[at - 1 : at + 1].isalpha():
            continue  # no line breaks inside a Latin word
        joined = join([line(text[:at], 0), line(text[at:], 1)]).text
        if joined != text:
            assert facts(read(joined)) == whole, f"{text[:at]}⏎{text[at:]}"
