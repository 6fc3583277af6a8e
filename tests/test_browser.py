"""The pages of an archive as a reader sees them: in Chromium, where it is installed, against a server of its own."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from tests import BUNDLED

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"]
FLAGS += ["--disable-background-networking", "--disable-component-update"]

pytestmark = pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="no Chromium; on Debian: apt-get install chromium")

TESTS = Path(__file__).parent
AXE = TESTS / "axe" / "axe.min.js"
ROOT = "/-/archive/archive"
ISSUE = f"{ROOT}/issue/711275887a3e"
ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"
PAGES = {
    "home": "/",
    "search": f"{ROOT}/search?q={quote('外包')}",
    "no hits": f"{ROOT}/search?q=xyzzy",
    "series": f"{ROOT}/series",
    "growth": f"{ROOT}/series?view=growth",
    "items": f"{ROOT}/series?indicator={quote('服务外包执行额')}&item={quote('日本')}&item={quote('韩国')}",
    "issue": ISSUE,
    "article": f"{ROOT}/article/1",
    "companies": f"{ROOT}/companies",
    "company": f"{ROOT}/company?name={quote('海澜云帆信息技术（青岛）有限公司')}",
    "page": f"{ROOT}/figure/1",
    "nowhere": "/nowhere",
    "database": "/archive",
    "table": "/archive/figures",
    "table of hits": f"/archive/article_list?_search={quote('外包')}",
    "row": "/archive/figures/1",
    "query": f"/archive/search?q={quote('外包')}",
    "page of a hit": f"{ISSUE}/page/4?q={quote('外包')}",
    "unknown column": "/archive/figures?_sort=nothing",
    "query too slow": f"/archive?_timelimit=50&sql={quote(ENDLESS)}",
    "query too large": f"/archive?sql={quote('select zeroblob(2000000000)')}",
    "part too large": "/archive/figures?_where=length(zeroblob(2000000000))",
    "no such article": f"{ROOT}/article/99999",
}
# The browser itself complains of the status of these
REFUSED = {"nowhere", "unknown column", "query too slow", "query too large", "part too large", "no such article"}


@contextmanager
def serving(path: Path, *options: str) -> Iterator[str]:
    """Serve the bundled archive from a folder, and give the address of the server."""
    shutil.copy(BUNDLED, path / "archive.db")
    command = [sys.executable, "-m", "extractor", "serve", "--db", str(path / "archive.db"), "--port", "0", *options]
    with subprocess.Popen(command, cwd=TESTS.parent, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            yield next(word for line in process.stderr for word in line.split() if word.startswith("http://"))
        finally:
            process.kill()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of the bundled archive."""
    with serving(tmp_path_factory.mktemp("browser")) as address:
        yield address


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that shows its archive to nobody."""
    path = tmp_path_factory.mktemp("closed")
    (path / "metadata.json").write_text('{"allow": false}', encoding="utf-8")
    with serving(path, "--public", "--metadata", str(path / "metadata.json")) as address:
        yield address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Watched:
    """A tab, what its console complained of, and the hosts that it asked."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def watch(self) -> None:
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type != "log" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._asked)

    def _asked(self, request: Request) -> None:
        if urlsplit(request.url).scheme.startswith("http"):
            self.hosts.add(urlsplit(request.url).netloc)


@pytest.fixture
def tab(chromium: Browser, server: str) -> Iterator[Watched]:
    """A tab that must have had nothing to complain of, and must have asked no other host, when the test is over."""
    context: BrowserContext = chromium.new_context(base_url=server, viewport={"width": 1280, "height": 900})
    watched = Watched(context.new_page())
    watched.watch()
    yield watched
    context.close()
    assert watched.complaints == []
    assert watched.hosts <= {urlsplit(server).netloc}


def test_a_word_leads_to_its_article_and_to_the_framed_number_on_the_page(tab: Watched) -> None:
    page = tab.page
    page.goto("/")
    page.get_by_role("searchbox").fill("外包")
    page.get_by_role("searchbox").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("“外包”：16 篇")
    page.get_by_role("link", name="前5个月全国服务外包保持增长").click()
    page.locator("a.figure", has_text="7642.3亿元").click()
    expect(page.locator("#framed")).to_be_in_viewport()
    picture = page.locator(".paper img")
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 900
    # The frame stands around the ink: inside it the picture is not white from edge to edge
    frame, paper = page.locator("#framed").bounding_box(), picture.bounding_box()
    assert frame
    assert paper
    assert paper["x"] < frame["x"] < frame["x"] + frame["width"] < paper["x"] + paper["width"]
    assert page.evaluate(_DARKEST, [frame, paper]) < 100
    expect(page.locator(".citation")).to_contain_text("《数服会刊》2022年第7期第4页·行业资讯·服务外包合同额")


# The darkest grey of the picture inside a frame
_DARKEST = """([frame, paper]) => {
  const image = document.querySelector(".paper img"), scale = image.naturalWidth / paper.width;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const box = [frame.x - paper.x, frame.y - paper.y, frame.width, frame.height].map((side) => Math.round(side * scale));
  return context.getImageData(...box).data.filter((_, place) => place % 4 === 0).reduce((a, b) => Math.min(a, b));
}"""


def test_a_series_is_chosen_drawn_and_downloaded(tab: Watched) -> None:
    page = tab.page
    page.goto("/")
    page.get_by_role("link", name="数据序列").click()
    # Until the scripts are there, a choice waits for its button
    expect(page.locator(".plot circle").first).to_be_visible()
    page.get_by_label("指标").select_option("服务外包执行额")
    page.wait_for_url("**indicator=**")
    page.get_by_label("口径").select_option("离岸")
    page.wait_for_load_state()
    page.get_by_label("总计").uncheck()
    page.get_by_label("日本").check()
    page.get_by_label("韩国").check()
    page.get_by_role("button", name="查看").click()
    expect(page.locator(".plot circle")).to_have_count(6)
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_bytes().decode("utf-8-sig"))))
    assert {(row["分项"], row["截至月"], row["原文"]) for row in rows} >= {
        ("日本", "2023-07", "24793.79万美元"),
        ("韩国", "2023-07", "13307.73万美元"),
    }
    with page.expect_download() as download:
        page.get_by_role("button", name="SVG").click()
    svg = ET.fromstring(download.value.path().read_text(encoding="utf-8"))  # noqa: S314 - our own drawing
    assert len(svg.findall(".//{http://www.w3.org/2000/svg}circle")) == 6
    with page.expect_download() as download:
        page.get_by_role("button", name="PNG").click()
    assert download.value.path().read_bytes().startswith(b"\x89PNG")
    page.locator(".plot a").first.click()
    expect(page.locator("#framed")).to_be_in_viewport()


def test_a_citation_is_copied_with_its_address(tab: Watched, server: str) -> None:
    page = tab.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{ROOT}/figure/1")
    page.get_by_role("button", name="复制引用").click()
    expect(page.get_by_role("status")).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        f"《数服会刊》2022年第7期第2页·数据月报·服务外包合同额 {server.rstrip('/')}{ISSUE}/page/2?box="
    )
    page.goto(copied.split()[1])
    expect(page.locator("#framed")).to_be_in_viewport()


def test_the_first_tab_leads_past_the_head(tab: Watched) -> None:
    tab.page.goto("/")
    tab.page.keyboard.press("Tab")
    expect(tab.page.get_by_role("link", name="跳到正文")).to_be_focused()
    tab.page.keyboard.press("Enter")
    assert tab.page.evaluate("document.activeElement.id") == "main"


def test_on_a_phone_no_month_hides_another_and_no_row_of_figures_is_cut(tab: Watched) -> None:
    page = tab.page
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(PAGES["items"], wait_until="networkidle")
    months = page.locator('.plot g[aria-label="x-axis tick label"] text, .plot text').filter(has_text="-")
    places = [box for each in months.all() if (box := each.bounding_box())]
    assert len(places) >= 2
    for one, other in pairwise(sorted(places, key=lambda box: box["x"])):
        assert one["x"] + one["width"] < other["x"]
    for cell in page.locator(".figures td:visible").all():
        box = cell.bounding_box()
        assert box
        assert box["x"] + box["width"] <= 390


def test_numbers_and_years_beside_an_axis_are_whole(tab: Watched) -> None:
    page = tab.page
    page.goto("/", wait_until="networkidle")
    page.evaluate("""() => {
      const figure = document.querySelector(".chart.small"), script = figure.querySelector("script");
      const chart = JSON.parse(script.textContent);
      for (const point of chart.points) point.value = 9876;
      script.textContent = JSON.stringify(chart);
      draw(figure);
    }""")
    drawing = page.locator(".chart.small svg").first
    paper, number = drawing.bounding_box(), drawing.locator("text", has_text="5,000").bounding_box()
    assert paper
    assert number
    assert paper["x"] <= number["x"]
    months = "['2020-12', '2021-12', '2024-12'].map((month) => ({ month }))"
    ticks = page.evaluate(f"monthsUnder({months}, 3).map((month) => month.toISOString().slice(0, 7))")
    assert ticks == ["2020-12", "2022-12", "2024-12"]


def test_the_pages_of_datasette_are_explained_in_chinese(tab: Watched) -> None:
    page = tab.page
    page.goto("/archive")
    expect(page.locator(".db-table", has=page.get_by_role("link", name="figures"))).to_contain_text(
        "统计数据：一行是文章中的一个数据"
    )
    expect(page.locator("#views + ul li", has_text="series")).to_contain_text("数据序列：")
    for address in ("/archive/figures", "/archive/figures/1"):
        page.goto(address)
        meaning = page.get_by_text("同比增长（%），下降为负")
        expect(meaning).to_be_hidden()
        page.get_by_text("各列的含义").click()
        expect(meaning).to_be_visible()
        expect(page.locator("th", has_text="yoy")).to_have_attribute("title", "同比增长（%），下降为负")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_fit_for_everyone(tab: Watched, name: str, width: int, scheme: str) -> None:
    page = tab.page
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(PAGES[name], wait_until="networkidle")
    if name in REFUSED:
        assert len(tab.complaints) == 1
        assert re.search("status of 40[04]", tab.complaints.pop())
    assert unfit(page, width) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("address", "said"), [("/", "无权查看"), ("/archive/figures", "无权查看"), ("/-/versions", "没有这个地址")]
)
def test_a_refusal_is_fit_for_everyone(chromium: Browser, closed: str, address: str, said: str, scheme: str) -> None:
    context = chromium.new_context(base_url=closed, viewport={"width": 390, "height": 844})
    watched = Watched(context.new_page())
    watched.watch()
    watched.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    watched.page.goto(address, wait_until="networkidle")
    expect(watched.page.get_by_role("heading", level=1)).to_have_text(said)
    expect(watched.page.get_by_role("link")).to_have_count(1)
    assert unfit(watched.page, 390) == []
    assert len(watched.complaints) == 1
    assert re.search("status of 40[34]", watched.complaints[0])
    context.close()


def unfit(page: Page, width: int) -> list[tuple[str, str]]:
    """Return what of a page is not for everyone: serious faults that axe finds, and what is wider than the screen."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run().then(({ violations }) => violations)")
    serious = [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in {"serious", "critical"}]
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [*serious, *([("wider than the screen", f"{wide}")] if wide > width else [])]
