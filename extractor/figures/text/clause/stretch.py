"""A stretch of text between two numbers, cut into clauses, pieces and the parts of lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from extractor.figures.marks import Mark, MarkRole
from extractor.figures.text.said import Said
from extractor.rules.rule_set import Rules, Word

Span = tuple[int, int]

# Characters: what listed things share is at least so long.
_SHORTEST = 2

# Marks that stand in front of what a clause lists, and are no part of it.
LEADS_IN: frozenset[MarkRole] = frozenset(("period", "home", "breakdown", "respectively", "scope", "ordinal"))
# Marks that may stand in a list.
LISTED: frozenset[MarkRole] = frozenset(("item", "region", "name", "date"))


class Stretch:
    """The text from `start` to `end` with the marks in it.

    Args:
        text: The whole text.
        start: Where the stretch begins.
        end: Where it ends.
        marks: Marks of the text; those outside the stretch are left out.
        names: Where the names of those stand of whom something is said; they are no part of what it is.
        rules: The rules.
    """

    def __init__(
        self, text: str, start: int, end: int, marks: Sequence[Mark], rules: Rules, names: Sequence[Span] = ()
    ) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.rules = rules
        self._names = [name for name in names if start <= name[0] and name[1] <= end]
        # Many questions look at the same words: they are trimmed, and cut into pieces, once
        self._trimmed: dict[Span, Said[str]] = {}
        self._known_pieces: dict[tuple[int, int, frozenset[MarkRole]], tuple[Said[str], ...]] = {}
        left_out = [match.span() for match in rules.rule("language", "left-out").all(text[:end], start)]
        within = [
            mark for mark in marks if start <= mark.start and mark.end <= end and not _is_in(mark.start, left_out)
        ]
        self.marks = [mark for mark in within if not self._is_inside_noun(mark, within)]
        self._of_role: dict[MarkRole, list[Mark]] = {}
        for mark in self.marks:
            self._of_role.setdefault(mark.role, []).append(mark)

    @cached_property
    def brackets(self) -> list[Span]:
        """Where its brackets stand."""
        return [match.span() for match in self.rules.rule("language", "bracket").all(self.text[: self.end], self.start)]

    @cached_property
    def clauses(self) -> list[Span]:
        """Its clauses; what stands in brackets parts none."""
        edges = [
            match.end()
            for match in self.rules.rule("language", "clause-end").all(self.text[: self.end], self.start)
            if not _is_in(match.start(), self.brackets)
        ]
        return list(zip([self.start, *edges], [*edges, self.end], strict=True))

    def has(self, role: MarkRole) -> bool:
        """Whether it holds a mark of a role."""
        return role in self._of_role

    def of_role(self, role: MarkRole, span: Span | None = None) -> list[Mark]:
        """Return its marks of a role, or those of them that begin within a span."""
        marks = self._of_role.get(role, [])
        return marks if span is None else [mark for mark in marks if span[0] <= mark.start < span[1]]

    def behind_names(self, span: Span) -> Span:
        """Return the part of a span that stands behind the names in it of whom something is said."""
        return max([span[0], *(end for start, end in self._names if span[0] <= start and end < span[1])]), span[1]

    def is_list(self, start: int, end: int) -> bool:
        """Whether words between two places list things."""
        return bool(self._separators(start, end, "separator"))

    def pieces(self, start: int, end: int, kept: frozenset[MarkRole] = frozenset(("name",))) -> tuple[Said[str], ...]:
        """Return the words of a clause between its marks (but those `kept`) and cutting words, trimmed."""
        if (start, end, kept) not in self._known_pieces:
            self._known_pieces[start, end, kept] = self._split(start, end, kept)
        return self._known_pieces[start, end, kept]

    def trim(self, start: int, end: int) -> Said[str]:
        """Take the connecting words off both ends of some words."""
        if (start, end) not in self._trimmed:
            self._trimmed[start, end] = self._without_links(start, end)
        return self._trimmed[start, end]

    def parts(self, start: int, end: int, separator: str = "separator", *, whole: bool = False) -> list[Said[str]]:
        """Return the parts of a list; what all share behind the last one is taken off unless they are `whole`."""
        edges = self._separators(start, end, separator)
        starts = [start, *(last for _, last in edges)]
        ends = [*(first for first, _ in edges), end]
        parts = [self.trim(first, last) for first, last in zip(starts, ends, strict=True)]
        if not whole and (at := self.shared_from(parts)):
            parts[-1] = Said(parts[-1].thing[:at], parts[-1].start, parts[-1].start + at)
        edges_within = self.rules.rule("language", "cut").all(parts[0].thing)
        if edges_within:
            parts[0] = self.trim(parts[0].start + edges_within[-1].end(), parts[0].end)
        return parts

    def _separators(self, start: int, end: int, separator: str) -> list[Span]:
        """Return what parts a list between two places; what stands in brackets parts none."""
        found = self.rules.rule("language", separator).all(self.text[start:end])
        spans = ((start + match.start(), start + match.end()) for match in found)
        return [span for span in spans if not _is_in(span[0], self.brackets)]

    def shared_from(self, parts: Sequence[Said[str]]) -> int:
        """Return where in the last part begins what all parts of a list share, 0 where they share nothing.

        That is a noun of a table (服装、家具出口), or what stands behind the last character of a part before
        (操作员、焊工、运维员月薪中位数).
        """
        last = parts[-1].thing
        if shared := self.rules.rule("language", "aspect").search(last):
            return shared.start()
        ends = {part.thing[-1] for part in parts[:-1] if part.thing}
        at = max((last.rfind(end, 0, len(last) - _SHORTEST) + 1 for end in ends), default=0)
        measured = self.rules.rule("language", "aspects").search(last[at:]) is not None
        return at if at > 1 and measured else 0

    def listing(self, start: int, end: int, listed: frozenset[MarkRole] = LISTED) -> Span:
        """Return where a clause lists things: behind what leads in, up to the first other mark."""
        inside = [mark for mark in self.marks if start <= mark.start < end]
        begin = start
        for mark in inside:
            if mark.role in LEADS_IN and not self.is_list(start, mark.start):
                begin = mark.end
        stop = min((mark.start for mark in inside if mark.start >= begin and mark.role not in listed), default=end)
        return begin, stop

    def word(self, mark: Mark) -> Said[Word]:
        """Return the word of a table that a mark found."""
        return Said(self.rules.table(mark.role).meaning(mark.groups[mark.role]), mark.start, mark.end)

    def _split(self, start: int, end: int, kept: frozenset[MarkRole]) -> tuple[Said[str], ...]:
        inside = (mark for mark in self.marks if start <= mark.start and mark.end <= end)
        spans = [(mark.start, mark.end) for mark in inside if mark.role not in kept]
        spans += [span for span in (*self.brackets, *self._names) if start <= span[0] and span[1] <= end]
        spans += [match.span() for match in self.rules.rule("language", "cut").all(self.text[:end], start)]
        pieces, at = [], start
        for first, last in sorted(spans):
            if first >= at:
                pieces.append(self.trim(at, first))
            at = max(at, last)
        pieces.append(self.trim(at, end))
        # One character is what trimming left of a word, not a noun.
        return tuple(piece if len(piece.thing) > 1 else Said("", piece.start, piece.end) for piece in pieces)

    def _without_links(self, start: int, end: int) -> Said[str]:
        links = self.rules.rule("language", "links")
        while start < end and (match := links.search(self.text[start:end])):
            if match.start() == 0:
                start += match.end()
            else:
                end = start + match.start()
        return Said(self.text[start:end], start, end)

    def _is_qualified(self, mark: Mark, marks: Sequence[Mark]) -> bool:
        """Whether the noun right before a mark makes it that of something narrower: 信息服务业增加值."""
        ends = (other.end for other in marks if other.end <= mark.start)
        start = max([self.start, *ends, *(end for _, end in self._names if end <= mark.start)])
        cuts = self.rules.rule("language", "cut").all(self.text[: mark.start], start)
        before = self.trim(cuts[-1].end() if cuts else start, mark.start)
        plain = self.rules.rule("language", "no-qualifier").search(before.thing)
        return bool(before.thing) and before.end == mark.start and not plain

    def _is_inside_noun(self, mark: Mark, marks: Sequence[Mark]) -> bool:
        """Whether what is counted only begins a longer noun (职工 in 职工养老保险基金), or is reached by something."""
        if mark.role != "indicator":
            return False
        if self.rules.rule("language", "of-trade").match(mark.text) and self._is_qualified(mark, marks):
            return True
        if not self.word(mark).thing.get("stock"):
            return False
        before = self.text[self.start : mark.start]
        if any(self.rules.rule("language", name).search(before) for name in ("reached", "added")):
            return True
        stop = min((other.start for other in marks if other.start >= mark.end), default=self.end)
        clause = self.rules.rule("language", "clause-end").search(self.text[mark.end : stop])
        rest = self.trim(mark.end, mark.end + clause.start() if clause else stop)
        return len(rest.thing) > 1 and rest.start == mark.end


def _is_in(at: int, spans: Iterable[Span]) -> bool:
    return any(start <= at < end for start, end in spans)
