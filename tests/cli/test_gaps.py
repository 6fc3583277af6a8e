"""`extractor gaps`: what no rule understands, grouped and counted."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from tests.cli.running import changed, done, rows, run


def test_gaps_groups_unread_numbers_and_counts_them_all(archive: Path, tmp_path: Path) -> None:
    copy = changed(archive, tmp_path, "update numbers set role = 'unread' where role = 'ordinal'")
    (count,) = rows(copy, "select count(*) from numbers where role = 'unread'")[0]
    found = json.loads(done("gaps", "--json", "--limit", "1000", "--db", copy))
    assert count
    assert sum(gap["times"] for gap in found) == count
    assert [gap["times"] for gap in found] == sorted((gap["times"] for gap in found), reverse=True)
    listed = list(
        csv.DictReader(io.StringIO(done("gaps", "--csv", "--limit", "2", "--db", copy).removeprefix("\ufeff")))
    )
    assert [row["surroundings"] for row in listed] == [gap["surroundings"] for gap in found[:2]]
    result = run("gaps", "--limit", "1", "--db", copy)
    assert len(result.stdout.splitlines()) == 3
    assert "--limit shows more than 1" in result.stderr


def test_gaps_without_unread_numbers_says_so(archive: Path, tmp_path: Path) -> None:
    copy = changed(archive, tmp_path, "update numbers set role = 'other' where role = 'unread'")
    result = run("gaps", "--db", copy)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "0 unread numbers in 0 groups." in result.stderr


def test_gaps_lists_labels_without_an_indicator(archive: Path) -> None:
    found = json.loads(done("gaps", "--indicators", "--json", "--limit", "1000", "--db", archive))
    (count,) = rows(archive, "select count(*) from figures where indicator is null")[0]
    assert sum(label["times"] for label in found) == count
    for label in found:
        assert rows(archive, f"select label, sentence from figures where id = {label['figure']}") == [
            (label["label"], label["sentence"])
        ]


def test_gaps_lists_subjects_that_nobody_knows(archive: Path, tmp_path: Path) -> None:
    body = "庞庞塔坡累计完成投资398亿元。庞庞塔坡累计完成投资402亿元。全市完成投资12亿元。"
    copy = changed(archive, tmp_path, f"update articles set body = '{body}', fields = '{{}}'")
    found = json.loads(done("gaps", "--entities", "--json", "--limit", "1", "--db", copy))
    assert [subject["words"] for subject in found] == ["庞庞塔坡"]
    assert found[0]["example"] == "庞庞塔坡累计完成投资398亿元"
    assert run("gaps", "--entities", "--indicators", "--db", copy).exit_code == 2
