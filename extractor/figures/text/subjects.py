"""The words before a number → what the number is said of: indicator, label, scope, items.

A number's *lead-in* is the text since the number before it; its *tail* is the last clause of the lead-in. The tail
names the indicator; the whole lead-in may name the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from extractor.figures.marks import Mark, MarkRole
from extractor.figures.text.context import Said
from extractor.rules.rule_set import Rules, Word
from extractor.words.numerals import whole_number
from extractor.words.periods import Period

# Marks that stand in front of what a clause lists, and are no part of it.
_LEADS_IN: frozenset[MarkRole] = frozenset(("period", "home", "breakdown", "respectively", "scope", "ordinal"))
# How things are listed, the usual way first: a name may itself hold 与 or 及.
_SEPARATORS = ("separator", "separator-but-with", "separator-comma")
# Characters: a longer list is a sentence of its own.
_LONGEST_LIST = 40
# Marks that may stand in a list.
_LISTED: frozenset[MarkRole] = frozenset(("item", "region", "name", "date"))
# … and in one of indicators, not all of which need be known.
_NAMED: frozenset[MarkRole] = _LISTED | {"indicator"}

Span = tuple[int, int]


@dataclass(frozen=True)
class Subject:
    """What the words before a number say; a thing that they do not say is None or empty.

    `label` is the noun right before the number, `far_label` the nearest one further off in the clause, `joined` the
    whole list that it ends (大豆和马铃薯补贴). `described` items are in no word table: a rule tells them by their form
    (前十强企业). A `part` is of the number before (其中). `period` is that of one of several numbers (7月、8月分别).
    The last clause begins at `tail`. What is seldom asked for is looked up in the `lead_in` when it is.
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
    part: bool = False
    period: Said[Period] | None = None
    tail: int = 0
    lead_in: LeadIn | None = field(default=None, repr=False, compare=False)

    @property
    def says_something(self) -> bool:
        """Whether the words name a subject of their own, rather than go on with the one before."""
        return bool(self.indicators or self.items or self.scope or self.label)

    @property
    def earlier(self) -> Said[str] | None:
        """The noun of the clause before the last one."""
        return self.lead_in.clause_before if self.lead_in else None

    @property
    def clause(self) -> Said[str] | None:
        """The last clause as printed."""
        return self.lead_in.clause if self.lead_in else None

    @property
    def wide_label(self) -> Said[str] | None:
        """The noun right before the number with the items in it: 外资企业; there is none where an indicator is."""
        return self.lead_in.wide_label if self.lead_in else None

    @property
    def lists(self) -> bool:
        """Whether the words list things, which are followed by what they are: 微软和字节跳动六家科技巨头."""
        return self.lead_in is not None and self.lead_in.lists

    @property
    def acts(self) -> bool:
        """Whether a verb acts on what the number counts, which follows it: 已开通459个渠道."""
        return self.lead_in is not None and self.lead_in.acts


class LeadIn:
    """The text between two numbers, with the marks in it."""

    def __init__(
        self, text: str, start: int, end: int, marks: Sequence[Mark], rules: Rules, *, parted: bool = False
    ) -> None:
        """Look at a stretch of the text; where the text is `parted` into items, a place names one of them."""
        self._text = text
        self._parted = parted
        self._start = start
        self._end = end
        self._rules = rules
        # Many questions look at the same stretch: each is trimmed, and cut into pieces, once
        self._trimmed: dict[Span, Said[str]] = {}
        self._known_pieces: dict[tuple[int, int, frozenset[MarkRole]], tuple[Said[str], ...]] = {}
        self._marks = [mark for mark in marks if start <= mark.start and mark.end <= end]
        self._marks = [mark for mark in self._marks if not self._is_inside_noun(mark)]
        self._of_role: dict[MarkRole, list[Mark]] = {}
        for mark in self._marks:
            self._of_role.setdefault(mark.role, []).append(mark)
        self._brackets = [m.span() for m in rules.rule("language", "bracket").all(text[:end], start)]
        self._clauses = self._split()

    @property
    def completes(self) -> bool:
        """Whether the lead-in only leads a growth on to its level: 下降67.6%，至2031.7亿元."""
        return self._rules.rule("language", "completes").fullmatch(self._text[self._start : self._end]) is not None

    @property
    def periods(self) -> list[Mark]:
        """The periods that the lead-in names."""
        return self._of_role.get("period", [])

    @property
    def names_region(self) -> bool:
        """Whether the last clause names a region: ；潍坊增速最快，."""
        return bool(self._in(self._tail, "region"))

    @cached_property
    def clause_before(self) -> Said[str] | None:
        """The noun of the clause before the last one: 外商投资企业 in 外商投资企业由降转升，."""
        if len(self._clauses) < 2:
            return None
        pieces = [piece for piece in self._pieces(*self._clauses[-2]) if piece.thing]
        if not pieces:
            return None
        first = last = pieces[0]
        for piece in pieces[1:]:
            if not self._rules.rule("language", "separator").fullmatch(self._text[last.end : piece.start]):
                break
            last = piece
        return Said(self._text[first.start : last.end], first.start, last.end)

    @property
    def clause(self) -> Said[str] | None:
        """The words of the last clause behind what leads in to it."""
        first, end = self._tail
        begin = max([first, *(mark.end for mark in self._marks if mark.role in ("period", "breakdown", "home"))])
        start = self._trim(begin, end).start
        return Said(self._text[start:end], start, end) if start < end else None

    @property
    def wide_label(self) -> Said[str] | None:
        """The noun at the end of the last clause with the items in it (外资企业), None where an indicator is named."""
        if self._indicators:
            return None
        return _if_any(self._pieces(*self._tail, frozenset(("name", "item")))[-1])

    @property
    def lists(self) -> bool:
        """Whether the last clause lists things, or goes on to count the next (3家子公司和11个交付中心)."""
        if not self._is_list(*self._tail):
            return False
        parts = self._parts(*self._tail)
        return not parts[-1].thing or sum(bool(part.thing) for part in parts) > 1

    @property
    def acts(self) -> bool:
        """Whether the last clause ends in a verb that acts on what comes (已开通)."""
        first, end = self._tail
        return self._rules.rule("language", "acts").search(self._text[first:end]) is not None

    @property
    def sum_of(self) -> int | None:
        """How many things the last clause sums up (三地合计), None where it sums up none."""
        start, _ = self._clauses[-1]
        found = self._rules.rule("language", "sum-of").search(self._text[start : self._end])
        return whole_number(found["count"], self._rules) if found else None

    def subject(self) -> Subject:
        """Return what the lead-in says."""
        tail = self._tail
        pieces = list(self._pieces(*tail))
        indicators = self._indicators
        named = self._in(tail, "item") or self._items_before(tail, indicators, pieces)
        items = tuple(self._item(mark) for mark in named)
        qualifier = self._qualifier(indicators[-1], tail[0]) or self._featured(tail) if indicators else None
        pieces[-1] = self._done(self._listed_whole(pieces[-1], tail[0]), pieces[:-1])
        pieces[-1] = self._with_total(self._behind_remark(pieces))
        near = next((piece for piece in reversed(pieces) if piece.thing), None)
        if not indicators and not pieces[-1].thing:
            pieces[-1] = self._foremost() or pieces[-1]
        summed = any(mark.start < near.start for mark in self._in(tail, "total")) if near else False
        joined = None if indicators or summed else self._joined(tail, near, named)
        if joined:
            items = ()
        return Subject(
            indicators=tuple(self._word(mark) for mark in indicators),
            label=self._printed(indicators[-1]) if indicators else _if_any(pieces[-1]),
            far_label=None if indicators else near,
            joined=joined,
            items=items or ((qualifier,) if qualifier else ()),
            scope=self._scope(),
            whole="whole" in self._of_role,
            total="total" in self._of_role,
            respectively="respectively" in self._of_role,
            tail=tail[0],
            part=self._rules.rule("language", "part").search(self._text[self._start : self._end]) is not None,
            described=any("item" not in mark.groups for mark in self._of_role.get("item", ())),
            lead_in=self,
        )

    @cached_property
    def _indicators(self) -> list[Mark]:
        """The indicators that the last clause names, or else, where it names nothing, the last one of the lead-in."""
        tail = self._tail
        exemplary = self._rules.rule("language", "examples").search(self._text[: self._end], tail[0])
        indicators = [] if exemplary else self._in(tail, "indicator")
        if not indicators and not any(piece.thing for piece in self._pieces(*tail)):
            return self._in((self._start, self._end), "indicator")[-1:]
        return indicators

    def _is_inside_noun(self, mark: Mark) -> bool:
        """Whether what is counted only begins a longer noun (职工 in 职工养老保险基金), or is reached by something."""
        if mark.role != "indicator" or not self._word(mark).thing.get("stock"):
            return False
        if self._rules.rule("language", "reached").search(self._text[self._start : mark.start]):
            return True
        stop = min((other.start for other in self._marks if other.start >= mark.end), default=self._end)
        clause = self._rules.rule("language", "clause-end").search(self._text[mark.end : stop])
        rest = self._trim(mark.end, mark.end + clause.start() if clause else stop)
        return len(rest.thing) > 1 and rest.start == mark.end

    def _foremost(self) -> Said[str] | None:
        """Return the measure by which the listed things come first: 专利有效量 in 专利有效量增长最快的领域是…."""
        found = self._rules.rule("language", "foremost").search(self._text[: self._end], self._start)
        return self._pieces(*found.span("measure"))[-1] if found else None

    @cached_property
    def _tail(self) -> Span:
        """The last clause, without a word such as 合计 or 分别 at its end.

        That is the clause before, where it names a new subject and the last one nothing (…收入增长较快，完成).
        """
        start, end = self._clauses[-1]
        silent = not self._in((start, end), "indicator")
        if silent and len(self._clauses) > 1 and not any(piece.thing for piece in self._pieces(start, end)):
            before = self._clauses[-2]
            if self._rules.rule("language", "new-subject").search(self._text[before[0] : before[1]]):
                return before
        for mark in reversed(self._marks):
            if mark.role in ("total", "respectively") and mark.start > start and not self._trim(mark.end, end).thing:
                end = mark.start
        return start, end

    def _items_before(self, tail: Span, indicators: Sequence[Mark], pieces: Sequence[Said[str]]) -> list[Mark]:
        """Return the items of the clauses before the tail: what only stands inside their words is none."""
        items = self._in((self._start, tail[0]), "item")
        if not items or indicators or not any(piece.thing for piece in pieces):
            return items
        openings = {self._trim(start, end).start for start, end in self._clauses}
        return [mark for mark in items if mark.start in openings]

    def aspect(self) -> Said[str] | None:
        """Return what all listed things have in common, behind the last of them: 出口 in 服装、家具出口分别占."""
        for start, end in reversed(self._clauses):
            begin, stop = self._listing(start, end)
            last = self._parts(begin, stop, whole=True)[-1]
            shared = self._rules.rule("language", "aspect").search(last.thing)
            if shared and shared["aspect"]:
                return Said(shared["aspect"], last.start + shared.start(), last.end)
        return None

    def enumeration(self, count: int | None = None) -> tuple[Said[str], ...]:
        """Return the things that the last clause which lists any lists: `count` of them, or else two or more."""
        for start, end in reversed(self._clauses):
            for separator in _SEPARATORS:
                parts = self._parts(*self._listing(start, end), separator)
                if all(part.thing for part in parts) and (len(parts) == count if count else len(parts) > 1):
                    return tuple(parts)
        return ()

    def named_list(self, count: int) -> tuple[Said[str], ...]:
        """Return `count` indicators that the last clause lists by their full names: 信息安全收入、嵌入式软件收入."""
        for separator in _SEPARATORS:
            parts = self._parts(*self._listing(*self._clauses[-1], _NAMED), separator, whole=True)
            aspects = self._rules.rule("language", "aspects")
            if len(parts) == count and all(aspects.search(part.thing) for part in parts):
                return tuple(parts)
        return ()

    def _listing(self, start: int, end: int, listed: frozenset[MarkRole] = _LISTED) -> Span:
        """Return where a clause lists things: behind what leads in, up to the first other mark."""
        inside = [mark for mark in self._marks if start <= mark.start < end]
        begin = start
        for mark in inside:
            if mark.role in _LEADS_IN and not self._rules.rule("language", "separator").search(
                self._text[start : mark.start]
            ):
                begin = mark.end
        stop = min((mark.start for mark in inside if mark.start >= begin and mark.role not in listed), default=end)
        return begin, stop

    def _is_list(self, start: int, end: int) -> bool:
        return self._rules.rule("language", "separator").search(self._text[start:end]) is not None

    def _parts(self, start: int, end: int, separator: str = "separator", *, whole: bool = False) -> list[Said[str]]:
        """Return the parts of a list; what all share behind the last one is taken off unless they are `whole`."""
        edges = [
            (start + match.start(), start + match.end())
            for match in self._rules.rule("language", separator).all(self._text[start:end])
        ]
        starts = [start, *(last for _, last in edges)]
        ends = [*(first for first, _ in edges), end]
        parts = [self._trim(first, last) for first, last in zip(starts, ends, strict=True)]
        shared = None if whole else self._rules.rule("language", "aspect").search(parts[-1].thing)
        if shared:
            parts[-1] = Said(parts[-1].thing[: shared.start()], parts[-1].start, parts[-1].start + shared.start())
        edges_within = self._rules.rule("language", "cut").all(parts[0].thing)
        if edges_within:
            parts[0] = self._trim(parts[0].start + edges_within[-1].end(), parts[0].end)
        return parts

    def _split(self) -> list[Span]:
        """Return the clauses of the lead-in; what stands in brackets parts none."""
        edges = [
            match.end()
            for match in self._rules.rule("language", "clause-end").all(self._text[: self._end], self._start)
            if not any(a <= match.start() < b for a, b in self._brackets)
        ]
        return list(zip([self._start, *edges], [*edges, self._end], strict=True))

    def _in(self, span: Span, role: MarkRole) -> list[Mark]:
        return [mark for mark in self._of_role.get(role, ()) if span[0] <= mark.start < span[1]]

    def _word(self, mark: Mark) -> Said[Word]:
        return Said(self._rules.table(mark.role).meaning(mark.groups[mark.role]), mark.start, mark.end)

    def _item(self, mark: Mark) -> Said[str]:
        """Return an item of the word table, or one that a rule describes (前十强企业) as it is printed."""
        if "item" in mark.groups:
            return Said(self._rules.table("item").meaning(mark.groups["item"]).means, mark.start, mark.end)
        return Said(mark.text, mark.start, mark.end)

    def _scope(self) -> Said[str] | None:
        scopes = [mark for mark in self._marks if mark.role in ("scope", "whole")]
        if not scopes or scopes[-1].role == "whole":
            return None
        word = self._word(scopes[-1])
        return Said(word.thing.means, word.start, word.end)

    def _listed_whole(self, piece: Said[str], start: int) -> Said[str]:
        """Return a bare noun with what is listed or said before it: 中央补助、上年结转等收入, not 收入."""
        if not self._rules.table("bare-noun").find(piece.thing):
            return piece
        marks = [
            (mark.start, mark.end)
            for mark in self._marks
            if mark.role in (*_LEADS_IN, "total") and start <= mark.start and mark.end <= piece.start
        ]
        start = max([start, *(mark.end for mark in self._marks if mark.role == "period" and mark.end <= piece.start)])
        begin = max([start, *(end for _, end in marks)])
        listed = self._rules.rule("language", "list-before").search(self._text[begin : piece.start])
        if listed:
            return self._trim(begin, piece.end)
        # 中央补助我省资金: the place stands inside the name
        parted = marks and begin == piece.start and self._trim(start, marks[-1][0])
        return self._trim(parted.start, piece.end) if parted and len(parted.thing) > 1 else piece

    def _done(self, piece: Said[str], pieces: Sequence[Said[str]]) -> Said[str]:
        """Return a bare noun with what brings it in: 软件产品实现收入, not 收入."""
        before = pieces[-1] if pieces and pieces[-1].thing else None
        if before is None or not self._rules.table("bare-noun").find(piece.thing):
            return piece
        plain = self._rules.rule("language", "no-qualifier").search(before.thing)
        does = self._rules.rule("language", "does").fullmatch(self._text[before.end : piece.start])
        return Said(self._text[before.start : piece.end], before.start, piece.end) if does and not plain else piece

    def _behind_remark(self, pieces: Sequence[Said[str]]) -> Said[str]:
        """Return the last noun with what stands before the remark in it: 医疗保险（含生育保险）基金收入."""
        last = pieces[-1]
        before = next((piece for piece in reversed(pieces[:-1]) if piece.thing), None)
        if before is None:
            return last
        between = self._text[before.end : last.start]
        remark = self._rules.rule("language", "remark").fullmatch(between)
        if remark is None:
            return last
        return Said(self._text[before.start : last.end], before.start, last.end) if last.thing else before

    def _with_total(self, piece: Said[str]) -> Said[str]:
        """Return a bare noun with the word that makes it a total: 收入总计, which is not the 收入 that it sums up."""
        total = next((mark for mark in self._marks if mark.role == "total" and mark.start == piece.end), None)
        if total is None or not self._rules.rule("language", "summed").search(piece.thing):
            return piece
        return Said(self._text[piece.start : total.end], piece.start, total.end)

    def _joined(self, tail: Span, last: Said[str] | None, named: Sequence[Mark]) -> Said[str] | None:
        """Return a whole list that ends in the `last` noun: 玉米、大豆和马铃薯生产者补贴; no list of `named` items."""
        begin, stop = self._listing(*tail)
        if last is None or not self._is_list(begin, stop):
            return None
        parts = self._parts(begin, stop, whole=True)
        if parts[-1].end != last.end or not all(part.thing for part in parts):
            return None
        if not all(any(part.start <= mark.start and mark.end < part.end for part in parts) for mark in named):
            return None
        start = parts[0].start
        return Said(self._text[start : last.end], start, last.end) if last.end - start <= _LONGEST_LIST else None

    def _qualifier(self, indicator: Mark, start: int) -> Said[str] | None:
        """Return the noun that stands right before an indicator and parts it: 公路 in 公路货运量."""
        pieces = self._pieces(start, indicator.start)
        piece = next((piece for piece in reversed(pieces) if piece.thing), pieces[-1])
        place = self._parted and self._rules.rule("language", "place").fullmatch(piece.thing)
        plain = not place and self._rules.rule("language", "no-qualifier").search(piece.thing)
        return piece if piece.thing and not plain and self._is_of(piece, indicator) else None

    def _is_of(self, piece: Said[str], indicator: Mark) -> bool:
        """Whether an indicator follows a noun, in a text parted into items with a verb between: 高新区完成执行额."""
        scope = next((mark for mark in self._marks if mark.role == "scope" and mark.end == indicator.start), None)
        between = self._text[piece.end : scope.start if scope and scope.start >= piece.end else indicator.start]
        does = self._parted and self._rules.rule("language", "does").fullmatch(between)
        return piece.end == indicator.start or bool(does)

    def _featured(self, tail: Span) -> Said[str] | None:
        """Return the noun that the clause before the tail praises: 研发外包 in 研发外包异军突起，完成执行额…."""
        start, end = self._clauses[-2] if len(self._clauses) > 1 else tail
        if end != tail[0] or not self._rules.rule("language", "featured").search(self._text[start:end]):
            return None
        piece = self._pieces(start, end)[-1]
        known = self._in((start, end), "indicator") or self._in((start, end), "home")
        plain = self._rules.rule("language", "no-qualifier").search(piece.thing)
        return None if known or plain or not piece.thing else piece

    def _printed(self, indicator: Mark) -> Said[str]:
        """Return an indicator as printed, with the scope in front of it and the remark behind it."""
        start, end = indicator.start, indicator.end
        for mark in self._marks:
            if mark.role == "scope" and mark.end == start:
                start = mark.start
            if mark.role == "whole" and mark.start == end:
                end = mark.end
        return Said(self._text[start:end], start, end)

    def _pieces(self, start: int, end: int, kept: frozenset[MarkRole] = frozenset(("name",))) -> tuple[Said[str], ...]:
        """Return the stretches of a clause between its marks (but those `kept`) and cutting words, trimmed."""
        if (start, end, kept) not in self._known_pieces:
            self._known_pieces[start, end, kept] = self._split_into_pieces(start, end, kept)
        return self._known_pieces[start, end, kept]

    def _split_into_pieces(self, start: int, end: int, kept: frozenset[MarkRole]) -> tuple[Said[str], ...]:
        inside = (mark for mark in self._marks if start <= mark.start and mark.end <= end)
        spans = [(mark.start, mark.end) for mark in inside if mark.role not in kept]
        spans += [span for span in self._brackets if start <= span[0] and span[1] <= end]
        spans += [match.span() for match in self._rules.rule("language", "cut").all(self._text[:end], start)]
        pieces, at = [], start
        for first, last in sorted(spans):
            if first >= at:
                pieces.append(self._trim(at, first))
            at = max(at, last)
        pieces.append(self._trim(at, end))
        # One character is what trimming left of a word, not a noun.
        return tuple(piece if len(piece.thing) > 1 else Said("", piece.start, piece.end) for piece in pieces)

    def _trim(self, start: int, end: int) -> Said[str]:
        """Take the connecting words off both ends of a stretch."""
        if (start, end) not in self._trimmed:
            self._trimmed[start, end] = self._without_links(start, end)
        return self._trimmed[start, end]

    def _without_links(self, start: int, end: int) -> Said[str]:
        links = self._rules.rule("language", "links")
        while start < end and (match := links.search(self._text[start:end])):
            if match.start() == 0:
                start += match.end()
            else:
                end = start + match.start()
        return Said(self._text[start:end], start, end)


def _if_any(said: Said[str]) -> Said[str] | None:
    return said if said.thing else None


def following_noun(text: str, end: int, rules: Rules, *, phrase: bool = False) -> Said[str] | None:
    """Return the noun right behind a number (企业 in 17家企业), or the whole `phrase` (网民认为… in 8%的网民认为…)."""
    match = rules.rule("language", "following-phrase" if phrase else "following").match(text, end)
    return Said(match["noun"], *match.span("noun")) if match else None


def purpose(text: str, end: int, rules: Rules) -> Said[str] | None:
    """Return what the clause behind an amount says that it is for: 支持种业振兴 in 下达资金1.7亿元，支持种业振兴."""
    match = rules.rule("language", "purpose").match(text, end)
    return Said(match["noun"], *match.span("noun")) if match else None
