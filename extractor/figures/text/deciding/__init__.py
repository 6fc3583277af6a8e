"""A number, what its clause says and what was said before → which figure it belongs to, and what that is called."""
