"""The pages of an archive, asked through Datasette."""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import quote

import pytest

from extractor.archive.rows import rows_of
from extractor.archive.writer import open_writer
from extractor.model import Section
from tests.browsing import Site
from tests.making import make_article, make_bulletin, make_figure, original
from tests.web.reading import JULY_2022, ROOT, chart_of, good, text_of

# Datasette 0.65 opens an SQLite of its own for every page and leaves it to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning")


def test_a_search_gives_ranked_hits_with_their_place(site: Site) -> None:
    page = good(site, f"{ROOT}/search", q="外包")
    assert "“外包”：16 篇" in text_of(page)
    assert "前5个月全国服务<mark>外包</mark>保持增长" in page
    assert "承接离岸服务<mark>外包</mark>" in page
    assert "数服会刊 2022年第7期（总第31期） · 行业资讯 · 第4页原样 · 来源：国际商报" in text_of(page)
    assert f'href="{JULY_2022}/page/4?q=%E5%A4%96%E5%8C%85#framed"' in page


def test_hits_are_narrowed_by_year_section_and_source(site: Site) -> None:
    narrowed = text_of(good(site, f"{ROOT}/search", q="外包", year="2022", section="行业资讯", source="大众日报"))
    assert "“外包”：2 篇" in narrowed
    # What could be chosen instead, given the other two
    assert "国际商报（1）" in narrowed
    assert "2023" not in re.findall(r"(20\d\d)（", narrowed)


def test_hits_are_turned_page_by_page(site: Site) -> None:
    first, second, beyond = (
        good(site, f"{ROOT}/search", q="青岛 OR 外包 OR 服务", page=page) for page in ("1", "2", "9")
    )
    titles = [re.findall(rf'<h2><a href="{ROOT}/article/(\d+)', page) for page in (first, second)]
    assert len(titles[0]) == 20
    assert titles[1]
    assert not set(titles[0]) & set(titles[1])
    assert beyond == second
    for page, start, there, not_there in ((first, 1, "next", "prev"), (second, 21, "prev", "next")):
        assert f'<ol class="hits" start="{start}">' in page
        assert f'rel="{there}"' in page
        assert f'rel="{not_there}"' not in page
    leaf = re.search(r'rel="next" href="([^"]+)"', first)
    assert leaf
    assert site.get(html.unescape(leaf[1])) == (200, second)


def test_an_issue_lists_its_sections_in_reading_order(site: Site) -> None:
    page = good(site, JULY_2022)
    text = text_of(page)
    kinds = [text.index(kind) for kind in ("数据月报", "行业资讯", "会员风采", "协会动态")]
    assert kinds == sorted(kinds)
    assert "数字服务出口联盟在青岛成立 第3页 · 青岛日报 · 2 个数据" in text
    assert 'rel="next"' in page
    assert 'rel="prev"' not in page


def test_the_issues_before_and_after_are_of_the_same_bulletin(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    issues = [
        make_bulletin(Section("要闻", "要闻", (), ()), published=month) for month in ("2023-07", "2023-08", "2023-09")
    ]
    object.__setattr__(issues[1].masthead, "bulletin", "简报")
    with open_writer(path, create=True) as archive:
        for bulletin in issues:
            archive.add(rows_of(bulletin), original(bulletin), seconds=0)
    site = Site(path)
    turn = good(site, f"{ROOT}/issue/{issues[2].sha256}").partition('class="turn"')[2].partition("</nav>")[0]
    site.close()
    assert "会刊2023年第7期" in turn
    assert "2023年第8期" not in turn


def test_what_is_shown_whole_is_not_said_to_go_on(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    short, long = "协会召开理事会。", "协会召开理事会，" * 8
    articles = (make_article(None, short), make_article(None, long))
    bulletin = make_bulletin(Section("协会动态", "协会动态", (), articles))
    with open_writer(path, create=True) as archive:
        archive.add(rows_of(bulletin), original(bulletin), seconds=0)
    site = Site(path)
    page = good(site, f"{ROOT}/issue/{bulletin.sha256}")
    site.close()
    assert f">{short}</a>" in page
    assert f">{long[:60]}…</a>" in page


def test_of_a_long_query_the_heading_shows_the_beginning(site: Site) -> None:
    page = good(site, f"{ROOT}/search?q={quote('长' * 3000)}")
    assert f"<h1>“{'长' * 59}…”：0 篇</h1>" in page


def test_a_choice_that_has_no_figures_names_no_region(site: Site) -> None:
    page = good(site, f"{ROOT}/series?indicator={quote('没有这个指标')}")
    assert '<p class="note"></p>' in page
    assert "年份（" not in page


def test_the_figures_of_an_article_lead_to_their_words(site: Site) -> None:
    page = good(site, f"{ROOT}/article/1")
    link = re.search(r'<a class="figure" href="([^"]+)"[^>]*>85978.58万美元</a>', page)
    assert link
    assert site.answer(f"{ROOT}/figure/1").headers["location"] == html.unescape(link[1])
    assert "文中数据（21）" in page
    assert page.count("crop.png") >= 21


def test_growth_and_share_are_written_as_they_are_printed(site: Site) -> None:
    page = good(site, f"{ROOT}/article/1")
    assert ">+20.60%</td>" in page
    assert ">22.20%</td>" in page


def test_a_company_has_its_cards_and_mentions(site: Site) -> None:
    assert "海澜云帆信息技术（青岛）有限公司" in good(site, f"{ROOT}/companies")
    text = text_of(good(site, f"{ROOT}/company", name="海澜云帆信息技术（青岛）有限公司"))
    assert "类型 青岛市数字服务协会副会长单位" in text


def test_a_number_of_a_table_has_its_unit(tmp_path: Path) -> None:
    body = "出口额\t38.52"
    known = {"indicator": "出口额", "period_start": "2023-09", "period_end": "2023-09", "period_kind": "month"}
    figure = make_figure(body, "38.52", amount=38.52e8, base_unit="CNY", unit="亿元", read_from="table", **known)
    path = tmp_path / "archive.db"
    bulletin = make_bulletin(Section("数据月报", "数据月报", (), (make_article("外贸", body, figures=(figure,)),)))
    with open_writer(path, create=True) as archive:
        archive.add(rows_of(bulletin), original(bulletin), seconds=0)
    site = Site(path)
    (row,) = site.rows("/archive/issues")
    for address in ("article/1", "series", f"issue/{row['sha256']}/page/{figure.page}"):
        assert "38.52 亿元" in text_of(good(site, f"{ROOT}/{address}")), address
    points = chart_of(good(site, f"{ROOT}/series"))["points"]
    assert isinstance(points, list)
    assert points[0]["label"].startswith("2023-09 当月 · 38.52 亿元")
    site.close()


def test_an_address_of_old_that_names_a_region_leads_to_its_series(site: Site) -> None:
    asked = {"indicator": "服务外包执行额", "scope": "离岸", "item": "日本"}
    named = good(site, f"{ROOT}/series", **asked, entity="青岛市")
    assert good(site, f"{ROOT}/series", **asked, region="青岛市") == named
    assert "24793.79万美元" in named


def test_a_target_leads_to_no_series_and_is_on_no_first_page(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    body = "出口额38亿元，力争达到50亿元。"
    known = {"indicator": "出口额", "base_unit": "CNY", "entity": "青岛市"}
    dated = {"period_start": "2023-09", "period_end": "2023-09", "period_kind": "month"}
    fact = make_figure(body, "38亿元", amount=38e8, **known, **dated)
    target = make_figure(body, "50亿元", amount=50e8, modality="target", **known, **dated)
    bulletin = make_bulletin(Section("数据月报", "数据月报", (), (make_article("外贸", body, figures=(fact, target)),)))
    with open_writer(path, create=True) as archive:
        archive.add(rows_of(bulletin), original(bulletin), seconds=0)
    site = Site(path)
    assert "出口额 38.00亿元 青岛市" in text_of(good(site, ROOT))
    assert "50.00亿元" not in good(site, ROOT)
    assert "50亿元" not in text_of(good(site, f"{ROOT}/series"))
    page = good(site, f"{ROOT}/article/1")
    assert 'title="出口额（目标）"' in page
    assert len(re.findall(r'<th scope="row"><a ', page)) == 1
    assert [row["raw"] for row in site.rows("/archive/series")] == ["38亿元"]
    site.close()


def test_the_population_of_a_series_can_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    body = "利润38亿元，规模以上工业企业利润12亿元。"
    known = {"indicator": "利润", "base_unit": "CNY", "entity": "青岛市"}
    dated = {"period_start": "2023-09", "period_end": "2023-09", "period_kind": "month"}
    every = make_figure(body, "38亿元", amount=38e8, **known, **dated)
    some = make_figure(body, "12亿元", amount=12e8, population="规模以上工业企业", **known, **dated)
    bulletin = make_bulletin(Section("数据月报", "数据月报", (), (make_article("工业", body, figures=(every, some)),)))
    with open_writer(path, create=True) as archive:
        archive.add(rows_of(bulletin), original(bulletin), seconds=0)
    site = Site(path)
    asked = {"indicator": "利润", "entity": "青岛市"}
    all_of_them = text_of(good(site, f"{ROOT}/series", **asked, population=""))
    some_of_them = text_of(good(site, f"{ROOT}/series", **asked, population="规模以上工业企业"))
    assert "统计范围 全部 规模以上工业企业" in all_of_them
    assert "38亿元" in all_of_them
    assert "12亿元" not in all_of_them
    assert "青岛市 · 规模以上工业企业 · 当月" in some_of_them
    assert "12亿元" in some_of_them
    assert "38亿元" not in some_of_them
    site.close()


def test_an_empty_archive_has_its_pages(tmp_path: Path) -> None:
    with open_writer(tmp_path / "archive.db", create=True):
        pass
    site = Site(tmp_path / "archive.db")
    for path in ("", "/search?q=外包", "/series", "/series.csv", "/series.xlsx", "/companies"):
        assert site.answer(ROOT + path).status_code == 200, path
    home = good(site, "/")
    assert "档案里还没有会刊，可用命令 <kbd>extractor import</kbd> 导入 PDF。" in home
    assert "calendar" not in home
    assert "档案里还没有统计数据。" in good(site, f"{ROOT}/series")
    assert "<select" not in good(site, f"{ROOT}/series")
    site.close()
