"""Errors say what is wrong, where, and the way out, and survive the way from a worker."""

from __future__ import annotations

import pickle

from extractor.errors import (
    ArchiveError,
    ExtractorError,
    Missing,
    OcrMissing,
    PatternError,
    UnreadablePdf,
    did_you_mean,
)


def test_a_fault_of_a_rule_opens_with_its_place_and_counts_the_others() -> None:
    other = PatternError("b.yaml:2", "a key stands twice")
    error = PatternError("a.yaml:9", "unknown key 'patern'", [other, other])
    assert str(PatternError("a.yaml:9", "unknown key 'patern'")) == "a.yaml:9: unknown key 'patern'"
    assert str(error) == "a.yaml:9: unknown key 'patern'; 2 more, which `extractor check` names"
    assert (error.where, error.what, error.also) == ("a.yaml:9", "unknown key 'patern'", (other, other))


def test_errors_travel_whole() -> None:
    pattern = PatternError("a.yaml:9", "unknown", [PatternError("b.yaml:2", "twice")])
    sent = pickle.loads(pickle.dumps(pattern))
    assert (str(sent), [each.where for each in sent.also]) == (str(pattern), ["b.yaml:2"])
    pdf = pickle.loads(pickle.dumps(UnreadablePdf("encrypted", "it asks for a password")))
    assert (pdf.reason, str(pdf)) == ("encrypted", "it asks for a password")


def test_each_error_is_the_fault_of_the_input() -> None:
    assert issubclass(Missing, ArchiveError)
    assert all(issubclass(each, ExtractorError) for each in (PatternError, UnreadablePdf, OcrMissing, ArchiveError))


def test_a_word_that_is_near_is_named_and_none_else() -> None:
    assert did_you_mean("patern", ["pattern", "about"]) == "; did you mean 'pattern'?"
    assert did_you_mean("colour", ["pattern", "about"]) == ""
