"""`extractor search`: where the words are, narrowed and in any printed form."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.running import done, run


def test_search_shows_where_and_the_words(archive: Path) -> None:
    text = done("search", "外包", "--db", archive)
    assert "2023-09  " in text
    assert "外包" in text
    assert "\x1b" not in text


def test_words_stand_for_and(archive: Path) -> None:
    both = json.loads(done("search", "外包", "日本", "--json", "--db", archive))
    one = json.loads(done("search", "外包", "--json", "--limit", "100", "--db", archive))
    assert {hit["article"] for hit in both} < {hit["article"] for hit in one}


def test_a_search_without_hits_says_so_and_prints_nothing(archive: Path) -> None:
    result = run("search", "不在其中的词", "--db", archive)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No article" in result.stderr
    assert json.loads(done("search", "不在其中的词", "--json", "--db", archive)) == []


def test_a_search_is_narrowed_by_year_section_and_source(archive: Path) -> None:
    def found(*options: str) -> set[tuple[str, str]]:
        hits = json.loads(done("search", "外包", "--json", "--limit", "100", "--db", archive, *options))
        return {(hit["published"], hit["section"]) for hit in hits}

    assert {published for published, _ in found()} == {"2022-07", "2023-09"}
    assert {published for published, _ in found("--year", "2023")} == {"2023-09"}
    assert found("--year", "2022..2023") == found("--year", "2022..") == found()
    assert {section for _, section in found("--section", "数据*")} == {"数据月报"}
    assert found("--source", "没有这家报纸") == set()
    assert run("search", "外包", "--year", "23", "--db", archive).exit_code == 2


def test_a_search_finds_a_quantity_in_any_printed_form_and_traditional_words(archive: Path) -> None:
    def ids(words: str) -> list[int]:
        return [hit["article"] for hit in json.loads(done("search", words, "--json", "--db", archive))]

    assert "[24793.79万美元]" in done("search", "2.48亿美元", "--json", "--db", archive)
    assert ids("24793.79万美元") == ids("2.479亿美元") == ids("247937900美元")
    assert set(ids("24793.79万美元")) <= set(ids(">2亿美元"))
    assert ids("服務外包") == ids("服务外包") != []
