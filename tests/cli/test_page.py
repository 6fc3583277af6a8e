"""`extractor page`: a page as a picture, with a figure framed."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import done, rows, run


def test_a_page_is_drawn_and_a_figure_framed(archive: Path, tmp_path: Path) -> None:
    ((figure, page),) = rows(
        archive,
        "select id, page from figures where item = '日本' and issue_id = (select id from issues where year = 2023)",
    )
    done("page", "2023-09", str(page), "--out", tmp_path / "plain.png", "--dpi", "50", "--db", archive)
    framed = ("page", "2023-09", str(page), "--figure", str(figure), "--dpi", "50", "--db", archive)
    done(*framed, "--out", tmp_path / "framed.png")
    plain = (tmp_path / "plain.png").read_bytes()
    assert plain.startswith(b"\x89PNG")
    assert (tmp_path / "framed.png").read_bytes() != plain
    for arguments, message in (
        (("2023-09", "99"), "has the pages 1 to 6, and no page 99"),
        (("2023-09", "1", "--figure", str(figure)), f"figure {figure} is printed on page {page}, not on page 1"),
        (("2022-07", "1", "--figure", str(figure)), f"has no figure {figure}"),
    ):
        result = run("page", *arguments, "--out", tmp_path / "none.png", "--db", archive)
        assert result.exit_code == 1
        assert message in result.stderr
    assert not (tmp_path / "none.png").exists()
