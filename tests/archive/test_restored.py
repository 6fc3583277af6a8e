"""Rows of the archive become what they were made of."""

from __future__ import annotations

import json

from extractor.archive.restored import article_of, figure_of, line_of, table_of
from extractor.archive.rows import COLUMNS, rows_of
from extractor.model import Article, Box
from tests.archive.examples import REPORT, september


def rows(table: str) -> list[dict[str, str | int | float | bytes | None]]:
    """The rows of a table of an issue, by the names of their columns."""
    return [dict(zip(COLUMNS[table].names, row, strict=True)) for row in rows_of(september()).tables[table]]


def test_a_figure_comes_back_with_its_boxes() -> None:
    level, growth = (figure_of(row) for row in rows("figures"))
    assert (level, growth) == september().sections[0].articles[0].figures
    assert level.boxes == (Box(1, 100.0, 80.0, 160.5, 90.5),)


def test_a_line_comes_back_without_the_places_of_its_characters() -> None:
    lines = [line_of(row) for row in rows("lines")]
    assert lines == sorted(september().lines, key=lambda line: (line.page, line.position))
    assert all(line.lefts == line.rights == () for line in lines)


def test_a_table_comes_back_with_its_notes_and_cells() -> None:
    first, second = rows("tables")
    cells = [row for row in rows("cells") if row["table_id"] == 0]
    assert table_of(first, cells) == september().sections[1].articles[0].tables[0]
    assert table_of(second, []).notes == ()


def test_an_article_comes_back_with_numbers_that_know_their_figures() -> None:
    (row, *_) = rows("articles")
    figures = dict(enumerate((figure_of(figure) for figure in rows("figures")), 0))
    article: Article = article_of(row, [], figures, rows("numbers"), [])
    assert [paragraph.text for paragraph in article.paragraphs] == [REPORT]
    assert [(number.role, number.figure) for number in article.numbers] == [
        ("date", None),
        ("level", 0),
        ("yoy", 0),
        ("unread", None),
    ]
    card = dict(row) | {"fields": json.dumps({"类型": "软件"}), "body": ""}
    assert [(field.name, field.value) for field in article_of(card, [], {}, [], []).fields] == [("类型", "软件")]
    assert article_of(card, [], {}, [], []).paragraphs == ()
