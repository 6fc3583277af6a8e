"""Text of a line → the same without the blanks of letter-spacing: `2 0 3 6 2 6 . 3 5` is one number.

Blanks between Chinese characters are gone before; here it is about letters and digits, where a
blank usually means something.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

# Single characters with blanks between them; and a point with a blank behind it, as some journals print decimals.
_LETTER_SPACED = re.compile(r"(?<![!-~])[!-~](?: [!-~])+(?![!-~])")
_NUMBER = re.compile(r"[+\-]? ?\d[\d.,:%/+\- ]*\d ?%?")
_PARTED_DECIMAL = re.compile(r"(?<=\S\d\.) (?=\d)|(?<=^\d\.) (?=\d+%)|(?<=^\d\d\.) (?=\d+%)")
# Widths in parts of the size: gaps inside a letter-spaced line are wider than this, and the blanks between its letters
# no wider than that; between its words they are so many times as wide as between its letters, and a little more where
# these are hardly spaced.
SPACED = 0.15
WIDEST = 1.0
OF_A_WORD = 1.6
LITTLE = 0.05
# In a letter-spaced text each second character is a blank.
EACH_SECOND = 2
# A number alone may be letter-spaced from so many characters on.
LEAST_CHARACTERS = 3


def letter_spaced_blanks(text: str, lefts: Sequence[float], rights: Sequence[float], size: float) -> list[int]:
    """Return the places of the blanks that only space letters.

    Args:
        text: A line, its blanks those between letters of the alphabet and digits.
        lefts: Left edges of the characters, blanks included, in points.
        rights: Their right edges.
        size: The line's size in points.
    """
    if " " not in text:
        return []
    found = [match.start() for match in _PARTED_DECIMAL.finditer(text)]
    for match in _LETTER_SPACED.finditer(text):
        blanks = range(match.start() + 1, match.end(), EACH_SECOND)
        number = _NUMBER.fullmatch(match[0]) is not None and len(blanks) + 1 >= LEAST_CHARACTERS
        if number or _is_spaced(text, lefts, rights, size):
            widths = [rights[index] - lefts[index] for index in blanks]
            most = min(WIDEST * size, OF_A_WORD * min(widths) + LITTLE * size)
            found += [index for index, width in zip(blanks, widths, strict=True) if width <= most]
    return sorted(set(found))


def _is_spaced(text: str, lefts: Sequence[float], rights: Sequence[float], size: float) -> bool:
    """Whether the Chinese characters of a line are letter-spaced."""
    chinese = [
        index for index in range(1, len(text)) if text[index - 1 : index + 1].isalpha() and text[index] > "\u2e80"
    ]
    return len(chinese) > 1 and median(lefts[index] - rights[index - 1] for index in chinese) > SPACED * size
