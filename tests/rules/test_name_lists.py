from __future__ import annotations

from extractor.rules.name_lists import CountryRow, PlaceRow


def test_rows_are_known_by_the_names_of_their_columns() -> None:
    row = PlaceRow("210200", "大连市", "prefecture", "210000", ("大连",))
    assert (row.code, row.name, row.level, row.parent, row.short) == row
    country = CountryRow("JP", "日本", ())
    assert (country.code, country.name, country.short) == country
