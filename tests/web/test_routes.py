"""Which address is answered by which page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests import BUNDLED
from tests.browsing import Site
from tests.web.reading import JULY_2022, ROOT, good

# Datasette 0.65 opens an SQLite of its own for every page and leaves it to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning")


def test_beside_another_database_datasette_keeps_its_first_page(tmp_path: Path) -> None:
    shutil.copy(BUNDLED, tmp_path / "archive.db")
    shutil.copy(BUNDLED, tmp_path / "second.db")
    site = Site(tmp_path / "archive.db", tmp_path / "second.db")
    assert "主要指标" not in good(site, "/")
    assert "主要指标" in good(site, "/-/archive/second")
    site.close()


def test_datasettes_own_pages_lead_back(site: Site) -> None:
    assert f'<a href="{ROOT}">会刊档案（archive）</a>' in good(site, "/archive")


def test_what_is_no_archive_has_no_pages(site: Site) -> None:
    assert site.get("/-/archive/other")[0] == 404
    assert site.get("/-/archive/_internal")[0] == 404


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


def test_pages_stand_under_a_path_of_their_own(tmp_path: Path) -> None:
    shutil.copy(BUNDLED, tmp_path / "archive.db")
    site = Site(tmp_path / "archive.db", settings={"base_url": "/bulletins/"})
    page = site.answer(ROOT).text
    assert page == site.answer("/").text
    assert 'href="/bulletins/-/archive/archive/series' in page
    assert 'href="/bulletins/-/archive-files/archive.css"' in page
    site.close()
