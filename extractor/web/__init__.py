"""archive.db → Datasette: the plugin, loaded by its entry point, and the server.

├── describing.py   what tables and columns are called, their facets and order; the words are in metadata.yaml
├── searching.py    Chinese words in the search box, hits marked in the cells
├── looking.py      rows that lead somewhere, style.css and columns.js
├── guarding.py     headers on each answer, and silence about the machine
└── serving.py      `extractor serve`
"""

from extractor.web.describing import get_metadata, startup
from extractor.web.looking import extra_body_script, extra_css_urls, link_rows, register_routes
from extractor.web.searching import asgi_wrapper, mark_hits, prepare_connection
from extractor.web.serving import serve

__all__ = [
    "asgi_wrapper",
    "extra_body_script",
    "extra_css_urls",
    "get_metadata",
    "link_rows",
    "mark_hits",
    "prepare_connection",
    "register_routes",
    "serve",
    "startup",
]
