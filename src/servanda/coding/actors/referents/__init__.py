"""Whom pronouns and descriptions call again: "he", "the ministry", "both sides", "its troops"."""
