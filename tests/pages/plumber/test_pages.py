from __future__ import annotations

import logging

import pytest


def test_what_pdfminer_mutters_is_not_heard(capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("pdfminer.pdffont").warning("Could not get FontBBox")
    assert capsys.readouterr().err == ""
