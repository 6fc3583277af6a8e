"""A page's characters → printed lines in reading order, their text normalised here and nowhere else."""
