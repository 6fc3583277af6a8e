"""Which names a sentence holds."""

from __future__ import annotations

import pytest

from extractor.figures.entities.gazetteer import gazetteer_of
from extractor.figures.entities.names import NameFinder
from extractor.figures.entities.whom import Whom
from extractor.rules.rule_set import Rules


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("记者从宁波海天数据有限公司了解到", [("宁波海天数据有限公司", "company")]),
        ("位于鄞州区的东钱湖数字谷", [("鄞州区", "place"), ("东钱湖数字谷", "park")]),
        ("“海豚”算力项目总投资", [("“海豚”算力项目", "project")]),
        ("“跨境保”在宁波推出", [("跨境保", "project")]),
        ("第三届甬江数字展览会落幕", [("第三届甬江数字展览会", "event")]),
        ("重点园区营业收入", []),
        ("公共服务平台16个", []),
        ("甬江项目19个", []),
        ("高新区完成", [("高新区", "zone")]),
        ("由市商务局主办", [("市商务局", "organ")]),
        ("全市执行额", [("全市", "home")]),
        ("我国企业", [("全国", "place")]),
        ("其他区县合计21亿元", [("其他区县", "group")]),
        ("数字贸易大会（宁波）展览会开幕", [("数字贸易大会（宁波）展览会", "event")]),
        ("该公司去年", [("公司", "again")]),
        ("三区合计占", [("三区", "these")]),
        ("海外市场和公司数据", []),
        ("宁波市本级收入", [("宁波市本级", "group")]),
        ("分区域看，大榭湾区实现", [("大榭湾区", "place")]),
        ("大榭湾区实现", []),
        ("唱好“港、产、贸”三部曲", []),
        ("日本数字展览会落幕", [("日本数字展览会", "event")]),
        ("甬江集团去年", [("甬江集团", "company")]),
        ("中小银行贷款", []),
    ],
)
def test_the_names_of_a_sentence(text: str, names: list[tuple[str, str]], rules: Rules) -> None:
    found = NameFinder(gazetteer_of(rules), "330200", rules).names(text)
    kept = [(each.name, each.sort) for each in found if each.sort != "again" or each.pointing]
    assert kept == names
    assert all(text[each.start : each.end] for each in found)


def test_a_name_that_is_said_to_be_short_for_another_is_one_wherever_it_stands(rules: Rules) -> None:
    fair = Whom("甬江数字贸易交易会", "event")
    found = NameFinder(gazetteer_of(rules), "330200", rules).names("期间，甬数会观众2万人。", {"甬数会": fair})
    assert [(each.name, each.sort) for each in found] == [("甬数会", "event")]
