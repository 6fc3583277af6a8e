"""A request → the archive that it is about, and a page or a file as the answer; the address of every page.

Whoever may not see the database in Datasette sees no page of it here either.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from datasette import Forbidden, NotFound
from datasette.utils import tilde_decode, tilde_encode
from datasette.utils.asgi import Response

from extractor.errors import Missing
from extractor.web.addresses import FILES, ROOT, Addresses
from extractor.web.describing import archives_of
from extractor.web.labels import labels
from extractor.web.limiting import unlimited

if TYPE_CHECKING:
    # Datasette is in the middle of its own import when it loads its plugins
    from datasette.app import Datasette
    from datasette.database import Database
    from datasette.utils.asgi import Request

Answer = TypeVar("Answer")
Context = Mapping[str, object]
Actor = Mapping[str, object] | None


def policy(*hashes: str) -> str:
    """Return the content security policy of a page: nothing but what comes with the package may run or be fetched.

    Args:
        hashes: Of the scripts that may stand in the page itself, as the policy writes them.
    """
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(("'self'", *hashes)),
        # The chart library writes a style into its drawing, and Datasette colours its tables so
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "connect-src": "'self'",
        "font-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


HEADERS = {
    "Content-Security-Policy": policy(),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


@dataclass(frozen=True, slots=True)
class Visit:
    """A request that is about an archive which the visitor may see."""

    datasette: Datasette
    request: Request
    database: Database
    to: Addresses

    def argument(self, name: str) -> str | None:
        """Return what the address says of a name, as SQLite takes it: without halves of characters."""
        value = self.request.args.get(name)
        return None if value is None else _plain(value)

    def arguments(self, name: str) -> list[str]:
        """Return everything that the address says of a name."""
        return [_plain(value) for value in self.request.args.getlist(name)]

    def number(self, name: str, default: int, highest: int = 10**6) -> int:
        """Return a whole number of the address, from 1 up; `default` where it is none."""
        value = self.request.args.get(name) or ""
        return min(max(int(value), 1), highest) if value.isascii() and value.isdigit() and len(value) < 10 else default

    async def ask(self, question: Callable[[sqlite3.Connection], Answer]) -> Answer:
        """Put a question to the archive on one of Datasette's threads."""

        def asked(connection: sqlite3.Connection) -> Answer:
            with unlimited(connection):
                return question(connection)

        answer: Answer = await self.database.execute_fn(asked)
        return answer

    async def page(self, template: str, context: Context, status: int = 200) -> Response:
        """Return a page; every text in it is escaped."""
        known = {"to": self.to, "labels": labels(), **context}
        html = await self.datasette.render_template([template], known, request=self.request)
        return Response.html(html, status=status, headers=dict(HEADERS))

    def absolute(self, path: str) -> str:
        """Return an address with the host by which the visitor came."""
        return str(self.datasette.absolute_url(self.request, path))


View = Callable[[Visit], Awaitable[Response]]
Route = Callable[["Datasette", "Request"], Awaitable[Response]]


def about_archive(view: View) -> Route:
    """Make a page of an archive a view of Datasette."""

    async def answer(datasette: Datasette, request: Request) -> Response:
        visit = await _visit(datasette, request)
        if visit is None:
            raise NotFound("no such archive")
        try:
            return await view(visit)
        except Missing:
            return await visit.page("archive_missing.html", {}, status=404)

    return answer


def addresses(datasette: Datasette, name: str) -> Addresses:
    """Return the addresses of an archive by the name of its database."""
    path = datasette.urls.path
    return Addresses(path(f"{ROOT}/{tilde_encode(name)}"), path(FILES), datasette.urls.database(name))


def only_archive(datasette: Datasette) -> str | None:
    """Return the name of the archive, where one and nothing else is served."""
    served = [name for name in datasette.databases if not name.startswith("_")]
    return served[0] if len(served) == 1 and served[0] in archives_of(datasette) else None


async def _visit(datasette: Datasette, request: Request) -> Visit | None:
    name = tilde_decode(request.url_vars["archive"])
    if name not in archives_of(datasette):
        return None
    if not await may_see(datasette, request.actor, name):
        raise Forbidden("view-database")
    return Visit(datasette, request, datasette.get_database(name), addresses(datasette, name))


async def may_see(datasette: Datasette, actor: Actor, name: str) -> bool:
    """Tell whether somebody may see a database, as Datasette has it."""
    if hasattr(datasette, "allowed"):
        # Datasette 1.0
        from datasette.resources import DatabaseResource  # noqa: PLC0415

        resource = DatabaseResource(database=name)
        return bool(await datasette.allowed(action="view-database", resource=resource, actor=actor))
    permissions = [("view-database", name), "view-instance"]
    visible, _ = await datasette.check_visibility(actor, permissions=permissions)
    return bool(visible)


def _plain(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
