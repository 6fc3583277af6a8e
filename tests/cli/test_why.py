"""`extractor why`: a figure of the archive, and a text."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.running import done, rows, run


def test_why_explains_a_figure_of_the_archive(archive: Path) -> None:
    text = done("why", "1", "--db", archive)
    (raw,) = rows(archive, "select raw from figures where id = 1")[0]
    assert text.startswith("figure 1, ")
    assert text.splitlines()[1] == raw
    assert "printed    p. " in text
    assert "patterns/figures/" in text
    assert "import --again" not in text
    found = json.loads(done("why", "1", "--json", "--db", archive))
    assert (found["id"], found["differences"], found["figure"]["raw"]) == (1, {}, raw)


def test_why_explains_a_text() -> None:
    text = done("why", "--text", "我市离岸执行额1.2亿美元，编码13344", "--date", "2023-09", "--region", "大连市")
    assert "1.2亿美元 = 1.2 × 10⁸ = 120000000 USD" in text
    assert "13344  unread: no rule reads it" in text
    assert "region     大连市: '我市' in its own words" in text
    (figure,) = json.loads(done("why", "--text", "执行额1.2亿美元", "--json"))["figures"]
    assert figure["readings"][0]["captured"]["scale"] == "亿"


def test_why_prints_nothing_that_a_terminal_might_obey() -> None:
    assert "\x1b" not in done("why", "--text", "执行额\x1b[31m1.2亿美元")


def test_why_of_an_unknown_figure_says_where_to_find_one(archive: Path) -> None:
    result = run("why", "99999", "--db", archive)
    assert result.exit_code == 1
    assert "no figure has the id 99999" in result.stderr
    assert "extractor figures" in result.stderr
