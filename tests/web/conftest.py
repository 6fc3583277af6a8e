"""Archives that the tests of the folder look at through Datasette."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.archive.rows import rows_of
from extractor.archive.writer import open_writer
from extractor.model import Field, Section
from tests import BUNDLED
from tests.browsing import Site
from tests.making import make_article, make_bulletin, make_figure, make_line, original
from tests.web.reading import EVIL

LEVEL = "1-7月，服务外包执行额132857.36万美元。"


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
    with open_writer(path, create=True) as archive:
        archive.add(rows_of(bulletin), original(bulletin), seconds=0)
    site = Site(path)
    yield site
    site.close()


@pytest.fixture(scope="module")
def scripted_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive under a name of its own, with a bulletin that would like to run a script."""
    path = tmp_path_factory.mktemp("web") / "会刊 2023.db"
    figure = make_figure(
        LEVEL,
        "132857.36万美元",
        indicator="服务外包执行额",
        period_end="2023-07",
        amount=1.3285736e9,
        base_unit="USD",
        value=132857.36,
        decimals=2,
    )
    september = make_bulletin(
        Section("数据月报", "数据月报", (), (make_article(None, LEVEL, figures=(figure,)),)),
        Section(
            "行业动态", "行业动态", (), (make_article("软件<b>外包</b>协会", "<script>外包</script>" + "。" * 300),)
        ),
    )
    tokyo = make_article(
        "东京峰会", "日本客户谈ＩＴＯ与离岸服务外包。", lines=(make_line("日本", 1, 7),), source="国际商报"
    )
    october = make_bulletin(Section("行业动态", "行业动态", (), (tokyo,)), published="2023-10")
    with open_writer(path, create=True) as archive:
        for bulletin in (september, october):
            archive.add(rows_of(bulletin), original(bulletin), seconds=0)
    return path


@pytest.fixture(scope="module")
def scripted(scripted_path: Path) -> Iterator[Site]:
    site = Site(scripted_path)
    yield site
    site.close()
