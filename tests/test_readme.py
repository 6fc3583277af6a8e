"""The README in both languages: its commands run, and what they print is what stands there.

`pytest --update` writes today's output into the blocks marked `console`, and the rules into those marked `yaml`.
"""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import accuracy
from extractor.cli import main
from extractor.figures.setting import setting_at
from extractor.figures.text.statements import read_statement
from extractor.rules.rule_set import Rules
from tests import ROOT

READMES = ("README.md", "README.zh-CN.md")
BLOCK = re.compile(r"(?P<fence>^```(?P<language>\w+)\n)(?P<text>.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (?P<command>.*)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    return [found["text"] for found in BLOCK.finditer(text_of(name)) if found["language"] == language]


def commands(name: str) -> list[str]:
    return [found["command"] for block in blocks(name, "console") for found in COMMAND.finditer(block)]


def as_today(text: str, run: Callable[[str], str]) -> str:
    """The text of a README with what its commands print today, and with its rules as they stand in patterns/."""

    def block(found: re.Match[str]) -> str:
        text = found["text"]
        if found["language"] == "console":
            text = COMMAND.sub(lambda one: f"$ {one['command']}\n{run(one['command'])}", text)
        elif found["language"] == "yaml":
            text = rule_of(text.splitlines()[0])
        return f"{found['fence']}{text}"

    return BLOCK.sub(block, text)


def rule_of(first: str) -> str:
    """The rule of patterns/ that opens with this line."""
    for path in sorted((ROOT / "patterns").rglob("*.yaml")):
        found = re.search(rf"^{re.escape(first)}\n(?:  .*\n)*", path.read_text(encoding="utf-8"), re.MULTILINE)
        if found:
            return str(found[0])
    raise LookupError(first)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Runs a command in a copy of what a clone holds, on a terminal of 80 places."""
    shutil.copy(ROOT / "archive.db", tmp_path)
    shutil.copytree(ROOT / "tests" / "fixtures", tmp_path / "tests" / "fixtures")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def run(line: str) -> str:
        command, _, most = line.partition(" | head -")
        command, _, last = command.partition(" | tail -")
        program, *arguments = shlex.split(command)
        if program == "python":
            assert arguments == ["benchmarks/accuracy.py"]
            result = CliRunner().invoke(accuracy.main)
        else:
            assert program == "extractor"
            result = CliRunner().invoke(main, arguments, prog_name="extractor")
        assert result.exit_code == 0, result.output
        lines = result.output.splitlines(keepends=True)
        return "".join(lines[-int(last) if last else 0 : int(most) if most else None])

    return run


@pytest.mark.parametrize("name", READMES)
def test_what_is_shown_is_what_there_is(name: str, run: Callable[[str], str], request: pytest.FixtureRequest) -> None:
    today = as_today(text_of(name), run)
    if request.config.getoption("--update"):
        (ROOT / name).write_text(today, encoding="utf-8")
    assert text_of(name) == today, "if the new output is right, run: pytest --update"


@pytest.mark.parametrize("name", READMES)
def test_every_command_is_told_of(name: str) -> None:
    shown = commands(name)
    assert {f"extractor {command} --help" for command in main.commands} <= set(shown)


def test_both_languages_show_the_same() -> None:
    first, second = READMES
    for language in ("console", "python", "sh", "yaml"):
        assert blocks(first, language) == blocks(second, language)
    headings = [len(re.findall(r"^#+ ", text_of(name), re.MULTILINE)) for name in READMES]
    assert headings[0] == headings[1]


@pytest.mark.parametrize("name", READMES)
def test_the_shell_blocks_name_what_there_is(name: str) -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    for line in "".join(blocks(name, "sh")).splitlines():
        program, word, *_ = line.split()
        # What curl asks for is asked for in tests/web
        assert program == "curl" or word in {"make": targets, "extractor": main.commands}[program], line


@pytest.mark.parametrize("name", READMES)
def test_what_python_shows_is_what_it_says(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (block,) = blocks(name, "python")
    test = doctest.DocTestParser().get_doctest(block, {}, name, name, 0)
    assert len(test.examples) == 6
    assert doctest.DocTestRunner().run(test).failed == 0


def test_the_map_of_the_design_is_that_of_the_folders() -> None:
    rows = re.findall(r"^\| `([a-z_/]+)/` \| .* \| (.*) \|$", text_of("docs/design.md"), re.MULTILINE)
    package = ROOT / "extractor"
    assert {folder: sorted(re.findall(r"`(\w+)`", modules)) for folder, modules in rows} == {
        path.parent.relative_to(package).as_posix(): sorted(each.stem for each in path.parent.glob("[!_]*.py"))
        for path in package.rglob("__init__.py")
        if path.parent != package
    }


def _walk() -> str:
    """The section of the design that follows a sentence."""
    return text_of("docs/design.md").partition("## The walk of a sentence\n")[2].partition("\n## ")[0]


def test_the_walk_of_a_sentence_names_functions_that_there_are() -> None:
    names = re.findall(r"`((?:\w+\.)+\w+)`", _walk())
    assert len({name.partition(".")[0] for name in names}) == 5
    for name in names:
        module, _, function = name.rpartition(".")
        assert hasattr(import_module(f"extractor.figures.text.{module}"), function), name


def test_the_walk_of_a_sentence_ends_in_the_figures_that_it_shows(rules: Rules) -> None:
    (sentence,) = re.findall("^> (.*)$", _walk(), re.MULTILINE)
    head, *rows = re.findall(r"^\| (.*?) ?\|$", _walk(), re.MULTILINE)
    fields = head.split(" | ")
    figures = read_statement(sentence, setting_at("2023-09", "大连市", rules), rules).figures
    shown = [
        {
            **{field: str(getattr(figure, field, "") or "") for field in fields},
            "period": f"{figure.period_start}..{figure.period_end}",
            "yoy": f"{figure.yoy:g}" if figure.yoy else "",
        }
        for figure in figures
    ]
    assert [dict(zip(fields, map(str.strip, row.split("|")), strict=True)) for row in rows] == shown


DOCS = [
    *READMES,
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/design.md",
    *(path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))),
]


@pytest.mark.parametrize("name", DOCS)
def test_modules_that_are_named_are_there(name: str) -> None:
    for path in re.findall(r"`((?:\w+/)*\w+\.py|(?:extractor|tests|docs|benchmarks)(?:/\w+)+)`", text_of(name)):
        places = (ROOT, ROOT / "extractor", ROOT / "benchmarks", (ROOT / name).parent)
        assert any((place / path).exists() for place in places), path


def test_the_design_names_every_decision() -> None:
    decisions = {path.name for path in (ROOT / "docs" / "decisions").iterdir()}
    assert decisions == set(re.findall(r"\(decisions/([^)]+)\)", text_of("docs/design.md")))


@pytest.mark.parametrize("name", DOCS)
def test_links_lead_somewhere(name: str) -> None:
    folder = (ROOT / name).parent
    for target in re.findall(r"\]\(([^)#]+)", text_of(name)):
        assert target.startswith("https://") or (folder / target).exists(), target
