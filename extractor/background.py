"""Characters → what is printed for the eye only: watermarks, turned and vertical text, doubled characters.

A helper of `lines`. Nothing is thrown away but the second print of a character that was printed before.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from extractor.model import Char, Line, LineRole, Page

# A baseline this close to upright, in degrees, is a word set askew or along a curve: still of its line.
NEARLY_UPRIGHT = 20
# A page whose text is mostly turned by a right angle is read turned back.
MOSTLY = 0.5
# Text this many times as big as that of the page, over which other text is printed, lies behind it.
BIG = 1.8
# … and turned text this much bigger.
TURNED_BIG = 1.3
# So many characters of other text have their middle inside the box of what lies behind them, and not just at its upper
# or lower edge, in parts of its height.
OVERPRINTED = 2
INNER = 0.1
# A character printed again within this part of its width and size is the same one, printed twice to look bold.
SAME_PLACE = 0.3
# Characters that stand below each other, as many and as close (in parts of their size), are vertical text.
LEAST_VERTICAL = 3
VERTICAL_STEP = 1.8


@dataclass(frozen=True, slots=True)
class Apart:
    """Characters that are no part of the page's text, all turned by `angle`, with the role of their lines."""

    role: LineRole
    angle: int
    chars: tuple[Char, ...]


def as_read(page: Page) -> Page:
    """Return the page without what stands outside its edges, turned so that most of its text is upright.

    Its coordinates turn with it.
    """
    inside = tuple(
        [
            char
            for char in page.chars
            if char.x1 > 0 and char.x0 < page.width and char.bottom > 0 and char.top < page.height
        ]
    )
    if len(inside) < len(page.chars):
        page = replace(page, chars=inside)
    turned = Counter([char.angle for char in page.chars if char.angle])
    angle, count = next(iter(turned.most_common(1)), (0, 0))
    if angle % 90 or count <= MOSTLY * len(page.chars):
        return page
    chars = tuple(_turned_back(char, angle, page.width, page.height) for char in page.chars)
    if angle == 180:
        return replace(page, chars=chars)
    return replace(page, width=page.height, height=page.width, chars=chars)


def _turned_back(char: Char, angle: int, width: float, height: float) -> Char:
    if angle == 90:
        box = (char.top, width - char.x1, char.bottom, width - char.x0)
    elif angle == 270:
        box = (height - char.bottom, char.x0, height - char.top, char.x1)
    else:
        box = (width - char.x1, height - char.bottom, width - char.x0, height - char.top)
    x0, top, x1, bottom = box
    return replace(char, x0=x0, top=top, x1=x1, bottom=bottom, angle=(char.angle - angle) % 360)


def part_background(chars: Sequence[Char]) -> tuple[Sequence[Char], list[Apart]]:
    """Part the text of a page from watermarks and from text that is turned."""
    turned = [char for char in chars if NEARLY_UPRIGHT < char.angle < 360 - NEARLY_UPRIGHT]
    level = [char for char in chars if not NEARLY_UPRIGHT < char.angle < 360 - NEARLY_UPRIGHT] if turned else chars
    size = _usual_size(level)
    text, behind = _behind(level, size)
    apart = [Apart("watermark", 0, tuple(run)) for run in behind]
    for angle, found in groupby(sorted(turned, key=lambda char: char.angle), key=lambda char: char.angle):
        for role, run in _turned_roles(list(found), angle, size):
            apart.append(Apart(role, angle, tuple(run)))
    return text, apart


def _usual_size(chars: Sequence[Char]) -> float:
    sizes = Counter([char.size for char in chars])
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _turned_roles(chars: list[Char], angle: int, size: float) -> Iterator[tuple[LineRole, list[Char]]]:
    """Turned text is a watermark where it is pale, or big and neither across nor along the page."""
    askew = angle % 90 != 0

    def role(char: Char) -> LineRole:
        return "watermark" if char.pale or (askew and char.size > TURNED_BIG * size) else "aside"

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


# ------------------------------------------------------------------ lines of turned text


def turned_lines(apart: Apart, read: Callable[[Sequence[Char]], list[Line]]) -> list[Line]:
    """Return the lines of turned characters; `read` makes lines of upright ones.

    Their boxes, and `lefts` and `rights`, are those of the page.
    """
    if not apart.angle:
        return [replace(line, role=apart.role) for line in read(apart.chars)]
    turn = _Turn(apart.angle)
    return [turn.on_page(line, apart.role) for line in read([turn.level(char) for char in apart.chars])]


class _Turn:
    """A turn about the page's corner by so many degrees clockwise."""

    def __init__(self, angle: int) -> None:
        self._angle = angle
        self._cos, self._sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))

    def level(self, char: Char) -> Char:
        """Turn a character back; where it is askew its box becomes a square on its middle."""
        x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
        x, y = x * self._cos + y * self._sin, y * self._cos - x * self._sin
        wide, high = char.size / 2, char.size / 2
        if self._angle == 180:
            wide = (char.x1 - char.x0) / 2
        elif self._angle % 90 == 0:
            wide = (char.bottom - char.top) / 2
        return replace(char, x0=x - wide, x1=x + wide, top=y - high, bottom=y + high)

    def on_page(self, line: Line, role: LineRole) -> Line:
        """Turn a line's box to where it stands on the page."""
        x0, top, x1, bottom = self._box(line.x0, line.top, line.x1, line.bottom)
        edges = [
            self._box(left, line.top, right, line.bottom) for left, right in zip(line.lefts, line.rights, strict=True)
        ]
        lefts, rights = tuple(edge[0] for edge in edges), tuple(edge[2] for edge in edges)
        return replace(line, x0=x0, top=top, x1=x1, bottom=bottom, lefts=lefts, rights=rights, role=role)

    def _box(self, x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
        corners = [
            (x * self._cos - y * self._sin, x * self._sin + y * self._cos) for x in (x0, x1) for y in (top, bottom)
        ]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)


# ------------------------------------------------------------------ doubled and vertical characters


def without_doubles(row: Sequence[Char]) -> Sequence[Char]:
    """Return a row, sorted by `x0`, without what is printed a second time; a character printed twice is bold."""
    if not [1 for one, other in pairwise(row) if one.text == other.text and _same_place(one, other)]:
        return row
    doubled: set[int] = set()
    kept: list[Char] = []
    for char in row:
        before = next((one for one in reversed(kept[-3:]) if one.text == char.text and _same_place(one, char)), None)
        if before is None:
            kept.append(char)
        else:
            doubled.add(id(before))
    return [replace(char, bold=True) if id(char) in doubled and char.text.strip() else char for char in kept]


def _same_place(one: Char, other: Char) -> bool:
    return abs(other.x0 - one.x0) < SAME_PLACE * (one.x1 - one.x0) and abs(other.top - one.top) < SAME_PLACE * one.size


def vertical_runs(stretches: Sequence[Sequence[Char]]) -> list[list[int]]:
    """Return the runs of stretches that stand below each other, one character each, by their places in the sequence.

    Args:
        stretches: Characters of one height that follow each other in the file.
    """
    runs: list[list[int]] = []
    run: list[int] = []
    for index, stretch in enumerate(stretches):
        if run and _below(stretches[run[-1]], stretch):
            run.append(index)
            continue
        if _is_vertical(run, stretches):
            runs.append(run)
        run = [index] if len(stretch) == 1 else []
    if _is_vertical(run, stretches):
        runs.append(run)
    return runs


def _below(before: Sequence[Char], after: Sequence[Char]) -> bool:
    if len(after) > 1:
        return False
    one, other = before[-1], after[0]
    step = other.top - one.top
    middle = (other.x0 + other.x1 - one.x0 - one.x1) / 2
    return abs(middle) < SAME_PLACE * one.size and 0.7 * one.size < step < VERTICAL_STEP * one.size


def _is_vertical(run: Sequence[int], stretches: Sequence[Sequence[Char]]) -> bool:
    chinese = sum(stretches[index][0].text >= "\u2e80" for index in run)
    return len(run) >= LEAST_VERTICAL and 3 * chinese > 2 * len(run)
