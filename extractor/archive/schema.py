"""The tables of archive.db as SQL and the two numbers by which the file is known.

What each table and column means is told to readers in `web/metadata.yaml`. Beyond the contract of docs/design.md the
tables hold what it takes to give a `Bulletin` back: `lines.section_id`, `size`, `bold`, `bullet`, and a figure's
`start` and `end`.
"""

from __future__ import annotations

APPLICATION_ID = 0x42554C4C
SCHEMA_VERSION = 6

TABLES = """
CREATE TABLE sqlar (name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB);

CREATE TABLE issues (
  id INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  bulletin TEXT, publisher TEXT,
  title TEXT NOT NULL,
  number TEXT,
  year INTEGER, month INTEGER,
  published TEXT, published_from TEXT,
  pages INTEGER NOT NULL,
  text_from TEXT,
  imported TEXT NOT NULL,
  patterns TEXT NOT NULL,
  original TEXT NOT NULL REFERENCES sqlar(name)
);
CREATE INDEX issues_published ON issues(published);

CREATE TABLE pages (
  issue_id INTEGER NOT NULL REFERENCES issues(id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  width REAL NOT NULL, height REAL NOT NULL,
  text_from TEXT,
  PRIMARY KEY (issue_id, number)
);

CREATE TABLE sections (
  id INTEGER PRIMARY KEY,
  issue_id INTEGER NOT NULL REFERENCES issues(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL, heading TEXT NOT NULL,
  first_page INTEGER, last_page INTEGER,
  UNIQUE (issue_id, position)
);
CREATE INDEX sections_kind ON sections(kind);

CREATE TABLE articles (
  id INTEGER PRIMARY KEY,
  issue_id INTEGER NOT NULL REFERENCES issues(id) ON DELETE CASCADE,
  section_id INTEGER NOT NULL REFERENCES sections(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  title TEXT, source TEXT,
  body TEXT NOT NULL,
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  first_page INTEGER, last_page INTEGER,
  UNIQUE (section_id, position)
);
CREATE INDEX articles_issue ON articles(issue_id);
CREATE INDEX articles_source ON articles(source);

CREATE TABLE tables (
  id INTEGER PRIMARY KEY,
  issue_id INTEGER NOT NULL REFERENCES issues(id) ON DELETE CASCADE,
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  first_page INTEGER NOT NULL, last_page INTEGER NOT NULL,
  caption TEXT, unit TEXT, notes TEXT,
  rows INTEGER NOT NULL, columns INTEGER NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  UNIQUE (article_id, position)
);
CREATE INDEX tables_issue ON tables(issue_id);

CREATE TABLE cells (
  table_id INTEGER NOT NULL REFERENCES tables(id) ON DELETE CASCADE,
  "row" INTEGER NOT NULL, "column" INTEGER NOT NULL,
  row_span INTEGER NOT NULL, column_span INTEGER NOT NULL,
  text TEXT NOT NULL, header TEXT,
  page INTEGER NOT NULL,
  x0 REAL NOT NULL, top REAL NOT NULL, x1 REAL NOT NULL, bottom REAL NOT NULL,
  start INTEGER NOT NULL,
  PRIMARY KEY (table_id, "row", "column")
);

CREATE TABLE lines (
  issue_id INTEGER NOT NULL REFERENCES issues(id) ON DELETE CASCADE,
  page INTEGER NOT NULL, position INTEGER NOT NULL,
  text TEXT NOT NULL, role TEXT NOT NULL,
  x0 REAL NOT NULL, top REAL NOT NULL, x1 REAL NOT NULL, bottom REAL NOT NULL,
  size REAL NOT NULL, bold INTEGER NOT NULL, bullet TEXT NOT NULL,
  confidence REAL NOT NULL,
  section_id INTEGER REFERENCES sections(id) ON DELETE CASCADE,
  article_id INTEGER REFERENCES articles(id) ON DELETE CASCADE,
  PRIMARY KEY (issue_id, page, position)
);
CREATE INDEX lines_section ON lines(section_id);
CREATE INDEX lines_article ON lines(article_id);

CREATE TABLE figures (
  id INTEGER PRIMARY KEY,
  issue_id INTEGER NOT NULL REFERENCES issues(id) ON DELETE CASCADE,
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  page INTEGER NOT NULL,
  indicator TEXT, label TEXT,
  entity TEXT, entity_kind TEXT, region TEXT, region_code TEXT, population TEXT,
  scope TEXT, breakdown TEXT, item TEXT,
  period_start TEXT, period_end TEXT, period_kind TEXT, period_from TEXT,
  raw TEXT NOT NULL,
  value REAL, value_max REAL, decimals INTEGER, bound TEXT, unit TEXT,
  amount REAL, base_unit TEXT,
  yoy REAL, mom REAL, share REAL, share_of TEXT, pp REAL, pp_of TEXT, delta REAL, basis TEXT,
  modality TEXT, status TEXT,
  sentence TEXT NOT NULL, rule TEXT NOT NULL, read_from TEXT NOT NULL, confidence REAL NOT NULL,
  boxes TEXT NOT NULL CHECK (json_valid(boxes)),
  start INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE INDEX figures_issue ON figures(issue_id);
CREATE INDEX figures_article ON figures(article_id);
CREATE INDEX figures_indicator ON figures(indicator, modality);
CREATE INDEX figures_series ON figures(coalesce(indicator, label), scope, entity, item, period_end);
CREATE INDEX figures_entity ON figures(entity);
CREATE INDEX figures_item ON figures(item);
CREATE INDEX figures_period ON figures(period_end);

CREATE TABLE numbers (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  page INTEGER NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  raw TEXT NOT NULL, role TEXT NOT NULL,
  figure_id INTEGER REFERENCES figures(id) ON DELETE CASCADE
);
CREATE INDEX numbers_article ON numbers(article_id);
CREATE INDEX numbers_figure ON numbers(figure_id);
CREATE INDEX numbers_role ON numbers(role);

CREATE TABLE imports (
  id INTEGER PRIMARY KEY,
  file TEXT NOT NULL, sha256 TEXT,
  status TEXT NOT NULL, error TEXT,
  seconds REAL NOT NULL, at TEXT NOT NULL
);
"""

# What a reader filters and sorts by stands in three tables; Datasette shows a view as it shows a table. A series has
# facts only.
VIEWS = """
CREATE VIEW article_list AS
SELECT articles.id AS article_id, issues.title AS issue, issues.published, issues.year, sections.kind AS section,
  articles.title, articles.source, articles.body, articles.first_page AS page, articles.issue_id
FROM articles JOIN sections ON sections.id = articles.section_id JOIN issues ON issues.id = articles.issue_id;

CREATE VIEW series AS
SELECT figures.id AS figure_id, figures.indicator, figures.label, figures.entity, figures.entity_kind, figures.region,
  figures.population, figures.scope, figures.breakdown, figures.item, figures.period_start, figures.period_end,
  figures.period_kind, figures.period_from, figures.raw, figures.bound, figures.amount, figures.base_unit,
  figures.yoy, figures.mom, figures.share, figures.basis, figures.status,
  issues.published, issues.title AS issue, sections.kind AS section,
  articles.title AS article, figures.page, figures.sentence, figures.article_id, figures.issue_id
FROM figures JOIN articles ON articles.id = figures.article_id
  JOIN sections ON sections.id = articles.section_id JOIN issues ON issues.id = figures.issue_id
WHERE coalesce(figures.indicator, figures.label) IS NOT NULL AND figures.modality IS NULL;
"""

# The comment is what Datasette and sqlite-utils look for to find the search table of `articles`. The table must keep
# its own text: with a true content="articles" a rebuild would index the sentences unparted.
# A word in the title weighs most, one in the source least: it tells where an article comes from, not what it says.
# `amounts` holds the quantities of the article's figures as tokens, so that a number is found in any printed form.
# Triggers keep it in step for every writer: those that know index_text() and amount_tokens() (this package, and through
# its plugins sqlite-utils and Datasette) write as they like, others are refused ("no such function") rather than left
# unsearchable. An import writes an article after its figures: an article takes all their tokens at once, while a figure
# that finds its article there has all of it indexed anew.
SEARCH = """
CREATE VIRTUAL TABLE articles_fts USING fts5(title, body, source, amounts, tokenize="ascii" /* content="articles" */);
INSERT INTO articles_fts(articles_fts, rank) VALUES ('rank', 'bm25(8.0, 1.0, 0.5, 1.0)');

CREATE TRIGGER articles_insert AFTER INSERT ON articles BEGIN
  INSERT INTO articles_fts(rowid, title, body, source, amounts)
    VALUES (new.id, index_text(new.title), index_text(new.body), index_text(new.source),
      (AMOUNTS WHERE article_id = new.id));
END;
CREATE TRIGGER articles_delete AFTER DELETE ON articles BEGIN
  DELETE FROM articles_fts WHERE rowid = old.id;
END;
CREATE TRIGGER articles_update AFTER UPDATE OF id, title, body, source ON articles BEGIN
  DELETE FROM articles_fts WHERE rowid = old.id;
  INSERT INTO articles_fts(rowid, title, body, source, amounts)
    VALUES (new.id, index_text(new.title), index_text(new.body), index_text(new.source),
      (AMOUNTS WHERE article_id = new.id));
END;
CREATE TRIGGER figures_insert AFTER INSERT ON figures BEGIN
  UPDATE articles_fts SET amounts = coalesce(amounts || ' ', '') || (AMOUNTS WHERE id = new.id)
    WHERE rowid = new.article_id;
END;
CREATE TRIGGER figures_delete AFTER DELETE ON figures BEGIN
  UPDATE articles_fts SET amounts = (AMOUNTS WHERE article_id = old.article_id) WHERE rowid = old.article_id;
END;
CREATE TRIGGER figures_update AFTER UPDATE ON figures BEGIN
  UPDATE articles_fts SET amounts = (AMOUNTS WHERE article_id = articles_fts.rowid)
    WHERE rowid IN (old.article_id, new.article_id);
END;
""".replace(
    "AMOUNTS",
    """SELECT group_concat(
      amount_tokens(base_unit, amount, value, value_max, decimals, delta, yoy, mom, share, pp), ' ') FROM figures""",
)

CREATE = f"""BEGIN IMMEDIATE;
{TABLES}{VIEWS}{SEARCH}
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {SCHEMA_VERSION};
COMMIT;"""
