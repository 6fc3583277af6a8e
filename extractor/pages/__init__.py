"""A PDF → pages: runs of characters with their boxes, and the cells that rulings draw.

`pdfium/`, `plumber/` and `ocr/` are the doors to the libraries that read; `document` chooses between the first two,
`scans` turns to OCR where a page has no usable text of its own.
"""
