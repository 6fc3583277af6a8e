from __future__ import annotations

import asyncio
import base64
import gc
import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import httpx
import pytest
from datasette.app import Datasette
from datasette.plugins import pm

import extractor.web
from extractor.archive.rows import rows_of
from extractor.archive.writer import open_writer
from extractor.model import Section
from extractor.web.guarding import Guard
from extractor.web.serving import PUBLIC_SETTINGS
from tests.making import make_article, make_bulletin, original

# Datasette 0.65 opens an SQLite of its own for every page and leaves it to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning")


class Site:
    """Datasette over an archive under a guard, asked as a browser asks."""

    def __init__(self, path: Path, *, public: bool) -> None:
        if not pm.is_registered(extractor.web):
            pm.register(extractor.web)
        self.guard = Guard(public=public)
        settings = {name: {"off": False}.get(value, value) for name, value in PUBLIC_SETTINGS.items()} if public else {}
        limits = {name: int(value) if isinstance(value, str) else value for name, value in settings.items()}
        files = {"immutables": [str(path)]} if public else {"files": [str(path)]}
        # Plugins are everybody's, and another test has another guard: ours is there when it is asked for only
        pm.register(self.guard)
        self.datasette = Datasette(**{"files": [], **files}, settings=limits)
        pm.unregister(self.guard)
        self.loop = asyncio.new_event_loop()

    def get(self, address: str) -> httpx.Response:
        return self.ask("GET", address)

    def ask(self, method: str, address: str, headers: Mapping[str, str] | None = None) -> httpx.Response:
        pm.register(self.guard)
        try:
            asked = self.datasette.client.request(method, address, headers=headers)
            response: httpx.Response = self.loop.run_until_complete(asked)
            return response
        finally:
            pm.unregister(self.guard)

    def close(self) -> None:
        for database in self.datasette.databases.values():
            database.close()
        self.loop.close()
        gc.collect()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("guarding") / "archive.db"
    bulletin = make_bulletin(Section("动态", "动态", (), (make_article("外包", "<script>alert(1)</script>外包"),)))
    with open_writer(path, create=True) as archive:
        archive.add(rows_of(bulletin), original(bulletin), seconds=0)
    return path


@pytest.fixture(scope="module", params=[False, True], ids=["own", "public"])
def site(path: Path, request: pytest.FixtureRequest) -> Iterator[Site]:
    site = Site(path, public=request.param)
    yield site
    site.close()


@pytest.fixture(scope="module")
def public(path: Path) -> Iterator[Site]:
    site = Site(path, public=True)
    yield site
    site.close()


PAGES = [
    *("/", "/archive", "/archive/articles", "/archive/articles/1", "/archive/articles.json", "/archive/articles.csv"),
    *("/archive?sql=select+1", "/archive/search?q=外包", "/nowhere", "/-/archive-files/stock.css", "/-/static/app.css"),
]


@pytest.mark.parametrize("address", PAGES)
def test_every_answer_carries_the_headers(site: Site, address: str) -> None:
    headers = site.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("address", [page for page in PAGES if "." not in page and page != "/nowhere"])
def test_the_scripts_of_the_pages_may_run_and_no_others(site: Site, address: str) -> None:
    answer = site.get(address)
    policy = answer.headers["content-security-policy"]
    for script in re.findall(r"<script(?: type=\"module\")?>(.+?)</script>", answer.text, re.DOTALL):
        assert f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" in policy, script
    assert "https://" not in "".join(re.findall(r"<(?:script|link|img)[^>]*(?:src|href)=\"([^\"]*)", answer.text))
    assert not re.search(r"<[^>]+ on[a-z]+=", answer.text)
    assert base64.b64encode(hashlib.sha256(b"alert(1)").digest()).decode() not in policy


@pytest.mark.parametrize(
    "address",
    [
        *("/-/databases", "/-/databases.json", "/-/threads.json", "/-/plugins.json", "/-/versions.json"),
        *("/-/settings.json", "/-/config.json", "/-/messages", "/-/allow-debug", "/-/patterns"),
        "/archive.db",
        *PAGES,
        "/archive.json?sql=select+*+from+pragma_database_list",
        "/archive.json?sql=select+*+from+pragma_Database_List()",
        "/archive.json?sql=PRAGMA+database_list",
        "/archive/articles?_context=1",
        "/archive/articles.json?_trace=1",
        "/archive.json?sql=select+nothing",
    ],
)
def test_the_public_is_told_nothing_of_the_machine(public: Site, path: Path, address: str) -> None:
    answer = public.get(address)
    assert str(path.parent) not in answer.text
    assert "site-packages" not in answer.text
    if address.startswith("/-/") and "css" not in address:
        assert answer.status_code == 404
    if address == "/archive.db":
        assert answer.status_code == 403


def test_nothing_can_be_written(public: Site, path: Path) -> None:
    before = path.read_bytes()
    for statement in ("delete from articles", "insert into articles(id) values (9)", "attach 'x' as y", "vacuum"):
        assert public.get(f"/archive.json?sql={statement.replace(' ', '+')}").status_code == 400
    assert public.ask("POST", "/archive/articles").status_code == 405
    assert path.read_bytes() == before


def test_a_query_that_never_ends_is_stopped(public: Site) -> None:
    endless = "with+recursive+n(i)+as+(select+1+union+all+select+i%2B1+from+n)+select+max(i)+from+n"
    answer = public.get(f"/archive.json?sql={endless}")
    assert answer.status_code == 400
    assert "Interrupted" in answer.text
    page = public.get(f"/archive?sql={endless}")
    assert (page.status_code, "<h1>查询超时</h1>" in page.text) == (400, True)


@pytest.mark.parametrize(
    ("address", "status"),
    [("/-/versions", 404), ("/-/databases", 404), ("/-/versions.json", 404), ("/archive.db", 403)],
)
def test_what_the_public_is_not_shown_is_not_there(public: Site, address: str, status: int) -> None:
    answer = public.get(address)
    assert answer.status_code == status
    if "." not in address:
        assert "<h1>没有这个地址</h1>" in answer.text


def test_what_is_sent_is_refused_in_chinese(public: Site) -> None:
    answer = public.ask("POST", "/archive/articles")
    assert (answer.status_code, answer.text) == (405, "档案只供查阅，不接受发来的内容。\n")


@pytest.mark.parametrize("length", ["65537", "9" * 30, "-1", "many"])
def test_no_long_form_is_read(public: Site, length: str) -> None:
    assert public.ask("POST", "/-/logout", {"content-length": length}).status_code == 413
    assert public.ask("POST", "/-/logout", {"transfer-encoding": "chunked"}).status_code == 413
    # What is sent to the true form is Datasette's to judge: it asks for its own token
    assert public.ask("POST", "/-/logout", {"content-length": "0"}).status_code in (302, 403)


def test_no_form_is_sent_to_a_page_of_the_archive(public: Site) -> None:
    assert public.ask("POST", "/-/archive/archive/series").status_code == 405


def test_search_works_under_the_guard(public: Site) -> None:
    assert public.get("/archive/articles.json?_search=外包&_shape=array").json()[0]["id"] == 1
