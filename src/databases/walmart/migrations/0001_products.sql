-- Products. Small columns come first and the large ones last, so that lists read the first page of a row only.
-- Every table is STRICT: a value of the wrong class is refused when it is written, not found when it is read.
CREATE TABLE walmart_products (
  id TEXT NOT NULL PRIMARY KEY,
  -- The key of the contract; `id` stays inside.
  product_id TEXT NOT NULL UNIQUE
    CONSTRAINT ck_walmart_products_product_id CHECK (product_id <> ''),
  name TEXT NOT NULL,
  brand TEXT,
  category_path TEXT,
  department TEXT,
  current_price REAL
    CONSTRAINT ck_walmart_products_current_price CHECK (current_price >= 0),
  regular_price REAL
    CONSTRAINT ck_walmart_products_regular_price CHECK (regular_price >= 0),
  unit_price REAL
    CONSTRAINT ck_walmart_products_unit_price CHECK (unit_price >= 0),
  unit_measure TEXT,
  in_stock INTEGER NOT NULL DEFAULT 1
    CONSTRAINT ck_walmart_products_in_stock CHECK (in_stock IN (0, 1)),
  stock_level INTEGER
    CONSTRAINT ck_walmart_products_stock_level CHECK (stock_level >= 0),
  online_only INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_walmart_products_online_only CHECK (online_only IN (0, 1)),
  store_only INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_walmart_products_store_only CHECK (store_only IN (0, 1)),
  average_rating REAL
    CONSTRAINT ck_walmart_products_average_rating CHECK (average_rating BETWEEN 0 AND 5),
  review_count INTEGER
    CONSTRAINT ck_walmart_products_review_count CHECK (review_count >= 0),
  size_info TEXT,
  weight_info TEXT,
  upc TEXT,
  sku TEXT,
  model_number TEXT,
  manufacturer TEXT,
  first_seen_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  last_updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  last_checked_at TEXT,
  -- Sort keys are never NULL, so that keyset pages miss no row: unknown ratings and categories have a place too.
  rating_key REAL NOT NULL GENERATED ALWAYS AS (coalesce(average_rating, -1.0)) VIRTUAL,
  category_key TEXT NOT NULL GENERATED ALWAYS AS (coalesce(category_path, '')) VIRTUAL,
  thumbnail_url TEXT,
  large_image_url TEXT,
  search_keywords TEXT,
  allergens TEXT
    CONSTRAINT ck_walmart_products_allergens CHECK (json_valid(allergens)),
  nutritional_info TEXT
    CONSTRAINT ck_walmart_products_nutritional_info CHECK (json_valid(nutritional_info)),
  ingredients TEXT,
  product_attributes TEXT
    CONSTRAINT ck_walmart_products_product_attributes CHECK (json_valid(product_attributes)),
  description TEXT,
  embedding_vector BLOB
) STRICT;

-- A category by name, and the nearest prices in it.
CREATE INDEX ix_products_category_name ON walmart_products (category_key, name, product_id);
CREATE INDEX ix_products_category_price ON walmart_products (category_key, current_price);
