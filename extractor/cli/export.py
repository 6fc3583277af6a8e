"""`extractor export`: an archive for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.archive.reader import open_archive
from extractor.cli.messages import counted, say, write_file
from extractor.cli.options import Command, archive_option
from extractor.output.sdmx import data_csv, exported, structure_json

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command(cls=Command)
@click.option("--sdmx", "folder", metavar="DIR", required=True, type=_FOLDER, help="Folder for the files; it is made.")
@archive_option
def export(folder: Path, path: Path) -> None:
    """Write the figures for statisticians' tools, as SDMX.

    DIR gets data.csv (SDMX-CSV 2.0) and structure.json (SDMX-JSON 2.0: the data structure definition and its code
    lists). Left out are figures that say not what, of whom or of when they are, and targets, plans, forecasts and
    amounts that a policy grants; of several with the same key the last published stands, one with an amount before one
    without.

    Example: extractor export --sdmx sdmx
    """
    with open_archive(path) as archive:
        figures = archive.figures()
        prepared = max((issue.imported for issue in archive.issues()), default="1970-01-01T00:00:00+00:00")
    chosen = exported(figures)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.FileError(click.format_filename(folder), error.strerror) from error
    write_file(folder / "data.csv", data_csv(chosen).encode())
    write_file(folder / "structure.json", structure_json(chosen, prepared).encode())
    say(f"{folder}: {counted(len(chosen), 'observation')} of {counted(len(figures), 'figure')}.")
