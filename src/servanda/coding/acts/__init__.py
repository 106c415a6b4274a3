"""The acts that clauses and nouns tell: which frame fits, who does it to whom, with what, and whether it happened."""
