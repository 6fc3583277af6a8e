"""The rows of common words, made from the package of a public lexicon."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

from extractor.rule_tools.lexicon import Entry, entries_in, main, rows_of

ENTRIES = [
    Entry("数据", 5232, "n"),
    Entry("数字", 20, "n"),
    Entry("数点", 19, "v"),  # too rare
    Entry("大连", 900, "ns"),  # a place
    Entry("在", 9999, "p"),
    Entry("占", 2000, "v"),
    Entry("云", 9999, "n"),  # no word of grammar
    Entry("互联网", 900, "n"),  # of three characters
    Entry("B超", 90, "n"),
]
ROWS = "single: 在\nverbs: 占\n\nwords:\n- 数字据\n"


def test_the_rows_have_common_words_of_two_characters() -> None:
    assert rows_of(ENTRIES) == ROWS


def test_the_file_is_renewed_from_the_package(tmp_path: Path) -> None:
    content = "".join(f"{word} {times} {part}\n" for word, times, part in ENTRIES).encode()
    package = tmp_path / "jieba.tar.gz"
    with tarfile.open(package, "w:gz") as archive:
        member = tarfile.TarInfo("jieba-0.42.1/jieba/dict.txt")
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    assert list(entries_in(package)) == ENTRIES
    file = tmp_path / "names" / "common-words.yaml"
    file.parent.mkdir()
    file.write_text("# How it is made\n\nsingle: 旧\n\nwords:\n- 旧的\n", encoding="utf-8")
    main(["--lexicon", str(package), "--folder", str(tmp_path)])
    assert file.read_text(encoding="utf-8") == f"# How it is made\n\n{ROWS}"
