"""What a series is, and what is taken where nothing is said."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace

import pytest

from extractor.archive.series import Choice, Series, latest, read_series
from tests import BUNDLED

KINDS = ("cumulative", "month", "quarter", "year", "stock", "span")


@pytest.fixture
def archive() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"file:{BUNDLED}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


@pytest.fixture
def japan(archive: sqlite3.Connection) -> Series:
    return read_series(archive, Choice("服务外包执行额", "离岸", items=("日本",)), KINDS)


def test_what_is_not_said_is_taken_as_most_figures_have_it(archive: sqlite3.Connection) -> None:
    series = read_series(archive, Choice("服务外包执行额"), KINDS)
    assert series.choice == Choice(
        "服务外包执行额", "离岸", "青岛市", ("",), "cumulative", "USD", ("2023", "2022"), "青岛市"
    )
    assert series.options.items[0] == ""
    assert {"日本", "韩国", "美国", "新加坡"} <= set(series.options.items)
    assert [point.raw for point in series.points] == ["45931.35万美元", "66091.46万美元", "71757.84万美元"]


def test_without_an_indicator_the_one_with_most_figures_is_taken(archive: sqlite3.Connection) -> None:
    series = read_series(archive, Choice(), KINDS)
    most = archive.execute(
        "select indicator from figures group by 1 having indicator is not null order by count(*) desc"
    )
    assert series.choice.indicator == most.fetchone()[0]
    assert read_series(archive, Choice("没有"), KINDS).choice.indicator == "没有"


def test_a_choice_that_nothing_answers_is_kept_and_empty(archive: sqlite3.Connection) -> None:
    series = read_series(archive, Choice("服务外包执行额", "离岸", "月球"), KINDS)
    assert series.choice.region == "月球"
    assert series.points == ()


def test_of_two_issues_the_later_one_counts_and_a_level_before_none(japan: Series) -> None:
    first = japan.points[0]
    mended, bare = replace(first, amount=1.0, issue="later"), replace(first, amount=None, issue="last")
    assert latest([first, mended, bare]) == [mended]
    assert latest([bare, first]) == [first]


def test_a_company_stands_on_no_line_with_its_city(japan: Series) -> None:
    first = japan.points[0]
    company = replace(first, amount=1.0, issue="later", card=True)
    december = replace(company, period_end="2022-12")
    assert latest([first, company, december]) == [first]
    assert latest([company, december]) == [company, december]
    assert latest([first, replace(company, item="荷兰")]) == [first, replace(company, item="荷兰")]
