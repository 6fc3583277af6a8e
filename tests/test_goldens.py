"""Each stage of each fixture prints what a person once checked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.model import Bulletin
from extractor.output.views import lines_text, outline_text
from tests.conftest import CheckGolden, readable_fixtures

Read = Callable[[str], Bulletin]

STAGES: dict[str, Callable[[Bulletin], str]] = {"lines.txt": lines_text, "outline.txt": outline_text}


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("path", readable_fixtures(), ids=lambda path: path.stem)
def test_a_stage_prints_its_golden(path: Path, stage: str, bulletin: Read, golden: CheckGolden) -> None:
    golden(path.with_suffix(f".{stage}"), STAGES[stage](bulletin(path.stem)))
