"""Which address is answered by which page; the first page of a Datasette that serves one archive and nothing else."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from datasette import hookimpl
from datasette.utils.asgi import Response

from extractor.web import handlers, page_handlers
from extractor.web.addresses import FILES, ROOT
from extractor.web.answering import HEADERS, Actor, about_archive, addresses, may_see, only_archive
from extractor.web.asgi import Application, Receive, Scope, Send
from extractor.web.describing import archives_of, metadata
from extractor.web.labels import labels

if TYPE_CHECKING:
    # Datasette is in the middle of its own import when it loads its plugins
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

_ISSUE = r"/issue/(?P<sha256>[0-9a-f]{12,64})"
_PAGE = _ISSUE + r"/page/(?P<number>[0-9]{1,6})"
_ID = r"/(?P<id>[0-9]{1,18})"
VIEWS = {
    "": handlers.home,
    "/search": handlers.search,
    "/series": handlers.series,
    r"/series\.csv": handlers.series_csv,
    r"/series\.xlsx": handlers.series_xlsx,
    "/companies": handlers.companies,
    "/company": handlers.company,
    "/article" + _ID: handlers.article,
    "/figure" + _ID: page_handlers.figure,
    _ISSUE: handlers.issue,
    _PAGE: page_handlers.page,
    _PAGE + r"\.png": page_handlers.image,
    _PAGE + r"/crop\.png": page_handlers.cropped,
}
_KINDS = {".css": "text/css", ".js": "text/javascript", ".txt": "text/plain"}


@hookimpl(specname="register_routes")
def archive_routes() -> list[tuple[str, object]]:
    """Add the pages of archives, and the styles and scripts that they use."""
    own = [(rf"^{ROOT}/(?P<archive>[^/]+){path}$", about_archive(view)) for path, view in VIEWS.items()]
    files = [(rf"^{FILES}/tables\.json$", _tables), (rf"^{FILES}/(?P<name>(?:vendor/)?[\w.-]+)$", _packaged)]
    return [*own, *files]


@hookimpl(specname="asgi_wrapper")
def archive_first(datasette: Datasette) -> Callable[[Application], Application]:
    """Put the first page of an archive in the place of Datasette's, where nothing else is served."""

    def wrap(application: Application) -> Application:
        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] == "http" and scope["path"] in {"/", datasette.setting("base_url")}:
                # Which databases are archives is found out at the start, and the first request may come before it
                await datasette.invoke_startup()
                home = _home(datasette)
                scope = {**scope, "path": home, "raw_path": home.encode("ascii")} if home else scope
            await application(scope, receive, send)

        return answer

    return wrap


@hookimpl(specname="menu_links")
def archive_links(datasette: Datasette, actor: Actor) -> Callable[[], Awaitable[list[dict[str, str]]]]:
    """Lead from Datasette's own pages to those of the archives that the visitor may see."""

    async def links() -> list[dict[str, str]]:
        return [
            {"href": addresses(datasette, name).root, "label": f"{labels().site}（{name}）"}
            for name in sorted(archives_of(datasette))
            if await may_see(datasette, actor, name)
        ]

    return links


def _home(datasette: Datasette) -> str | None:
    name = only_archive(datasette)
    return addresses(datasette, name).root if name else None


def _tables() -> Response:
    """Give what tables and columns are called, for stock.js."""
    return Response.json({"tables": metadata()["tables"]}, headers={**HEADERS, "Cache-Control": "no-cache"})


def _packaged(request: Request) -> Response:
    """Give a style or script of the package; nothing else is in its folder."""
    name = request.url_vars["name"]
    kind = _KINDS.get(name[name.rfind(".") :])
    if kind is None or name not in _static():
        return Response.text("Not found", status=404)
    content, tag = _static()[name]
    headers = {**HEADERS, "ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response("", status=304, headers=headers)
    return Response(content, content_type=f"{kind}; charset=utf-8", headers=headers)


@cache
def _static() -> dict[str, tuple[str, str]]:
    """Return the files of `static/` and `static/vendor/` by name, each with its tag."""
    folder = files("extractor.web").joinpath("static")
    found = {}
    for prefix, place in (("", folder), ("vendor/", folder.joinpath("vendor"))):
        for file in place.iterdir():
            if file.is_file():
                text = file.read_text(encoding="utf-8")
                found[prefix + file.name] = (text, f'"{sha256(text.encode()).hexdigest()[:16]}"')
    return found
