"""`extractor show`, `search` and `figures`: what a file or an archive holds."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.archive import open_archive
from extractor.bulletin import read_bulletin
from extractor.cli.options import (
    archive_option,
    json_option,
    month_option,
    ocr_option,
    password_option,
    patterns_option,
    span_of,
    years_of,
)
from extractor.cli.saying import say, write_file
from extractor.errors import UnreadablePdf
from extractor.finding import SearchFilter
from extractor.listing import (
    FIGURE_COLUMNS,
    cell_rows,
    csv_text,
    figure_records,
    figure_table,
    hit_lines,
    hit_records,
    json_text,
)
from extractor.ocr import OcrUse
from extractor.patterns import load_patterns
from extractor.plotting import chart, chart_format
from extractor.records import FigureFilter
from extractor.spreadsheet import workbook
from extractor.stages import STAGES, Stage, stage_json, stage_text

_FILE = click.Path(dir_okay=False, writable=True, path_type=Path)
# Around the hit words; click takes them out where the output is no terminal.
_MARKS = ("\x1b[1;31m", "\x1b[0m")


@click.command()
@click.argument("issue", metavar="FILE|ISSUE")
@click.option("--stage", type=click.Choice(STAGES), default="outline", show_default=True, help="What to show of it.")
@json_option
@archive_option
@month_option
@ocr_option
@password_option
@patterns_option
def show(
    issue: str,
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
    file = Path(issue)
    if file.exists() or (file.suffix.lower() == ".pdf" and not path.exists()):
        patterns = load_patterns(folder)
        try:
            bulletin = read_bulletin(file, patterns, password=password, date=month, ocr=ocr)
        except UnreadablePdf as error:
            raise click.ClickException(f"{click.format_filename(file)}: {error}") from error
        for note in bulletin.notes:
            say(f"{click.format_filename(file)}: {note}")
        stored = None
    else:
        with open_archive(path) as archive:
            known = archive.issue(issue).id
            bulletin, stored = archive.bulletin(known), archive.figures(FigureFilter(issue=known))
    click.echo((stage_json if as_json else stage_text)(bulletin, stage, stored), nl=False)


@click.command()
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@click.option("--year", "years", callback=years_of, help="Year of the issue, or two of them: 2023, 2021..2023.")
@click.option("--section", help="As 数据月报; * and ? stand for any characters.")
@click.option("--source", help="As 国际商报; * and ? stand for any characters.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many articles at most.")
@json_option
@archive_option
def search(
    query: tuple[str, ...],
    years: tuple[int | None, int | None],
    section: str | None,
    source: str | None,
    limit: int,
    as_json: bool,
    path: Path,
) -> None:
    """Find the articles that hold words of any length, the best first.

    Words stand for AND; OR, NOT, "a phrase", beginning* and brackets are understood. Width, case and traditional
    characters make no difference. A number with its unit finds the same quantity in any printed form; ">1亿美元",
    "<1亿美元" and 1亿-2亿美元 are ranges.

    Example: extractor search 外包 日本 --year 2023
    """
    with open_archive(path) as archive:
        hits = archive.search(" ".join(query), limit, SearchFilter(*years, section, source))
    if as_json:
        click.echo(json_text(hit_records(hits), indent=2))
        return
    for hit in hits:
        click.echo(hit_lines(hit, *_MARKS))
    if not hits:
        say("No article holds these words.")


@click.command()
@click.option("--indicator", help="Canonical name, or the words as printed.")
@click.option("--item", help="Of what, as 日本 or ITO.")
@click.option("--scope", help="As 离岸 or 在岸.")
@click.option("--region", help="As 大连市 or 全国.")
@click.option("--period", callback=span_of, help="A month or year, or two of them: 2023, 2023-07, 2022-01..2023-07.")
@click.option("--section", help="As 数据月报.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, every column.")
@json_option
@click.option("--xlsx", "workbook_path", metavar="FILE", type=_FILE, help="Write a workbook for Excel, every column.")
@click.option("--plot", "chart_path", metavar="FILE", type=_FILE, help="Draw a chart over time, as .svg or .png.")
@archive_option
def figures(
    indicator: str | None,
    item: str | None,
    scope: str | None,
    region: str | None,
    period: tuple[str | None, str | None],
    section: str | None,
    as_csv: bool,
    as_json: bool,
    workbook_path: Path | None,
    chart_path: Path | None,
    path: Path,
) -> None:
    """List the figures of the archive.

    Filters narrow the list; * and ? in them stand for any characters. A figure that counts from January to July belongs
    to July. A chart needs the extra `plot`: pip install 'bulletin-extractor[plot]'

    Example: extractor figures --item 日本 --period 2022-01..2023-07
    """
    if sum(map(bool, (as_csv, as_json, workbook_path, chart_path))) > 1:
        raise click.UsageError("--csv, --json, --xlsx and --plot are ways to show the figures; choose one.")
    with open_archive(path) as archive:
        found = archive.figures(FigureFilter(indicator, item, scope, region, *period, section))
    if as_csv:
        click.echo(csv_text(FIGURE_COLUMNS, figure_records(found)), nl=False)
    elif as_json:
        click.echo(json_text(figure_records(found), indent=2))
    elif workbook_path:
        write_file(workbook_path, workbook(cell_rows(FIGURE_COLUMNS, figure_records(found)), "figures"))
    elif chart_path:
        write_file(chart_path, chart(found, chart_format(chart_path)))
    elif found:
        click.echo(figure_table(found))
    if not found:
        say("No figure passes these filters.")
