"""An office that a sentence names → of whom its numbers are said: of its place, but for what it does itself."""

from __future__ import annotations

from extractor.figures.entities.carried import Carried
from extractor.figures.entities.clauses import Clause, Placed
from extractor.figures.entities.gazetteer import Gazetteer
from extractor.figures.entities.names import NameFinder
from extractor.figures.entities.sentence import Sentence
from extractor.figures.entities.whom import Mention, Whom
from extractor.rules.rule_set import Rules


class Offices:
    """Tells what offices make of what was said.

    Args:
        finder: Finds names.
        gazetteer: The lists of places.
        home: The code of the issue's place, empty where it is not known.
        rules: The rules.
    """

    def __init__(self, finder: NameFinder, gazetteer: Gazetteer, home: str, rules: Rules) -> None:
        self._finder = finder
        self._gazetteer = gazetteer
        self._home = home
        self._rules = rules

    def behind(self, placed: Placed, clause: Clause, told: Sentence, state: Carried) -> Carried:
        """Return the state behind an office: its place is the entity, if it is not the issue's.

        Where no masthead tells the place, that of an office is what 全市 means. What an office does itself
        (某海关签发原产地证书) is told of the office.
        """
        mention = placed.mention
        acts = self._rules.rule("language", "entity-office-acts").match(told.text, mention.end)
        of_home = self._rules.rule("language", "entity-office-of-home").match(mention.name)
        if acts and not of_home and placed.position == "subject":
            own = Whom(mention.name, "office", told.start + mention.start, told.start + mention.end, code=mention.code)
            return state.turn(own, (), part=state.said)
        place = next(self._finder.sites(mention.name), None) or self._opening_place(mention.name)
        if place is None:
            return self._office_of_home(placed, clause, told, state)
        whom = place.whom.at(told.start + mention.start, told.start + mention.end)
        if placed.position == "subject" and not clause.source and state.home is not None:
            return state if whom.is_same(state.home) else state.turn(whom, (), part=state.said)
        return state.hear(whom) if state.home is None else state

    def _office_of_home(self, placed: Placed, clause: Clause, told: Sentence, state: Carried) -> Carried:
        """Return the state behind an office of the issue's city (市商务局): the city does what it does."""
        home, mention = state.home, placed.mention
        ours = home is not None and self._rules.rule("language", "entity-office-of-home").match(mention.name)
        acts = placed.position == "subject" and not clause.source and told.within(clause)
        if home is None or not ours or not acts or home.is_same(state.current):
            return state
        return state.turn(home.at(told.start + mention.start, told.start + mention.end), (), part=state.said)

    def _opening_place(self, name: str) -> Mention | None:
        code = self._home
        return next((place for place in self._gazetteer.places(name, code, anywhere=True) if place.start == 0), None)
