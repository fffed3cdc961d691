"""The protocol's numbers are data: a bad one is refused with its file and row."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.analysis.truegaps.settings import SETTINGS, abstention_words, default_settings, pooled_countries, read_settings
from graph.errors import AnalysisFault


def rewritten(folder: Path, old: str, new: str) -> Path:
    path = folder / "settings.csv"
    text = SETTINGS.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_the_shipped_numbers_are_those_of_the_protocol() -> None:
    found = default_settings()
    assert (found.share_line, found.resamples, len(found.penalties)) == (0.05, 1000, 6)
    assert set(pooled_countries()) == {"CHN", "USA", "JPN", "KOR", "TWN", "NLD"}


@pytest.mark.parametrize("bad", ["1.5", "-0.1", "nan", "inf", "百分之五", ""])
def test_a_number_out_of_its_range_is_refused_with_its_row(tmp_path: Path, bad: str) -> None:
    with pytest.raises(AnalysisFault, match=r"LT-GAPP-02.*settings.csv 第 2 行") as refused:
        read_settings(rewritten(tmp_path, "share_line,0.05", f"share_line,{bad}"))
    assert bad in str(refused.value)


@pytest.mark.parametrize("name", ["widest", "penalty"])
def test_a_missing_number_is_named(tmp_path: Path, name: str) -> None:
    path = rewritten(tmp_path, name, name)
    kept = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(name)]
    path.write_text("\n".join(kept), encoding="utf-8")
    with pytest.raises(AnalysisFault, match=f"LT-GAPP-03.*{name}"):
        read_settings(path)


def test_every_abstention_has_a_sentence() -> None:
    codes = {"scope", "place", "chain", "thin_calibration", "unknown_place", "unknown_stage", "not_surveyed", "nobody_known",
             "wide"}  # fmt: skip
    assert set(abstention_words()) == codes
