"""An issue comes out of the archive as it went in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.archive.rows import rows_of
from extractor.archive.writer import open_writer
from extractor.model import Field, Section
from extractor.search.search import index_text
from tests.archive.examples import october, september
from tests.making import make_article, make_bulletin, make_line, original


def test_an_issue_comes_back_as_it_went_in(path: Path) -> None:
    with open_writer(path) as archive:
        assert archive.bulletin(1) == september()
        assert archive.bulletin(2) == october()


def test_a_field_printed_twice_keeps_both_values(tmp_path: Path) -> None:
    card = make_article("甲公司", "一\n二", fields=(Field("简介", "一"), Field("简介", "二")))
    bulletin = make_bulletin(Section("会员", "会员", (), (card,)))
    with open_writer(tmp_path / "archive.db", create=True) as archive:
        archive.add(rows_of(bulletin), original(bulletin), seconds=0)
        assert archive.bulletin(1).sections[0].articles[0].fields == (Field("简介", "一\n二"),)


line_texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)


@settings(max_examples=30, deadline=None)
@given(bodies=st.lists(st.lists(line_texts, min_size=1, max_size=4), min_size=1, max_size=4))
def test_whatever_the_text_it_reads_back_and_is_found(
    tmp_path_factory: pytest.TempPathFactory, bodies: list[list[str]]
) -> None:
    articles = tuple(
        make_article(None, "\n".join(body), lines=[make_line(text, page, place) for place, text in enumerate(body)])
        for page, body in enumerate(bodies, 1)
    )
    bulletin = make_bulletin(Section("动态", "动态", (), articles))
    with open_writer(tmp_path_factory.mktemp("any") / "archive.db", create=True) as archive:
        archive.add(rows_of(bulletin), original(bulletin), seconds=0)
        assert archive.bulletin(1) == bulletin
        for article, body in enumerate(bodies, 1):
            hits = archive.search('"' + body[0].replace('"', " ") + '"', 100)
            assert bool(index_text(body[0])) == (article in {hit.article for hit in hits})
