"""An article → the same with its figures, and a ledger of every number that its body prints.

Takes an article of `outline` and what its issue tells of place and month; gives observations. `text/` reads sentences,
`table/` reads cells.
"""
