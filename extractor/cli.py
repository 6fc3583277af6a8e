"""The command `extractor`: the only module that prints and exits.

What was asked for goes to the standard output, what is said of it to standard error. The exit code is 0 when all went
well, 1 when something failed and 2 when the command was not understood.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import click
import regex

from extractor import __version__
from extractor.archive import Archive, FigureFilter, open_archive
from extractor.batch import Outcome, find_files, import_files, read_again
from extractor.bulletin import read_bulletin
from extractor.check import check as check_patterns
from extractor.comparing import Comparison, Totals, change_line, change_record, compare
from extractor.errors import ExtractorError, PatternError, UnreadablePdf
from extractor.explain import explain, explain_stored, explained_text, setting_for, stored_text
from extractor.gaps import gap_listing, gaps_of, label_listing
from extractor.lint import lint
from extractor.listing import (
    FIGURE_COLUMNS,
    csv_text,
    figure_records,
    figure_table,
    harmless,
    hit_lines,
    hit_records,
    json_text,
)
from extractor.patterns import Patterns, load_patterns
from extractor.stages import STAGES, Stage, stage_json, stage_text


class _Commands(click.Group):
    """A group whose commands end in one sentence, not in a traceback, when the input is at fault."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except ExtractorError as error:
            raise click.ClickException(harmless(str(error))) from error


def _month(_context: click.Context, _parameter: click.Parameter, text: str | None) -> str | None:
    if text is not None and not regex.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", text):
        raise click.BadParameter(f"'{text}' is no month; write it as in 2023-09")
    return text


def _span(_context: click.Context, _parameter: click.Parameter, text: str | None) -> tuple[str | None, str | None]:
    """Return the first and the last month or year of `2023`, `2023-07`, `2022-01..2023-07`, `2022..` or `..2023`."""
    if text is None:
        return None, None
    month = r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?"
    found = regex.fullmatch(rf"(?P<first>{month})?(?P<dots>\.\.)?(?P<last>{month})?", text)
    if not found or not (found["first"] or found["last"]):
        raise click.BadParameter(f"'{text}' is no period; write it as in 2023, 2023-07 or 2022-01..2023-07")
    return found["first"], found["last"] if found["dots"] else found["first"]


# Around the hit words; click takes them out where the output is no terminal.
_MARKS = ("\x1b[1;31m", "\x1b[0m")

_archive_option = click.option(
    "--db",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    default="archive.db",
    show_default=True,
    help="The archive.",
)
_patterns_option = click.option(
    "--patterns",
    "folder",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of rules, in place of those that come with the program.",
)
_month_option = click.option(
    "--date", "month", metavar="YYYY-MM", callback=_month, help="Month of the issue, in place of what it says."
)
_password_option = click.option("--password", default="", help="What opens a PDF that is encrypted.")
_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="extractor")
def main() -> None:
    """Turn Chinese PDF bulletins into an archive of articles and figures, and look things up in it.

    Start with: extractor import FOLDER
    """


@main.command("import")
@click.argument("paths", nargs=-1, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--again", is_flag=True, help="Read anew what is in the archive already; without PATH, all of it.")
@_archive_option
@_month_option
@_password_option
@_patterns_option
def import_(
    paths: tuple[Path, ...], again: bool, path: Path, month: str | None, password: str, folder: Path | None
) -> None:
    """Import PDFs, and all PDFs in folders, into the archive.

    A file that is in the archive already is left as it is; one that cannot be read is named with the reason, and the
    others go on.

    After the rules have changed, --again replaces what was read of an issue, in one transaction. Without PATH it reads
    the PDFs that the archive keeps.

    Example: extractor import bulletins/ 2023-09.pdf
    """
    patterns = load_patterns(folder)
    if again and not paths:
        if month:
            raise click.UsageError("--date is for one issue; name its file.")
        sys.exit(0 if _read_again(path, patterns, password) else 1)
    if not paths:
        raise click.MissingParameter(param_type="argument", param_hint="'PATH...'")
    files, faults = find_files(paths)
    if month and len(files) > 1:
        raise click.UsageError(f"--date is for one issue, and {len(files)} files were named.")
    for fault in faults:
        _say_failed(fault)
    well = not faults
    if files:
        with open_archive(path, create=True) as archive:
            outcomes = import_files(files, archive, patterns, password=password, date=month, again=again)
            well &= _follow(outcomes, len(files))
            _say_what_is_there(archive, patterns)
    sys.exit(0 if well else 1)


def _read_again(path: Path, patterns: Patterns, password: str) -> bool:
    """Read a whole archive again and return whether all went well."""
    with open_archive(path) as archive:
        well = _follow(read_again(archive, patterns, password=password), len(archive.issues()))
        _say_what_is_there(archive, patterns)
    return well


def _follow(outcomes: Iterator[Outcome], length: int) -> bool:
    """Let an import run, say what becomes of the files, and return whether all are in the archive now."""
    counts: Counter[str] = Counter()
    stopped = False
    try:
        for outcome in _with_progress(outcomes, length):
            counts[outcome.status] += 1
    except KeyboardInterrupt:
        stopped = True
        _say("Stopped. What was imported is whole; the same command does the rest.")
    statuses = [
        status for status in ("imported", "renewed", "unchanged", "failed") if status != "renewed" or counts[status]
    ]
    _say(", ".join(f"{counts[status]} {status}" for status in statuses) + ".")
    return not stopped and not counts["failed"]


def _with_progress(outcomes: Iterator[Outcome], length: int) -> Iterator[Outcome]:
    """Pass outcomes on, with a bar on a terminal and a line for each file that failed."""
    with click.progressbar(length=length, file=sys.stderr, label="Importing", hidden=not sys.stderr.isatty()) as bar:
        for outcome in outcomes:
            if outcome.status == "failed":
                click.echo("" if bar.hidden else "\r\x1b[K", err=True, nl=False)
                _say_failed(outcome)
            bar.update(1)
            yield outcome


def _say_failed(outcome: Outcome) -> None:
    _say(f"{click.format_filename(outcome.path)}: {outcome.message}")


def _say_what_is_there(archive: Archive, patterns: Patterns) -> None:
    issues = archive.issues()
    totals = [
        _count(len(issues), "issue"),
        _count(sum(issue.articles for issue in issues), "article"),
        _count(sum(issue.figures for issue in issues), "figure"),
        _count(sum(issue.unread for issue in issues), "unread number"),
    ]
    _say(f"{archive.path}: {', '.join(totals)}.")
    older = sum(issue.patterns != patterns.version for issue in issues)
    if older:
        _say(f"{older} of them were read with other rules than these; `extractor import --again` reads all anew.")


@main.command()
@click.argument("issue", metavar="FILE|ISSUE")
@click.option("--stage", type=click.Choice(STAGES), default="outline", show_default=True, help="What to show of it.")
@_json_option
@_archive_option
@_month_option
@_password_option
@_patterns_option
def show(
    issue: str, stage: Stage, as_json: bool, path: Path, month: str | None, password: str, folder: Path | None
) -> None:
    """Show how a bulletin is read.

    A PDF is shown as it would be imported; an issue of the archive is named by its month, file name, title or id.

    Example: extractor show 2023-09 --stage figures
    """
    file = Path(issue)
    if file.exists() or (file.suffix.lower() == ".pdf" and not path.exists()):
        patterns = load_patterns(folder)
        try:
            bulletin = read_bulletin(file, patterns, password=password, date=month)
        except UnreadablePdf as error:
            raise click.ClickException(f"{click.format_filename(file)}: {error}") from error
    else:
        with open_archive(path) as archive:
            bulletin = archive.bulletin(archive.issue(issue).id)
    click.echo(stage_json(bulletin, stage) if as_json else stage_text(bulletin, stage), nl=False)


@main.command()
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many articles at most.")
@_json_option
@_archive_option
def search(query: tuple[str, ...], limit: int, as_json: bool, path: Path) -> None:
    """Find the articles that hold words of any length, the best first.

    Words stand for AND; OR, NOT, "a phrase", beginning* and brackets are understood.

    Example: extractor search 外包 日本
    """
    with open_archive(path) as archive:
        hits = archive.search(" ".join(query), limit)
    if as_json:
        click.echo(json_text(hit_records(hits), indent=2))
        return
    for hit in hits:
        click.echo(hit_lines(hit, *_MARKS))
    if not hits:
        _say("No article holds these words.")


@main.command()
@click.option("--indicator", help="Canonical name, or the words as printed.")
@click.option("--item", help="Of what, as 日本 or ITO.")
@click.option("--scope", help="As 离岸 or 在岸.")
@click.option("--region", help="As 大连市 or 全国.")
@click.option("--period", callback=_span, help="A month or year, or two of them: 2023, 2023-07, 2022-01..2023-07.")
@click.option("--section", help="As 数据月报.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, every column.")
@_json_option
@_archive_option
def figures(
    indicator: str | None,
    item: str | None,
    scope: str | None,
    region: str | None,
    period: tuple[str | None, str | None],
    section: str | None,
    as_csv: bool,
    as_json: bool,
    path: Path,
) -> None:
    """List the figures of the archive.

    Filters narrow the list; * and ? in them stand for any characters. A figure that counts from January to July belongs
    to July.

    Example: extractor figures --item 日本 --period 2022-01..2023-07
    """
    if as_csv and as_json:
        raise click.UsageError("--csv and --json are two ways to print; choose one.")
    with open_archive(path) as archive:
        found = archive.figures(FigureFilter(indicator, item, scope, region, *period, section))
    if as_csv:
        click.echo(csv_text(FIGURE_COLUMNS, figure_records(found)), nl=False)
    elif as_json:
        click.echo(json_text(figure_records(found), indent=2))
    elif found:
        click.echo(figure_table(found))
    if not found:
        _say("No figure passes these filters.")


@main.command()
@click.argument("figure", metavar="[ID]", type=int, required=False)
@click.option("--text", help="A text to read, in place of a figure of the archive.")
@click.option("--region", help="City that the text is about, as 大连市.")
@_json_option
@_archive_option
@click.option("--date", "month", metavar="YYYY-MM", callback=_month, help="Month of the issue that the text is of.")
@_patterns_option
def why(
    figure: int | None,
    text: str | None,
    region: str | None,
    as_json: bool,
    path: Path,
    month: str | None,
    folder: Path | None,
) -> None:
    """Tell why a figure is read as it is.

    Shown are the rules with their file and line, the words that they read, where the words stand that gave each field,
    each conversion, page and box. ID is the first column of `extractor figures`.

    Example: extractor why --text 离岸执行额1.2亿美元 --date 2023-09
    """
    if (figure is None) == (text is None):
        raise click.UsageError("Name a figure by its ID, or give a --text.")
    if figure is not None and (month or region):
        raise click.UsageError("--date and --region are for a --text; a figure has those of its issue.")
    patterns = load_patterns(folder)
    if text is not None:
        explained = explain(text, setting_for(month, region, patterns), patterns)
        _print_lines(json_text(asdict(explained), indent=2) if as_json else explained_text(explained))
    elif figure is not None:
        with open_archive(path) as archive:
            article = archive.article_of(figure)
        stored = explain_stored(article, figure, patterns)
        _print_lines(json_text(asdict(stored), indent=2) if as_json else stored_text(article, stored))


def _print_lines(text: str) -> None:
    """Print a text that may hold words of a bulletin, and nothing that a terminal might obey."""
    click.echo("\n".join(map(harmless, text.split("\n"))))


@main.command()
@click.option("--indicators", is_flag=True, help="Labels without a canonical indicator, in place of unread numbers.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many groups at most.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, every column.")
@_json_option
@_archive_option
def gaps(indicators: bool, limit: int, as_csv: bool, as_json: bool, path: Path) -> None:
    """List what the rules do not understand yet, the most frequent first.

    That is the numbers that no rule read, grouped by the words around them (# stands for a number), each group with an
    example.

    Example: extractor gaps --indicators --limit 50
    """
    if as_csv and as_json:
        raise click.UsageError("--csv and --json are two ways to print; choose one.")
    with open_archive(path) as archive:
        found = (
            label_listing(archive.unnamed_labels()) if indicators else gap_listing(gaps_of(archive.unread_numbers()))
        )
    shown = replace(found, records=found.records[:limit])
    if as_csv:
        click.echo(csv_text(found.columns, shown.records), nl=False)
    elif as_json:
        click.echo(json_text(shown.records, indent=2))
    elif shown.records:
        click.echo(shown.table)
    more = f"; --limit shows more than {limit}" if len(found.records) > limit else ""
    _say(f"{_count(found.times, found.thing)} in {_count(len(found.records), 'group')}{more}.")


@main.command()
@_json_option
@_archive_option
@_patterns_option
def diff(as_json: bool, path: Path, folder: Path | None) -> None:
    """Show what today's rules would change in the archive.

    That is figures that they would add (+), lose (-) or change (~). Every article is read again as it is kept, so that
    no PDF is needed; the archive stays as it is. To take the changes over: extractor import --again

    Example: extractor diff --patterns my-patterns
    """
    patterns = load_patterns(folder)
    totals, records = Totals(), []
    with open_archive(path) as archive:
        for comparison in _comparisons(archive, patterns):
            totals.take(comparison)
            for change in comparison.changes:
                if as_json:
                    records.append(change_record(comparison.article, change))
                else:
                    _print_lines(change_line(comparison.article, change))
    if as_json:
        click.echo(json_text({"totals": asdict(totals), "changes": records}, indent=2))
    _say(totals.summary)


def _comparisons(archive: Archive, patterns: Patterns) -> Iterator[Comparison]:
    """Yield what becomes of each article, with a bar on a terminal that shows nothing else meanwhile."""
    issues = archive.issues()
    hidden = sys.stdout.isatty() or not sys.stderr.isatty()
    with click.progressbar(issues, file=sys.stderr, label="Reading", hidden=hidden) as bar:
        for issue in bar:
            for article in archive.articles(issue):
                yield compare(article, patterns)


@main.command()
@_patterns_option
def check(folder: Path | None) -> None:
    """Test the rules against their examples and against each other.

    Each fault is a line that opens with its file and line: an example that gives something else or that another rule
    claims; a rule that is unknown, unused, shadowed, or refuses nothing; a word with two meanings; a pattern that runs
    away.

    Example: extractor check --patterns my-patterns
    """
    try:
        patterns = load_patterns(folder)
    except PatternError as error:
        for each in (error, *error.also):
            click.echo(f"{each.where}: {each.what}")
        _say(f"{_count(1 + len(error.also), 'fault')}; the examples can be tested when the rules can be read.")
        sys.exit(1)
    faults = check_patterns(patterns) + lint(patterns)
    for fault in faults:
        click.echo(str(fault))
    rules = list(patterns.every_rule())
    examples = sum(len(rule.examples) + len(rule.refuses) for rule in rules)
    _say(f"{_count(len(rules), 'rule')} with {_count(examples, 'example')}: {_count(len(faults), 'fault')}.")
    sys.exit(1 if faults else 0)


@main.command()
@_archive_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="Port to listen at.")
@click.option("--open", "open_browser", is_flag=True, help="Open the browser too.")
def serve(path: Path, host: str, port: int, open_browser: bool) -> None:
    """Open the archive in the browser.

    Datasette shows its tables, with search, facets, JSON and CSV, until you press Ctrl-C.

    Example: extractor serve --open
    """
    open_archive(path).close()
    from extractor.web import serve as serve_archive  # noqa: PLC0415 - Datasette takes a second to load

    serve_archive(path, host, port, open_browser)


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _say(message: str) -> None:
    """Print a message, which is never what was asked for."""
    click.echo(harmless(message), err=True)
