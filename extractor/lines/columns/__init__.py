"""Rows of a page → the columns that it is set in, and the order in which they are read."""
