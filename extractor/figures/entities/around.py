"""What an issue and an article say outside the prose: the issue's place, its association, whom an article is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.figures.entities.bodies import common_words_of
from extractor.figures.entities.clauses import clauses_of
from extractor.figures.entities.endings import Endings
from extractor.figures.entities.gazetteer import gazetteer_of
from extractor.figures.entities.lists import joined
from extractor.figures.entities.names import NameFinder
from extractor.figures.entities.whom import ASSUMED, Mention, Whom
from extractor.rules.rule_set import Rules
from extractor.words.headings import section_named


@dataclass(frozen=True, slots=True)
class IssuePlace:
    """The place that an issue speaks for (or a company, of its own report), the association that publishes it, and the
    other bodies in its names, which 园区 and 该校 call back; `nation` is the whole country, where its name is that of a
    report on it.
    """

    home: Whom | None = None
    nation: Whom | None = None
    association: Whom | None = None
    bodies: tuple[Whom, ...] = ()

    @property
    def code(self) -> str:
        """The code of the place, empty where it is not known."""
        return self.home.code if self.home else ""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a text: its issue's place, whom it is about where nothing else is said, and the headings above
    it, the highest first, without their numbers; the sections of a bulletin and the titles of its news are none.
    """

    issue: IssuePlace
    default: Whom | None = None
    headings: tuple[str, ...] = ()

    @property
    def is_abroad(self) -> bool:
        """Whether other countries may be subjects, rather than markets of the issue's place."""
        homes = (self.issue.home, self.default)
        return not any(home and home.level != "country" for home in homes)


# A text that stands in no issue.
NOWHERE = Around(IssuePlace())


def issue_place(names: str, rules: Rules) -> IssuePlace:
    """Return what the names of an issue (publisher, periodical) tell."""
    gazetteer = gazetteer_of(rules)
    finder = NameFinder(gazetteer, "", rules)
    places = list(gazetteer.places(names, "", anywhere=True))
    bodies = list(finder.bodies(names))
    # A report that a company's name opens is of the company
    company = next((body for body in bodies if body.sort == "company" and body.start == 0), None)
    sites = list(finder.sites(names))
    zone = next((site for site in sites if site.sort == "zone"), None)
    place = _first_chain(places) or _in_form(names, rules) or zone
    report = company is not None and rules.rule("language", "entity-report").match(names, company.end) is not None
    association = _association(names, bodies)
    site = None if association or company else next(reversed(sites), None)
    home = company if report else site or place or company
    own = () if association else sites
    others = (*(body for body in bodies if body.sort not in ("organ", "association") and body != company), *own)
    on_nation = home is None and rules.rule("language", "entity-nation-report").search(names) is not None
    nation = whole_country(rules) if on_nation else None
    return IssuePlace(_assumed(home), nation, association, tuple(filter(None, map(_assumed, others))))


def _association(names: str, bodies: Sequence[Mention]) -> Whom | None:
    """Return the association that the names of an issue tell; theirs begin with its place, whatever words join it
    (湖州市软件和信息服务业协会).
    """
    found = next((body for body in bodies if body.sort == "association"), None)
    if found is None:
        return None
    opening = names.rfind(" ", 0, found.start) + 1
    start = opening if names[opening : found.start].isalpha() else found.start
    return Whom(names[start : found.end], "association", code=found.code)


def named_place(names: str, rules: Rules) -> tuple[str | None, str | None]:
    """Return the place that 我市 means by the names of an issue, and the province that it is or lies in; a county's
    city is the county itself.
    """
    gazetteer = gazetteer_of(rules)
    place = _first_chain(list(gazetteer.places(names, "", anywhere=True)))
    if place is None:
        return None, None
    province = gazetteer.above(place.code, "province")
    return place.name, province.name if province else None


def around_article(
    issue: IssuePlace, title: str | None, section: str | None, rules: Rules, *, card: bool = False
) -> Around:
    """Return what stands around an article: a card is about its company, news of the association about that."""
    if card and title and _may_be_name(title, rules):
        return Around(issue, Whom(title, "company", code=gazetteer_of(rules).code_in(title, issue.code)))
    if issue.association and section and rules.table("association-section").find(section):
        return Around(issue, issue.association)
    if issue.home is None and title:
        issue = replace(issue, home=_only_place(title, rules))
    news = section and section_named(section, rules)
    headings = () if news else tuple(filter(None, (section, title)))
    return Around(issue, _in_title(issue, title or "", rules) or issue.home or issue.nation, headings)


def _may_be_name(title: str, rules: Rules) -> bool:
    """Whether a card's title may be a company's name: not all of it is common words, as those of a rating are."""
    if title.isascii() or Endings(rules).all(title):
        return True
    letters = "".join(char if char.isalnum() else " " for char in title).split()
    verbs, words = rules.table("edge-word"), common_words_of(rules)
    return any(verbs.find(run) is None and next(words.unknown(run), None) for run in letters)


def _only_place(title: str, rules: Rules) -> Whom | None:
    """Return the place that a title names, once or again, if it names no other one."""
    places = list(gazetteer_of(rules).places(title, ""))
    alone = len({place.start for place in places}) == 1 or len({place.code for place in places}) == 1
    return _assumed(_first_chain(places)) if alone else None


def _in_title(issue: IssuePlace, title: str, rules: Rules) -> Whom | None:
    """Return the first name of a title that is its subject."""
    if rules.rule("language", "entity-national").match(title):
        return whole_country(rules)
    gazetteer = gazetteer_of(rules)
    country = next(gazetteer.countries(title), None)
    if country and country.start == 0:
        return _assumed(country)
    names = joined(title, NameFinder(gazetteer, issue.code, rules).names(title), rules)
    for clause in clauses_of(title, names, rules):
        for placed in clause.names:
            if placed.position == "subject" and placed.mention.sort not in ("home", "again", "these", "organ", "list"):
                return _assumed(placed.mention)
    return None


def whole_country(rules: Rules) -> Whom:
    """Return the whole country, as what national offices speak of."""
    return Whom(next(iter(rules.table("entity-nation"))).means, "place", level="country")


def _first_chain(places: list[Mention]) -> Mention | None:
    """Return the first place, or the one in it that follows it without a break."""
    if not places:
        return None
    chained = [place for place in places if place.start == places[0].start]
    return chained[-1]


def _in_form(text: str, rules: Rules) -> Mention | None:
    """Return the place that a text opens with, by its form: the lists do not have each one."""
    found = rules.rule("language", "entity-place-form").match(text)
    return Mention(*found.span("place"), found["place"], "place") if found else None


def _assumed(mention: Mention | None) -> Whom | None:
    return replace(mention.whom, start=ASSUMED, end=ASSUMED) if mention else None
