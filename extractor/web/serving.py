"""`extractor serve`: Datasette over one archive, for reading only."""

from __future__ import annotations

import sys
from pathlib import Path

from extractor.archive.database import limit_heap
from extractor.errors import ExtractorError
from extractor.web.guarding import Guard
from extractor.web.limiting import MOST_OF_A_HEAP

# A page of results is for reading across, not for the whole of an article; its own page has that
SETTINGS = {"truncate_cells_html": "160", "default_page_size": "50", "suggest_facets": "off"}
# Anybody may ask anything: no query for longer than a second, no whole archive at once
PUBLIC_SETTINGS = {
    "sql_time_limit_ms": "1000",
    "facet_time_limit_ms": "200",
    "max_returned_rows": "1000",
    "max_csv_mb": "20",
    "allow_download": "off",
    "template_debug": "off",
    "trace_debug": "off",
}


class MetadataError(ExtractorError):
    """A file of metadata cannot be read."""


def serve(
    path: Path,
    host: str,
    port: int,
    *,
    open_browser: bool = False,
    public: bool = False,
    metadata: Path | None = None,
) -> None:
    """Serve an archive until the process is stopped; the database is called as its file without the ending.

    The file is opened read-only, so that issues imported meanwhile show at once; for the public it is opened as
    immutable, so that it must not be written to meanwhile, and nothing is told of the machine.

    Args:
        path: The archive, which exists.
        host: Address to listen at.
        port: Port to listen at, 0 for any free one.
        open_browser: Open the first page in a browser.
        public: Serve whoever asks, with limits.
        metadata: A file of Datasette's own, with what its plugins are told.

    Raises:
        MetadataError: This file is neither JSON nor YAML.
    """
    # Not above: Datasette is in the middle of its own import when it loads this module with its plugins
    from datasette.cli import cli  # noqa: PLC0415
    from datasette.plugins import pm  # noqa: PLC0415
    from datasette.utils import BadMetadataError  # noqa: PLC0415

    plugin = sys.modules["extractor.web"]
    if not pm.is_registered(plugin):
        # Run from a source tree that is not installed, the entry point is not there
        pm.register(plugin)
    pm.register(Guard(public=public))
    if public:
        limit_heap(MOST_OF_A_HEAP)
    arguments = ["serve", *(["--immutable"] if public else []), str(path), "--host", host, "--port", str(port)]
    for name, value in (SETTINGS | (PUBLIC_SETTINGS if public else {})).items():
        arguments += ["--setting", name, value]
    if metadata:
        arguments += ["--metadata", str(metadata)]
    try:
        cli.main([*arguments, *(["--open"] if open_browser else [])], prog_name="datasette", standalone_mode=False)
    except BadMetadataError as error:
        raise MetadataError(f"{metadata}: neither JSON nor YAML, so no metadata of Datasette") from error
