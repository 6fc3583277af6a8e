"""lines → sections: where a section begins, what it is called, and what kind of section that is.

A known name in the document's form of heading opens a section; an unknown one does where its form and font say so, and
keeps its own name. What is named nowhere but in the running heads of its pages begins with the first of these. Lines
before the first heading go to a section without heading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from extractor.model import Line, LineKey
from extractor.outline.contents import Contents
from extractor.outline.layout import Layout, other_size
from extractor.outline.page_labels import labels_of, opened_by_labels
from extractor.rules.rule_set import Rules
from extractor.words.headings import NUMBERED, PLAIN, Heading, heading_of, text_with_bullet

# An unknown name without brackets or number is a heading only if it is as short as names of sections are.
LONGEST_PLAIN_NAME = 8
# … and letter-spaced as the known ones are: the width of a character may differ by this part of the size.
OTHER_SPACING = 0.4
# A short line is a heading wherever it stands if it is just as big as so many known ones, give or take so many points.
LONGEST_SURE_NAME, MANY_HEADINGS, EXACTLY = 5, 3, 0.3
# A label stands at one place of its pages, give or take so many points.
SAME_PLACE = 6.0
# A heading may be this much smaller than the others, in points: sizes are compared as whole points.
SAME_SIZE = 0.5

# The lines of one title stand no further apart than so many times their size.
TITLE_PITCH = 1.9

# How articles lie in a section: each has a title, each is a member card with fields, each paragraph is one, or all is
# one; or all is the text of one whose title is told already, as in reports, which no table names.
Arrangement = Literal["titled", "cards", "notes", "single", "untitled"]
_ARRANGEMENTS: Mapping[str, Arrangement] = {"titled": "titled", "cards": "cards", "notes": "notes", "single": "single"}
# How they lie in a section that the table does not know.
USUAL_ARRANGEMENT: Arrangement = "titled"

_Look = tuple[str, float, bool]  # form, size in whole points, bold


@dataclass(frozen=True, slots=True)
class SectionLines:
    """A section before its articles are read: its name in the rules and as printed, and the lines of its articles."""

    kind: str
    heading: str
    heading_lines: tuple[Line, ...]
    arrangement: Arrangement
    lines: tuple[Line, ...]


def read_sections(
    lines: Sequence[Line], layout: Layout, contents: Contents, rules: Rules, heads: Sequence[Line] = ()
) -> list[SectionLines]:
    """Return the sections in order; every line is in one of them, and a head that opens one is its heading.

    Args:
        lines: The document's content in reading order, without furniture; no line of a table is a heading.
        layout: As `layout_of` gives it for the same lines, those of tables aside.
        contents: What the contents pages announce.
        rules: Words and forms of headings: `patterns/print/sections.yaml`.
        heads: Running heads and labels in the margin, which may name the section of their page.
    """
    body = [line for line in lines if line.role == "body"]
    headings = _HeadingFinder(body, layout, contents, rules).headings()
    opened = opened_by_labels(labels_of(heads, contents, rules), headings, lines, layout)
    sections: list[_OpenSection] = []
    for line in lines:
        key = line.key
        heading = headings.get(key)
        if key in opened:
            sections.append(_OpenSection(opened[key], [opened[key].line.as_role("heading")], []))
        if heading is None:
            if not sections:
                sections.append(_OpenSection(None, [], []))
            sections[-1].lines.append(line)
        elif sections and sections[-1].goes_on(heading):
            sections[-1].heading_lines.append(line.as_role("heading"))
        else:
            sections.append(_OpenSection(heading, [line.as_role("heading")], []))
    return [section.close() for section in sections]


@dataclass(slots=True)
class _OpenSection:
    """A section whose lines are still coming."""

    heading: Heading | None
    heading_lines: list[Line]
    lines: list[Line]

    def goes_on(self, heading: Heading) -> bool:
        """Whether the heading only repeats this section's own: `（续）`, or the same twice with nothing between."""
        if self.heading is None or self.heading.kind != heading.kind:
            return False
        return heading.again or not self.lines or _is_label(self.heading_lines[-1], heading.line)

    def close(self) -> SectionLines:
        if self.heading is None:
            return SectionLines("", "", (), USUAL_ARRANGEMENT, tuple(self.lines))
        word = self.heading.word
        named = word.get("layout") if word else None
        return SectionLines(
            kind=self.heading.kind,
            heading=text_with_bullet(self.heading.line),
            heading_lines=tuple(self.heading_lines),
            arrangement=_ARRANGEMENTS[named] if named else USUAL_ARRANGEMENT,
            lines=tuple(self.lines),
        )


def _is_label(one: Line, other: Line) -> bool:
    """Whether a heading is printed again at its place of another page, as slides do."""
    same = one.text == other.text and one.page != other.page
    return same and max(abs(one.x0 - other.x0), abs(one.top - other.top)) < SAME_PLACE


class _HeadingFinder:
    """Finds which lines in the form of a heading are headings, by what the document's known headings look like."""

    def __init__(self, lines: Sequence[Line], layout: Layout, contents: Contents, rules: Rules) -> None:
        self._layout = layout
        self._contents = contents
        self._ordinals = rules.table("ordinal")
        refused = rules.table("no-section")
        self._candidates: list[Heading] = []
        self._alone: dict[LineKey, bool] = {}
        # Lines right below one in their own style, as the second line of a title is
        self._below: dict[LineKey, LineKey] = {}
        for before, line in pairwise((None, *lines)):
            found = heading_of(line, rules) if line is not None else None
            if line is None or found is None or refused.find(found.name) is not None:
                continue
            self._candidates.append(found)
            if before is not None and _is_below(before, line, layout):
                self._below[line.key] = before.key
            self._alone[line.key] = before is None or layout.short(before) or layout.indented(line)

    def headings(self) -> dict[LineKey, Heading]:
        """Return the headings by the key of their line."""
        known = self._known()
        counted: dict[LineKey, Heading] = {}
        for one in self._candidates:
            # What stands right below a heading, in its style, is the first title of that section
            below = one.form == PLAIN and (one.line.page, one.line.position - 1) in counted
            second = one.form == PLAIN and one.line.key in self._below
            if one in known or (not (below or second) and self._unknown(one, known)):
                counted[one.line.key] = one
        return counted

    def _known(self) -> list[Heading]:
        """The candidates with known names that look like headings; of several forms, those that look like most of them.

        A known name can also head a part of an article (`二、运行情况`), but then not in the way the sections do.
        """
        likely = [one for one in self._candidates if one.word is not None and self._likely(one)]
        if not likely:
            return []
        main = Counter(_look(one) for one in likely).most_common(1)[0][0]
        forms = Counter(one.form for one in likely if _look(one) == main)
        return [one for one in likely if one.form in forms or self._as_big(one, main)]

    def _likely(self, one: Heading) -> bool:
        if one.closed or self._layout.stands_out(one.line) or self._layout.centred(one.line):
            return True
        if self._contents.announces_section(one.line):
            return True
        return self._alone[one.line.key] and self._layout.short(one.line)

    def _as_big(self, one: Heading, main: _Look) -> bool:
        return one.closed or (self._layout.bigger(one.line) and one.line.size > main[1] - SAME_SIZE)

    def _unknown(self, one: Heading, known: Sequence[Heading]) -> bool:
        if one.word is not None:
            return False
        if self._contents.announces_section(one.line):
            return True
        alike = [other for other in known if other.form == one.form and self._same_style(one.line, other.line)]
        if one.closed:
            return bool(alike) or self._layout.stands_out(one.line) or self._layout.centred(one.line)
        if one.form == NUMBERED:
            return self._in_sequence(one, alike)
        if self._in_style_of_many(one, known):
            return True
        return bool(alike) and len(one.name) <= LONGEST_PLAIN_NAME and self._layout.stands_out(one.line)

    def _in_style_of_many(self, one: Heading, known: Sequence[Heading]) -> bool:
        """Whether a short line is set just as several known headings are, if not at their place: in a box, a column."""
        line = one.line
        alike = sum(
            other.form == one.form
            and abs(other.line.size - line.size) < EXACTLY
            and (other.line.bold, other.line.bullet) == (line.bold, line.bullet)
            and abs(_advance(line) - _advance(other.line)) < OTHER_SPACING
            for other in known
        )
        return alike >= MANY_HEADINGS and len(one.name) <= LONGEST_SURE_NAME and self._layout.stands_out(line)

    def _in_sequence(self, one: Heading, alike: Sequence[Heading]) -> bool:
        """Whether no known heading has the number, and the numbers on either side of it fit.

        `1.` below `一、` counts something else.
        """
        alike = [other for other in alike if other.ordinal.isdecimal() == one.ordinal.isdecimal()]
        value = self._value(one)
        before = [self._value(other) for other in alike if other.line.key < one.line.key]
        after = [self._value(other) for other in alike if other.line.key > one.line.key]
        return bool(alike) and all(other < value for other in before) and all(other > value for other in after)

    def _value(self, one: Heading) -> int:
        word = self._ordinals.find(one.ordinal)
        value = word.get("value") if word else one.ordinal
        return int(value) if value else 0

    def _same_style(self, one: Line, other: Line) -> bool:
        if other_size(one.size, other.size) or one.bold != other.bold or one.bullet != other.bullet:
            return False
        return abs(_advance(one) - _advance(other)) < OTHER_SPACING and self._layout.aligned(one, other)


def _is_below(upper: Line, lower: Line, layout: Layout) -> bool:
    """Whether a line stands right below another in the same column and style, which is bigger than the text's."""
    if (upper.page, upper.column) != (lower.page, lower.column) or not layout.stands_out(lower):
        return False
    near = 0 < lower.top - upper.top < TITLE_PITCH * max(upper.size, 1.0)
    return near and not other_size(upper.size, lower.size) and upper.bold == lower.bold


def _advance(line: Line) -> float:
    """How wide a character stands, in parts of the size; more than one where a line is letter-spaced."""
    return (line.x1 - line.x0) / (len(line.text) * (line.size or 1.0))


def _look(one: Heading) -> _Look:
    return one.form, round(one.line.size), one.line.bold
