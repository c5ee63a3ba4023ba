-- Deals with their price lists.
CREATE TABLE deals (
  id TEXT NOT NULL PRIMARY KEY,
  deal_id TEXT NOT NULL UNIQUE
    CONSTRAINT ck_deals_deal_id CHECK (deal_id GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
  deal_name TEXT,
  customer_name TEXT NOT NULL,
  start_date TEXT,
  end_date TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'active'
    CONSTRAINT ck_deals_status CHECK (status IN ('active', 'expired', 'pending', 'cancelled')),
  version INTEGER NOT NULL DEFAULT 1,
  total_value REAL,
  currency TEXT NOT NULL DEFAULT 'USD',
  discount_percentage REAL,
  deal_type TEXT,
  sales_rep TEXT,
  region TEXT,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE INDEX ix_deals_status ON deals (status, end_date, deal_id);
CREATE INDEX ix_deals_updated ON deals (updated_at, deal_id);

CREATE TABLE deal_items (
  id TEXT NOT NULL PRIMARY KEY,
  deal_id TEXT NOT NULL REFERENCES deals (deal_id) ON DELETE CASCADE ON UPDATE CASCADE,
  product_number TEXT NOT NULL,
  product_name TEXT,
  product_family TEXT,
  original_quantity INTEGER NOT NULL
    CONSTRAINT ck_deal_items_original_quantity CHECK (original_quantity >= 0),
  remaining_quantity INTEGER NOT NULL
    CONSTRAINT ck_deal_items_remaining_quantity CHECK (remaining_quantity BETWEEN 0 AND original_quantity),
  reserved_quantity INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_deal_items_reserved_quantity CHECK (reserved_quantity >= 0),
  list_price REAL,
  dealer_net_price REAL NOT NULL,
  final_price REAL,
  description TEXT,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE INDEX ix_deal_items_deal ON deal_items (deal_id, product_number);

CREATE TABLE product_families (
  id TEXT NOT NULL PRIMARY KEY,
  family_code TEXT NOT NULL UNIQUE,
  family_name TEXT,
  pricing_multiplier REAL NOT NULL DEFAULT 1
    CONSTRAINT ck_product_families_pricing_multiplier CHECK (pricing_multiplier > 0),
  is_active INTEGER NOT NULL DEFAULT 1
    CONSTRAINT ck_product_families_is_active CHECK (is_active IN (0, 1))
) STRICT;
