"""What one query of the public may take: asked of connections, of Datasette, and of a server in a process of its own."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest

from extractor.archive.rows import rows_of
from extractor.archive.writer import open_writer
from extractor.model import Section
from extractor.web.limiting import (
    MOST_OF_A_VALUE,
    MOST_OF_AN_ANSWER,
    AnswerTooLarge,
    Limit,
    largest_value,
    limit,
    unlimited,
)
from tests import BUNDLED
from tests.making import make_article, make_bulletin, original

PAGE = "/-/archive/archive/issue/711275887a3e/page/2.png"
MIB = 1 << 20
MANY = "with recursive n(i) as (select 1 union all select i + 1 from n limit 1000) "
# A value that is made once and stands in many columns
SHARED = "with t as materialized (select {} as x) select " + ", ".join(f"x as c{i}" for i in range(99)) + " from t"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    shutil.copy(BUNDLED, tmp_path / "archive.db")
    with closing(sqlite3.connect(tmp_path / "archive.db")) as connection:
        connection.row_factory = sqlite3.Row
        limit(connection, MOST_OF_A_VALUE)
        yield connection


@pytest.mark.parametrize(
    "query",
    [
        MANY + "select zeroblob(500000) from n",
        MANY + "select hex(zeroblob(50000)) from n",
        SHARED.format("zeroblob(500000)"),
        SHARED.format("hex(zeroblob(250000))"),
        # One character beyond the first 65,536 makes each of the others four bytes long
        SHARED.format("hex(zeroblob(20000)) || char(128512)"),
    ],
    ids=["rows of bytes", "rows of text", "columns of bytes", "columns of text", "wide text"],
)
def test_an_answer_is_bounded(connection: sqlite3.Connection, query: str) -> None:
    with pytest.raises(AnswerTooLarge, match="larger than 8 MiB"):
        connection.execute(query).fetchall()
    # The next one is counted anew
    assert connection.execute("select hex(zeroblob(200000))").fetchone()[0] == "0" * 400_000


def test_the_texts_of_a_row_may_take_as_much_as_an_answer_and_are_counted_anew_after_one_that_takes_more() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        limits = Limit(connection, MOST_OF_A_VALUE)
    half = "x" * (MOST_OF_AN_ANSWER // 2 - sys.getsizeof(""))
    for _ in range(2):
        assert [limits.text(half.encode()) for _ in range(2)] == [half, half]
        with pytest.raises(AnswerTooLarge):
            limits.text(b"")


def test_each_answer_is_counted_by_itself(connection: sqlite3.Connection) -> None:
    large = MANY.replace("1000)", "12)") + "select zeroblob(500000) from n"
    cursors = [connection.execute(large) for _ in range(3)]
    assert [len(cursor.fetchall()) for cursor in cursors] == [12, 12, 12]
    for _ in range(3):
        assert len(connection.execute(large).fetchall()) == 12


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("select zeroblob(1100000)", "too big"),
        ("select " + ", ".join(["1"] * 101), "too many columns"),
        ("select '" + "x" * 1000 + "' like '%" + "x" * 600 + "y'", "too complex"),
    ],
)
def test_values_rows_and_patterns_are_bounded(connection: sqlite3.Connection, query: str, said: str) -> None:
    with pytest.raises(sqlite3.DatabaseError, match=said):
        connection.execute(query).fetchall()


def test_a_query_of_many_steps_is_refused(connection: sqlite3.Connection) -> None:
    # So many values would be made before SQLite looks at the clock
    with pytest.raises((MemoryError, sqlite3.DatabaseError)):
        connection.execute("select " + "+".join(f"length(hex(zeroblob({i})))" for i in range(20_000))).fetchall()


def test_no_query_reads_a_pdf_and_the_program_does(connection: sqlite3.Connection) -> None:
    rows = connection.execute("select name, sz, data, length(data) as long from sqlar").fetchall()
    assert {(row["data"], row["long"]) for row in rows} == {(None, None)}
    assert all(row["sz"] > 100_000 for row in rows)
    assert [tuple(row) for row in connection.execute("select max(data) from (select * from sqlar)")] == [(None,)]
    with unlimited(connection):
        assert connection.execute("select min(length(data)) from sqlar").fetchone()[0] > 100_000
        assert len(connection.execute("select zeroblob(20000000)").fetchone()[0]) > MOST_OF_AN_ANSWER
    with pytest.raises(sqlite3.DataError):
        connection.execute("select zeroblob(20000000)").fetchone()
    assert connection.execute("select max(data) from sqlar").fetchone()[0] is None


def test_the_program_is_not_unlimited_for_good_when_it_fails(connection: sqlite3.Connection) -> None:
    with pytest.raises(ZeroDivisionError), unlimited(connection):
        raise ZeroDivisionError
    assert connection.execute("select max(data) from sqlar").fetchone()[0] is None


def test_a_connection_without_limits_stays_as_it_is() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.row_factory = sqlite3.Row
        with unlimited(connection):
            assert connection.execute("select 1 as one").fetchone()["one"] == 1
        assert connection.row_factory is sqlite3.Row


def test_the_longest_article_can_be_shown(tmp_path: Path) -> None:
    body = "外" * 500_000
    bulletin = make_bulletin(Section("动态", "动态", (), (make_article("长文", body),)))
    with open_writer(tmp_path / "archive.db", create=True) as archive:
        archive.add(rows_of(bulletin), original(bulletin), seconds=0)
    with closing(sqlite3.connect(tmp_path / "archive.db")) as connection:
        assert largest_value(connection) == 2_000_000
        limit(connection, largest_value(connection))
        assert connection.execute("select body from articles").fetchone()["body"] == body
    with closing(sqlite3.connect(":memory:")) as connection:
        assert largest_value(connection) == MOST_OF_A_VALUE


class Server:
    """`extractor serve --public` in a process of its own."""

    def __init__(self, path: Path) -> None:
        command = [sys.executable, "-m", "extractor", "serve", "--db", str(path), "--public", "--port", "0"]
        self.process = subprocess.Popen(command, cwd=BUNDLED.parent, stderr=subprocess.PIPE, text=True)
        assert self.process.stderr is not None
        words = (word for line in self.process.stderr for word in line.split())
        self.address = next(word for word in words if word.startswith("http://")).rstrip("/")

    def get(self, address: str) -> tuple[int, bytes]:
        try:
            with urllib.request.urlopen(self.address + address, timeout=60) as answer:  # noqa: S310 - our own server
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read()

    def most_memory(self) -> int:
        """Return the most memory that the process ever held, in bytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(status.split("VmHWM:")[1].split()[0]) * 1024

    def close(self) -> None:
        assert self.process.stderr is not None
        self.process.kill()
        self.process.wait()
        self.process.stderr.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    path = tmp_path_factory.mktemp("limiting") / "archive.db"
    shutil.copy(BUNDLED, path)
    server = Server(path)
    yield server
    server.close()


# Without limits the first five took from 0.7 to 6.8 GB in a second, the others from 0.3 to 1.9
NASTY = {
    "columns": "select " + ", ".join(["zeroblob(500000)"] * 90),
    "shared": SHARED.format("hex(zeroblob(250000)) || char(128512)"),
    "rows": MANY + "select zeroblob(500000) from n",
    "texts": MANY + "select hex(zeroblob(250000)) from n",
    "concatenated": MANY + "select group_concat(hex(zeroblob(4000))) from n",
    "trees": "with t as materialized (select '[' || replace(hex(zeroblob(80000)), '0', '0,') || '0]' as x) "
    "select count(*) from " + ", ".join(f"json_each((select x from t)) as j{i}" for i in range(64)),
    "constants": "select length(" + ") + length(".join(f"hex(zeroblob({250_000 + i}))" for i in range(900)) + ")",
}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the memory of a process is read from /proc")
def test_no_query_takes_much_memory(server: Server) -> None:
    assert server.get("/")[0] == 200
    before = server.most_memory()
    for name, query in NASTY.items():
        for address in (f"/archive.json?sql={quote(query)}", f"/archive?sql={quote(query)}"):
            status, answer = server.get(address)
            assert status == 400, name
            assert str(Path.home()).encode() not in answer, name
            assert b"archive.db" not in answer, name
            if address.startswith("/archive.json"):
                assert json.loads(answer)["error"], name
    # SQLite takes 128 of them, a row of 100 values 50, answers and what Python keeps of them the rest
    assert server.most_memory() - before < 400 * MIB
    # And others are answered as before
    assert server.get("/archive.json?sql=select+count(*)+from+articles&_shape=array")[0] == 200
    assert server.get("/archive/articles?_search=" + quote("外包"))[0] == 200


def test_pages_are_drawn_though_no_query_reads_a_pdf(server: Server) -> None:
    assert server.get(PAGE)[1].startswith(b"\x89PNG")
    assert server.get("/archive/sqlar")[0] == 200
    rows = json.loads(server.get("/archive/sqlar.json?_shape=array")[1])
    assert [row["data"] for row in rows] == [None, None, None]
    assert server.get("/archive/sqlar/2023-09~2Epdf.blob?_blob_column=data")[1] == b""
