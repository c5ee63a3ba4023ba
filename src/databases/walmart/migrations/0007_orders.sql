-- Orders of the past, with the stores and customers that they belong to.
CREATE TABLE walmart_stores (
  id TEXT NOT NULL PRIMARY KEY,
  store_name TEXT NOT NULL,
  address TEXT,
  city TEXT,
  state TEXT,
  zip_code TEXT,
  phone TEXT,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE INDEX ix_walmart_stores_name ON walmart_stores (store_name, id);

CREATE TABLE walmart_customers (
  id TEXT NOT NULL PRIMARY KEY,
  customer_hash TEXT NOT NULL UNIQUE,
  total_orders INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_walmart_customers_total_orders CHECK (total_orders >= 0),
  total_spent REAL NOT NULL DEFAULT 0
    CONSTRAINT ck_walmart_customers_total_spent CHECK (total_spent >= 0),
  first_order_date TEXT,
  last_order_date TEXT,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;

CREATE TABLE walmart_order_history (
  id TEXT NOT NULL PRIMARY KEY,
  -- The key of the contract; `id` stays inside.
  order_id TEXT NOT NULL UNIQUE,
  order_date TEXT NOT NULL,
  order_status TEXT,
  order_total REAL NOT NULL DEFAULT 0
    CONSTRAINT ck_walmart_order_history_order_total CHECK (order_total >= 0),
  items_count INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_walmart_order_history_items_count CHECK (items_count >= 0),
  subtotal REAL
    CONSTRAINT ck_walmart_order_history_subtotal CHECK (subtotal >= 0),
  tax REAL
    CONSTRAINT ck_walmart_order_history_tax CHECK (tax >= 0),
  delivery_fee REAL
    CONSTRAINT ck_walmart_order_history_delivery_fee CHECK (delivery_fee >= 0),
  driver_tip REAL
    CONSTRAINT ck_walmart_order_history_driver_tip CHECK (driver_tip >= 0),
  fulfillment_type TEXT,
  store_id TEXT REFERENCES walmart_stores (id) ON DELETE CASCADE ON UPDATE CASCADE,
  customer_id TEXT REFERENCES walmart_customers (id) ON DELETE CASCADE ON UPDATE CASCADE,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE INDEX ix_walmart_order_history_date ON walmart_order_history (order_date, order_id);
CREATE INDEX ix_walmart_order_history_customer ON walmart_order_history (customer_id, order_date, order_id);
CREATE INDEX ix_walmart_order_history_store ON walmart_order_history (store_id, order_date, order_id);

CREATE TABLE walmart_order_items (
  id TEXT NOT NULL PRIMARY KEY,
  order_id TEXT NOT NULL REFERENCES walmart_order_history (order_id) ON DELETE CASCADE ON UPDATE CASCADE,
  product_id TEXT NOT NULL REFERENCES walmart_products (product_id) ON DELETE CASCADE ON UPDATE CASCADE,
  quantity REAL NOT NULL DEFAULT 1
    CONSTRAINT ck_walmart_order_items_quantity CHECK (quantity > 0),
  price REAL NOT NULL
    CONSTRAINT ck_walmart_order_items_price CHECK (price >= 0),
  total_price REAL
    CONSTRAINT ck_walmart_order_items_total_price CHECK (total_price >= 0),
  availability_status TEXT,
  substitution_product_id TEXT
) STRICT;
CREATE INDEX ix_walmart_order_items_order ON walmart_order_items (order_id, id);
CREATE INDEX ix_walmart_order_items_product ON walmart_order_items (product_id);
