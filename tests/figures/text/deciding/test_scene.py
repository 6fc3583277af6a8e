"""What a sentence is read in, and how far its reading has come."""

from __future__ import annotations

import pytest

from extractor.figures.column_writer import ColumnNumber, Names, Words
from extractor.figures.entities.whom import Sort, Whom
from extractor.figures.text.before.memory import Memory, Named
from extractor.figures.text.building import Draft, drafted, with_value
from extractor.figures.text.deciding.scene import State, firm_name, private_name
from extractor.figures.text.said import Said
from extractor.rules.rule_set import Rules
from tests.figures.text.reading import told, value_of


@pytest.mark.parametrize(
    ("sort", "private", "firm"),
    [
        ("company", True, True),
        ("school", True, True),
        ("park", True, False),
        ("place", False, False),
        ("list", False, False),
    ],
)
def test_whose_periods_and_names_are_nobody_else_s(sort: Sort, private: bool, firm: bool) -> None:
    whom = Whom("某某", sort)
    assert (private_name(whom), firm_name(whom)) == ("某某" if private else "", "某某" if firm else "")
    assert (private_name(None), firm_name(None)) == ("", "")


def draft(item: str | None, raw: str, rules: Rules) -> Draft:
    value = value_of(raw, rules)
    opened = drafted(Words(0, len(raw), raw, raw, "level"), Names(item=item), {}, None)
    return with_value(opened, ColumnNumber(value.column, value.quantity, value.sign), rules)


def test_a_state_is_returned_and_never_changed(rules: Rules) -> None:
    before = State(Memory(), 0)
    after = before.with_draft(0, draft("日本", "5亿元", rules))
    assert (before.drafts, before.spoken) == ((), ())
    assert (len(after.drafts), after.spoken, after.levels, after.items) == (1, (0,), [0], ("日本",))


def test_what_follows_is_said_of_the_figure_spoken_of_last(rules: Rules) -> None:
    state = (
        State(Memory(), 0).with_draft(0, draft("日本", "5亿元", rules)).with_draft(1, draft("韩国", "增长3%", rules))
    )
    assert [figure.item for figure in state.figures] == ["日本", "韩国"]
    back = state.back_to(0)
    assert [figure.item for figure in back.figures] == ["韩国", "日本"]
    # The items stay in the order in which they were told, and only levels are levels
    assert (back.items, back.levels) == (("日本", "韩国"), [0])


def test_a_draft_takes_the_place_of_another(rules: Rules) -> None:
    state = State(Memory(), 0).with_draft(0, draft("日本", "5亿元", rules)).with_draft(0, draft("日本", "6亿元", rules))
    assert [one.figure.value for one in state.drafts] == [6]
    assert state.spoken == (0,)


def test_only_the_memory_is_another() -> None:
    memory = Memory(named=Named(label=Said("货值")))
    state = State(Memory(), 7).remembering(memory)
    assert (state.memory, state.anchor) == (memory, 7)


def test_a_number_in_a_name_is_no_figure(rules: Rules) -> None:
    assert told("对142家会员企业的问卷显示，平均用工146人。", rules, "raw") == [("146人",)]


def test_a_period_of_somebody_is_kept_apart_from_that_of_the_place(rules: Rules) -> None:
    text = "湖畔云帆科技有限公司2022年营业收入3亿元。全市执行额5亿元。"
    assert told(text, rules, "entity", "period_end") == [("湖畔云帆科技有限公司", "2022-12"), ("大连市", "2023-09")]
