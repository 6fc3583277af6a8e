"""Rules → their faults: every example must give what it says, every refusal must give nothing; lists must be whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import PatternError
from extractor.figures.marks import Mark, marks_of
from extractor.figures.setting import Setting
from extractor.figures.text.statements import read_statement
from extractor.model import Figure
from extractor.rules.name_list_loading import GROUPS, load_list
from extractor.rules.rule import Example, Rule
from extractor.rules.rule_set import Rules
from extractor.words import periods


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an example or refusal; `where` is `FILE:LINE`."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def check(rules: Rules) -> list[Fault]:
    """Return every fault of every rule and block, and the first of each list of names; none is a clean bill."""
    faults = (fault for rule in rules.every_rule() for fault in check_rule(rule, rules))
    return list(dict.fromkeys((*faults, *_list_faults(rules.folder))))


def _list_faults(folder: Path) -> Iterator[Fault]:
    """Yield what is wrong with the lists of names that a folder has."""
    for kind, group in GROUPS.items():
        if (folder / f"{group}.yaml").exists():
            try:
                load_list(kind, folder)
            except PatternError as error:
                yield Fault(error.where, error.what)


def check_rule(rule: Rule, rules: Rules) -> Iterator[Fault]:
    """Yield the faults of one rule's examples and refusals."""
    for example in (*rule.examples, *rule.refuses):
        try:
            yield from _faults(rule, example, rules)
        except PatternError as error:
            yield Fault(error.where, error.what)


def _example_setting(rules: Rules) -> Setting:
    """Return the setting of the issue that examples are read as part of."""
    issue = next(iter(rules.table("example-issue")))
    return Setting(issue.attributes["published"], issue.attributes["city"], issue.attributes["province"])


def _faults(rule: Rule, example: Example, rules: Rules) -> Iterator[Fault]:
    refused = example.why != ""
    if "role" in rule.options:
        marks = [mark for mark in marks_of(example.text, rules) if mark.rule is rule]
        if refused and marks:
            yield Fault(
                example.where, f"rule '{rule.name}' must refuse this ({example.why}) but reads '{marks[0].text}'"
            )
        elif not refused and not marks:
            readers = sorted({mark.rule.name for mark in marks_of(example.text, rules)})
            yield Fault(
                example.where, f"rule '{rule.name}' reads nothing here; these do: {', '.join(readers) or 'none'}"
            )
        elif not refused:
            yield from _matching_faults(rule, example, [mark.text for mark in marks])
            yield from _figure_faults(example, rules)
    else:
        yield from _group_faults(rule, example, rules)


def _group_faults(rule: Rule, example: Example, rules: Rules) -> Iterator[Fault]:
    """Compare the named groups of the first match; a rule of periods may also say start and end."""
    match = rule.search(example.text)
    if example.why:
        if match:
            yield Fault(example.where, f"'{rule.name}' must refuse this ({example.why}) but reads '{match[0]}'")
        return
    if not match:
        yield Fault(example.where, f"'{rule.name}' does not match its example '{example.text}'")
        return
    yield from _matching_faults(rule, example, [match[0]])
    found = {name: text for name, text in match.groupdict().items() if text is not None}
    if "kind" in rule.options:
        found |= _months(rule, found, rules)
    for gives in example.gives:
        yield from _differences(example, gives, found)


def _matching_faults(rule: Rule, example: Example, read: Sequence[str]) -> Iterator[Fault]:
    """Compare what the example says that the pattern matches with the texts that it did match."""
    if example.matches is not None and example.matches not in read:
        texts = "', '".join(read)
        yield Fault(example.where, f"'{rule.name}' matches '{texts}', the example says '{example.matches}'")


def _months(rule: Rule, groups: Mapping[str, str], rules: Rules) -> dict[str, str]:
    published = _example_setting(rules).published
    assert published is not None, "the table requires a month"
    before = periods.Period(f"{published[:4]}-01", published, "cumulative", year_said=True)
    period = periods.resolve(rule.options["kind"], groups, periods.Told(published, before=before), rules)
    return {"start": period.start, "end": period.end} if period else {}


def _figure_faults(example: Example, rules: Rules) -> Iterator[Fault]:
    """Compare what the example gives: numbers of a role, which must be among what is read, and all of its figures."""
    asides = [gives for gives in example.gives if "role" in gives]
    wanted = [gives for gives in example.gives if "role" not in gives]
    read: dict[tuple[str, str], Mark] = {(mark.role, mark.text): mark for mark in marks_of(example.text, rules)}
    for gives in asides:
        mark = read.get((gives["role"], gives["raw"]))
        if mark is None:
            yield Fault(example.where, f"no {gives['role']} '{gives['raw']}' is read here, but {sorted(read)}")
        else:
            yield from _differences(example, gives, _shown_of(mark))
    if not wanted and (asides or example.matches is not None):
        return
    figures = read_statement(example.text, _example_setting(rules), rules).figures
    if len(figures) != len(wanted):
        raws = ", ".join(figure.raw for figure in figures) or "none"
        yield Fault(example.where, f"{len(wanted)} figures expected, {len(figures)} read: {raws}")
        return
    for figure, gives in zip(figures, wanted, strict=True):
        yield from _differences(example, gives, _shown(figure))


def _shown_of(mark: Mark) -> dict[str, str]:
    """Return what an example may say of a mark: its words and groups, and its numbers in their columns and in print."""
    found = {**mark.groups, "role": mark.role, "raw": mark.text}
    quantities = [value.quantity for value in mark.values]
    found["bound"] = " ".join(quantity.bound for quantity in quantities if quantity.bound)
    found["unit"] = " ".join(quantity.unit for quantity in quantities if quantity.unit)
    found["number"] = " ".join(mark.text[value.start - mark.start : value.end - mark.start] for value in mark.values)
    for value in mark.values:
        amounts = (each.quantity.signed(each.sign) for each in mark.values if each.column == value.column)
        found[value.column] = " ".join(map(_text, amounts))
    return found


def _shown(figure: Figure) -> dict[str, str]:
    values = {name: getattr(figure, name) for name in Figure.__dataclass_fields__}
    return {name: _text(value) for name, value in values.items() if value is not None}


def _text(value: object) -> str:
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _differences(example: Example, gives: Mapping[str, str], found: Mapping[str, str]) -> Iterator[Fault]:
    for name, wanted in gives.items():
        got = found.get(name, "")
        if got != wanted:
            yield Fault(example.where, f"{name} is '{got}', the example says '{wanted}' ({example.text})")
