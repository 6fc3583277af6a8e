"""Figures → SDMX: data as SDMX-CSV 2.0, their structure and code lists as SDMX-JSON 2.0.

Statisticians' tools read both: the structure says what each column is, the code lists what each code stands for. A code
may hold ASCII letters and digits only, so that a Chinese word is coded by its hash, the same in every export, and named
in the code list; `_Z` (not applicable) stands for none. The key is that of a series (`prints.series_of`) with the
period; of figures with the same key one stands (`prints.counting`).
Sources: SDMX-CSV 2.0.0 field guide and SDMX-JSON structure message 2.0.0, sdmx-twg on GitHub.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from extractor.archive.prints import SeriesKey, counting, series_of
from extractor.archive.records import FoundFigure
from extractor.output.listing import Value, json_text

AGENCY, STRUCTURE, VERSION = "BULLETINS", "FIGURES", "1.0.0"
_NONE = "_Z"
_SCHEMA = (
    "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/2.0.0/"
    "sdmx-json-structure-schema.json"
)
# Component → the part of a series' key; the names are for people who read the structure
_DIMENSIONS = {
    "INDICATOR": ("name", "What is measured: the indicator, or the words as printed where it has no name"),
    "ENTITY": ("entity", "Of whom it is said"),
    "POPULATION": ("population", "Whose members are counted; not applicable: all"),
    "SCOPE": ("scope", "Offshore, onshore or both"),
    "BREAKDOWN": ("breakdown", "By what it is parted"),
    "ITEM": ("item", "Of what part"),
    "PERIOD_KIND": ("period_kind", "How the period is meant: cumulative, month, quarter, year, span or stock"),
    "UNIT_MEASURE": ("base_unit", "Base unit: ISO 4217 for money"),
}
# Component → the column of a figure
_MEASURES = {
    "OBS_VALUE": ("amount", "Amount in the base unit"),
    "YOY": ("yoy", "Growth on the year before, percent"),
    "MOM": ("mom", "Growth on the month before, percent"),
    "SHARE": ("share", "Share, percent"),
}
_ATTRIBUTES = {
    "FIGURE": "Id of the figure in the archive",
    "ISSUE": "Issue that it stands in",
    "PAGE": "Page of the issue",
    "PRINTED": "Number and unit as printed",
    "BOUND": "How the number is meant: gt, ge, lt, le or approx; empty: as it stands",
    "REGION": "Division of China in which the entity lies",
    "REGION_CODE": "Its code in GB/T 2260",
    "PERIOD_FROM": "Where the period was read: clause, sentence, paragraph, article, or issue, which is assumed",
    "BASIS": "What the growth is worked out on, as printed",
    "STATUS": "How final the number is, as printed",
}
# Those that a figure has under their own names
_SAID = ("bound", "region", "region_code", "period_from", "basis", "status")
_CODE = re.compile(r"[A-Za-z0-9@$_-]+")


def exported(found: Iterable[FoundFigure]) -> list[FoundFigure]:
    """Return the figures that can be exported, one for each key: facts that have a name, an entity and a period.

    Of several with the same key, `prints.counting` says which one stays.

    Args:
        found: By month of publication, as the archive gives them.
    """
    return sorted(counting(filter(_has_key, found), _key), key=_key)


def data_csv(found: Sequence[FoundFigure]) -> str:
    """Return figures, as `exported` gives them, as SDMX-CSV 2.0."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(
        ["STRUCTURE", "STRUCTURE_ID", "ACTION", *_DIMENSIONS, "TIME_PERIOD", *_MEASURES, *_ATTRIBUTES],
    )
    for one in found:
        measures = [getattr(one.figure, column) for column, _ in _MEASURES.values()]
        place = [one.id, one.published or one.issue, one.figure.page, one.figure.raw]
        attributes = [*place, *(getattr(one.figure, column) for column in _SAID)]
        writer.writerow(["datastructure", f"{AGENCY}:{STRUCTURE}({VERSION})", "I", *_key(one), *measures, *attributes])
    return file.getvalue()


def structure_json(found: Sequence[FoundFigure], prepared: str) -> str:
    """Return the data structure definition of figures, its concepts and code lists, as SDMX-JSON 2.0.

    Args:
        found: As `exported` gives them; the code lists hold what they need.
        prepared: When, ISO 8601.
    """
    keys = [series_of(one.figure) for one in found]
    names = {component: _names(keys, part) for component, (part, _) in _DIMENSIONS.items()}
    sender: Value = {"id": AGENCY}
    meta: Value = {"schema": _SCHEMA, "id": STRUCTURE, "prepared": prepared, "test": False, "sender": sender}
    data: Value = {
        "codelists": [_codelist(component, codes) for component, codes in names.items()],
        "conceptSchemes": [_concepts()],
        "dataStructures": [_data_structure()],
    }
    return json_text({"meta": meta, "data": data}, indent=1) + "\n"


def code_of(word: str | None) -> str:
    """Return the code of a word: itself where it can be one, else its hash; `_Z` for none."""
    if not word:
        return _NONE
    return word if _CODE.fullmatch(word) else "H" + hashlib.sha256(word.encode()).hexdigest()[:10].upper()


def time_period(start: str, end: str) -> str:
    """Return two months, both inclusive, as SDMX says a period: a month, a quarter, a year, or a day and a duration."""
    year, first, last = start[:4], int(start[5:]), int(end[5:])
    if start == end:
        return start
    if year == end[:4] and (first, last) == (1, 12):
        return year
    if year == end[:4] and last - first == 2 and first % 3 == 1:
        return f"{year}-Q{last // 3}"
    months = 12 * (int(end[:4]) - int(year)) + last - first + 1
    return f"{start}-01/P{months}M"


def _has_key(one: FoundFigure) -> bool:
    key, figure = series_of(one.figure), one.figure
    return bool(key.name and key.entity and not key.modality and figure.period_start and figure.period_end)


def _key(one: FoundFigure) -> tuple[str, ...]:
    key, figure = series_of(one.figure), one.figure
    codes = (code_of(getattr(key, part)) for part, _ in _DIMENSIONS.values())
    return (*codes, time_period(figure.period_start or "", figure.period_end or ""))


def _names(keys: Sequence[SeriesKey], part: str) -> dict[str, str]:
    """Return what the codes of a dimension stand for."""
    words = {getattr(key, part) for key in keys}
    return {code_of(word): word or "not applicable" for word in sorted(words, key=lambda word: word or "")}


def _codelist(component: str, names: Mapping[str, str]) -> Mapping[str, Value]:
    codes: Value = [{"id": code, "name": name, "names": _named(name)} for code, name in names.items()]
    return _maintainable(f"CL_{component}", f"Codes of {component}", codes=codes)


def _concepts() -> Mapping[str, Value]:
    names = {
        **{component: about for component, (_, about) in _DIMENSIONS.items()},
        "TIME_PERIOD": "When",
        **{component: about for component, (_, about) in _MEASURES.items()},
        **_ATTRIBUTES,
    }
    concepts: Value = [{"id": component, "name": name, "names": _named(name)} for component, name in names.items()]
    return _maintainable("CS_FIGURES", "Concepts of figures", concepts=concepts)


def _data_structure() -> Mapping[str, Value]:
    dimensions = [
        _component(component, enumeration=_urn("codelist.Codelist", f"CL_{component}")) | {"position": place}
        for place, component in enumerate(_DIMENSIONS)
    ]
    time = _component("TIME_PERIOD", format={"dataType": "ObservationalTimePeriod"})
    measures = [_component(each, format={"dataType": "Double"}) | {"usage": "optional"} for each in _MEASURES]
    relation: dict[str, Value] = {"usage": "optional", "attributeRelationship": {"observation": {}}}
    attributes = [_component(each, format={"dataType": "String"}) | relation for each in _ATTRIBUTES]
    components: Value = {
        "dimensionList": {"id": "DimensionDescriptor", "dimensions": dimensions, "timeDimension": time},
        "measureList": {"id": "MeasureDescriptor", "measures": measures},
        "attributeList": {"id": "AttributeDescriptor", "attributes": attributes},
    }
    return _maintainable(STRUCTURE, "Figures of bulletins", dataStructureComponents=components)


def _component(component: str, **representation: Value) -> dict[str, Value]:
    concept = _urn("conceptscheme.Concept", "CS_FIGURES") + f".{component}"
    return {"id": component, "conceptIdentity": concept, "localRepresentation": representation}


def _maintainable(name: str, about: str, **content: Value) -> dict[str, Value]:
    return {"id": name, "name": about, "names": _named(about), "agencyID": AGENCY, "version": VERSION, **content}


def _named(name: str) -> dict[str, Value]:
    return {"zh" if not name.isascii() else "en": name}


def _urn(kind: str, name: str) -> str:
    return f"urn:sdmx:org.sdmx.infomodel.{kind}={AGENCY}:{name}({VERSION})"
