"""Lists that their form tells, whatever is known of their members."""

from __future__ import annotations

import pytest

from extractor.figures.entities.gazetteer import gazetteer_of
from extractor.figures.entities.names import NameFinder
from extractor.rules.rule_set import Rules


@pytest.mark.parametrize(
    ("text", "name", "sort", "members"),
    [
        ("昆山、太仓两市合计9.6亿美元", "昆山、太仓", "list", ["昆山市", "太仓市"]),
        ("园区、昆山、高新区三地完成14亿美元", "园区、昆山、高新区", "list", ["园区", "昆山市", "高新区"]),
        ("2023年，沪苏浙皖四地服务进出口2.6万亿元", "沪苏浙皖四地", "group", []),
        ("胶东五市执行额31亿美元", "胶东五市", "group", []),
        ("西递、宏村景区分别接待7万人次和11万人次", "西递、宏村景区", "list", ["西递", "宏村景区"]),
    ],
)
def test_a_count_or_what_is_dealt_out_makes_a_list(
    text: str, name: str, sort: str, members: list[str], rules: Rules
) -> None:
    found = NameFinder(gazetteer_of(rules), "320500", rules).names(text)[0]
    assert (found.name, found.sort, [each.name for each in found.members]) == (name, sort, members)


@pytest.mark.parametrize("text", ["增速居全省第三市", "推动产业、城镇、服务融合", "昆山、太仓、常熟两市合计"])
def test_what_does_not_add_up_is_no_list(text: str, rules: Rules) -> None:
    found = NameFinder(gazetteer_of(rules), "320500", rules).names(text)
    assert not [each for each in found if each.sort in ("list", "group")]
