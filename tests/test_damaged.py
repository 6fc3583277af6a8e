"""A few of the damaged copies of `benchmarks/damaged.py`; all of them take minutes."""

from __future__ import annotations

from pathlib import Path

from benchmarks.damaged import damaged
from extractor.archive.writer import open_writer
from extractor.importing.batch import import_files
from extractor.importing.options import Limits, Options
from extractor.rules.rule_set import Rules
from tests import FIXTURES


def test_damaged_copies_break_nothing_and_lose_no_sound_issue(tmp_path: Path, rules: Rules) -> None:
    sound = (FIXTURES / "parted.pdf").read_bytes()
    files = []
    for number, data in enumerate([*damaged([sound], 40), sound]):
        files.append(tmp_path / f"{number}.pdf")
        files[-1].write_bytes(data)
    with open_writer(tmp_path / "a.db", create=True) as archive:
        outcomes = list(import_files(files, archive, rules, Options(ocr="never", limits=Limits(seconds=20, jobs=2))))
    assert [outcome.path for outcome in outcomes] == files
    assert outcomes[-1].status == "imported"
    assert not [outcome for outcome in outcomes if "fault of this program" in outcome.message]
