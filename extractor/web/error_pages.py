"""Errors and refusals as a page in Chinese, where one archive and nothing else is served."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from datasette import hookimpl
from datasette.utils.asgi import Base400, Response

from extractor.web.answering import HEADERS, addresses, may_see, only_archive
from extractor.web.labels import labels
from extractor.web.limiting import AnswerTooLarge

if TYPE_CHECKING:
    # Datasette is in the middle of its own import when it loads its plugins
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

Answer = Callable[[], Awaitable[Response | None]]
Refusal = Callable[[], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class _Failure:
    """What went wrong: an entry of `errors` in pages.yaml, the status, and what SQLite or Datasette says of it.

    `limit` says in a sentence for programs which limit was reached; empty where Datasette has said it itself.
    """

    kind: str
    status: int
    detail: str = ""
    limit: str = ""


@hookimpl
def handle_exception(datasette: Datasette, request: Request, exception: Exception) -> Answer:
    """Say what is wrong and lead back; programs get what Datasette says, if it has words for it.

    Of an error of the program nothing is told but that there was one: Datasette writes it to its log.
    """

    async def answer() -> Response | None:
        if only_archive(datasette) is None:
            return None
        failure = _failure(exception)
        if "." not in request.path.rsplit("/", 1)[-1]:
            return await _page(datasette, request, failure)
        if not failure.limit:
            return None
        said = {"ok": False, "error": failure.limit, "status": failure.status, "title": None}
        return Response.json(said, status=failure.status)

    return answer


# Last, for a plugin that asks for a password leads to its form
@hookimpl(specname="forbidden", trylast=True)
def refuse(datasette: Datasette, request: Request) -> Refusal | None:
    """Say to whoever may not see a page that it is so."""
    if only_archive(datasette) is None:
        return None

    async def answer() -> Response:
        return await _page(datasette, request, _Failure("403", HTTPStatus.FORBIDDEN))

    return answer


async def _page(datasette: Datasette, request: Request, failure: _Failure) -> Response:
    """Return the page of an error; whoever may not see the archive is led nowhere."""
    name = only_archive(datasette) or ""
    context = {
        "to": addresses(datasette, name),
        "labels": labels(),
        "error": labels().errors.get(failure.kind, labels().errors["500"]),
        "detail": failure.detail,
        "closed": not await may_see(datasette, request.actor, name),
    }
    html = await datasette.render_template(["archive_error.html"], context, request=request)
    return Response.html(html, status=failure.status, headers=dict(HEADERS))


def _failure(exception: Exception) -> _Failure:
    # Not above: Datasette is in the middle of its own import when it loads this module with its plugins
    from datasette.database import QueryInterrupted  # noqa: PLC0415
    from datasette.views.base import DatasetteError  # noqa: PLC0415

    cause = exception.__context__ if isinstance(exception, DatasetteError) else exception
    if isinstance(cause, QueryInterrupted):
        said = "the query took too long"
        return _Failure("slow", HTTPStatus.BAD_REQUEST, str(cause.sql), "" if cause is not exception else said)
    if isinstance(cause, MemoryError | AnswerTooLarge | sqlite3.DataError):
        said = str(cause) or "the query asks for more memory than it may have"
        return _Failure("large", HTTPStatus.BAD_REQUEST, said, "" if cause is not exception else said)
    if isinstance(exception, DatasetteError):
        # Of a column that is not there, Datasette says 500; whatever it has words for is the fault of the request
        status = HTTPStatus.BAD_REQUEST if exception.status >= 500 else exception.status
        return _Failure(str(int(status)), status, str(exception.message))
    if isinstance(exception, Base400):
        return _Failure(str(exception.status), exception.status, "" if exception.status == 404 else str(exception))
    return _Failure("500", HTTPStatus.INTERNAL_SERVER_ERROR)
