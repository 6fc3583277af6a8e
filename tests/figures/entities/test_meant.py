"""Of whom a name, or words that stand for one, tell."""

from __future__ import annotations

from extractor.figures.entities.carried import Carried
from extractor.figures.entities.gazetteer import gazetteer_of
from extractor.figures.entities.meant import is_short_for, meant
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


def test_the_kind_of_a_zone_calls_back_the_one_that_was_named_in_full(rules: Rules) -> None:
    zone = Whom("宁波前湾综合保税区", "zone", 1, 10)
    state = Carried(HOME, HOME, HOME, HOME, named=(zone,))
    whom, _ = meant(Mention(0, 3, "综保区", "zone"), 20, state, gazetteer_of(rules), rules)
    assert whom == zone.at(20, 23)


def test_a_site_goes_by_a_part_of_its_name_but_not_by_its_place(rules: Rules) -> None:
    gazetteer = gazetteer_of(rules)
    park = Whom("宁波甬鹿数字服务产业园", "park")
    assert is_short_for(Whom("甬鹿园区", "park"), park, gazetteer, rules)
    assert not is_short_for(Whom("宁波园区", "park"), park, gazetteer, rules)
    assert not is_short_for(Whom("甬鹿开发区", "zone"), park, gazetteer, rules)
