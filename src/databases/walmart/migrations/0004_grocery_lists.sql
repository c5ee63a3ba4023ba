-- Grocery lists and their items. The totals of a list are kept by triggers, in the transaction of the item's change.
CREATE TABLE grocery_lists (
  id TEXT NOT NULL PRIMARY KEY,
  user_id TEXT NOT NULL,
  list_name TEXT NOT NULL,
  description TEXT,
  list_type TEXT NOT NULL DEFAULT 'shopping'
    CONSTRAINT ck_grocery_lists_list_type CHECK (list_type IN ('shopping', 'pantry', 'recipe', 'recurring')),
  status TEXT NOT NULL DEFAULT 'active'
    CONSTRAINT ck_grocery_lists_status CHECK (status IN ('active', 'completed', 'archived', 'template')),
  store_id TEXT,
  budget_limit REAL
    CONSTRAINT ck_grocery_lists_budget_limit CHECK (budget_limit >= 0),
  estimated_total REAL NOT NULL DEFAULT 0
    CONSTRAINT ck_grocery_lists_estimated_total CHECK (estimated_total >= 0),
  -- The same in millionths: integers add up exactly in any order, doubles don't.
  estimated_millionths INTEGER NOT NULL DEFAULT 0,
  actual_total REAL
    CONSTRAINT ck_grocery_lists_actual_total CHECK (actual_total >= 0),
  items_count INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_grocery_lists_items_count CHECK (items_count >= 0),
  is_recurring INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_grocery_lists_is_recurring CHECK (is_recurring IN (0, 1)),
  recurrence_pattern TEXT,
  next_shop_date TEXT,
  completed_at TEXT,
  shared_with TEXT
    CONSTRAINT ck_grocery_lists_shared_with CHECK (json_valid(shared_with)),
  tags TEXT
    CONSTRAINT ck_grocery_lists_tags CHECK (json_valid(tags)),
  metadata TEXT
    CONSTRAINT ck_grocery_lists_metadata CHECK (json_valid(metadata)),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE INDEX ix_grocery_lists_user ON grocery_lists (user_id, created_at, id);
CREATE INDEX ix_grocery_lists_user_status ON grocery_lists (user_id, status, created_at, id);

CREATE TABLE grocery_items (
  id TEXT NOT NULL PRIMARY KEY,
  list_id TEXT NOT NULL REFERENCES grocery_lists (id) ON DELETE CASCADE ON UPDATE CASCADE,
  product_id TEXT REFERENCES walmart_products (product_id) ON DELETE SET NULL ON UPDATE CASCADE,
  item_name TEXT NOT NULL,
  brand_preference TEXT,
  quantity REAL NOT NULL DEFAULT 1
    CONSTRAINT ck_grocery_items_quantity CHECK (quantity > 0),
  unit TEXT NOT NULL DEFAULT 'each',
  category TEXT,
  estimated_price REAL
    CONSTRAINT ck_grocery_items_estimated_price CHECK (estimated_price >= 0),
  actual_price REAL
    CONSTRAINT ck_grocery_items_actual_price CHECK (actual_price >= 0),
  coupon_amount REAL
    CONSTRAINT ck_grocery_items_coupon_amount CHECK (coupon_amount >= 0),
  substitution_allowed INTEGER NOT NULL DEFAULT 1
    CONSTRAINT ck_grocery_items_substitution_allowed CHECK (substitution_allowed IN (0, 1)),
  substitute_product_id TEXT,
  notes TEXT,
  priority TEXT NOT NULL DEFAULT 'normal'
    CONSTRAINT ck_grocery_items_priority CHECK (priority IN ('essential', 'high', 'normal', 'low')),
  status TEXT NOT NULL DEFAULT 'pending'
    CONSTRAINT ck_grocery_items_status
    CHECK (status IN ('pending', 'in_cart', 'purchased', 'unavailable', 'substituted', 'removed')),
  aisle_location TEXT,
  checked_at TEXT,
  added_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  -- Weights of the priorities: essential 10, high 7, normal 5, low 3; negative, so that the list's order goes one way:
  -- the most important first, then the first added.
  priority_order INTEGER NOT NULL GENERATED ALWAYS AS (
    CASE priority WHEN 'essential' THEN -10 WHEN 'high' THEN -7 WHEN 'normal' THEN -5 ELSE -3 END) VIRTUAL,
  -- What the item adds to its list's estimated total; a removed one adds nothing.
  estimated_millionths INTEGER NOT NULL GENERATED ALWAYS AS (
    iif(status = 'removed', 0, CAST(round(coalesce(estimated_price, 0) * quantity * 1000000) AS INTEGER))) VIRTUAL
) STRICT;
CREATE INDEX ix_grocery_items_list ON grocery_items (list_id, priority_order, added_at, id);
CREATE INDEX ix_grocery_items_product ON grocery_items (product_id);

-- What the items of a list come to: the one place that says so for a recount. A removed item does not count.
CREATE VIEW grocery_list_totals AS
SELECT
  list_id,
  count(*) FILTER (WHERE status <> 'removed') AS items_count,
  sum(estimated_millionths) AS estimated_millionths
FROM grocery_items
GROUP BY list_id;

CREATE TRIGGER tr_grocery_list_totals_insert AFTER INSERT ON grocery_items
BEGIN
  UPDATE grocery_lists SET
    items_count = items_count + (new.status <> 'removed'),
    estimated_millionths = estimated_millionths + new.estimated_millionths,
    estimated_total = (estimated_millionths + new.estimated_millionths) / 1000000.0,
    updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  WHERE id = new.list_id;
END;

CREATE TRIGGER tr_grocery_list_totals_delete AFTER DELETE ON grocery_items
BEGIN
  UPDATE grocery_lists SET
    items_count = items_count - (old.status <> 'removed'),
    estimated_millionths = estimated_millionths - old.estimated_millionths,
    estimated_total = (estimated_millionths - old.estimated_millionths) / 1000000.0,
    updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  WHERE id = old.list_id;
END;

-- A change takes the old item out and puts the new one in; they may be in different lists.
CREATE TRIGGER tr_grocery_list_totals_update AFTER UPDATE OF list_id, quantity, estimated_price, status ON grocery_items
WHEN (old.list_id, old.status = 'removed', old.estimated_millionths)
  IS NOT (new.list_id, new.status = 'removed', new.estimated_millionths)
BEGIN
  UPDATE grocery_lists SET
    items_count = items_count - (old.status <> 'removed'),
    estimated_millionths = estimated_millionths - old.estimated_millionths,
    estimated_total = (estimated_millionths - old.estimated_millionths) / 1000000.0,
    updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  WHERE id = old.list_id;
  UPDATE grocery_lists SET
    items_count = items_count + (new.status <> 'removed'),
    estimated_millionths = estimated_millionths + new.estimated_millionths,
    estimated_total = (estimated_millionths + new.estimated_millionths) / 1000000.0,
    updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  WHERE id = new.list_id;
END;

INSERT INTO crewdb_derived (name, is_right_sql, rebuild_sql) VALUES (
  'grocery_list_totals',
  'SELECT NOT EXISTS (
      SELECT 1 FROM grocery_lists l LEFT JOIN grocery_list_totals t ON t.list_id = l.id
      WHERE l.items_count <> coalesce(t.items_count, 0)
        OR l.estimated_millionths <> coalesce(t.estimated_millionths, 0)
        OR l.estimated_total <> coalesce(t.estimated_millionths, 0) / 1000000.0)',
  'UPDATE grocery_lists SET
  items_count = coalesce(t.items_count, 0),
  estimated_millionths = coalesce(t.estimated_millionths, 0),
  estimated_total = coalesce(t.estimated_millionths, 0) / 1000000.0
FROM grocery_lists AS l LEFT JOIN grocery_list_totals AS t ON t.list_id = l.id
WHERE l.id = grocery_lists.id
  AND (l.items_count, l.estimated_millionths, l.estimated_total) IS NOT
    (coalesce(t.items_count, 0), coalesce(t.estimated_millionths, 0), coalesce(t.estimated_millionths, 0) / 1000000.0)'
);
