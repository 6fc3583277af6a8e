"""The changes that are tried on the program are those that they say, and a test that fails has noticed one."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import noticing
from benchmarks.noticing import Change, changed, changes_of, chosen, noticed, rounds_of

SOURCE = '''"""Up to 3 < 4."""


def small(size: float, few: bool = True) -> bool:
    return not few or (0.5 <= size and size < 10)
'''


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "extractor" / "lines").mkdir(parents=True)
    (tmp_path / "extractor" / "__init__.py").touch()
    (tmp_path / "extractor" / "lines" / "sizes.py").write_text(SOURCE, encoding="utf-8")
    return tmp_path


def changes(root: Path) -> list[Change]:
    return list(changes_of(root / "extractor" / "lines" / "sizes.py", root))


def test_each_comparison_truth_and_constant_may_be_changed(root: Path) -> None:
    lines = {changed(change, root).decode().splitlines()[4].strip() for change in changes(root)}
    assert lines == {
        "return not few or (0.5 <= size and size < 10)",  # what changes here is the line above
        "return not few and (0.5 <= size and size < 10)",
        "return few or (0.5 <= size and size < 10)",
        "return not few or (0.5 < size and size < 10)",
        "return not few or (0.85 <= size and size < 10)",
        "return not few or (0.5 <= size or size < 10)",
        "return not few or (0.5 <= size and size <= 10)",
        "return not few or (0.5 <= size and size < 11)",
    }
    assert "few: bool = False" in "".join(changed(change, root).decode() for change in changes(root))


def test_a_change_is_said_with_its_place(root: Path) -> None:
    assert "extractor/lines/sizes.py:5: 10 → 11" in map(str, changes(root))


def test_the_seed_chooses_the_same_changes_each_time() -> None:
    once = chosen(5, 7)
    assert len(once) == 5
    assert once == chosen(5, 7)
    assert once != chosen(5, 8)
    assert all(change.module.startswith("extractor/words/") for change in chosen(5, 7, "words/"))


def test_the_nearest_tests_are_asked_first() -> None:
    assert list(rounds_of("extractor/lines/rows.py")) == [
        ["tests/lines/test_rows.py"],
        ["tests/test_goldens.py", "tests/lines"],
        ["tests", "--ignore", "tests/test_browser.py"],
    ]
    assert list(rounds_of("extractor/web/charting.py"))[-1] == ["tests"]
    assert list(rounds_of("extractor/bulletin.py"))[:-1] == [["tests/test_bulletin.py"], ["tests/test_goldens.py"]]


def test_what_a_test_notices_is_named_and_what_none_does_is_not(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "tests").mkdir()
    test = root / "tests" / "test_sizes.py"
    test.write_text(
        "from extractor.lines.sizes import small\n\n\ndef test_nine() -> None:\n    assert small(9)\n    assert not small(12)\n"
    )
    monkeypatch.setattr(noticing, "rounds_of", lambda module: [["tests"]])
    tried = {str(change).partition(": ")[2]: change for change in changes(root)}
    assert noticed(tried["or → and"], root) == "FAILED tests/test_sizes.py::test_nine"
    assert noticed(tried["10 → 11"], root) is None
    assert (root / "extractor" / "lines" / "sizes.py").read_text(encoding="utf-8") == SOURCE
