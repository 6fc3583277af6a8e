"""Pictures of pages, and why there is none."""

from __future__ import annotations

import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest

from extractor.archive.rows import rows_of
from extractor.archive.writer import open_writer
from extractor.model import Section
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
