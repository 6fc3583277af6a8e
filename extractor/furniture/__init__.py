"""Lines → the same with their roles: heads, feet, cover, contents, imprint, footnotes, captions, pull quotes.

What is no part of a bulletin's text keeps its lines and is told from what is. `masthead` reads from it the
bulletin's name, number and month.
"""
