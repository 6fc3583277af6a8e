from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.model import Line, LineRole
from extractor.outline.contents import Contents
from extractor.rules.rule_set import Rules


def line(text: str, page: int, position: int, x0: float = 80.0, role: LineRole = "body") -> Line:
    top = 100.0 + 20 * position
    return Line(page, position, text, x0, top, x0 + 10 * len(text), top + 10, 10.0, False, "", (), (), role)


@pytest.fixture
def contents(rules: Rules) -> Contents:
    entries = [
        line("目录", 2, 0),
        line("数据月报………………3", 2, 1),
        line("抗疫互助站………………4", 2, 2),
        line("数字服务出口基地迎来第三批", 2, 3, x0=100.0),
        line("入驻企业………………4", 2, 4, x0=100.0),
        line("会员企业捐赠物资………………4", 2, 5, x0=100.0),
    ]
    content = [line("数据月报", 5, 0), line("会员企业捐赠物资", 6, 3)]
    return Contents([*(replace(entry, role="contents") for entry in entries), *content], rules)


def test_an_entry_is_announced_on_its_page_and_not_elsewhere(contents: Contents) -> None:
    assert contents.announces([line("会员企业捐赠物资", 6, 3)])
    assert not contents.announces([line("会员企业捐赠物资", 9, 3)])
    assert not contents.announces([line("会员企业捐赠", 6, 3)])


def test_the_beginning_of_an_entry_is_no_whole_entry_and_no_other_text(contents: Contents) -> None:
    assert contents.announces_beginning([line("会员企业捐赠物", 6, 3), line("资", 6, 4)]) is False
    assert contents.announces_beginning([line("数字服务出口基地迎来第三批入", 6, 3)])
    assert not contents.announces_beginning([line("数字服务出口基地落户滨海", 6, 3)])
    assert not contents.announces_beginning([line("数字服务", 6, 3)])


def test_a_title_over_two_lines_is_announced(contents: Contents) -> None:
    first, second = line("数字服务出口基地", 6, 0), line("迎来第三批入驻企业", 6, 1)
    assert contents.announces_beginning([first])
    assert contents.announces([first, second])
    assert not contents.announces_beginning([line("数字", 6, 0)])


def test_an_unknown_section_is_told_by_what_its_entry_looks_like(contents: Contents) -> None:
    assert contents.announces_section(line("抗疫互助站", 6, 0))
    assert not contents.announces_section(line("会员企业捐赠物资", 6, 3))


def test_without_contents_nothing_is_announced(rules: Rules) -> None:
    none = Contents([line("数据月报", 1, 0)], rules)
    assert not none.announces([line("数据月报", 1, 0)])
    assert not none.announces_section(line("数据月报", 1, 0))


# ------------------------------------------------------------------ at the edges


def contents_of(rules: Rules, entries: list[str], *content: Line, x0: float = 80.0, **known: object) -> Contents:
    lines = [line(text, 2, at, x0) for at, text in enumerate(entries)]
    return Contents([*(replace(one, role="contents", **known) for one in lines), *content], rules)  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "found"), [("协会换届", True), ("换届会", False)])
def test_an_entry_has_four_letters_at_least(text: str, found: bool, rules: Rules) -> None:
    contents = contents_of(rules, [f"{text}………3"])
    assert contents.announces([line(text, 3, 0)]) == found


@pytest.mark.parametrize(("text", "found"), [("数字服务出口基地", True), ("数字服务出口基", False)])
def test_the_beginning_of_an_entry_has_eight_letters_at_least(text: str, found: bool, rules: Rules) -> None:
    assert contents_of(rules, ["数字服务出口基地迎新………3"]).announces_beginning([line(text, 3, 0)]) == found


@pytest.mark.parametrize(("page", "found"), [(3, False), (4, True), (5, True), (6, True), (7, False)])
def test_an_entry_may_name_a_neighbouring_page(page: int, found: bool, rules: Rules) -> None:
    # Printed page 3 is page 5 of the file, as two other entries tell
    content = [line("会员大会", 7, 0), line("换届选举", 8, 0)]
    contents = contents_of(rules, ["协会换届………3", "会员大会………5", "换届选举………6"], *content)
    assert contents.announces([line("协会换届", page, 0)]) == found


def test_where_nothing_tells_the_first_page_any_page_will_do(rules: Rules) -> None:
    assert contents_of(rules, ["协会换届………3"]).announces([line("协会换届", 30, 0)])
    unnumbered = contents_of(rules, ["协会换届", "会员大会………5"], line("会员大会", 6, 0))
    assert unnumbered.announces([line("协会换届", 30, 0)])


@pytest.mark.parametrize(("lines", "found"), [(2, True), (3, True), (4, False)])
def test_an_entry_runs_over_three_lines_at_most(lines: int, found: bool, rules: Rules) -> None:
    parts = ["甲地企业", "乙地企业", "丙地企业", "丁地企业"][-lines:]
    contents = contents_of(rules, [*parts[:-1], f"{parts[-1]}………3"])
    assert contents.announces([line("".join(parts), 3, 0)]) == found
    # Each line is a possible entry too
    assert contents.announces([line(parts[0], 3, 0)])


def test_an_entry_begins_behind_the_one_before_it(rules: Rules) -> None:
    contents = contents_of(rules, ["协会换届………3", "会员大会………4"])
    assert not contents.announces([line("协会换届会员大会", 3, 0)])


def sections(rules: Rules, **other: object) -> bool:
    """Whether an unknown entry is a section's beside a known one, from which it differs so."""
    known, unknown, title = line("数据月报………3", 2, 0), line("抗疫互助站………4", 2, 1), line("会员捐赠………4", 2, 2, 120)
    entries = [known, replace(unknown, **other), title]  # type: ignore[arg-type]
    return Contents([replace(one, role="contents") for one in entries], rules).announces_section(
        line("抗疫互助站", 4, 0)
    )


def test_a_section_is_set_in_the_contents_as_known_ones_are(rules: Rules) -> None:
    assert sections(rules)
    assert sections(rules, x0=82.4, size=10.5)
    assert not sections(rules, x0=82.5)
    assert not sections(rules, bold=True)
    assert not sections(rules, bullet="◆")
    assert not sections(rules, size=12.0)


def test_where_all_entries_look_alike_none_is_told_to_be_a_section(rules: Rules) -> None:
    assert not contents_of(rules, ["数据月报………3", "抗疫互助站………4"]).announces_section(line("抗疫互助站", 4, 0))
    assert not contents_of(rules, ["会员捐赠………3", "抗疫互助站………4"]).announces_section(line("抗疫互助站", 4, 0))


def test_a_known_section_may_be_numbered_in_the_contents(rules: Rules) -> None:
    entries = [line("一、数据月报", 2, 0), line("二、抗疫互助站", 2, 1), line("会员捐赠………4", 2, 2, 120)]
    contents = Contents([replace(one, role="contents") for one in entries], rules)
    assert contents.announces_section(line("二、抗疫互助站", 4, 0))


def test_most_entries_tell_the_first_page(rules: Rules) -> None:
    # One is two pages behind its number, two are four
    content = [line("协会换届", 5, 0), line("会员大会", 9, 0), line("换届选举", 10, 0)]
    contents = contents_of(rules, ["协会换届………3", "会员大会………5", "换届选举………6"], *content)
    assert contents.announces([line("协会换届", 7, 0)])
    assert not contents.announces([line("协会换届", 5, 0)])


def test_a_single_dot_leads_to_the_page_too(rules: Rules) -> None:
    contents = Contents([line("（一）建成网络基础设施.2", 2, 0, role="contents")], rules)

    assert contents.announces([line("（一）建成网络基础设施", 9, 0)])
    assert contents.end == (2, 0)
