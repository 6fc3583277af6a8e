from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.model import Line, LineRole
from extractor.outline.contents import Contents
from extractor.rules.rules import Rules


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
