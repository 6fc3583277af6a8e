"""lines → furniture: cover, contents, running heads, page numbers and imprint told from content, each by its role;
likewise footnotes, captions, pull quotes and watermarks, which stand on a page with the content but are no part of its
sentences.

Lines keep their place; only their role changes. What stays `body` is content.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.furniture.footnotes import NotesAndCaptions
from extractor.furniture.front_matter import FrontMatter
from extractor.furniture.page_margins import PageMargins
from extractor.furniture.pull_quotes import PullQuotes
from extractor.model import Box, Line, LineKey, LineRole, PageSize, usual_size
from extractor.rules.rule_set import Rules

# A watermark stands at the same place of its pages, give or take so many points.
SAME_PLACE = 6.0


def mark_furniture(
    lines: Sequence[Line], pages: Sequence[PageSize], rules: Rules, pictures: Sequence[Box] = ()
) -> list[Line]:
    """Return the same lines with their roles: `cover`, `contents`, `header`, `footer`, `page-number`, `footnote` …

    Roles that are given already stay.

    Args:
        lines: All lines of the document in reading order; those with the role `table` keep it.
        pages: Its pages.
        rules: Forms and words of `patterns/print/furniture.yaml`.
        pictures: Where pictures are, below which captions stand.
    """
    by_page: dict[int, list[Line]] = {page.number: [] for page in pages}
    separator = rules.rule("print/furniture", "separator")
    roles = _repeated_watermarks(lines)
    roles.update({line.key: "aside" for line in lines if line.role == "body" and separator.fullmatch(line.text)})
    for line in lines:
        if line.role == "body" and line.key not in roles:
            by_page[line.page].append(line)
    size = usual_size([line for line in lines if line.role == "body"])
    roles.update(PageMargins(by_page, {page.number: page.height for page in pages}, size, rules).roles())
    inner = {page: [line for line in found if line.key not in roles] for page, found in by_page.items()}
    roles.update(FrontMatter(inner, size, rules).roles())
    inner = {page: [line for line in found if line.key not in roles] for page, found in inner.items()}
    # A section may be set in a smaller size than the others
    sizes = {page: min(size, usual_size(found)) for page, found in inner.items()}
    roles.update(NotesAndCaptions(inner, sizes, rules, pictures).roles())
    roles.update(PullQuotes(inner, sizes, rules).roles())
    return [line.as_role(roles[key]) if (key := line.key) in roles else line for line in lines]


def _repeated_watermarks(lines: Sequence[Line]) -> dict[LineKey, LineRole]:
    """What is a watermark on one page is one on each page where it stands at the same place."""
    marks = [line for line in lines if line.role == "watermark"]
    roles: dict[LineKey, LineRole] = {}
    for line in lines if marks else ():
        if line.role == "body" and any(_is_print_of(line, mark) for mark in marks):
            roles[line.key] = "watermark"
    return roles


def _is_print_of(line: Line, mark: Line) -> bool:
    return line.text == mark.text and max(abs(line.x0 - mark.x0), abs(line.top - mark.top)) < SAME_PLACE
