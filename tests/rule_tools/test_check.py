"""Every example in patterns/ is a test of its own, and a wrong one is found."""

from __future__ import annotations

import re
import shutil
from dataclasses import fields
from pathlib import Path

import pytest

from extractor.model import Figure
from extractor.rule_tools.check import check, check_rule
from extractor.rules.folder import default_folder
from extractor.rules.keys import MODALITIES
from extractor.rules.loading import load_rules
from extractor.rules.rule import Rule
from tests import ROOT

PATTERNS = load_rules()


@pytest.mark.parametrize("rule", list(PATTERNS.every_rule()), ids=lambda rule: f"{rule.where} {rule.name}")
def test_the_examples_of_a_rule_give_what_they_say(rule: Rule) -> None:
    assert list(check_rule(rule, PATTERNS)) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("amount: 1844391300", "amount: 1844391301", "amount is '1844391300', the example says '1844391301'"),
        ("- text: 公司现有员工460余人", "- text: 公司现有员工很多", "rule 'level' reads nothing here"),
        ("761（大连）国际会客厅", "761家（大连）", "rule 'level' must refuse this"),
        ("{item: 荷兰, indicator", "{item: 英国, indicator", "item is '荷兰', the example says '英国'"),
        (
            "    - {item: 荷兰, indicator: 服务外包执行额, value: 29960, unit: 万美元}\n",
            "",
            "2 figures expected, 3 read",
        ),
    ],
)
def test_a_wrong_example_is_found(tmp_path: Path, old: str, new: str, message: str) -> None:
    folder = tmp_path / "patterns"
    shutil.copytree(default_folder(), folder)
    path = folder / "figures" / "levels.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    (fault,) = check(load_rules(folder))
    assert fault.where.startswith("patterns/figures/levels.yaml:")
    assert message in fault.what


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (
            "places",
            "name: 大连市, level: prefecture, parent: 210000",
            "name: 大连市, level: prefecture, parent: 220199",
            "unknown code",
        ),
        ("countries", 'code: "JP"', 'code: "JPN"', "'JPN' is no code"),
    ],
)
def test_a_wrong_list_of_names_is_found(tmp_path: Path, name: str, old: str, new: str, message: str) -> None:
    folder = tmp_path / "patterns"
    shutil.copytree(default_folder(), folder)
    path = folder / "names" / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    (fault,) = check(load_rules(folder))
    assert fault.where.startswith(f"patterns/names/{name}.yaml:")
    assert message in fault.what


def test_a_wrong_period_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "patterns"
    shutil.copytree(default_folder(), folder)
    path = folder / "figures" / "periods.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("gives: {from: 1, to: 7}", "gives: {start: 2023-01, end: 2023-08}"), encoding="utf-8")
    (fault,) = check(load_rules(folder))
    assert "end is '2023-07', the example says '2023-08'" in fault.what


def test_the_issue_that_examples_are_of_stands_in_the_rules(tmp_path: Path) -> None:
    folder = tmp_path / "patterns"
    shutil.copytree(default_folder(), folder)
    path = folder / "figures" / "context.yaml"
    text = path.read_text(encoding="utf-8")
    assert "published: 2023-09" in text
    path.write_text(text.replace("published: 2023-09", "published: 2021-09"), encoding="utf-8")
    faults = check(load_rules(folder))
    assert any("period_end is '2021-" in fault.what for fault in faults)


def test_an_example_gives_figures_and_numbers_that_are_none(tmp_path: Path) -> None:
    folder = tmp_path / "patterns"
    shutil.copytree(default_folder(), folder)
    path = folder / "figures" / "not-figures.yaml"
    text = path.read_text(encoding="utf-8")
    mixed = "    - {value: 520, unit: 万架}\n    - {role: other, raw: 2.5kW}\n"
    assert mixed in text
    path.write_text(text.replace(mixed, mixed.replace("520", "521")), encoding="utf-8")
    (fault,) = check(load_rules(folder))
    assert "value is '520', the example says '521'" in fault.what
    path.write_text(text.replace(mixed, mixed.replace("2.5kW", "2.6kW")), encoding="utf-8")
    (fault,) = check(load_rules(folder))
    assert "no other '2.6kW' is read here" in fault.what


def test_an_example_may_say_what_one_rule_reads(tmp_path: Path) -> None:
    folder = tmp_path / "patterns"
    shutil.copytree(default_folder(), folder)
    path = folder / "figures" / "changes.yaml"
    text = path.read_text(encoding="utf-8")
    said = "pp: 9.4 5.2}"
    assert said in text
    path.write_text(text.replace(said, "pp: 9.4 5.3}"), encoding="utf-8")
    (fault,) = check(load_rules(folder))
    assert "pp is '9.4 5.2', the example says '9.4 5.3'" in fault.what


@pytest.mark.parametrize(
    ("group", "old", "new", "message"),
    [
        ("language/verbs", "matches: 累计完成", "matches: 完成", "'does' matches '累计完成', the example says '完成'"),
        (
            "language/verbs",
            "(?: 累计 | 共 | 分别 )?",
            "(?: 共 )?",
            "'does' matches '完成', the example says '累计完成'",
        ),
        ("figures/periods", "matches: 现有", "matches: 现", "'present' matches '现有', the example says '现'"),
    ],
)
def test_a_pattern_that_takes_too_much_or_too_little_is_found(
    tmp_path: Path, group: str, old: str, new: str, message: str
) -> None:
    folder = tmp_path / "patterns"
    shutil.copytree(default_folder(), folder)
    path = folder / f"{group}.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    (fault,) = check(load_rules(folder))
    assert fault.where.startswith(f"patterns/{group}.yaml:")
    assert message in fault.what


def test_a_rule_of_figures_may_say_which_words_it_matches(tmp_path: Path) -> None:
    folder = tmp_path / "patterns"
    shutil.copytree(default_folder(), folder)
    path = folder / "figures" / "levels.yaml"
    text = path.read_text(encoding="utf-8")
    said = "  - text: 公司现有员工460余人\n"
    assert said in text
    path.write_text(text.replace(said, said + "    matches: 460余人\n"), encoding="utf-8")
    assert check(load_rules(folder)) == []
    path.write_text(text.replace(said, said + "    matches: 460余\n"), encoding="utf-8")
    (fault,) = check(load_rules(folder))
    assert fault.what == "'level' matches '460余人', the example says '460余'"


def test_the_manual_names_every_file_and_every_modality() -> None:
    manual = (ROOT / "patterns" / "README.md").read_text(encoding="utf-8")
    table = manual.partition("| 文件 | 说什么 |")[2].partition("\n\n")[0]
    folder = default_folder()
    files = [path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml")]
    assert sorted(re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)) == sorted(files)
    assert all(f"`{modality}`" in manual for modality in MODALITIES)


def test_the_manual_names_every_column_that_examples_may_give() -> None:
    manual = (ROOT / "patterns" / "README.md").read_text(encoding="utf-8")
    table = manual.partition("| 列 | 意思 | 例 |")[2]
    rows = re.findall(r"^\| (`[^|]*`) \| [^|]+ \| [^|]*\|$", table, re.MULTILINE)
    names = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert sorted(names) == sorted(field.name for field in fields(Figure))
