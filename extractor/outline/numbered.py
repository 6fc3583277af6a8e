"""lines → numbered headings: lines of their own in the form 第一篇, 一、 or （一）, and how they count.

Whether a document is cut by them, `outline.reports` decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from extractor.model import Line
from extractor.outline.layout import Layout, other_size
from extractor.rules.rule_set import Rules
from extractor.words.joining import text_of
from extractor.words.numerals import whole_number

# A heading runs over so many lines at most.
MOST_LINES = 3

Form = Literal["part", "chapter", "clause", "annex"]
# The forms from the highest level to the lowest; an annex stands behind the text and is counted by itself.
FORMS: tuple[Form, ...] = ("part", "chapter", "clause")
ANNEX: Form = "annex"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A heading with a number: its form, the number's value (0 where an annex has none) and words, its name without
    that (empty where it has none), its lines, and where the first of them stands in the document.
    """

    form: Form
    value: int
    number: str
    name: str
    lines: tuple[Line, ...]
    at: int

    @property
    def end(self) -> int:
        """Where the line behind its last one stands."""
        return self.at + len(self.lines)

    @property
    def called(self) -> str:
        """What it is called: its name, else its number."""
        return self.name or self.number


def numbered_headings(lines: Sequence[Line], layout: Layout, rules: Rules) -> list[Numbered]:
    """Return the lines that are numbered headings by their words, and stand in paragraphs of their own.

    Args:
        lines: The content of a document in reading order.
        layout: How it is set.
        rules: The forms: `patterns/print/reports.yaml`.
    """
    found: list[Numbered] = []
    for at, line in enumerate(lines):
        if line.role != "body" or (found and at < found[-1].end):
            continue
        paragraph = _lone(lines, at, layout)
        heading = _in_form(paragraph, at, rules) if paragraph else None
        if heading is not None:
            found.append(heading if heading.name else _with_name(heading, lines, layout, rules))
    return found


def is_numbered(line: Line, rules: Rules) -> bool:
    """Whether a line alone is a numbered heading by its words."""
    return _in_form([line], 0, rules) is not None


def _in_form(lines: Sequence[Line], at: int, rules: Rules) -> Numbered | None:
    text = text_of(lines)
    for form in (*FORMS, ANNEX):
        found = rules.rule("print/reports", form).fullmatch(text)
        if found is not None:
            groups = found.groupdict()
            value = whole_number(groups["ordinal"], rules) if groups["ordinal"] else None
            return Numbered(form, value or 0, groups["number"], (groups["name"] or "").strip(), tuple(lines), at)
    return None


def _lone(lines: Sequence[Line], at: int, layout: Layout) -> Sequence[Line]:
    """Return the lines of the paragraph that a line begins; none where it begins none, or one too long."""
    line, before = lines[at], lines[at - 1] if at else None
    opens = before is None or before.role != "body" or layout.short(before) or layout.indented(line)
    if not (opens or layout.stands_out(line)):
        return ()
    for end in range(at + 1, min(at + MOST_LINES, len(lines)) + 1):
        last, after = lines[end - 1], lines[end] if end < len(lines) else None
        if after is None or after.role != "body" or layout.short(last) or _begins(last, after, layout):
            return lines[at:end]
    return ()


def _begins(before: Line, line: Line, layout: Layout) -> bool:
    """Whether a line opens a paragraph behind a full one: at an indent, or in another type.

    Where paragraphs are indented, one that a heading in bold type opens is no more bold in its second line.
    """
    bold = before.bold != line.bold and not layout.indents
    return layout.indented(line) or other_size(before.size, line.size) or bold


def _with_name(heading: Numbered, lines: Sequence[Line], layout: Layout, rules: Rules) -> Numbered:
    """Return a heading that is a mere number with the name that stands in the middle below it, in bigger or bold type;
    what has a number of its own is none.
    """
    end = heading.end
    for line in lines[heading.end : heading.end + MOST_LINES]:
        if not _is_name(line, lines[end - 1], layout) or is_numbered(line, rules):
            break
        end += 1
    below = lines[heading.end : end]
    return replace(heading, name=text_of(below), lines=(*heading.lines, *below)) if below else heading


def _is_name(line: Line, above: Line, layout: Layout) -> bool:
    placed = line.role == "body" and line.page == above.page and layout.centred(line)
    return placed and layout.stands_out(line)


def runs_of(headings: Sequence[Numbered]) -> list[list[Numbered]]:
    """Return headings of one form as runs that each begin with one and rise; what fits in none is left out."""
    runs: list[list[Numbered]] = []
    for heading in headings:
        if heading.value == 1:
            runs.append([heading])
        elif runs and heading.value > runs[-1][-1].value:
            runs[-1].append(heading)
    return runs


def is_whole(run: Sequence[Numbered]) -> bool:
    """Whether no number is missing among those of a run: a heading that runs in to its text is not found."""
    return all(after.value == before.value + 1 for before, after in pairwise(run))


def counted_within(headings: Sequence[Numbered], bounds: Sequence[int]) -> Iterator[Numbered]:
    """Yield the headings of a lower level, which count from one in each part of a document, or on through all of them.

    A single one that goes on with no count is none, nor are items of a list; where one is missing, none is cut.

    Args:
        headings: Those of one form, in order.
        bounds: Where each part begins, and where the last one ends.
    """
    last = 0
    for start, end in pairwise(bounds):
        counted: list[Numbered] = []
        for one in headings:
            fits = one.value > counted[-1].value if counted else one.value in (1, last + 1)
            if start <= one.at < end and fits:
                counted.append(one)
        goes_on = bool(counted) and counted[0].value > 1
        if (len(counted) > 1 or goes_on) and is_whole(counted) and have_texts(counted, end):
            last = counted[-1].value
            yield from counted


def have_texts(headings: Sequence[Numbered], end: int) -> bool:
    """Whether text stands below each heading, the last of which reaches to `end`: items of a list have none."""
    ends = [*(one.at for one in headings), end][1:]
    return all(one.end < behind for one, behind in zip(headings, ends, strict=True))
