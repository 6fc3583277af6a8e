"""file → rows in a process of its own, so that a file which hangs, crashes or swells costs no more than its limits.

A worker reads one file after another. One that dies, takes too long or runs out of memory is ended, and the next file
gets a new one. What it says is either the rows or the error; errors travel as they are.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import pickle
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from extractor.archive.rows import IssueRows
from extractor.errors import ExtractorError, UnreadablePdf
from extractor.importing.options import Limits
from extractor.rules.rule import watched_searches

if sys.platform == "linux":
    import resource

# Reads a file, given its month `YYYY-MM` where that is known, and what it must call when it begins with something that
# takes long in good health. It goes to the worker by pickle, unless that is a fork.
Read = Callable[[Path, str | None, Callable[[], None]], IssueRows]
_Job = tuple[Path, str | None]
# How long a worker waits for a file before it looks whether the program is still there, in seconds.
IDLE = 1.0
# A worker whose program is gone ends itself so many seconds after its time is up.
GRACE = 5.0
# So many more objects than before, and the garbage collector looks for some that refer to each other.
_NEW_OBJECTS = 20_000
# What a worker sends while it is busy with something that takes long; no pickle begins so.
_SIGN_OF_LIFE = b"+"


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came of a file, and in how many seconds."""

    rows: IssueRows | None
    error: ExtractorError | None
    seconds: float


def _threads() -> int:
    """Return how many threads this process has, on Linux: those that libraries run without Python count as well."""
    return sum(1 for _ in Path("/proc/self/task").iterdir())


class Worker:
    """Reads files in a process of its own, which is started when it is needed.

    Args:
        read: What reads a file.
        limits: What each file may cost.
    """

    def __init__(self, read: Read, limits: Limits) -> None:
        self._read = read
        self._limits = limits
        self._process: _Process | None = None
        self._started = 0.0
        self.seconds = 0.0

    def start(self, file: Path, date: str | None) -> None:
        """Begin to read a file; `result` must be asked for before the next one is begun."""
        if self._process is None:
            self._process = _Process(self._read, self._limits)
        self._started = time.monotonic()
        self._process.send((file, date))

    def result(self) -> IssueRows:
        """Wait for the file and return what was read; `seconds` is how long that took.

        Raises:
            UnreadablePdf: The file cannot be read; `too-slow`, `too-big` and `crash` are the reasons that arise here.
            PatternError: A rule ran past its time limit.
        """
        answer = self._answer()
        self.seconds = answer.seconds
        if answer.error is not None:
            raise answer.error
        assert answer.rows is not None
        return answer.rows

    def close(self) -> None:
        """End the process, whatever it does."""
        if self._process is not None:
            self._process.end()
            self._process = None

    def _answer(self) -> _Answer:
        assert self._process is not None
        answer = self._process.receive(self._started + self._limits.seconds, self._limits.seconds)
        if answer is not None and not _exhausted(answer.error):
            return answer
        process, self._process = self._process, None
        process.end()
        if answer is not None:
            return answer
        return _Answer(None, self._broken(process), time.monotonic() - self._started)

    def _broken(self, process: _Process) -> UnreadablePdf:
        """Say why there is no answer: the time is up, or the process ended of itself."""
        if process.hung:
            return UnreadablePdf(
                "too-slow",
                f"reading it took longer than {self._limits.seconds:g} s; give it more with --timeout SECONDS",
            )
        either = f"it is damaged, or needs more than {size(self._limits.memory)} of memory"
        way_out = "repair it (`qpdf IN OUT`), or give it more with --memory MIB"
        return UnreadablePdf("crash", f"the PDF broke its reader ({process.ending}): {either}; {way_out}")


def size(memory: int) -> str:
    """Return a number of bytes as people write it, `1 GiB` or `300 MiB`."""
    return f"{memory >> 30} GiB" if memory % (1 << 30) == 0 else f"{memory / (1 << 20):g} MiB"


def _exhausted(error: ExtractorError | None) -> bool:
    """Whether a process that raised this has no memory left to go on with."""
    return isinstance(error, UnreadablePdf) and error.reason == "too-big"


class _Process:
    """A running worker; `hung` says that it was still busy when its time was up, `ending` how it ended."""

    def __init__(self, read: Read, limits: Limits) -> None:
        # A fork has the rules already; threads do not survive one, and macOS and Windows have none that is safe
        forks = sys.platform == "linux" and _threads() == 1
        context = multiprocessing.get_context("fork") if forks else multiprocessing.get_context("spawn")
        self._pipe: Connection[_Job, bytes]
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, read, limits), daemon=True)
        self._process.start()
        theirs.close()
        self.hung = False

    @property
    def ending(self) -> str:
        code = self._process.exitcode
        if code is not None and code < 0:
            with contextlib.suppress(ValueError):
                return f"ended by {signal.Signals(-code).name}"
        return f"exit code {code}"

    def send(self, job: _Job) -> None:
        with contextlib.suppress(OSError):  # it ended while idle: there will be no answer, and that is said then
            self._pipe.send(job)

    def receive(self, deadline: float, more: float) -> _Answer | None:
        """Return the answer, None where the time is up or the process ended; signs of life give it `more` seconds."""
        try:
            while True:
                if not self._pipe.poll(max(0.0, deadline - time.monotonic())):
                    self.hung = True
                    return None
                sent = self._pipe.recv_bytes()
                if sent != _SIGN_OF_LIFE:
                    break
                deadline = time.monotonic() + more
        except (EOFError, OSError):
            return None
        answer = pickle.loads(sent)  # noqa: S301 - our own process wrote it
        assert isinstance(answer, _Answer)
        return answer

    def end(self) -> None:
        if self.hung or self._process.is_alive():
            self._process.kill()
        self._process.join()
        self._pipe.close()


# ------------------------------------------------------------------ in the process


def _work(pipe: Connection[bytes, _Job], read: Read, limits: Limits) -> None:
    """Answer one file after another, until the program is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program, which then ends its workers
    _limit_memory(limits.memory)
    _collect_seldom()
    parent = multiprocessing.parent_process()
    while True:
        while not pipe.poll(IDLE):
            if parent is None or not parent.is_alive():
                return
        try:
            file, date = pipe.recv()
        except EOFError:
            return
        _alarm(limits.seconds + GRACE)
        pipe.send_bytes(_answer(read, file, date, limits, partial(_more_time, pipe, limits)))
        _alarm(0)


def _more_time(pipe: Connection[bytes, _Job], limits: Limits) -> None:
    pipe.send_bytes(_SIGN_OF_LIFE)
    _alarm(limits.seconds + GRACE)


def _answer(read: Read, file: Path, date: str | None, limits: Limits, more_time: Callable[[], None]) -> bytes:
    started = time.monotonic()
    error: ExtractorError
    try:
        with watched_searches():
            rows = read(file, date, more_time)
        return pickle.dumps(_Answer(rows, None, time.monotonic() - started))
    except ExtractorError as fault:
        error = fault
    except MemoryError:
        error = UnreadablePdf(
            "too-big", f"reading it needs more than {size(limits.memory)} of memory; give it more with --memory MIB"
        )
    except Exception as fault:  # noqa: BLE001 - a file that breaks the reader must not stop the others
        said = f"{type(fault).__name__}: {fault}"
        error = UnreadablePdf("fault", f"a fault of this program, please report it with the file: {said}")
    return pickle.dumps(_Answer(None, error, time.monotonic() - started))


def _collect_seldom() -> None:
    """Let the garbage collector leave what is there already, the rules above all, and look at the rest seldom.

    Most of what is read goes without it, for hardly anything refers to itself.
    """
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, 2, 2)


def _limit_memory(memory: int) -> None:
    """Hold the process to so many bytes more than it has now, where the system can do that."""
    if sys.platform != "linux":
        return
    taken = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5]) * resource.getpagesize()
    # Not the address space: what OCR reserves of that without touching it is more than it uses
    for kind, most in ((resource.RLIMIT_DATA, taken + memory), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _alarm(seconds: float) -> None:
    """Let the system end the process after so many seconds, should nobody be left to do it; 0 calls it off."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)
