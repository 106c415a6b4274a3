"""By what reports were read, as the ledger keeps it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.values import read_main, read_other
from servanda import ledger
from servanda.errors import NoSuchRecordError
from servanda.ledger import ReadBy, read_by


@pytest.mark.parametrize(
    "parts",
    [
        ReadBy("0.1-ab12", "0123456789ab", "english"),
        ReadBy("0.1-ab12", "0123456789ab+own", "spacy:a folder with spaces"),
        ReadBy("0.1-ab12", None, "rules"),
        ReadBy("", None, ""),
    ],
)
def test_the_line_that_is_kept_gives_back_its_parts(parts: ReadBy) -> None:
    """Also that of a ledger which did not keep the codebook, and none at all."""
    assert read_by(str(parts)) == parts


def test_a_view_tells_by_what_each_report_was_read(tmp_path: Path) -> None:
    """One report by its id, all of them counted; an unknown id is a wrong call."""
    first, second = ReadBy("0.1-ab12", "0123456789ab", "english"), ReadBy("0.1-ab12", "fedcba987654+own", "english")
    with ledger.open_writer(tmp_path / "a.db") as writer:
        writer.append([read_main()], reader=str(first))
        writer.append([read_other()], reader=str(second))
    with ledger.open_view(tmp_path / "a.db") as view:
        assert view.read_by(read_other().report.id) == second
        assert view.readers() == {first: 1, second: 1}
        with pytest.raises(NoSuchRecordError):
            view.read_by("r-0")
