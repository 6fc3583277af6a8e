"""A PDF's pages as pdfium reads them: the first reader, for it is fast."""
