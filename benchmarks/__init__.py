"""How well and how fast the program reads; each module is a command."""
