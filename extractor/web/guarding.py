"""What `extractor serve` adds to an answer: headers that keep a page to itself, and for the public limits and silence.

A bulletin is anybody's text, and an archive may be shown to anybody. The content security policy lets scripts come
from this server only; the few lines of script that stand in Datasette's own pages are let through by their
hashes. Styles may stand in a page, for Datasette colours its tables so.
"""

from __future__ import annotations

import base64
import hashlib
import math
import re
import sqlite3
from collections.abc import Callable, Iterator
from functools import cache
from http import HTTPStatus
from importlib.resources import files

from datasette import hookimpl

from extractor.web.answering import HEADERS, policy
from extractor.web.asgi import Application, Message, Receive, Scope, Send
from extractor.web.labels import labels
from extractor.web.limiting import largest_value, limit

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
# Pages for those who run Datasette: where its files lie, its threads, what it is made of
_INWARD = re.compile(
    r"/-/(databases|threads|plugins|versions|settings|config|metadata|permissions|allow-debug|messages|patterns)\b"
)

# In bytes: a name and a password, with room to spare
MOST_OF_A_FORM = 1 << 16


class Guard:
    """A plugin for one server: headers on each answer, and where it is `public` nothing told of the machine."""

    def __init__(self, *, public: bool) -> None:
        """Guard a server, for those who run it or for the public."""
        self._public = public
        self._largest: dict[str, int] = {}
        # Datasette asks its plugins for the name of their module
        self.__name__ = "extractor_guard"

    @hookimpl(trylast=True)
    def prepare_connection(self, conn: sqlite3.Connection, database: str) -> None:
        """Bound what the queries of the public take, and what they are told."""
        if self._public:
            if database not in self._largest:
                # A connection is made for each thread, and what is open to the public does not change
                self._largest[database] = largest_value(conn)
            limit(conn, self._largest[database])

    @hookimpl(trylast=True)
    def asgi_wrapper(self) -> Callable[[Application], Application]:
        """Put the headers on every answer."""
        return self._guarded

    def _guarded(self, application: Application) -> Application:
        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http":
                await application(scope, receive, send)
                return

            async def send_guarded(message: Message) -> None:
                if message["type"] == "http.response.start":
                    held = message.get("headers")
                    given = list(held) if isinstance(held, list | tuple) else []
                    known = {name.lower() for name, _ in given}
                    message = {**message, "headers": [*given, *(pair for pair in headers() if pair[0] not in known)]}
                await send(message)

            if self._public and _INWARD.match(str(scope["path"])):
                # As any other address that is not there
                scope = {**scope, "path": _NOWHERE, "raw_path": _NOWHERE.encode("ascii")}
            refusal = _refusal(scope) if self._public else None
            if refusal:
                said = f"{labels().errors[str(int(refusal))]['way']}\n".encode()
                await send_guarded({"type": "http.response.start", "status": refusal, "headers": [_PLAIN]})
                await send_guarded({"type": "http.response.body", "body": said})
            else:
                await application(scope, receive, send_guarded)

        return answer


def _refusal(scope: Scope) -> HTTPStatus | None:
    """Return the status with which the public is refused; a short form may be sent to pages such as a login only."""
    if scope["method"] in ("GET", "HEAD", "OPTIONS"):
        return None
    path = str(scope["path"])
    if not path.startswith("/-/") or path.startswith("/-/archive"):
        return HTTPStatus.METHOD_NOT_ALLOWED
    return None if _length(scope) <= MOST_OF_A_FORM else HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def _length(scope: Scope) -> float:
    """Return how many bytes are sent with a request; who does not say it could send any number."""
    held = scope.get("headers")
    told = {name.lower(): value for name, value in held} if isinstance(held, list | tuple) else {}
    length = told.get(b"content-length", b"inf" if b"transfer-encoding" in told else b"0")
    return float(length) if length == b"inf" or length.isdigit() else math.inf


_PLAIN = (b"content-type", b"text/plain; charset=utf-8")
_NOWHERE = "/-/nowhere"


@cache
def headers() -> tuple[tuple[bytes, bytes], ...]:
    """Return the headers of every answer."""
    hashes = [f"'sha256-{_hash(script)}'" for script in sorted(set(_inline_scripts()))]
    held = {
        **HEADERS,
        "Content-Security-Policy": policy(*hashes),
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    return tuple((name.lower().encode("ascii"), value.encode("ascii")) for name, value in held.items())


def _inline_scripts() -> Iterator[str]:
    """Yield the scripts that stand in the pages of this version of Datasette."""
    for template in files("datasette").joinpath("templates").iterdir():
        if template.name.endswith(".html"):
            for script in _SCRIPT.findall(template.read_text(encoding="utf-8")):
                yield from _filled(script)


def _filled(script: str) -> Iterator[str]:
    """Yield a template's script as it may be sent: the one value that Datasette fills in is true or false."""
    for value in ("true", "false"):
        filled = re.sub(r"\{\{ *datasette_allow_facet *\}\}", value, script)
        if "{{" not in filled and "{%" not in filled:
            yield filled


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
