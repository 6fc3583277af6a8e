"""What holds for a later clause, sentence or paragraph."""

from __future__ import annotations

import pytest

from extractor.figures.text.before.memory import Dated, Memory, Named, Times
from extractor.figures.text.said import Said
from extractor.rules.rule_set import Rules
from extractor.words.period import Period
from tests.figures.text.reading import value_of

HALF = Said(Period("2023-01", "2023-06", "cumulative", year_said=True), 0, 8)
JULY = Said(Period("2023-07", "2023-07", "month", year_said=False), 20, 22)
SPAN = Said(Period("2021-01", "2023-12", "span", year_said=True), 4, 14)


@pytest.mark.parametrize(
    ("base_unit", "text", "alike"),
    [
        (None, "5亿元", True),
        ("CNY", "5亿美元", True),
        ("人", "300人", True),
        ("人", "300家", False),
        ("CNY", "300人", False),
        ("人", "5亿元", False),
        ("人", "同比增长5%", True),
    ],
)
def test_money_goes_on_with_money_and_people_with_people(
    base_unit: str | None, text: str, alike: bool, rules: Rules
) -> None:
    assert Named(base_unit=base_unit).is_kind_of(value_of(text, rules)) is alike


def test_a_label_alone_names_something() -> None:
    assert Named(label=Said("货值")).says_something
    assert not Named(base_unit="CNY", whom="湖畔软件公司").says_something


def test_a_period_of_somebody_dates_nobody_else() -> None:
    assert Dated(HALF).holds_for("湖畔软件公司")
    assert Dated(HALF, "湖畔软件公司").holds_for("湖畔软件公司")
    assert not Dated(HALF, "湖畔软件公司").holds_for("")


def test_the_end_of_a_period_is_that_of_a_stock() -> None:
    closing = Dated(HALF).closing()
    assert (closing.thing.start, closing.thing.end, closing.thing.kind) == ("2023-06", "2023-06", "stock")
    assert (closing.start, closing.end) == (HALF.start, HALF.end)


def test_a_paragraph_begins_in_the_period_of_the_headline() -> None:
    begun = Times(headline=Dated(HALF), lasting=Dated(JULY), as_of=JULY).begin_paragraph()
    assert (begun.lasting, begun.as_of) == (Dated(HALF), None)
    assert Times(lasting=Dated(JULY)).begin_paragraph().lasting == Dated(JULY)


def test_a_sentence_begins_without_a_period_of_its_own() -> None:
    begun = Times(headline=Dated(HALF), own=Dated(JULY), upcoming=JULY, weak=JULY).begin_sentence()
    assert (begun.headline, begun.own, begun.upcoming, begun.weak) == (Dated(HALF), None, None, None)


def test_a_year_is_that_of_the_months_behind_it_only_where_a_number_was_dated_by_it() -> None:
    heard = Times(own=Dated(HALF))
    assert heard.year is None
    assert heard.used(HALF).year == Dated(HALF)
    assert heard.used(JULY).year is None
    # … and only where it was printed, and is one year
    assert Times(own=Dated(JULY)).used(JULY).year is None
    assert Times(own=Dated(SPAN)).used(SPAN).year is None


def test_a_paragraph_begins_without_breakdown_and_topic() -> None:
    before = Memory(
        breakdown=Said("国别"), topic=Said("出口"), before=Named(label=Said("出口")), whole=Named(label=Said("执行额"))
    )
    begun = before.begin_paragraph()
    assert (begun.breakdown, begun.topic, begun.before) == (None, None, Named())
    assert begun.whole == before.whole


def test_only_a_pronoun_keeps_the_label_and_only_what_goes_on_scope_and_items() -> None:
    memory = Memory(scope=Said("离岸"), items=Said(("日本",)), named=Named(label=Said("货值")), part_unit="家")
    kept = [
        memory.begin_sentence(goes_on=False, again=False),
        memory.begin_sentence(goes_on=True, again=False),
        memory.begin_sentence(goes_on=True, again=True),
    ]
    assert [(one.scope, one.items, one.named.label) for one in kept] == [
        (None, None, None),
        (memory.scope, memory.items, None),
        (memory.scope, memory.items, memory.named.label),
    ]
    assert {one.part_unit for one in kept} == {None}


def test_what_the_last_level_was_of_is_what_the_next_sentence_speaks_of() -> None:
    memory = Memory(main=Named(label=Said("货值"), base_unit="CNY"))
    begun = memory.begin_sentence(goes_on=False, again=False)
    assert (begun.topic, begun.before, begun.main) == (Said("货值"), memory.main, Named())
    kept = begun.begin_sentence(goes_on=False, again=False)
    assert (kept.topic, kept.before) == (Said("货值"), memory.main)
