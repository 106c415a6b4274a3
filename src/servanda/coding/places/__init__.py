"""Where acts took place: names of places, their namesakes, towns that stand for their state, venues."""
