"""What groups of lines are: titles, sources, fields and paragraphs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.outline.blocks import Block, BlockReader
from extractor.outline.contents import Contents
from extractor.outline.sections import Arrangement
from extractor.rules.rule_set import Rules
from tests.making import make_line
from tests.outline.setting import INDENT, LAYOUT, LEFT, Typist


def blocks(typist: Typist, rules: Rules, arrangement: Arrangement = "titled", announced: str = "") -> list[Block]:
    entries = [make_line(f"{announced}………1", 1, 900, "contents")] if announced else []
    return BlockReader(arrangement, LAYOUT, Contents(entries, rules), rules).blocks(typist.lines)


def kinds(typist: Typist, rules: Rules, arrangement: Arrangement = "titled", announced: str = "") -> list[str]:
    return [block.kind for block in blocks(typist, rules, arrangement, announced)]


def titles(typist: Typist, rules: Rules, arrangement: Arrangement = "titled", announced: str = "") -> list[str]:
    return [one.paragraph.text for one in blocks(typist, rules, arrangement, announced) if one.kind == "title"]


def test_a_title_its_source_and_its_text(rules: Rules) -> None:
    typist = Typist().title("数字服务出口联盟成立").centred("（来源：青岛日报）").paragraph().paragraph()
    found = blocks(typist, rules)
    assert [block.kind for block in found] == ["title", "source", "body", "body"]
    assert found[1].source == "青岛日报"
    assert [line.role for block in found for line in block.lines] == ["title", "source"] + ["body"] * 4


def test_no_line_is_lost(rules: Rules) -> None:
    typist = Typist().title("数字服务出口联盟成立").paragraph().line("类型：会员单位").paragraph()
    assert [line.position for block in blocks(typist, rules) for line in block.lines] == list(range(6))
    assert blocks(Typist(), rules) == []


# ------------------------------------------------------------------ what titles look like


def test_titles_have_the_bullet_of_the_first_one(rules: Rules) -> None:
    typist = Typist().line("甲地企业出海", bullet="◆").paragraph().line("乙地企业出海", bullet="◆").paragraph()
    typist.line("丙地企业出海", bullet="•").paragraph().line("丁地企业出海", bullet="◆", bold=True).paragraph()
    typist.line("戊地企业出海", bullet="◆", size=12).paragraph()
    assert titles(typist, rules) == ["甲地企业出海", "乙地企业出海"]


def test_titles_are_as_big_as_the_first_one(rules: Rules) -> None:
    typist = Typist().centred("甲地企业出海", size=14).paragraph().line("乙地企业出海", size=14).paragraph()
    typist.centred("丙地企业出海", bold=True).paragraph().centred("丁地企业出海", size=12).paragraph()
    assert titles(typist, rules) == ["甲地企业出海", "乙地企业出海"]


def test_bold_titles_stand_where_the_first_one_does(rules: Rules) -> None:
    typist = Typist().line("甲地企业出海", bold=True).paragraph().line("乙地企业出海", bold=True).paragraph()
    typist.line("（一）总体要求", x0=INDENT, bold=True).paragraph()
    assert titles(typist, rules) == ["甲地企业出海", "乙地企业出海"]


def test_the_first_title_may_stand_behind_some_text(rules: Rules) -> None:
    bigger = Typist().paragraph().centred("甲地企业出海", size=14).paragraph().centred("乙地企业出海", size=14)
    assert titles(bigger.paragraph(), rules) == ["甲地企业出海", "乙地企业出海"]
    marked = Typist().paragraph().line("甲地企业出海", bold=True, bullet="◆").paragraph()
    assert titles(marked.line("乙地企业出海", bold=True, bullet="◆").paragraph(), rules) == [
        "甲地企业出海",
        "乙地企业出海",
    ]
    # Bold type alone may be that of a first sentence
    assert titles(Typist().paragraph().line("甲地企业出海", bold=True).paragraph(), rules) == []
    assert titles(Typist().paragraph().line("甲地企业出海", bullet="◆").paragraph(), rules) == []


def test_a_plain_title_is_told_by_its_place(rules: Rules) -> None:
    typist = Typist().centred("甲地企业出海").paragraph().centred("（来源：青岛日报）")
    typist.centred("乙地企业出海").paragraph().centred("丙地企业出海").paragraph()
    # Behind a source line an article ends; the third has none before it
    assert titles(typist, rules) == ["甲地企业出海", "乙地企业出海"]


@pytest.mark.parametrize(("length", "found"), [(40, 1), (41, 0)])
def test_a_plain_title_is_one_line_with_more_text_below_it(length: int, found: int, rules: Rules) -> None:
    title = ("企业出海" * 11)[:length]
    assert len(titles(Typist().line(title).line("正文" * 20, x0=INDENT).line("正文。"), rules)) == found
    assert titles(Typist().line("企业出海").line("正文一句", x0=INDENT), rules) == []  # as much below as above
    assert titles(Typist().line("企业出海"), rules) == []
    assert titles(Typist().line("企业出海。").paragraph(), rules) == []


@pytest.mark.parametrize(("length", "found"), [(80, 1), (81, 0)])
def test_no_title_has_more_than_eighty_characters(length: int, found: int, rules: Rules) -> None:
    typist = Typist().line("出海" * 21, bold=True).line(("出海" * 20)[: length - 42], bold=True).paragraph()
    assert len(titles(typist, rules)) == found


def test_what_ends_as_no_title_does_or_names_a_field_is_none(rules: Rules) -> None:
    for text in ("甲地企业出海，", "简介：企业出海"):
        assert titles(Typist().line(text, bold=True).paragraph(), rules) == []


# ------------------------------------------------------------------ titles over several lines


def two_lines(step: float = 40, *, second: str = "成效逐步显现", x0: float | None = None, bullet: str = "") -> Typist:
    typist = Typist().centred("甲地企业加快出海步伐", size=14)
    if x0 is None:
        typist.centred(second, size=14, step=step)
    else:
        typist.line(second, x0=x0, size=14, step=step)
    typist.lines[-1] = replace(typist.lines[-1], bullet=bullet)
    return typist.paragraph()


def test_a_title_set_in_the_middle_goes_on_in_a_line_of_its_own(rules: Rules) -> None:
    assert titles(two_lines(), rules) == ["甲地企业加快出海步伐成效逐步显现"]
    assert len(titles(two_lines(40.1), rules)) == 2
    assert len(titles(two_lines(x0=LEFT), rules)) == 2  # neither in the middle nor as wide as the page
    apart = two_lines()
    apart.lines[1] = replace(apart.lines[1], column=1)
    assert len(titles(apart, rules)) == 2
    other = two_lines()
    other.lines[1:] = [replace(line, page=2) for line in other.lines[1:]]
    assert len(titles(other, rules)) == 2


def test_a_bullet_opens_a_title_of_its_own(rules: Rules) -> None:
    typist = Typist().line("甲地企业出海", bold=True, bullet="◆").line("乙地企业出海", bold=True, bullet="◆")
    assert titles(typist.paragraph(), rules) == ["甲地企业出海", "乙地企业出海"]


def test_a_title_goes_on_behind_a_comma_over_three_lines_at_most(rules: Rules) -> None:
    def typist(lines: int) -> Typist:
        typed = Typist()
        for _ in range(lines):
            typed.line("甲地企业出海，", bold=True)
        return typed.line("成效显现", bold=True).paragraph()

    assert titles(typist(1), rules) == ["甲地企业出海，成效显现"]
    assert titles(typist(2), rules) == ["甲地企业出海，甲地企业出海，成效显现"]
    # A fourth line is one too many for a title
    assert titles(typist(3), rules) == []


def test_a_subtitle_stands_below_a_title_only(rules: Rules) -> None:
    typist = Typist().title("甲地企业出海").centred("——2023服贸会侧记").paragraph().line("——2023服贸会侧记", x0=INDENT)
    assert kinds(typist, rules) == ["title", "subtitle", "body", "body"]


# ------------------------------------------------------------------ how articles are arranged


def test_a_single_article_has_at_most_one_title_that_stands_out(rules: Rules) -> None:
    typist = Typist().title("统计快报").paragraph().title("分行业情况").paragraph()
    assert titles(typist, rules, "single") == ["统计快报"]
    assert titles(Typist().centred("统计快报").paragraph(), rules, "single") == []
    assert titles(Typist().paragraph().title("分行业情况").paragraph(), rules, "single") == []
    assert titles(Typist().paragraph().centred("分行业情况").paragraph(), rules, "single", "分行业情况") == []


def test_notes_have_titles_where_the_first_stands_out(rules: Rules) -> None:
    typist = Typist().title("理事会召开").paragraph().title("会员大会召开").paragraph()
    assert titles(typist, rules, "notes") == ["理事会召开", "会员大会召开"]
    assert titles(Typist().centred("理事会召开").paragraph(), rules, "notes") == []
    assert titles(Typist().paragraph().centred("理事会召开", size=14).paragraph(), rules, "notes") == []


def test_what_the_contents_announce_is_a_title(rules: Rules) -> None:
    typist = (
        Typist().paragraph().line("甲地企业出海", x0=INDENT).paragraph().line("乙地企业出海", x0=INDENT).paragraph()
    )
    assert titles(typist, rules, announced="乙地企业出海") == ["乙地企业出海"]
    assert titles(typist, rules) == []


def test_a_title_that_the_contents_announce_goes_on_to_its_end(rules: Rules) -> None:
    typist = Typist().paragraph().line("甲地数字企业加快出海", x0=INDENT).line("步伐", x0=INDENT).paragraph()
    assert titles(typist, rules, announced="甲地数字企业加快出海步伐") == ["甲地数字企业加快出海步伐"]


def test_it_begins_behind_a_line_that_may_end_a_paragraph(rules: Rules) -> None:
    # The sentence ends two characters before the margin, and nothing else tells that its paragraph does
    behind = Typist().paragraph().line("正文" * 18 + "止。", x0=INDENT)
    assert titles(behind.line("乙地企业出海").paragraph(), rules, announced="乙地企业出海") == ["乙地企业出海"]
    behind = Typist().paragraph().line("正文" * 18 + "止。", x0=INDENT).line("甲地数字企业加快出海").line("步伐")
    assert titles(behind.paragraph(), rules, announced="甲地数字企业加快出海步伐") == ["甲地数字企业加快出海步伐"]
    full = Typist().paragraph().line("正文" * 20, x0=INDENT).line("乙地企业出海").paragraph()
    assert titles(full, rules, announced="乙地企业出海") == []


# ------------------------------------------------------------------ sources


def test_a_source_goes_on_until_its_bracket_is_closed(rules: Rules) -> None:
    typist = Typist().title("甲地企业出海").line("（来源：大连市商务局、").line("大连日报社）", x0=INDENT).paragraph()
    assert [block.source for block in blocks(typist, rules) if block.kind == "source"] == ["大连市商务局、大连日报社"]


def test_a_bracket_that_is_open_for_three_lines_was_never_closed(rules: Rules) -> None:
    typist = Typist().title("甲地企业出海").line("（来源：大连市商务局、")
    typist.line("大连日报社、", x0=INDENT).line("青岛日报社、", x0=INDENT).line("报社）", x0=INDENT).paragraph()
    assert "source" not in kinds(typist, rules)
    assert len(blocks(typist, rules)[1].lines) == 3


def test_a_source_behind_full_lines_is_text(rules: Rules) -> None:
    typist = Typist().title("甲地企业出海").line("正文" * 20, x0=INDENT).line("来源：青岛日报")
    assert kinds(typist, rules) == ["title", "body"]
    # Unless it is set far to the right
    right = Typist().title("甲地企业出海").line("正文" * 20, x0=INDENT).line("来源：青岛日报", x0=400)
    assert kinds(right, rules) == ["title", "body", "source"]


# ------------------------------------------------------------------ fields


def test_a_field_has_its_name_and_its_value(rules: Rules) -> None:
    typist = Typist().title("滨海软件公司").line("类型：会员单位").line("企业名称：滨海软件")
    found = blocks(typist, rules, "cards")
    assert [(block.kind, block.name, block.paragraph.text, block.names) for block in found[1:]] == [
        ("field", "类型", "会员单位", False),
        ("field", "企业名称", "滨海软件", True),
    ]
    assert {line.role for block in found[1:] for line in block.lines} == {"field"}


def test_outside_cards_fields_stand_below_a_title_or_another_field(rules: Rules) -> None:
    typist = Typist().title("滨海软件公司").line("类型：会员单位").line("电话：0411").paragraph().line("电话：0411")
    assert kinds(typist, rules) == ["title", "field", "field", "body", "body"]
    assert kinds(typist, rules, "cards") == ["title", "field", "field", "body", "field"]
    assert kinds(Typist().line("类型：会员单位"), rules) == ["body"]
    assert kinds(Typist().line("类型：会员单位"), rules, "cards") == ["field"]


@pytest.mark.parametrize(("x0", "found"), [(82.4, True), (82.5, False)])
def test_a_field_that_nobody_knows_stands_below_one_in_a_card(x0: float, found: bool, rules: Rules) -> None:
    typist = Typist().title("滨海软件公司").line("类型：会员单位").line("研发团队：460余人", x0=x0)
    assert (kinds(typist, rules, "cards") == ["title", "field", "field"]) == found
    assert kinds(Typist().title("滨海软件公司").line("研发团队：460余人"), rules, "cards") == ["title", "body"]


def test_the_plain_title_of_a_card_stands_above_a_field(rules: Rules) -> None:
    typist = Typist()
    for name in ("滨海软件公司", "滨海数据公司"):
        typist.line(name).line("类型：会员单位").line("简介：" + "正文" * 18).line("到此为止。")
    assert titles(typist, rules, "cards") == ["滨海软件公司", "滨海数据公司"]
