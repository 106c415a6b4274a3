import pytest

from servanda.codebook import check, load
from servanda.codebook.cues import CueRow
from servanda.codebook.rows import Folders, parse
from servanda.codebook.titles import TitleRow
from servanda.errors import CodebookError, NoSuchPathError


def test_every_broken_row_of_a_table_is_named_with_line_and_expectation():
    """Two wrong rows give two problems, the good row between them stands."""
    table = b"text\tkind\nSirdar\trank\nKhan\tnobility\n# a comment\nMin\thonorific\textra\nNawab\thonorific\n"
    rows, problems = parse(table, TitleRow, name="titles.tsv")
    assert [row.text for row in rows] == ["Sirdar", "Nawab"]
    assert [problem.source for problem in problems] == ["titles.tsv:3", "titles.tsv:5"]
    assert (problems[0].field, problems[0].got) == ("kind", "'nobility'")
    assert "expected 2 cells as in the header, got 3 cells" in problems[1].message


def test_a_broken_line_of_json_does_not_hide_the_next_one():
    """A missing brace is named by its line; rows behind it are read."""
    lines = b'{"text": "Sirdar", "kind": "rank"}\n\n{"text": "Khan"\n{"text": "Nawab", "kind": "rank"}\n'
    rows, problems = parse(lines, TitleRow, name="titles.jsonl")
    assert [row.text for row in rows] == ["Sirdar", "Nawab"]
    assert [problem.source for problem in problems] == ["titles.jsonl:3"]


def test_an_unknown_field_is_an_error():
    """A misspelt field is never skipped in silence."""
    _, problems = parse(b'{"text": "Khan", "knid": "rank"}', TitleRow, name="titles.jsonl")
    assert (problems[0].field, problems[0].mend) == ("knid", "did you mean 'kind'?")
    assert [problem.field for problem in problems] == ["knid", "kind"]


def test_an_unknown_column_is_named_with_the_columns_that_are_known():
    """The header of a table is checked before its rows."""
    rows, problems = parse(b"text\tknid\nKhan\trank\n", TitleRow, name="titles.tsv")
    assert not rows
    assert problems[0].message == "knid: expected one of: text, kind, got no such column; did you mean 'kind'?"


def test_an_empty_table_has_no_rows():
    """A file of comments is no error."""
    assert parse(b"# nothing yet\n", TitleRow, name="titles.tsv") == ([], [])


def test_another_encoding_is_one_problem_with_its_line():
    """Bytes that are not UTF-8 are named, not guessed."""
    rows, problems = parse("text\tkind\nGénéral\trank".encode("latin-1"), TitleRow, name="titles.tsv")
    assert not rows
    assert problems[0].source == "titles.tsv:2"
    assert "UTF-8" in problems[0].message


def test_lists_claims_and_defaults_of_a_table():
    """Commas make a list, yes is true, an empty or missing cell takes the default."""
    table = "cue\tpart\tstance\talso\tweak\nopine\tverb\tasserts\thopes, warns\tyes\nintone\tverb\tasserts\n"
    rows, problems = parse(table.encode(), CueRow, name="cues.tsv")
    assert not problems
    assert rows[0].also == ("hopes", "warns")
    assert rows[0].weak is True
    assert rows[1].also == ()
    assert rows[1].weak is False


def test_a_claim_that_is_neither_yes_nor_no_is_a_problem():
    """The words "maybe" is refused."""
    _, problems = parse(b"cue\tpart\tstance\tweak\nopine\tverb\tasserts\tmaybe\n", CueRow, name="cues.tsv")
    assert problems[0].source == "cues.tsv:2"


def test_broken_shipped_rows_stop_the_read(tmp_path):
    """Reading names every broken row in one error."""
    (tmp_path / "titles.tsv").write_text("text\tkind\nKhan\tlord\nMin\tlord\n")
    with pytest.raises(CodebookError) as caught:
        Folders(shipped=tmp_path).read("titles.tsv", TitleRow)
    assert len(caught.value.faults) == 2
    assert caught.value.faults[0].startswith("titles.tsv:2: ")


def test_a_users_broken_row_stops_the_load_with_its_path(tmp_path):
    """The path of the user's own file stands in the message."""
    (tmp_path / "cues.tsv").write_text("cue\tpart\tstance\nopine\tverb\tthinks\n")
    with pytest.raises(CodebookError, match=r"cues\.tsv:2: "):
        load(tmp_path)
    assert [fault.source for fault in check([tmp_path]).faults] == [f"{tmp_path / 'cues.tsv'}:2"]


def test_check_names_files_that_nothing_reads(tmp_path):
    """A misspelt file name is a problem; a README is not."""
    (tmp_path / "cuse.tsv").write_text("cue\n")
    (tmp_path / "README.md").write_text("mine")
    faults = check([tmp_path]).faults
    assert [(fault.line, fault.mend) for fault in faults] == [(0, "did you mean 'cues.tsv'?")]


def test_a_folder_that_is_not_there_is_the_callers_mistake(tmp_path):
    """The path is named."""
    with pytest.raises(NoSuchPathError):
        load(tmp_path / "nowhere")


def test_the_shipped_files_are_all_read(book):
    """Every file in the data folder has a row type and no broken row."""
    assert check([Folders().shipped]).faults == ()


def test_the_fingerprint_changes_with_a_users_rows(book, tmp_path):
    """A ledger read with other rows can be told apart."""
    (tmp_path / "titles.tsv").write_text("text\tkind\nSirdar\trank\n")
    other = load(tmp_path)
    assert len(book.fingerprint) == 64
    assert other.fingerprint != book.fingerprint
    assert (other.mark, book.mark) == (f"{other.fingerprint[:12]}+own", book.fingerprint[:12])
    assert other.titles.at(["Sirdar"], 0) == ("rank", 1)


def test_a_users_row_takes_the_place_of_a_shipped_one(tmp_path):
    """The later row of one key wins; the rest of the lexicon stays."""
    (tmp_path / "cues.tsv").write_text("cue\tpart\tstance\nsay\tverb\tdenies\n")
    cues = load(tmp_path).cues
    assert cues.at(["said"], 0).entry.stance == "denies"
    assert cues.at(["pledged"], 0).entry.stance == "promises"


def test_a_user_adds_actors_of_their_own(tmp_path):
    """Ruritania is found under its name, people and capital, its ministry by its code."""
    (tmp_path / "states.jsonl").write_text(
        '{"code": "RRT", "name": "Ruritania", "kind": "state", "demonyms": ["Ruritanian"], "capitals": ["Strelsau"]}\n'
        '{"code": "RRT", "names": ["Kingdom of Ruritania"]}\n'
    )
    book = load(tmp_path)
    assert book.names.longest(["Strelsau"], 0).code == "RRT"
    assert book.names.longest(["Kingdom", "of", "Ruritania"], 0).length == 3
    assert book.actor("RRT.GOV.MFA").name == "Foreign ministry of Ruritania"
