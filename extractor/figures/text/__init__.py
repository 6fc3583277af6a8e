"""A sentence → its figures: what the rules find in it, put together with what was said before."""
