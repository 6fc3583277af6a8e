"""Files read in a process of their own: what hangs, crashes or swells costs no more than its limits."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from extractor.archive.rows import IssueRows, rows_of
from extractor.errors import PatternError, UnreadablePdf
from extractor.importing.options import Limits
from extractor.importing.workers import Worker
from tests.making import make_bulletin

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the made reader gets into the worker by a fork"),
    pytest.mark.usefixtures("forks"),
]


def read(file: Path, date: str | None, alive: Callable[[], None]) -> IssueRows:
    """A reader that does what the name of the file says."""
    if file.name == "slow but alive":
        for _ in range(5):
            alive()
            time.sleep(0.5)
    if file.name == "hang":
        time.sleep(60)
    if file.name == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if file.name == "swell":
        return rows_of(make_bulletin(published=str(len(bytearray(1 << 30)))))
    if file.name == "rule":
        raise PatternError("levels.yaml:9", "too slow")
    if file.name == "fault":
        raise KeyError("no such font")
    return rows_of(make_bulletin(published=date or "2023-01"))


@pytest.mark.parametrize(
    ("name", "reason", "says"),
    [
        ("hang", "too-slow", "longer than 3 s.*--timeout"),
        ("crash", "crash", "SIGSEGV.*--memory"),
        ("swell", "too-big", "more than 300 MiB.*--memory"),
        ("fault", "fault", "report it with the file: KeyError: 'no such font'"),
    ],
)
def test_what_breaks_a_worker_is_named_and_the_next_file_is_read(name: str, reason: str, says: str) -> None:
    # A busy machine takes its time over the others
    worker = Worker(read, Limits(seconds=3 if reason == "too-slow" else 60, memory=300 << 20))
    worker.start(Path(name), None)
    with pytest.raises(UnreadablePdf, match=says) as error:
        worker.result()
    assert error.value.reason == reason
    worker.start(Path("good"), "2023-07")
    assert worker.result().head.masthead.published == "2023-07"
    worker.close()


def test_a_worker_that_shows_life_has_its_time_again() -> None:
    worker = Worker(read, Limits(seconds=2))
    worker.start(Path("slow but alive"), "2023-07")
    assert worker.result().head.masthead.published == "2023-07"
    worker.close()


def test_a_rule_that_is_too_slow_is_no_fault_of_the_file() -> None:
    worker = Worker(read, Limits())
    worker.start(Path("rule"), None)
    with pytest.raises(PatternError, match=r"levels.yaml:9: too slow"):
        worker.result()
    worker.close()


def test_a_worker_that_has_nothing_to_do_waits_for_the_next_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.importing.workers.IDLE", 0.01)
    worker = Worker(read, Limits())
    for month in ("2023-07", "2023-08"):
        worker.start(Path("good"), month)
        assert worker.result().head.masthead.published == month
        time.sleep(0.2)
    worker.close()


def _abandon(pipe: Connection[list[int | None], None]) -> None:
    """A program that has a file read, and is gone without a word to its worker."""
    worker = Worker(read, Limits())
    worker.start(Path("good"), "2023-07")
    worker.result()
    pipe.send([child.pid for child in multiprocessing.active_children()])
    os._exit(0)


def test_a_worker_whose_program_is_gone_goes_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.importing.workers.IDLE", 0.01)
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    program = context.Process(target=_abandon, args=(theirs,))
    program.start()
    (worker,) = ours.recv()
    program.join()
    try:
        deadline = time.monotonic() + 10
        while _runs(worker):
            assert time.monotonic() < deadline
            time.sleep(0.02)
    finally:
        if _runs(worker):
            os.kill(worker, signal.SIGKILL)


def _runs(process: int) -> bool:
    """Whether a process is there, and not only its end to be asked for."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"
