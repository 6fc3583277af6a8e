"""A number with its subject → a draft that is named and dated by what was said, here or before."""

from __future__ import annotations

from itertools import takewhile
from typing import NamedTuple

from extractor.figures.column_writer import BETWEEN_ITEMS, Names, Words
from extractor.figures.entities.regions import region_of
from extractor.figures.entities.whom import Population
from extractor.figures.marks import Mark
from extractor.figures.text.before.dating import Asked, When, when
from extractor.figures.text.before.hearing import resolved
from extractor.figures.text.before.memory import YEARS, Dated, Named
from extractor.figures.text.building import Draft, drafted
from extractor.figures.text.deciding.bare_nouns import made_plain
from extractor.figures.text.deciding.dealing import is_of_several
from extractor.figures.text.deciding.labels import naming_of, with_account
from extractor.figures.text.deciding.parts import completed
from extractor.figures.text.deciding.scene import Case, State
from extractor.figures.text.deciding.standing import is_stock, is_surely_done
from extractor.figures.text.said import Said
from extractor.model import Modality
from extractor.model.copying import changed
from extractor.words.periods import Period


class Opened(NamedTuple):
    """A draft that has its names, but no numbers yet, and the state behind it."""

    draft: Draft
    state: State


def opened(case: Case) -> Opened:
    """Return the draft of a number, and what later numbers may leave unsaid."""
    named, case = naming_of(completed(case))
    named = with_account(case, named)
    scope, case = _scope(case, named)
    item, case = _item(case)
    case = _strengthened(case)
    indicator = Said(named.indicator.thing.means, *named.indicator[1:]) if named.indicator else None
    dated, modality = _planned(_dated(case, named.label), case)
    if dated and modality is None:
        case = case.remembering(changed(case.memory, times=case.memory.times.used(dated.said)))
    owner, status, population = case.owner, case.scene.status, _population(case, item)
    if population and item and item.thing == population.name:
        item, population = (item, None) if population.firms else (None, population)
    region = region_of(owner, case.rules) if owner else None
    said = {
        "indicator": indicator,
        "label": named.label if indicator or item or not named.label else made_plain(case, named.label),
        "scope": scope,
        "breakdown": case.memory.breakdown,
        "item": item,
        "entity": Said(owner.name, owner.start, owner.end) if owner else None,
        "region": Said(region.name, owner.start, owner.end) if owner and region else None,
        "population": Said(population.name, population.start, population.end) if population else None,
    }
    things = {field: one.thing if one else None for field, one in said.items()}
    names = Names(
        **things,
        region_code=region.code if region else None,
        entity_kind=owner.kind if owner else None,
        period=dated.said.thing if dated else None,
        period_from=dated.read if dated else None,
        modality=modality,
        status=status.thing if status else None,
    )
    origins = {field: one for field, one in said.items() if one}
    if dated:
        period, start, end = dated.said
        origins["period"] = Said(f"{period.start}..{period.end}", start, end)
    return Opened(drafted(_words(case), names, origins, dated), case.state)


def _population(case: Case, item: Said[str] | None) -> Population | None:
    """Return whose members a number counts; firms of a kind are an item, beside those of another kind."""
    population = case.population
    return None if population and population.firms and item and item.thing != population.name else population


def _words(case: Case) -> Words:
    scene, value = case.scene, case.value
    raw, sentence = scene.printed[value.start : value.end], scene.printed[scene.start : scene.end].strip()
    return Words(value.start, value.end, raw, sentence, case.mark.rule.name)


def _scope(case: Case, named: Named) -> tuple[Said[str] | None, Case]:
    """Return the scope, said here or before in the sentence, or with the name that a number goes on with."""
    subject = case.subject
    if subject.whole or subject.scope:
        case = case.remembering(changed(case.memory, scope=subject.scope, scope_of_part=subject.part))
    unknown = subject.label is not None and not subject.indicators
    owner = case.owner
    parted = case.rules.rule("language", "new-matter").search(case.words)
    another = (
        case.memory.scope_of_part and parted is not None and owner is not None and owner.start >= case.state.anchor
    )
    other = another or case.value.is_count or (unknown and case.value.column != "level")
    return subject.scope or (None if other else case.memory.scope or named.scope), case


def _item(case: Case) -> tuple[Said[str] | None, Case]:
    """Return the item, or the items that one number sums up; a part (其中出口) keeps the item."""
    subject, before = case.subject, case.state.figures
    label = subject.label or subject.far_label
    unknown = label is not None and not subject.indicators
    aspects = case.rules.table("aspect")
    parallel = subject.part or (before and before[-1].item and aspects.find(before[-1].label or ""))
    aspect = parallel and label and aspects.find(label.thing)
    measure = label and case.rules.table("generic-measure").find(label.thing)
    goes_on = not case.rules.rule("language", "new-matter").search(case.words)
    listed = aspects.find(label.thing) and case.rules.rule("language", "separator").match(case.words) if label else None
    counted = (measure or listed) and before and before[-1].item and goes_on
    if unknown and not (subject.items or aspect or counted):
        case = case.remembering(changed(case.memory, items=None))
    several = is_of_several(case.value.start, case.scene, case.state)
    dropped = case.value.is_count or several or _is_told_anew(case)
    items = None if dropped else case.memory.items
    if subject.items:
        names = tuple(dict.fromkeys(item.thing for item in subject.items))
        items = Said(names, subject.items[0].start, subject.items[-1].end)
        case = case.remembering(changed(case.memory, items=items))
    return (Said(BETWEEN_ITEMS.join(items.thing), items.start, items.end) if items else None), case


def _is_told_anew(case: Case) -> bool:
    """Whether the words name others, of whom the items said before are not told: ；惠阳区为14亿元."""
    owner, population, items = case.owner, case.population, case.memory.items
    if population is not None and population.start >= case.state.anchor:
        return True
    return owner is not None and items is not None and owner.start >= case.state.anchor > items.start


def _strengthened(case: Case) -> Case:
    """Return a case in which a year that may be part of a name dates the number, if it stands in its clause."""
    times = case.memory.times
    weak = times.weak
    if weak is None or weak.start < case.subject.clause:
        return case
    dated = Dated(weak, case.scene.spot(weak.end).whom)
    lasting = dated if weak.thing.year_said else times.lasting
    return case.remembering(changed(case.memory, times=changed(times, own=dated, lasting=lasting, weak=None)))


def _dated(case: Case, label: Said[str] | None) -> When | None:
    """Return the period of a number."""
    if case.subject.period:
        return When(case.subject.period, "clause")
    if whole := _period_of_whole(case):
        return whole
    if behind := _period_behind(case):
        return behind
    owner = case.owner
    stock = is_stock(case, label)
    asked = Asked(
        case.mark,
        case.value,
        case.state.anchor,
        stock=stock,
        done=not stock and is_surely_done(case, label),
        event=owner is not None and owner.kind == "event",
        card=case.scene.setting.card,
    )
    return when(asked, case.memory, case.scene.spot(case.value.start), case.rules)


def _period_behind(case: Case) -> When | None:
    """Return the period that stands in what is told of those counted, behind their number: 61%的企业上半年涨过工资."""
    scene, own = case.scene, case.memory.times.own
    if len(case.mark.values) > 1 or (own is not None and own.said.start >= case.state.anchor):
        return None
    end = case.rules.rule("language", "clause-end").search(scene.text, case.mark.end)
    stop = end.start() if end else scene.end
    behind: list[Mark] = []
    for mark in takewhile(lambda mark: mark.start < stop, scene.marks_from(case.mark.end + 1)):
        if mark.values:
            return None
        behind.append(mark)
    told = next((mark for mark in behind if mark.role == "period" and mark.rule.options["kind"] != "present"), None)
    period = resolved(told, case.memory.times, scene.spot(case.value.start), case.rules) if told else None
    return When(Said(period, told.start, told.end), "clause") if told and period else None


def _planned(dated: When | None, case: Case) -> tuple[When | None, Modality | None]:
    """Return the period of a number and what it is, if no fact: what is planned this year is for the whole of it, and
    what is told of a time to come is no fact.
    """
    modality, published = _modality(case), case.scene.setting.published
    if modality is None and dated and published and dated.said.thing.end > published:
        modality = "target" if dated.said.thing.start > published else "plan"
    if dated is None or modality is None:
        return dated, modality
    return When(dated.said._replace(thing=_ahead(dated.said, case)), dated.read), modality


def _ahead(said: Said[Period], case: Case) -> Period:
    """Return the period that something is planned for; where no words name a year, that is of the issue's year."""
    period, published = said.thing, case.scene.setting.published
    named = any(
        mark.start <= said.start and mark.role == "period" and not mark.groups.keys().isdisjoint(YEARS)
        for mark in case.scene.marks
    )
    guessed = not named and case.memory.times.year is None and said.start >= case.scene.start
    return period.shifted(1) if guessed and published and period.end[:4] < published[:4] else period.ahead()


def _period_of_whole(case: Case) -> When | None:
    """Return the period of the level before, where a share is of a part of it: 从业人员78万人，其中大专以上占七成."""
    if case.value.column != "share" or case.mark.role != "share" or "when" in case.mark.groups:
        return None
    if case.subject.indicators:
        return None
    own = case.memory.times.own
    level = case.state.last_level
    if own is not None and own.said.start >= (case.scene.start if level is None else case.state.anchor):
        return None
    whole = case.state.whole if case.subject.items else None
    return whole if level is None else case.state.drafts[level].when


def _modality(case: Case) -> Modality | None:
    """Return what the number is, if no fact."""
    at = case.value.start
    reaching = [reach for reach in case.scene.reaches if reach.start <= at < reach.end]
    last = max(reaching, key=lambda reach: reach.start).modality if reaching else None
    # What somebody expects will be is no plan of theirs: 据预测，2030年将达到2000亿元
    expected = last == "plan" and any(reach.modality == "forecast" for reach in reaching)
    return "forecast" if expected else last
