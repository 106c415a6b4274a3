"""Days, times of day and periods as they are printed, and what they mean."""
