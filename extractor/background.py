"""Characters → the text of a page, and what is printed behind or beside it: watermarks and turned text.

A helper of `lines`. Nothing is thrown away: what is no text becomes lines with a role of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, groupby
from operator import attrgetter, not_

from extractor.model import Char, LineRole

# A baseline this close to upright, in degrees, is a word set askew or along a curve: still of its line.
NEARLY_UPRIGHT = 20
# Text this many times as big as that of the page, over which other text is printed, lies behind it.
BIG = 1.8
# … and text set askew this much bigger.
ASKEW_BIG = 1.3
# So many characters of other text have their middle inside the box of what lies behind them, and not just at its upper
# or lower edge, in parts of its height.
OVERPRINTED = 2
INNER = 0.1

_ANGLE, _SIZE, _PALE = (attrgetter(field) for field in ("angle", "size", "pale"))


@dataclass(frozen=True, slots=True)
class Apart:
    """Characters that are no part of the page's text, all turned by `angle`, with the role of their lines."""

    role: LineRole
    angle: int
    chars: tuple[Char, ...]


def part_background(chars: Sequence[Char]) -> tuple[Sequence[Char], list[Apart]]:
    """Part the text of a page from watermarks and from text that is turned."""
    if _is_plain(chars):
        return chars, []
    level, turned = _level_and_turned(chars)
    size = _usual_size(level)
    text, behind = _behind(level, size)
    apart = [Apart("watermark", 0, tuple(run)) for run in behind]
    for angle, found in groupby(sorted(turned, key=lambda char: char.angle), key=lambda char: char.angle):
        for role, run in _turned_roles(list(found), angle, size):
            apart.append(Apart(role, angle, tuple(run)))
    return text, apart


def _is_plain(chars: Sequence[Char]) -> bool:
    """Whether nothing is turned, pale or big, as on most pages."""
    if any(map(_ANGLE, chars)) or any(map(_PALE, chars)):
        return False
    sizes = set(map(_SIZE, chars))
    return not sizes or max(sizes) <= BIG * min(sizes)


def _level_and_turned(chars: Sequence[Char]) -> tuple[Sequence[Char], Sequence[Char]]:
    is_turned = [NEARLY_UPRIGHT < char.angle < 360 - NEARLY_UPRIGHT for char in chars]
    return list(compress(chars, map(not_, is_turned))), list(compress(chars, is_turned))


def _usual_size(chars: Sequence[Char]) -> float:
    sizes = Counter(map(_SIZE, chars))
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _turned_roles(chars: list[Char], angle: int, size: float) -> Iterator[tuple[LineRole, list[Char]]]:
    """Turned text is a watermark where it is pale, or big and neither across nor along the page."""
    askew = angle % 90 != 0

    def role(char: Char) -> LineRole:
        return "watermark" if char.pale or (askew and char.size > ASKEW_BIG * size) else "aside"

    for name, found in groupby(sorted(chars, key=role), key=role):
        yield name, list(found)


def _behind(chars: Sequence[Char], size: float) -> tuple[Sequence[Char], list[list[Char]]]:
    """Part from the text what is pale or big and has other text printed over it."""
    big = BIG * size
    if not [char for char in chars if char.pale or char.size > big]:
        return chars, []
    runs = [list(run) for _, run in groupby(chars, key=lambda char: (char.pale, char.size))]
    pale = sum(len(run) for run in runs if run[0].pale)
    behind = [
        run
        for run in runs
        if ((run[0].pale and 2 * pale < len(chars)) or run[0].size > big) and _overprinted(run, chars)
    ]
    if not behind:
        return chars, []
    gone = {id(char) for run in behind for char in run}
    return [char for char in chars if id(char) not in gone], behind


def _overprinted(run: Sequence[Char], chars: Sequence[Char]) -> bool:
    """Whether other characters stand in the place of a run; its own shadow does not count."""
    inked = [char for char in run if char.text.strip()]
    if not inked:
        return False
    own, said = {id(char) for char in run}, {char.text for char in inked}
    x0, x1 = min(char.x0 for char in inked), max(char.x1 for char in inked)
    top, bottom = min(char.top for char in inked), max(char.bottom for char in inked)
    inner = INNER * min(char.bottom - char.top for char in inked)
    over = sum(
        x0 < (char.x0 + char.x1) / 2 < x1
        and top + inner < (char.top + char.bottom) / 2 < bottom - inner
        and id(char) not in own
        and char.text not in said
        and bool(char.text.strip())
        for char in chars
    )
    return over >= OVERPRINTED
