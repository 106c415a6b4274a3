"""Deals that a text goes on telling of: carried on, parted, kept, refused, ended, done."""
