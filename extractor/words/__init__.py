"""Short texts → values, with no memory: numerals, quantities, periods, headings, places, countries, broken lines
joined again.
"""
