"""The sectors of PLOVER, the second part of an actor's code, by whom their people act for."""

OF_THE_STATE = frozenset({"GOV", "MIL", "SPY", "LEG", "JUD", "COP"})
"""Those who act for their state."""

INSURGENT = frozenset({"REB", "SEP"})
"""Those who fight it."""

ARMED_APART = INSURGENT | {"PRM"}
"""Those who bear arms of their own in a country: what they do its army does not."""

PRIVATE = frozenset({"CVL", "LAB", "REL", "EDU", "MED", "JRN", "AGR", "SOC", "CRM"})
"""People who act for themselves."""

APART = INSURGENT | PRIVATE | frozenset({"PTY", "OPP", "PRM", "BUS", "REF", "ELI", "UAF", "UNK"})
"""Those who belong to a country and do not act for its state."""
