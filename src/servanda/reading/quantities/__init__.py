"""Numbers with their measures, sums of money and things as they are printed."""
