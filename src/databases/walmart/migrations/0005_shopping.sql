-- Shopping sessions, what replaced what, what users prefer and what they asked for.
CREATE TABLE shopping_sessions (
  id TEXT NOT NULL PRIMARY KEY,
  user_id TEXT NOT NULL,
  list_id TEXT REFERENCES grocery_lists (id) ON DELETE SET NULL ON UPDATE CASCADE,
  store_id TEXT,
  session_type TEXT NOT NULL DEFAULT 'online'
    CONSTRAINT ck_shopping_sessions_session_type CHECK (session_type IN ('online', 'in_store', 'pickup', 'delivery')),
  status TEXT NOT NULL DEFAULT 'active'
    CONSTRAINT ck_shopping_sessions_status CHECK (status IN ('active', 'completed', 'abandoned', 'cancelled')),
  started_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  completed_at TEXT,
  items_total INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_shopping_sessions_items_total CHECK (items_total >= 0),
  items_found INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_shopping_sessions_items_found CHECK (items_found >= 0),
  items_substituted INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_shopping_sessions_items_substituted CHECK (items_substituted >= 0),
  items_unavailable INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_shopping_sessions_items_unavailable CHECK (items_unavailable >= 0),
  subtotal REAL
    CONSTRAINT ck_shopping_sessions_subtotal CHECK (subtotal >= 0),
  tax_amount REAL
    CONSTRAINT ck_shopping_sessions_tax_amount CHECK (tax_amount >= 0),
  delivery_fee REAL
    CONSTRAINT ck_shopping_sessions_delivery_fee CHECK (delivery_fee >= 0),
  tip_amount REAL
    CONSTRAINT ck_shopping_sessions_tip_amount CHECK (tip_amount >= 0),
  total_amount REAL
    CONSTRAINT ck_shopping_sessions_total_amount CHECK (total_amount >= 0),
  savings_amount REAL
    CONSTRAINT ck_shopping_sessions_savings_amount CHECK (savings_amount >= 0),
  order_number TEXT,
  feedback_rating INTEGER
    CONSTRAINT ck_shopping_sessions_feedback_rating CHECK (feedback_rating BETWEEN 1 AND 5),
  metadata TEXT
    CONSTRAINT ck_shopping_sessions_metadata CHECK (json_valid(metadata)),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE INDEX ix_shopping_sessions_user ON shopping_sessions (user_id, status, started_at, id);
CREATE INDEX ix_shopping_sessions_list ON shopping_sessions (list_id);

CREATE TABLE grocery_substitutions (
  id TEXT NOT NULL PRIMARY KEY,
  original_product_id TEXT NOT NULL REFERENCES walmart_products (product_id) ON DELETE CASCADE ON UPDATE CASCADE,
  substitute_product_id TEXT NOT NULL REFERENCES walmart_products (product_id) ON DELETE CASCADE ON UPDATE CASCADE,
  reason TEXT,
  similarity_score REAL
    CONSTRAINT ck_grocery_substitutions_similarity_score CHECK (similarity_score BETWEEN 0 AND 1),
  price_difference REAL,
  user_id TEXT,
  accepted INTEGER
    CONSTRAINT ck_grocery_substitutions_accepted CHECK (accepted IN (0, 1)),
  rating INTEGER
    CONSTRAINT ck_grocery_substitutions_rating CHECK (rating BETWEEN 1 AND 5),
  feedback TEXT,
  suggested_by TEXT NOT NULL DEFAULT 'system'
    CONSTRAINT ck_grocery_substitutions_suggested_by CHECK (suggested_by IN ('system', 'user', 'store')),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE INDEX ix_grocery_substitutions_original ON grocery_substitutions (original_product_id, created_at, id);
CREATE INDEX ix_grocery_substitutions_substitute ON grocery_substitutions (substitute_product_id);
CREATE INDEX ix_grocery_substitutions_user ON grocery_substitutions (user_id, created_at, id);

CREATE TABLE grocery_user_preferences (
  user_id TEXT NOT NULL PRIMARY KEY,
  default_store_id TEXT,
  preferred_brands TEXT
    CONSTRAINT ck_grocery_user_preferences_preferred_brands CHECK (json_valid(preferred_brands)),
  avoided_brands TEXT
    CONSTRAINT ck_grocery_user_preferences_avoided_brands CHECK (json_valid(avoided_brands)),
  dietary_restrictions TEXT
    CONSTRAINT ck_grocery_user_preferences_dietary_restrictions CHECK (json_valid(dietary_restrictions)),
  allergens TEXT
    CONSTRAINT ck_grocery_user_preferences_allergens CHECK (json_valid(allergens)),
  preferred_organic INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_grocery_user_preferences_preferred_organic CHECK (preferred_organic IN (0, 1)),
  preferred_local INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_grocery_user_preferences_preferred_local CHECK (preferred_local IN (0, 1)),
  monthly_budget REAL
    CONSTRAINT ck_grocery_user_preferences_monthly_budget CHECK (monthly_budget >= 0),
  price_sensitivity TEXT NOT NULL DEFAULT 'medium'
    CONSTRAINT ck_grocery_user_preferences_price_sensitivity CHECK (price_sensitivity IN ('low', 'medium', 'high')),
  allow_substitutions INTEGER NOT NULL DEFAULT 1
    CONSTRAINT ck_grocery_user_preferences_allow_substitutions CHECK (allow_substitutions IN (0, 1)),
  onboarding_completed INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ck_grocery_user_preferences_onboarding_completed CHECK (onboarding_completed IN (0, 1)),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;

CREATE TABLE nlp_intents (
  id TEXT NOT NULL PRIMARY KEY,
  user_query TEXT NOT NULL,
  detected_intent TEXT NOT NULL,
  confidence_score REAL
    CONSTRAINT ck_nlp_intents_confidence_score CHECK (confidence_score BETWEEN 0 AND 1),
  entities TEXT
    CONSTRAINT ck_nlp_intents_entities CHECK (json_valid(entities)),
  model_used TEXT,
  response TEXT,
  user_id TEXT,
  session_id TEXT,
  feedback_rating INTEGER
    CONSTRAINT ck_nlp_intents_feedback_rating CHECK (feedback_rating BETWEEN 1 AND 5),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE INDEX ix_nlp_intents_user ON nlp_intents (user_id, created_at, id);
