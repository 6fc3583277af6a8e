"""A noun that says too little → the same with the words that make it plain: 接入企业480家, 居民存款新增120亿元."""

from __future__ import annotations

from extractor.figures.text.clause.predicate import verb_before
from extractor.figures.text.deciding.scene import Case
from extractor.figures.text.said import Said

# Characters: nouns so short (企业, 省区市) name a kind, not what is counted of it.
_BARE = 3
# Characters: longer ones with 的 before them (自主开发的某某系统日均处理票据) are plain.
_PLAIN = 10
# Characters: what a thing is counted in (家, 座), not what it measures.
_CLASSIFIER = 1
# Characters: what is told of those counted is no longer.
_LONGEST = 24


def made_plain(case: Case, label: Said[str]) -> Said[str]:
    """Return the name of what is counted, a bare one with what is told of it in its clause.

    That is what stands behind number and noun (13家企业进入前50), the verb before the number (服务5万家企业), or what
    stands before the noun (接入企业480家, 以“数字经济”命名的产业园200家).
    """
    if added := _added(case, label):
        return added
    counts = case.value.is_count and len(case.value.quantity.base_unit) == _CLASSIFIER
    if not counts or len(case.mark.values) > 1:
        return label
    if label.start < case.value.start:
        return _with_words_before(case, label) if label.start >= case.state.anchor else label
    if len(label.thing) > _BARE:
        return label
    return _with_words_behind(case, label) or _with_verb(case, label)


def _added(case: Case, label: Said[str]) -> Said[str] | None:
    """Return the name of what was added to what is there, None for other levels: 居民存款新增120亿元."""
    if case.value.column != "level" or not case.state.anchor <= label.start < case.value.start:
        return None
    verb = _verb(case)
    adds = case.rules.rule("language", "adds").match(verb) and case.words.endswith(verb)
    return label._replace(thing=verb + label.thing) if adds and not label.thing.startswith(verb) else None


def _with_words_before(case: Case, label: Said[str]) -> Said[str]:
    clause = case.lead_in.clause
    if clause is None or not clause.start < label.start or clause.end != label.end:
        return label
    before = clause.thing[: label.start - clause.start]
    described = case.rules.rule("language", "attributive").search(before) and len(label.thing) < _PLAIN
    if len(label.thing) > _BARE and not described:
        return label
    listed = case.lead_in.stretch.is_list(clause.start, clause.end)
    torn = clause.thing.count("（") != clause.thing.count("）")
    # 实现 only tells that there is a number
    only_says_so = case.rules.rule("language", "tells-a-number").search(before)
    return label if listed or torn or len(clause.thing) > _LONGEST or only_says_so else clause


def _with_words_behind(case: Case, label: Said[str]) -> Said[str] | None:
    scene = case.scene
    end = case.rules.rule("language", "clause-end").search(scene.text, label.end)
    stop = min(end.start() if end else scene.end, scene.end)
    words = scene.text[label.end : stop].rstrip("。")
    counts = any(mark.values and mark.start < stop for mark in scene.marks_from(case.mark.end + 1))
    if counts or not _BARE <= len(words) <= _LONGEST or case.rules.rule("language", "separator").match(words):
        return None
    if case.rules.rule("language", "for-whom").search(case.words):
        return None
    return Said(label.thing + words, label.start, label.end + len(words))


def _verb(case: Case) -> str:
    verb = verb_before(case.words, case.rules)
    return verb.thing if verb else ""


def _with_verb(case: Case, label: Said[str]) -> Said[str]:
    verbs = (_verb(case), *case.rules.table("noun-verb").spellings)
    said = next((each for each in verbs if each and case.words.endswith(each)), "")
    only_says_so = case.rules.rule("language", "tells-a-number").fullmatch(said)
    return label if only_says_so else label._replace(thing=said + label.thing)
