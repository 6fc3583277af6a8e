from __future__ import annotations

import pytest

from extractor.errors import UnreadablePdf
from extractor.pages.document import open_pdf
from tests.making import without_pages
from tests.pages.opening import pages_of


def test_a_file_without_pages_is_not_called_encrypted_after_one_that_is() -> None:
    with pytest.raises(UnreadablePdf, match="password"):
        pages_of("encrypted")
    with pytest.raises(UnreadablePdf) as error, open_pdf(without_pages()):
        pass
    assert error.value.reason == "no-pages"
