"""Steps that printed amounts make, in words that no frame of an event has read."""
