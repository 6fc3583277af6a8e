"""The first page of an archive."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from extractor.archive.rows import rows_of
from extractor.archive.writer import open_writer
from extractor.model import Section
from extractor.web.home import read_home
from extractor.web.labels import Headline
from tests.browsing import Site
from tests.making import make_article, make_bulletin, make_figure, original
from tests.web.reading import ROOT, good, text_of

# Datasette 0.65 opens an SQLite of its own for every page and leaves it to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning")


def test_the_only_archive_is_the_first_page(site: Site) -> None:
    page = good(site, "/")
    assert page == good(site, ROOT)
    text = text_of(page)
    assert "共 3 期、35 篇文章、145 个数据" in text
    assert "首期与末期之间缺 12 个月" in text
    assert page.count(">缺<") == 12
    assert "服务外包合同额 11.94亿美元 同比 −4.16% 青岛市 · 2023-01—2023-07 累计" in text
    assert text.index("数服会刊 2023年第9期") < text.index("数服会刊 2022年第7期")
    assert 'href="/archive"' in page


def test_what_came_in_last_is_five_issues_and_six_indicators_are_headlines(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    months = [f"2023-0{month}" for month in range(1, 8)]
    amount: dict[str, str | float | None] = {
        "value": 5,
        "amount": 5e8,
        "base_unit": "CNY",
        "period_end": "2022-12",
        "period_kind": "month",
    }
    with open_writer(path, create=True) as archive:
        for month in months:
            figures = [
                make_figure(f"{name}5亿元。", "5亿元", indicator=name, label=name, **amount)
                for name in (f"第{number}项" for number in "一二三四五六七")
            ]
            articles = [make_article(None, figure.label or "", figures=(figure,)) for figure in figures]
            bulletin = make_bulletin(Section("要闻", "要闻", (), tuple(articles)), published=month)
            archive.add(rows_of(bulletin), original(bulletin), seconds=0)
    with closing(sqlite3.connect(path)) as connection:
        named = [Headline(f"第{number}项") for number in "七六五四三二一"]
        home, chosen = read_home(connection, (), ("month",)), read_home(connection, named, ("month",))
    assert [issue.published for issue in home.latest] == months[:1:-1]
    assert len(home.headlines) == 6
    assert [each.last.indicator for each in chosen.headlines] == [f"第{number}项" for number in "七六五四三二"]


def test_an_amount_written_anew_keeps_the_bound_that_its_words_say(tmp_path: Path) -> None:
    path, body = tmp_path / "archive.db", "企业50家以上。"
    known = {"indicator": "企业数", "entity": "青岛市", "unit": "家", "base_unit": "家", "bound": "ge"}
    dated = {"period_start": "2023-09", "period_end": "2023-09", "period_kind": "stock"}
    figure = make_figure(body, "50家以上", value=50, amount=50, **known, **dated)
    with open_writer(path, create=True) as archive:
        bulletin = make_bulletin(Section("要闻", "要闻", (), (make_article(None, body, figures=(figure,)),)))
        archive.add(rows_of(bulletin), original(bulletin), seconds=0)
    site = Site(path)
    assert "企业数 ≥50家 青岛市" in text_of(good(site, ROOT))
    assert "≥50家以上" not in text_of(good(site, f"{ROOT}/series"))
    site.close()
