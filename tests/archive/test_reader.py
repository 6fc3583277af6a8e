"""Words are looked for over a reader."""

from __future__ import annotations

from pathlib import Path

from extractor.archive.rows import rows_of
from extractor.archive.writer import open_writer
from extractor.model import Section
from tests.making import make_article, make_bulletin, original


def test_search_finds_words_of_any_length(path: Path) -> None:
    with open_writer(path) as archive:
        found = {
            words: [hit.article for hit in archive.search(words)] for words in ("外", "外包", "离岸服务外包", "客户")
        }
        assert found == {"外": [4, 2, 1], "外包": [4, 2, 1], "离岸服务外包": [1], "客户": [4]}
        assert archive.search("外包", limit=1)[0].title == "外包合作"
        assert [hit.article for hit in archive.search("外包 NOT 日本", 9)] == [2, 1]
        assert archive.search("") == archive.search('"') == archive.search("包外") == []


def test_a_hit_says_where_it_is(path: Path) -> None:
    with open_writer(path) as archive:
        (hit,) = archive.search("企业 签约")
    assert (hit.issue, hit.published, hit.section) == ("会刊2023年第9期", "2023-09", "行业动态")
    assert (hit.title, hit.page) == ("数字贸易峰会召开", 2)
    assert hit.snippet.marked("[", "]") == "…服务外包[企业签约]。（商务部网站）"


def test_a_source_is_found_and_weighs_least(path: Path) -> None:
    sections = Section(
        "动态", "动态", (), (make_article("一", "见报。", source="国际商报"), make_article("二", "据国际商报。"))
    )
    november = make_bulletin(sections, published="2023-11")
    with open_writer(path) as archive:
        archive.add(rows_of(november), original(november), seconds=0)
        assert [hit.title for hit in archive.search("国际商报")] == ["二", "一"]
        (hit,) = archive.search("商务部网站")
    assert (hit.title, hit.source) == ("数字贸易峰会召开", "商务部网站")
    assert hit.snippet.marked("[", "]") == "…（[商务部网站]）"
