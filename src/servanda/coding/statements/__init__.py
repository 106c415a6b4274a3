"""Who says what to whom: sources, cues, contents and their extents, stances, hearers and labels."""
