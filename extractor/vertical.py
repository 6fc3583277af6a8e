"""Characters → runs of upright ones below each other, which are read from top to bottom; a helper of `lines`."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.model import Run

# Characters that stand below each other, as many and as close (in parts of their size), are vertical text …
LEAST = 3
STEP = 0.7, 1.8
# … when their middles are within this part of their size, and more than two thirds of them are Chinese.
SAME_MIDDLE = 0.3


def vertical_runs(stretches: Sequence[Sequence[Run]]) -> list[list[int]]:
    """Return the runs of stretches that stand below each other, one character each, by their places in the sequence.

    Args:
        stretches: Runs of one height that follow each other in the file.
    """
    runs: list[list[int]] = []
    run: list[int] = []
    for index, stretch in enumerate(stretches):
        if run and _below(stretches[run[-1]], stretch):
            run.append(index)
            continue
        if _is_vertical(run, stretches):
            runs.append(run)
        run = [index] if _is_single(stretch) else []
    if _is_vertical(run, stretches):
        runs.append(run)
    return runs


def _is_single(stretch: Sequence[Run]) -> bool:
    return len(stretch) == 1 and len(stretch[0].text) == 1


def _below(before: Sequence[Run], after: Sequence[Run]) -> bool:
    """Whether a stretch is one character below that of another."""
    if not _is_single(after):
        return False
    one, other = before[0], after[0]
    step = other.top - one.top
    middle = (other.lefts[0] + other.rights[0] - one.lefts[0] - one.rights[0]) / 2
    return abs(middle) < SAME_MIDDLE * one.size and STEP[0] * one.size < step < STEP[1] * one.size


def _is_vertical(run: Sequence[int], stretches: Sequence[Sequence[Run]]) -> bool:
    chinese = sum(stretches[index][0].text >= "\u2e80" for index in run)
    return len(run) >= LEAST and 3 * chinese > 2 * len(run)
