"""In which division of China an entity lies."""

from __future__ import annotations

import pytest

from extractor.figures.reading import read_text
from extractor.figures.setting import setting_at
from extractor.rules.rule_set import Rules

# Prefectures of all parts of the country, with their codes in GB/T 2260.
CITIES = {
    "秦皇岛市": "130300", "大同市": "140200", "赤峰市": "150400", "丹东市": "210600", "四平市": "220300",
    "佳木斯市": "230800", "连云港市": "320700", "湖州市": "330500", "蚌埠市": "340300", "漳州市": "350600",
    "赣州市": "360700", "临沂市": "371300", "南阳市": "411300", "宜昌市": "420500", "岳阳市": "430600",
    "湛江市": "440800", "北海市": "450500", "三亚市": "460200", "绵阳市": "510700", "遵义市": "520300",
    "曲靖市": "530300", "日喀则市": "540200", "宝鸡市": "610300", "天水市": "620500", "海东市": "630200",
    "石嘴山市": "640200", "克拉玛依市": "650200", "延边朝鲜族自治州": "222400", "兴安盟": "152200", "喀什地区": "653100",
}  # fmt: skip


def told(text: str, issue: str | None, rules: Rules) -> list[tuple[str, str | None, str | None, str | None]]:
    """Return the raw words, entity, region and code of each figure of a text."""
    figures = read_text(text, setting_at("2024-06", issue, rules), rules).figures
    return [(one.figure.raw, one.figure.entity, one.figure.region, one.figure.region_code) for one in figures]


@pytest.mark.parametrize(("city", "code"), CITIES.items(), ids=CITIES.values())
def test_each_prefecture_is_its_own_region(city: str, code: str, rules: Rules) -> None:
    (figure,) = told(f"1—5月，{city}服务外包执行额3.2亿美元。", city, rules)
    assert figure == ("3.2亿美元", city, city, code)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("全国服务外包执行额3200亿元。", ("3200亿元", "全国", "全国", None)),
        ("全球服务外包执行额3200亿元。", ("3200亿元", "全球", None, None)),
        ("我省服务外包执行额320亿元。", ("320亿元", "浙江省", "浙江省", "330000")),
        ("西部地区服务外包执行额320亿元。", ("320亿元", "西部地区", None, None)),
        ("慈溪市服务外包执行额32亿元。", ("32亿元", "慈溪市", "慈溪市", "330282")),
        ("滨湖新区服务外包执行额32亿元。", ("32亿元", "滨湖新区", "宁波市", "330200")),
        ("市本级一般公共预算收入32亿元。", ("32亿元", "宁波市本级", "宁波市", "330200")),
        # A place inside a name is where the body is, and nobody else's
        ("广州白云机场出口额32亿元。", ("32亿元", "广州白云机场", "广州市", "440100")),
        ("位于海曙区的月湖智谷产业园服务外包执行额32亿元。", ("32亿元", "月湖智谷产业园", "海曙区", "330203")),
        ("甬信科技有限公司服务外包执行额32亿元。", ("32亿元", "甬信科技有限公司", "宁波市", "330200")),
    ],
)
def test_an_entity_lies_where_its_words_say(
    text: str, figure: tuple[str, str | None, str | None, str | None], rules: Rules
) -> None:
    assert told(text, "宁波市", rules) == [figure]


def test_a_body_lies_nowhere_that_is_known_where_another_place_was_named(rules: Rules) -> None:
    text = "杭州市服务外包执行额62亿元。甬信科技有限公司服务外包执行额32亿元。"
    assert told(text, "宁波市", rules) == [
        ("62亿元", "杭州市", "杭州市", "330100"),
        ("32亿元", "甬信科技有限公司", None, None),
    ]


def test_the_whole_province_of_an_issue_without_one_is_nobody_s(rules: Rules) -> None:
    assert told("全省服务外包执行额320亿元。", None, rules) == [("320亿元", None, None, None)]
