"""`extractor serve`."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.archive.reader import open_archive
from extractor.cli.options import Command, archive_option

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(cls=Command)
@archive_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="Port to listen at.")
@click.option("--public", is_flag=True, help="Serve others: immutable, with limits, nothing told of the machine.")
@click.option("--metadata", metavar="FILE", type=_FILE, help="Datasette's own file, as for passwords.")
@click.option("--open", "open_browser", is_flag=True, help="Open the browser too.")
def serve(path: Path, host: str, port: int, public: bool, metadata: Path | None, open_browser: bool) -> None:
    """Open the archive in the browser.

    Datasette shows its tables, with search, facets, JSON and CSV, until you press Ctrl-C. Nothing can be written.

    With --public the file is opened as immutable: stop the server before you import into it, or serve a copy.

    Example: extractor serve --open
    """
    open_archive(path).close()
    from extractor.web import serve as serve_archive  # noqa: PLC0415 - Datasette takes a second to load

    serve_archive(path, host, port, open_browser=open_browser, public=public, metadata=metadata)
