"""The pages of an issue as they were printed."""

from __future__ import annotations

import html
import re
import struct
from pathlib import Path

import pytest

from extractor.archive.rows import rows_of
from extractor.archive.writer import open_writer
from extractor.model import Figure, Section
from tests.browsing import Site
from tests.making import make_article, make_bulletin, make_figure, original
from tests.web.reading import JULY_2022, ROOT, good, text_of

# Datasette 0.65 opens an SQLite of its own for every page and leaves it to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning")


def test_a_page_frames_the_words_that_its_address_names(site: Site) -> None:
    address = site.answer(f"{ROOT}/figure/1").headers["location"].partition("#")[0]
    page = good(site, address)
    framed = re.findall(r'<rect class="framed" id="framed" x="([\d.]+)" y="([\d.]+)"', page)
    assert [(round(float(x), 1), round(float(y), 1)) for x, y in framed] == [(291.0, 144.5)]
    assert "《数服会刊》2022年第7期第2页·数据月报·服务外包合同额" in page
    assert html.escape(f"http://localhost{address}").replace("&#x27;", "'") in page.replace("&amp;", "&")
    assert "据商务部服务外包统计系统数据" in page
    assert 'aria-label="服务外包合同额 85978.58万美元"' in page
    whole = good(site, f"{JULY_2022}/page/2")
    assert "《数服会刊》2022年第7期第2页<br>" in whole
    assert 'class="framed"' not in whole


def test_a_figure_on_its_page_says_of_whom_when_and_as_what_it_is_said(tmp_path: Path) -> None:
    body = "规模以上工业企业利润力争达到5亿元。"
    told = {"population": "规模以上工业企业", "basis": "可比口径", "modality": "target", "status": "快报"}
    dated = {"period_start": "2023-01", "period_end": "2023-12", "period_kind": "year", "period_from": "issue"}
    planned = make_figure(
        body, "5亿元", indicator="利润", entity="青岛市", bound="ge", unit="亿元", yoy=8.0, **told, **dated
    )
    site = site_of(tmp_path / "archive.db", body, planned)
    page = text_of(good(site, site.answer(f"{ROOT}/figure/1").headers["location"].partition("#")[0]))
    for words in (
        "原文 ≥5亿元 目标",
        "主体 青岛市",
        "统计范围 规模以上工业企业",
        "时期 2023-01—2023-12 全年",
        "时期出处 按刊期推定",
        "增速口径 可比口径",
        "数据状态 快报",
    ):
        assert words in page, words
    assert "第1页·要闻·规模以上工业企业利润（目标）" in page
    article = text_of(good(site, f"{ROOT}/article/1"))
    row = article[article.index("文中数据") :]
    assert "规模以上工业企业利润 目标 青岛市 2023-01—2023-12 全年 按刊期推定 ≥ 5亿元 快报 +8% 可比口径" in row
    site.close()


def test_a_figure_of_which_nothing_more_is_said_says_so(tmp_path: Path) -> None:
    site = site_of(tmp_path / "archive.db", "外包5亿元。", make_figure("外包5亿元。", "5亿元", label="外包额"))
    page = text_of(good(site, site.answer(f"{ROOT}/figure/1").headers["location"].partition("#")[0]))
    assert "原文 5亿元 主体 未注明 统计范围 全部 时期 未注明" in page
    assert not {"时期出处", "增速口径", "数据状态", "目标"} & set(page.split())
    site.close()


def site_of(path: Path, body: str, *figures: Figure) -> Site:
    """Return the pages of an archive of one article."""
    bulletin = make_bulletin(Section("要闻", "要闻", (), (make_article(None, body, figures=figures),)))
    with open_writer(path, create=True) as archive:
        archive.add(rows_of(bulletin), original(bulletin), seconds=0)
    return Site(path)


def test_an_issue_without_number_and_section_is_cited_by_its_month(tmp_path: Path) -> None:
    figure = make_figure("外包5亿元。", "5亿元", label="外包额")
    bulletin = make_bulletin(Section("", "", (), (make_article(None, "外包5亿元。", figures=(figure,)),)))
    with open_writer(tmp_path / "archive.db", create=True) as archive:
        archive.add(rows_of(bulletin), original(bulletin), seconds=0)
    site = Site(tmp_path / "archive.db")
    address = site.answer(f"{ROOT}/figure/1").headers["location"].partition("#")[0]
    assert "《会刊》2023年9月第1页·外包额<br>" in good(site, address)
    assert "（无栏目）" in good(site, f"{ROOT}/article/1")
    site.close()


def test_words_that_were_looked_for_are_marked_on_the_page(site: Site) -> None:
    page = good(site, f"{JULY_2022}/page/4", q="知识流程外包")
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


def test_without_a_size_a_page_is_drawn_so_that_it_fills_a_screen(site: Site) -> None:
    answer = site.answer(f"{JULY_2022}/page/2.png")
    assert answer.headers["etag"].endswith('-2-120"')
    assert _size(answer.content)[0] == pytest.approx(595 * 120 / 72, abs=2)


def test_a_crop_is_of_the_box_that_its_address_names(site: Site) -> None:
    answer = site.answer(f"{JULY_2022}/page/2/crop.png?box=293,146.5,417.8,162.5")
    assert answer.headers["etag"].endswith('-2-293.0-146.5-417.8-162.5-120"')
    for box in ("", "?box=", "?box=293,146.5"):
        assert site.answer(f"{JULY_2022}/page/2/crop.png{box}").status_code == 404


def test_a_page_shows_a_picture_that_fills_a_screen_and_offers_one_to_print(site: Site) -> None:
    page = good(site, f"{JULY_2022}/page/2")
    assert re.search(r'<img[^>]*/page/2\.png\?dpi=120"', page)
    assert "/page/2.png?dpi=240" in page
