"""The signs that open an item of a list."""

ITEM_SIGN = r"\\?(?:[-–—•·*◦▪●►‣]|\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})(?:\.|\\?\)))"
"""A regular expression: dashes, bullets, numbers and letters, also with a converter's backslashes ("\\(1\\)")."""
