"""Of whom the numbers of a table are said."""

from __future__ import annotations

import pytest

from extractor.figures.setting import setting_at
from extractor.figures.table.figures import read_table
from extractor.figures.table.words import Around
from extractor.rules.rule_set import Rules
from tests.making import make_table


@pytest.mark.parametrize(
    ("name", "entity", "kind"),
    [
        ("鄞州区", "鄞州区", "place"),
        ("高新区", "高新区", "park"),
        ("甬江软件园", "甬江软件园", "park"),
        ("临港区", "临港区", "place"),  # which no list has
        ("全省", "浙江省", "place"),
        ("合计", "宁波市", "place"),
        ("其他", "宁波市", "place"),
        ("日本", "宁波市", "place"),
    ],
)
def test_a_row_named_after_a_place_or_body_is_said_of_it(name: str, entity: str, kind: str, rules: Rules) -> None:
    table = make_table("名称|离岸执行额（万元）", f"{name}|11", rules=rules)
    (one,) = read_table(table, Around(), setting_at("2023-09", "宁波市", rules), rules).figures
    assert (one.figure.entity, one.figure.entity_kind) == (entity, kind)
    assert one.origins[-1].field == "entity"


def test_a_caption_tells_whom_a_table_is_about(rules: Rules) -> None:
    table = make_table("行业|执行额（万元）", "运输|11", rules=rules, caption="表1 1—4月杭州市服务外包执行额")
    (one,) = read_table(table, Around(), setting_at("2023-09", "宁波市", rules), rules).figures
    assert one.figure.entity == "杭州市"
    assert one.origins[-1].place == "in the caption"


def test_nobody_is_guessed(rules: Rules) -> None:
    table = make_table("行业|执行额（万元）", "运输|11", rules=rules)
    (one,) = read_table(table, Around(), setting_at("2023-09", None, rules), rules).figures
    assert (one.figure.entity, one.figure.entity_kind) == (None, None)


@pytest.mark.parametrize(
    ("corner", "name", "entity", "kind"),
    [
        ("企业名称", "乙信息技术公司", "乙信息技术公司", "company"),
        ("城市", "南京", "南京市", "place"),
        ("县（市、区）", "滨湖", "滨湖", "place"),
        ("园区名称", "一园", "一园", "park"),
        ("地区", "其他", "宁波市", "place"),
        ("国别（地区）", "德国", "宁波市", "place"),
        ("行业", "运输", "宁波市", "place"),
        ("金融机构", "徽商银行南京中山北路支行", "徽商银行南京中山北路支行", "company"),
    ],
)
def test_the_header_of_the_names_may_tell_that_they_are_places_or_companies(
    corner: str, name: str, entity: str, kind: str, rules: Rules
) -> None:
    table = make_table(f"{corner}|执行额（万元）", f"{name}|11", rules=rules)
    (one,) = read_table(table, Around(), setting_at("2023-09", "宁波市", rules), rules).figures
    assert (one.figure.entity, one.figure.entity_kind) == (entity, kind)
    assert (one.figure.item is None) == (entity != "宁波市")


def test_a_column_headed_by_a_place_is_said_of_it(rules: Rules) -> None:
    table = make_table("業別|苗栗縣|<|合計", "^|面積（公頃）|用水量（噸）|面積（公頃）", "食品|11|12|13", rules=rules)
    read = read_table(table, Around(), setting_at("2023-09", None, rules), rules).figures
    assert [(one.figure.entity, one.figure.label, one.figure.item) for one in read] == [
        ("苗栗縣", "面積", "食品"), ("苗栗縣", "用水量", "食品"), (None, "面積", "食品"),
    ]  # fmt: skip


def test_in_a_table_of_the_company_s_own_other_companies_are_items(rules: Rules) -> None:
    rows = ("银行|授信总额（万元）", "云湾银行|11")
    for caption, entity, item in (
        ("截至2023年3月末发行人授信情况", None, "云湾银行"),
        ("公司主要客户情况", None, "云湾银行"),
        ("各银行授信情况", "云湾银行", None),
    ):
        table = make_table(*rows, rules=rules, caption=caption)
        (one,) = read_table(table, Around(), setting_at("2023-09", "宁波市", rules), rules).figures
        assert (one.figure.entity, one.figure.item) == (entity, item), caption


def test_a_place_with_others_is_a_group(rules: Rules) -> None:
    table = make_table("地区|离岸执行额（万元）", "慈溪及两县|11", rules=rules)
    (one,) = read_table(table, Around(), setting_at("2023-09", "宁波市", rules), rules).figures
    assert (one.figure.entity, one.figure.entity_kind, one.figure.item) == ("慈溪及两县", "group", None)


def test_a_name_that_is_printed_short_is_taken_off_what_is_counted(rules: Rules) -> None:
    table = make_table("项目|金额（万元）", "区本级上解收入|11", rules=rules, caption="全口径收入")
    (one,) = read_table(table, Around(), setting_at("2023-09", "宁夏回族自治区", rules), rules).figures
    assert (one.figure.entity, one.figure.label, one.figure.item) == ("宁夏回族自治区本级", "上解收入", None)
