"""Turn shelves of Chinese PDF bulletins into a searchable archive of articles and figures."""

__version__ = "0.1.0"
