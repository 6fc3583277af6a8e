"""The names that their endings tell, with where they lie."""

from __future__ import annotations

import pytest

from extractor.figures.entities.bodies import BodyFinder
from extractor.figures.entities.gazetteer import gazetteer_of
from extractor.rules.rule_set import Rules


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("入园企业杭州鹿鸣智算科技有限公司签约", [("杭州鹿鸣智算科技有限公司", "330100")]),
        ("省自然资源厅委托杭州鹿鸣智算有限公司建设", [("杭州鹿鸣智算有限公司", "330100")]),
        ("西南科技大学在校生", [("西南科技大学", "")]),
        ("九洲集团研发强度", [("九洲集团", "")]),
        ("提高中小银行资本", []),
        ("数据平台上线", []),
        ("重点园区营业收入", []),
    ],
)
def test_a_name_is_proper_by_its_place_or_by_what_is_no_common_word(
    text: str, names: list[tuple[str, str]], rules: Rules
) -> None:
    found = BodyFinder(gazetteer_of(rules), "330200", rules).all(text)
    assert [(each.name, each.code) for each in found if each.sort not in {"organ", "again"}] == names


def test_the_site_in_a_longer_name(rules: Rules) -> None:
    finder = BodyFinder(gazetteer_of(rules), "", rules)
    assert [each.name for each in finder.sites("儒乐湖软件园管理办公室 园区通讯")] == ["儒乐湖软件园"]
