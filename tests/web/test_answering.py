"""Whoever asks, whatever is asked and whatever a bulletin says: an answer that is safe."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest
from datasette.app import Datasette

from tests import BUNDLED
from tests.browsing import Site
from tests.web.reading import EVIL, JULY_2022, ROOT, chart_of, good

# Datasette 0.65 opens an SQLite of its own for every page and leaves it to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning")


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
        "entity",
        "population",
        "breakdown",
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
    home = good(evil, "/")
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
    chart = chart_of(good(evil, f"{root[1]}/series"))
    points = chart["points"]
    assert isinstance(points, list)
    assert EVIL in points[0]["label"]


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
