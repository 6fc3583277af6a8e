"""What a text has said so far of whom it speaks, and what each name and each full stop makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extractor.figures.entities.whom import SEATED, SITES, Mention, Population, Sort, Whom, stem_of
from extractor.model.copying import changed

# Of names that may be called back, so many are kept.
_KEPT = 24
_REGIONS: frozenset[Sort] = frozenset(("place", "zone", "group", "list"))


@dataclass(frozen=True)
class Carried:
    """What holds for the next number.

    `default` is what a paragraph begins with, `base` what a sentence falls back to, `current` whom the next number is
    said of; `named` are the names so far, `listed` the last list of the sentence; `first` is the first subject that
    had a number. `said` tells that the sentence has named a subject, `part` that the current one is a part. `seat` is
    the place that the sentence named last, `elsewhere` tells that a place other than the issue's was named;
    `population` is whose members the next number counts; `short` are the names that the text has said to stand for
    longer ones; `headings` are the ranks and subjects of the numbered headings under which the text stands.
    """

    home: Whom | None
    default: Whom | None
    base: Whom | None
    current: Whom | None
    named: tuple[Whom, ...] = ()
    aside: tuple[Whom, ...] = ()
    listed: tuple[Whom, ...] = ()
    first: Whom | None = None
    said: bool = False
    part: bool = False
    seat: str = ""
    elsewhere: bool = False
    population: Population | None = None
    short: Mapping[str, Whom] = field(default_factory=dict)
    paragraphs: tuple[int, ...] = (0, 0, 0)
    left: Whom | None = None
    headings: tuple[tuple[int, Whom], ...] = ()

    def end_headings(self, rank: int) -> Carried:
        """Return the same where a paragraph has a number of a rank: it ends the headings of that rank and below."""
        return changed(self, headings=tuple(heading for heading in self.headings if heading[0] < rank))

    def begin_heading(self, rank: int, whom: Whom) -> Carried:
        """Return the same under a numbered heading that names whom the text goes on to tell of."""
        return changed(self, headings=(*self.headings, (rank, whom)), base=whom, current=whom)

    def begin_paragraph(self, start: int) -> Carried:
        """Return what a new paragraph begins with: whom its heading names, or else the default, but the issue's place
        goes on if it was told of.
        """
        goes_on = self.base is not None and self.base.is_same(self.home)
        lately = tuple(
            whom for whom in self.named if whom.sort in _REGIONS or whom.assumed or whom.start >= self.paragraphs[0]
        )
        default = self.home if goes_on else self.default or self._first_place()
        if self.headings:
            default = self.headings[-1][1]
        state = changed(
            self,
            base=default,
            current=default,
            population=None,
            left=None,
            named=lately,
            paragraphs=(*self.paragraphs[1:], start),
        )
        return changed(state, listed=(), said=False, part=False, seat="")

    def _first_place(self) -> Whom | None:
        return self.first if self.first and self.first.sort == "place" else None

    def is_doubtful(self, whom: Whom) -> bool:
        """Whether a number may be or not be the whole country's: its paragraph has told of a firm or a project, and not
        of the country.
        """
        start = self.paragraphs[-1]
        if whom.level != "country" or whom.start >= start:
            return False
        return any(
            other.sort in ("company", "project") and other.start >= start for other in (*self.named, *self.aside)
        )

    def end_part(self) -> Carried:
        """Return what is left at a semicolon, behind which a part is told of no longer."""
        return changed(self, current=self.base, part=False) if self.part else self

    def end_sentence(self) -> Carried:
        """Return what is left at a full stop: a part leads back to the whole."""
        current = self.base if self.part else self.current
        population = self.population if self.population and self.population.survey else None
        left = self.current if self.part else None
        return changed(
            self, current=current, left=left, listed=(), said=False, part=False, seat="", population=population
        )

    def resume(self) -> Carried:
        """Return the same in a sentence that goes on with the one before (其中…): its part is told of again."""
        return changed(self, current=self.left, part=True) if self.left else self

    def hear(self, whom: Whom) -> Carried:
        """Return the same with a name that may be called back, and the place that it is or lies in."""
        state = changed(self, named=(*self.named[-_KEPT:], whom))
        if whom.sort != "place" or not whom.code:
            return state
        elsewhere = self.elsewhere or not (self.home and _are_one_in_the_other(whom.code, self.home.code))
        return changed(state, seat=whom.code, elsewhere=elsewhere)

    def shortening(self, name: str, whom: Whom) -> Carried:
        """Return the same where a name is said to be short for another."""
        state = changed(self, short={**self.short, name: whom})
        return state.known_as(whom) if self.default and self.default.name == name else state

    def known_as(self, whom: Whom) -> Carried:
        """Return the same where the site that the text is about is named in full."""
        base = whom if self.base and self.base.is_same(self.default) else self.base
        return changed(self, default=whom, base=base)

    def hear_aside(self, whom: Whom) -> Carried:
        """Return the same with a name that is called back only by a word of its own kind (学院): it was no subject."""
        return changed(self, aside=(*self.aside[-_KEPT:], whom))

    def seated(self, whom: Whom) -> Whom:
        """Return a body with the place in which it lies: the one said right before it, or else the issue's, if the text
        has named no other.
        """
        if whom.code or whom.sort not in SEATED:
            return whom
        home = self.home.code if self.home and not self.elsewhere else ""
        return Whom(whom.name, whom.sort, whom.start, whom.end, whom.level, self.seat or home)

    def turn(self, whom: Whom, members: tuple[Whom, ...], *, part: bool, weak: bool = False) -> Carried:
        """Return the same with another subject: a `part` until the full stop, or one that holds.

        A `weak` one (在如东县，) gives way to a name in the next clause.
        """
        whom = self.seated(whom)
        state = self.hear(whom) if not whom.is_unknown else self
        for member in members:
            state = state.hear(member)
        whole = self.base if part else whom
        return changed(
            state, population=None, current=whom, base=whole, listed=members or self.listed, said=not weak, part=part
        )

    def count(self) -> Carried:
        """Return the same behind a number: the first subject that has one may be that of later paragraphs."""
        held = self.base
        if self.first is not None or held is None or held.assumed or held.is_unknown:
            return self
        return changed(self, first=held)

    # ------------------------------------------------------------------ what is called back

    def called_back(self, mention: Mention) -> Whom | None:
        """Return the name that 园区, 该公司 or 本届服贸会 stand for, None where none was named."""
        latest = tuple(reversed(self.named))
        alike = next((whom for whom in latest if whom.name.endswith(mention.word) and whom.sort not in _REGIONS), None)
        if mention.sorts == ("place",):
            return self._place_called(mention)
        if not mention.pointing and self.base and self.base.sort in mention.sorts:
            return self.base
        if alike:
            return alike
        aside = (whom for whom in reversed(self.aside) if whom.name.endswith(mention.word))
        if (beside := next(aside, None)) or not mention.sorts:
            return beside
        first = next((whom for whom in latest if whom.sort == mention.sorts[0]), None)
        return first or next((whom for whom in latest if whom.sort in mention.sorts and not whom.assumed), None)

    def longer_name(self, mention: Mention) -> Whom | None:
        """Return the company that was named in full before (咸阳泾渭智能装备有限公司 of 泾渭智能)."""
        if mention.sort != "company":
            return None
        alike = (whom for whom in reversed(self.named) if whom.sort == "company" and mention.name in whom.name)
        return next(alike, None)

    def _place_called(self, mention: Mention) -> Whom | None:
        """Return the last place that 该市 stands for, which ends so; or the country that the article is about."""
        places = (whom for whom in reversed(self.named) if whom.sort in ("place", "zone"))
        abroad = self.default if self.default and self.default.level == "country" else None
        return next((whom for whom in places if whom.name.endswith(mention.word)), abroad)

    def these(self, count: int) -> tuple[Whom, ...]:
        """Return the last list, or the last places or sites, as many as 三地 and 四市 sum up."""
        if self.listed and (count == len(self.listed) or not count):
            return self.listed
        places = [whom for whom in self.named if whom.sort in ("place", "zone", *SITES) and whom.level != "country"]
        distinct = list({whom.name: whom for whom in places}.values())
        return tuple(distinct[-count:]) if 1 < count <= len(distinct) else ()


def _are_one_in_the_other(code: str, other: str) -> bool:
    """Whether two divisions are the same, or one lies in the other."""
    one, two = stem_of(code), stem_of(other)
    return one.startswith(two) or two.startswith(one)
