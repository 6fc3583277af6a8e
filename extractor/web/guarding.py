"""What `extractor serve` adds to an answer: headers that keep a page to itself, and silence about the machine.

A bulletin is anybody's text, and an archive may be shown to anybody. The content security policy lets scripts come
from this server only; the few lines of script that stand in Datasette's own pages are let through by their
hashes. Styles may stand in a page, for Datasette colours its tables so.
"""

from __future__ import annotations

import base64
import hashlib
import re
import sqlite3
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from functools import cache
from http import HTTPStatus
from importlib.resources import files

from datasette import hookimpl

Scope = MutableMapping[str, object]
Message = MutableMapping[str, object]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
# A body of an article is hardly ever longer than a hundredth of it
MOST_BYTES = 4 << 20
# Pages for those who run Datasette: where its files lie, its threads, what it is made of
_INWARD = re.compile(
    r"/-/(databases|threads|plugins|versions|settings|config|metadata|permissions|allow-debug|messages|patterns)\b"
)


class Guard:
    """A plugin for one server: headers on each answer, and where it is `public` nothing told of the machine."""

    def __init__(self, *, public: bool) -> None:
        """Guard a server, for those who run it or for the public."""
        self._public = public
        # Datasette asks its plugins for the name of their module
        self.__name__ = "extractor_guard"

    @hookimpl(trylast=True)
    def prepare_connection(self, conn: sqlite3.Connection) -> None:
        """Let no query ask where the file lies, or make a value that is larger than what is kept."""
        if self._public:
            conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _largest(conn))
            conn.set_authorizer(_authorize)

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

            refusal = self._refusal(str(scope["path"]), str(scope["method"]))
            if refusal:
                await send_guarded({"type": "http.response.start", "status": refusal, "headers": [_PLAIN]})
                await send_guarded({"type": "http.response.body", "body": f"{HTTPStatus(refusal).phrase}\n".encode()})
            else:
                await application(scope, receive, send_guarded)

        return answer

    def _refusal(self, path: str, method: str) -> int | None:
        """Return the status with which the public is refused; a form may be sent to pages such as a login only."""
        if not self._public:
            return None
        form = path.startswith("/-/") and not path.startswith("/-/archive")
        if method not in ("GET", "HEAD", "OPTIONS") and not form:
            return HTTPStatus.METHOD_NOT_ALLOWED
        return HTTPStatus.NOT_FOUND if _INWARD.match(path) else None


_PLAIN = (b"content-type", b"text/plain; charset=utf-8")


@cache
def headers() -> tuple[tuple[bytes, bytes], ...]:
    """Return the headers of every answer."""
    hashes = " ".join(f"'sha256-{_hash(script)}'" for script in sorted(set(_inline_scripts())))
    policy = [
        "default-src 'none'",
        f"script-src 'self' {hashes}",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
    return (
        (b"content-security-policy", "; ".join(policy).encode("ascii")),
        (b"x-content-type-options", b"nosniff"),
        (b"x-frame-options", b"DENY"),
        (b"referrer-policy", b"no-referrer"),
        (b"cross-origin-opener-policy", b"same-origin"),
    )


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


def _largest(connection: sqlite3.Connection) -> int:
    """Return how large a value may be, in bytes: a query is stopped between its steps, and one step can fill 1 GB."""
    try:
        kept = connection.execute("SELECT max(length(data)) FROM sqlar").fetchone()[0]
    except sqlite3.Error:
        # Not an archive
        kept = None
    return max(2 * int(kept or 0), MOST_BYTES)


def _authorize(action: int, name: str | None, *_others: str | None) -> int:
    # Ignored, not denied: Datasette itself asks for it, and is content with no answer
    hidden = action == sqlite3.SQLITE_PRAGMA and (name or "").lower() == "database_list"
    return sqlite3.SQLITE_IGNORE if hidden else sqlite3.SQLITE_OK
