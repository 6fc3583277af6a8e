"""Pictures of pages, and why there is none."""

from __future__ import annotations

import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest

from extractor.archive.issue_contents import IssueHead
from extractor.archive.rows import rows_of
from extractor.archive.writer import open_writer
from extractor.errors import UnreadablePdf
from extractor.model import Section
from extractor.pages.rendering import Raster
from extractor.web.page_pictures import _Pictures
from tests import FIXTURES
from tests.browsing import Site
from tests.making import make_article, make_bulletin, make_figure
from tests.web.reading import JULY_2022, ROOT, good

# Datasette 0.65 opens an SQLite of its own for every page and leaves it to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning")


def _size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">2I", png[16:24])
    return width, height


def test_a_crop_shows_the_words_and_what_stands_beside_them(site: Site) -> None:
    answer = site.answer(f"{JULY_2022}/page/2/crop.png?box=293.0,146.5,417.8,162.5")
    width, height = _size(answer.content)
    assert width == pytest.approx((417.8 - 293 + 140) * 120 / 72, abs=2)
    assert height == pytest.approx((162.5 - 146.5) * 1.6 * 120 / 72, abs=2)


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
    with open_writer(path, create=True) as archive:
        archive.add(rows_of(bulletin), document or b"%PDF", seconds=0)
    if document is None:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("DELETE FROM sqlar")
    site = Site(path)
    issue = f"{ROOT}/issue/{bulletin.sha256[:12]}"
    head, page = good(site, issue), good(site, f"{issue}/page/1")
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
    with open_writer(path, create=True) as archive:
        archive.add(rows_of(bulletin), (FIXTURES / "2023-09.pdf").read_bytes(), seconds=0)
    site = Site(path)
    issue = f"{ROOT}/issue/{bulletin.sha256[:12]}"
    for address in (f"{issue}/page/1.png", f"{issue}/page/1/crop.png?box=60,60,400,300"):
        # The kind of colour of a PNG: 2 is red, green and blue
        assert site.answer(address).content[25] == 2, address
    site.close()


class Drawn:
    """Pages of so many bytes each, and which of them were drawn, in turn."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
        self.pages: list[int] = []
        self._size = size
        self._pictures = _Pictures()
        monkeypatch.setattr("extractor.web.page_pictures.render", self._render)
        monkeypatch.setattr("extractor.web.page_pictures.check_page", self._check)
        monkeypatch.setattr("extractor.web.page_pictures._original", lambda connection, issue: b"%PDF")

    def _render(self, data: bytes, number: int, dpi: int, *, colour: bool) -> Raster:
        assert (data, colour) == (b"%PDF", True)
        self.pages.append(number)
        return Raster(self._size, 1, dpi, bytes(self._size))

    def _check(self, data: bytes, number: int) -> None:
        self.pages.append(number)
        if number == 2:
            raise UnreadablePdf("damaged", "no such page")

    def get(self, *numbers: int, dpi: int = 48) -> None:
        with closing(sqlite3.connect(":memory:")) as connection:
            for number in numbers:
                assert self._pictures.get(connection, HEAD, number, dpi).dpi == dpi

    def check(self, *numbers: int) -> list[str]:
        with closing(sqlite3.connect(":memory:")) as connection:
            return [self._pictures.check(connection, HEAD, number) for number in numbers]


HEAD = IssueHead(1, "abc", "2023-09.pdf", "会刊", None, None, None, None, 9, "text")


@pytest.mark.parametrize(("most", "again"), [(30, []), (29, [1])])
def test_pages_that_were_drawn_last_are_kept_as_far_as_there_is_room(
    most: int, again: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extractor.web.page_pictures.MOST_KEPT", most)
    drawn = Drawn(monkeypatch, 10)
    drawn.get(1, 2, 3)
    drawn.get(2, 3, 1)
    assert drawn.pages == [1, 2, 3, *again]


def test_of_pages_the_one_goes_that_was_asked_for_longest_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.web.page_pictures.MOST_KEPT", 20)
    drawn = Drawn(monkeypatch, 10)
    drawn.get(1, 2, 1, 3, 1)
    assert drawn.pages == [1, 2, 3]
    drawn.get(2)
    assert drawn.pages == [1, 2, 3, 2]


def test_a_page_is_kept_however_large_it_is_and_each_of_its_sizes_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.web.page_pictures.MOST_KEPT", 9)
    drawn = Drawn(monkeypatch, 10)
    drawn.get(1, 1, 1)
    drawn.get(1, dpi=120)
    assert drawn.pages == [1, 1]
    drawn.get(2, 1, 2)
    assert drawn.pages == [1, 1, 2, 1, 2]


def test_what_is_known_of_pages_is_kept_of_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.web.page_pictures.MOST_CHECKED", 2)
    drawn = Drawn(monkeypatch, 10)
    assert drawn.check(1, 2, 1, 2) == ["", "damaged", "", "damaged"]
    assert drawn.pages == [1, 2]
    assert drawn.check(3, 2, 1) == ["", "damaged", ""]
    assert drawn.pages == [1, 2, 3, 1]
