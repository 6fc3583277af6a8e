"""Fixtures that all tests share, and `--update`, which writes the goldens anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from extractor.bulletin import read_bulletin
from extractor.model import Bulletin
from extractor.pages.rendering import render
from extractor.rules.loading import load_rules
from extractor.rules.rule_set import Rules
from tests import FIXTURES

# Made to be refused; what is said of each is in `pages/test_document.py`.
UNREADABLE = ("empty", "encrypted", "no-text", "not-pdf", "truncated", "undecodable")

# Properties are tried on a few hundred examples at the desk, other ones each time, and on ten thousand in continuous
# integration, the same ones each time: what fails there is what a change broke.
settings.register_profile("desk", max_examples=300, deadline=None)
settings.register_profile("thorough", max_examples=10_000, deadline=None, derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "desk"))


@pytest.fixture
def forks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let workers be forks, whatever idle threads other tests have left behind, so that they have what a test made."""
    monkeypatch.setattr("extractor.importing.workers._threads", lambda: 1)


CheckGolden = Callable[[Path, str], None]


def _has_face() -> bool:
    """Whether this machine draws Chinese whose font is not in the file: a page of it has dark print then."""
    drawn = render((FIXTURES / "parted.pdf").read_bytes(), 2, 72)
    return sum(pixel < 128 for pixel in drawn.pixels) > 1000


# Some made files name a font that they do not hold, as many old bulletins do. They are read all the same, but not drawn.
HAS_FACE = _has_face()
needs_face = pytest.mark.skipif(not HAS_FACE, reason="no Chinese font on this machine: apt install fonts-noto-cjk")


def readable_fixtures() -> list[Path]:
    """Return the PDFs that a bulletin can be read from, on this machine: of a page without a face OCR sees half."""
    left_out = UNREADABLE if HAS_FACE else (*UNREADABLE, "half-legible")
    return sorted(path for path in FIXTURES.glob("*.pdf") if path.stem not in left_out)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the goldens anew instead of comparing with them")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> CheckGolden:
    """Compare a text with the golden file that lies beside its PDF; one that is missing fails, also when it is written."""
    update = bool(request.config.getoption("--update"))

    def check(path: Path, text: str) -> None:
        missing = not path.exists()
        if update:
            path.write_text(text, encoding="utf-8")
        if missing:
            way_out = "it was written: read" if update else "run `pytest --update`, then read"
            pytest.fail(f"the golden {path.name} is missing; {way_out} it before you commit it")
        assert text == path.read_text(encoding="utf-8"), f"{path.name} differs: fix the code, or `pytest --update`"

    return check


@pytest.fixture(scope="session")
def rules() -> Rules:
    """Return the rules of the project."""
    return load_rules()


@pytest.fixture(scope="session")
def bulletin(rules: Rules) -> Callable[[str], Bulletin]:
    """Return a reader of fixtures by name, each read once."""
    read: dict[str, Bulletin] = {}

    def read_once(name: str) -> Bulletin:
        if name not in read:
            read[name] = read_bulletin(FIXTURES / f"{name}.pdf", rules)
        return read[name]

    return read_once
