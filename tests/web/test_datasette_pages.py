"""How Datasette's own pages of an archive look."""

from __future__ import annotations

import json

import pytest

from tests.browsing import Site
from tests.web.reading import SCRIPTED

# Datasette 0.65 opens an SQLite of its own for every page and leaves it to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning")


def test_views_and_queries_lead_to_articles_and_figures(scripted: Site) -> None:
    link = f'<a href="{SCRIPTED}/articles/3">3</a>'
    assert link in scripted.get(f"{SCRIPTED}/article_list")[1]
    assert link in scripted.get(f"{SCRIPTED}/search", q="东京")[1]
    assert link not in scripted.get(f"{SCRIPTED}/lines")[1]
    assert f'<a href="{SCRIPTED}/figures/1">1</a>' in scripted.get(f"{SCRIPTED}/series")[1]
    link = '<a href="/-/archive/~E4~BC~9A~E5~88~8A+2023/figure/1">1</a>'
    assert link in scripted.get(f"{SCRIPTED}/series")[1]
    assert link in scripted.get(f"{SCRIPTED}/figures")[1]
    assert scripted.get(f"{SCRIPTED}/series", _nocol="figure_id")[0] == 200
    assert scripted.get(f"{SCRIPTED}/articles/3")[0] == scripted.get(f"{SCRIPTED}/figures/1")[0] == 200


def test_the_pages_of_an_archive_get_their_explanations(scripted: Site) -> None:
    for page in (SCRIPTED, f"{SCRIPTED}/figures", f"{SCRIPTED}/articles/1"):
        assert "/-/archive-files/stock.js" in scripted.get(page)[1]
    tables = json.loads(scripted.get("/-/archive-files/tables.json")[1])["tables"]
    assert tables["figures"]["title"] == "统计数据"
    assert tables["figures"]["columns"]["yoy"] == "同比增长（%），下降为负"


def test_only_archives_are_styled(scripted: Site) -> None:
    assert "/-/archive-files/stock.css" in scripted.get(f"{SCRIPTED}/articles")[1]
    assert "/-/archive-files/stock.css" not in scripted.get("/")[1]
    status, style = scripted.get("/-/archive-files/stock.css")
    assert status == 200
    assert "dl.column-descriptions" in style
