"""The words before a number → what the number is said of: indicator, label, scope, items.

A number's *lead-in* is the text since the number before it; its *tail* is the last clause of the lead-in. The tail
names the indicator; the whole lead-in may name the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.figures.abroad import COUNTRY, SHORT
from extractor.figures.marks import Mark
from extractor.figures.text.clause.nouns import nearest_noun, noun_before, noun_foremost, noun_of_list
from extractor.figures.text.clause.stretch import Span, Stretch
from extractor.figures.text.said import Said, if_any
from extractor.rules.rule_set import Word
from extractor.words.periods import Period


@dataclass(frozen=True)
class Subject:
    """What the words before a number say; a thing that they do not say is None or empty.

    `label` is the noun right before the number, `far_label` the nearest one further off in the clause, `joined` the
    whole list that it ends (大豆和马铃薯补贴). `described` items are in no word table: a rule tells them by their form
    (前十强企业); `praised` is what the clause before says to stand out, where the last one names nothing.
    A `part` is of the number before (其中), an `average` is told of one of many (每千人拥有医师). `period` is that of
    one of several numbers (7月、8月分别).
    The last clause begins at `clause`, what it says of a number at `tail`, behind the names in it.
    """

    indicators: tuple[Said[Word], ...] = ()
    label: Said[str] | None = None
    far_label: Said[str] | None = None
    joined: Said[str] | None = None
    items: tuple[Said[str], ...] = ()
    scope: Said[str] | None = None
    whole: bool = False
    total: bool = False
    respectively: bool = False
    described: bool = False
    praised: Said[str] | None = None
    part: bool = False
    average: bool = False
    period: Said[Period] | None = None
    tail: int = 0
    clause: int = 0

    @property
    def says_something(self) -> bool:
        """Whether the words name a subject of their own, rather than go on with the one before."""
        return bool(self.indicators or self.items or self.scope or self.label)


def subject_of(stretch: Stretch, tail: Span, *, parted: bool) -> Subject:
    """Return what a lead-in with this tail says; where the text is `parted` into items, a place names one of them."""
    indicators = indicators_of(stretch, tail)
    named = stretch.of_role("item", tail) or _items_before(stretch, tail, indicators)
    items = tuple(_item(stretch, mark) for mark in named)
    last = noun_before(stretch, tail)
    measured = indicators or stretch.rules.table("aspect").find(last.thing)
    qualifier = _qualifier(stretch, indicators, tail, parted=parted) if measured else None
    near = nearest_noun(stretch, tail, last)
    if indicators and near and near.start >= indicators[-1].end and _is_ratio_of(near, stretch):
        last = _whole_name(stretch, indicators[-1], near)
        indicators, named = [], []
    if not indicators and not last.thing:
        last = noun_foremost(stretch) or last
    summed = any(mark.start < near.start for mark in stretch.of_role("total", tail)) if near else False
    joined = None if indicators or summed else noun_of_list(stretch, tail, near, named)
    return Subject(
        indicators=tuple(stretch.word(mark) for mark in indicators),
        label=_printed(stretch, indicators[-1]) if indicators else if_any(last),
        far_label=None if indicators else near,
        joined=joined,
        items=() if joined else items or ((qualifier,) if qualifier else ()),
        praised=None if measured or items or near else _featured(stretch, tail),
        scope=_scope(stretch),
        whole=stretch.has("whole"),
        total=stretch.has("total"),
        respectively=stretch.has("respectively"),
        tail=tail[0],
        clause=max(start for start, _ in stretch.clauses if start <= tail[0]),
        part=stretch.rules.rule("language", "part").search(stretch.text[stretch.start : stretch.end]) is not None,
        described=any(mark.groups.keys().isdisjoint(("item", COUNTRY, SHORT)) for mark in stretch.of_role("item")),
    )


def tail_of(stretch: Stretch) -> Span:
    """Return the last clause, without a word such as 合计 or 分别 at its end.

    That is the clause before, where it names a new subject and the last one nothing (…收入增长较快，完成).
    """
    start, end = stretch.behind_names(stretch.clauses[-1])
    silent = not stretch.of_role("indicator", (start, end))
    if silent and len(stretch.clauses) > 1 and not any(piece.thing for piece in stretch.pieces(start, end)):
        before = stretch.behind_names(stretch.clauses[-2])
        new = stretch.rules.rule("language", "new-subject").search(stretch.text[before[0] : before[1]])
        if new or _measures_anew(stretch, before):
            return before
    for mark in reversed(stretch.marks):
        if mark.role in ("total", "respectively") and mark.start > start and not stretch.trim(mark.end, end).thing:
            end = mark.start
    return start, end


def _is_ratio_of(noun: Said[str], stretch: Stretch) -> bool:
    """Whether a noun behind an indicator is what a number tells of it: 贡献率."""
    return stretch.rules.rule("language", "ratio-of").search(noun.thing) is not None


def _whole_name(stretch: Stretch, indicator: Mark, ratio: Said[str]) -> Said[str]:
    """Return the name of a ratio with the indicator right before it: 营业收入利润率."""
    if ratio.start != indicator.end:
        return ratio
    return Said(stretch.text[indicator.start : ratio.end], indicator.start, ratio.end)


def _measures_anew(stretch: Stretch, clause: Span) -> bool:
    """Whether a clause praises a measure that no list knows, not the indicator before it: 服务收入增速领先，增长20%."""
    noun = next((piece for piece in stretch.pieces(*clause) if piece.thing), None)
    if noun is None or stretch.of_role("indicator", clause) or not stretch.of_role("indicator"):
        return False
    return stretch.rules.rule("language", "measure").search(noun.thing) is not None


def indicators_of(stretch: Stretch, tail: Span) -> list[Mark]:
    """Return the indicators that the last clause names, or else, where it names nothing, the last of the lead-in."""
    exemplary = stretch.rules.rule("language", "examples").search(stretch.text[: stretch.end], tail[0])
    if exemplary:
        return []
    indicators = stretch.of_role("indicator", tail)
    if not indicators and not any(piece.thing for piece in stretch.pieces(*tail)):
        return stretch.of_role("indicator")[-1:]
    return indicators


def _items_before(stretch: Stretch, tail: Span, indicators: Sequence[Mark]) -> list[Mark]:
    """Return the items of the clauses before the tail: what only stands inside their words is none."""
    items = stretch.of_role("item", (stretch.start, tail[0]))
    if not items or indicators or not any(piece.thing for piece in stretch.pieces(*tail)):
        return items
    openings = {stretch.trim(start, end).start for start, end in stretch.clauses}
    return [mark for mark in items if mark.start in openings]


def _item(stretch: Stretch, mark: Mark) -> Said[str]:
    """Return an item of the word table, or one that a rule describes (前十强企业) as it is printed."""
    if COUNTRY in mark.groups:
        return Said(mark.groups[COUNTRY], mark.start, mark.end)
    if SHORT in mark.groups:
        return Said(stretch.rules.table("short-country").meaning(mark.groups[SHORT]).means, mark.start, mark.end)
    if "item" in mark.groups:
        return Said(stretch.word(mark).thing.means, mark.start, mark.end)
    return Said(mark.text, mark.start, mark.end)


def _scope(stretch: Stretch) -> Said[str] | None:
    scopes = [mark for mark in stretch.marks if mark.role in ("scope", "whole")]
    if not scopes or scopes[-1].role == "whole":
        return None
    word = stretch.word(scopes[-1])
    return Said(word.thing.means, word.start, word.end)


def _qualifier(stretch: Stretch, indicators: Sequence[Mark], tail: Span, *, parted: bool) -> Said[str] | None:
    """Return the noun that parts an indicator: right before it (公路货运量), or praised in the clause before."""
    parting = _noun_parting(stretch, indicators[-1], tail[0], parted=parted) if indicators else None
    return parting or _featured(stretch, tail)


def _noun_parting(stretch: Stretch, indicator: Mark, start: int, *, parted: bool) -> Said[str] | None:
    """Return the noun that stands right before an indicator and parts it: 公路 in 公路货运量."""
    pieces = stretch.pieces(start, indicator.start)
    piece = next((piece for piece in reversed(pieces) if piece.thing), pieces[-1])
    place = parted and stretch.rules.rule("language", "place").fullmatch(piece.thing)
    plain = not place and stretch.rules.rule("language", "no-qualifier").search(piece.thing)
    return piece if piece.thing and not plain and _is_of(stretch, piece, indicator, parted=parted) else None


def _is_of(stretch: Stretch, piece: Said[str], indicator: Mark, *, parted: bool) -> bool:
    """Whether an indicator follows a noun, in a text parted into items with a verb between: 高新区完成执行额."""
    scope = next((mark for mark in stretch.of_role("scope") if mark.end == indicator.start), None)
    between = stretch.text[piece.end : scope.start if scope and scope.start >= piece.end else indicator.start]
    does = parted and stretch.rules.rule("language", "does").fullmatch(between)
    return piece.end == indicator.start or bool(does)


def _featured(stretch: Stretch, tail: Span) -> Said[str] | None:
    """Return the noun that a clause before the tail praises: 研发外包 in 研发外包异军突起，完成执行额…."""
    rules = stretch.rules
    for start, end in reversed(stretch.clauses):
        found = rules.rule("language", "featured").search(stretch.text[start:end]) if end <= tail[0] else None
        if found is None:
            continue
        piece = stretch.pieces(start, start + found.end("noun"))[-1]
        plain = rules.rule("language", "no-qualifier").search(piece.thing)
        return None if stretch.of_role("indicator", (start, end)) or plain or not piece.thing else piece
    return None


def _printed(stretch: Stretch, indicator: Mark) -> Said[str]:
    """Return an indicator as printed, with the scope in front of it and the remark behind it."""
    start, end = indicator.start, indicator.end
    for mark in stretch.marks:
        if mark.role == "scope" and mark.end == start:
            start = mark.start
        if mark.role == "whole" and mark.start == end:
            end = mark.end
    return Said(stretch.text[start:end], start, end)
