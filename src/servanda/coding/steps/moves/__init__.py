"""What the words of an act make of a commitment: its kind, its step, its paper and its lines."""
