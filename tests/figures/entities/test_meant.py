"""Of whom a name, or words that stand for one, tell."""

from __future__ import annotations

from extractor.figures.entities.carried import Carried
from extractor.figures.entities.gazetteer import gazetteer_of
from extractor.figures.entities.meant import meant
from extractor.figures.entities.whom import Mention, Whom
from extractor.rules.rule_set import Rules

HOME = Whom("宁波市", "place", level="prefecture", code="330200")
COMPANY = Whom("宁波鹿鸣智算科技有限公司", "company", 1, 13)
STATE = Carried(HOME, HOME, HOME, HOME, named=(COMPANY,))


def test_the_accounts_of_a_city_itself_are_not_the_city_s(rules: Rules) -> None:
    whom, _ = meant(Mention(0, 3, "全市", "home", word="市本级"), 10, STATE, gazetteer_of(rules), rules)
    assert whom == Whom("宁波市本级", "group", 10, 13, code="330200")


def test_a_company_goes_by_the_name_that_was_said_in_full(rules: Rules) -> None:
    whom, _ = meant(Mention(0, 4, "鹿鸣智算", "company"), 20, STATE, gazetteer_of(rules), rules)
    assert whom == COMPANY.at(20, 24)


def test_words_that_call_nothing_back_are_nobody_s(rules: Rules) -> None:
    again = Mention(0, 2, "园区", "again", word="园区", sorts=("park",))
    assert meant(again, 0, STATE, gazetteer_of(rules), rules) == (None, ())
