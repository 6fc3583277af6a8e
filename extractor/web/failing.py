"""Errors as a page in Chinese, where one archive and nothing else is served."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from datasette import hookimpl
from datasette.utils.asgi import Base400, Response

from extractor.web.answering import HEADERS, addresses, may_see, only_archive
from extractor.web.words import words

if TYPE_CHECKING:
    # Datasette is in the middle of its own import when it loads its plugins
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

Answer = Callable[[], Awaitable[Response | None]]


@hookimpl
def handle_exception(datasette: Datasette, request: Request, exception: Exception) -> Answer:
    """Say what is wrong and lead back; programs, and whoever may not see the archive, get what Datasette says.

    Of an error of the program nothing is told but that there was one: Datasette writes it to its log.
    """

    async def answer() -> Response | None:
        name = only_archive(datasette)
        if name is None or "." in request.path.rsplit("/", 1)[-1]:
            return None
        said = _said(exception)
        if said is None or not await may_see(datasette, request.actor, name):
            return None
        status, detail = said
        error = words().errors[str(status) if str(status) in words().errors else "500"]
        context = {"to": addresses(datasette, name), "words": words(), "error": error, "detail": detail}
        html = await datasette.render_template(["archive_error.html"], context, request=request)
        return Response.html(html, status=status, headers=dict(HEADERS))

    return answer


def _said(exception: Exception) -> tuple[int, str] | None:
    """Return the status and what Datasette says of it; None where it says it in HTML, with what can be done."""
    # Not above: Datasette is in the middle of its own import when it loads this module with its plugins
    from datasette.views.base import DatasetteError  # noqa: PLC0415

    if isinstance(exception, DatasetteError):
        # Of a column that is not there, Datasette says 500; whatever it has words for is the fault of the request
        return (
            None
            if exception.message_is_html
            else (400 if exception.status >= 500 else exception.status, str(exception.message))
        )
    if isinstance(exception, Base400):
        return exception.status, "" if exception.status == 404 else str(exception)
    return 500, ""
