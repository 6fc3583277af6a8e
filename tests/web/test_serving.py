"""`extractor serve` answers at the name of the file."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests import ROOT

# Datasette 0.65 opens an SQLite of its own for every page and leaves it to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning")


def test_serve_answers_at_the_name_of_the_file(scripted_path: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    archive.write_bytes(scripted_path.read_bytes())
    call = "serve(Path(sys.argv[1]), '127.0.0.1', 0)"
    code = f"import sys; from pathlib import Path; from extractor.web import serve; {call}"
    command = [sys.executable, "-c", code, str(archive)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            address = next(word for line in process.stderr for word in line.split() if word.startswith("http://"))
            query = urlencode({"_search": "外包", "_shape": "array"})
            deadline = time.monotonic() + 20
            with urllib.request.urlopen(f"{address}/archive/articles.json?{query}", timeout=20) as response:  # noqa: S310
                rows = json.load(response)
            assert time.monotonic() < deadline
        finally:
            process.kill()
    assert sorted(row["id"] for row in rows) == [1, 2, 3]
    assert sorted(item.name for item in tmp_path.iterdir()) == ["archive.db"]
