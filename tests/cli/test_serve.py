"""`extractor serve`: what it hands to Datasette."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests import FIXTURES
from tests.cli.running import done


def test_serve_hands_the_archive_to_datasette(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[tuple[object, ...]] = []
    monkeypatch.setattr("extractor.web.serve", lambda *arguments, **named: served.append((*arguments, named)))
    done("serve", "--db", archive, "--port", "8123")
    done("serve", "--db", archive, "--host", "0.0.0.0", "--public", "--metadata", str(FIXTURES / "README.md"))  # noqa: S104
    own: dict[str, object] = {"open_browser": False, "public": False, "metadata": None}
    assert served == [
        (archive, "127.0.0.1", 8123, own),
        (archive, "0.0.0.0", 8001, own | {"public": True, "metadata": FIXTURES / "README.md"}),  # noqa: S104
    ]


def test_metadata_that_cannot_be_read_is_named(archive: Path, tmp_path: Path) -> None:
    metadata = tmp_path / "metadata.yaml"
    metadata.write_text("allow: [", encoding="utf-8")
    # In a process of its own, for it registers plugins
    command = [sys.executable, "-m", "extractor", "serve", "--db", str(archive), "--port", "0"]
    command += ["--metadata", str(metadata)]
    found = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert found.returncode == 1
    assert found.stderr == f"Error: {metadata}: neither JSON nor YAML, so no metadata of Datasette\n"
