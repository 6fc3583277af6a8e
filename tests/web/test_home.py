"""The first page of an archive."""

from __future__ import annotations

import pytest

from tests.browsing import Site
from tests.web.reading import ROOT, good, text_of

# Datasette 0.65 opens an SQLite of its own for every page and leaves it to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning")


def test_the_only_archive_is_the_first_page(site: Site) -> None:
    page = good(site, "/")
    assert page == good(site, ROOT)
    text = text_of(page)
    assert "共 3 期、35 篇文章、145 个数据" in text
    assert "首期与末期之间缺 12 个月" in text
    assert page.count(">缺<") == 12
    assert "服务外包合同额 11.94亿美元 同比 −4.16% 青岛市 · 2023-01—2023-07 累计" in text
    assert text.index("数服会刊 2023年第9期") < text.index("数服会刊 2022年第7期")
    assert 'href="/archive"' in page
