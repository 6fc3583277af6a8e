"""What a series is, what its chart says, and how numbers are written; the pages are tested through Datasette."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from extractor.archive.database import register_functions
from extractor.web.addresses import Addresses, place_at, same_place
from extractor.web.charting import chart
from extractor.web.home import IssueEntry, calendar
from extractor.web.issues import IssueHead
from extractor.web.series import Choice, Series, latest, read_series
from extractor.web.words import growth, share, words
from tests import BUNDLED

KINDS = tuple(words().periods)
TO = Addresses("/-/archive/a", "/-/archive-files", "/a")


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
    assert series.choice == Choice("服务外包执行额", "离岸", "青岛市", ("",), "cumulative", "USD", ("2023", "2022"))
    assert series.options.items[0] == ""
    assert {"日本", "韩国", "美国", "新加坡"} <= set(series.options.items)
    assert [point.raw for point in series.points] == ["45931.35万美元", "66091.46万美元", "71757.84万美元"]


def test_a_choice_that_nothing_answers_is_kept_and_empty(archive: sqlite3.Connection) -> None:
    series = read_series(archive, Choice("服务外包执行额", "离岸", "月球"), KINDS)
    assert series.choice.region == "月球"
    assert series.points == ()


def test_the_whole_year_ends_its_cumulated_months(archive: sqlite3.Connection, japan: Series) -> None:
    july = next(point for point in japan.points if point.period_end == "2022-07")
    with closing(sqlite3.connect(":memory:")) as copy:
        archive.backup(copy)
        copy.row_factory = sqlite3.Row
        register_functions(copy)
        copy.execute("UPDATE figures SET period_kind = 'year', period_end = '2022-12' WHERE id = ?", [july.figure])
        series = read_series(copy, japan.choice, KINDS)
        months = read_series(copy, replace(japan.choice, kind="month"), KINDS)
    assert [point.period_end for point in series.points] == ["2022-05", "2022-12", "2023-07"]
    assert [point["run"] for point in json.loads(chart(series, "level", words(), TO).json)["points"]] == [
        *("2022", "2022", "2023")
    ]
    assert months.points == ()


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


def test_a_chart_says_what_it_shows(japan: Series) -> None:
    drawn = chart(japan, "level", words(), TO)
    assert not drawn.empty
    assert drawn.summary.endswith(
        "2023-01—2023-07 累计 · 日本 · 24793.79万美元 · +3.09% · 数服会刊 2023年第9期（总第45期）"
    )
    assert json.loads(drawn.json)["points"][-1]["value"] == pytest.approx(2.479379)


def test_no_text_ends_the_script_that_a_chart_stands_in(japan: Series) -> None:
    evil = replace(japan, points=(replace(japan.points[0], issue="</script><!--&"),))
    drawn = chart(evil, "level", words(), TO)
    assert not set(drawn.json) & set("<>&")
    assert "</script><!--&" in json.loads(drawn.json)["points"][0]["label"]


def test_missing_months_lie_between_the_first_issue_and_the_last() -> None:
    issues = [IssueEntry(1, "a", "a", month, "", 1, 1, 1) for month in ("2022-11", "2023-02", "2023-02")]
    years = calendar(issues)
    assert [year.number for year in years] == [2023, 2022]
    missing = {f"{year.number}-{month.number}" for year in years for month in year.months if month.missing}
    assert missing == {"2022-12", "2023-1"}
    assert len(years[0].months[1].issues) == 2
    assert calendar([]) == ()


@pytest.mark.parametrize(
    ("amount", "unit", "written"),
    [
        (1.3285736e9, "USD", "13.29亿美元"),
        (3.14206e12, "CNY", "3.14万亿元"),
        (126000, "人", "12.60万人"),
        (-250000000, "CNY", "-2.50亿元"),
        (1043, "家", "1,043家"),
        (12.5, "XYZ", "12.50XYZ"),
        (0, None, "0"),
    ],
)
def test_amounts_are_written_in_the_largest_unit(amount: float, unit: str | None, written: str) -> None:
    assert words().amount(amount, unit) == written


@pytest.mark.parametrize(
    ("number", "published", "short"),
    [
        ("2023年第9期（总第45期）", "2023-09", "2023年第9期"),
        ("2023年第9期(总第45期)", "2023-09", "2023年第9期"),
        ("第9期", "2023-09", ""),
        (None, "2023-09", ""),
        (None, None, ""),
    ],
)
def test_a_citation_has_the_number_of_the_year(number: str | None, published: str | None, short: str) -> None:
    head = IssueHead(1, "a", "a.pdf", "a", None, None, number, published, 1, None)
    assert head.short_number == short


@pytest.mark.parametrize(
    ("percent", "printed", "written"),
    [
        (8.57, "8.57%", "+8.57%"),
        (8.5, "8.50%", "+8.50%"),
        (8.5, "8.50", "+8.50%"),
        (-4.2, "4.20%", "−4.20%"),
        (-4.2, None, "−4.2%"),
        (20.0, "20%", "+20%"),
        (1234.5, "1,234.50%", "+1234.50%"),
        # 1.2倍 is not what is shown, and neither is 四成
        (120.0, "1.2倍", "+120%"),
        (110.00000000000001, "1.1倍", "+110%"),
        (40.0, "四成", "+40%"),
        (0.0, None, "0%"),
        (-0.0, "0.0%", "0.0%"),
        (12345678901.5, None, "+12345678901.5%"),
        (1e22, None, "+10000000000000000000000%"),
        (0.00001, None, "+0.00001%"),
    ],
)
def test_growth_has_a_sign_and_the_decimals_of_print(percent: float, printed: str | None, written: str) -> None:
    assert growth(percent, printed) == written


def test_a_share_has_the_decimals_of_print() -> None:
    assert [share(35.0, "35.0%"), share(35.0), share(40.0, "四成")] == ["35.0%", "35%", "40%"]


def test_a_chart_writes_growth_as_it_is_printed(archive: sqlite3.Connection) -> None:
    korea = read_series(archive, Choice("服务外包执行额", "离岸", items=("韩国",)), KINDS)
    points = json.loads(str(chart(korea, "growth", words(), TO).json))["points"]
    # 同比分别增长…17.80%
    assert [point["label"].split(" · ")[2:4] for point in points if "10996.40" in point["label"]] == [
        ["+17.80%", "10996.40万美元"]
    ]


@pytest.mark.parametrize("box", ["", "1,2,3", "1,2,3,4,5", "a,b,c,d", "nan,1,2,3", "1,2,inf,4", "5,1,4,2"])
def test_what_is_no_box_is_none(box: str) -> None:
    assert place_at(1, box) is None


def test_a_place_is_known_by_its_address() -> None:
    place = (2, 293.0, 146.52076, 417.768, 162.52076)
    address = TO.page("0123456789abcdef", 2, [place])
    assert address == "/-/archive/a/issue/0123456789ab/page/2?box=293.0,146.5,417.8,162.5#framed"
    again = place_at(2, "293.0,146.5,417.8,162.5")
    assert again
    assert same_place(place, again)
    assert not same_place(place, (3, *place[1:]))
