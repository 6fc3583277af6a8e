"""A command loads what it uses and nothing else: what a library costs, each command that loads it costs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from extractor.cli import loaded, main
from extractor.rules.loading import load_rules
from extractor.rules.version import version_of
from tests import ROOT
from tests.test_doors import DOORS

ISSUE = "tests/fixtures/2023-09.pdf"
# A module is told of when it is loaded: `import time:  self |  cumulative |  its name`
LOADED = re.compile(r"^import time: +\d+ \| +\d+ \| +(\S+)$", re.MULTILINE)
# What reads pages or sentences, and what writes to an archive
READERS = {
    "extractor.archive.writer",
    "extractor.bulletin",
    "extractor.figures.figures",
    "extractor.importing.batch",
    "extractor.importing.workers",
    "extractor.pages.document",
    "extractor.rules.loading",
}
# Slow to load, though they come with Python
SLOW = {"asyncio", "logging", "multiprocessing", "tempfile"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a clone holds, as far as the commands look at it."""
    folder = tmp_path_factory.mktemp("clone")
    shutil.copy(ROOT / "archive.db", folder)
    (folder / ISSUE).parent.mkdir(parents=True)
    shutil.copy(ROOT / ISSUE, folder / ISSUE)
    return folder


def modules_of(arguments: list[str], folder: Path) -> set[str]:
    """Return what a process loads, by its full name."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-X", "importtime", *arguments]
    ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)
    return set(LOADED.findall(ended.stderr.decode()))


def libraries(modules: set[str]) -> set[str]:
    return {module.partition(".")[0] for module in modules} & DOORS.keys()


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "外包"],
        ["search", "外包", "--json"],
        ["figures"],
        ["figures", "--csv"],
        ["gaps"],
        ["show", "2023-09", "--stage", "figures"],
        ["export", "--sdmx", "sdmx"],
        ["import", ISSUE],
    ],
    ids=" ".join,
)
def test_who_asks_an_archive_loads_nothing_that_reads_or_writes(arguments: list[str], folder: Path) -> None:
    modules = modules_of(["-m", "extractor", *arguments], folder)
    assert "extractor.archive.reader" in modules
    assert libraries(modules) == {"click"}
    assert not modules & (READERS | SLOW)


def test_help_loads_no_command(folder: Path) -> None:
    modules = modules_of(["-m", "extractor", "--help"], folder)
    assert libraries(modules) == {"click"}
    own = {module for module in modules if module.startswith("extractor.")}
    assert own == {
        f"extractor.{name}"
        for name in ("cli", "cli.messages", "errors", "output", "output.terminal", "words", "words.surrogates")
    }


@pytest.mark.parametrize("command", ["import", "search", "figures", "show", "serve"])
def test_help_of_a_command_loads_nothing_that_reads_or_writes(command: str, folder: Path) -> None:
    modules = modules_of(["-m", "extractor", command, "--help"], folder)
    assert libraries(modules) == {"click"}
    assert not modules & (READERS | SLOW)


def test_a_page_is_drawn_by_pdfium_alone(folder: Path) -> None:
    modules = modules_of(["-m", "extractor", "page", "2023-09", "1", "--dpi", "36", "--out", "page.png"], folder)
    assert libraries(modules) == {"click", "pypdfium2"}


def test_why_loads_nothing_that_reads_pages_or_writes(folder: Path) -> None:
    modules = modules_of(["-m", "extractor", "why", "--text", "离岸执行额1.2亿美元"], folder)
    assert not libraries(modules) & {"numpy", "pdfminer", "pdfplumber", "pypdfium2", "sqlite_utils", "xlsxwriter"}
    assert not modules & (READERS - {"extractor.figures.figures", "extractor.rules.loading"})


def test_an_import_loads_no_library_for_types_that_no_row_has(folder: Path) -> None:
    loaded_ones = modules_of(["-m", "extractor", "import", ISSUE, "--db", "new.db"], folder)
    assert "sqlite_utils" in loaded_ones
    assert not loaded_ones & {"numpy", "pandas"}


def test_what_help_says_of_a_command_is_how_its_own_help_begins() -> None:
    for name, command in main.commands.items():
        whole = loaded(name).help
        assert whole
        assert command.help == whole.partition("\n\n")[0], name


def test_options_of_a_command_complete_in_the_shell() -> None:
    words = {"COMP_WORDS": "extractor figures --it", "COMP_CWORD": "2"}
    found = CliRunner().invoke(main, env={"_EXTRACTOR_COMPLETE": "bash_complete", **words}, prog_name="extractor")
    assert found.stdout == "plain,--item\n"


def test_the_version_of_the_rules_is_known_before_they_are_loaded(tmp_path: Path) -> None:
    assert version_of() == load_rules().version
    folder = tmp_path / "rules"
    shutil.copytree(ROOT / "patterns", folder)
    assert version_of(folder) == version_of()
    (folder / "names/units.yaml").write_bytes((folder / "names/units.yaml").read_bytes() + b"\n")
    assert version_of(folder) != version_of()
