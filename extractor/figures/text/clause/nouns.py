"""The noun that names a number: before it with all that belongs to it, or behind it."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.figures.marks import Mark
from extractor.figures.text.clause.stretch import LEADS_IN, Span, Stretch
from extractor.figures.text.said import Said, if_any
from extractor.rules.rule_set import Rules

# Characters: a longer list is a sentence of its own.
_LONGEST_LIST = 40


def noun_before(stretch: Stretch, tail: Span) -> Said[str]:
    """Return the noun at the end of a clause, with what it is no name without, or no words."""
    *before, last = stretch.pieces(*tail)
    last = _brought_in(stretch, _with_list(stretch, last, tail[0]), before)
    return _with_total(stretch, _behind_remark(stretch, [*before, last]))


def nearest_noun(stretch: Stretch, tail: Span, last: Said[str]) -> Said[str] | None:
    """Return the nearest noun of a clause that ends in the piece `last`."""
    pieces = (*stretch.pieces(*tail)[:-1], last)
    filled = [index for index, piece in enumerate(pieces) if piece.thing]
    return _behind_remark(stretch, pieces[: filled[-1] + 1]) if filled else None


def noun_of_clause(stretch: Stretch, clause: Span) -> Said[str] | None:
    """Return the noun that a clause is about, with those listed beside it: 外商投资企业 in 外商投资企业由降转升，."""
    pieces = [piece for piece in stretch.pieces(*clause) if piece.thing]
    if not pieces:
        return None
    first = last = pieces[0]
    for piece in pieces[1:]:
        if not stretch.rules.rule("language", "separator").fullmatch(stretch.text[last.end : piece.start]):
            break
        last = piece
    return Said(stretch.text[first.start : last.end], first.start, last.end)


def noun_with_items(stretch: Stretch, tail: Span) -> Said[str] | None:
    """Return the noun at the end of a clause with the items in it: 外资企业."""
    return if_any(stretch.pieces(*tail, frozenset(("name", "item")))[-1])


def noun_foremost(stretch: Stretch) -> Said[str] | None:
    """Return the measure by which the listed things come first: 专利有效量 in 专利有效量增长最快的领域是…."""
    found = stretch.rules.rule("language", "foremost").search(stretch.text[stretch.start : stretch.end])
    if found is None:
        return None
    start, end = (stretch.start + at for at in found.span("measure"))
    return stretch.pieces(start, end)[-1]


def noun_of_list(stretch: Stretch, tail: Span, last: Said[str] | None, named: Sequence[Mark]) -> Said[str] | None:
    """Return a whole list that ends in the `last` noun: 玉米、大豆和马铃薯生产者补贴; no list of `named` items."""
    begin, stop = stretch.listing(*tail)
    if last is None or not stretch.is_list(begin, stop):
        return None
    parts = stretch.parts(begin, stop, whole=True)
    if parts[-1].end != last.end or not all(part.thing for part in parts):
        return None
    if not all(any(part.start <= mark.start and mark.end < part.end for part in parts) for mark in named):
        return None
    start = parts[0].start
    return Said(stretch.text[start : last.end], start, last.end) if last.end - start <= _LONGEST_LIST else None


def noun_behind(text: str, end: int, rules: Rules, *, phrase: bool = False) -> Said[str] | None:
    """Return the noun right behind a number (企业 in 17家企业), or the whole `phrase` (网民认为… in 8%的网民认为…)."""
    match = rules.rule("language", "following-phrase" if phrase else "following").match(text, end)
    return Said(match["noun"], *match.span("noun")) if match else None


def purpose(text: str, end: int, rules: Rules) -> Said[str] | None:
    """Return what the clause behind an amount says that it is for: 支持种业振兴 in 下达资金1.7亿元，支持种业振兴."""
    match = rules.rule("language", "purpose").match(text, end)
    return Said(match["noun"], *match.span("noun")) if match else None


def purpose_before(text: str, start: int, rules: Rules) -> Said[str] | None:
    """Return what the sentence before says that an amount is for, if it has no number: 保障好“六个工程”。资金507亿元.

    Args:
        text: The text.
        start: Where the sentence of the amount begins.
        rules: The rules.
    """
    paragraph = text.rfind("\n", 0, start) + 1
    match = rules.rule("language", "purpose-before").search(text[paragraph:start])
    return Said(match["noun"], *(paragraph + at for at in match.span("noun"))) if match else None


def _with_list(stretch: Stretch, piece: Said[str], start: int) -> Said[str]:
    """Return a bare noun with what is listed or said before it: 中央补助、上年结转等收入, not 收入."""
    if not stretch.rules.table("bare-noun").find(piece.thing):
        return piece
    marks = [
        (mark.start, mark.end)
        for mark in stretch.marks
        if mark.role in (*LEADS_IN, "total") and start <= mark.start and mark.end <= piece.start
    ]
    start = max([start, *(mark.end for mark in stretch.of_role("period") if mark.end <= piece.start)])
    begin = max([start, *(end for _, end in marks)])
    if stretch.rules.rule("language", "list-before").search(stretch.text[begin : piece.start]):
        return stretch.trim(begin, piece.end)
    # 中央补助我省资金: the place stands inside the name
    parted = marks and begin == piece.start and stretch.trim(start, marks[-1][0])
    return stretch.trim(parted.start, piece.end) if parted and len(parted.thing) > 1 else piece


def _brought_in(stretch: Stretch, piece: Said[str], pieces: Sequence[Said[str]]) -> Said[str]:
    """Return a bare noun with what brings it in: 软件产品实现收入, not 收入."""
    before = pieces[-1] if pieces and pieces[-1].thing else None
    if before is None or not stretch.rules.table("bare-noun").find(piece.thing):
        return piece
    plain = stretch.rules.rule("language", "no-qualifier").search(before.thing)
    does = stretch.rules.rule("language", "does").fullmatch(stretch.text[before.end : piece.start])
    return Said(stretch.text[before.start : piece.end], before.start, piece.end) if does and not plain else piece


def _behind_remark(stretch: Stretch, pieces: Sequence[Said[str]]) -> Said[str]:
    """Return the last noun with what stands before the remark in it: 医疗保险（含生育保险）基金收入."""
    last = pieces[-1]
    before = next((piece for piece in reversed(pieces[:-1]) if piece.thing), None)
    if before is None or not stretch.rules.rule("language", "remark").fullmatch(stretch.text[before.end : last.start]):
        return last
    return Said(stretch.text[before.start : last.end], before.start, last.end) if last.thing else before


def _with_total(stretch: Stretch, piece: Said[str]) -> Said[str]:
    """Return a bare noun with the word that makes it a total: 收入总计, which is not the 收入 that it sums up."""
    total = next((mark for mark in stretch.of_role("total") if mark.start == piece.end), None)
    if total is None or not stretch.rules.rule("language", "summed").search(piece.thing):
        return piece
    return Said(stretch.text[piece.start : total.end], piece.start, total.end)
