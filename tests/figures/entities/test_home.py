"""Which place 全市, 全省 and 全州 are."""

from __future__ import annotations

import pytest

from extractor.figures.entities.carried import Carried
from extractor.figures.entities.gazetteer import gazetteer_of
from extractor.figures.entities.home import home_meant
from extractor.figures.entities.whom import Mention, Whom
from extractor.rules.rule_set import Rules

NINGBO = Whom("宁波市", "place", level="prefecture", code="330200")
SHENYANG = Whom("沈阳市", "place", level="prefecture", code="210100")
ILI = Whom("伊犁哈萨克自治州", "place", level="prefecture", code="654000")
KHORGOS = Whom("霍尔果斯市", "place", 0, 5, level="county", code="654004")


def meant(word: str, state: Carried, rules: Rules) -> str | None:
    found = home_meant(Mention(0, 2, word, "home"), state, gazetteer_of(rules), rules)
    return found.name if found else None


@pytest.mark.parametrize(
    ("word", "home", "default", "named", "place"),
    [
        ("全市", NINGBO, NINGBO, (), "宁波市"),
        ("我省", NINGBO, NINGBO, (), "浙江省"),
        ("全市", NINGBO, SHENYANG, (), "沈阳市"),
        ("全省", NINGBO, SHENYANG, (), "辽宁省"),
        ("全州", ILI, ILI, (KHORGOS,), "伊犁哈萨克自治州"),
        ("全市", ILI, ILI, (KHORGOS,), "霍尔果斯市"),
        ("全市", None, None, (SHENYANG,), "沈阳市"),
        ("全市", None, None, (), None),
        ("全省", None, None, (SHENYANG,), None),
    ],
)
def test_what_the_words_mean(
    word: str, home: Whom | None, default: Whom | None, named: tuple[Whom, ...], place: str | None, rules: Rules
) -> None:
    assert meant(word, Carried(home, default, default, default, named), rules) == place
