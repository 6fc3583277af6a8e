"""What a command costs, with all that it starts: processor time, time and memory."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click

# Seconds between two looks at the memory; one look takes some milliseconds.
GLANCE = 0.1


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor and of the clock, and MiB of memory at their peak."""

    processor: float
    wall: float
    memory: float

    def best(self, other: Cost | None) -> Cost:
        """Return the lower times of the two, and the higher memory."""
        if other is None:
            return self
        return Cost(min(self.processor, other.processor), min(self.wall, other.wall), max(self.memory, other.memory))


def cost_of(command: Sequence[str], folder: Path, environment: Mapping[str, str], *, watch: bool = False) -> Cost:
    """Run a command in a folder and return what it cost.

    The memory is that of all its processes together; it is looked at only with `watch`, where there is /proc, and is 0
    elsewhere. (What the system remembers of a process's peak is no use: it has that of the one that started it, too.)

    Raises:
        ClickException: The command failed.
    """
    with tempfile.TemporaryFile("w+") as said:
        started = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - the benchmarks' own commands
            command, cwd=folder, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=said
        )
        with _Glances(process.pid, watch=watch) as glances:
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise click.ClickException(f"{' '.join(command)}\n{said.read()}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, glances.peak)


class _Glances:
    """Looks at the memory of a process and of those that it started, again and again, and keeps the most, in MiB."""

    def __init__(self, pid: int, *, watch: bool) -> None:
        self.peak = 0.0
        self._pid = pid
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._watches = watch and Path("/proc/self/smaps_rollup").exists()

    def __enter__(self) -> _Glances:
        if self._watches:
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        if self._watches:
            self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(GLANCE):
            self.peak = max(self.peak, sum(map(_memory_of, _family_of(self._pid))))


def _family_of(pid: int) -> Iterator[int]:
    """Yield a process and all that it started."""
    yield pid
    with suppress(OSError):  # it is over
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            for child in children.read_text(encoding="ascii").split():
                yield from _family_of(int(child))


def _memory_of(pid: int) -> float:
    """Return the MiB of a process; of what it shares with others, as after a fork, each has its part."""
    with suppress(OSError, IndexError):  # it is over
        told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        return int(told.partition("\nPss:")[2].split()[0]) / 1024
    return 0.0
