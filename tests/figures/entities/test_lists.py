"""Names side by side are one list, and examples of many are nobody."""

from __future__ import annotations

import pytest

from extractor.figures.entities.gazetteer import gazetteer_of
from extractor.figures.entities.lists import joined
from extractor.figures.entities.names import NameFinder
from extractor.rules.rule_set import Rules


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("鄞州区、海曙区和江北区完成", [("鄞州区、海曙区、江北区", 3)]),
        ("杭州、宁波两市合计", [("杭州、宁波", 2)]),
        ("高新区、甬江软件园执行额", [("高新区、甬江软件园", 2)]),
        ("鄞州区；海曙区完成", [("鄞州区", 0), ("海曙区", 0)]),
        ("宁波海天数据有限公司、浙江云帆科技有限公司等14家企业获评", []),
        ("宁波海天数据有限公司、听涛译社等14家企业获评", []),
        ("宁波海天数据有限公司与浙江云帆科技有限公司签约", [("宁波海天数据有限公司", 0), ("浙江云帆科技有限公司", 0)]),
    ],
)
def test_lists(text: str, names: list[tuple[str, int]], rules: Rules) -> None:
    found = joined(text, NameFinder(gazetteer_of(rules), "330200", rules).names(text), rules)
    assert [(each.name, len(each.members)) for each in found] == names
