"""Names of the lists, as they stand in sentences."""

from __future__ import annotations

from extractor.figures.entities.gazetteer import gazetteer_of
from extractor.rules.rule_set import Rules

NINGBO = "330200"


def test_a_short_name_counts_before_what_is_said_of_a_place(rules: Rules) -> None:
    gazetteer = gazetteer_of(rules)
    assert [each.name for each in gazetteer.places("杭州完成12亿元，杭州湾大桥通车", "")] == ["杭州市"]
    assert [each.name for each in gazetteer.places("杭州湾", "", anywhere=True)] in ([], ["杭州市"])
    # The short name of a county only at home
    assert [each.name for each in gazetteer.places("慈溪完成2亿元", NINGBO)] == ["慈溪市"]
    assert [each.name for each in gazetteer.places("慈溪完成2亿元", "210200")] == []


def test_a_city_and_its_district_are_one_name(rules: Rules) -> None:
    places = list(gazetteer_of(rules).places("宁波市鄞州区完成2亿元", ""))
    assert (places[-1].name, places[-1].start, places[-1].end) == ("鄞州区", 0, 6)


def test_countries_are_found_and_places_know_what_they_lie_in(rules: Rules) -> None:
    gazetteer = gazetteer_of(rules)
    assert [(each.name, each.level) for each in gazetteer.countries("印度软件出口")] == [("印度", "country")]
    province = gazetteer.above(NINGBO, "province")
    assert province is not None
    assert province.name == "浙江省"
    assert gazetteer.above("", "province") is None
    assert gazetteer.names_place("宁波", "")
    assert not gazetteer.names_place("甬江", "")
