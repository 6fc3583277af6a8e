"""Running heads and labels in the margin → the sections that they name, where no heading does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from extractor.model import Line, LineKey
from extractor.outline.contents import Contents
from extractor.outline.layout import Layout
from extractor.rules.rule_set import Rules
from extractor.words.headings import Heading, heading_of

# A name that no rule knows is as short as names of sections are.
LONGEST_PLAIN_NAME = 8


def labels_of(heads: Sequence[Line], contents: Contents, rules: Rules) -> dict[int, list[Heading]]:
    """Return the sections that the heads of a page name, from top to bottom, by page: known names, those that the
    contents announce, and those that two of the heads say.

    Heads that say the same on all pages name the periodical.
    """
    found: dict[int, list[Heading]] = {}
    for line in heads:
        heading = heading_of(line, rules)
        if heading is not None:
            found.setdefault(line.page, []).append(heading)
    named: dict[int, list[Heading]] = {}
    for page, every in sorted(found.items()):
        said = Counter(one.kind for one in every)
        kinds: dict[str, Heading] = {}
        for one in sorted(every, key=lambda heading: heading.line.top):
            announced = one.word is not None or contents.announces_section(one.line)
            if announced or (said[one.kind] > 1 and _is_name(one)):
                kinds.setdefault(one.kind, one)
        if kinds:
            named[page] = list(kinds.values())
    return named if len({one.kind for every in named.values() for one in every}) > 1 else {}


def _is_name(heading: Heading) -> bool:
    return len(heading.name) <= LONGEST_PLAIN_NAME


def opened_by_labels(
    named: Mapping[int, Sequence[Heading]],
    headings: Mapping[LineKey, Heading],
    lines: Sequence[Line],
    layout: Layout,
) -> dict[LineKey, Heading]:
    """Return the heads of sections that no heading names, by the line with which the section begins.

    That is the first on the first such page which does not go on with a paragraph; a heading above it closes the page.
    Of two heads of a page the lower one begins at its height; several without text between them tell nothing.
    """
    if not named:
        return {}
    opened: dict[LineKey, Heading] = {}
    known = {heading.kind for heading in headings.values()}
    closed = _pages_of_several(named, lines)
    for before, line in pairwise([None, *lines]):
        if line is None or line.page in closed or line.page not in named:
            continue
        heads = named[line.page]
        head = next((one for one in reversed(heads) if one.line.top < line.bottom), heads[0])
        if line.key in headings:
            closed.add(line.page)
        elif head.kind not in known and _begins(before, line, layout):
            opened[line.key] = head
            known.add(head.kind)
    return opened


def _begins(before: Line | None, line: Line, layout: Layout) -> bool:
    """Whether a line surely does not go on with the paragraph of the one before it."""
    if before is None or "table" in (before.role, line.role):
        return True
    return layout.short(before) or layout.indented(line) or layout.stands_out(line)


def _pages_of_several(named: Mapping[int, Sequence[Heading]], lines: Sequence[Line]) -> set[int]:
    """Return the pages of which two sections are named without a line of text between them."""
    tops: dict[int, list[float]] = {}
    for line in lines:
        tops.setdefault(line.page, []).append(line.top)
    return {
        page
        for page, heads in named.items()
        for upper, lower in pairwise(heads)
        if not any(upper.line.top < top < lower.line.top for top in tops.get(page, ()))
    }
