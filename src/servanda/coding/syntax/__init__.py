"""The shape of sentences: tokens, phrases, verb groups, clauses and lists, before anybody is named in them."""
