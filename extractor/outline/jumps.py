"""Lines that send the reader to another page (下转第3版) → the lines in the order in which they are read.

What stands there, below 上接第1版, follows the line that sends to it; neither of these two lines is part of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.model import Line
from extractor.outline.layout import Layout
from extractor.rules.rule_set import Rules
from extractor.words.numerals import whole_number

# The title of a continued article runs over so many lines at most.
MOST_TITLE_LINES = 3


@dataclass(frozen=True, slots=True)
class Followed:
    """The content of a document in reading order, and the lines that only sent the reader on."""

    lines: tuple[Line, ...]
    asides: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Rest:
    """The rest of an article on another page: where its head and its text stand, which end before `end`."""

    start: int
    text: int
    end: int
    page: int
    back: int | None


def follow_jumps(lines: Sequence[Line], layout: Layout, rules: Rules) -> Followed:
    """Return the lines of a document with what is continued elsewhere behind the line that says so.

    Args:
        lines: Its content in reading order.
        layout: How it is set.
        rules: The forms of jump lines: `patterns/print/articles.yaml`.
    """
    onward = {
        at: target for at, line in enumerate(lines) if (target := _target(line.text, "jump-on", rules)) is not None
    }
    rests = list(_rests(lines, layout, rules)) if onward else []
    behind: dict[int, _Rest] = {}
    for at, target in onward.items():
        fitting = [rest for rest in rests if rest not in behind.values() and rest.start > at]
        named = [rest for rest in fitting if rest.page == target] or [
            rest for rest in fitting if rest.back == lines[at].page
        ]
        if named or (fitting and len(onward) == len(rests)):
            behind[at] = (named or fitting)[0]
    return _rearranged(lines, behind)


def _rearranged(lines: Sequence[Line], behind: dict[int, _Rest]) -> Followed:
    moved = {index for rest in behind.values() for index in range(rest.start, rest.end)}
    kept: list[Line] = []
    asides: list[Line] = []
    for index, line in enumerate(lines):
        if index in moved:
            continue
        rest = behind.get(index)
        if rest is None:
            kept.append(line)
            continue
        asides += [one.as_role("aside") for one in (line, *lines[rest.start : rest.text])]
        kept += lines[rest.text : rest.end]
    return Followed(tuple(kept), tuple(asides))


def _rests(lines: Sequence[Line], layout: Layout, rules: Rules) -> Iterator[_Rest]:
    """Yield the rests of articles: from a line that says from where it comes to the next that stands out."""
    for start, line in enumerate(lines):
        back = _target(line.text, "jump-back", rules)
        if back is None:
            continue
        text = _behind_title(lines, start)
        end = text
        while end < len(lines) and lines[end].page == line.page and not layout.stands_out(lines[end]):
            end += 1
        yield _Rest(start, text, end, line.page, back or None)


def _behind_title(lines: Sequence[Line], start: int) -> int:
    """Return where the title ends that a line may begin: 《数据标注员：给机器当老|师的人》."""
    opened = lines[start].text
    for at in range(start + 1, min(start + MOST_TITLE_LINES, len(lines))):
        if opened.count("《") <= opened.count("》"):
            return at
        opened += lines[at].text
    return start + 1


def _target(text: str, name: str, rules: Rules) -> int | None:
    """Return the page that a jump line names, 0 where it names none; None for other lines."""
    found = rules.rule("print/articles", name).fullmatch(text)
    if found is None:
        return None
    return whole_number(found["page"], rules) if found["page"] else 0
