"""Rules and their examples → what a writer of rules must know: faults, gaps, why a figure was read, what changed."""
