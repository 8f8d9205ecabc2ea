"""The campaign's hostile archives, with each change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.campaign.archives import try_archives


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_no_archive_raises_or_is_passed_over_in_silence(tmp_path: Path) -> None:
    count, wrong = try_archives(tmp_path)
    assert count >= 30
    assert wrong == []
