"""A series as a file."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from urllib.parse import urlencode

import pytest

from extractor.archive.rows import rows_of
from extractor.archive.writer import open_writer
from extractor.model import Section
from tests.browsing import Site
from tests.making import make_article, make_bulletin, make_figure, original
from tests.web.reading import ROOT

# Datasette 0.65 opens an SQLite of its own for every page and leaves it to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning")


def test_a_table_is_downloaded_as_csv_that_excel_reads(site: Site) -> None:
    answer = site.answer(
        f"{ROOT}/series.csv?" + urlencode({"indicator": "服务外包执行额", "scope": "离岸", "item": "日本"})
    )
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert "attachment" in answer.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row["截至月"], row["原文"], row["数值（基本单位）"]) for row in rows] == [
        ("2022-05", "16646.08万美元", "166460800.0"),
        ("2022-07", "24050.11万美元", "240501100.0"),
        ("2023-07", "24793.79万美元", "247937900.0"),
    ]
    assert rows[0]["出处"].startswith("http://localhost/-/archive/archive/issue/711275887a3e/page/2?box=")


def test_no_cell_of_a_download_is_a_formula(evil: Site, tmp_path: Path) -> None:
    body = "=cmd5亿元。"
    known = {"indicator": "服务外包执行额", "period_start": "2023-09", "period_end": "2023-09", "period_kind": "month"}
    figure = make_figure(body, "5亿元", amount=5e8, item="=HYPERLINK(1)", **known)
    path = tmp_path / "archive.db"
    bulletin = make_bulletin(Section("数据月报", "数据月报", (), (make_article("@SUM", body, figures=(figure,)),)))
    with open_writer(path, create=True) as archive:
        archive.add(rows_of(bulletin), original(bulletin), seconds=0)
    site = Site(path)
    rows = list(csv.DictReader(io.StringIO(site.answer(f"{ROOT}/series.csv").content.decode("utf-8-sig"))))
    assert (rows[0]["分项"], rows[0]["文章"]) == ("'=HYPERLINK(1)", "'@SUM")
    site.close()
