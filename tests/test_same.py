"""Two archives are the same but for the time, or each difference is named."""

from __future__ import annotations

import shutil
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.same import main
from extractor.archive.database import register_functions
from extractor.archive.rows import rows_of
from extractor.archive.writer import open_writer
from extractor.model import Section
from tests.making import make_article, make_bulletin, make_figure, original

BODY = "出口5亿元，增长6%。"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    figure = make_figure(BODY, "5亿元", value=5.0, amount=5e8, base_unit="CNY", yoy=6.0)
    articles = make_article("一", BODY, figures=(figure,)), make_article("二", "协会成立。")
    bulletin = make_bulletin(Section("动态", "动态", (), articles))
    with open_writer(tmp_path / "old.db", create=True) as archive:
        archive.add(rows_of(bulletin), original(bulletin), seconds=1)
    return tmp_path / "old.db"


@pytest.fixture
def new(old: Path) -> Path:
    return Path(shutil.copy(old, old.with_name("new.db")))


def compared(old: Path, new: Path, *options: str) -> tuple[int, list[str]]:
    """Return the exit code and what is said, without how many rows of each table there are."""
    result = CliRunner().invoke(main, [str(old), str(new), *options])
    return result.exit_code, [line for line in result.output.splitlines() if "rows" not in line]


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        register_functions(connection)
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_the_time_and_the_packing_of_a_pdf_do_not_count(old: Path, new: Path) -> None:
    change(new, "UPDATE issues SET imported = 'later'", "UPDATE imports SET at = 'later', seconds = 9")
    with closing(sqlite3.connect(new)) as connection:
        (data,) = connection.execute("SELECT data FROM sqlar").fetchone()
        connection.execute("UPDATE sqlar SET data = ?", [zlib.decompress(data)])
        connection.commit()
    assert compared(old, new) == (0, ["the same"])


def test_each_difference_is_named_with_table_key_and_columns(old: Path, new: Path) -> None:
    change(
        new,
        "UPDATE figures SET amount = 6e8, item = '日本' WHERE id = 1",
        "DELETE FROM articles WHERE id = 2",
        "INSERT INTO pages VALUES (1, 3, 595.0, 842.0, NULL)",
        "CREATE TABLE more (x)",
    )
    code, said = compared(old, new)
    assert code == 1
    assert "  figures id 1: item None → '日本'; amount 500000000.0 → 600000000.0" in said
    assert "  articles id 2: only in OLD" in said
    assert "  pages issue_id 1, number 3: only in NEW" in said
    assert "  articles_fts rowid 2: only in OLD" in said
    assert "  schema type 'table', name 'more': only in NEW" in said
    assert "  words of the index term '协会', doc 2, col 'body', offset 0: only in OLD" in said


def test_a_word_of_the_index_that_no_row_tells_of_is_found_out(old: Path, new: Path) -> None:
    change(new, "UPDATE articles_fts SET title = '甲' WHERE rowid = 1", "UPDATE articles_fts_content SET c0 = '一'")
    assert compared(old, new) == (
        1,
        [
            "  articles_fts rowid 2: title '二' → '一'",
            "  words of the index term '一', doc 1, col 'title', offset 0: only in OLD",
            "  words of the index term '甲', doc 1, col 'title', offset 0: only in NEW",
            "3 differences",
        ],
    )


def test_what_may_differ_can_be_said(old: Path, new: Path) -> None:
    change(new, "UPDATE issues SET patterns = 'x'", "UPDATE lines SET x0 = x0 + 0.00001")
    change(new, "UPDATE figures SET boxes = replace(boxes, '160.5', '160.50001')")
    assert compared(old, new)[0] == 1
    assert compared(old, new, "--within", "0.001")[0] == 1
    assert compared(old, new, "--without", "issues.patterns", "--within", "0.001") == (0, ["the same"])


def test_no_more_than_asked_for_is_printed_but_all_is_counted(old: Path, new: Path) -> None:
    change(new, "UPDATE lines SET text = ''")
    code, said = compared(old, new, "--most", "1")
    assert code == 1
    assert [line for line in said if "lines" in line][1:] == ["  lines: 1 more"]
    assert said[-1] == "2 differences"


def test_what_is_no_archive_is_told(old: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(b"no archive, but long enough to look like something else" * 40)
    assert compared(old, other) == (1, [f"Error: {other}: file is not a database"])
