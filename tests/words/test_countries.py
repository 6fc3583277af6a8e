from __future__ import annotations

import pytest

from extractor.rules.name_list_loading import load_list
from extractor.rules.name_lists import CountryList
from extractor.words.countries import COUNTRY, Countries, Country

COUNTRIES = Countries(load_list(CountryList))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("对美国、日本和韩国出口", ["US", "JP", "KR"]),
        ("几内亚比绍、几内亚、赤道几内亚", ["GW", "GN", "GQ"]),
        ("阿联酋和阿拉伯联合酋长国", ["AE", "AE"]),
        ("印尼、印度、印度尼西亚", ["ID", "IN", "ID"]),
        ("中国香港、香港、台湾地区", ["HK", "HK", "TW"]),
        ("内蒙古、蒙古族、蒙古国、蒙古", ["MN", "MN"]),
        ("朝鲜族自治州", []),
        ("辽宁黑山", []),
        ("东部沿海地区、大黄附子汤加减、越南语", []),
        ("海地、汤加", ["HT", "TO"]),
        ("中非合作论坛", []),
    ],
)
def test_countries_are_found(text: str, found: list[str]) -> None:
    assert [mention.country.code for mention in COUNTRIES.all(text)] == found


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("对欧盟出口", "欧盟", "union"),
        ("东盟国家", "东盟", "union"),
        ("RCEP成员国", "RCEP成员国", "agreement"),
        ("RCEP其他成员国", "RCEP成员国", "agreement"),
        ("“一带一路”沿线国家和地区", "一带一路共建国家", "initiative"),
        ("共建“一带一路”国家", "一带一路共建国家", "initiative"),
        ("中东欧国家", "中东欧", "initiative"),
        ("中东地区", "中东", "region"),
        ("金砖国家", "金砖国家", "forum"),
    ],
)
def test_groups_are_found(text: str, name: str, kind: str) -> None:
    (mention,) = COUNTRIES.all(text)
    assert mention.country == Country(name, "", kind)
    assert mention.is_group


def test_a_mention_says_what_it_is_and_what_follows() -> None:
    (mention,) = COUNTRIES.all("承接沙特的业务")
    assert (mention.start, mention.end, mention.name, mention.form, mention.follows) == (
        2,
        4,
        "沙特",
        "short",
        "的业务",
    )
    assert mention.country == Country("沙特阿拉伯", "SA", COUNTRY)
    assert not mention.is_group


def test_all_names_that_begin_at_a_place() -> None:
    assert [mention.name for mention in COUNTRIES.find("在印度尼西亚", 1)] == ["印度尼西亚", "印度"]
    assert list(COUNTRIES.find("在印度", 0)) == []
