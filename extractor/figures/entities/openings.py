"""A clause that no name opens → its subject all the same: a short name, a general word, or one that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.figures.entities.bodies import common_words_of
from extractor.figures.entities.carried import Carried
from extractor.figures.entities.gazetteer import Gazetteer
from extractor.figures.entities.whom import NOBODY, SEATED, Whom
from extractor.rules.rule_set import Rules

# A short name has so many characters, and so many of them make no common word.
_LONGEST, _SHORTEST = 8, 2
# Levels of places whose short names open clauses; those of counties, often common words, only where they were named.
_SUBJECTS = ("province", "prefecture")


class Openings:
    """Tells the subjects of clauses by the words that open them.

    Args:
        gazetteer: The lists of places.
        rules: The rules.
    """

    def __init__(self, gazetteer: Gazetteer, rules: Rules) -> None:
        self._gazetteer = gazetteer
        self._words = common_words_of(rules)
        self._lead = rules.rule("language", "entity-lead")
        self._time = rules.rule("language", "entity-time-behind")
        self._does = rules.rule("language", "entity-does")
        self._indicators = rules.table("indicator")
        self._shares = rules.rule("language", "entity-shares")
        self._trade = rules.rule("language", "entity-trade")
        self._only_from = rules.rule("language", "entity-only-from")
        self._general = rules.rule("language", "entity-general")
        self._points = rules.rule("language", "entity-points-at")

    def subject(self, text: str, start: int, end: int, state: Carried, *, counts: bool) -> tuple[Whom | None, bool]:
        """Return the subject that the words of a clause tell, if any, and whether it holds behind the clause.

        A body goes by its short name (九牧数智 of 福建九牧数智供应链有限公司). A general word (业内) leads back to whom
        the text is about. Characters that make no common word are most likely a name that nobody knows, which matters
        only where the clause `counts` something.
        """
        bodies = [whom for whom in reversed(state.named) if whom.sort in SEATED]
        led = self._lead.match(text[start:end])
        at = start + (led.end() if led else 0)
        if state.current is not state.default and self._general.match(text, at):
            return state.home if state.default and state.default.sort == "association" else state.default, True
        if called := self._called(text, at, end, bodies):
            return called, True
        # Behind another clause it is what that one tells of
        if points := self._points.match(text, at) if counts and not start else None:
            return NOBODY.at(at, points.end()), False
        if self._gazetteer.opens_with_name(text, at):
            place = self._place(text, at, end, state)
            return place if counts or place is None or not place.is_unknown else None, True
        if not counts:
            return None, False
        return self._unknown(text, at, min(at + _LONGEST, end))

    def _place(self, text: str, at: int, end: int, state: Carried) -> Whom | None:
        """Return the place whose short name opens a clause (常州生物医药产值…), or nobody, where what follows makes no
        word and is most likely the rest of a name (山西霍州煤电…); None where it tells only where from (广东企业).
        """
        opens = next(self._gazetteer.places(text[at:end], state.home.code if state.home else "", anywhere=True), None)
        if opens is None or opens.start or not opens.code:
            return None
        if opens.level not in _SUBJECTS and all(whom.code != opens.code for whom in state.named):
            return None
        behind = at + opens.end
        if self._only_from.match(text, behind):
            return None
        runs = self._words.unknown(text, behind, min(behind + _LONGEST, end))
        if all(last - first < _SHORTEST for first, last in runs):
            return opens.whom
        at_home = state.home is not None and state.home.code == opens.code
        return None if at_home else NOBODY.at(at, behind)

    def _unknown(self, text: str, at: int, end: int) -> tuple[Whom | None, bool]:
        """Tell whether a clause opens with a run that makes no word, or has one before a time (科大讯飞去年); without
        a time or a verb behind it, it may be the beginning of a measure.
        """
        measured = self._shares.search(text[at:end]) or self._trade.match(text, at)
        if next(self._words.unknown(text, at, end), None) is None or measured:
            return None, False
        if any(self._indicators.find(text[at:stop]) for stop in range(at + _SHORTEST, end + 1)):
            return None, False
        time = self._time.search(text[at:end])
        before = self._words.unknown(text, at, at + time.start()) if time else ()
        known = self._words.opening(text, at, end)
        does = known - at >= _SHORTEST and self._does.match(text, known) is not None
        named = NOBODY.at(at, known if known > at or time is None else at + time.start())
        # Of a name as short as 顺丰 one character may make a word
        least = _SHORTEST - 1 if time and time.start() == _SHORTEST else _SHORTEST
        if does or any(stop - start >= least for start, stop in before):
            return named, True
        return named if known - at > _SHORTEST else None, False

    def _called(self, text: str, at: int, end: int, bodies: Iterable[Whom]) -> Whom | None:
        """Return the body whose short name opens a clause: what stands in its name behind its place, of which not all
        are common words.
        """
        for whom in bodies:
            stem = whom.name[self._gazetteer.end_of_place(whom.name) :]
            last = at
            while last < end and last - at < len(stem) and text[last] == stem[last - at]:
                last += 1
            if last - at >= _SHORTEST and next(self._words.unknown(text, at, last), None):
                return whom.at(at, last)
        return None
