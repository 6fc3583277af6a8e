"""The places of small made texts, found with the list that comes with the program."""

from __future__ import annotations

import pytest

from extractor.rules.name_list_loading import load_list
from extractor.rules.name_lists import PlaceList, PlaceRow
from extractor.words.places import Place, Places

LISTED = load_list(PlaceList)
PLACES = Places(LISTED)

LIAONING, DALIAN, SHENYANG, CHANGCHUN, BEIJING = "210000", "210200", "210100", "220100", "110000"


def names(text: str, home: str = "") -> list[str]:
    return [mention.name for mention in PLACES.all(text, home)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("大连市甘井子区完成执行额1.2亿美元", ["大连市", "甘井子区"]),
        ("辽宁、吉林和黑龙江三省", ["辽宁", "吉林", "黑龙江"]),
        ("延边朝鲜族自治州和延边州的延边", ["延边朝鲜族自治州", "延边州", "延边"]),
        ("广西壮族自治区、内蒙古自治区、香港特别行政区", ["广西壮族自治区", "内蒙古自治区", "香港特别行政区"]),
        ("锡林郭勒盟、阿拉善左旗、义乌市、浦东新区", ["锡林郭勒盟", "阿拉善左旗", "义乌市", "浦东新区"]),
        ("全市服务外包企业达1200家", []),
        ("", []),
    ],
)
def test_the_longest_names_are_found(text: str, found: list[str]) -> None:
    assert names(text) == found
    assert "".join(text[mention.start : mention.end] for mention in PLACES.all(text)) == "".join(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("大连市场规模", ["大连"]),
        ("北京市值最高的公司", ["北京"]),
        ("海南区域中心", ["海南"]),
        ("其中山东增长", ["山东"]),
        ("国内江苏居首", ["江苏"]),
        ("扩大连锁经营", []),
        ("重大理论", []),
        ("建成都市圈", []),
        ("推广东方经验", []),
        ("同比增长春节期间", []),
        ("隆重庆祝", []),
        ("越南通过", []),
        ("东北海关", []),
        ("黄河南岸，长江西岸", []),
        ("平台北侧", []),
        ("大理石、复合肥、三明治", []),
        ("长白山下，孙中山故居", []),
        ("示范县、振兴县域经济", []),
        ("贺兰山东麓，明尼苏达州", []),
        ("主城区、郊区、矿区、东区、新城区", []),
        ("安康、来宾、白银、阿里", []),
        ("安康市、来宾市、白银市、阿里地区", ["安康市", "来宾市", "白银市", "阿里地区"]),
    ],
)
def test_words_that_only_look_like_places(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "home", "found"),
    [
        ("甘井子增长5%", "", []),
        ("甘井子增长5%", DALIAN, ["甘井子"]),
        ("甘井子增长5%", "210204", ["甘井子"]),  # 沙河口区, of the same city
        ("甘井子增长5%", SHENYANG, []),
        ("甘井子增长5%", LIAONING, []),
        ("甘井子增长5%", "no code", []),
        ("海淀、仙桃", BEIJING, ["海淀"]),
        ("海淀、仙桃", "420000", ["仙桃"]),  # right below its province
        ("沙县、范县", "", []),
        ("沙县、范县", "410900", ["范县"]),
        ("合作、东方", "623000", []),
        ("合作市", "", ["合作市"]),
    ],
)
def test_short_names_of_counties_are_found_at_home(text: str, home: str, found: list[str]) -> None:
    assert names(text, home) == found


@pytest.mark.parametrize(
    ("text", "home", "code"),
    [
        ("朝阳区", BEIJING, "110105"),
        ("朝阳区", CHANGCHUN, "220104"),
        ("朝阳区", "220000", "220104"),
        ("朝阳区", "220200", "220104"),  # 吉林市, of the same province
        ("朝阳区", DALIAN, None),
        ("朝阳区", "", None),
        ("和平区", SHENYANG, "210102"),
        ("和平区", DALIAN, "210102"),
        ("和平区", "120000", "120101"),
        ("朝阳", "", "211300"),
        ("朝阳", BEIJING, "110105"),
        ("朝阳", "211300", "211300"),
        ("吉林", "220200", "220000"),
        ("吉林市", "", "220200"),
        ("海南", "632500", "460000"),
        ("海南州", "", "632500"),
        ("大理", "532900", "532900"),
    ],
)
def test_of_places_of_one_name_the_one_at_home_is_meant(text: str, home: str, code: str | None) -> None:
    (mention,) = PLACES.all(text, home)
    assert mention.code == code
    assert mention.ambiguous == (code is None)


def test_a_name_of_several_places_says_which_they_are() -> None:
    (mention,) = PLACES.all("朝阳区", DALIAN)
    assert mention.place is None
    assert [place.code for place in mention.places] == ["110105", "220104"]


def test_a_mention_says_what_it_is_and_what_follows() -> None:
    first, second = PLACES.all("在大连海事大学，广州市")
    assert (first.start, first.end, first.name, first.form, first.follows) == (
        1,
        3,
        "大连",
        "short",
        "海事大学，广州市",
    )
    assert first.place == Place("大连市", "210200", "prefecture", "210000")
    assert (second.form, second.follows) == ("full", "")


def test_all_names_that_begin_at_a_place() -> None:
    assert [mention.name for mention in PLACES.find("在大连市工作", 1)] == ["大连市", "大连"]
    assert [mention.name for mention in PLACES.find("大连市场", 0)] == ["大连"]
    assert list(PLACES.find("大连市", 1)) == []
    assert [mention.name for mention in PLACES.find("甘井子区", 0, DALIAN)] == ["甘井子区", "甘井子"]


@pytest.mark.parametrize(
    ("code", "chain"),
    [
        ("210211", ["甘井子区", "大连市", "辽宁省"]),
        ("110105", ["朝阳区", "北京市"]),
        ("429004", ["仙桃市", "湖北省"]),
        ("210000", ["辽宁省"]),
        ("000000", []),
        ("", []),
    ],
)
def test_what_a_place_belongs_to(code: str, chain: list[str]) -> None:
    assert [place.name for place in PLACES.region_of(code)] == chain
    place = PLACES.get(code)
    assert (place.name if place else None) == (chain[0] if chain else None)


def test_a_refused_name_is_in_the_list_but_not_found() -> None:
    row = PlaceRow("140302", "城区", "county", "", ())
    places = Places(PlaceList((row,), frozenset({"城区"}), (), {}))
    assert list(places.all("城区", "140302")) == []
    assert places.get("140302") == Place("城区", "140302", "county", "")


def test_a_name_comes_before_a_longer_word_that_is_the_same() -> None:
    assert names("东海县") == ["东海县"]
    assert names("东海增长", "320700") == ["东海"]
    assert names("东海增长") == []
