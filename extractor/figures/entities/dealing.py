"""A list and the numbers behind it → which number is whose: 分别 deals them out, 合计 keeps them for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractor.figures.entities.whom import Whom
from extractor.rules.rule_set import Rules


@dataclass(frozen=True, slots=True)
class Counted:
    """A number in a text, and whether it is told in percent."""

    start: int
    end: int
    percent: bool


def dealt(
    text: str, start: int, members: Sequence[Whom], numbers: Sequence[Counted], rules: Rules
) -> Mapping[int, Whom]:
    """Return whose the numbers behind a list are, by where they begin; those that are all's are left out.

    Args:
        text: The sentence.
        start: Where the list ends in it.
        members: The names of the list.
        numbers: The numbers of the sentence.
        rules: The rules.
    """
    each = [match.end() for match in rules.rule("language", "entity-each").all(text, start)]
    behind = [number for number in numbers if number.start >= start]
    owners: dict[int, Whom] = {}
    if not each:
        run = _run(text, behind, rules)
        if len(run) == len(members):
            owners.update((number.start, whom) for number, whom in zip(run, members, strict=True))
        return owners
    for at, stop in zip(each, [*each[1:], len(text)], strict=True):
        owners.update(_in_turn([number for number in behind if at <= number.start < stop], members))
    return owners


def _run(text: str, numbers: Sequence[Counted], rules: Rules) -> list[Counted]:
    """Return the numbers that follow each other with nothing but 、 or 和 between them, from the first."""
    run = list(numbers[:1])
    joins = rules.rule("language", "entity-joins")
    for number in numbers[1:]:
        if joins.fullmatch(text[run[-1].end : number.start]) is None:
            break
        run.append(number)
    return run


def _in_turn(numbers: Sequence[Counted], members: Sequence[Whom]) -> dict[int, Whom]:
    """Deal numbers of the sort of the first one out; those between them are said of the same member."""
    alike = [number for number in numbers if number.percent == numbers[0].percent]
    if len(alike) < len(members):
        return {}
    owners = {number.start: whom for number, whom in zip(alike, members, strict=False)}
    last = alike[len(members) - 1].start
    whom: Whom | None = None
    for number in numbers:
        whom = owners.get(number.start, whom)
        if whom and number.start < last:
            owners[number.start] = whom
    return owners
