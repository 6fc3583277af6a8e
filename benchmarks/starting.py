"""Measure how long a command takes as a whole process, start included: `python benchmarks/starting.py`.

Each runs over the bundled archive as `python -m extractor` and as the script `extractor`, beside `python -c pass`,
what Python alone takes. They run once before, so that what is kept between runs (Python's bytecode, the rules as they
were compiled) is there. The processor's time is held to a limit, for a clock tells of other programs too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click

if sys.platform != "win32":
    import resource

ROOT = Path(__file__).parent.parent
# How many seconds of the processor each may take
LIMITS = {
    ("--help",): 0.15,
    ("search", "外包"): 0.25,
    ("search", ">1亿美元"): 0.25,
    ("figures",): 0.25,
    ("figures", "--csv"): 0.25,
    ("gaps",): 0.25,
    ("show", "2023-09"): 0.25,
    ("why", "--text", "离岸执行额1.2亿美元"): 0.5,
    ("import", str(ROOT / "tests" / "fixtures" / "2023-09.pdf")): 0.5,
}


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of a process: as a clock shows them, and of the processor (0 on Windows, which does not tell)."""

    wall: float
    processor: float


def timing_of(command: Sequence[str], folder: Path) -> Timing:
    """Run a command in a folder and return how long it took.

    Raises:
        subprocess.CalledProcessError: It failed.
    """
    before, started = _processor_time(), time.perf_counter()
    subprocess.run(command, cwd=folder, env=_environment(), capture_output=True, check=True)  # noqa: S603 - our own
    return Timing(time.perf_counter() - started, _processor_time() - before)


def _environment() -> dict[str, str]:
    """Return an environment in which this source tree is the program that is measured."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}


def _processor_time() -> float:
    """Return how many seconds of the processor the processes have taken that ended."""
    if sys.platform == "win32":
        return 0.0
    taken = resource.getrusage(resource.RUSAGE_CHILDREN)
    return taken.ru_utime + taken.ru_stime


def programs() -> Iterator[list[str]]:
    """Yield the ways to call the program: as a module, and by its script where it is installed."""
    yield [sys.executable, "-m", "extractor"]
    script = shutil.which("extractor", path=str(Path(sys.executable).parent))
    if script:
        yield [script]


def measure(commands: Sequence[Sequence[str]], folder: Path, rounds: int) -> list[Timing]:
    """Return the medians of commands that are run in turn, so that a slow moment of the machine touches all alike."""
    timings: list[list[Timing]] = [[] for _ in commands]
    for number in range(rounds + 1):
        for command, measured in zip(commands, timings, strict=True):
            timing = timing_of(command, folder)
            if number:
                measured.append(timing)
    return [
        Timing(median(one.wall for one in measured), median(one.processor for one in measured)) for measured in timings
    ]


@click.command()
@click.option("--rounds", default=9, show_default=True, help="How often each is measured; the median counts.")
def main(rounds: int) -> None:
    """Print the times in milliseconds; exit with 1 where a command takes longer than it may."""
    called = [([sys.executable, "-c", "pass"], inf)]
    called += [([*program, *arguments], limit) for program in programs() for arguments, limit in LIMITS.items()]
    with TemporaryDirectory() as folder:
        shutil.copy(ROOT / "archive.db", folder)
        timings = measure([command for command, _ in called], Path(folder), rounds)
    click.echo(f"{'wall':>6} {'CPU':>6} {'limit':>6}  ms")
    for (command, limit), timing in zip(called, timings, strict=True):
        milliseconds = " ".join(f"{1000 * seconds:6.0f}" for seconds in (timing.wall, timing.processor, limit))
        shown = " ".join([Path(command[0]).name, *command[1:-1], Path(command[-1]).name])
        click.echo(f"{milliseconds}  {shown}{'  too long' if timing.processor > limit else ''}")
    sys.exit(any(timing.processor > limit for (_, limit), timing in zip(called, timings, strict=True)))


if __name__ == "__main__":
    main()
