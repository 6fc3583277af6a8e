"""Bulletin ↔ archive.db: one SQLite file that is written, read back and asked.

├── database.py, schema.py    a path → a connection; the tables
├── rows.py, writer.py        a bulletin → its rows, and these into the file
├── restored.py, bulletins.py    rows → the bulletin that they were made of
├── reader.py, records.py     what the commands ask of an open file, and what they are told:
│   └── issues.py, imports.py, figures.py, gaps.py
├── what the pages of the site ask, each with its records:
│   ├── issue_calendar.py, issue_contents.py, articles.py, companies.py, paged_results.py
│   ├── printed_pages.py, printed_figures.py, places.py
│   └── series.py
└── prints.py                 which of several prints of one figure counts

A question is a function that takes a connection and gives frozen records. All SQL of the program stands here, but for
what `search` needs to find words.
"""
