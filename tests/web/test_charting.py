"""What a chart says."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from urllib.parse import urlencode

import pytest

from extractor.archive.database import register_functions
from extractor.archive.series import Choice, Series, read_series
from extractor.web.addresses import Addresses
from extractor.web.charting import chart
from extractor.web.labels import labels
from tests import BUNDLED
from tests.browsing import Site
from tests.web.reading import JULY_2022, ROOT, chart_of, good

# Datasette 0.65 opens an SQLite of its own for every page and leaves it to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning")


def test_a_series_sets_the_months_of_one_year_beside_another(site: Site) -> None:
    page = good(site, f"{ROOT}/series", indicator="服务外包执行额", scope="离岸", item="")
    chart = chart_of(page)
    assert chart["axis"] == "亿美元"
    assert chart["byYear"] is True
    points = chart["points"]
    assert isinstance(points, list)
    assert [(point["line"], point["month"], round(point["value"], 4)) for point in points] == [
        ("2022", 5, 4.5931),
        ("2022", 7, 6.6091),
        ("2023", 7, 7.1758),
    ]
    assert points[0]["label"] == "2022-01—2022-05 累计 · 45931.35万美元 · +11.96% · 数服会刊 2022年第7期（总第31期）"
    assert points[0]["href"].startswith(f"{JULY_2022}/page/2?box=")


def test_items_are_compared_over_time_and_by_growth(site: Site) -> None:
    query = urlencode(
        [("indicator", "服务外包执行额"), ("scope", "离岸"), ("item", "日本"), ("item", "韩国"), ("view", "growth")]
    )
    chart = chart_of(good(site, f"{ROOT}/series?{query}&year=2023"))
    points = chart["points"]
    assert isinstance(points, list)
    assert [(point["line"], point["month"], point["value"]) for point in points] == [
        ("日本", "2023-07", 3.09),
        ("韩国", "2023-07", 21.02),
    ]


KINDS = tuple(labels().periods)


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
    assert [point["run"] for point in json.loads(chart(series, "level", labels(), TO).json)["points"]] == [
        *("2022", "2022", "2023")
    ]
    assert months.points == ()


def test_a_chart_says_what_it_shows(japan: Series) -> None:
    drawn = chart(japan, "level", labels(), TO)
    assert not drawn.empty
    assert drawn.summary.endswith(
        "2023-01—2023-07 累计 · 日本 · 24793.79万美元 · +3.09% · 数服会刊 2023年第9期（总第45期）"
    )
    assert json.loads(drawn.json)["points"][-1]["value"] == pytest.approx(2.479379)


def test_no_text_ends_the_script_that_a_chart_stands_in(japan: Series) -> None:
    evil = replace(japan, points=(replace(japan.points[0], issue="</script><!--&"),))
    drawn = chart(evil, "level", labels(), TO)
    assert not set(drawn.json) & set("<>&")
    assert "</script><!--&" in json.loads(drawn.json)["points"][0]["label"]


def test_a_chart_writes_growth_as_it_is_printed(archive: sqlite3.Connection) -> None:
    korea = read_series(archive, Choice("服务外包执行额", "离岸", items=("韩国",)), KINDS)
    points = json.loads(str(chart(korea, "growth", labels(), TO).json))["points"]
    # 同比分别增长…17.80%
    assert [point["label"].split(" · ")[2:4] for point in points if "10996.40" in point["label"]] == [
        ["+17.80%", "10996.40万美元"]
    ]
