"""lines → furniture: cover, contents, running heads, page numbers and imprint told from content, each by its role.

Lines keep their place; only their role changes. What stays `body` is content.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractor.edges import Edges
from extractor.front import Front
from extractor.model import Line, LineRole, PageSize
from extractor.patterns import Patterns


def mark_furniture(lines: Sequence[Line], pages: Sequence[PageSize], patterns: Patterns) -> list[Line]:
    """Return the same lines with the roles `cover`, `contents`, `header`, `footer` and `page-number` given.

    Args:
        lines: All lines of the document in reading order; those with the role `table` keep it.
        pages: Its pages.
        patterns: Forms and words of `patterns/furniture.yaml`.
    """
    text = [line for line in lines if line.role == "body"]
    by_page: dict[int, list[Line]] = {page.number: [] for page in pages}
    for line in text:
        by_page[line.page].append(line)
    size = _usual_size(text)
    roles = Edges(by_page, {page.number: page.height for page in pages}, size, patterns).roles()
    inner = {page: [line for line in found if line.key not in roles] for page, found in by_page.items()}
    roles.update(Front(inner, size, patterns).roles())
    return [_with_role(line, roles.get(line.key, line.role)) for line in lines]


def _with_role(line: Line, role: LineRole) -> Line:
    return line if line.role == role else replace(line, role=role)


def _usual_size(lines: Iterable[Line]) -> float:
    weights: Counter[float] = Counter()
    for line in lines:
        weights[line.size] += len(line.text)
    return weights.most_common(1)[0][0] if weights else 12.0
