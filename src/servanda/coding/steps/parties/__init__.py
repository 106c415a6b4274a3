"""Who gives and who receives, printed or left to be understood."""
