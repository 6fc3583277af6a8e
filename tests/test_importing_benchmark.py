"""The benchmark of importing makes issues that are read as the fixtures are, and measures whole processes."""

from __future__ import annotations

import re
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from benchmarks import importing, naive
from benchmarks.copies import IMPORTABLE, ISSUES, write_copies
from benchmarks.costs import Cost, cost_of
from benchmarks.importing import as_figure, main, score_naive
from benchmarks.stages import STAGES, Stopwatch, seconds_by_stage
from extractor.bulletin import read_bulletin
from extractor.model import Bulletin
from extractor.rules.rule_set import Rules


def figures_in(bulletin: Bulletin) -> list[tuple[str, str | None, str | None]]:
    """The figures of a bulletin, whatever their digits."""
    return [
        (re.sub(r"\d", "0", figure.raw), figure.indicator, figure.period_end)
        for section in bulletin.sections
        for article in section.articles
        for figure in article.figures
    ]


def test_a_copy_is_an_issue_with_amounts_of_its_own(tmp_path: Path, rules: Rules) -> None:
    write_copies(tmp_path, 7)
    files = sorted(tmp_path.iterdir())
    assert [path.name[6:] for path in files] == [path.name for path in (*ISSUES, ISSUES[0])]
    issues = [read_bulletin(path, rules) for path in (ISSUES[0], files[0], files[6])]
    assert {issue.masthead.published for issue in issues} == {"2022-07"}
    assert len({issue.sha256 for issue in issues}) == 3
    assert len(figures_in(issues[0])) == 51
    assert figures_in(issues[0]) == figures_in(issues[1]) == figures_in(issues[2])
    data = [issue.sections[0].articles[0].body for issue in issues]
    assert data[0].startswith("据商务部服务外包统计系统数据，1-5月，青岛市服务外包合同签约额（含在岸）85978.58万美元")
    assert len(set(data)) == 3
    assert len({re.sub(r"\d", "0", body) for body in data}) == 1


def test_the_same_number_makes_the_same_copy(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder, first, count in ((one, 6, 3), (other, 7, 1)):
        folder.mkdir()
        write_copies(folder, count, first=first)
    (copy,) = other.iterdir()
    assert (one / copy.name).read_bytes() == copy.read_bytes()


def test_what_cannot_have_other_digits_differs_all_the_same(tmp_path: Path) -> None:
    briefing = next(path for path in IMPORTABLE if path.name == "briefing.pdf")
    write_copies(tmp_path, 2, sources=[briefing])
    first, second = (path.read_bytes() for path in sorted(tmp_path.iterdir()))
    assert first != second
    assert first.startswith(briefing.read_bytes())


def test_the_naive_script_reads_what_is_said_plainly() -> None:
    text = "1-7月，青岛市离岸执行额71757.84万美元，占比28.5%，同比下降8.57%；其中日本、韩国分别为2.1亿美元、1.3亿美元。"
    first, second = naive.figures_of(text, "2023-09")
    assert first == naive.Figure(
        "青岛市离岸执行额", "离岸", "2023-01", "2023-07", "71757.84万美元", 71757.84, "万美元", -8.57, 28.5
    )
    assert (second.name, second.raw) == ("韩国", "2.1亿美元")  # which is that of Japan: this is beyond it
    figure = as_figure(first)
    assert (figure.value, figure.unit, figure.yoy, figure.period_end) == (71757.84, "万美元", -8.57, "2023-07")


def test_the_naive_script_is_scored_like_the_program() -> None:
    score = score_naive()
    assert 0.5 < score.found < 1
    assert 0 < score.full < score.found


def test_the_naive_script_makes_an_archive(tmp_path: Path) -> None:
    (tmp_path / "issues").mkdir()
    write_copies(tmp_path / "issues", 1, sources=ISSUES[-1:])
    naive.main(tmp_path / "issues", tmp_path / "naive.db")
    with closing(sqlite3.connect(tmp_path / "naive.db")) as database:
        assert database.execute("SELECT published FROM issues").fetchall() == [("2023-09",)]
        headings = [heading for (heading,) in database.execute("SELECT heading FROM sections WHERE heading <> ''")]
        assert headings == ["数据月报", "行业资讯", "会员风采", "协会动态"]
        found = database.execute("SELECT title FROM search WHERE search MATCH '智慧码头'").fetchall()
        assert found == [("山东港口青岛港智慧码头输出海外",)]
        assert database.execute("SELECT count(*) FROM figures WHERE start = '2023-01' AND growth > 0").fetchone()[0] > 5


def test_what_a_command_starts_counts_too(tmp_path: Path) -> None:
    work = "import time\nwhile time.process_time() < 0.5: pass\n"
    child = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {work!r}], check=True)\n"
    cost = cost_of([sys.executable, "-c", child], tmp_path, {}, watch=True)
    assert cost.processor >= 0.5
    assert cost.memory > 0 or not Path("/proc/self/smaps_rollup").exists()


def test_the_lower_times_and_the_higher_memory_count() -> None:
    assert Cost(2, 5, 70).best(Cost(3, 4, 80)) == Cost(2, 4, 80)
    assert Cost(2, 5, 70).best(None) == Cost(2, 5, 70)


def test_a_command_that_fails_ends_the_benchmark(tmp_path: Path) -> None:
    with pytest.raises(click.ClickException, match="no such thing"):
        cost_of([sys.executable, "-c", "import sys; sys.exit('no such thing')"], tmp_path, {})


def test_contenders_are_compared_by_whole_processes() -> None:
    options = ["--issues", "1", "--rounds", "1", "--only", importing.NAIVE, "--only", importing.BARE]
    result = CliRunner().invoke(main, options, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    first, head, script, bare = result.output.splitlines()
    assert first == "1 issues, 6 pages; best of 1"
    assert head.split()[-2:] == ["found", "full"]
    assert script.split()[0] == "naive.py"
    assert bare.split()[2] == "1.00"


def test_a_stage_within_a_stage_counts_by_itself() -> None:
    watch = Stopwatch()
    turns = iter(range(10))
    with pytest.MonkeyPatch.context() as context:
        context.setattr("benchmarks.stages.time.process_time", lambda: next(turns))
        with watch.stage(STAGES[0]):
            watch.timed(STAGES[1], lambda: next(turns))()
    assert [watch.seconds[stage] for stage in STAGES[:3]] == [2, 2, 0]


def test_every_stage_of_an_import_is_seen(tmp_path: Path, rules: Rules) -> None:
    write_copies(tmp_path, 1)
    seconds = seconds_by_stage(list(tmp_path.iterdir()), rules)
    assert list(seconds) == list(STAGES)
    assert all(value > 0 for value in seconds.values())


def test_the_stages_are_shown(rules: Rules, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "load_rules", lambda: rules)
    result = CliRunner().invoke(main, ["--issues", "1", "--rounds", "1", "--stages"], catch_exceptions=False)
    assert [line[:24].strip() for line in result.output.splitlines()[1:]] == [*STAGES, "in all"]
