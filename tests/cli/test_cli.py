"""What all commands have in common: help, exit codes, completion."""

from __future__ import annotations

import subprocess
import sys

import pytest
from click.testing import CliRunner

from extractor import __version__
from extractor.cli import main
from tests.cli.running import done, run

COMMANDS = sorted(main.commands)


def test_the_version_is_the_package_s() -> None:
    assert done("--version") == f"extractor, version {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    text = done(command, "--help")
    assert f"Example: extractor {command} " in text


@pytest.mark.parametrize(
    "arguments",
    [
        ["impotr"],
        ["import"],
        ["import", "--again", "--date", "2023-09"],
        ["show"],
        ["search"],
        ["figures", "--colour", "red"],
        ["why"],
        ["why", "1", "--text", "1家"],
        ["why", "1", "--date", "2023-09"],
        ["gaps", "--csv", "--json"],
        ["export"],
        ["page", "2023-09"],
    ],
)
def test_a_command_that_is_not_understood_exits_with_2(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert not result.stdout
    assert "Usage:" in result.stderr


def test_the_module_is_the_command() -> None:
    output = subprocess.run(
        [sys.executable, "-m", "extractor", "--version"], check=True, capture_output=True, text=True
    )
    assert output.stdout == f"extractor, version {__version__}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_commands_complete_in_the_shell(shell: str) -> None:
    script = CliRunner().invoke(main, env={"_EXTRACTOR_COMPLETE": f"{shell}_source"}, prog_name="extractor").stdout
    assert f"_EXTRACTOR_COMPLETE={shell}_complete" in script
    words = {"COMP_WORDS": "extractor fig", "COMP_CWORD": "1" if shell != "fish" else "fig"}
    found = CliRunner().invoke(main, env={"_EXTRACTOR_COMPLETE": f"{shell}_complete", **words}, prog_name="extractor")
    assert "figures" in found.stdout
