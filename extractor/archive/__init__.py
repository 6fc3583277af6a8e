"""Bulletin ↔ archive.db: one SQLite file that is written, read back and asked.

Takes a bulletin of `model`, or a question, and gives rows, or records of what an archive holds. All SQL of the program
stands here, but for what `search` needs to find words.
"""
