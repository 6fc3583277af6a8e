"""The member companies, their cards, and the articles that name them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from extractor.archive.companies import card_fields, read_companies, read_company
from extractor.archive.rows import rows_of
from extractor.archive.writer import open_writer
from extractor.errors import Missing
from extractor.model import Field, Section
from tests.making import make_article, make_bulletin, original


def test_companies_are_listed_the_latest_card_first(bundled: sqlite3.Connection) -> None:
    companies = read_companies(bundled)
    assert len(companies) == 8
    assert next(iter(companies)) == "青岛云栈数据服务有限公司"
    months = [cards[0].published or "" for cards in companies.values()]
    assert months == sorted(months, reverse=True)


def test_a_company_has_its_cards_and_the_articles_that_name_it(path: Path) -> None:
    news = make_article("签约", "东软集团与日本客户签约。")
    card = make_article("东软集团", "软件", fields=(Field("类型", "软件外包"),))
    november = make_bulletin(Section("行业动态", "行业动态", (), (news, card)), published="2023-11")
    with open_writer(path) as archive:
        archive.add(rows_of(november), original(november), seconds=0)
    with closing(sqlite3.connect(path)) as connection:
        company = read_company(connection, "东软集团")
    assert [(card.published, card.fields[0]) for card in company.cards] == [
        ("2023-11", ("类型", "软件外包")),
        ("2023-09", ("类型", "软件")),
    ]
    # Its own cards are no mentions
    assert [(each.title, each.section, each.beginning) for each in company.mentions] == [
        ("签约", "行业动态", "东软集团与日本客户签约。")
    ]


@pytest.mark.parametrize("name", ["", "nobody", '"', "东软"])
def test_a_company_without_a_card_is_missing(name: str, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, pytest.raises(Missing):
        read_company(connection, name)


def test_a_field_of_several_lines_keeps_its_breaks() -> None:
    assert card_fields('{"类型": "软件", "简介": "一\\n二"}') == (("类型", "软件"), ("简介", "一\n二"))
    assert card_fields("{}") == ()
