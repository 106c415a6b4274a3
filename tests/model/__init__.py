"""Tests of the room linking."""
