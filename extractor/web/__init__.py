"""archive.db → Datasette: the plugin, loaded by its entry point, and the server.

├── routes.py       addresses → pages, for whoever knows no SQL; what they show is asked of `archive`:
│   ├── handlers.py         home, search, series, issue, article, company
│   ├── page_handlers.py    a page as it was printed, its picture and crops
│   ├── answering.py        request → archive, template → answer; addresses.py where each page is found
│   ├── home.py, article_blocks.py, page_views.py   what the first page, an article and a printed page show
│   ├── page_pictures.py    the picture of a page; cropping.py a piece of it for a row of a table
│   ├── charting.py, downloads.py   a series as a chart and as a table
│   └── labels.py, number_formats.py   what things are called: pages.yaml; how growth and shares are written
├── describing.py   what tables and columns are called, their facets and order; the words are in metadata.yaml
├── searching.py    Chinese words in the search box, hits marked in the cells
├── datasette_pages.py  rows that lead somewhere on Datasette's own pages; stock.css and stock.js
├── asgi.py         the types of a server's requests and answers
├── error_pages.py  errors and refusals as a page in Chinese
├── guarding.py     headers on each answer, and silence about the machine
├── limiting.py     what a query of the public may take
└── serving.py      `extractor serve`
"""

from extractor.web.datasette_pages import extra_css_urls, extra_js_urls, link_pages, link_rows
from extractor.web.describing import get_metadata, startup
from extractor.web.error_pages import handle_exception, refuse
from extractor.web.routes import archive_first, archive_links, archive_routes
from extractor.web.searching import asgi_wrapper, mark_hits, prepare_connection
from extractor.web.serving import serve

__all__ = [
    "archive_first",
    "archive_links",
    "archive_routes",
    "asgi_wrapper",
    "extra_css_urls",
    "extra_js_urls",
    "get_metadata",
    "handle_exception",
    "link_pages",
    "link_rows",
    "mark_hits",
    "prepare_connection",
    "refuse",
    "serve",
    "startup",
]
