"""Text → figures: marks put together, paragraph by paragraph.

A level opens a figure; the growth, share and difference said of it in the same sentence join it; one said of
something else opens a figure without a level. What a clause does not say again (period, scope, item, indicator) is
carried over from what was said before: scope and item within the sentence, period, region and indicator further on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.figures.column_writer import BETWEEN_ITEMS, ColumnNumber, filled, holds
from extractor.figures.ledger import Ledger
from extractor.figures.marks import Mark, Value, marks_of
from extractor.figures.setting import Setting
from extractor.figures.text.context import Listener, Memory, Said, Sentence
from extractor.figures.text.naming import Namer, Origins
from extractor.figures.text.subjects import LeadIn, Subject
from extractor.model import Figure, Number
from extractor.model.copying import changed
from extractor.rules.rule_set import Rules


@dataclass(frozen=True, slots=True)
class Statement:
    """What was read in a text: its figures and all its numbers; pages and boxes are not yet known.

    `text` is as it was read, its punctuation full-width.
    `origins[i]` names the fields of `figures[i]` that words of the text gave, and where these words stand; `claims[i]`
    is the mark that read `numbers[i]`, None where no rule did.
    """

    text: str
    figures: tuple[Figure, ...]
    numbers: tuple[Number, ...]
    origins: tuple[Origins, ...]
    claims: tuple[Mark | None, ...]


def read_statement(text: str, setting: Setting, rules: Rules) -> Statement:
    """Return the figures and numbers of a text whose paragraphs are parted by newlines.

    Raises:
        PatternError: A rule ran past its time limit.
    """
    read = _full_width(text, rules)
    reader = _TextReader(read, text, setting, rules)
    start = 0
    for paragraph in text.split("\n"):
        reader.paragraph(start, start + len(paragraph))
        start += len(paragraph) + 1
    ledger = reader.ledger.entries()
    numbers, claims = (number for number, _ in ledger), (mark for _, mark in ledger)
    return Statement(read, tuple(reader.figures), tuple(numbers), tuple(reader.origins), tuple(claims))


class _TextReader:
    """Walks over the marks of a text, opens figures and fills them."""

    def __init__(self, text: str, printed: str, setting: Setting, rules: Rules) -> None:
        self.figures: list[Figure] = []
        self.origins: list[Origins] = []
        self.ledger = Ledger(text, printed, rules)
        self._text = text
        self._printed = printed
        self._rules = rules
        self._listener = Listener(text, setting, rules)
        self._namer = Namer(text, printed, setting, self._listener, rules)
        self._dealt_before: tuple[Subject, ...] = ()
        self._listed_before: tuple[Said[str], ...] = ()
        self._sentence = Sentence(0, 0, [], [], self._listener.begin())

    def paragraph(self, start: int, end: int) -> None:
        """Read one paragraph of the text."""
        memory = self._listener.begin_paragraph(self._sentence.finish())
        text = self._text[start:end]
        # The rows of tables are blanks here, which no rule reads
        marks = [] if text.isspace() else marks_of(text, self._rules, start)
        if self._rules.rule("language", "heading").fullmatch(text) and not any(mark.values for mark in marks):
            memory = self._listener.hear_heading(marks, memory)
        for match in self._rules.rule("language", "sentence").all(text):
            first, last = start + match.start(), start + match.end()
            memory = self._read_sentence(first, last, [mark for mark in marks if first <= mark.start < last], memory)
        self.ledger.note_left(start, end)

    def _read_sentence(self, start: int, end: int, marks: list[Mark], memory: Memory) -> Memory:
        text = self._text[start:end]
        memory = self._listener.begin_sentence(memory, start, text)
        spans = [
            (start + found.start(), start + found.end()) for found in self._rules.rule("language", "bracket").all(text)
        ]
        brackets = [span for span in spans if any(mark.values and span[0] < mark.start < span[1] for mark in marks)]
        self._sentence = Sentence(start, end, marks, brackets, memory)
        self._dealt_before = ()
        for mark in marks:
            self._sentence.reach(mark.start)
            self._read_mark(mark)
        memory = self._sentence.finish()
        self._listed_before = self._listed()
        return memory

    def _read_mark(self, mark: Mark) -> None:
        self.ledger.begin(mark)
        self._listener.hear(mark, self._sentence)
        if self.ledger.note_aside(mark):
            return
        if mark.role == "level":
            self._read_levels(mark)
        elif mark.values:
            self._attach(mark)
        else:
            self.ledger.note_rest(mark, "name")

    # -------------------------------------------------------------- numbers

    def _read_levels(self, mark: Mark) -> None:
        lead_in = self._lead_in(mark)
        if len(mark.values) == 1 and lead_in.completes and self._fill(mark.values[0]):
            self._pass(mark)
            return
        for value, subject in zip(mark.values, self._dealt(lead_in, mark), strict=True):
            self._open(mark, (value,), subject)
        self._pass(mark)

    def _attach(self, mark: Mark) -> None:
        """Join growths, shares or differences to the levels before them, or open figures without a level."""
        lead_in = self._lead_in(mark)
        subject = lead_in.subject()
        columns = [value.column for value in mark.values]
        if "against" in mark.groups:
            self._attach_against(mark, lead_in, subject)
        elif len(mark.values) == 1 and (summed := self._summed(lead_in)):
            self._open(mark, mark.values, changed(subject, items=summed, label=None))
        elif "together" in mark.groups or (mark.role == "rate" and subject.total and not subject.says_something):
            self._open(mark, mark.values, changed(subject, items=self._listed()))
        elif "when" in mark.groups:
            self._attach_dated(mark, lead_in, subject)
        elif len(set(columns)) == len(columns):
            self._attach_to_one(mark, lead_in, subject)
        else:
            self._attach_in_turn(mark, lead_in, subject)
        self._pass(mark)

    def _attach_against(self, mark: Mark, lead_in: LeadIn, subject: Subject) -> None:
        """Take a growth against a named time for 同比 or 环比, if it is the year or the months before: 较2月份增长."""
        column = self._listener.column_against(mark.groups["against"], self._sentence.memory)
        if column is None:
            self.ledger.note_other(mark)
            return
        values = tuple(replace(value, column=column) for value in mark.values)
        self._attach_to_one(replace(mark, values=values), lead_in, subject)

    def _attach_dated(self, mark: Mark, lead_in: LeadIn, subject: Subject) -> None:
        """Of numbers of two times, the one of now may be said of the level before; the others open figures."""
        half = len(mark.values) // 2
        if half > 1 and len(mark.values) == 2 * half and (subjects := self._told_apart(lead_in, subject, half)):
            for index, value in enumerate(mark.values):
                dated = replace(value, when=mark.values[0].when) if index < half else value
                self._open(mark, (dated,), subjects[index % half])
            return
        *then, now = mark.values
        levels = [index for index in self._sentence.memory.figures if self.figures[index].value is not None]
        joins = len(then) > 0 and not now.when and not subject.says_something and levels
        if joins and not holds(self.figures[levels[-1]], now.column):
            self._set(levels[-1], now, mark)
            for value in then:
                self._open(mark, (value,), subject)
            self._go_back(levels[-1])
            return
        for value in (*then, now):
            self._open(mark, (value,), subject)

    def _go_back(self, index: int) -> None:
        """Let what follows be said of an earlier figure of the sentence again."""
        memory = self._sentence.memory
        others = tuple(other for other in memory.figures if other != index)
        self._sentence.memory = changed(memory, figures=(*others, index))

    def _attach_to_one(self, mark: Mark, lead_in: LeadIn, subject: Subject) -> None:
        """All numbers are said of one thing: of what the words name, or else of the figure before."""
        before = self._sentence.memory.figures
        again = self._named_again(lead_in, subject, mark)
        if again is not None:
            for value in mark.values:
                self._set(again, value, mark)
            self._go_back(again)
            return
        if mark.role == "rate" or subject.says_something or not before:
            self._open(mark, mark.values, self._in_turn(subject))
            return
        levels = [index for index in before if self.figures[index].value is not None]
        target = levels[-1] if levels and "whole" in mark.groups else before[-1]
        if mark.role == "change" and lead_in.names_region and self._is_elsewhere(self.figures[target]):
            self._sentence.memory = changed(self._sentence.memory, items=None)
            self._open(mark, mark.values, subject)
        elif not lead_in.periods and not any(holds(self.figures[target], value.column) for value in mark.values):
            for value in mark.values:
                self._set(target, value, mark)
        elif lead_in.periods or lead_in.clause_before:
            self._open(mark, mark.values, subject if lead_in.periods else changed(subject, label=lead_in.clause_before))
        else:
            self.ledger.note_unread(mark)

    def _is_elsewhere(self, figure: Figure) -> bool:
        """Whether what is said now is of another region than a figure."""
        region = self._sentence.memory.own_region
        return region is not None and region.thing != figure.region

    def _named_again(self, lead_in: LeadIn, subject: Subject, mark: Mark) -> int | None:
        """Return the figure of the sentence that the words name once more: 货值186.7亿元，…，货值增长两成."""
        if mark.role == "rate" or not subject.says_something:
            return None
        free = [
            index
            for index in reversed(self._sentence.memory.figures)
            if self.figures[index].value is not None
            and not any(holds(self.figures[index], value.column) for value in mark.values)
        ]
        if lead_in.periods and (period := self._sentence.memory.own_period):
            now = (period.thing.start, period.thing.end)
            free = [
                index for index in free if (self.figures[index].period_start, self.figures[index].period_end) == now
            ]
        if subject.scope:
            return self._same_indicator(free, subject)
        items = BETWEEN_ITEMS.join(item.thing for item in subject.items)
        name = items or (subject.label.thing if subject.label else "")
        label = subject.label.thing if subject.label else None
        same_item = [index for index in free if self.figures[index].item == name]
        same_label = [index for index in free if not items and self.figures[index].label == label]
        begins = [index for index in free if name and self._begins_with(self.figures[index], name)]
        found = same_item + same_label + (begins if len(begins) == 1 else [])
        return found[0] if found else self._same_indicator(free, subject)

    def _begins_with(self, figure: Figure, name: str) -> bool:
        """Whether the label or the item of a figure begins with a name: “9810” of “9810”出口海外仓."""
        return (figure.label or "").startswith(name) or (figure.item or "").startswith(name)

    def _same_indicator(self, free: Sequence[int], subject: Subject) -> int | None:
        """Return the only figure without an item that has the indicator and scope which the words name.

        The indicator of 在岸合同额、执行额分别为…，执行额增速达26.2% is that of the second.
        """
        if subject.items or not subject.indicators:
            return None
        memory = self._sentence.memory
        scope, region = subject.scope or memory.scope, memory.own_region or memory.region
        wanted = (subject.indicators[-1].thing.means, scope and scope.thing, region and region.thing, None)
        names = {index: self.figures[index] for index in free}
        same = [index for index, one in names.items() if (one.indicator, one.scope, one.region, one.item) == wanted]
        return same[0] if len(same) == 1 else None

    def _attach_in_turn(self, mark: Mark, lead_in: LeadIn, subject: Subject) -> None:
        """Each number is said of one of the things listed, or else of one of the figures before, in turn."""
        count = len(mark.values)
        column = mark.values[0].column
        subjects = self._told_apart(lead_in, subject, count)
        free = sorted(index for index in self._sentence.memory.figures if not holds(self.figures[index], column))
        levels = [index for index in free if self.figures[index].value is not None]
        targets = levels if len(levels) >= count else free
        if subjects:
            for value, said in zip(mark.values, subjects, strict=True):
                one = replace(mark, values=(value,))
                again = self._named_again(lead_in, said, one)
                if again is None:
                    self._open(one, (value,), said)
                else:
                    self._set(again, value, one)
        elif len(targets) >= count:
            for index, value in zip(targets[-count:], mark.values, strict=True):
                self._set(index, value, mark)
        else:
            self.ledger.note_unread(mark)

    def _pass(self, mark: Mark) -> None:
        self._sentence.memory = changed(self._sentence.memory, anchor=mark.end)
        self.ledger.note_rest(mark, "date")

    # ------------------------------------------------------------- subjects

    def _lead_in(self, mark: Mark) -> LeadIn:
        memory = self._sentence.memory
        parted = memory.breakdown is not None or memory.items is not None
        return LeadIn(self._text, memory.anchor, mark.start, self._sentence.marks, self._rules, parted=parted)

    def _dealt(self, lead_in: LeadIn, mark: Mark) -> list[Subject]:
        """Return one subject for each number of a level; where the words do not tell them apart, the same for all."""
        subject = lead_in.subject()
        count = len(mark.values)
        if "when" in mark.groups:
            if not subject.says_something:
                subject = changed(subject, label=lead_in.clause_before)
            half = count // 2
            return 2 * (self._told_apart(lead_in, subject, half) if half > 1 else []) or [subject] * count
        if count > 1:
            return self._told_apart(lead_in, subject, count) or [subject] * count
        if summed := self._summed(lead_in):
            subject = changed(subject, items=summed)
        elif subject.total and not subject.items:
            subject = changed(subject, items=lead_in.enumeration())
        return [self._in_turn(subject)]

    def _told_apart(self, lead_in: LeadIn, subject: Subject, count: int) -> list[Subject]:
        """Return `count` subjects where the words list so many indicators, periods or items, or else nothing.

        Where they list none but say 分别, the items or periods listed before them hold again.
        """
        memory = self._sentence.memory
        if len(subject.indicators) == count:
            return [changed(subject, indicators=(word,), label=None) for word in subject.indicators]
        if len(lead_in.periods) == count:
            dealt = [Subject(period=self._listener.said_period(mark, memory)) for mark in lead_in.periods]
        elif len(subject.items) == count:
            dealt = [Subject(items=(item,)) for item in subject.items]
        elif labels := lead_in.named_list(count):
            return [changed(subject, indicators=(), items=(), label=label) for label in labels]
        elif items := lead_in.enumeration(count):
            dealt = [Subject(items=(item,), described=True) for item in items]
            if (shared := lead_in.aspect()) and self._rules.table("bare-ratio").find(shared.thing):
                return [changed(subject, label=item._replace(thing=item.thing + shared.thing)) for item in items]
            if subject.label and self._rules.table("kind-word").find(subject.label.thing):
                subject = changed(subject, label=None)
            overlaps = subject.label and items[-1].start < subject.label.end and subject.label.start < items[-1].end
            if overlaps and not subject.indicators:
                subject = changed(subject, label=lead_in.aspect())
        else:
            dealt = list(self._dealt_before) if subject.respectively and len(self._dealt_before) == count else []
        self._dealt_before = tuple(dealt)
        return [
            changed(subject, items=one.items or subject.items, period=one.period, described=one.described)
            for one in dealt
        ]

    def _in_turn(self, subject: Subject) -> Subject:
        """Deal out items that were listed first and get their numbers one clause after another."""
        memory = self._sentence.memory
        if subject.respectively and len(subject.items) > 1:
            self._sentence.memory = changed(memory, waiting=subject.items[1:])
            return changed(subject, items=subject.items[:1])
        if not subject.says_something and memory.waiting:
            self._sentence.memory = changed(memory, waiting=memory.waiting[1:])
            return changed(subject, items=memory.waiting[:1])
        return subject

    def _listed(self) -> tuple[Said[str], ...]:
        """Return the items of the figures of this sentence, for a number that sums them up."""
        items = dict.fromkeys(self.figures[index].item for index in sorted(self._sentence.memory.figures))
        return tuple(Said(item) for item in items if item)

    def _summed(self, lead_in: LeadIn) -> tuple[Said[str], ...]:
        """Return the last items of this sentence or the one before, as many as the words sum up: 两地占全市的七成."""
        count = lead_in.sum_of
        if not count or count < 2:
            return ()
        items = self._listed() or self._listed_before
        return items[-count:] if len(items) >= count else ()

    # -------------------------------------------------------------- figures

    def _open(self, mark: Mark, values: Sequence[Value], subject: Subject) -> None:
        """Open a figure with its level, or one that has only these growths, shares or differences."""
        before = [self.figures[index] for index in self._sentence.memory.figures]
        opened = self._namer.opened(mark, values[0], subject, self._sentence, before)
        index = len(self.figures)
        self.figures.append(opened.figure)
        self.origins.append(opened.origins)
        memory = self._sentence.memory
        self._sentence.memory = changed(memory, figures=(*memory.figures, index))
        for value in values:
            self._set(index, value, mark)

    def _fill(self, value: Value) -> bool:
        """Give the figure before its level, if its growth was printed first, and return whether it was so."""
        before = self._sentence.memory.figures
        if not before or self.figures[before[-1]].value is not None:
            return False
        raw = self._printed[value.start : value.end]
        figure = changed(self.figures[before[-1]], start=value.start, end=value.end, raw=raw)
        number = ColumnNumber(value.column, value.quantity, value.sign)
        self.figures[before[-1]] = filled(figure, number, self._rules)
        self.ledger.note_value(value, before[-1])
        return True

    def _set(self, index: int, value: Value, mark: Mark) -> None:
        """Put a number into its column of a figure."""
        whole = mark.groups.get("whole")
        number = ColumnNumber(value.column, value.quantity, value.sign, whole, of_ratio="ratio" in mark.groups)
        figure = filled(self.figures[index], number, self._rules)
        if value.column == "share" and whole and figure.indicator is None and figure.label is None:
            figure = changed(figure, indicator=self._listener.indicator_in(whole))
        self.figures[index] = figure
        self.ledger.note_value(value, index)


def _full_width(text: str, rules: Rules) -> str:
    """Return the text, as long as before, with its half-width punctuation made full-width."""
    marks = rules.table("punctuation")
    parts, at = [], 0
    for match in rules.rule("language", "half-width-mark").all(text):
        parts += [text[at : match.start()], marks.meaning(match[0]).means]
        at = match.end()
    return "".join([*parts, text[at:]])
