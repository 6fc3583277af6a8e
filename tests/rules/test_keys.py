"""What a rule may say hangs on its group, and every value is of a form."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from extractor.errors import PatternError
from extractor.model import PeriodKind
from extractor.rules.keys import PERIOD_KINDS, group_named
from tests.rules.small import RULE, UNITS, load


@pytest.mark.parametrize(
    ("group", "options", "tried"),
    [
        ("figures/levels", ["role", "falls", "less", "measure"], True),
        ("figures", ["role", "falls", "less", "measure"], True),
        ("figures/periods", ["kind"], True),
        ("figures/periods/fiscal", ["kind"], True),
        ("figures/table-heads", ["column", "falls"], False),
        ("print/tables", [], False),
        ("language/nouns", [], False),
    ],
)
def test_a_file_has_the_keys_of_its_own_or_of_its_folder(group: str, options: list[str], tried: bool) -> None:
    found = group_named(group)
    assert found is not None
    assert (list(found.options), found.tried) == (options, tried)


@pytest.mark.parametrize("group", ["names/units", "articles", "figure/levels", "figures-new"])
def test_rules_that_no_stage_reads_are_of_no_group(group: str) -> None:
    assert group_named(group) is None


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (
            "rules:\n- rule: sum\n  about: a\n  pattern: a\n  examples:\n  - {text: a, matches: a}\n",
            r"figures/levels\.yaml:2: the key 'role' is missing",
        ),
        (
            RULE.replace("about: money", "about: money\n  role: levl"),
            "'levl' is no value for 'role'; did you mean 'level'",
        ),
        (
            RULE.replace("about: money", "about: money\n  role: level\n  less: ten"),
            "'ten' is no value for 'less': a number",
        ),
    ],
)
def test_a_wrong_option_is_refused(tmp_path: Path, rule: str, message: str) -> None:
    with pytest.raises(PatternError, match=message):
        load(tmp_path, figures=rule)


def test_a_group_that_nobody_reads_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        PatternError, match="no stage reads rules of 'article': they stand in the folders language, print, figures"
    ):
        load(tmp_path, article=RULE)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{unit: 人}", r"units\.yaml:10: the attribute 'base' is missing"),
        ("{unit: 万元, base: CNY, factor: 1万}", "'1万' is no value for 'factor': a number is expected"),
        ("{unit: 万元, base: CNY, published: 2023-9}", "'2023-9' is no value for 'published': a month"),
    ],
)
def test_a_wrong_attribute_is_refused(tmp_path: Path, entry: str, message: str) -> None:
    units = UNITS.replace("attributes: [base]", "attributes: [base]\n  optional: [factor, published]")
    with pytest.raises(PatternError, match=message):
        load(tmp_path, units=units.replace("blocks:", f"  - {entry}\nblocks:"))


def test_rules_name_the_kinds_of_periods_by_their_names() -> None:
    assert tuple(PERIOD_KINDS) == get_args(PeriodKind)
