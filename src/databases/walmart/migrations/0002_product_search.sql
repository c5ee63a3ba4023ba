-- Text search over products. Both tables index the rows of walmart_products by rowid and hold no text of their own.
-- Rowids last: the table has indexes, and SQLite copies such tables with their rowids, VACUUM included.

-- Any substring of three characters or more. detail=full, because a substring is a phrase of trigrams, and because
-- a brand or a category is looked for in its own column.
CREATE VIRTUAL TABLE product_search USING fts5 (
  name, brand, search_keywords, category_path,
  content = 'walmart_products', content_rowid = 'rowid', tokenize = 'trigram', detail = full
);

-- One or two characters as the beginning of a word. The smallest index that answers that: no positions, no sizes.
CREATE VIRTUAL TABLE product_words USING fts5 (
  name, brand, search_keywords,
  content = 'walmart_products', content_rowid = 'rowid', tokenize = 'unicode61', prefix = '1 2',
  detail = none, columnsize = 0
);

CREATE TRIGGER tr_product_search_insert AFTER INSERT ON walmart_products
BEGIN
  INSERT INTO product_search (rowid, name, brand, search_keywords, category_path)
  VALUES (new.rowid, new.name, new.brand, new.search_keywords, new.category_path);
  INSERT INTO product_words (rowid, name, brand, search_keywords)
  VALUES (new.rowid, new.name, new.brand, new.search_keywords);
END;

CREATE TRIGGER tr_product_search_delete AFTER DELETE ON walmart_products
BEGIN
  INSERT INTO product_search (product_search, rowid, name, brand, search_keywords, category_path)
  VALUES ('delete', old.rowid, old.name, old.brand, old.search_keywords, old.category_path);
  INSERT INTO product_words (product_words, rowid, name, brand, search_keywords)
  VALUES ('delete', old.rowid, old.name, old.brand, old.search_keywords);
END;

-- An unchanged text touches nothing: most upserts bring a new price and the same name.
CREATE TRIGGER tr_product_search_update
AFTER UPDATE OF name, brand, search_keywords, category_path ON walmart_products
WHEN (old.rowid, old.name, old.brand, old.search_keywords, old.category_path)
  IS NOT (new.rowid, new.name, new.brand, new.search_keywords, new.category_path)
BEGIN
  INSERT INTO product_search (product_search, rowid, name, brand, search_keywords, category_path)
  VALUES ('delete', old.rowid, old.name, old.brand, old.search_keywords, old.category_path);
  INSERT INTO product_search (rowid, name, brand, search_keywords, category_path)
  VALUES (new.rowid, new.name, new.brand, new.search_keywords, new.category_path);
END;

CREATE TRIGGER tr_product_words_update AFTER UPDATE OF name, brand, search_keywords ON walmart_products
WHEN (old.rowid, old.name, old.brand, old.search_keywords)
  IS NOT (new.rowid, new.name, new.brand, new.search_keywords)
BEGIN
  INSERT INTO product_words (product_words, rowid, name, brand, search_keywords)
  VALUES ('delete', old.rowid, old.name, old.brand, old.search_keywords);
  INSERT INTO product_words (rowid, name, brand, search_keywords)
  VALUES (new.rowid, new.name, new.brand, new.search_keywords);
END;

-- Rows that are already there (an adopted file).
INSERT INTO product_search (product_search) VALUES ('rebuild');
INSERT INTO product_words (product_words) VALUES ('rebuild');

-- One row of sizes per indexed product: as many and the same last one, or the index missed a change.
INSERT INTO crewdb_derived (name, is_right_sql, rebuild_sql) VALUES (
  'product_search',
  'SELECT (SELECT count(*) FROM product_search_docsize) = (SELECT count(*) FROM walmart_products)
    AND (SELECT max(id) FROM product_search_docsize) IS (SELECT max(rowid) FROM walmart_products)',
  'INSERT INTO product_search (product_search) VALUES (''rebuild'');
INSERT INTO product_words (product_words) VALUES (''rebuild'')'
);
