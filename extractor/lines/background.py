"""Runs → the text of a page, and what is printed behind or beside it: watermarks and turned text.

Nothing is thrown away: what is no text becomes lines with a role of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, groupby
from operator import attrgetter, not_

from extractor.model import LineRole, Run, usual_size
from extractor.model.characters import chars_of

# A baseline this close to upright, in degrees, is a word set askew or along a curve: still of its line.
NEARLY_UPRIGHT = 20
# Degrees: text that is turned by quarters stands along or across the page.
WHOLE_TURN, QUARTER = 360, 90
# Text this many times as big as that of the page, over which other text is printed, lies behind it.
BIG = 1.8
# Text set askew is a watermark if it is but this many times as big: nothing else is set so.
ASKEW_BIG = 1.3
# So many characters of other text have their middle inside the box of what lies behind them, and not just at its upper
# or lower edge, in parts of its height.
OVERPRINTED = 2
INNER = 0.1

_ANGLE, _SIZE, _PALE = (attrgetter(field) for field in ("angle", "size", "pale"))


@dataclass(frozen=True, slots=True)
class Apart:
    """Runs that are no part of the page's text, all turned by `angle`, with the role of their lines."""

    role: LineRole
    angle: int
    runs: tuple[Run, ...]


def part_background(runs: Sequence[Run]) -> tuple[Sequence[Run], list[Apart]]:
    """Part the text of a page from watermarks and from text that is turned."""
    if _is_plain(runs):
        return runs, []
    level, turned = _level_and_turned(runs)
    size = usual_size(level)
    text, behind = _behind(level, size)
    apart = [Apart("watermark", 0, tuple(stretch)) for stretch in behind]
    for angle, found in groupby(sorted(turned, key=_ANGLE), key=_ANGLE):
        for role, stretch in _turned_roles(list(found), angle, size):
            apart.append(Apart(role, angle, tuple(stretch)))
    return text, apart


def _is_plain(runs: Sequence[Run]) -> bool:
    """Whether nothing is turned, pale or big, as on most pages."""
    if any(map(_ANGLE, runs)) or any(map(_PALE, runs)):
        return False
    sizes = set(map(_SIZE, runs))
    return not sizes or max(sizes) <= BIG * min(sizes)


def _level_and_turned(runs: Sequence[Run]) -> tuple[Sequence[Run], Sequence[Run]]:
    is_turned = [NEARLY_UPRIGHT < run.angle < WHOLE_TURN - NEARLY_UPRIGHT for run in runs]
    return list(compress(runs, map(not_, is_turned))), list(compress(runs, is_turned))


def _turned_roles(runs: list[Run], angle: int, size: float) -> Iterator[tuple[LineRole, list[Run]]]:
    """Turned text is a watermark where it is pale, or big and neither across nor along the page."""
    askew = angle % QUARTER != 0

    def role(run: Run) -> LineRole:
        return "watermark" if run.pale or (askew and run.size > ASKEW_BIG * size) else "aside"

    for name, found in groupby(sorted(runs, key=role), key=role):
        yield name, list(found)


def _behind(runs: Sequence[Run], size: float) -> tuple[Sequence[Run], list[list[Run]]]:
    """Part from the text what is pale or big and has other text printed over it."""
    big = BIG * size
    stretches = [list(stretch) for _, stretch in groupby(runs, key=lambda run: (run.pale, run.size))]
    mostly_pale = 2 * _count(run for run in runs if run.pale) >= _count(runs)
    behind = [
        stretch
        for stretch in stretches
        if ((stretch[0].pale and not mostly_pale) or stretch[0].size > big) and _overprinted(stretch, runs)
    ]
    if not behind:
        return runs, []
    gone = {id(run) for stretch in behind for run in stretch}
    return [run for run in runs if id(run) not in gone], behind


def _count(runs: Iterable[Run]) -> int:
    return sum(len(run.text) for run in runs)


def _overprinted(stretch: Sequence[Run], runs: Sequence[Run]) -> bool:
    """Whether other characters stand in the place of a stretch; its own shadow does not count."""
    inked = [char for char in chars_of(stretch) if not char.text.isspace()]
    if not inked:
        return False
    own, said = {id(run) for run in stretch}, {char.text for char in inked}
    x0, x1 = min(char.x0 for char in inked), max(char.x1 for char in inked)
    top, bottom = min(char.top for char in inked), max(char.bottom for char in inked)
    inner = INNER * min(char.bottom - char.top for char in inked)
    level = (run for run in runs if top + inner < (run.top + run.bottom) / 2 < bottom - inner and id(run) not in own)
    over = sum(
        x0 < (char.x0 + char.x1) / 2 < x1 and char.text not in said and not char.text.isspace()
        for char in chars_of(level)
    )
    return over >= OVERPRINTED
