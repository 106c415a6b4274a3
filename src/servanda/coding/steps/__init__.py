"""Steps of commitments: what was promised, signed, delivered or ended, as one report tells it."""
