"""What the commands print where a console has GBK, as redirected output has on Chinese Windows, or ASCII only."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from extractor.archive.database import register_functions
from extractor.cli import main
from extractor.cli.messages import print_data
from tests import ROOT

BOM = b"\xef\xbb\xbf"
# Neither the sign nor the number is in GBK
ODD = "📈²"
NAME = "月报📈.pdf"

CONSOLES = {
    "gbk": {"PYTHONIOENCODING": "gbk"},
    # Without the modes by which Python takes this locale for UTF-8; click writes UTF-8 all the same
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}
# How a text comes out, and how a message does, of which Python keeps what GBK lacks as its code
TEXT = {"gbk": lambda text: text.encode("gbk", "replace"), "C": str.encode}
MESSAGE = {"gbk": lambda text: text.encode("gbk", "backslashreplace"), "C": str.encode}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive in which every text has characters that GBK lacks, and with files of such names."""
    folder = tmp_path_factory.mktemp("consoles")
    shutil.copy(ROOT / "archive.db", folder)
    connection = sqlite3.connect(folder / "archive.db")
    register_functions(connection)
    for statement in (
        f"update figures set item = '{ODD}' || coalesce(item, ''), label = '{ODD}', sentence = sentence || '{ODD}'",
        "update figures set indicator = null where id % 2",
        "update numbers set role = 'unread' where id % 3 = 0",
        f"update articles set title = '{ODD}' || coalesce(title, ''), body = body || '{ODD}'",
        f"update lines set text = text || '{ODD}'",
        f"update issues set file = '{NAME}', title = title || '{ODD}' where id = 1",
    ):
        connection.execute(statement)
    connection.commit()
    connection.close()
    shutil.copy(ROOT / "tests" / "fixtures" / "parted.pdf", folder / NAME)
    (folder / f"坏{NAME}").write_bytes(b"%PDF-1.4 and no more")
    (folder / "rules").mkdir()
    (folder / "rules" / "levels.yaml").write_text(f"rules:\n- {ODD}: 1\n", encoding="utf-8")
    (folder / "元📈.yaml").write_text("allow: [", encoding="utf-8")
    return folder


def run(console: str, folder: Path, *arguments: str, code: int = 0) -> tuple[bytes, bytes]:
    """Run a command and return what it prints and says, with line breaks as on Linux."""
    environment = {name: value for name, value in os.environ.items() if name not in {"PYTHONIOENCODING", "LC_ALL"}}
    environment |= {"PYTHONPATH": str(ROOT), **(CONSOLES.get(console) or {"PYTHONIOENCODING": console})}
    command = [sys.executable, "-m", "extractor", *arguments]
    ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False, timeout=120)
    assert b"Traceback" not in ended.stderr, ended.stderr.decode("utf-8", "replace")
    assert ended.returncode == code, ended.stderr
    return ended.stdout.replace(b"\r\n", b"\n"), ended.stderr.replace(b"\r\n", b"\n")


@cache
def as_usual(folder: Path, *arguments: str) -> str:
    """What a command prints where the output is UTF-8."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.chdir(folder)
        return CliRunner().invoke(main, arguments, prog_name="extractor").stdout


TEXTS = [
    *(("show", "2022-07", "--stage", stage) for stage in ("pages", "lines", "outline", "tables", "figures")),
    ("show", NAME, "--stage", "outline", "--ocr", "never"),
    ("search", "外包"),
    ("search", ">1亿美元"),
    ("figures",),
    ("figures", "--item", f"{ODD}日本"),
    ("gaps",),
    ("gaps", "--indicators"),
    ("why", "1"),
    ("diff",),
    ("check", "--patterns", "rules"),
]
DATA = [
    ("show", "2022-07", "--stage", "outline", "--json"),
    ("search", "外包", "--json"),
    ("figures", "--json"),
    ("figures", "--csv"),
    ("gaps", "--json"),
    ("gaps", "--csv"),
    ("gaps", "--indicators", "--csv"),
    ("why", "--text", f"我市{ODD}离岸执行额1.2亿美元", "--region", f"大连市{ODD}", "--json"),
    ("diff", "--json"),
]


@pytest.mark.parametrize("console", CONSOLES)
@pytest.mark.parametrize("arguments", TEXTS, ids=" ".join)
def test_a_text_replaces_what_the_console_lacks(arguments: tuple[str, ...], console: str, folder: Path) -> None:
    printed, _ = run(console, folder, *arguments, code=1 if arguments[0] == "check" else 0)
    assert printed == TEXT[console](as_usual(folder, *arguments))
    assert printed


@pytest.mark.parametrize("console", CONSOLES)
@pytest.mark.parametrize("arguments", DATA, ids=" ".join)
def test_data_is_utf_8_and_csv_has_its_mark(arguments: tuple[str, ...], console: str, folder: Path) -> None:
    printed, _ = run(console, folder, *arguments)
    assert printed == as_usual(folder, *arguments).encode()
    assert ODD in printed.decode()
    assert printed.startswith(BOM) == (arguments[-1] == "--csv")
    if arguments[-1] == "--csv":
        assert len(list(csv.reader(io.StringIO(printed.decode("utf-8-sig"))))) > 1
    else:
        assert json.loads(printed)


@pytest.mark.parametrize("console", CONSOLES)
@pytest.mark.parametrize("command", ["", *main.commands])
def test_help_is_printed(command: str, console: str, folder: Path) -> None:
    arguments = [command, "--help"] if command else ["--help"]
    printed, _ = run(console, folder, *arguments)
    usual, _ = run("utf-8", folder, *arguments)
    assert printed == TEXT[console](usual.decode())


@pytest.mark.parametrize("console", CONSOLES)
def test_files_of_any_name_are_written(console: str, folder: Path, tmp_path: Path) -> None:
    run(console, folder, "figures", "--xlsx", f"{tmp_path}/图📈.xlsx")
    run(console, folder, "figures", "--item", f"{ODD}日本", "--plot", f"{tmp_path}/图📈.svg")
    run(console, folder, "page", "月报📈", "1", "--dpi", "36", "--out", f"{tmp_path}/页📈.png")
    _, said = run(console, folder, "export", "--sdmx", f"{tmp_path}/出📈")
    assert said.startswith(MESSAGE[console](f"{tmp_path}/出📈: "))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["出📈", "图📈.svg", "图📈.xlsx", "页📈.png"]


@pytest.mark.parametrize("console", CONSOLES)
def test_files_of_any_name_are_imported(console: str, folder: Path, tmp_path: Path) -> None:
    target = ["--db", f"{tmp_path}/库📈.db", "--ocr", "never"]
    printed, said = run(console, folder, "import", NAME, f"坏{NAME}", f"没{NAME}", *target, code=1)
    assert not printed
    lines = said.split(b"\n")
    assert lines[0].startswith(MESSAGE[console](f"没{NAME}: no such file"))
    assert lines[1].startswith(MESSAGE[console](f"坏{NAME}: the PDF is damaged"))
    assert lines[2] == b"1 imported, 0 unchanged, 1 failed."
    assert lines[3].startswith(MESSAGE[console](f"{tmp_path}/库📈.db: 1 issue, "))
    _, said = run(console, folder, "import", NAME, *target)
    assert said.startswith(b"0 imported, 1 unchanged, 0 failed.")
    _, said = run(console, folder, "import", "--again", *target)
    assert said.startswith(b"0 imported, 1 renewed, 0 unchanged, 0 failed.")
    connection = sqlite3.connect(tmp_path / "库📈.db")
    assert connection.execute("select file from issues union all select name from sqlar").fetchall() == [(NAME,)] * 2
    assert connection.execute("select file from imports order by id limit 2").fetchall() == [(NAME,), (f"坏{NAME}",)]
    connection.close()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are texts")
def test_a_file_whose_name_is_in_gbk_is_shown(folder: Path, tmp_path: Path) -> None:
    named = os.fsdecode(os.fsencode(tmp_path) + "/外包.pdf".encode("gbk"))
    shutil.copy(folder / NAME, named)
    command = [sys.executable, "-m", "extractor", "show", named]
    shown = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    assert shown.stdout


@pytest.mark.parametrize("console", CONSOLES)
@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("figures", "--db", f"{ODD}.db"), 1, f"Error: {ODD}.db: no such archive"),
        (("show", f"没{NAME}"), 1, f"Error: archive.db: no issue is called '没{NAME}'"),
        (("page", "2022-07", "1", "--out", f"没{ODD}/页.png"), 1, f"Error: Could not open file '没{ODD}/页.png'"),
        (
            ("check", "--patterns", f"没{ODD}"),
            2,
            f"Error: Invalid value for '--patterns': Directory '没{ODD}' does not",
        ),
        (("serve", "--metadata", "元📈.yaml", "--port", "0"), 1, "Error: 元📈.yaml: neither JSON nor YAML"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_an_error_says_what_is_wrong(
    arguments: tuple[str, ...], code: int, message: str, console: str, folder: Path
) -> None:
    printed, said = run(console, folder, *arguments, code=code)
    assert not printed
    assert MESSAGE[console](message) in said


@pytest.mark.parametrize("console", CONSOLES)
@pytest.mark.parametrize("arguments", [(ODD,), ("figures", f"--{ODD}"), ("figures", "--period", ODD)], ids=" ".join)
def test_a_command_that_is_not_understood_is_no_fault_of_ours(
    arguments: tuple[str, ...], console: str, folder: Path
) -> None:
    printed, said = run(console, folder, *arguments, code=2)
    assert not printed
    assert said.startswith(b"Usage: ")


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_csv_is_a_text_without_a_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", Terminal(shown, encoding="gbk", errors="replace", newline="\n"))
    print_data(f"\ufeff外包,{ODD}\n")
    print_data("{\x9b1}")
    assert shown.getvalue().decode("gbk") == "外包,??\n{ 1}\n"


def test_a_program_without_a_console_prints_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    print_data("{}")


def test_what_the_user_chose_for_what_a_console_lacks_stays(folder: Path) -> None:
    printed, _ = run("gbk:xmlcharrefreplace", folder, "figures")
    assert "&#128200;&#178;日本".encode("gbk") in printed
