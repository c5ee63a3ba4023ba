-- Shopping carts and purchases. The totals of a cart are kept by triggers, in the transaction of the item's change.
CREATE TABLE shopping_carts (
  id TEXT NOT NULL PRIMARY KEY,
  user_id TEXT,
  session_id TEXT,
  status TEXT NOT NULL DEFAULT 'active'
    CONSTRAINT ck_shopping_carts_status CHECK (status IN ('active', 'abandoned', 'converted', 'merged')),
  -- How many different products.
  items_count INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_shopping_carts_items_count CHECK (items_count >= 0),
  -- At unit prices; `total` is at sale prices where there are some.
  subtotal REAL NOT NULL DEFAULT 0
    CONSTRAINT ck_shopping_carts_subtotal CHECK (subtotal >= 0),
  total REAL NOT NULL DEFAULT 0
    CONSTRAINT ck_shopping_carts_total CHECK (total >= 0),
  -- The same in millionths: integers add up exactly in any order, doubles don't.
  subtotal_millionths INTEGER NOT NULL DEFAULT 0,
  total_millionths INTEGER NOT NULL DEFAULT 0,
  expires_at TEXT,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  CONSTRAINT ck_shopping_carts_owner CHECK (user_id IS NOT NULL OR session_id IS NOT NULL)
) STRICT;
CREATE INDEX ix_shopping_carts_user ON shopping_carts (user_id, status, updated_at, id);
CREATE INDEX ix_shopping_carts_session ON shopping_carts (session_id, status, updated_at, id);

CREATE TABLE cart_items (
  id TEXT NOT NULL PRIMARY KEY,
  cart_id TEXT NOT NULL REFERENCES shopping_carts (id) ON DELETE CASCADE ON UPDATE CASCADE,
  product_id TEXT NOT NULL,
  product_name TEXT NOT NULL,
  quantity REAL NOT NULL DEFAULT 1
    CONSTRAINT ck_cart_items_quantity CHECK (quantity > 0),
  unit_price REAL NOT NULL
    CONSTRAINT ck_cart_items_unit_price CHECK (unit_price >= 0),
  sale_price REAL
    CONSTRAINT ck_cart_items_sale_price CHECK (sale_price >= 0),
  added_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  -- What the item adds to its cart's totals.
  subtotal_millionths INTEGER NOT NULL GENERATED ALWAYS AS (CAST(round(unit_price * quantity * 1000000) AS INTEGER)) VIRTUAL,
  total_millionths INTEGER NOT NULL GENERATED ALWAYS AS (
    CAST(round(coalesce(sale_price, unit_price) * quantity * 1000000) AS INTEGER)) VIRTUAL,
  UNIQUE (cart_id, product_id)
) STRICT;

-- What the items of a cart come to: the one place that says so for a recount.
CREATE VIEW cart_totals AS
SELECT
  cart_id,
  count(*) AS items_count,
  sum(subtotal_millionths) AS subtotal_millionths,
  sum(total_millionths) AS total_millionths
FROM cart_items
GROUP BY cart_id;

CREATE TRIGGER tr_cart_totals_insert AFTER INSERT ON cart_items
BEGIN
  UPDATE shopping_carts SET
    items_count = items_count + 1,
    subtotal_millionths = subtotal_millionths + new.subtotal_millionths,
    total_millionths = total_millionths + new.total_millionths,
    subtotal = (subtotal_millionths + new.subtotal_millionths) / 1000000.0,
    total = (total_millionths + new.total_millionths) / 1000000.0,
    updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  WHERE id = new.cart_id;
END;

CREATE TRIGGER tr_cart_totals_delete AFTER DELETE ON cart_items
BEGIN
  UPDATE shopping_carts SET
    items_count = items_count - 1,
    subtotal_millionths = subtotal_millionths - old.subtotal_millionths,
    total_millionths = total_millionths - old.total_millionths,
    subtotal = (subtotal_millionths - old.subtotal_millionths) / 1000000.0,
    total = (total_millionths - old.total_millionths) / 1000000.0,
    updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  WHERE id = old.cart_id;
END;

-- A change takes the old item out and puts the new one in; they may be in different carts.
CREATE TRIGGER tr_cart_totals_update AFTER UPDATE OF cart_id, quantity, unit_price, sale_price ON cart_items
WHEN (old.cart_id, old.subtotal_millionths, old.total_millionths)
  IS NOT (new.cart_id, new.subtotal_millionths, new.total_millionths)
BEGIN
  UPDATE shopping_carts SET
    items_count = items_count - 1,
    subtotal_millionths = subtotal_millionths - old.subtotal_millionths,
    total_millionths = total_millionths - old.total_millionths,
    subtotal = (subtotal_millionths - old.subtotal_millionths) / 1000000.0,
    total = (total_millionths - old.total_millionths) / 1000000.0,
    updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  WHERE id = old.cart_id;
  UPDATE shopping_carts SET
    items_count = items_count + 1,
    subtotal_millionths = subtotal_millionths + new.subtotal_millionths,
    total_millionths = total_millionths + new.total_millionths,
    subtotal = (subtotal_millionths + new.subtotal_millionths) / 1000000.0,
    total = (total_millionths + new.total_millionths) / 1000000.0,
    updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  WHERE id = new.cart_id;
END;

CREATE TABLE purchase_records (
  id TEXT NOT NULL PRIMARY KEY,
  user_id TEXT NOT NULL,
  product_id TEXT NOT NULL,
  product_name TEXT NOT NULL,
  brand TEXT,
  category TEXT,
  quantity REAL NOT NULL DEFAULT 1
    CONSTRAINT ck_purchase_records_quantity CHECK (quantity > 0),
  unit_price REAL NOT NULL
    CONSTRAINT ck_purchase_records_unit_price CHECK (unit_price >= 0),
  total_price REAL NOT NULL
    CONSTRAINT ck_purchase_records_total_price CHECK (total_price >= 0),
  purchase_date TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  store_id TEXT,
  order_id TEXT
) STRICT;
CREATE INDEX ix_purchase_records_user ON purchase_records (user_id, purchase_date, id);
CREATE INDEX ix_purchase_records_product ON purchase_records (user_id, product_id, purchase_date);

INSERT INTO crewdb_derived (name, is_right_sql, rebuild_sql) VALUES (
  'cart_totals',
  'SELECT NOT EXISTS (
      SELECT 1 FROM shopping_carts c LEFT JOIN cart_totals t ON t.cart_id = c.id
      WHERE c.items_count <> coalesce(t.items_count, 0)
        OR c.subtotal_millionths <> coalesce(t.subtotal_millionths, 0)
        OR c.total_millionths <> coalesce(t.total_millionths, 0)
        OR c.subtotal <> coalesce(t.subtotal_millionths, 0) / 1000000.0
        OR c.total <> coalesce(t.total_millionths, 0) / 1000000.0)',
  'UPDATE shopping_carts SET
  items_count = coalesce(t.items_count, 0),
  subtotal_millionths = coalesce(t.subtotal_millionths, 0),
  total_millionths = coalesce(t.total_millionths, 0),
  subtotal = coalesce(t.subtotal_millionths, 0) / 1000000.0,
  total = coalesce(t.total_millionths, 0) / 1000000.0
FROM shopping_carts AS c LEFT JOIN cart_totals AS t ON t.cart_id = c.id
WHERE c.id = shopping_carts.id
  AND (c.items_count, c.subtotal_millionths, c.total_millionths, c.subtotal, c.total) IS NOT
    (coalesce(t.items_count, 0), coalesce(t.subtotal_millionths, 0), coalesce(t.total_millionths, 0),
      coalesce(t.subtotal_millionths, 0) / 1000000.0, coalesce(t.total_millionths, 0) / 1000000.0)'
);
