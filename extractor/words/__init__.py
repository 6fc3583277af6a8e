"""Short texts → values, with no memory: numerals, quantities, periods, headings, broken lines joined again."""
