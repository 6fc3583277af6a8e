"""Boxes and blots → strips: where the lines of a page are, with those that the detector did not see.

The detector finds lines, and at times none where there is one, or leaves out the bracket at its edge. Ink does not
lie: each blot of the size of a letter belongs to a line that was found, to the end of one, or to one that was missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from statistics import median

from extractor.pages.ocr.index import SpatialIndex
from extractor.pages.ocr.missed import missed_rows
from extractor.pages.ocr.rect import Blot, Rect, apart, gap, same_row

# A blot that is higher than this many lines is a rule, a frame or a part of a picture.
_TALLEST = 1.5
# A missed line may be a heading, which is this many times as high as the other lines.
_HEADING = 3.5
# A blot as flat as this, in parts of the height of a line, and as wide as that, is a rule: a dash is at most 2 wide.
_FLAT, _WIDE = 0.25, 2.6
# White, in parts of the height of a line, that may part the last character of a line from the rest: a mark is set at
# the edge of its square, half a character away. Boxes that are nearer than the second are parts of one line.
_NEAR, _ONE_LINE = 1.1, 0.5
# The white that the detector leaves around ink is less than this part of the height of its box.
_MARGIN = 0.5
# The ink of a line is no flatter than its box without this part of that's height above and below.
_EMPTY = 0.25
# A rule that parts a box runs down through more than this part of it.
_THROUGH = 0.75
# Boxes are parts of one line only if the higher one is less than so many times as high as the other.
_AS_HIGH = 1.6
# A blot at the end of a line belongs to it if it is less than so many times as high: brackets are higher than letters.
_BRACKET = 1.2
# Where no line was found, a line is as high as the larger side of the blot that is larger than this part of them.
_LARGER = 0.75


@dataclass(frozen=True, slots=True)
class Strip:
    """A line of print.

    `ink` is the box of its ink, `blots` the boxes of which that is made, from left to right; `missed` says that the
    detector had not found it.
    """

    ink: Rect
    blots: tuple[Blot, ...]
    missed: bool

    def times(self, scale: float) -> Strip:
        """Return the line at another resolution."""
        return Strip(self.ink.times(scale), tuple(blot.times(scale) for blot in self.blots), self.missed)


def strips_of(boxes: Iterable[Rect], blots: Iterable[Blot], rules: Sequence[Rect] = ()) -> list[Strip]:
    """Return the lines of an upright page, in no order.

    Args:
        boxes: Where the detector found lines, a little larger than their ink.
        blots: The boxes of all connected ink, in the same pixels.
        rules: The boxes of the rules that run down the page; no line goes through one.
    """
    blots = sorted(blots, key=lambda blot: blot.x0)
    found = _joined(_parted(boxes, blots, rules), rules)
    lines, loose = _filled(found, blots)
    height = _usual_height(lines) if lines else _height_of(loose)
    loose = [blot for blot in loose if not _is_rule(blot, height)]
    lines, loose = _grown(lines, loose, rules)
    strips = [(line, False) for line in lines] + [(row, True) for row in missed_rows(loose, lines, height, rules)]
    return [Strip(ink, _inside(blots, ink), was_missed) for ink, was_missed in strips]


def _inside(blots: Iterable[Blot], ink: Rect) -> tuple[Blot, ...]:
    return tuple(b for b in blots if b.x0 >= ink.x0 and b.x1 <= ink.x1 and b.y0 >= ink.y0 and b.y1 <= ink.y1)


def _parted(boxes: Iterable[Rect], blots: Sequence[Rect], rules: Sequence[Rect]) -> list[Rect]:
    """Cut boxes where a rule runs through them: the detector takes cells of a table for one line."""
    parts: list[Rect] = []
    for box in boxes:
        through = sorted((rule.x0 + rule.x1) / 2 for rule in rules if _goes_through(rule, box))
        if not through:
            parts.append(box)
            continue
        level = [blot for blot in blots if box.y0 <= blot.middle <= box.y1 and blot.height < _TALLEST * box.height]
        for left, right in pairwise((box.x0, *through, box.x1)):
            if inside := [blot for blot in level if left < (blot.x0 + blot.x1) / 2 < right]:
                x0, x1 = min(blot.x0 for blot in inside), max(blot.x1 for blot in inside)
                parts.append(Rect(x0, box.y0, x1, box.y1))
    return parts


def _goes_through(rule: Rect, box: Rect) -> bool:
    """Whether a rule, which is clearly higher than a line, runs down through most of it and is not at its edge."""
    within = min(rule.y1, box.y1) - max(rule.y0, box.y0)
    return (
        rule.height > _TALLEST * box.height and within > _THROUGH * box.height and box.x0 < rule.x0 and rule.x1 < box.x1
    )


def _joined(boxes: list[Rect], rules: Sequence[Rect]) -> list[Rect]:
    """Put boxes together that overlap or all but touch on one row: the detector parts lines, and finds lines twice."""
    joined: list[Rect] = []
    for box in sorted(boxes, key=lambda box: box.x0):
        for index, other in enumerate(joined):
            lower = min(box.height, other.height)
            alike = max(box.height, other.height) < _AS_HIGH * lower
            near = same_row(box, other) and gap(box, other) < _ONE_LINE * lower
            if alike and near and not apart(box, other, rules):
                joined[index] = box.with_(other)
                break
        else:
            joined.append(box)
    return joined


def _filled(boxes: Sequence[Rect], blots: Iterable[Rect]) -> tuple[list[Rect], list[Rect]]:
    """Return the ink of each box that has some, and the blots that are in none."""
    held: dict[int, list[Rect]] = {}
    loose: list[Rect] = []
    for blot in blots:
        centre = (blot.x0 + blot.x1) / 2
        inside = [
            (abs(box.middle - blot.middle), index)
            for index, box in enumerate(boxes)
            if box.y0 <= blot.middle <= box.y1 and box.x0 <= centre <= box.x1 and blot.height < _TALLEST * box.height
        ]
        if inside:
            held.setdefault(min(inside)[1], []).append(blot)
        else:
            loose.append(blot)
    return [_ink(boxes[index], inked) for index, inked in held.items()], loose


def _ink(box: Rect, blots: Sequence[Rect]) -> Rect:
    """Return the box of a line's ink, without the rule below it.

    It is no flatter than the middle of the box that was found: a line may hold nothing but a dash. Nor is it much
    narrower than the box: the ink of a character may be one with that of a stamp or a picture.
    """
    letters = [blot for blot in blots if blot.height > _FLAT * box.height]
    empty = _EMPTY * box.height
    top = min([box.y0 + empty, *(blot.y0 for blot in letters)])
    bottom = max([box.y1 - empty, *(blot.y1 for blot in letters)])
    level = [blot for blot in blots if top <= blot.middle <= bottom] or list(blots)
    margin = _MARGIN * box.height
    left = min([box.x0 + margin, *(blot.x0 for blot in level)])
    right = max([box.x1 - margin, *(blot.x1 for blot in level)])
    return Rect(left, top, max(left, right), bottom)


def _usual_height(lines: Iterable[Rect]) -> float:
    """Return the height of the lines in which most characters stand; a watermark is as long, and has few of them."""
    return median(line.height for line in lines for _ in range(1 + int(line.width / max(line.height, 1.0))))


def _height_of(blots: Sequence[Rect]) -> float:
    """Return the height of a line, where no line was found, from the larger blots."""
    sides = sorted(max(blot.width, blot.height) for blot in blots)
    return sides[int(_LARGER * len(sides))] if sides else 1.0


def _is_rule(blot: Rect, height: float) -> bool:
    flat = blot.height < _FLAT * height and blot.width > _WIDE * height
    return flat or blot.height > _HEADING * height


def _grown(lines: list[Rect], loose: list[Rect], rules: Sequence[Rect]) -> tuple[list[Rect], list[Rect]]:
    """Give lines the blots at their ends, as long as there are any."""
    lines = list(lines)
    loose = sorted(loose, key=lambda blot: blot.x0)
    # Lines grow along the page only, so that a blot has the same lines beside it all the time
    level = SpatialIndex.of(lines, inf, min((line.height for line in lines), default=1.0))
    beside = {place: near for place, blot in enumerate(loose) if (near := level.near(blot))}
    left = dict(enumerate(loose))
    grown = True
    while grown:
        grown = False
        for place, near in list(beside.items()):
            blot = loose[place]
            index = next((i for i in near if _ends(lines[i], blot) and not apart(lines[i], blot, rules)), None)
            if index is not None:
                lines[index] = replace(lines[index], x0=min(blot.x0, lines[index].x0), x1=max(blot.x1, lines[index].x1))
                del beside[place], left[place]
                grown = True
    return lines, list(left.values())


def _ends(line: Rect, blot: Rect) -> bool:
    """Whether a blot stands at the end of a line and is no higher than its letters."""
    return blot.height < _BRACKET * line.height and gap(line, blot) < _NEAR * line.height and same_row(line, blot)
