"""Prose and its numbers → of whom each number is said, and the words that told it.

A number takes the current subject. A name at the place of a subject changes it; what follows in its clause is an
object. A part named within a sentence leads back to the whole at the full stop.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractor.figures.entities.around import Around, whole_country
from extractor.figures.entities.carried import Carried
from extractor.figures.entities.clauses import Clause, Placed, clauses_of
from extractor.figures.entities.dealing import Counted, dealt
from extractor.figures.entities.gazetteer import gazetteer_of
from extractor.figures.entities.home import home_meant
from extractor.figures.entities.lists import joined
from extractor.figures.entities.names import NameFinder
from extractor.figures.entities.whom import Mention, Whom
from extractor.rules.rule_set import Rules

# Between the names that 三地 and 两市 stand for.
_AND = "、"


@dataclass(frozen=True, slots=True)
class Told:
    """Of whom each number is said, by where it begins, and where the names of subjects stand.

    Numbers of whom nobody can tell are left out.
    """

    owners: Mapping[int, Whom]
    names: Sequence[tuple[int, int]]


def told_of(text: str, numbers: Sequence[Counted], around: Around, rules: Rules) -> Told:
    """Return of whom the numbers of a text are said.

    Args:
        text: Paragraphs parted by newlines, with full-width punctuation.
        numbers: Its numbers, in their order.
        around: What its article and issue say.
        rules: The rules.

    Raises:
        PatternError: A rule ran past its time limit.
    """
    walk = _Walk(text, numbers, around, rules)
    return Told(dict(walk.owners()), walk.names)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the words of a sentence say of its subjects, all offsets counting from its start.

    In a breakdown (分区县看) places are parts; `shared` tells that it says what share of the whole something is.
    """

    text: str
    start: int
    numbers: tuple[Counted, ...]
    breakdown: bool
    shared: bool
    survey: int | None


class _Walk:
    """Walks over the sentences of a text."""

    def __init__(self, text: str, numbers: Sequence[Counted], around: Around, rules: Rules) -> None:
        self._text = text
        self._numbers = numbers
        self._around = around
        self._rules = rules
        self._gazetteer = gazetteer_of(rules)
        self._finder = NameFinder(self._gazetteer, around.issue.code, rules)
        self.names: list[tuple[int, int]] = []

    def owners(self) -> Iterator[tuple[int, Whom]]:
        """Yield where each number begins, and of whom it is said."""
        home, default = self._around.issue.home, self._around.default
        named = tuple(whom for whom in (self._around.issue.association, default) if whom)
        state = Carried(home=home, default=default, base=default, current=default, named=named)
        start = 0
        for paragraph in self._text.split("\n"):
            if start:
                state = state.begin_paragraph()
            if paragraph and not paragraph.isspace():
                for match in self._rules.rule("language", "sentence").all(paragraph):
                    told = self._told(start + match.start(), match[0])
                    state, owners = self._read(told, state)
                    yield from ((told.start + at, whom) for at, whom in owners.items())
            start += len(paragraph) + 1

    def _told(self, start: int, text: str) -> _Told:
        rule = self._rules.group("language")
        end = start + len(text)
        numbers = (number for number in self._numbers if start <= number.start < end)
        survey = rule["entity-survey"].search(text)
        return _Told(
            text=text,
            start=start,
            numbers=tuple(replace(one, start=one.start - start, end=one.end - start) for one in numbers),
            breakdown=rule["entity-breakdown"].search(text) is not None,
            shared=rule["entity-share-of-home"].search(text) is not None,
            survey=survey.end() if survey else None,
        )

    def _read(self, told: _Told, state: Carried) -> tuple[Carried, dict[int, Whom]]:
        """Return what a sentence leaves, and of whom its numbers are said."""
        names = joined(told.text, self._finder.names(told.text), self._rules)
        if not names and not told.numbers:
            return state.end_sentence(), {}
        owners: dict[int, Whom] = {}
        for clause in clauses_of(told.text, names, self._rules):
            if clause.source and told.start == 0:
                state = self._speaking(told.text[clause.start : clause.end], state)
            state = self._clause(clause, told, state, owners)
        return state.end_sentence(), owners

    def _clause(self, clause: Clause, told: _Told, state: Carried, owners: dict[int, Whom]) -> Carried:
        """Return what a clause leaves, and enter of whom its numbers are said."""
        numbers = [number for number in told.numbers if clause.start <= number.start < clause.end]
        steps: list[Placed | Counted] = sorted([*clause.names, *numbers], key=_place)
        surveyed = told.survey is not None and clause.start < told.survey <= clause.end
        for step in steps:
            if isinstance(step, Counted):
                whom = owners.get(step.start, state.current)
                if whom:
                    owners[step.start] = whom
                    state = state.count()
            elif not surveyed:
                state = self._name(step, clause, told, state, owners)
        if surveyed:
            state = replace(state, current=state.default, base=state.default)
        return state

    def _name(self, placed: Placed, clause: Clause, told: _Told, state: Carried, owners: dict[int, Whom]) -> Carried:
        """Return the state behind a name."""
        mention = placed.mention
        if mention.sort == "organ":
            return self._office(placed, clause, told, state)
        whom, members = self._meant(mention, told.start, state)
        if mention.sort == "home" and whom is None and placed.position == "subject":
            return replace(state, current=state.default, base=state.default)
        if whom is None or placed.position == "object":
            return state
        self.names.append((told.start + mention.start, told.start + mention.end))
        if placed.position == "heard":
            return state.hear(whom)
        for number in told.numbers:
            if clause.start <= number.start < mention.start and self._is_of(told.text[number.end : mention.start]):
                owners[number.start] = whom
        if members:
            owners.update(dealt(told.text, mention.end, members, told.numbers, self._rules))
        part = self._is_part(placed, whom, told, state)
        return state.turn(whom, members, part=part, weak=placed.position == "where")

    def _office(self, placed: Placed, clause: Clause, told: _Told, state: Carried) -> Carried:
        """Return the state behind an office, which is never an entity: its place is, if it is not the issue's.

        Where no masthead tells the place, that of an office is what 全市 means.
        """
        mention = placed.mention
        place = next(self._finder.zones(mention.name), None) or self._opening_place(mention.name)
        if place is None:
            return state
        whom = place.whom.at(told.start + mention.start, told.start + mention.end)
        if placed.position == "subject" and not clause.source and state.home is not None:
            return state if whom.is_same(state.home) else state.turn(whom, (), part=state.said)
        return state.hear(whom) if state.home is None else state

    def _opening_place(self, name: str) -> Mention | None:
        code = self._around.issue.code
        return next((place for place in self._gazetteer.places(name, code, anywhere=True) if place.start == 0), None)

    def _is_part(self, placed: Placed, whom: Whom, told: _Told, state: Carried) -> bool:
        """Whether a subject is a part of what the sentence is about: the whole is the subject again behind it."""
        if placed.mention.sort == "home" or whom.is_same(state.base) or whom.level == "country":
            return False
        region = whom.sort in ("place", "zone", "group", "list", "park")
        return placed.within or state.said or (region and (told.breakdown or told.shared))

    def _is_of(self, between: str) -> bool:
        return self._rules.rule("language", "entity-attributive").fullmatch(between) is not None

    def _meant(self, mention: Mention, start: int, state: Carried) -> tuple[Whom | None, tuple[Whom, ...]]:
        """Return of whom a name tells, and the members of a list."""
        first, last = start + mention.start, start + mention.end
        if mention.sort == "again":
            called = state.called_back(mention)
            return called.at(first, last) if called else None, ()
        if mention.sort == "home":
            meant = home_meant(mention, state, self._gazetteer, self._rules)
            return meant.at(first, last) if meant else None, ()
        if mention.sort == "these":
            members = state.these(self._count(mention.word))
            names = _AND.join(one.name for one in members)
            return Whom(names, "list", first, last) if members else None, members
        members = tuple(one.whom.at(start + one.start, start + one.end) for one in mention.members)
        return mention.whom.at(first, last), members

    def _count(self, word: str) -> int:
        if word.isdecimal():
            return int(word)
        known = self._rules.table("entity-count").find(word)
        return int(known.attributes["value"]) if known else 0

    def _speaking(self, words: str, state: Carried) -> Carried:
        """Return the state behind a source: a national office that opens an article speaks of the whole country."""
        if self._rules.rule("language", "entity-national").search(words) is None:
            return state
        if state.default is not None and not state.default.is_same(state.home):
            return state
        nation = whole_country(self._rules)
        return replace(state, default=nation, base=nation, current=nation)


def _place(step: Placed | Counted) -> int:
    return step.start if isinstance(step, Counted) else step.mention.start
