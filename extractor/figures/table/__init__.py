"""A table → its figures: each number with the headers, row names and caption that tell what it is."""
