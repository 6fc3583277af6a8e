"""`extractor check`: every fault with its place."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import run


def test_the_rules_that_come_with_the_program_have_no_fault() -> None:
    result = run("check")
    assert (result.exit_code, result.stdout) == (0, "")
    assert ": 0 faults." in result.stderr


def test_check_names_every_fault_with_its_place_and_exits_with_1(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("rules: [\n", encoding="utf-8")
    result = run("check", "--patterns", tmp_path)
    assert result.exit_code == 1
    assert "broken.yaml:2: " in result.output


def test_check_names_every_fault_of_the_rule_files_at_once(tmp_path: Path) -> None:
    rule = "- {{rule: {name}, role: other, about: 试, pattern: '{pattern}', examples: [{{text: 试, gives: {{role: other, raw: 试}}}}]}}\n"
    text = "rules:\n" + rule.format(name="one", pattern="{nowhere}") + rule.format(name="two", pattern="(")
    (tmp_path / "figures.yaml").write_text(text, encoding="utf-8")
    result = run("check", "--patterns", tmp_path)
    assert result.exit_code == 1
    assert [line.partition(": ")[0] for line in result.stdout.splitlines()] == [
        f"{tmp_path.name}/figures.yaml:{line}" for line in (2, 3)
    ]
    assert "2 faults" in result.stderr
