"""line → heading: what a line would be called if it were the heading of a section.

Whether it is one depends on the lines around it: `outline.sections` says so, and `furniture` asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from extractor.model import Line
from extractor.rules.rule_set import Rules, Word

# No heading has more characters: the longest name of the rules has 16, with a bullet, a number and an English name.
LONGEST = 48
# The letters of texts of fewer characters are kept for a while, and of so many texts: several stages ask for those of
# the same lines, of which a long issue has some thousands.
LONG_TEXT = 200
KEPT_TEXTS = 4096
# The parts of a name that is made of two words have so many characters at least: the shortest words are that long.
SHORTEST_PART = 2
# The forms of headings (rules of patterns/print/sections.yaml) of which more is asked than what they capture.
BRACKETED, NUMBERED, PLAIN = "bracketed", "numbered", "plain"


@dataclass(frozen=True, slots=True)
class Heading:
    """A line in the form of a heading.

    `form` is the rule that it follows, `word` its entry in the table of sections (None: unknown), `ordinal` its number
    as printed, `again` whether it says that the section goes on, `closed` whether its form has two sides (【…】, ◆…◆).
    """

    line: Line
    form: str
    name: str
    word: Word | None
    ordinal: str
    again: bool
    closed: bool

    @property
    def kind(self) -> str:
        """The section's name in the rules, its own where they do not know it."""
        return self.word.means if self.word else self.name


def text_with_bullet(line: Line) -> str:
    """Return the line's text with the bullet that opened it."""
    return line.bullet + line.text


def letters_of(text: str) -> str:
    """Return what of a text is read aloud: what is printed twice may differ in its marks and blanks."""
    return _kept_letters(text) if len(text) < LONG_TEXT else "".join(filter(str.isalnum, text))


def letters_of_lines(lines: Iterable[Line]) -> str:
    """Return what of some lines is read aloud, as one text."""
    return "".join([letters_of(line.text) for line in lines])


@lru_cache(maxsize=KEPT_TEXTS)
def _kept_letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def section_named(name: str, rules: Rules) -> Word | None:
    """Return the section of a name that the rules know, whole or made of two words."""
    sections = rules.table("section")
    known = sections.find(name)
    if known is not None:
        return known
    kinds, genres = rules.table("section-of"), rules.table("section-genre")
    for at in range(SHORTEST_PART, len(name) - SHORTEST_PART + 1):
        kind = kinds.find(name[:at])
        if kind is not None and genres.find(name[at:]) is not None:
            return sections.find(kind.means)
    return None


def heading_of(line: Line, rules: Rules) -> Heading | None:
    """Return the line as a heading, None where its form is none."""
    text = text_with_bullet(line)
    if len(text) > LONGEST:
        return None
    for rule in rules.group("print/sections").values():
        found = rule.fullmatch(text)
        if found is not None:
            groups = found.groupdict()
            name = (groups["name"] or "").replace(" ", "")
            return Heading(
                line=line,
                form=rule.name,
                name=name,
                word=section_named(name, rules),
                ordinal=groups.get("ordinal") or "",
                again=bool(groups.get("again")),
                closed=rule.name == BRACKETED or bool(groups.get("right")),
            )
    return None
