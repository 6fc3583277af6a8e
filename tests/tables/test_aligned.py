"""Tables without rulings: numbers below each other are one, and whatever only looks like it is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model import Line
from extractor.rules.rule_set import Rules
from extractor.tables.aligned import _column, _ColumnExtent, aligned_sheets
from extractor.tables.sheet import LinePart, Sheet
from tests.making import make_printed


def set_lines(*rows: str, xs: tuple[float, ...] = (80, 240, 320, 400), pitch: float = 18) -> list[Line]:
    """Set texts that are parted by `|` at these x; the numbers end 40 points right of theirs."""
    lines: list[Line] = []
    for number, text in enumerate(rows):
        for part, x in zip(text.split("|"), xs, strict=False):
            if part.strip():
                right = x + 40 if part.strip()[0] in "-0123456789" else None
                lines.append(
                    make_printed(part.strip(), x=x, right=right, top=100 + pitch * number, position=len(lines))
                )
    return lines


def sheets(lines: list[Line], rules: Rules, *titles: str) -> list[Sheet]:
    return aligned_sheets(lines, lambda line: line.text in titles, rules)


def texts(sheet: Sheet) -> list[tuple[int, int, int, str]]:
    return [(cell.row, cell.column, cell.column_span, cell.text) for cell in sheet.cells]


ROWS = ("日本|1,102.40|6.5", "韩国|655.90|-2.8", "美国|402.17|14.0")


def test_rows_of_numbers_with_their_header_are_a_table(rules: Rules) -> None:
    (sheet,) = sheets(set_lines("国别|执行额|同比", *ROWS), rules)
    assert (sheet.rows, sheet.columns) == (4, 3)
    assert texts(sheet)[:6] == [
        (0, 0, 1, "国别"), (0, 1, 1, "执行额"), (0, 2, 1, "同比"), (1, 0, 1, "日本"), (1, 1, 1, "1,102.40"), (1, 2, 1, "6.5"),
    ]  # fmt: skip


def test_a_group_s_name_and_places_left_empty_belong_to_it(rules: Rules) -> None:
    lines = set_lines("指标|6月|1-6月", "出口|21.3|120.6", "其中：", "软件|—|12.0", "服务|1.1|", "合计|22.4|132.6")
    (sheet,) = sheets(lines, rules)
    assert (sheet.rows, sheet.columns) == (6, 3)
    assert (2, 0, 1, "其中：") in texts(sheet)


def test_a_group_s_name_may_stand_between_the_header_and_the_first_numbers(rules: Rules) -> None:
    (sheet,) = sheets(set_lines("指标|6月|1-6月", "每股指标", *ROWS), rules)
    assert texts(sheet)[:4] == [(0, 0, 1, "指标"), (0, 1, 1, "6月"), (0, 2, 1, "1-6月"), (1, 0, 1, "每股指标")]


def test_a_title_above_the_numbers_is_no_group_s_name(rules: Rules) -> None:
    (sheet,) = sheets(set_lines("各市场情况如下|单位：万元", "滨海市离岸服务外包主要市场执行额", *ROWS), rules)
    assert sheet.rows == 3


def test_a_header_over_two_columns_spans_them(rules: Rules) -> None:
    lines = [
        make_printed("合同额", x=300, top=82, position=0),
        *set_lines("国别|金额|同比", *ROWS),
    ]
    (sheet,) = sheets(lines, rules)
    assert (0, 1, 2, "合同额") in texts(sheet)


def test_the_text_above_and_below_stays_text(rules: Rules) -> None:
    text = "1-7月，全市离岸执行额增长较快，各市场情况如下所示。"
    lines = set_lines(text, "国别|执行额|同比", *ROWS, text)
    (sheet,) = sheets(lines, rules)
    assert sheet.keys == {line.key for line in lines if line.text != text}


def test_two_rows_are_no_table(rules: Rules) -> None:
    assert sheets(set_lines("国别|执行额|同比", *ROWS[:2]), rules) == []


def test_one_column_of_numbers_needs_a_caption(rules: Rules) -> None:
    rows = ("数据快报|3", "行业要闻|5", "会员单位|12", "国际观察|20")
    assert sheets(set_lines(*rows), rules) == []
    (sheet,) = sheets(set_lines("表1企业数", *rows), rules, "表1企业数")
    assert (sheet.rows, sheet.columns) == (4, 2)


def test_words_in_columns_are_no_table(rules: Rules) -> None:
    rows = ("走访企业|9月3日|14:00", "座谈会|9月12日|9:30", "培训班|9月26日|9:00", "年会|12月|10:00")
    assert sheets(set_lines(*rows), rules) == []


def test_numbers_that_stand_in_no_columns_are_no_table(rules: Rules) -> None:
    lines: list[Line] = []
    for number, shift in enumerate((0, 50, 25, 90)):
        lines += [
            make_printed("增长", x=80 + shift, top=100 + 18 * number, position=len(lines)),
            make_printed("12.5", x=140 + shift, top=100 + 18 * number, position=len(lines) + 1),
            make_printed("3.75", x=190 + shift, top=100 + 18 * number, position=len(lines) + 2),
        ]
    assert sheets(lines, rules) == []


def test_rows_far_apart_are_not_one_table(rules: Rules) -> None:
    lines = [*set_lines(*ROWS), *set_lines(*ROWS)]
    moved = [
        make_printed(line.text, x=line.x0, right=line.x1, top=line.top + (200 if index > 8 else 0), position=index)
        for index, line in enumerate(lines)
    ]
    assert [sheet.rows for sheet in sheets(moved, rules)] == [3, 3]


edges = st.lists(st.floats(0, 600), min_size=2, max_size=12).map(lambda found: sorted(found)[: len(found) // 2 * 2])


@given(edges, st.floats(0, 600), st.floats(0, 200))
def test_a_part_of_a_line_stands_in_the_column_that_it_overlaps_most(
    found: list[float], x: float, width: float
) -> None:
    strips = [_ColumnExtent(left, right) for left, right in zip(found[::2], found[1::2], strict=True)]
    part = LinePart(make_printed("1", x=x, right=x + width), 0, 1)
    overlaps = [min(part.x1, strip.x1) - max(part.x0, strip.x0) for strip in strips]
    assert _column(strips, part) == overlaps.index(max(overlaps))


# ------------------------------------------------------------------ at the edges: rows 18 points apart, text of 10


def spaced(*tops: float) -> list[Line]:
    """Rows of numbers at these heights."""
    return [
        make_printed(text, x=x, right=right, top=top, position=3 * at + place)
        for at, top in enumerate(tops)
        for place, (text, x, right) in enumerate((("日本", 80, None), ("12", 240, 280), ("34", 320, 360)))
    ]


@pytest.mark.parametrize(("step", "rows"), [(46.7, 4), (46.9, 3)])
def test_a_row_follows_within_two_and_a_half_times_the_usual_distance(step: float, rows: int, rules: Rules) -> None:
    # Rows are usually 18 points apart
    (sheet,) = sheets(spaced(100, 118, 136, 136 + step), rules)
    assert sheet.rows == rows


@pytest.mark.parametrize(("step", "found"), [(52, True), (52.1, False)])
def test_the_second_row_follows_within_that_of_twice_the_size(step: float, found: bool, rules: Rules) -> None:
    assert bool(sheets(spaced(100, 100 + step, 118 + step), rules)) == found


@pytest.mark.parametrize(("top", "rows"), [(74, 4), (73.9, 3)])
def test_a_header_stands_right_above_the_numbers(top: float, rows: int, rules: Rules) -> None:
    header = [make_printed(text, x=x, top=top, position=20 + x) for text, x in (("国别", 80), ("金额", 250))]
    (sheet,) = sheets([*header, *spaced(100, 118, 136)], rules)
    assert sheet.rows == rows


@pytest.mark.parametrize(("count", "rows"), [(3, 6), (4, 6)])
def test_a_header_has_three_rows_at_most(count: int, rows: int, rules: Rules) -> None:
    header = ["国别|金额|同比"] * count
    (sheet,) = sheets(set_lines(*header, *ROWS), rules)
    assert sheet.rows == rows


@pytest.mark.parametrize(("length", "rows"), [(24, 4), (25, 3)])
def test_a_cell_of_a_header_has_24_characters_at_most(length: int, rows: int, rules: Rules) -> None:
    lines = [
        make_printed("甲" * length, x=80, top=86, position=20, size=6),
        make_printed("金额", x=330, top=86, position=21, size=6),
    ]
    (sheet,) = sheets([*lines, *spaced(100, 118, 136)], rules)
    assert sheet.rows == rows


@pytest.mark.parametrize(("left", "right", "rows"), [(60, 380, 4), (59.9, 380, 3), (60, 380.1, 3)])
def test_a_header_is_two_characters_wider_than_the_columns_at_most(
    left: float, right: float, rows: int, rules: Rules
) -> None:
    lines = [make_printed("国别", x=left, top=82, position=20), make_printed("金额", right=right, top=82, position=21)]
    (sheet,) = sheets([*lines, *spaced(100, 118, 136)], rules)
    assert sheet.rows == rows


@pytest.mark.parametrize(("empty", "found"), [(2, True), (3, False)])
def test_half_of_the_places_hold_numbers(empty: int, found: bool, rules: Rules) -> None:
    # Of each of two columns of numbers two of four must be there
    rows = ["韩国|12|" if at < empty else "日本|12|34" for at in range(4)]
    assert bool(sheets(set_lines(*rows), rules)) == found


def test_a_note_ends_a_table_whatever_stands_below_it(rules: Rules) -> None:
    lines = set_lines("国别|执行额|同比", *ROWS, "注：同比按可比口径计算。", "|1912|1486", "|2018|1963")
    (sheet,) = sheets(lines, rules)
    assert sheet.rows == 4
