"""A PDF's pages as pdfplumber reads them, where pdfium cannot; and its table finder, for both."""
