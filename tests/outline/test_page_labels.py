"""Labels of pages that name sections."""

from __future__ import annotations

from dataclasses import replace

from extractor.model import Line
from extractor.outline.contents import Contents
from extractor.outline.layout import layout_of
from extractor.outline.page_labels import labels_of, opened_by_labels
from extractor.rules.rule_set import Rules
from tests.making import make_line


def label(text: str, page: int, top: float = 40.0) -> Line:
    return replace(make_line(text, page=page, role="aside"), top=top, bottom=top + 10)


def test_known_names_are_sections_from_top_to_bottom(rules: Rules) -> None:
    heads = [label("协会动态", 2, 400), label("会员风采", 2, 60), label("数据月报", 1), label("某某某", 1)]
    named = labels_of(heads, Contents([], rules), rules)
    assert {page: [one.kind for one in every] for page, every in named.items()} == {
        2: ["会员风采", "协会动态"],
        1: ["数据月报"],
    }


def test_a_name_on_all_pages_is_the_periodical_s(rules: Rules) -> None:
    heads = [label("行业资讯", page) for page in (1, 2, 3)]
    assert labels_of(heads, Contents([], rules), rules) == {}


def test_the_lower_of_two_labels_begins_at_its_height(rules: Rules) -> None:
    lines = [
        replace(make_line("一段话。", position=at), top=top, bottom=top + 10, x0=x0)
        for at, (top, x0) in enumerate([(80.0, 72.0), (305.0, 93.0)])
    ]
    named = labels_of([label("会员风采", 1, 60), label("协会动态", 1, 300)], Contents([], rules), rules)
    opened = opened_by_labels(named, {}, lines, layout_of(lines))
    assert {key: one.kind for key, one in opened.items()} == {lines[0].key: "会员风采", lines[1].key: "协会动态"}
