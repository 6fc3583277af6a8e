from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.furniture.masthead import read_masthead
from extractor.model import Bulletin, Line, LineRole, Masthead
from extractor.rules.rule_set import Rules

Read = Callable[[str], Bulletin]


def line(text: str, role: LineRole, size: float = 12.0) -> Line:
    return Line(1, 0, text, 0, 0, 0, 0, size, False, "", (), (), role)


def test_everything_from_the_cover(bulletin: Read) -> None:
    assert bulletin("2022-07").masthead == Masthead(
        bulletin="数服会刊",
        publisher="青岛市数字服务协会",
        title="数服会刊 2022年第7期（总第31期）",
        number="2022年第7期（总第31期）",
        published="2022-07",
        published_from="cover",
    )


@pytest.mark.parametrize(
    ("name", "title", "publisher", "published"),
    [
        ("letter-spaced", "江城外包协会会讯 二〇二一年第四期", "江城市服务外包协会", "2021-04"),
        ("leaders", "数贸之窗 第12期", None, "2020-12"),
        ("ornaments", "外包信息 2019年第3期（总第27期）", None, "2019-03"),
    ],
)
def test_other_covers(name: str, title: str, publisher: str | None, published: str, bulletin: Read) -> None:
    masthead = bulletin(name).masthead
    assert (masthead.title, masthead.publisher, masthead.published) == (title, publisher, published)


def test_an_issue_without_number_is_called_by_its_month(rules: Rules) -> None:
    lines = [line("大连市数字贸易协会", "cover", 34), line("会刊", "cover", 34), line("2023年9月", "cover", 20)]
    masthead = read_masthead(lines, "a.pdf", None, rules)

    assert (masthead.title, masthead.bulletin, masthead.publisher) == ("会刊 2023年9月", "会刊", "大连市数字贸易协会")


@pytest.mark.parametrize(
    ("lines", "file", "created", "expected"),
    [
        ([line("2023年9月", "cover"), line("2022年1月", "header")], "2021-02.pdf", "2024-05", ("2023-09", "cover")),
        ([line("数服会刊 2023年9月", "header")], "2021-02.pdf", "2024-05", ("2023-09", "running-head")),
        ([line("2020年3月4日，协会", "body")], "会刊202309.pdf", "2024-05", ("2023-09", "file-name")),
        ([line("8月9日，2023年7月1日与2023年8月31日", "body")], "a.pdf", "2024-05", ("2023-08", "text")),
        ([line("到2025年12月，力争达到", "body")], "a.pdf", "2024-05", ("2024-05", "pdf-date")),
        ([line("数服会刊2023年第9期", "cover")], "a.pdf", "2026-11", ("2023-09", "number")),
        ([line("二○二三年第九期", "cover")], "a.pdf", "2026-11", ("2023-09", "number")),
        ([line("2023年第3期（季刊）", "cover")], "a.pdf", "2026-11", ("2023-09", "number")),
        ([line("2023年秋季号", "cover")], "a.pdf", "2026-11", ("2023-09", "number")),
        ([line("民國112年9月", "cover")], "a.pdf", "2026-11", ("2023-09", "cover")),
        # an issue cannot precede what it tells of, and no year has so many months
        ([line("2023年第3期", "cover"), line("2023年6月30日，协会", "body")], "a.pdf", None, ("2023-06", "text")),
        ([line("2023年第36期", "cover")], "a.pdf", "2023-10", ("2023-10", "pdf-date")),
        ([], "a.pdf", None, (None, None)),
        ([line("二〇二三年十一月", "cover")], "a.pdf", None, ("2023-11", "cover")),
    ],
)
def test_the_month_comes_from_the_first_place_that_tells_it(
    lines: list[Line], file: str, created: str | None, expected: tuple[str | None, str | None], rules: Rules
) -> None:
    masthead = read_masthead(lines, file, created, rules)
    assert (masthead.published, masthead.published_from) == expected


def test_the_users_date_goes_before_all_others(rules: Rules) -> None:
    masthead = read_masthead([line("2023年9月", "cover")], "a.pdf", None, rules, date="2023-10")
    assert (masthead.published, masthead.published_from) == ("2023-10", "date")


def test_name_and_number_from_the_running_head(rules: Rules) -> None:
    masthead = read_masthead([line("数服会刊2023年第3期（总第39期）", "header")], "a.pdf", None, rules)
    assert masthead.title == "数服会刊 2023年第3期（总第39期）"


def test_a_file_that_says_nothing_of_itself_is_called_by_its_name(rules: Rules) -> None:
    assert read_masthead([], "剪报.pdf", None, rules).title == "剪报"
