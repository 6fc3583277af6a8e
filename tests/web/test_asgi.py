"""An application of these types is wrapped by the hooks of the plugin, and asked through them."""

from __future__ import annotations

import asyncio

from extractor.web.asgi import Application, Message, Receive, Scope, Send
from extractor.web.guarding import Guard
from extractor.web.searching import asgi_wrapper


async def nothing() -> Message:
    return {"type": "http.disconnect"}


def answers(wrap: Application, scope: Scope) -> list[Message]:
    """What an application sends for a request."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def ask() -> None:
        await wrap(scope, nothing, send)

    asyncio.run(ask())
    return sent


async def echo(scope: Scope, _receive: Receive, send: Send) -> None:
    """An application that answers with the query that reaches it."""
    await send({"type": "http.response.start", "status": 200, "headers": [(b"x-own", b"1")]})
    await send({"type": "http.response.body", "body": scope.get("query_string", b"")})


def test_an_emptied_search_box_does_not_reach_the_application() -> None:
    wrap = asgi_wrapper()(echo)
    scope: Scope = {"type": "http", "path": "/archive/articles", "query_string": b"_search=&_sort=id"}
    assert answers(wrap, scope)[1]["body"] == b"_sort=id"
    kept: Scope = {"type": "http", "path": "/archive/articles", "query_string": b"_search=x&_sort=id"}
    assert answers(wrap, kept)[1]["body"] == b"_search=x&_sort=id"


def test_what_is_no_request_passes_through() -> None:
    scope: Scope = {"type": "lifespan"}
    for wrap in (asgi_wrapper()(echo), Guard(public=True).asgi_wrapper()(echo)):
        start, body = answers(wrap, scope)
        assert start["headers"] == [(b"x-own", b"1")]
        assert body["body"] == b""


def test_a_guard_adds_headers_and_keeps_those_that_are_there() -> None:
    scope: Scope = {"type": "http", "method": "GET", "path": "/", "query_string": b""}
    headers = answers(Guard(public=True).asgi_wrapper()(echo), scope)[0]["headers"]
    assert isinstance(headers, list)
    assert headers[0] == (b"x-own", b"1")
    assert (b"x-frame-options", b"DENY") in headers
