"""Text → figures: its sentences are read one after another, each with what was said before it.

Four rooms, none of which knows the next: `clause/` tells what the words before a number say, `before/` what was said
before, `deciding/` which figure a number belongs to and what that is called, and `building` makes the figures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.figures.abroad import with_countries
from extractor.figures.entities.dealing import Counted
from extractor.figures.entities.entities import Told, told_of
from extractor.figures.ledger import Ledger
from extractor.figures.marks import Mark, marks_of
from extractor.figures.setting import Setting
from extractor.figures.text.before.accounts import Accounts
from extractor.figures.text.before.hearing import Spot, heading_heard
from extractor.figures.text.before.memory import Dated, Memory, Times
from extractor.figures.text.before.outlook import NOTHING_TOLD, outlook
from extractor.figures.text.building import Draft, Origins
from extractor.figures.text.clause.predicate import reaches_of, status_of
from extractor.figures.text.deciding.scene import Scene, State, private_name
from extractor.figures.text.deciding.sentence import sentence_read
from extractor.figures.text.said import FROM_ISSUE, Said
from extractor.model import Figure, Number
from extractor.model.copying import changed
from extractor.rules.rule_set import Rules
from extractor.words import periods
from extractor.words.characters import usual


@dataclass(frozen=True, slots=True)
class Statement:
    """What was read in a text: its figures and all its numbers; pages and boxes are not yet known.

    `text` is as it was read, its punctuation full-width.
    `origins[i]` names the fields of `figures[i]` that words of the text gave, and where these words stand; `claims[i]`
    is the mark that read `numbers[i]`, None where no rule did. `unknown` are where subjects stand that no form or list
    knows.
    """

    text: str
    figures: tuple[Figure, ...]
    numbers: tuple[Number, ...]
    origins: tuple[Origins, ...]
    claims: tuple[Mark | None, ...]
    unknown: tuple[tuple[int, int], ...] = ()


def read_statement(text: str, setting: Setting, rules: Rules) -> Statement:
    """Return the figures and numbers of a text whose paragraphs are parted by newlines.

    Raises:
        PatternError: A rule ran past its time limit.
    """
    read = usual(_full_width(text, rules))
    paragraphs = list(_paragraphs(read, rules))
    told = told_of(read, _counted(paragraphs), setting.around, rules)
    reading = _TextReading(read, text, told, setting, rules)
    for paragraph in paragraphs:
        reading.paragraph(paragraph)
    entries = reading.ledger.entries()
    numbers, claims = (number for number, _ in entries), (mark for _, mark in entries)
    drafts = reading.drafts
    figures, origins = (draft.figure for draft in drafts), (draft.origins for draft in drafts)
    unknown = dict.fromkeys((one.unknown.start, one.unknown.end) for one in told.owners.values() if one.unknown)
    return Statement(read, tuple(figures), tuple(numbers), tuple(origins), tuple(claims), tuple(unknown))


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph from `start` to `end` of a text, with its marks."""

    start: int
    end: int
    marks: Sequence[Mark]


def _paragraphs(text: str, rules: Rules) -> Iterator[_Paragraph]:
    start = 0
    for words in text.split("\n"):
        # The rows of tables are blanks here, which no rule reads
        marks = [] if words.isspace() else with_countries(marks_of(words, rules, start), words, start, rules)
        yield _Paragraph(start, start + len(words), marks)
        start += len(words) + 1


def _counted(paragraphs: Sequence[_Paragraph]) -> list[Counted]:
    values = (value for paragraph in paragraphs for mark in paragraph.marks for value in mark.values)
    counted = (Counted(value.start, value.end, value.column not in ("level", "delta")) for value in values)
    return sorted(counted, key=lambda one: one.start)


class _TextReading:
    """Goes over the paragraphs of a text; what it hands from one sentence to the next is frozen."""

    def __init__(self, text: str, printed: str, told: Told, setting: Setting, rules: Rules) -> None:
        self.drafts: list[Draft] = []
        self.ledger = Ledger(text, printed, rules)
        self._text = text
        self._printed = printed
        self._told = told
        self._setting = setting
        self._rules = rules
        self._state = State(_beginning(setting, rules), 0)
        self._outlook = NOTHING_TOLD
        self._accounts = Accounts(text, rules, setting.around.headings)

    def paragraph(self, paragraph: _Paragraph) -> None:
        """Read one paragraph of the text."""
        text, language = self._text[paragraph.start : paragraph.end], self._rules.group("language")
        memory = self._state.memory.begin_paragraph()
        self._outlook = outlook(paragraph.marks, self._setting.published, self._whom_behind(paragraph), self._rules)
        if language["heading"].fullmatch(text) and not any(mark.values for mark in paragraph.marks):
            spot = Spot(self._text, paragraph.start, self._setting.published)
            memory = heading_heard(paragraph.marks, memory, spot, self._rules)
        self._state = changed(self._state, memory=memory, whole=None)
        for match in language["sentence"].all(text):
            self._sentence(paragraph, paragraph.start + match.start(), paragraph.start + match.end())
        self.ledger.note_left(paragraph.start, paragraph.end)

    def _whom_behind(self, paragraph: _Paragraph) -> Callable[[int], str]:
        starts = [value.start for mark in paragraph.marks for value in mark.values]
        owners = self._told.owners

        def whom(at: int) -> str:
            owner = owners.get(next((start for start in starts if start >= at), -1))
            return private_name(owner.whom if owner else None)

        return whom

    def _sentence(self, paragraph: _Paragraph, start: int, end: int) -> None:
        scene = self._scene(paragraph, start, end)
        text, language = self._text[start:end], self._rules.group("language")
        again = language["pronoun"].match(text) is not None
        goes_on = again or language["goes-on"].match(text) is not None
        memory = self._state.memory.begin_sentence(goes_on=goes_on, again=again)
        level = self._state.last_level
        whole = self._state.whole if level is None else self._state.drafts[level].when
        state = sentence_read(scene, State(memory, start, listed=self._state.items, whole=whole))
        for mark in scene.marks:
            if not self.ledger.note_aside(mark):
                self.ledger.note_rest(mark, "date" if mark.values else "name")
        for note in state.notes:
            figure = None if note.draft is None else len(self.drafts) + note.draft
            self.ledger.note(note.start, note.end, note.role, note.mark, figure)
        self.drafts += state.drafts
        self._state = state if state.drafts else _without_past(state, self._state.memory.times)

    def _scene(self, paragraph: _Paragraph, start: int, end: int) -> Scene:
        text = self._text[start:end]
        marks = [mark for mark in paragraph.marks if start <= mark.start < end]
        found = self._rules.rule("language", "bracket").all(text)
        brackets = [(start + match.start(), start + match.end()) for match in found]
        status = status_of(text, self._rules) if any(mark.values for mark in marks) else None
        return Scene(
            text=self._text,
            printed=self._printed,
            start=start,
            end=end,
            marks=marks,
            owners=self._told.owners,
            names=[name for name in self._told.names if start <= name[0] < end],
            brackets=[
                span for span in brackets if any(mark.values and span[0] < mark.start < span[1] for mark in marks)
            ],
            reaches=[
                replace(reach, start=reach.start + start, end=reach.end + start)
                for reach in reaches_of(text, self._rules)
            ]
            if marks
            else [],
            status=Said(status.thing, start + status.start, start + status.end) if status else None,
            outlook=self._outlook,
            accounts=self._accounts,
            setting=self._setting,
            rules=self._rules,
        )


def _without_past(state: State, before: Times) -> State:
    """Return the state behind a sentence without figures: an earlier year in it (2018年列为示范) dates nothing."""
    times = state.memory.times
    lasting = before.lasting or before.headline
    if times.lasting is None or lasting is None or times.lasting.period.end >= lasting.period.end:
        return state
    return state.remembering(
        changed(state.memory, times=changed(times, lasting=before.lasting, headline=before.headline))
    )


def _beginning(setting: Setting, rules: Rules) -> Memory:
    """Return the memory with which a text begins: the periods in the headings above it are those that it tells of."""
    memory = Memory()
    if setting.covers:
        year = Dated(Said(periods.calendar_year(setting.covers)))
        memory = Memory(times=Times(headline=year, lasting=year, year=year))
    for heading in setting.around.headings:
        marks = marks_of(heading, rules)
        if not any(mark.values for mark in marks):
            heard = heading_heard(marks, memory, Spot(heading, 0, setting.published), rules).times.headline
            if heard and heard.said.start != FROM_ISSUE:
                dated = Dated(Said(heard.period))
                memory = changed(memory, times=changed(memory.times, headline=dated, lasting=dated, year=dated))
    return memory


def _full_width(text: str, rules: Rules) -> str:
    """Return the text, as long as before, with its half-width punctuation made full-width."""
    marks = rules.table("punctuation")
    parts, at = [], 0
    for match in rules.rule("language", "half-width-mark").all(text):
        parts += [text[at : match.start()], marks.meaning(match[0]).means]
        at = match.end()
    return "".join([*parts, text[at:]])
