"""What other programs load of this one: their hooks, each in a module named after its program."""
