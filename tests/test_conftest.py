"""Goldens are what a person has read: one that was never there fails, whatever is asked for."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.conftest import golden


def check(path: Path, text: str, *, update: bool) -> None:
    """Compare a text with a golden as a test would that was started with or without `--update`."""
    request = SimpleNamespace(config=SimpleNamespace(getoption=lambda name: update))
    golden.__wrapped__(request)(path, text)  # type: ignore[attr-defined]


def test_a_missing_golden_fails_and_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match="run `pytest --update`"):
        check(tmp_path / "new.txt", "text", update=False)
    assert not (tmp_path / "new.txt").exists()


def test_a_missing_golden_is_written_by_update_and_fails_that_once(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match="it was written"):
        check(tmp_path / "new.txt", "text", update=True)
    assert (tmp_path / "new.txt").read_text(encoding="utf-8") == "text"
    check(tmp_path / "new.txt", "text", update=True)
    check(tmp_path / "new.txt", "text", update=False)


def test_a_golden_that_differs_fails_and_update_writes_it_anew(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("text", encoding="utf-8")
    with pytest.raises(AssertionError, match="differs"):
        check(tmp_path / "old.txt", "other", update=False)
    check(tmp_path / "old.txt", "other", update=True)
    assert (tmp_path / "old.txt").read_text(encoding="utf-8") == "other"
