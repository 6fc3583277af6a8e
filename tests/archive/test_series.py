"""What a series is, and what is taken where nothing is said."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from extractor.archive.database import register_functions
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
        "服务外包执行额", "离岸", "青岛市", ("",), "cumulative", "USD", ("2023", "2022"), "", "国别"
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
    assert series.choice.entity == "月球"
    assert series.points == ()


def test_of_two_issues_the_later_one_counts_and_a_level_before_none(japan: Series) -> None:
    first = japan.points[0]
    mended, bare = replace(first, amount=1.0, issue="later"), replace(first, amount=None, issue="last")
    assert latest([first, mended, bare]) == [mended]
    assert latest([bare, first]) == [first]


@pytest.fixture
def mended(archive: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """A copy of the archive that a test may change."""
    with closing(sqlite3.connect(":memory:")) as copy:
        archive.backup(copy)
        copy.row_factory = sqlite3.Row
        register_functions(copy)
        yield copy


JULY = "24793.79万美元"


def raws(connection: sqlite3.Connection, choice: Choice) -> list[str]:
    return [point.raw for point in read_series(connection, choice, KINDS).points]


@pytest.mark.parametrize(
    ("column", "value"),
    [("entity", "东软集团"), ("population", "规模以上工业企业"), ("scope", "在岸"), ("base_unit", "CNY")],
)
def test_what_is_counted_otherwise_is_a_series_of_its_own(
    mended: sqlite3.Connection, japan: Series, column: str, value: str
) -> None:
    assert JULY in raws(mended, japan.choice)
    mended.execute(f"UPDATE figures SET {column} = ? WHERE raw = ?", [value, JULY])
    field = {"base_unit": "unit"}.get(column, column)
    assert JULY not in raws(mended, japan.choice)
    assert raws(mended, replace(japan.choice, **{field: value})) == [JULY]  # type: ignore[arg-type]


def test_parts_of_one_name_are_told_apart_by_what_parts_them(mended: sqlite3.Connection, japan: Series) -> None:
    mended.execute("UPDATE figures SET breakdown = '企业性质' WHERE raw = ?", [JULY])
    assert JULY not in raws(mended, japan.choice)
    other = read_series(mended, replace(japan.choice, breakdown="企业性质"), KINDS)
    assert [point.raw for point in other.points] == [JULY]
    # The whole is the same, whatever it is parted by
    assert other.options.items[0] == ""
    assert "日本" in other.options.items
    assert "韩国" not in other.options.items
    assert set(other.options.breakdowns) >= {"企业性质", japan.choice.breakdown}


@pytest.mark.parametrize("modality", ["target", "plan", "forecast", "policy"])
def test_what_is_no_fact_is_in_no_series(mended: sqlite3.Connection, japan: Series, modality: str) -> None:
    mended.execute("UPDATE figures SET modality = ? WHERE raw = ?", [modality, JULY])
    assert JULY not in raws(mended, japan.choice)
    mended.execute("UPDATE figures SET indicator = '只有目标', modality = 'target' WHERE raw = ?", [JULY])
    assert "只有目标" not in read_series(mended, Choice(), KINDS).options.indicators


def test_what_has_no_name_goes_by_its_words(mended: sqlite3.Connection, japan: Series) -> None:
    mended.execute("UPDATE figures SET indicator = NULL, label = '对日业务' WHERE raw = ?", [JULY])
    choice = Choice("对日业务", "离岸", items=("日本",))
    (point,) = read_series(mended, choice, KINDS).points
    assert (point.raw, point.indicator) == (JULY, "对日业务")
    assert "对日业务" not in read_series(mended, choice, KINDS).options.indicators
