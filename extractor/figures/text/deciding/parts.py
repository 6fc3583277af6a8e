"""What the words say in a roundabout way: parts of a whole, items said as plain names, amounts of a government."""

from __future__ import annotations

from extractor.figures.column_writer import BETWEEN_ITEMS
from extractor.figures.marks import Value
from extractor.figures.text.before.memory import Named
from extractor.figures.text.clause.nouns import noun_behind
from extractor.figures.text.deciding.averages import averaged
from extractor.figures.text.deciding.scene import Case, private_name
from extractor.figures.text.deciding.shares import among, called_share, scoped
from extractor.figures.text.said import Said
from extractor.model import Figure
from extractor.model.copying import changed

# A kind and its whole end alike in so many characters: 一般债务 of 债务余额.
_KIND = 2


def completed(case: Case) -> Case:
    """Return a case whose subject says all that its words tell.

    What is merely counted (在美国设有海外仓4个) has no item, though the words name a country.
    """
    if average := averaged(case):
        return average
    case = _of_service(_without_mismatch(_without_list(_without_owner(case))))
    subject, value = case.subject, case.value
    goes_on = case.memory.named.indicator is not None and case.memory.named.is_kind_of(value)
    if value.is_count and not (subject.indicators or subject.described or goes_on):
        if subject.items and (part := _as_part(case)):
            return part.with_subject(changed(part.subject, label=_label_of_part(part)))
        case = case.with_subject(changed(case.subject, items=(), label=case.lead_in.wide_label or subject.label))
    case = _of_government(case)
    if (value.is_count or case.mark.role == "rate") and _names_what_follows(case):
        case = case.with_subject(changed(case.subject, indicators=(), label=None))
    return scoped(among(_named_part(_from_whom(_parted(called_share(_contained(case)))))))


def _without_owner(case: Case) -> Case:
    """Return a case without the items that are of whom the number is said: a district is no part of its city."""
    owner = case.owner
    if owner is None or not case.subject.items:
        return case
    items = tuple(item for item in case.subject.items if not _is_owner(item, owner.name, (owner.start, owner.end)))
    if private_name(owner) and not case.subject.part:
        items = tuple(item for item in items if not _is_partner(case, item))
    return case.with_subject(changed(case.subject, items=items)) if items != case.subject.items else case


def _of_service(case: Case) -> Case:
    """Return a case whose item has all of its name, where the indicator behind it begins with the end of that.

    文化服务 in 文化服务进出口, not 文化; a country has no such name.
    """
    subject = case.subject
    item = subject.items[-1] if subject.items else None
    word = subject.indicators[-1] if subject.indicators else None
    if item is None or word is None or item.end != word.start:
        return case
    if any(mark.start == item.start and mark.role in ("item", "region") for mark in case.scene.marks):
        return case
    head = case.rules.rule("language", "service-head").match(case.scene.text, word.start)
    if head is None:
        return case
    longer = Said(item.thing + head[0], item.start, head.end())
    return case.with_subject(changed(subject, items=(*subject.items[:-1], longer)))


def _without_mismatch(case: Case) -> Case:
    """Return a case without an indicator of how many there are, where a number counts what was done: 职工1.4万人次."""
    subject = case.subject
    stock = any(word.thing.get("stock") for word in subject.indicators)
    if not stock or counts_what_exists(case):
        return case
    return case.with_subject(changed(subject, indicators=()))


def counts_what_exists(case: Case) -> bool:
    """Whether a number's unit may count what there is: people, but not 人次 or money."""
    measure = case.rules.table("measure").find(case.value.quantity.base_unit)
    return not case.value.is_money and (measure is None or measure.get("stock") != "no")


def _without_list(case: Case) -> Case:
    """Return a case whose label is not the same list as its items: 旅行、运输合计11亿元."""
    subject = case.subject
    items = BETWEEN_ITEMS.join(item.thing for item in subject.items)
    names = {said.thing for said in (subject.label, subject.joined) if said}
    if len(subject.items) > 1 and items in names:
        return case.with_subject(changed(subject, label=None, far_label=None, joined=None))
    return case


def _is_owner(item: Said[str], name: str, span: tuple[int, int]) -> bool:
    return item.thing == name or (0 <= span[0] <= item.start and item.end <= span[1])


def _is_partner(case: Case, item: Said[str]) -> bool:
    """Whether a country is only with whom, or where, a firm does something: 与埃及客户签订合同."""
    before = case.scene.text[case.scene.start : item.start]
    return case.rules.rule("language", "with-whom").search(before) is not None


def _of_government(case: Case) -> Case:
    """Return a case whose amount, which only says whose it is (自治区本级61亿元), is what it was before."""
    label = case.subject.label
    if label is None or case.subject.indicators or not case.rules.table("government").find(label.thing):
        return case
    memory = case.memory
    if memory.named.indicator and memory.named.is_kind_of(case.value):
        return case.with_subject(changed(case.subject, items=(label,), label=None))
    alike = memory.named.label if memory.named.is_kind_of(case.value) else None
    before = memory.topic if memory.breakdown else alike
    another = before and any(word in before.thing for word in case.rules.table("government").spellings)
    return case.with_subject(
        changed(case.subject, items=(label,), label=before if before and not another else case.lead_in.clause)
    )


def _contained(case: Case) -> Case:
    """Return a case whose noun is an item where brackets say how much of it a number holds (含宁东5.7亿元)."""
    label = case.subject.label
    if not case.value.is_money or label is None or case.subject.indicators:
        return case
    whole = _whole_of_kind(case, label)
    if not (whole or case.rules.rule("language", "contained").search(case.words)):
        return case
    return case.with_subject(changed(case.subject, items=(label,), label=Said(whole) if whole else None))


def _from_whom(case: Case) -> Case:
    """Return a case whose item is from whom, or for whom, its measure is: 区外企业 in 来自区外企业的服务收入."""
    subject = case.subject
    measure = subject.indicators[-1].start if subject.indicators else subject.label.start if subject.label else None
    if measure is None or subject.items:
        return case
    found = case.rules.rule("language", "from-whom").search(case.scene.text[case.state.anchor : measure])
    if found is None:
        return case
    start, end = (case.state.anchor + at for at in found.span("item"))
    return case.with_subject(changed(subject, items=(Said(found["item"], start, end),)))


def _whole_of_kind(case: Case, label: Said[str]) -> str | None:
    """Return what brackets part, where a noun is a kind of it: 债务余额537亿元（一般债务214亿元、专项债务323亿元）."""
    if not case.scene.is_in_bracket(case.value.start) or case.state.last_level is None:
        return None
    opening = max(start for start, end in case.scene.brackets if start < case.value.start < end)
    levels = (case.state.drafts[index].figure for index in case.state.levels)
    whole = next((figure for figure in levels if figure.end == opening and figure.label), None)
    alike = whole is not None and whole.base_unit == case.value.quantity.base_unit
    return whole.label if alike and whole and label.thing[-_KIND:] in (whole.label or "") else None


def _parted(case: Case) -> Case:
    """Return a case whose noun is parted into an item and what is told of it: 进口粮食; in a breakdown 芯片出口."""
    subject, label = case.subject, case.subject.label
    if label is None or subject.indicators or subject.items:
        return case
    traded = case.rules.rule("language", "traded").fullmatch(label.thing)
    if traded and not any(case.rules.rule("language", name).search(label.thing) for name in ("measure", "ratio-of")):
        at = label.start + traded.end("aspect")
        item, aspect = Said(traded["item"], at, label.end), Said(traded["aspect"], label.start, at)
        return case.with_subject(changed(subject, items=(item,), label=aspect))
    if case.memory.breakdown is None:
        return case
    shared = case.rules.rule("language", "aspect").search(label.thing)
    if shared is None or not shared["aspect"]:
        return case
    at = label.start + shared.start()
    item = Said(label.thing[: shared.start()], label.start, at)
    if case.rules.rule("language", "no-qualifier").search(item.thing):
        return case
    return case.with_subject(changed(subject, items=(item,), label=Said(shared["aspect"], at, label.end)))


def _names_what_follows(case: Case) -> bool:
    """Whether a number is of the noun behind it, not of an indicator in an earlier clause: …解读会，76家企业参加."""
    subject = case.subject
    earlier = bool(subject.indicators) and all(word.end <= subject.tail for word in subject.indicators)
    alone = len(case.mark.values) == 1 and not subject.respectively
    if not (earlier and alone):
        return False
    phrase = case.mark.role == "rate"
    behind = noun_behind(case.scene.text, case.mark.end, case.rules, phrase=phrase)
    return behind is not None and not (phrase and behind.start == case.mark.end)


def _named_part(case: Case) -> Case:
    """Return a case whose bare noun is an item, where it is a part of what was told before."""
    subject = case.subject
    told = subject.label or subject.praised or (subject.far_label if case.memory.breakdown else None)
    name = told if not (subject.indicators or subject.items) else None
    if name is None or subject.described or case.rules.rule("language", "adds").match(name.thing):
        return case
    if part := _as_part(case):
        before = part.state.figures
        last = before[-1] if before else None
        rest = last and last.item != last.label and case.rules.rule("language", "rest").fullmatch(name.thing)
        unit = case.value.quantity.base_unit
        labels = [figure.label for figure in before if figure.base_unit == unit and figure.label]
        whole = Said(labels[-1]) if labels else None
        counted = whole and _names_measure(whole, case)
        parted = _counted_whole(case)
        if parted and (last is None or (parted.label and last.label == parted.label.thing)):
            words = case.lead_in.wide_label or name
            indicators = (parted.indicator,) if parted.indicator else ()
            return part.with_subject(changed(part.subject, items=(words,), label=parted.label, indicators=indicators))
        own = case.rules.rule("language", "measure").search(name.thing)
        # 电子信息类 and 5A级 only tell which of those counted
        kind = whole and case.rules.rule("language", "attribute").search(name.thing)
        label = whole if kind or (counted and not own) else None if rest else name
        return part.with_subject(changed(part.subject, items=(name,), label=label))
    bracketed = case.value.column != "level" and case.scene.is_in_bracket(case.value.start)
    if (bracketed and case.memory.named.says_something) or _is_another_item(case, name):
        whole_list = subject.joined or name
        return case.with_subject(changed(subject, items=(whole_list,), label=None, far_label=None, joined=None))
    return case


def _names_measure(label: Said[str], case: Case) -> bool:
    """Whether the name of a whole is that of its parts, too: 货物吞吐量, 缺工人数."""
    language = case.rules.group("language")
    return any(language[name].search(label.thing) for name in ("number-of", "measure"))


def _is_another_item(case: Case, name: Said[str]) -> bool:
    """Whether an amount is of one more item of what was told before: …制造业实际使用外资5亿元；服务业6亿元."""
    memory, value, language = case.memory, case.value, case.rules.group("language")
    measured = any(language[rule].search(name.thing) for rule in ("measure", "traded"))
    if measured or not memory.named.is_kind_of(value):
        return False
    if case.mark.role == "rate" or (private_name(case.owner) and case.owner and case.owner.start >= case.state.anchor):
        return False
    told = memory.named.base_unit or (value.column != "level" and memory.named.says_something)
    if memory.breakdown and told:
        # A period of its own opens another matter: 分产业看，…。全年新设企业3万户，年末在册21万户
        return not case.lead_in.periods or memory.breakdown.start >= case.state.anchor
    before = case.state.figures
    goes_on = bool(before and before[-1].item)
    if goes_on and not language["part"].search(case.scene.text[case.scene.start : case.state.anchor]):
        goes_on = language["item-noun"].search(name.thing) is not None
    follows = case.subject.part or goes_on
    if (not case.subject.part and case.lead_in.periods) or language["opens-with-verb"].match(name.thing):
        return False
    # 海外订单 of 新接订单 says all that it is
    whole = memory.named.label.thing if memory.named.label else ""
    return bool(value.is_money and follows and memory.named.says_something and not whole.endswith(name.thing[-_KIND:]))


def _as_part(case: Case) -> Case | None:
    """Return a case that counts a part of what was counted before (…64家，其中会员企业23家、其他41家), if it does."""
    unit = case.value.quantity.base_unit
    begins = case.subject.part and unit in {figure.base_unit for figure in case.state.figures}
    begins = begins or _counted_whole(case) is not None or _is_in_brackets_of_its_own(case)
    parted = case.rules.rule("language", "new-matter").search(case.words)
    goes_on = case.memory.part_unit == unit and not parted
    if not case.value.is_count or case.subject.period or not (begins or goes_on):
        return None
    return case.remembering(changed(case.memory, part_unit=unit))


def _is_in_brackets_of_its_own(case: Case) -> bool:
    """Whether brackets hold just a number in the unit of a level before: 货种为煤炭（843万吨）、水泥（517万吨）."""
    inside = (span for span in case.scene.brackets if span[0] + 1 == case.mark.start and case.mark.end == span[1] - 1)
    unit = case.value.quantity.base_unit
    return next(inside, None) is not None and unit in {figure.base_unit for figure in case.state.figures}


def _counted_whole(case: Case) -> Named | None:
    """Return what a breakdown parts, counted in an earlier sentence: 培训2.36万人次。按对象分，职工1.42万人次."""
    breakdown, whole = case.memory.breakdown, case.memory.counted_in(case.value.quantity.base_unit)
    own = case.memory.times.own
    if breakdown and own and own.said.start >= case.scene.start > breakdown.start:
        # A period of its own opens another matter than the breakdown of an earlier sentence
        return None
    said = whole.label or whole.indicator if whole else None
    return whole if breakdown and said and said.start < breakdown.start else None


def _label_of_part(case: Case) -> Said[str] | None:
    """Return what an item that is a part counts: 海外仓, as the whole does, in 海外仓94个，其中美国51个.

    The whole is the last figure that counts in the same unit, and no less. An item that names the same kind
    (企业57家，其中外资企业9家) keeps its own words, and what only follows a part (、德国14个) is named as that was.
    """
    if not case.subject.part:
        return None
    value, own = case.value, case.lead_in.wide_label
    alike = [figure for figure in case.state.figures if figure.label and figure.base_unit == value.quantity.base_unit]
    amount = value.quantity.signed(value.sign)
    whole = next((figure.label for figure in reversed(alike) if (figure.amount or 0) >= amount), None)
    return own if own and (whole is None or own.thing.endswith(whole)) else Said(whole) if whole else None


def counts_another(value: Value, figure: Figure) -> bool:
    """Whether a number counts in another unit than a figure: 85个学科，总数5000万条."""
    return value.is_count and value.quantity.base_unit != figure.base_unit
