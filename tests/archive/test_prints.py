"""Which of several prints of one figure counts: the site, the charts and the export ask here."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from extractor.archive.prints import cards_last, counting


@dataclass(frozen=True)
class Printed:
    issue: str
    month: str
    amount: float | None = 1.0
    card: bool = False
    item: str = ""


FIRST, LATER = Printed("first", "2023-07"), Printed("later", "2023-07", 2.0)
BARE = Printed("bare", "2023-07", None)
JUNE = Printed("first", "2023-06")


@pytest.mark.parametrize(
    ("prints", "counted"),
    [
        ([], []),
        ([FIRST, LATER], [LATER]),
        # Twice in one issue
        ([FIRST, FIRST], [FIRST]),
        # Without an amount there is nothing to draw
        ([FIRST, BARE], [FIRST]),
        ([BARE, FIRST], [FIRST]),
        ([FIRST, LATER, BARE], [LATER]),
        ([BARE, BARE], [BARE]),
        # In the order in which the figures come first
        ([FIRST, JUNE, LATER], [LATER, JUNE]),
    ],
)
def test_the_last_print_counts_and_one_with_an_amount_before_one_without(
    prints: list[Printed], counted: list[Printed]
) -> None:
    assert counting(prints, lambda one: one.month) == counted


def test_a_company_stands_on_no_line_with_its_city() -> None:
    card = Printed("card", "2023-07", card=True)
    japan = Printed("card", "2023-07", card=True, item="日本")
    assert cards_last([FIRST, card, japan], lambda one: one.item) == [FIRST, japan]
    assert cards_last([card, japan], lambda one: one.item) == [card, japan]
    # Whatever month the others are of
    assert cards_last([card, JUNE], lambda one: one.item) == [JUNE]
