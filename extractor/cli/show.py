"""`extractor show`: how a bulletin is read."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.archive.reader import open_archive
from extractor.archive.records import FigureFilter
from extractor.cli.messages import print_data, say
from extractor.cli.options import (
    Command,
    archive_option,
    json_option,
    month_option,
    ocr_option,
    password_option,
    patterns_option,
)
from extractor.errors import UnreadablePdf
from extractor.model import Bulletin
from extractor.output.stages import STAGES, Stage, stage_json, stage_text
from extractor.pages.ocr import OcrUse
from extractor.words.surrogates import mended


@click.command(cls=Command)
@click.argument("named", metavar="FILE|ISSUE", type=click.Path(path_type=Path))
@click.option("--stage", type=click.Choice(STAGES), default="outline", show_default=True, help="What to show of it.")
@json_option
@archive_option
@month_option
@ocr_option
@password_option
@patterns_option
def show(
    named: Path,
    stage: Stage,
    as_json: bool,
    path: Path,
    month: str | None,
    ocr: OcrUse,
    password: str,
    folder: Path | None,
) -> None:
    """Show how a bulletin is read.

    A PDF is shown as it would be imported; an issue of the archive is named by its month, file name, title or id.

    Example: extractor show 2023-09 --stage figures
    """
    stored = None
    if named.exists() or (named.suffix.lower() == ".pdf" and not path.exists()):
        bulletin = _read(named, folder, password, month, ocr)
    else:
        with open_archive(path) as archive:
            known = archive.issue(mended(str(named))).id
            bulletin, stored = archive.bulletin(known), archive.figures(FigureFilter(issue=known))
    if as_json:
        print_data(stage_json(bulletin, stage, stored))
    else:
        click.echo(stage_text(bulletin, stage, stored), nl=False)


def _read(file: Path, folder: Path | None, password: str, month: str | None, ocr: OcrUse) -> Bulletin:
    """Read a PDF, and say what of it could not be read."""
    from extractor.bulletin import read_bulletin  # noqa: PLC0415 - what an archive holds needs nothing that reads
    from extractor.rules.loading import load_rules  # noqa: PLC0415 - likewise

    try:
        bulletin = read_bulletin(file, load_rules(folder), password=password, date=month, ocr=ocr)
    except UnreadablePdf as error:
        raise click.ClickException(f"{click.format_filename(file)}: {error}") from error
    for note in bulletin.notes:
        say(f"{click.format_filename(file)}: {note}")
    return bulletin
