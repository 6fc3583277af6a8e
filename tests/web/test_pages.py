"""The pages of an archive, asked through Datasette."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import shutil
import sqlite3
import struct
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from datasette.app import Datasette

from extractor.archive.rows import rows_of
from extractor.archive.writer import open_archive
from extractor.model import Bulletin, Field, Section
from extractor.rules.rules import Rules
from tests import BUNDLED, FIXTURES
from tests.browsing import Site
from tests.making import make_article, make_bulletin, make_figure, make_line, make_table, original

# Datasette 0.65 opens an SQLite of its own for every page and leaves it to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning")

ROOT = "/-/archive/archive"
JULY_2022 = f"{ROOT}/issue/711275887a3e"
EVIL = "<script>alert(1)</script>\"'&</title>"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    path = tmp_path_factory.mktemp("pages") / "archive.db"
    shutil.copy(BUNDLED, path)
    site = Site(path)
    yield site
    site.close()


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """An archive in which every text is mark-up, its PDF is no PDF, and its name needs escaping."""
    path = tmp_path_factory.mktemp("evil") / "a <b>&'+.db"
    body = f"{EVIL}外包5亿元。"
    known = {"indicator": EVIL, "item": EVIL, "region": EVIL, "scope": EVIL, "label": EVIL, "base_unit": EVIL}
    known |= {"period_start": "2023-09", "period_end": "2023-09", "period_kind": "month"}
    figure = make_figure(body, "5亿元", amount=5e8, yoy=1.0, **known)
    card = make_article(EVIL, body, source=EVIL, fields=(Field(EVIL, EVIL),), lines=(make_line(EVIL),))
    news = make_article(EVIL, body, source=EVIL, figures=(figure,), lines=(make_line(EVIL, 1, 1),))
    bulletin = make_bulletin(Section(EVIL, EVIL, (), (card, news)), file=f"{EVIL.replace('/', '')}.pdf")
    for name in ("bulletin", "publisher", "title"):
        object.__setattr__(bulletin.masthead, name, EVIL)
    with open_archive(path, create=True) as archive:
        archive.add(rows_of(bulletin), original(bulletin), seconds=0)
    site = Site(path)
    yield site
    site.close()


def _text(page: str) -> str:
    """The words of a page, without its mark-up."""
    return " ".join(html.unescape(re.sub(r"<script.*?</script>|<[^>]+>", " ", page, flags=re.DOTALL)).split())


def _good(site: Site, address: str, **arguments: str) -> str:
    status, page = site.get(address, **arguments)
    assert status == 200, page[:500]
    return page


def _chart(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json">(.*?)</script>', page, re.DOTALL)
    assert found
    chart: dict[str, object] = json.loads(found[1])
    return chart


def test_the_only_archive_is_the_first_page(site: Site) -> None:
    page = _good(site, "/")
    assert page == _good(site, ROOT)
    text = _text(page)
    assert "共 3 期、35 篇文章、145 个数据" in text
    assert "首期与末期之间缺 12 个月" in text
    assert page.count(">缺<") == 12
    assert "服务外包合同额 11.94亿美元 同比 −4.16% 青岛市 · 2023-01—2023-07 累计" in text
    assert text.index("数服会刊 2023年第9期") < text.index("数服会刊 2022年第7期")
    assert 'href="/archive"' in page


def test_beside_another_database_datasette_keeps_its_first_page(tmp_path: Path) -> None:
    shutil.copy(BUNDLED, tmp_path / "archive.db")
    shutil.copy(BUNDLED, tmp_path / "second.db")
    site = Site(tmp_path / "archive.db", tmp_path / "second.db")
    assert "主要指标" not in _good(site, "/")
    assert "主要指标" in _good(site, "/-/archive/second")
    site.close()


def test_datasettes_own_pages_lead_back(site: Site) -> None:
    assert f'<a href="{ROOT}">会刊档案（archive）</a>' in _good(site, "/archive")


def test_what_is_no_archive_has_no_pages(site: Site) -> None:
    assert site.get("/-/archive/other")[0] == 404
    assert site.get("/-/archive/_internal")[0] == 404


def test_a_search_gives_ranked_hits_with_their_place(site: Site) -> None:
    page = _good(site, f"{ROOT}/search", q="外包")
    assert "“外包”：16 篇" in _text(page)
    assert "前5个月全国服务<mark>外包</mark>保持增长" in page
    assert "承接离岸服务<mark>外包</mark>" in page
    assert "数服会刊 2022年第7期（总第31期） · 行业资讯 · 第4页原样 · 来源：国际商报" in _text(page)
    assert f'href="{JULY_2022}/page/4?q=%E5%A4%96%E5%8C%85#framed"' in page


def test_hits_are_narrowed_by_year_section_and_source(site: Site) -> None:
    narrowed = _text(_good(site, f"{ROOT}/search", q="外包", year="2022", section="行业资讯", source="大众日报"))
    assert "“外包”：2 篇" in narrowed
    # What could be chosen instead, given the other two
    assert "国际商报（1）" in narrowed
    assert "2023" not in re.findall(r"(20\d\d)（", narrowed)


def test_hits_are_turned_page_by_page(site: Site) -> None:
    first, second, beyond = (
        _good(site, f"{ROOT}/search", q="青岛 OR 外包 OR 服务", page=page) for page in ("1", "2", "9")
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


def test_a_series_sets_the_months_of_one_year_beside_another(site: Site) -> None:
    page = _good(site, f"{ROOT}/series", indicator="服务外包执行额", scope="离岸", item="")
    chart = _chart(page)
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
    chart = _chart(_good(site, f"{ROOT}/series?{query}&year=2023"))
    points = chart["points"]
    assert isinstance(points, list)
    assert [(point["line"], point["month"], point["value"]) for point in points] == [
        ("日本", "2023-07", 3.09),
        ("韩国", "2023-07", 21.02),
    ]


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


def test_an_issue_lists_its_sections_in_reading_order(site: Site) -> None:
    page = _good(site, JULY_2022)
    text = _text(page)
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
    with open_archive(path, create=True) as archive:
        for bulletin in issues:
            archive.add(rows_of(bulletin), original(bulletin), seconds=0)
    site = Site(path)
    turn = _good(site, f"{ROOT}/issue/{issues[2].sha256}").partition('class="turn"')[2].partition("</nav>")[0]
    site.close()
    assert "会刊2023年第7期" in turn
    assert "2023年第8期" not in turn


def test_what_is_shown_whole_is_not_said_to_go_on(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    short, long = "协会召开理事会。", "协会召开理事会，" * 8
    articles = (make_article(None, short), make_article(None, long))
    bulletin = make_bulletin(Section("协会动态", "协会动态", (), articles))
    with open_archive(path, create=True) as archive:
        archive.add(rows_of(bulletin), original(bulletin), seconds=0)
    site = Site(path)
    page = _good(site, f"{ROOT}/issue/{bulletin.sha256}")
    site.close()
    assert f">{short}</a>" in page
    assert f">{long[:60]}…</a>" in page


def test_of_a_long_query_the_heading_shows_the_beginning(site: Site) -> None:
    page = _good(site, f"{ROOT}/search?q={quote('长' * 3000)}")
    assert f"<h1>“{'长' * 59}…”：0 篇</h1>" in page


def test_a_choice_that_has_no_figures_names_no_region(site: Site) -> None:
    page = _good(site, f"{ROOT}/series?indicator={quote('没有这个指标')}")
    assert '<p class="note"></p>' in page
    assert "年份（" not in page


def test_the_figures_of_an_article_lead_to_their_words(site: Site) -> None:
    page = _good(site, f"{ROOT}/article/1")
    link = re.search(r'<a class="figure" href="([^"]+)"[^>]*>85978.58万美元</a>', page)
    assert link
    assert site.answer(f"{ROOT}/figure/1").headers["location"] == html.unescape(link[1])
    assert "文中数据（21）" in page
    assert page.count("crop.png") >= 21


def test_growth_and_share_are_written_as_they_are_printed(site: Site) -> None:
    page = _good(site, f"{ROOT}/article/1")
    assert ">+20.60%</td>" in page
    assert ">22.20%</td>" in page


def test_a_printed_table_is_a_table(tmp_path: Path, bulletin: Callable[[str], Bulletin]) -> None:
    path = tmp_path / "archive.db"
    read = bulletin("table-ruled")
    with open_archive(path, create=True) as archive:
        archive.add(rows_of(read), (FIXTURES / "table-ruled.pdf").read_bytes(), seconds=0)
    site = Site(path)
    tables = [table for article in read.articles for table in article.tables]
    pages = [_good(site, f"{ROOT}/article/{1 + number}") for number in range(len(read.articles))]
    shown = [table for page in pages for table in re.findall(r'<table class="printed">(.*?)</table>', page, re.DOTALL)]
    assert len(shown) == len(tables) > 0
    for printed, table in zip(shown, tables, strict=True):
        assert printed.count("<tr>") == table.rows
        cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", printed)
        assert [text for cell in cells if (text := _text(cell))] == [
            " ".join(cell.text.split()) for cell in table.cells
        ]
        assert printed.count('<th scope="col"') == sum(cell.header == "column" for cell in table.cells)
        assert printed.count('<th scope="row"') == sum(cell.header == "row" for cell in table.cells)
    assert any('<a class="figure"' in table for table in shown)
    # No row is printed once more as a paragraph
    assert "\t" not in "".join(re.findall(r"<p>(.*?)</p>", "".join(pages), re.DOTALL))
    site.close()


def test_an_empty_cell_keeps_the_others_below_their_heads(tmp_path: Path, rules: Rules) -> None:
    # Two rows of heads, a city that spans two rows, and a month of which nothing was counted
    rows = ["地区 | 执行额（万美元） | <", "^ | 6月 | 7月", "青岛 | | 35.1", "^ | 12.3 |"]
    table = make_table(*rows, rules=rules)
    body = "\n".join(table.row_text(row) for row in range(table.rows))
    path = tmp_path / "archive.db"
    article = make_article("表", body, tables=(table,))
    bulletin = make_bulletin(Section("数据月报", "数据月报", (), (article,)))
    with open_archive(path, create=True) as archive:
        archive.add(rows_of(bulletin), original(bulletin), seconds=0)
    site = Site(path)
    page = _good(site, f"{ROOT}/article/1")
    site.close()
    shown = re.findall(r"<tr>(.*?)</tr>", page.partition('class="printed"')[2].partition("</table>")[0], re.DOTALL)
    assert [[_text(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in shown] == [
        ["地区", "执行额（万美元）"],
        ["6月", "7月"],
        ["青岛", "", "35.1"],
        ["12.3", ""],
    ]


def test_a_company_has_its_cards_and_mentions(site: Site) -> None:
    assert "海澜云帆信息技术（青岛）有限公司" in _good(site, f"{ROOT}/companies")
    text = _text(_good(site, f"{ROOT}/company", name="海澜云帆信息技术（青岛）有限公司"))
    assert "类型 青岛市数字服务协会副会长单位" in text


def test_a_page_frames_the_words_that_its_address_names(site: Site) -> None:
    address = site.answer(f"{ROOT}/figure/1").headers["location"].partition("#")[0]
    page = _good(site, address)
    framed = re.findall(r'<rect class="framed" id="framed" x="([\d.]+)" y="([\d.]+)"', page)
    assert [(round(float(x), 1), round(float(y), 1)) for x, y in framed] == [(291.0, 144.5)]
    assert "《数服会刊》2022年第7期第2页·数据月报·服务外包合同额" in page
    assert html.escape(f"http://localhost{address}").replace("&#x27;", "'") in page.replace("&amp;", "&")
    assert "据商务部服务外包统计系统数据" in page
    assert 'aria-label="服务外包合同额 85978.58万美元"' in page
    whole = _good(site, f"{JULY_2022}/page/2")
    assert "《数服会刊》2022年第7期第2页<br>" in whole
    assert 'class="framed"' not in whole


def test_an_issue_without_number_and_section_is_cited_by_its_month(tmp_path: Path) -> None:
    figure = make_figure("外包5亿元。", "5亿元", label="外包额")
    bulletin = make_bulletin(Section("", "", (), (make_article(None, "外包5亿元。", figures=(figure,)),)))
    with open_archive(tmp_path / "archive.db", create=True) as archive:
        archive.add(rows_of(bulletin), original(bulletin), seconds=0)
    site = Site(tmp_path / "archive.db")
    address = site.answer(f"{ROOT}/figure/1").headers["location"].partition("#")[0]
    assert "《会刊》2023年9月第1页·外包额<br>" in _good(site, address)
    assert "（无栏目）" in _good(site, f"{ROOT}/article/1")
    site.close()


def test_words_that_were_looked_for_are_marked_on_the_page(site: Site) -> None:
    page = _good(site, f"{JULY_2022}/page/4", q="知识流程外包")
    assert page.count('<rect class="hit" id="framed"') == 1
    assert "<mark>知识流程外包</mark>" in page


def _size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">2I", png[16:24])
    return width, height


def test_a_page_is_drawn_and_kept_by_the_browser(site: Site) -> None:
    answer = site.answer(f"{JULY_2022}/page/2.png?dpi=48")
    width, height = _size(answer.content)
    assert width == pytest.approx(595 * 48 / 72, abs=2)
    assert height == pytest.approx(842 * 48 / 72, abs=2)
    tag = answer.headers["etag"]
    assert tag.endswith('-2-48"')
    again = site.answer(f"{JULY_2022}/page/2.png?dpi=48", **{"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    # Another size is another picture, and no size is without bounds
    assert site.answer(f"{JULY_2022}/page/2.png?dpi=99999999").headers["etag"].endswith('-2-240"')


def test_a_crop_shows_the_words_and_what_stands_beside_them(site: Site) -> None:
    answer = site.answer(f"{JULY_2022}/page/2/crop.png?box=293.0,146.5,417.8,162.5")
    width, height = _size(answer.content)
    assert width == pytest.approx((417.8 - 293 + 140) * 120 / 72, abs=2)
    assert height == pytest.approx((162.5 - 146.5) * 1.6 * 120 / 72, abs=2)


@pytest.mark.parametrize(
    "address",
    [
        f"{ROOT}/nothing",
        f"{ROOT}/article/999999",
        f"{ROOT}/article/999999999999999999",
        f"{ROOT}/figure/0",
        f"{ROOT}/issue/000000000000",
        f"{JULY_2022}/page/0",
        f"{JULY_2022}/page/7",
        f"{JULY_2022}/page/7.png",
        f"{JULY_2022}/page/2/crop.png",
        f"{JULY_2022}/page/2/crop.png?box=nan,0,1,1",
        f"{JULY_2022}/page/2/crop.png?box=9,9,1,1",
        f"{JULY_2022}/page/2/crop.png?box=5000,5000,6000,6000",
        f"{ROOT}/company?name=nobody",
        f"{ROOT}/company",
        "/-/archive-files/nothing.css",
        "/-/archive-files/vendor/nothing.js",
    ],
)
def test_what_is_not_there_is_said(site: Site, address: str) -> None:
    assert site.answer(address).status_code == 404


ODD = [
    "",
    " ",
    '"',
    "(",
    "*",
    "-",
    "\0",
    "\ud83d",
    "%",
    "'; drop table issues",
    "外" * 400,
    "9" * 400,
    "-1",
    "1e999",
    "<b>",
]


@pytest.mark.parametrize("odd", ODD)
def test_no_query_however_odd_is_a_server_error(site: Site, odd: str) -> None:
    word = quote(odd.encode("utf-8", "surrogatepass"))
    names = (
        "q",
        "page",
        "year",
        "section",
        "source",
        "indicator",
        "scope",
        "region",
        "item",
        "kind",
        "unit",
        "view",
        "name",
    )
    for query in (
        *(f"{name}={word}" for name in names),
        "&".join(f"{name}={word}" for name in names),
        f"q=外包&page={word}",
    ):
        for path in ("search", "series", "series.csv", "series.xlsx", "company"):
            assert site.answer(f"{ROOT}/{path}?{query}").status_code in {200, 404}, (path, query)
    for query in (f"box={word}", f"q={word}", f"dpi={word}"):
        for path in ("page/2", "page/2.png", "page/2/crop.png"):
            assert site.answer(f"{JULY_2022}/{path}?{query}").status_code in {200, 404}, (path, query)


def test_no_mark_up_of_a_bulletin_reaches_a_page(evil: Site) -> None:
    home = _good(evil, "/")
    root = re.search(r'class="name" href="([^"]+)"', home)
    assert root
    pages = ["", "/search?q=外包", "/series", "/companies", f"/company?name={quote(EVIL)}", "/article/1", "/article/2"]
    issue = re.search(r"/issue/[0-9a-f]{12}", home)
    assert issue
    pages += [issue[0], f"{issue[0]}/page/1", f"{issue[0]}/page/1?q=外包&box=100.0,80.0,160.5,90.5"]
    for path in pages:
        answer = evil.answer(root[1] + path)
        assert answer.status_code == 200, path
        assert "alert(1)" in answer.text, path
        assert "<script>alert" not in answer.text, path
        assert EVIL not in answer.text, path
        assert "script-src 'self'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
    chart = _chart(_good(evil, f"{root[1]}/series"))
    points = chart["points"]
    assert isinstance(points, list)
    assert EVIL in points[0]["label"]


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ((FIXTURES / "encrypted.pdf").read_bytes(), "这份 PDF 要用密码打开"),
        (b"%PDF-1.7 and no more of it", "档案中的 PDF 可能有损坏"),
        (None, "档案没有保存这一期的 PDF"),
    ],
    ids=["encrypted", "damaged", "not kept"],
)
def test_why_a_page_has_no_picture_is_said(tmp_path: Path, document: bytes | None, said: str) -> None:
    path = tmp_path / "archive.db"
    body = "离岸执行额318.4万美元。"
    article = make_article("月报", body, figures=(make_figure(body, "318.4万美元"),))
    bulletin = make_bulletin(Section("数据月报", "数据月报", (), (article,)), file=f"{said}.pdf")
    with open_archive(path, create=True) as archive:
        archive.add(rows_of(bulletin), document or b"%PDF", seconds=0)
    if document is None:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("DELETE FROM sqlar")
    site = Site(path)
    issue = f"{ROOT}/issue/{bulletin.sha256[:12]}"
    head, page = _good(site, issue), _good(site, f"{issue}/page/1")
    for shown in (head, page):
        assert said in shown
        assert bulletin.file in shown
        assert "<img" not in shown
    # The text is there all the same, and so are pictures in the tables, which say in short what the page says
    assert "318.4万美元" in page
    for address in (f"{issue}/page/1.png", f"{issue}/page/1/crop.png?box=100.0,80.0,160.5,90.5"):
        answer = site.answer(address)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
        assert answer.headers["cache-control"] == "no-store"
        assert any(word in answer.text for word in ("原件有密码", "无法显示", "没有原件"))
    site.close()


def test_a_coloured_page_is_shown_in_its_colours(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    bulletin = make_bulletin(Section("要闻", "要闻", (), ()), file="coloured.pdf")
    with open_archive(path, create=True) as archive:
        archive.add(rows_of(bulletin), (FIXTURES / "2023-09.pdf").read_bytes(), seconds=0)
    site = Site(path)
    issue = f"{ROOT}/issue/{bulletin.sha256[:12]}"
    for address in (f"{issue}/page/1.png", f"{issue}/page/1/crop.png?box=60,60,400,300"):
        # The kind of colour of a PNG: 2 is red, green and blue
        assert site.answer(address).content[25] == 2, address
    site.close()


def test_a_number_of_a_table_has_its_unit(tmp_path: Path) -> None:
    body = "出口额\t38.52"
    known = {"indicator": "出口额", "period_start": "2023-09", "period_end": "2023-09", "period_kind": "month"}
    figure = make_figure(body, "38.52", amount=38.52e8, base_unit="CNY", unit="亿元", read_from="table", **known)
    path = tmp_path / "archive.db"
    bulletin = make_bulletin(Section("数据月报", "数据月报", (), (make_article("外贸", body, figures=(figure,)),)))
    with open_archive(path, create=True) as archive:
        archive.add(rows_of(bulletin), original(bulletin), seconds=0)
    site = Site(path)
    (row,) = site.rows("/archive/issues")
    for address in ("article/1", "series", f"issue/{row['sha256']}/page/{figure.page}"):
        assert "38.52 亿元" in _text(_good(site, f"{ROOT}/{address}")), address
    points = _chart(_good(site, f"{ROOT}/series"))["points"]
    assert isinstance(points, list)
    assert points[0]["label"].startswith("2023-09 当月 · 38.52 亿元")
    site.close()


def test_no_cell_of_a_download_is_a_formula(evil: Site, tmp_path: Path) -> None:
    body = "=cmd5亿元。"
    known = {"indicator": "服务外包执行额", "period_start": "2023-09", "period_end": "2023-09", "period_kind": "month"}
    figure = make_figure(body, "5亿元", amount=5e8, item="=HYPERLINK(1)", **known)
    path = tmp_path / "archive.db"
    bulletin = make_bulletin(Section("数据月报", "数据月报", (), (make_article("@SUM", body, figures=(figure,)),)))
    with open_archive(path, create=True) as archive:
        archive.add(rows_of(bulletin), original(bulletin), seconds=0)
    site = Site(path)
    rows = list(csv.DictReader(io.StringIO(site.answer(f"{ROOT}/series.csv").content.decode("utf-8-sig"))))
    assert (rows[0]["分项"], rows[0]["文章"]) == ("'=HYPERLINK(1)", "'@SUM")
    site.close()


def test_who_may_not_see_the_database_sees_no_page_of_it(tmp_path: Path) -> None:
    shutil.copy(BUNDLED, tmp_path / "archive.db")
    denied = {"databases": {"archive": {"allow": False}}}
    # What Datasette 0.65 calls metadata is configuration in 1.0
    site = Site(tmp_path / "archive.db", **{"config" if hasattr(Datasette, "allowed") else "metadata": denied})
    for address in ("/", ROOT, f"{ROOT}/search?q=外包", f"{ROOT}/series.csv", f"{JULY_2022}/page/2.png"):
        answer = site.answer(address)
        assert answer.status_code == 403, address
        assert "<h1>无权查看</h1>" in answer.text
        # Nor is it led anywhere
        assert "<a href" not in answer.text
    assert "<a href" not in site.answer("/nowhere").text
    site.close()


def test_pages_stand_under_a_path_of_their_own(tmp_path: Path) -> None:
    shutil.copy(BUNDLED, tmp_path / "archive.db")
    site = Site(tmp_path / "archive.db", settings={"base_url": "/bulletins/"})
    page = site.answer(ROOT).text
    assert page == site.answer("/").text
    assert 'href="/bulletins/-/archive/archive/series' in page
    assert 'href="/bulletins/-/archive-files/archive.css"' in page
    site.close()


def test_an_empty_archive_has_its_pages(tmp_path: Path) -> None:
    with open_archive(tmp_path / "archive.db", create=True):
        pass
    site = Site(tmp_path / "archive.db")
    for path in ("", "/search?q=外包", "/series", "/series.csv", "/series.xlsx", "/companies"):
        assert site.answer(ROOT + path).status_code == 200, path
    home = _good(site, "/")
    assert "档案里还没有会刊，可用命令 <kbd>extractor import</kbd> 导入 PDF。" in home
    assert "calendar" not in home
    assert "档案里还没有统计数据。" in _good(site, f"{ROOT}/series")
    assert "<select" not in _good(site, f"{ROOT}/series")
    site.close()


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/nowhere", 404, "没有这个地址"),
        ("/archive/nothing", 404, "没有这个地址"),
        (f"{ROOT}/nothing", 404, "没有这个地址"),
        ("/-/archive/other/series", 404, "没有这个地址"),
        ("/archive/figures?_sort=nothing", 400, "请求有误"),
        ("/archive/figures?_where=length(zeroblob(2000000000))", 400, "查询结果太大"),
    ],
)
def test_an_error_is_a_page_in_chinese(site: Site, address: str, status: int, said: str) -> None:
    answer = site.answer(address)
    assert answer.status_code == status
    assert f"<h1>{said}</h1>" in answer.text
    assert 'lang="zh-Hans"' in answer.text
    assert f'href="{ROOT}"' in answer.text


def test_programs_get_errors_as_datasette_has_them(site: Site) -> None:
    answer = site.answer("/archive/nothing.json")
    assert (answer.status_code, json.loads(answer.text)["ok"]) == (404, False)


def test_a_query_that_takes_too_long_is_shown_with_what_to_do(site: Site) -> None:
    endless = "with recursive n(i) as (select 1 union all select i+1 from n) select '<b>', max(i) from n"
    answer = site.answer(f"/archive?_timelimit=50&sql={quote(endless)}")
    assert answer.status_code == 400
    assert "<h1>查询超时</h1>" in answer.text
    assert "&lt;b&gt;" in answer.text
    assert (
        json.loads(site.answer(f"/archive.json?_timelimit=50&sql={quote(endless)}").text)["title"] == "SQL Interrupted"
    )


def test_where_memory_is_lacking_the_query_is_at_fault(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("extractor.web.pages.read_companies", fail)
    answer = site.answer(f"{ROOT}/companies")
    assert (answer.status_code, "<h1>查询结果太大</h1>" in answer.text) == (400, True)
    monkeypatch.setattr("extractor.web.pages.read_series", fail)
    program = site.answer(f"{ROOT}/series.csv")
    said = "the query asks for more memory than it may have"
    assert (program.status_code, json.loads(program.text)["error"]) == (400, said)


def test_of_a_fault_of_the_program_nothing_is_told(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise OSError("/home/somebody/archive.db")

    monkeypatch.setattr("extractor.web.pages.read_companies", fail)
    answer = site.answer(f"{ROOT}/companies")
    assert answer.status_code == 500
    assert "<h1>程序出错了</h1>" in answer.text
    assert "somebody" not in answer.text
    assert "somebody" in capsys.readouterr().err
