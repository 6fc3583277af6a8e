"""What stands on a page: its words, and the chart in it; where the bundled archive is found."""

from __future__ import annotations

import html
import json
import re

from tests.browsing import Site

ROOT = "/-/archive/archive"
JULY_2022 = f"{ROOT}/issue/711275887a3e"
EVIL = "<script>alert(1)</script>\"'&</title>"
SCRIPTED = "/" + "~E4~BC~9A~E5~88~8A+2023"


def text_of(page: str) -> str:
    """The words of a page, without its mark-up."""
    return " ".join(html.unescape(re.sub(r"<script.*?</script>|<[^>]+>", " ", page, flags=re.DOTALL)).split())


def good(site: Site, address: str, **arguments: str) -> str:
    status, page = site.get(address, **arguments)
    assert status == 200, page[:500]
    return page


def chart_of(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json">(.*?)</script>', page, re.DOTALL)
    assert found
    chart: dict[str, object] = json.loads(found[1])
    return chart
