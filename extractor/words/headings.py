"""line → heading: what a line would be called if it were the heading of a section.

A helper of `furniture` and `sections`; whether it is one depends on the lines around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from extractor.model import Line
from extractor.rules.rules import Rules, Word

# No heading is longer: the longest name of the rules is 16 characters, with a bullet, a number and an English name.
LONGEST = 48
# The letters of lines that have fewer characters are kept for a while.
MOST_KEPT = 200


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


def printed(line: Line) -> str:
    """Return the line's text with the bullet that opened it."""
    return line.bullet + line.text


def letters_of(text: str) -> str:
    """Return what of a text is read aloud: what is printed twice may differ in its marks and blanks."""
    return _kept_letters(text) if len(text) < MOST_KEPT else "".join(filter(str.isalnum, text))


@lru_cache(maxsize=4096)
def _kept_letters(text: str) -> str:
    # Several stages ask it of the same lines
    return "".join(filter(str.isalnum, text))


def section_named(name: str, rules: Rules) -> Word | None:
    """Return the section of a name that the rules know, whole or made of two words."""
    sections = rules.table("section")
    known = sections.find(name)
    if known is not None:
        return known
    kinds, genres = rules.table("section-of"), rules.table("section-genre")
    for at in range(2, len(name) - 1):
        kind = kinds.find(name[:at])
        if kind is not None and genres.find(name[at:]) is not None:
            return sections.find(kind.means)
    return None


def heading_of(line: Line, rules: Rules) -> Heading | None:
    """Return the line as a heading, None where its form is none."""
    text = printed(line)
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
                closed=rule.name == "bracketed" or bool(groups.get("right")),
            )
    return None
