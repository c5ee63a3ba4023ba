-- What products cost and did cost, who waits for a price, and the deals that were found.
CREATE TABLE price_history (
  id TEXT NOT NULL PRIMARY KEY,
  product_id TEXT NOT NULL REFERENCES walmart_products (product_id) ON DELETE CASCADE ON UPDATE CASCADE,
  price REAL NOT NULL
    CONSTRAINT ck_price_history_price CHECK (price >= 0),
  was_on_sale INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_price_history_was_on_sale CHECK (was_on_sale IN (0, 1)),
  sale_percentage REAL
    CONSTRAINT ck_price_history_sale_percentage CHECK (sale_percentage BETWEEN 0 AND 100),
  store_id TEXT,
  availability TEXT,
  recorded_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE INDEX ix_price_history_product ON price_history (product_id, recorded_at, id);

CREATE TABLE price_alerts (
  id TEXT NOT NULL PRIMARY KEY,
  user_id TEXT NOT NULL,
  product_id TEXT NOT NULL REFERENCES walmart_products (product_id) ON DELETE CASCADE ON UPDATE CASCADE,
  target_price REAL NOT NULL
    CONSTRAINT ck_price_alerts_target_price CHECK (target_price >= 0),
  is_active INTEGER NOT NULL DEFAULT 1
    CONSTRAINT ck_price_alerts_is_active CHECK (is_active IN (0, 1)),
  last_triggered_at TEXT,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE INDEX ix_price_alerts_user ON price_alerts (user_id, is_active, created_at, id);
-- The alerts that a new price triggers are one range: target_price at or above it.
CREATE INDEX ix_price_alerts_product ON price_alerts (product_id, is_active, target_price);

CREATE TABLE detected_deals (
  id TEXT NOT NULL PRIMARY KEY,
  product_id TEXT NOT NULL REFERENCES walmart_products (product_id) ON DELETE CASCADE ON UPDATE CASCADE,
  deal_type TEXT NOT NULL,
  current_price REAL NOT NULL
    CONSTRAINT ck_detected_deals_current_price CHECK (current_price >= 0),
  reference_price REAL
    CONSTRAINT ck_detected_deals_reference_price CHECK (reference_price >= 0),
  savings_amount REAL,
  savings_percentage REAL,
  deal_score REAL NOT NULL DEFAULT 0,
  deal_expires_at TEXT,
  detected_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE INDEX ix_detected_deals_product ON detected_deals (product_id, detected_at, id);
CREATE INDEX ix_detected_deals_score ON detected_deals (deal_score, detected_at, id);
