"""What a sentence is read in, and how far its reading has come."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.figures.entities.whom import Owner, Population, Whom
from extractor.figures.marks import Mark, Value
from extractor.figures.setting import Setting
from extractor.figures.text.before.accounts import Accounts
from extractor.figures.text.before.dating import When
from extractor.figures.text.before.hearing import Spot
from extractor.figures.text.before.memory import Memory
from extractor.figures.text.before.outlook import Outlook
from extractor.figures.text.building import Draft
from extractor.figures.text.clause.lead_in import LeadIn
from extractor.figures.text.clause.predicate import Reach
from extractor.figures.text.clause.subject import Subject
from extractor.figures.text.said import Said
from extractor.model import Figure, NumberRole
from extractor.model.copying import changed
from extractor.rules.rule_set import Rules

Span = tuple[int, int]


@dataclass(frozen=True)
class Scene:
    """A sentence from `start` to `end` of a text, with its marks, and what does not change while it is read.

    `text` is as read, `printed` as printed. `owners` tells of whom each number is said, by where it begins; `names` are
    where the names of subjects stand. `brackets` hold numbers of their own; `reaches` are where it tells of plans.
    `accounts` tells whose money a report on budgets tells of.
    """

    text: str
    printed: str
    start: int
    end: int
    marks: Sequence[Mark]
    owners: Mapping[int, Owner]
    names: Sequence[Span]
    brackets: Sequence[Span]
    reaches: Sequence[Reach]
    status: Said[str] | None
    outlook: Outlook
    accounts: Accounts
    setting: Setting
    rules: Rules

    def whom(self, at: int) -> Whom | None:
        """Return of whom the number is said that begins at a place."""
        owner = self.owners.get(at)
        return owner.whom if owner else None

    def whom_behind(self, at: int) -> Whom | None:
        """Return of whom the first number at or behind a place of the sentence is said."""
        index = bisect_left(self._starts, at)
        return self.whom(self._starts[index]) if index < len(self._starts) else None

    @cached_property
    def _starts(self) -> list[int]:
        """Where its numbers begin."""
        return sorted(value.start for mark in self.marks for value in mark.values)

    def marks_from(self, at: int) -> Iterator[Mark]:
        """Yield the marks that end behind a place."""
        first = bisect_left(self.marks, at, key=lambda mark: mark.end)
        return (self.marks[index] for index in range(first, len(self.marks)))

    def is_in_name(self, mark: Mark) -> bool:
        """Whether a mark is within a name, or says how many were asked: 三台县, 对142家会员的问卷."""
        return any(start <= mark.start and mark.end <= end for start, end in self.names)

    def is_in_bracket(self, at: int) -> bool:
        """Whether a place is within brackets that hold numbers."""
        return any(start < at < end for start, end in self.brackets)

    def is_name(self, said: Said[str]) -> bool:
        """Whether some words are within a name of somebody of whom something is said."""
        return any(start <= said.start and said.end <= end for start, end in self.names)

    def spot(self, at: int) -> Spot:
        """Return where a place of the sentence stands."""
        return Spot(self.text, self.start, self.setting.published, private_name(self.whom_behind(at)), self.outlook)


def private_name(whom: Whom | None) -> str:
    """Return the name of somebody whose periods date nobody else, empty for places and their groups."""
    return whom.name if whom and whom.kind not in (None, "place", "group") else ""


def firm_name(whom: Whom | None) -> str:
    """Return the name of a firm or body, empty for places and for the parks in them."""
    return "" if whom and whom.kind == "park" else private_name(whom)


@dataclass(frozen=True, slots=True)
class Note:
    """What became of a number: the role that the ledger gets, and the draft of the sentence that it belongs to."""

    start: int
    end: int
    role: NumberRole
    mark: Mark
    draft: int | None = None


@dataclass(frozen=True)
class State:
    """How far the reading of a sentence has come.

    `drafts` are its figures in the order in which they were opened, `spoken` the indexes of those that what follows
    may be said of, the last one last. The last number ended at `anchor`. `dealt` is what 分别 dealt out last, `listed`
    the items of the sentence before, `whole` when the last level of the paragraph was so. `kept` is what holds again
    behind the bracket that ends there.
    """

    memory: Memory
    anchor: int
    drafts: tuple[Draft, ...] = ()
    spoken: tuple[int, ...] = ()
    dealt: tuple[Subject, ...] = ()
    listed: tuple[str, ...] = ()
    whole: When | None = None
    notes: tuple[Note, ...] = ()
    kept: tuple[tuple[int, Memory, tuple[int, ...]], ...] = ()

    @property
    def figures(self) -> list[Figure]:
        """The figures that what follows may be said of, as they were opened or gone back to."""
        return [self.drafts[index].figure for index in self.spoken]

    @property
    def levels(self) -> list[int]:
        """The indexes of those that have a level."""
        return [index for index in self.spoken if self.drafts[index].has_level]

    @property
    def last_level(self) -> int | None:
        """The index of the last of them, None where there is none."""
        return next((index for index in reversed(self.spoken) if self.drafts[index].has_level), None)

    @property
    def items(self) -> tuple[str, ...]:
        """The items of the figures so far, each once."""
        items = dict.fromkeys(self.drafts[index].figure.item for index in sorted(self.spoken))
        return tuple(item for item in items if item)

    def with_draft(self, index: int, draft: Draft) -> State:
        """Return the same with a draft in the place of another, or behind the last one."""
        drafts = (*self.drafts[:index], draft, *self.drafts[index + 1 :])
        spoken = self.spoken if index in self.spoken else (*self.spoken, index)
        return changed(self, drafts=drafts, spoken=spoken)

    def back_to(self, index: int) -> State:
        """Return the same, where what follows is said of an earlier figure again."""
        others = tuple(other for other in self.spoken if other != index)
        return changed(self, spoken=(*others, index))

    def noted(self, value: Value, role: NumberRole, mark: Mark, draft: int | None = None) -> State:
        """Return the same with a number entered in the ledger."""
        return changed(self, notes=(*self.notes, Note(value.start, value.end, role, mark, draft)))

    def remembering(self, memory: Memory) -> State:
        """Return the same with another memory."""
        return changed(self, memory=memory)


@dataclass(frozen=True)
class Case:
    """A number that is to be named: what read it, what its lead-in says, in a sentence read so far."""

    scene: Scene
    state: State
    mark: Mark
    value: Value
    lead_in: LeadIn
    subject: Subject

    @property
    def memory(self) -> Memory:
        """What was said before."""
        return self.state.memory

    @property
    def rules(self) -> Rules:
        """The rules."""
        return self.scene.rules

    @property
    def owner(self) -> Whom | None:
        """Of whom the number is said."""
        return self.scene.whom(self.value.start)

    @property
    def population(self) -> Population | None:
        """Whose members the number counts, None for all."""
        owner = self.scene.owners.get(self.value.start)
        return owner.population if owner else None

    @property
    def words(self) -> str:
        """The words before the number since the number before it."""
        return self.scene.text[self.state.anchor : self.value.start]

    def with_subject(self, subject: Subject) -> Case:
        """Return the same with another subject."""
        return changed(self, subject=subject)

    def remembering(self, memory: Memory) -> Case:
        """Return the same with another memory."""
        return changed(self, state=self.state.remembering(memory))
