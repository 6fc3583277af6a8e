"""The handlers of printed pages: the picture with its frames, the crops, the text beside it, citations."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from importlib.resources import files

from datasette.utils.asgi import Response
from markupsafe import escape  # comes with Jinja, and that with Datasette

from extractor.archive.issue_contents import IssueHead, issue_head
from extractor.archive.printed_pages import figure_place, printed_page
from extractor.errors import Missing
from extractor.web.addresses import place_at
from extractor.web.answering import HEADERS, Visit
from extractor.web.labels import labels
from extractor.web.page_pictures import CROP_DPI, RESOLUTIONS, Undrawn, crop, picture, undrawn
from extractor.web.page_views import PageView, page_view

# A picture's address names the hash of its PDF, so that what it shows never changes
_KEPT = "private, max-age=86400"
MOST_FRAMES = 40


async def page(visit: Visit) -> Response:
    """Show a page: its picture with the boxes of its figures, its text, and how to cite it."""
    sha256, number = _named(visit)
    boxes = [place for box in visit.arguments("box")[:MOST_FRAMES] if (place := place_at(number, box))]
    asked = (visit.argument("q") or "").strip()
    found = await visit.ask(lambda connection: page_view(printed_page(connection, sha256, number), boxes, asked))
    context = {
        "page": found,
        "asked": asked,
        "citations": _citations(found, visit),
        "undrawn": await visit.ask(lambda connection: undrawn(connection, found.issue, number)),
        "image_dpi": RESOLUTIONS[1],
        "print_dpi": RESOLUTIONS[2],
    }
    return await visit.page("archive_page.html", context)


async def figure(visit: Visit) -> Response:
    """Lead from the id of a figure to its words on its page."""
    figure_id = int(visit.request.url_vars["id"])
    found = await visit.ask(lambda connection: figure_place(connection, figure_id))
    return Response.redirect(visit.to.words(found.sha256, found.places, found.page))


async def image(visit: Visit) -> Response:
    """Give the picture of a page."""
    sha256, number = _named(visit)
    dpi = visit.number("dpi", RESOLUTIONS[1])
    dpi = min(RESOLUTIONS, key=lambda known: abs(known - dpi))
    tag = f"{number}-{dpi}"
    return await _picture(visit, tag, lambda connection: picture(connection, sha256, number, dpi))


async def cropped(visit: Visit) -> Response:
    """Give the picture of a box of a page and what stands around it."""
    sha256, number = _named(visit)
    place = place_at(number, visit.argument("box") or "")
    if place is None:
        raise Missing("the address names no box")
    tag = "-".join((str(number), *(f"{side:.1f}" for side in place[1:]), str(CROP_DPI)))
    return await _picture(visit, tag, lambda connection: crop(connection, sha256, place))


async def _picture(visit: Visit, tag: str, draw: Callable[[sqlite3.Connection], bytes]) -> Response:
    """Answer with a picture, or with 304 where the browser has it already."""
    sha256, _ = _named(visit)
    issue = await visit.ask(lambda connection: issue_head(connection, sha256))
    headers = {**HEADERS, "ETag": f'"{issue.sha256}-{tag}"', "Cache-Control": _KEPT}
    if headers["ETag"] in (visit.request.headers.get("if-none-match") or ""):
        return Response("", status=304, headers=headers)
    try:
        return Response(await visit.ask(draw), content_type="image/png", headers=headers)
    except Undrawn as error:
        return _notice(error.reason)


def _notice(reason: str) -> Response:
    """Answer with a picture that says why there is none; not to be kept, for tomorrow there may be one."""
    svg = files("extractor.web").joinpath("notice.svg").read_text(encoding="utf-8")
    said = svg.replace("NOTICE", escape(labels().undrawn[reason]["short"]))
    return Response(said, content_type="image/svg+xml", headers={**HEADERS, "Cache-Control": "no-store"})


def _citations(view: PageView, visit: Visit) -> list[tuple[str, str]]:
    """Return how to cite the words that are framed, or else the page, each with its permanent address."""
    said = labels().citation
    known = {"bulletin": view.issue.bulletin or view.issue.title, "number": _number(view.issue)}
    framed = [each for each in view.figures if each.framed]
    if not framed:
        to = visit.to.page(view.issue.sha256, view.number)
        return [(said["page"].format(page=view.number, **known), visit.absolute(to))]
    return [
        (
            said["figure" if each.section else "unplaced"].format(
                page=view.number,
                section=each.section,
                name=labels().cited(each.figure.name, each.figure.modality),
                **known,
            ),
            visit.absolute(visit.to.words(view.issue.sha256, each.figure.places, view.number)),
        )
        for each in framed
    ]


def _number(issue: IssueHead) -> str:
    """Return the number of an issue; its month where it has none."""
    year, _, month = (issue.published or "").partition("-")
    return issue.short_number or (labels().citation["month"].format(year=year, month=int(month)) if month else "")


def _named(visit: Visit) -> tuple[str, int]:
    return visit.request.url_vars["sha256"], int(visit.request.url_vars["number"])
