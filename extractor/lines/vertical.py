"""Characters → runs of upright ones below each other, which are read from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from extractor.model import Grid, Run

# Characters that stand below each other, as many and as close (in parts of their size), are vertical text …
LEAST_CHARACTERS = 3
STEP = 0.7, 1.8
# Two are a label all the same, where they stand beside everything else on the page.
LEAST_OF_LABEL = 2
# … when their middles are within this part of their size, and more than this part of them is Chinese, for numbers below
# each other are a column of a table.
SAME_MIDDLE = 0.3
CHINESE = 2, 3
# A label in the margin may be set wide, in steps that are equal, give or take this part of its size.
WIDE_STEP = 3.5
SAME_STEP = 0.15
# Cells of a table stand on the lines of their row, bottoms or middles this part of their size apart; so do a few
# characters of a label, by chance.
SAME_LINE = 0.12
ON_LINES = 0.75

Stretches = Sequence[Sequence[Run]]  # runs of one height that follow each other in the file


def vertical_runs(stretches: Stretches, grids: Sequence[Grid] = ()) -> list[list[int]]:
    """Return the runs of stretches that stand below each other, one character each, by their places in the sequence.

    Args:
        stretches: All that is printed on a page.
        grids: The cells that ruling lines draw on it; labels in the margin stand in none.
    """
    if sum(map(_is_single, stretches)) < LEAST_OF_LABEL:
        return []
    found = _below_each_other(stretches, STEP[1], LEAST_CHARACTERS)
    close = [run for run in found if _is_vertical(run, stretches)]
    taken = {index for run in close for index in run}
    wide = [
        run
        for run in _below_each_other(stretches, WIDE_STEP, LEAST_OF_LABEL)
        if taken.isdisjoint(run) and _is_label(run, stretches, grids)
    ]
    return close + wide


def _below_each_other(stretches: Stretches, most: float, least: int) -> Iterator[list[int]]:
    """Yield the single characters, `least` or more, that follow each other downwards, in steps of up to so many times
    their size.
    """
    run: list[int] = []
    for index, stretch in enumerate(stretches):
        if run and _below(stretches[run[-1]], stretch, most):
            run.append(index)
            continue
        if len(run) >= least:
            yield run
        run = [index] if _is_single(stretch) else []
    if len(run) >= least:
        yield run


def _is_single(stretch: Sequence[Run]) -> bool:
    return len(stretch) == 1 and len(stretch[0].text) == 1


def _below(before: Sequence[Run], after: Sequence[Run], most: float) -> bool:
    """Whether a stretch is one character below that of another."""
    if not _is_single(after):
        return False
    one, other = before[0], after[0]
    step = other.top - one.top
    middle = (other.lefts[0] + other.rights[0] - one.lefts[0] - one.rights[0]) / 2
    return abs(middle) < SAME_MIDDLE * one.size and STEP[0] * one.size < step < most * one.size


def _is_vertical(run: Sequence[int], stretches: Stretches) -> bool:
    chinese = sum(stretches[index][0].text >= "\u2e80" for index in run)
    part, of = CHINESE
    return of * chinese > part * len(run)


def _is_label(run: Sequence[int], stretches: Stretches, grids: Sequence[Grid]) -> bool:
    """Whether characters set wide are words beside the text of the page, and neither ordinals nor cells of a table."""
    chars = [stretches[index][0] for index in run]
    words = all(char.text >= "\u2e80" and char.text.isalpha() for char in chars)
    if not words or all(char.text.isnumeric() for char in chars) or not _evenly_spaced(chars):
        return False
    inside = set(run)
    others = [one for index, stretch in enumerate(stretches) if index not in inside for one in stretch]
    others = [one for one in others if not one.text.isspace()]
    on_lines = sum(any(_on_one_line(char, one) for one in others) for char in chars)
    in_cells = any(_inside(char, grid) for char in chars for grid in grids)
    return _beside(chars, others) and on_lines < ON_LINES * len(chars) and not in_cells


def _evenly_spaced(chars: Sequence[Run]) -> bool:
    steps = [after.top - before.top for before, after in pairwise(chars)]
    return max(steps) - min(steps) < SAME_STEP * chars[0].size


def _beside(chars: Sequence[Run], others: Sequence[Run]) -> bool:
    """Whether characters stand wholly left or wholly right of everything else."""
    if not others:
        return False
    left, right = min(char.lefts[0] for char in chars), max(char.rights[0] for char in chars)
    return right < min(chain(*(one.lefts for one in others))) or left > max(chain(*(one.rights for one in others)))


def _on_one_line(one: Run, other: Run) -> bool:
    bottoms, middles = one.bottom - other.bottom, (one.top + one.bottom - other.top - other.bottom) / 2
    return min(abs(bottoms), abs(middles)) < SAME_LINE * one.size


def _inside(char: Run, grid: Grid) -> bool:
    x, y = (char.lefts[0] + char.rights[0]) / 2, (char.top + char.bottom) / 2
    return any(cell.x0 < x < cell.x1 and cell.top < y < cell.bottom for cell in grid)
