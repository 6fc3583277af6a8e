"""What a number is called: the indicator and the label, said with it or before."""

from __future__ import annotations

from typing import NamedTuple

from extractor.figures.text.before.memory import Memory, Named
from extractor.figures.text.clause.nouns import noun_behind
from extractor.figures.text.clause.predicate import verb_before
from extractor.figures.text.deciding.behind import done_to, fund, topic, undated
from extractor.figures.text.deciding.measures import with_measured
from extractor.figures.text.deciding.parts import counts_what_exists
from extractor.figures.text.deciding.scene import Case, firm_name
from extractor.figures.text.said import Said
from extractor.model.copying import changed
from extractor.rules.rule_set import Word

# Characters: a shorter label needs the thing that its sentence tells of.
_BARE = 2


class Naming(NamedTuple):
    """What a number is called, and the case behind it: what is said now may be left unsaid later."""

    named: Named
    case: Case


def naming_of(case: Case) -> Naming:
    """Return what a number is called, said here or before, and keep it for what comes."""
    own = _own_name(case)
    own = own if own.says_something else _verb(case)
    if own.says_something:
        return Naming(own, case.remembering(_kept(own, case)))
    return Naming(_called_before(case), case)


def _kept(own: Named, case: Case) -> Memory:
    """Return the memory behind a number that has a name of its own."""
    if case.value.column == "share" and own.label and own.label.start >= case.value.end:
        # What so many percent do is no name for what comes
        return case.memory
    memory, own = case.memory, changed(own, whom=firm_name(case.owner), scope=case.subject.scope)
    if case.value.column != "level":
        kept = changed(own, base_unit=None)
        measure = own.indicator or (own.label and case.rules.rule("language", "measure").search(own.label.thing))
        grown = case.value.column in ("yoy", "mom") and measure and not _is_of_part(case)
        return changed(memory, named=kept, whole=kept if grown else memory.whole)
    kept = changed(own, base_unit=case.value.quantity.base_unit)
    if _is_of_part(case):
        return changed(memory, named=kept, main=kept)
    memory = memory.counting(kept) if case.value.is_count else memory
    return changed(memory, named=kept, main=kept, whole=kept)


def _called_before(case: Case) -> Named:
    """Return the name that a number without one goes on with."""
    memory, items = case.memory, case.subject.items
    if alike := _of_same_unit(case):
        return alike
    carried = memory.named if _is_carried(memory.named, case) else Named()
    # What only a share or a growth was said of gives way to the level that these are of
    level = case.value.column == "level" and carried.base_unit is None and case.subject.items
    if level and memory.main.says_something and memory.main.is_kind_of(case.value):
        carried = memory.main
    if case.value.column == "share" and (measured := _shared_out(case, carried)):
        return measured
    if carried.is_kind_of(case.value):
        named = carried if carried.says_something else _whole(case)
        if items and not named.says_something and memory.before.is_kind_of(case.value):
            named = memory.before
        earlier = None if named.says_something else items[0] if items else case.lead_in.clause_before
        return Named(named.indicator, named.label or earlier, scope=named.scope)
    if items:
        return Named(label=_counted_before(case) or items[0])
    counted = memory.counted_in(case.value.quantity.base_unit) if case.value.is_count else None
    if counted and _is_named_here(case):
        return counted
    whole = _whole(case)
    return whole if whole.says_something else Named(label=case.lead_in.clause_before)


def _of_same_unit(case: Case) -> Named | None:
    """Return the name of the level before that counts in the unit of a number, where the one between does not.

    快递业务量1426万件，业务收入1.3亿元；前7个月为9085万件、8.6亿元.
    """
    unit, figures = case.value.quantity.base_unit, case.state.figures
    bracketed = case.scene.is_in_bracket(case.value.start)
    goes_on = bracketed or case.memory.named.base_unit == unit
    if case.value.column != "level" or case.subject.items or not figures or goes_on:
        return None
    alike = next(
        (figure for figure in reversed(figures) if figure.base_unit == unit and figure.value is not None), None
    )
    if alike is None or alike.entity != (case.owner.name if case.owner else None):
        return None
    word = case.rules.table("indicator").find(alike.indicator) if alike.indicator else None
    return Named(Said(word) if word else None, Said(alike.label) if alike.label else None)


def _is_carried(named: Named, case: Case) -> bool:
    """Whether a number goes on with a name: what a firm is told of is not told of the city behind it."""
    return named.whom in ("", firm_name(case.owner))


def _shared_out(case: Case, carried: Named) -> Named | None:
    """Return what a share without a name is a share of: the last level, or what was spoken of."""
    memory = case.memory
    said = (memory.main, carried, memory.before, memory.whole)
    found = (named for named in said if named.says_something and _is_carried(named, case))
    return next((named for named in found if not _is_never_shared(named, case)), None)


def _is_never_shared(named: Named, case: Case) -> bool:
    """Whether something is an index or an average, of which nothing is a share."""
    label = named.label.thing if named.label else ""
    return any(case.rules.rule("language", name).search(label) for name in ("index-name", "average"))


def _whole(case: Case) -> Named:
    """Return what the text measures, for a number of somebody named anew that has no measure of its own."""
    whole = case.memory.whole
    return whole if whole.base_unit and whole.is_kind_of(case.value) and _is_named_here(case) else Named()


def _is_named_here(case: Case) -> bool:
    """Whether the words since the number before name of whom a number is said."""
    return case.owner is not None and case.owner.start >= case.state.anchor


def _is_of_part(case: Case) -> bool:
    """Whether a number is of a part of something: one item, 其中…, in a breakdown, or of a company among others."""
    firm, whole = firm_name(case.owner), case.memory.whole
    fewer = (firm and whole.whom != firm) or (case.population and case.state.last_level is not None)
    among = bool(fewer) and whole.says_something
    parted = among or case.subject.items or case.subject.part or case.memory.breakdown
    opening = case.scene.text[case.scene.start : case.state.anchor]
    return bool(parted) or case.rules.rule("language", "part").search(opening) is not None


def _own_name(case: Case) -> Named:
    """Return what the words of the number itself call it."""
    subject = case.subject
    if subject.average:
        return Named(label=subject.label)
    label = _label(case)
    if label and _is_of_item(case, label):
        return Named()
    if label and not subject.indicators:
        label = with_measured(case, label)
        bare = len(label.thing) <= _BARE and label.start < case.value.start
        label = label._replace(thing=topic(case) + label.thing) if bare else label
    indicator = subject.indicators[-1] if subject.indicators else _indicator_of(case, label)
    indicator = indicator or _indicator_within(case, label)
    if indicator and indicator.thing.get("stock") and not counts_what_exists(case):
        indicator = None
    if indicator and _is_short_for_places(case, indicator):
        indicator = None
    return Named(indicator, label)


def _is_short_for_places(case: Case, indicator: Said[Word]) -> bool:
    """Whether a name means its indicator only where a place is told of: the 合同额 of a firm need not be outsourced."""
    short = case.rules.table("short-for-places").find(case.scene.text[indicator.start : indicator.end])
    if short is None:
        return False
    items = case.subject.items
    unknown = items and items[-1].end == indicator.start and case.rules.table("item").find(items[-1].thing) is None
    told = firm_name(case.owner) or (case.population and case.population.group)
    return bool(told or (unknown and short.get("any") == "yes"))


def _is_of_item(case: Case, label: Said[str]) -> bool:
    """Whether a noun only says that an item is measured as what was told before: 运输服务…，规模为29亿元."""
    named = case.memory.named
    measured = case.subject.items and not case.subject.indicators and named.says_something
    generic = case.rules.table("generic-measure").find(label.thing) is not None
    return bool(measured) and generic and named.is_kind_of(case.value)


def _verb(case: Case) -> Named:
    """Return the verb of a count without a noun: 签约 in 现场签约17项; with what it adds to: 从业人员，新增2000人."""
    done = verb_before(case.words, case.rules) if case.value.is_count and case.value.column == "level" else None
    if done is None:
        return Named()
    named, begin = case.memory.named, case.state.anchor
    verb = Said(topic(case) + done.thing, begin + done.start, begin + done.end)
    if named.base_unit != case.value.quantity.base_unit:
        return Named(label=verb)
    adds = case.rules.rule("language", "adds").match(done.thing)
    if not adds or named.label is None or named.label.thing.startswith(done.thing):
        return Named()
    return Named(label=verb._replace(thing=done.thing + named.label.thing))


def _label(case: Case) -> Said[str] | None:
    """Return the noun before the number, or else the one behind it, or else the nearest one before."""
    mark, subject, counts = case.mark, case.subject, case.mark.values[0].is_count
    if subject.label and not subject.indicators and _is_no_noun(case, subject.label, counts=counts):
        subject = changed(subject, label=None)
    alone = len(mark.values) == 1
    together = counts and len({value.quantity.base_unit for value in mark.values}) == 1
    behind = (alone or together) and mark.role in ("level", "rate")
    following = noun_behind(case.scene.text, mark.end, case.rules, phrase=not counts) if behind else None
    following = undated(case, following) if following else None
    following = done_to(case, following) if following and counts else following
    if subject.joined and alone and _sums_up(case, subject.label, following):
        return subject.joined
    if not counts and subject.label and case.rules.table("noun-verb").find(subject.label.thing) and following:
        return following
    if used := fund(case, subject.label):
        return used
    verb = counts and subject.label and case.rules.rule("language", "opens-with-verb").match(subject.label.thing)
    if verb and following and not subject.indicators:
        return following
    acts = counts and case.lead_in.acts
    if counts and following and case.rules.rule("language", "needs-noun").search(mark.text):
        return following
    if subject.label and (subject.indicators or not (case.lead_in.lists or acts)):
        return subject.label
    far = subject.far_label
    if (subject.items or subject.scope) and not acts:
        return subject.label or (far if _is_aspect_before_item(case, far) else None)
    if far and _is_no_noun(case, far, counts=counts):
        far = None
    return following or subject.label or far


def _is_aspect_before_item(case: Case, label: Said[str] | None) -> bool:
    """Whether a noun says what is told of the item right behind it: 出口 in 出口美国12亿元."""
    behind = label is not None and any(item.start == label.end for item in case.subject.items)
    return bool(behind and label and case.rules.table("aspect").find(label.thing))


def with_account(case: Case, named: Named) -> Named:
    """Return a name with the account of the budget whose money it is: 政府性基金补助支出, where a text tells of one."""
    label, account = named.label, case.scene.accounts.at(case.value.start)
    if account is None or label is None or named.indicator or not case.value.is_money:
        return named
    if case.rules.rule("language", "account").search(label.thing):
        return named
    return changed(named, label=label._replace(thing=account.thing + label.thing))


def _sums_up(case: Case, label: Said[str] | None, following: Said[str] | None) -> bool:
    """Whether one number is said of a whole list: 大豆和马铃薯补贴3亿元; 应用程序、小程序2160款."""
    mark, joined = case.mark, case.subject.joined
    if case.subject.respectively or mark.role not in ("level", "delta"):
        return False
    if not mark.values[0].is_count:
        return True
    exemplary = case.rules.rule("language", "and-others").search(joined.thing) if joined else None
    return not (exemplary or following or case.lead_in.acts or _indicator_of(case, label))


def _is_no_noun(case: Case, label: Said[str], *, counts: bool) -> bool:
    """Whether words name nothing that can be told: 服务 in 服务5万家企业; but 采购 in 采购1.9亿元."""
    if not counts and label.thing.endswith(tuple(case.rules.table("noun-verb").spellings)):
        return False
    return case.rules.rule("language", "no-noun").search(label.thing) is not None


def _indicator_of(case: Case, label: Said[str] | None) -> Said[Word] | None:
    """Return the indicator that a noun is a name of: 语言 in 42种语言."""
    word = case.rules.table("indicator").find(label.thing) if label else None
    return Said(word, label.start, label.end) if word and label else None


def _indicator_within(case: Case, label: Said[str] | None) -> Said[Word] | None:
    """Return the indicator that begins within the item before it: 服务进出口 in 运输服务进出口."""
    item = case.subject.items[-1] if case.subject.items else None
    if label is None or item is None or not item.start < item.end == label.start:
        return None
    table, trade, text = case.rules.table("indicator"), case.rules.rule("language", "of-trade"), case.scene.text
    words = ((start, table.find(text[start : label.end])) for start in range(item.start, label.start))
    found = ((start, word) for start, word in words if word and not trade.match(text, start))
    return next((Said(word, start, label.end) for start, word in found), None)


def _counted_before(case: Case) -> Said[str] | None:
    """Return the label of the last figure of the sentence that counts in the same unit."""
    unit = case.value.quantity.base_unit
    labels = [figure.label for figure in case.state.figures if figure.base_unit == unit and figure.label]
    return Said(labels[-1]) if labels else None
