"""Lines, and the cells that rulings draw → tables with caption, unit and notes, joined over pages."""
