from servanda.intake import report_id, sha256


def test_names():
    """The id of a report is r- and the first sixteen digits of the hash of its bytes."""
    assert report_id(b"The ferry sails.") == "r-" + sha256(b"The ferry sails.")[:16]
    assert len(sha256(b"")) == 64
