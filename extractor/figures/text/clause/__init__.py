"""The words before a number → what they say of it: pure, and knowing nothing of what was said before."""
