"""Prose and its numbers → of whom each number is said, whose members it counts, and the words that told it.

A number takes the current subject. A name at the place of a subject changes it; what follows in its clause is an
object. A part named within a sentence leads back to the whole at the full stop. A clause with a subject that nobody
knows is nobody's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.figures.entities.around import Around, whole_country
from extractor.figures.entities.carried import Carried
from extractor.figures.entities.clauses import Clause, Placed, clauses_of, is_source
from extractor.figures.entities.dealing import Counted, dealt
from extractor.figures.entities.gazetteer import gazetteer_of
from extractor.figures.entities.headings import ABOVE, Headings
from extractor.figures.entities.lists import joined
from extractor.figures.entities.meant import is_short_for, meant, recalled
from extractor.figures.entities.names import NameFinder
from extractor.figures.entities.offices import Offices
from extractor.figures.entities.openings import Openings
from extractor.figures.entities.populations import counts_members, is_before
from extractor.figures.entities.sentence import Sentence, sentence_told
from extractor.figures.entities.whom import NOBODY, SEATED, Owner, Population, Sort, Whom
from extractor.model.copying import changed
from extractor.rules.rule_set import Rules

_NOTHING = Owner(None)
# Names that are called back though they were no subject; 公司 is that of the subject.
_CALLED_BY_KIND: frozenset[Sort] = frozenset(("school", "platform", "park", "event"))
_Step = Placed | Counted | Population


@dataclass(frozen=True, slots=True)
class Told:
    """Of whom each number is said, by where it begins, and where the names of subjects and of populations stand.

    Numbers of whom nobody can tell anything are left out.
    """

    owners: Mapping[int, Owner]
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
    owners = {at: owner for at, owner in walk.owners() if owner != _NOTHING}
    populations = {
        (one.population.start, one.population.end)
        for one in owners.values()
        if one.population and not one.population.firms
    }
    return Told(owners, sorted({*walk.names, *(populations - walk.counted)}))


class _Walk:
    """Walks over the sentences of a text."""

    def __init__(self, text: str, numbers: Sequence[Counted], around: Around, rules: Rules) -> None:
        self._text = text
        self._numbers = numbers
        self._starts = [number.start for number in numbers]
        self._around = around
        self._rules = rules
        self._gazetteer = gazetteer_of(rules)
        self._finder = NameFinder(self._gazetteer, around.issue.code, rules, abroad=around.is_abroad)
        self._openings = Openings(self._gazetteer, rules)
        self._offices = Offices(self._finder, self._gazetteer, around.issue.code, rules)
        self._headings = Headings(self._finder, self._gazetteer, rules)
        self._goes_on = rules.rule("language", "goes-on")
        self.names: list[tuple[int, int]] = []
        # Where populations stand of which a number says how many they are
        self.counted: set[tuple[int, int]] = set()

    def owners(self) -> Iterator[tuple[int, Owner]]:
        """Yield where each number begins, and of whom it is said."""
        issue, default = self._around.issue, self._around.default
        named = tuple(whom for whom in (*issue.bodies, issue.association, default) if whom)
        state = Carried(home=issue.home, default=default, base=default, current=default, named=named)
        for heading in self._around.headings:
            whom = self._headings.whom_above(heading, state)
            state = state.begin_heading(ABOVE, whom) if whom else state
        start = 0
        for paragraph in self._text.split("\n"):
            state = self._begin(paragraph, start, state)
            if paragraph and not paragraph.isspace():
                for match in self._rules.rule("language", "sentence").all(paragraph):
                    at = start + match.start()
                    state, owners = self._read(match[0], at, state)
                    yield from ((at + where, owner) for where, owner in owners)
            start += len(paragraph) + 1

    def _begin(self, paragraph: str, start: int, state: Carried) -> Carried:
        """Return what a paragraph begins with."""
        rank = self._headings.rank(paragraph)
        state = state.end_headings(rank) if rank is not None else state
        state = state.begin_paragraph(start) if start else state
        whom = self._headings.whom(paragraph, start, state) if rank is not None else None
        return state.begin_heading(rank, whom) if rank is not None and whom else state

    def _counted(self, start: int, end: int) -> tuple[Counted, ...]:
        """Return the numbers of a sentence, counting from its start."""
        inside = self._numbers[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return tuple(Counted(one.start - start, one.end - start, one.percent) for one in inside)

    def _read(self, text: str, start: int, state: Carried) -> tuple[Carried, list[tuple[int, Owner]]]:
        """Return what a sentence leaves, and of whom its numbers are said."""
        names = joined(text, recalled(self._finder.names(text, state.short), state), self._rules)
        numbers = self._counted(start, start + len(text))
        if not names and not numbers:
            return state.end_sentence(), []
        if self._goes_on.match(text):
            state = state.resume()
        told = sentence_told(text, start, numbers, self._rules)
        owners: list[tuple[int, Owner]] = []
        for clause in clauses_of(told.text, names, self._rules):
            if clause.source and told.start == 0:
                state = _speaking(told.text[clause.start : clause.end], state, self._rules)
            state, counted = self._clause(clause, told, state)
            owners += [(number.start, self._owner(number, told, then)) for number, then in counted]
        return _out_of_brackets(len(text), told, state).end_sentence(), owners

    def _clause(self, clause: Clause, told: Sentence, state: Carried) -> tuple[Carried, list[tuple[Counted, Carried]]]:
        """Return what a clause leaves, and its numbers with what holds for each."""
        numbers = told.within(clause)
        if told.opens_matter(clause, self._rules):
            state = state.end_part()
        surveyed = told.survey is not None and clause.start < told.survey <= clause.end
        if not surveyed:
            state = self._opening(clause, told, state, numbers)
        populations = [each for each in told.populations if clause.start <= each.start < clause.end]
        steps: list[_Step] = sorted([*clause.names, *numbers, *populations], key=_place)
        counted: list[tuple[Counted, Carried]] = []
        for step in steps:
            state = _out_of_brackets(_place(step), told, state)
            if isinstance(step, Counted):
                state = state.count()
                counted.append((step, state))
            elif isinstance(step, Population):
                state = changed(state, population=step.shifted(told.start))
            elif not surveyed:
                state = self._name(step, clause, told, state)
        if surveyed:
            state = changed(state, current=state.default, base=state.default)
            counted = [(number, changed(then, current=state.default)) for number, then in counted]
        return state, counted

    def _owner(self, number: Counted, told: Sentence, state: Carried) -> Owner:
        whom = told.whoms.get(number.start, state.current)
        unknown = whom if whom and whom.is_unknown else None
        whom = None if whom is None or unknown or state.is_doubtful(whom) else state.seated(whom)
        behind = (
            each for each in told.populations if number.percent and is_before(told.text, number, each, self._rules)
        )
        following = next(behind, None)
        population = following.shifted(told.start) if following else state.population
        if population is None:
            return Owner(whom, None, unknown)
        if counts_members(told.text, number, population.shifted(-told.start), self._rules):
            self.counted.add((population.start, population.end))
            return Owner(whom, None, unknown)
        if population.group and (whom is None or whom.assumed):
            whom = Whom(population.group, "group", population.start, population.end)
        return Owner(whom, population, unknown)

    def _opening(self, clause: Clause, told: Sentence, state: Carried, numbers: Sequence[Counted]) -> Carried:
        """Return the state at the beginning of a clause without a name at the place of its subject."""
        if clause.source or any(placed.position in ("subject", "where") for placed in clause.names):
            return state
        if self._counts_peers(clause, told, state, numbers):
            return changed(state, current=state.default, base=state.default)
        found, holds = self._openings.subject(told.text, clause.start, clause.end, state, counts=bool(numbers))
        if found is None or is_source(told.text[clause.start : clause.end], self._rules):
            return state
        if not holds:
            whom = found.at(told.start + found.start, told.start + found.end)
            told.whoms.update((number.start, whom) for number in numbers)
            return state
        whom = found if found.assumed else found.at(told.start + found.start, told.start + found.end)
        if not (found.assumed or found.is_unknown):
            self.names.append((whom.start, whom.end))
        return state.turn(whom, (), part=state.said and not whom.is_same(state.base))

    def _counts_peers(self, clause: Clause, told: Sentence, state: Carried, numbers: Sequence[Counted]) -> bool:
        """Whether a clause opens with a count of others of the kind that the current subject is."""
        if not numbers or state.current is None or numbers[0].start != clause.start:
            return False
        found = self._rules.rule("language", "entity-peers").match(told.text, numbers[0].end)
        return found is not None and found.groupdict().get(state.current.sort) is not None

    def _name(self, placed: Placed, clause: Clause, told: Sentence, state: Carried) -> Carried:
        """Return the state behind a name."""
        mention = placed.mention
        if mention.sort == "organ":
            state = self._offices.behind(placed, clause, told, state)
            if state.current and state.current.sort == "office" and state.current.start == told.start + mention.start:
                self.names.append((state.current.start, state.current.end))
            return state
        whom, members = meant(mention, told.start, state, self._gazetteer, self._rules)
        if mention.sort == "home" and whom is None and placed.position == "subject":
            return changed(state, current=state.default, base=state.default)
        if whom is None:
            return state.turn(NOBODY, (), part=False) if self._is_nobody(placed, told, state) else state
        state = self._renamed(told.text[mention.end :], whom, state)
        origin = told.origins and whom.sort in ("place", "list", "group") and mention.sort != "home"
        if origin or placed.position == "object":
            return state.hear_aside(whom) if not origin and whom.sort in _CALLED_BY_KIND else state
        self.names.append((told.start + mention.start, told.start + mention.end))
        if placed.position == "heard":
            return state.hear(whom)
        for number in told.numbers:
            if clause.start <= number.start < mention.start and self._is_of(told.text[number.end : mention.start]):
                told.whoms[number.start] = whom
        if members:
            told.whoms.update(dealt(told.text, mention.end, members, told.numbers, self._rules))
        return state.turn(whom, members, part=self._is_part(placed, whom, told, state), weak=placed.position == "where")

    def _is_nobody(self, placed: Placed, told: Sentence, state: Carried) -> bool:
        """Whether a subject points at somebody who was never named (该校, 公司拟): it is not the issue's place."""
        mention = placed.mention
        if mention.sort != "again" or placed.position != "subject":
            return False
        if mention.pointing or (state.current and state.current.sort in SEATED):
            return mention.pointing
        found = self._rules.rule("language", "entity-somebody").match(told.text, mention.start)
        return found is not None and found.end() == mention.end

    def _renamed(self, behind: str, whom: Whom, state: Carried) -> Carried:
        """Return the state behind a name in full: what is said to be short for it, or is a part of it, is the same."""
        if short := self._rules.rule("language", "entity-shortened").match(behind):
            state = state.shortening(short["short"], whom)
        if state.default and is_short_for(state.default, whom, self._gazetteer, self._rules):
            state = state.known_as(whom)
        return state

    def _is_part(self, placed: Placed, whom: Whom, told: Sentence, state: Carried) -> bool:
        """Whether a subject is a part of what the sentence is about: the whole is the subject again behind it."""
        of_nation = state.base is not None and state.base.level == "country"
        if whom.sort == "list" or (of_nation and whom.sort in ("project", "platform")):
            return True
        if placed.mention.sort == "home" and placed.mention.word:
            # 省本级 that opens a paragraph goes on to be told of, 省级 is said of one sum
            of_one = self._rules.table("entity-own").meaning(placed.mention.word).means != placed.mention.word
            return told.breakdown or of_one or told.start > state.paragraphs[-1]
        if placed.mention.sort == "home" or whom.is_same(state.base) or whom.level == "country":
            return False
        parted = (told.breakdown or told.shared) and whom.may_lie_in(state.base)
        return placed.within or state.said or parted

    def _is_of(self, between: str) -> bool:
        return self._rules.rule("language", "entity-attributive").fullmatch(between) is not None


def _out_of_brackets(at: int, told: Sentence, state: Carried) -> Carried:
    """Return what holds at a place of a sentence: whom a bracket names is told of within it only."""
    for start, end in told.brackets:
        if start < at < end:
            told.before.setdefault(start, state)
        elif at >= end and start in told.before:
            state = told.before.pop(start)
    return state


def _speaking(words: str, state: Carried, rules: Rules) -> Carried:
    """Return the state behind a source: a national office that opens an article speaks of the whole country."""
    if rules.rule("language", "entity-national").search(words) is None:
        return state
    if state.default is not None and not state.default.is_same(state.home):
        return state
    nation = whole_country(rules)
    return changed(state, default=nation, base=nation, current=nation)


def _place(step: _Step) -> int:
    return step.mention.start if isinstance(step, Placed) else step.start
