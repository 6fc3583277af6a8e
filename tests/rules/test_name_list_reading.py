from __future__ import annotations

import re

import pytest

from extractor.errors import PatternError
from extractor.rules.name_list_reading import read_countries, read_places
from extractor.rules.name_lists import CountryList, CountryRow, PlaceList, PlaceRow
from extractor.rules.yaml_file import Node, read_rule_file

PLACES = """
endings:
- {ending: 市}
refused:
- {word: 城区, why: a common word}
longer:
- {words: [大理石, 三明治], why: things}
parted:
- {ending: 市, before: [场, 值]}
shared:
- {word: 朝阳区, codes: [110105, 220104]}
places:
- {code: 110000, name: 北京市, level: province, short: [北京]}
- {code: 110105, name: 朝阳区, level: county, parent: 110000}
- {code: 220000, name: 吉林省, level: province}
- {code: 220100, name: 长春市, level: prefecture, parent: 220000}
- {code: 220104, name: 朝阳区, level: county, parent: 220100, source: other, gone: "yes"}
"""
COUNTRIES = """
also:
- {code: AE, short: [阿联酋]}
longer:
- {words: [内蒙古], why: no country}
groups:
- {name: 东盟, short: [东盟国家], kind: union}
countries:
- {code: "AE", name: 阿拉伯联合酋长国, short: [阿联酋]}
- {code: "NO", name: 挪威}
"""


def top(text: str) -> Node:
    return read_rule_file(text.encode(), "names/list.yaml")


def test_places_are_read() -> None:
    assert read_places(top(PLACES)) == PlaceList(
        rows=(
            PlaceRow("110000", "北京市", "province", "", ("北京",)),
            PlaceRow("110105", "朝阳区", "county", "110000", ()),
            PlaceRow("220000", "吉林省", "province", "", ()),
            PlaceRow("220100", "长春市", "prefecture", "220000", ()),
            PlaceRow("220104", "朝阳区", "county", "220100", ()),
        ),
        refused=frozenset({"城区"}),
        longer=("大理石", "三明治"),
        parted={"市": "场值"},
    )


@pytest.mark.parametrize(
    ("old", "new", "where", "message"),
    [
        ("code: 220100", "code: 22010", 16, "'22010' is no code: six digits are expected"),
        ("code: 220100", "code: 110105", 16, "the code '110105' stands twice"),
        ("level: prefecture", "level: prefectures", 16, "'prefectures' is no level; did you mean 'prefecture'?"),
        ("parent: 220100", "parent: 220200", 17, "'朝阳区' is a county that belongs to an unknown code, not to"),
        ("parent: 220000", "parent: 110105", 16, "'长春市' is a prefecture that belongs to county, not to province"),
        (", parent: 220000", "", 16, "'长春市' is a prefecture that belongs to nothing, not to province"),
        (
            "shared:\n- {word: 朝阳区, codes: [110105, 220104]}\n",
            "",
            15,
            "'朝阳区' is a name of 110105, 220104: 'shared' must say so",
        ),
        ("[110105, 220104]", "[110105]", 17, "'shared' must say so"),
        (
            "name: 朝阳区, level: county, parent: 220100",
            "name: 二道区, level: county, parent: 220100",
            11,
            "no two places",
        ),
        ("short: [北京]", "short: [吉林省]", 15, "'吉林省' is a name of 110000, 220000"),
        ("why: a common word", "because: a common word", 5, "unknown key 'because'"),
        ("why: things", "reason: things", 7, "unknown key 'reason'"),
        ("ending: 市, before", "ending: 城市, before", 9, "the last character of names is expected"),
        ("shared:", "share:", 11, "unknown key 'share'"),
    ],
)
def test_a_wrong_place_is_found(old: str, new: str, where: int, message: str) -> None:
    assert old in PLACES
    with pytest.raises(PatternError, match=rf"^names/list\.yaml:{where}: .*{re.escape(message)}"):
        read_places(top(PLACES.replace(old, new, 1)))


def test_countries_are_read() -> None:
    assert read_countries(top(COUNTRIES)) == CountryList(
        countries=(CountryRow("AE", "阿拉伯联合酋长国", ("阿联酋",)), CountryRow("NO", "挪威", ())),
        groups=(CountryRow("union", "东盟", ("东盟国家",)),),
        refused=frozenset(),
        longer=("内蒙古",),
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('code: "NO"', "code: no", "'no' is no code: two capital letters are expected"),
        ("kind: union", "kind: unions", "'unions' is no kind of group; did you mean 'union'?"),
        ("name: 挪威", "name: 阿联酋", "'阿联酋' is also a name of another entry (names/list.yaml:9)"),
        ("name: 挪威", "name: 挪威, where: 北欧", "unknown key 'where'"),
    ],
)
def test_a_wrong_country_is_found(old: str, new: str, message: str) -> None:
    with pytest.raises(PatternError, match=re.escape(message)):
        read_countries(top(COUNTRIES.replace(old, new, 1)))
