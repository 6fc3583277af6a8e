"""Records as a table, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.archive.records import FoundFigure
from extractor.model import Bound, Box, Figure
from extractor.output.listing import (
    FIGURE_COLUMNS,
    csv_text,
    figure_records,
    figure_table,
    json_text,
    result_lines,
    result_records,
)
from extractor.output.terminal import cut, text_table, width_of
from extractor.search.results import SearchResult
from extractor.search.search import Span, snippet

FIGURE = Figure(
    page=2,
    start=9,
    end=20,
    raw="203626.35万美元",
    sentence="1-7月，执行额203626.35万美元，同比增长12.3%。",
    rule="level",
    boxes=(Box(2, 72.0, 100.0, 180.5, 112.0),),
    indicator="服务外包执行额",
    item="日本",
    period_start="2023-01",
    period_end="2023-07",
    value=203626.35,
    unit="万美元",
    amount=2036263500.0,
    base_unit="USD",
    yoy=12.3,
    share=31.68,
)
FOUND = FoundFigure(7, "会刊 2023年第9期", "2023-09", "数据月报", None, FIGURE)


def test_columns_of_a_table_are_aligned_though_a_han_character_takes_two_places() -> None:
    lines = text_table(("item", "n"), [("日本", "1"), ("ITO", "22")]).splitlines()
    assert lines == ["item  n", "----  --", "日本  1", "ITO   22"]


def test_a_figure_is_one_line_of_the_table() -> None:
    header, _, line = figure_table([FOUND]).splitlines()
    assert header.split() == "id indicator scope entity item period printed yoy share issue page".split()
    assert line.split() == "7 服务外包执行额 日本 2023-01..2023-07 203626.35万美元 +12.3% 31.68% 2023-09 2".split()


def test_a_list_has_populations_and_what_is_no_fact_where_there_are_some() -> None:
    target = replace(FIGURE, population="限额以上单位", modality="target", bound="ge", period_from="issue", raw="5亿元")
    header, _, fact, line = figure_table([FOUND, replace(FOUND, figure=replace(target, unit="亿元"))]).splitlines()
    assert header.split()[:7] == "id indicator scope entity population item period".split()
    assert header.split()[7:9] == "modality printed".split()
    assert "target" not in fact
    assert line.split()[1:6] == "服务外包执行额 限额以上单位 日本 2023-01..2023-07? target".split()
    assert "≥5亿元" in line


@pytest.mark.parametrize(("bound", "sign"), [("gt", ">"), ("ge", "≥"), ("lt", "<"), ("le", "≤"), ("approx", "≈")])
def test_a_bound_that_stands_before_the_number_has_its_sign(bound: Bound, sign: str) -> None:
    assert f"{sign}203626.35万美元" in figure_table([replace(FOUND, figure=replace(FIGURE, bound=bound))])
    said = replace(FIGURE, bound=bound, raw="300多家", unit="家")
    assert sign not in figure_table([replace(FOUND, figure=said)])


def test_csv_opens_with_the_mark_of_utf_8_and_reads_back() -> None:
    text = csv_text(FIGURE_COLUMNS, figure_records([FOUND]))
    assert text.startswith("\ufeffid,issue,")
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    assert row["raw"] == FIGURE.raw
    assert row["value"] == "203626.35"
    assert row["scope"] == ""
    assert json.loads(row["boxes"]) == [[2, 72.0, 100.0, 180.5, 112.0]]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        *((text, f"'{text}") for text in ("=1+1", "@SUM(A1)", "+1-1", "-2+cmd|' /C calc'!A0", "-3.2万人", "\t=1", "+")),
        *((text, text) for text in ("-3.2%", "+1,234.5", "-5", "\t总计", "1=1", "—", "外包", "")),
    ],
)
def test_no_text_of_a_csv_is_a_formula_and_a_number_stays_one(text: str, written: str) -> None:
    assert list(csv.reader(io.StringIO(csv_text(["raw", "yoy"], [{"raw": text, "yoy": -3.2}]), newline="")))[1] == [
        *(written, "-3.2")
    ]


def test_csv_of_nothing_is_its_header() -> None:
    assert csv_text(FIGURE_COLUMNS, []).count("\n") == 1


def test_json_holds_every_column_and_chinese_as_it_is() -> None:
    text = json_text(figure_records([FOUND]))
    assert "服务外包执行额" in text
    (record,) = json.loads(text)
    assert list(record) == list(FIGURE_COLUMNS)


def test_a_hit_shows_its_place_and_its_words_but_obeys_no_control_character() -> None:
    hit = SearchResult(3, 1, "会刊", "2023-09", 2023, "行业资讯", None, (), None, snippet("服务\x1b[2J外包", "外包"), 4)
    assert result_lines(hit, "<", ">") == "2023-09  行业资讯  -  p. 4\n    服务 [2J<外包>"
    assert result_records([hit])[0]["snippet"] == "服务\x1b[2J[外包]"
    titled = replace(hit, title="软件\x1b外包", title_spans=(Span(3, 5),))
    assert result_lines(titled, "<", ">").startswith("2023-09  行业资讯  软件 <外包>  p. 4\n")


@pytest.mark.parametrize(("text", "shown"), [("外包", "外包"), ("外包业务", "外…"), ("abcde", "abc…"), ("a\nb", "a b")])
def test_what_is_too_wide_is_cut(text: str, shown: str) -> None:
    assert cut(text, 4) == shown


@given(st.text(), st.integers(2, 40))
def test_what_was_cut_fits_and_is_one_line(text: str, width: int) -> None:
    shown = cut(text, width)
    assert width_of(shown) <= width
    assert len(shown.splitlines()) <= 1
