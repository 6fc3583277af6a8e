"""What an issue says of itself, and an article's title → the setting in which its figures are read: when and where."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractor.figures.entities.around import NOWHERE, Around, around_article, issue_place, named_place
from extractor.figures.marks import marks_of
from extractor.model import Masthead
from extractor.rules.rule_set import Rules


@dataclass(frozen=True, slots=True)
class Setting:
    """What a text does not say itself: the issue's month (`YYYY-MM`), the city and province that 我市 and 我省 mean.

    `covers` is the year in the issue's name (…报告（2021年）), where it is over when the issue appears. `card` texts
    describe a company: what they count, they count at the date of the issue. `around` is of whom a text is where
    it does not say so.
    """

    published: str | None = None
    city: str | None = None
    province: str | None = None
    card: bool = False
    covers: int | None = None
    around: Around = NOWHERE


def setting_of(masthead: Masthead, rules: Rules) -> Setting:
    """Return the setting that all articles of an issue share: its month, and what its publisher and name tell; one that
    has neither may tell it in its title.
    """
    name = " ".join(filter(None, (masthead.publisher, masthead.bulletin))) or masthead.title
    around = Around(place := issue_place(name, rules), place.home)
    city, province = named_place(name, rules)
    return Setting(masthead.published, city, province, covers=_year_covered(masthead, rules), around=around)


def setting_within(
    setting: Setting, title: str | None, rules: Rules, *, card: bool, section: str | None = None
) -> Setting:
    """Return the setting of one article of an issue; where the issue names no region, its title may.

    `section` is the kind of section that it stands in.
    """
    around = around_article(setting.around.issue, title, section, rules, card=card)
    setting = replace(setting, card=card, around=around)
    if setting.city or not title:
        return setting
    city, province = named_place(title, rules)
    return replace(setting, city=city, province=province)


def setting_at(published: str | None, region: str | None, rules: Rules) -> Setting:
    """Return the setting of a text that stands in no issue; a region that no list knows is taken as it is."""
    if not region:
        return Setting(published)
    place = issue_place(region, rules)
    city, province = named_place(region, rules)
    return Setting(published, city or region, province or region, around=Around(place, place.home))


def _year_covered(masthead: Masthead, rules: Rules) -> int | None:
    """Return the year that a report's name tells (…发展报告（2021年）), where it was over when the report appeared."""
    name = masthead.bulletin or masthead.title
    # Most names hold no digit, and need not be looked through with every rule
    if masthead.published is None or not any(char.isdecimal() for char in name):
        return None
    marks = marks_of(name, rules)
    years = [mark.groups["year"] for mark in marks if mark.role == "period" and mark.rule.options["kind"] == "year"]
    if len(years) != 1 or not years[0].isdecimal():
        return None
    return int(years[0]) if years[0] < masthead.published[:4] else None
