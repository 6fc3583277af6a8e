from __future__ import annotations

import pytest

from extractor.lines.letters import Letters
from extractor.lines.lines import read_lines
from extractor.model import Line, Page
from extractor.model.characters import Char, runs_of
from extractor.rules.rule_set import Rules


@pytest.fixture(scope="module")
def letters(rules: Rules) -> Letters:
    return Letters(rules)


def typed(text: str, x: float = 80.0, top: float = 100.0, size: float = 10.0, gap: float = 0.0) -> list[Char]:
    """Return the text as a PDF gives it: Latin half as wide as Chinese, `gap` points between characters."""
    chars = []
    for char in text:
        width = size / 2 if char.isascii() else size
        chars.append(Char(char, x, top, x + width, top + size, size, False))
        x += width + gap
    return chars


def lines_of(chars: list[Char], letters: Letters) -> list[Line]:
    return read_lines(Page(1, 595, 842, tuple(runs_of(chars))), letters)


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("签约额 203626.35 万美元", "签约额203626.35万美元"),
        ("２０２０年１—６月", "2020年1—6月"),
        ("下降４．６％", "下降4.6%"),
        ("下降４．", "下降4."),
        ("同比－８．４％、＋２２．７％", "同比-8.4%、+22.7%"),
        ("企业 NTT DATA 集团", "企业NTT DATA集团"),
        ("ＣＭＭＩ５ 级", "CMMI5级"),
        ("类　　型：会员单位", "类型：会员单位"),
        ("“一带一路” 沿线", "“一带一路”沿线"),
        ("（ITO）、（BPO）", "（ITO）、（BPO）"),
        ("（一）总体情况．其他", "（一）总体情况．其他"),
        ("⻓三⻆⼤数据", "长三角大数据"),
        ("\ufb01nance", "finance"),
        ("云\uf0e0计\u200b算", "云计算"),
        ("Ａ／Ｂ测试", "A/B测试"),
        ("46.2：18.5：35.3", "46.2：18.5：35.3"),
        ("１０１\U001001b0６％", "101.6%"),
        ("完成101\ue0016亿元", "完成101 6亿元"),
    ],
)
def test_text_is_normalised(printed: str, text: str, letters: Letters) -> None:
    (line,) = lines_of(typed(printed), letters)

    assert line.text == text
    assert len(line.lefts) == len(line.rights) == len(text)
    assert all(left <= right for left, right in zip(line.lefts, line.rights, strict=True))


def test_wide_gaps_of_justified_text_are_no_blanks(letters: Letters) -> None:
    (line,) = lines_of(typed("元，同比增长", gap=8.0), letters)
    assert line.text == "元，同比增长"


def test_a_gap_between_latin_words_is_a_blank_though_none_is_printed(letters: Letters) -> None:
    (line,) = lines_of(typed("NTT") + typed("DATA", x=98.0), letters)

    assert line.text == "NTT DATA"
    assert (line.lefts[3], line.rights[3]) == (95.0, 98.0)


@pytest.mark.parametrize("bullet", ["\uf06c", "●", "◆", "■", "★", "▲", "➢"])
def test_a_bullet_leaves_the_text(bullet: str, letters: Letters) -> None:
    (line,) = lines_of(typed(f"{bullet} 数字贸易统计"), letters)

    assert (line.bullet, line.text) == (bullet, "数字贸易统计")
    assert (line.x0, line.lefts[0]) == (80.0, 95.0)


def test_other_fonts_stay_on_their_line_and_raised_marks_leave_it(letters: Letters) -> None:
    chars = typed("增长") + typed("13.04%", x=100, top=102.5) + typed("[1]", x=130, top=99, size=5)
    (line,) = lines_of(chars, letters)

    assert line.text == "增长13.04%"
    assert (line.bottom, line.size) == (112.5, 10.0)


def test_lines_come_from_top_to_bottom_whatever_the_order_in_the_file(letters: Letters) -> None:
    chars = typed("二", top=120) + typed("三", top=140) + typed("一", top=100)
    assert [(line.position, line.text) for line in lines_of(chars, letters)] == [(0, "一"), (1, "二"), (2, "三")]


def test_what_stands_far_apart_at_one_height_is_two_lines(letters: Letters) -> None:
    lines = lines_of(typed("数服会刊") + typed("2023年第9期", x=300), letters)
    assert [line.text for line in lines] == ["数服会刊", "2023年第9期"]


def test_a_letter_spaced_line_is_one_line(letters: Letters) -> None:
    (line,) = lines_of(typed("数据月报", gap=45.0), letters)
    assert line.text == "数据月报"


def test_a_line_is_bold_when_its_chinese_is(letters: Letters) -> None:
    chars = [Char("报", 0, 0, 10, 10, 10, True), Char("7", 10, 0, 15, 10, 10, False)]
    assert lines_of(chars, letters)[0].bold is True


def test_blanks_and_private_glyphs_alone_are_no_line(letters: Letters) -> None:
    assert lines_of(typed("　 ") + typed("\ue123", top=200), letters) == []


def test_a_bullet_alone_is_text(letters: Letters) -> None:
    (line,) = lines_of(typed("●"), letters)
    assert (line.bullet, line.text) == ("", "●")


def test_characters_without_height_do_not_stop_the_reader(letters: Letters) -> None:
    chars = [Char("元", 10, 50, 20, 50, 0, False), Char("月", 20, 50, 30, 50, 0, False)]
    assert [line.text for line in lines_of(chars, letters)] == ["元月"]


def test_two_small_lines_beside_a_tall_one_stay_two(letters: Letters) -> None:
    chars = (
        typed("行业：机械", top=100, size=9)
        + typed("价格：82.4元", top=112, size=9)
        + typed("扩产", x=300, top=101, size=20)
    )
    assert {line.text for line in lines_of(chars, letters)} >= {"行业：机械", "价格：82.4元"}


def test_columns_are_read_one_after_the_other_and_told_apart(letters: Letters) -> None:
    left = [typed("全市服务外包执行额同比增长明显，", top=100 + 16 * row) for row in range(6)]
    right = [typed("离岸执行额占比继续提高并创新高。", x=270, top=100 + 16 * row) for row in range(6)]
    chars = [char for pair in zip(left, right, strict=True) for one in pair for char in one]
    assert [line.column for line in lines_of(chars, letters)] == [1] * 6 + [2] * 6


def test_a_squeezed_mark_stays_behind_the_point_before_it(letters: Letters) -> None:
    point = Char(".", 85, 100, 88, 110, 10, False)
    (line,) = lines_of([*typed("2"), point, *typed("《光伏》", x=83)], letters)
    assert line.text == "2.《光伏》"


def test_vertical_text_is_a_line_of_its_own_and_no_part_of_the_text(letters: Letters) -> None:
    edge = [char for at, one in enumerate("数服会刊") for char in typed(one, x=30, top=95 + 11 * at)]
    lines = lines_of([*edge, *typed("一季度执行额同比增长", top=100), *typed("合同额", top=116)], letters)
    assert [(line.text, line.role) for line in lines] == [
        ("一季度执行额同比增长", "body"),
        ("合同额", "body"),
        ("数服会刊", "aside"),
    ]
    assert (lines[2].x0, lines[2].top, lines[2].x1, lines[2].bottom) == (30, 95, 40, 138)


def test_a_page_of_vertical_text_is_read_from_right_to_left(letters: Letters) -> None:
    chars = [char for x in (200, 180, 160) for at in range(8) for char in typed("外包", x=x, top=80 + 11 * at)[:1]]
    lines = lines_of(chars[8:] + chars[:8], letters)
    assert [(line.x0, line.role) for line in lines] == [(200, "body"), (180, "body"), (160, "body")]


def test_a_private_glyph_that_opens_a_line_is_a_bullet(letters: Letters) -> None:
    (line,) = lines_of(typed("\uf0f5 事件：签约"), letters)
    assert (line.bullet, line.text, line.lefts[0]) == ("\uf0f5", "事件：签约", 95.0)


def test_a_watermark_is_kept_as_a_line_behind_the_text(letters: Letters) -> None:
    mark = [
        Char(char, 100 + 30 * at, 300 - 30 * at, 150 + 30 * at, 350 - 30 * at, 40, False, 315, True)
        for at, char in enumerate("内部资料")
    ]
    lines = lines_of([*mark, *typed("执行额同比增长")], letters)
    assert [(line.position, line.role, line.text) for line in lines] == [
        (0, "body", "执行额同比增长"),
        (1, "watermark", "内部资料"),
    ]


def test_a_line_is_as_big_as_most_of_its_width(letters: Letters) -> None:
    (line,) = lines_of([*typed("行业纵览", size=18), *typed("INDUSTRY", x=156, top=108, size=7)], letters)
    assert (line.text, line.size) == ("行业纵览INDUSTRY", 18)


def test_what_means_nothing_else_than_it_says_is_known_as_plain(letters: Letters) -> None:
    lines_of(typed("长1.5．６％ 数ｘ"), letters)

    assert letters.plain >= set("长1.5数")
    assert letters.plain.isdisjoint("．６％ｘ")
