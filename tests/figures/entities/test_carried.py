"""What names, full stops and paragraphs make of the current subject."""

from __future__ import annotations

from extractor.figures.entities.carried import Carried
from extractor.figures.entities.whom import Mention, Sort, Whom

HOME = Whom("宁波市", "place", level="prefecture")
DISTRICT = Whom("鄞州区", "place", 5, 8, level="county")
PARK = Whom("甬江软件园", "park", 12, 17)
COMPANY = Whom("宁波海天数据有限公司", "company", 20, 30)
BEGUN = Carried(HOME, HOME, HOME, HOME)


def again(word: str, *sorts: Sort) -> Mention:
    return Mention(0, len(word), word, "again", word=word, sorts=sorts)


def test_a_part_leads_back_to_the_whole_at_the_full_stop() -> None:
    part = BEGUN.turn(DISTRICT, (), part=True)
    assert (part.current, part.base) == (DISTRICT, HOME)
    assert part.end_sentence().current == HOME
    holds = BEGUN.turn(DISTRICT, (), part=False)
    assert holds.end_sentence().current == DISTRICT


def test_a_paragraph_begins_with_the_default_but_the_issue_s_place_goes_on() -> None:
    about_park = Carried(HOME, PARK, PARK, PARK)
    assert about_park.turn(COMPANY, (), part=False).begin_paragraph(40).current == PARK
    assert about_park.turn(HOME.at(1, 3), (), part=False).begin_paragraph(40).current == HOME


def test_where_no_issue_tells_a_place_the_first_place_with_a_number_is_the_default() -> None:
    nowhere = Carried(None, None, None, None)
    told = nowhere.turn(DISTRICT, (), part=False).count().begin_paragraph(40)
    assert told.current == DISTRICT
    assert nowhere.turn(PARK, (), part=False).count().begin_paragraph(40).current is None


def test_a_name_of_paragraphs_long_past_is_called_back_no_more() -> None:
    firm = COMPANY.at(10, 14)
    state = BEGUN.hear(firm)
    for start in (40, 80, 120):
        state = state.begin_paragraph(start)
        assert state.called_back(again("公司", "company")) == firm
    assert state.begin_paragraph(160).called_back(again("公司", "company")) is None


def test_words_call_back_the_last_name_of_their_kind() -> None:
    state = BEGUN.hear(PARK).hear(COMPANY).hear(DISTRICT)
    assert state.called_back(again("公司", "company")) == COMPANY
    assert state.called_back(again("园区", "park", "zone")) == PARK
    assert state.called_back(again("软件园", "park")) == PARK
    assert state.called_back(again("区", "place")) == DISTRICT
    assert state.called_back(again("展会", "event")) is None


def test_a_count_calls_back_a_list_or_the_last_places() -> None:
    members = (DISTRICT, PARK)
    listed = BEGUN.turn(Whom("鄞州区、甬江软件园", "list", 5, 17), members, part=False)
    assert listed.these(2) == members
    assert BEGUN.hear(DISTRICT).hear(PARK).these(2) == members
    assert BEGUN.hear(DISTRICT).these(3) == ()


def test_a_heading_holds_until_one_of_its_rank_or_above() -> None:
    under = BEGUN.begin_heading(1, DISTRICT)
    assert under.current == DISTRICT
    # the issue's place, told of in between, does not go on into the next paragraph
    assert under.turn(HOME.at(1, 3), (), part=False).begin_paragraph(40).current == DISTRICT
    assert under.begin_heading(2, PARK).end_headings(2).begin_paragraph(40).current == DISTRICT
    assert under.end_headings(1).begin_paragraph(40).current == HOME
