"""When and where the texts of an issue are, as its name, its publisher and a title tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.figures.entities.around import NOWHERE
from extractor.figures.setting import Setting, setting_at, setting_of, setting_within
from extractor.model import Masthead
from extractor.rules.loading import load_rules
from extractor.rules.rule_set import Rules

PATTERNS = load_rules()


@pytest.mark.parametrize(
    ("publisher", "setting"),
    [
        ("大连市数字贸易协会", Setting("2023-09", "大连市", "辽宁省")),
        ("山东省服务贸易协会", Setting("2023-09", "山东省", "山东省")),
        ("数字贸易协会", Setting("2023-09")),
    ],
)
def test_the_publisher_tells_which_city_is_ours(publisher: str, setting: Setting) -> None:
    read = setting_of(Masthead("会刊", publisher, "会刊", None, "2023-09", "cover"), PATTERNS)
    assert replace(read, around=NOWHERE) == setting


def test_the_publisher_tells_whose_numbers_are_where_no_words_do() -> None:
    around = setting_of(Masthead("会刊", "大连市数字贸易协会", "会刊", None, "2023-09", "cover"), PATTERNS).around
    assert around.issue.home is not None
    assert around.issue.association is not None
    assert (around.issue.home.name, around.issue.home.code) == ("大连市", "210200")
    assert around.issue.association.name == "大连市数字贸易协会"
    assert around.default == around.issue.home


@pytest.mark.parametrize(
    ("name", "covers"),
    [
        ("数字贸易发展报告（2021年）", 2021),
        ("2022年数字贸易发展报告", None),
        ("2020年和2021年数字贸易报告", None),
        ("会刊", None),
        ("2021年3月数字贸易报告", None),  # the month of the issue, and no year that is over
    ],
)
def test_a_report_s_name_tells_which_past_year_it_covers(name: str, covers: int | None) -> None:
    assert setting_of(Masthead(name, None, name, None, "2022-07", "cover"), PATTERNS).covers == covers


def test_the_title_places_an_article_where_the_issue_names_no_place() -> None:
    nowhere = Setting("2024-01")
    placed = setting_within(nowhere, "关于宁夏回族自治区2023年预算执行情况的报告", PATTERNS, card=False)
    assert (placed.city, placed.province) == ("宁夏回族自治区", "宁夏回族自治区")
    at_home = setting_within(Setting("2024-01", "大连市", "辽宁省"), "广东省调研组来访", PATTERNS, card=True)
    assert (at_home.city, at_home.card) == ("大连市", True)
    assert setting_within(nowhere, None, PATTERNS, card=False) == nowhere


def test_a_region_brings_its_province(rules: Rules) -> None:
    placed = setting_at("2023-09", "大连市", rules)
    assert replace(placed, around=NOWHERE) == Setting("2023-09", "大连市", "辽宁省")
    assert setting_at(None, None, rules) == Setting(None, None, None)
    unknown = setting_at(None, "某某市", rules)
    assert replace(unknown, around=NOWHERE) == Setting(None, "某某市", "某某市")
    assert unknown.around.default is not None
    assert unknown.around.default.name == "某某市"


def test_an_issue_without_other_names_is_called_by_its_title() -> None:
    title = "关于山西省2023年预算执行情况与2024年预算草案的报告"
    setting = setting_of(Masthead(None, None, title, None, "2024-01", "text"), PATTERNS)
    assert (setting.city, setting.province) == ("山西省", "山西省")
