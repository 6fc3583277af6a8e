"""Lines → sections → articles: titles, sources, paragraphs, member cards, and the tables that belong to them."""
