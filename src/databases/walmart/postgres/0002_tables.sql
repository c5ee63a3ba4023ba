-- The tables, indexes and views of walmart as its SQLite migrations leave them.

CREATE TABLE walmart_products (
  id text NOT NULL PRIMARY KEY,
  -- The key of the contract; `id` stays inside.
  product_id text NOT NULL UNIQUE
    CONSTRAINT ck_walmart_products_product_id CHECK (product_id <> ''),
  name text NOT NULL,
  brand text,
  category_path text,
  department text,
  current_price double precision
    CONSTRAINT ck_walmart_products_current_price CHECK (current_price >= 0),
  regular_price double precision
    CONSTRAINT ck_walmart_products_regular_price CHECK (regular_price >= 0),
  unit_price double precision
    CONSTRAINT ck_walmart_products_unit_price CHECK (unit_price >= 0),
  unit_measure text,
  in_stock bigint NOT NULL DEFAULT 1
    CONSTRAINT ck_walmart_products_in_stock CHECK (in_stock IN (0, 1)),
  stock_level bigint
    CONSTRAINT ck_walmart_products_stock_level CHECK (stock_level >= 0),
  online_only bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_walmart_products_online_only CHECK (online_only IN (0, 1)),
  store_only bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_walmart_products_store_only CHECK (store_only IN (0, 1)),
  average_rating double precision
    CONSTRAINT ck_walmart_products_average_rating CHECK (average_rating BETWEEN 0 AND 5),
  review_count bigint
    CONSTRAINT ck_walmart_products_review_count CHECK (review_count >= 0),
  size_info text,
  weight_info text,
  upc text,
  sku text,
  model_number text,
  manufacturer text,
  first_seen_at text NOT NULL DEFAULT (crewdb_now()),
  last_updated_at text NOT NULL DEFAULT (crewdb_now()),
  last_checked_at text,
  -- Sort keys are never NULL, so that keyset pages miss no row: unknown ratings and categories have a place too.
  rating_key double precision NOT NULL GENERATED ALWAYS AS (coalesce(average_rating, -1.0)) STORED,
  category_key text NOT NULL GENERATED ALWAYS AS (coalesce(category_path, '')) STORED,
  thumbnail_url text,
  large_image_url text,
  search_keywords text,
  allergens text,
  nutritional_info text,
  ingredients text,
  product_attributes text,
  description text,
  embedding_vector bytea,
  CONSTRAINT ck_walmart_products_stock_level_int32 CHECK (stock_level BETWEEN -2147483648 AND 2147483647),
  CONSTRAINT ck_walmart_products_review_count_int32 CHECK (review_count BETWEEN -2147483648 AND 2147483647),
  CONSTRAINT ck_walmart_products_first_seen_at CHECK (is_time(first_seen_at)),
  CONSTRAINT ck_walmart_products_last_updated_at CHECK (is_time(last_updated_at)),
  CONSTRAINT ck_walmart_products_last_checked_at CHECK (is_time(last_checked_at)),
  CONSTRAINT ck_walmart_products_product_id_length CHECK (length(product_id) <= 200),
  CONSTRAINT ck_walmart_products_name_length CHECK (length(name) <= 1000),
  CONSTRAINT ck_walmart_products_brand_length CHECK (length(brand) <= 200),
  CONSTRAINT ck_walmart_products_category_path_length CHECK (length(category_path) <= 1000),
  CONSTRAINT ck_walmart_products_department_length CHECK (length(department) <= 200),
  CONSTRAINT ck_walmart_products_unit_measure_length CHECK (length(unit_measure) <= 100),
  CONSTRAINT ck_walmart_products_size_info_length CHECK (length(size_info) <= 500),
  CONSTRAINT ck_walmart_products_weight_info_length CHECK (length(weight_info) <= 500),
  CONSTRAINT ck_walmart_products_upc_length CHECK (length(upc) <= 100),
  CONSTRAINT ck_walmart_products_sku_length CHECK (length(sku) <= 100),
  CONSTRAINT ck_walmart_products_model_number_length CHECK (length(model_number) <= 200),
  CONSTRAINT ck_walmart_products_manufacturer_length CHECK (length(manufacturer) <= 200),
  CONSTRAINT ck_walmart_products_thumbnail_url_length CHECK (length(thumbnail_url) <= 4000),
  CONSTRAINT ck_walmart_products_large_image_url_length CHECK (length(large_image_url) <= 4000),
  CONSTRAINT ck_walmart_products_search_keywords_length CHECK (length(search_keywords) <= 10000),
  CONSTRAINT ck_walmart_products_nutritional_info_length CHECK (length(nutritional_info) <= 100000),
  CONSTRAINT ck_walmart_products_ingredients_length CHECK (length(ingredients) <= 100000),
  CONSTRAINT ck_walmart_products_product_attributes_length CHECK (length(product_attributes) <= 100000),
  CONSTRAINT ck_walmart_products_description_length CHECK (length(description) <= 100000),
  CONSTRAINT ck_walmart_products_embedding_vector_length CHECK (octet_length(embedding_vector) <= 1048576),
  CONSTRAINT ck_walmart_products_current_price_range CHECK (current_price BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_walmart_products_regular_price_range CHECK (regular_price BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_walmart_products_unit_price_range CHECK (unit_price BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_walmart_products_allergens CHECK (json_valid(allergens)),
  CONSTRAINT ck_walmart_products_nutritional_info CHECK (json_valid(nutritional_info)),
  CONSTRAINT ck_walmart_products_product_attributes CHECK (json_valid(product_attributes)),
  CONSTRAINT ck_walmart_products_allergens_list CHECK (is_text_list(allergens, 500))
);
CREATE INDEX ix_products_category_name ON walmart_products (category_key, name, product_id);
CREATE INDEX ix_products_category_price ON walmart_products (category_key, current_price);

CREATE TABLE price_history (
  id text NOT NULL PRIMARY KEY,
  product_id text NOT NULL REFERENCES walmart_products (product_id) ON DELETE CASCADE ON UPDATE CASCADE,
  price double precision NOT NULL
    CONSTRAINT ck_price_history_price CHECK (price >= 0),
  was_on_sale bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_price_history_was_on_sale CHECK (was_on_sale IN (0, 1)),
  sale_percentage double precision
    CONSTRAINT ck_price_history_sale_percentage CHECK (sale_percentage BETWEEN 0 AND 100),
  store_id text,
  availability text,
  recorded_at text NOT NULL DEFAULT (crewdb_now()),
  CONSTRAINT ck_price_history_recorded_at CHECK (is_time(recorded_at)),
  CONSTRAINT ck_price_history_id_length CHECK (length(id) <= 200),
  CONSTRAINT ck_price_history_product_id_length CHECK (length(product_id) <= 200),
  CONSTRAINT ck_price_history_store_id_length CHECK (length(store_id) <= 200),
  CONSTRAINT ck_price_history_availability_length CHECK (length(availability) <= 200),
  CONSTRAINT ck_price_history_price_range CHECK (price BETWEEN -1e15 AND 1e15)
);
CREATE INDEX ix_price_history_product ON price_history (product_id, recorded_at, id);

CREATE TABLE price_alerts (
  id text NOT NULL PRIMARY KEY,
  user_id text NOT NULL,
  product_id text NOT NULL REFERENCES walmart_products (product_id) ON DELETE CASCADE ON UPDATE CASCADE,
  target_price double precision NOT NULL
    CONSTRAINT ck_price_alerts_target_price CHECK (target_price >= 0),
  is_active bigint NOT NULL DEFAULT 1
    CONSTRAINT ck_price_alerts_is_active CHECK (is_active IN (0, 1)),
  last_triggered_at text,
  created_at text NOT NULL DEFAULT (crewdb_now()),
  CONSTRAINT ck_price_alerts_last_triggered_at CHECK (is_time(last_triggered_at)),
  CONSTRAINT ck_price_alerts_created_at CHECK (is_time(created_at)),
  CONSTRAINT ck_price_alerts_id_length CHECK (length(id) <= 200),
  CONSTRAINT ck_price_alerts_user_id_length CHECK (length(user_id) <= 200),
  CONSTRAINT ck_price_alerts_product_id_length CHECK (length(product_id) <= 200),
  CONSTRAINT ck_price_alerts_target_price_range CHECK (target_price BETWEEN -1e15 AND 1e15)
);
CREATE INDEX ix_price_alerts_user ON price_alerts (user_id, is_active, created_at, id);
CREATE INDEX ix_price_alerts_product ON price_alerts (product_id, is_active, target_price);

CREATE TABLE detected_deals (
  id text NOT NULL PRIMARY KEY,
  product_id text NOT NULL REFERENCES walmart_products (product_id) ON DELETE CASCADE ON UPDATE CASCADE,
  deal_type text NOT NULL,
  current_price double precision NOT NULL
    CONSTRAINT ck_detected_deals_current_price CHECK (current_price >= 0),
  reference_price double precision
    CONSTRAINT ck_detected_deals_reference_price CHECK (reference_price >= 0),
  savings_amount double precision,
  savings_percentage double precision,
  deal_score double precision NOT NULL DEFAULT 0,
  deal_expires_at text,
  detected_at text NOT NULL DEFAULT (crewdb_now())
);
CREATE INDEX ix_detected_deals_product ON detected_deals (product_id, detected_at, id);
CREATE INDEX ix_detected_deals_score ON detected_deals (deal_score, detected_at, id);

CREATE TABLE grocery_lists (
  id text NOT NULL PRIMARY KEY,
  user_id text NOT NULL,
  list_name text NOT NULL,
  description text,
  list_type text NOT NULL DEFAULT 'shopping'
    CONSTRAINT ck_grocery_lists_list_type CHECK (list_type IN ('shopping', 'pantry', 'recipe', 'recurring')),
  status text NOT NULL DEFAULT 'active'
    CONSTRAINT ck_grocery_lists_status CHECK (status IN ('active', 'completed', 'archived', 'template')),
  store_id text,
  budget_limit double precision
    CONSTRAINT ck_grocery_lists_budget_limit CHECK (budget_limit >= 0),
  estimated_total double precision NOT NULL DEFAULT 0
    CONSTRAINT ck_grocery_lists_estimated_total CHECK (estimated_total >= 0),
  -- The same in millionths: integers add up exactly in any order, doubles don't.
  estimated_millionths bigint NOT NULL DEFAULT 0,
  actual_total double precision
    CONSTRAINT ck_grocery_lists_actual_total CHECK (actual_total >= 0),
  items_count bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_grocery_lists_items_count CHECK (items_count >= 0),
  is_recurring bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_grocery_lists_is_recurring CHECK (is_recurring IN (0, 1)),
  recurrence_pattern text,
  next_shop_date text,
  completed_at text,
  shared_with text,
  tags text,
  metadata text,
  created_at text NOT NULL DEFAULT (crewdb_now()),
  updated_at text NOT NULL DEFAULT (crewdb_now()),
  CONSTRAINT ck_grocery_lists_items_count_int32 CHECK (items_count BETWEEN -2147483648 AND 2147483647),
  CONSTRAINT ck_grocery_lists_next_shop_date CHECK (is_time(next_shop_date)),
  CONSTRAINT ck_grocery_lists_completed_at CHECK (is_time(completed_at)),
  CONSTRAINT ck_grocery_lists_created_at CHECK (is_time(created_at)),
  CONSTRAINT ck_grocery_lists_updated_at CHECK (is_time(updated_at)),
  CONSTRAINT ck_grocery_lists_id_length CHECK (length(id) <= 200),
  CONSTRAINT ck_grocery_lists_user_id_length CHECK (length(user_id) <= 200),
  CONSTRAINT ck_grocery_lists_list_name_length CHECK (length(list_name) <= 500),
  CONSTRAINT ck_grocery_lists_description_length CHECK (length(description) <= 10000),
  CONSTRAINT ck_grocery_lists_store_id_length CHECK (length(store_id) <= 200),
  CONSTRAINT ck_grocery_lists_recurrence_pattern_length CHECK (length(recurrence_pattern) <= 500),
  CONSTRAINT ck_grocery_lists_metadata_length CHECK (length(metadata) <= 100000),
  CONSTRAINT ck_grocery_lists_budget_limit_range CHECK (budget_limit BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_grocery_lists_estimated_total_range CHECK (estimated_total BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_grocery_lists_actual_total_range CHECK (actual_total BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_grocery_lists_shared_with CHECK (json_valid(shared_with)),
  CONSTRAINT ck_grocery_lists_tags CHECK (json_valid(tags)),
  CONSTRAINT ck_grocery_lists_metadata CHECK (json_valid(metadata)),
  CONSTRAINT ck_grocery_lists_shared_with_list CHECK (is_text_list(shared_with, 200)),
  CONSTRAINT ck_grocery_lists_tags_list CHECK (is_text_list(tags, 200))
);
CREATE INDEX ix_grocery_lists_user ON grocery_lists (user_id, created_at, id);
CREATE INDEX ix_grocery_lists_user_status ON grocery_lists (user_id, status, created_at, id);

CREATE TABLE grocery_items (
  id text NOT NULL PRIMARY KEY,
  list_id text NOT NULL REFERENCES grocery_lists (id) ON DELETE CASCADE ON UPDATE CASCADE,
  product_id text REFERENCES walmart_products (product_id) ON DELETE SET NULL ON UPDATE CASCADE,
  item_name text NOT NULL,
  brand_preference text,
  quantity double precision NOT NULL DEFAULT 1
    CONSTRAINT ck_grocery_items_quantity CHECK (quantity > 0),
  unit text NOT NULL DEFAULT 'each',
  category text,
  estimated_price double precision
    CONSTRAINT ck_grocery_items_estimated_price CHECK (estimated_price >= 0),
  actual_price double precision
    CONSTRAINT ck_grocery_items_actual_price CHECK (actual_price >= 0),
  coupon_amount double precision
    CONSTRAINT ck_grocery_items_coupon_amount CHECK (coupon_amount >= 0),
  substitution_allowed bigint NOT NULL DEFAULT 1
    CONSTRAINT ck_grocery_items_substitution_allowed CHECK (substitution_allowed IN (0, 1)),
  substitute_product_id text,
  notes text,
  priority text NOT NULL DEFAULT 'normal'
    CONSTRAINT ck_grocery_items_priority CHECK (priority IN ('essential', 'high', 'normal', 'low')),
  status text NOT NULL DEFAULT 'pending'
    CONSTRAINT ck_grocery_items_status
    CHECK (status IN ('pending', 'in_cart', 'purchased', 'unavailable', 'substituted', 'removed')),
  aisle_location text,
  checked_at text,
  added_at text NOT NULL DEFAULT (crewdb_now()),
  updated_at text NOT NULL DEFAULT (crewdb_now()),
  -- Weights of the priorities: essential 10, high 7, normal 5, low 3; negative, so that the list's order goes one way:
  -- the most important first, then the first added.
  priority_order bigint NOT NULL GENERATED ALWAYS AS (
    CASE priority WHEN 'essential' THEN -10 WHEN 'high' THEN -7 WHEN 'normal' THEN -5 ELSE -3 END) STORED,
  -- What the item adds to its list's estimated total; a removed one adds nothing.
  estimated_millionths bigint NOT NULL GENERATED ALWAYS AS (
    iif(status = 'removed', 0, CAST(round(coalesce(estimated_price, 0) * quantity * 1000000) AS bigint))) STORED,
  CONSTRAINT ck_grocery_items_checked_at CHECK (is_time(checked_at)),
  CONSTRAINT ck_grocery_items_added_at CHECK (is_time(added_at)),
  CONSTRAINT ck_grocery_items_updated_at CHECK (is_time(updated_at)),
  CONSTRAINT ck_grocery_items_id_length CHECK (length(id) <= 200),
  CONSTRAINT ck_grocery_items_list_id_length CHECK (length(list_id) <= 200),
  CONSTRAINT ck_grocery_items_product_id_length CHECK (length(product_id) <= 200),
  CONSTRAINT ck_grocery_items_item_name_length CHECK (length(item_name) <= 1000),
  CONSTRAINT ck_grocery_items_brand_preference_length CHECK (length(brand_preference) <= 200),
  CONSTRAINT ck_grocery_items_unit_length CHECK (length(unit) <= 100),
  CONSTRAINT ck_grocery_items_category_length CHECK (length(category) <= 1000),
  CONSTRAINT ck_grocery_items_substitute_product_id_length CHECK (length(substitute_product_id) <= 200),
  CONSTRAINT ck_grocery_items_notes_length CHECK (length(notes) <= 10000),
  CONSTRAINT ck_grocery_items_aisle_location_length CHECK (length(aisle_location) <= 200),
  CONSTRAINT ck_grocery_items_quantity_range CHECK (quantity BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_grocery_items_estimated_price_range CHECK (estimated_price BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_grocery_items_actual_price_range CHECK (actual_price BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_grocery_items_coupon_amount_range CHECK (coupon_amount BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_grocery_items_amount CHECK (estimated_price * quantity <= 1e12)
);
CREATE INDEX ix_grocery_items_list ON grocery_items (list_id, priority_order, added_at, id);
CREATE INDEX ix_grocery_items_product ON grocery_items (product_id);

CREATE TABLE shopping_sessions (
  id text NOT NULL PRIMARY KEY,
  user_id text NOT NULL,
  list_id text REFERENCES grocery_lists (id) ON DELETE SET NULL ON UPDATE CASCADE,
  store_id text,
  session_type text NOT NULL DEFAULT 'online'
    CONSTRAINT ck_shopping_sessions_session_type CHECK (session_type IN ('online', 'in_store', 'pickup', 'delivery')),
  status text NOT NULL DEFAULT 'active'
    CONSTRAINT ck_shopping_sessions_status CHECK (status IN ('active', 'completed', 'abandoned', 'cancelled')),
  started_at text NOT NULL DEFAULT (crewdb_now()),
  completed_at text,
  items_total bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_shopping_sessions_items_total CHECK (items_total >= 0),
  items_found bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_shopping_sessions_items_found CHECK (items_found >= 0),
  items_substituted bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_shopping_sessions_items_substituted CHECK (items_substituted >= 0),
  items_unavailable bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_shopping_sessions_items_unavailable CHECK (items_unavailable >= 0),
  subtotal double precision
    CONSTRAINT ck_shopping_sessions_subtotal CHECK (subtotal >= 0),
  tax_amount double precision
    CONSTRAINT ck_shopping_sessions_tax_amount CHECK (tax_amount >= 0),
  delivery_fee double precision
    CONSTRAINT ck_shopping_sessions_delivery_fee CHECK (delivery_fee >= 0),
  tip_amount double precision
    CONSTRAINT ck_shopping_sessions_tip_amount CHECK (tip_amount >= 0),
  total_amount double precision
    CONSTRAINT ck_shopping_sessions_total_amount CHECK (total_amount >= 0),
  savings_amount double precision
    CONSTRAINT ck_shopping_sessions_savings_amount CHECK (savings_amount >= 0),
  order_number text,
  feedback_rating bigint
    CONSTRAINT ck_shopping_sessions_feedback_rating CHECK (feedback_rating BETWEEN 1 AND 5),
  metadata text,
  created_at text NOT NULL DEFAULT (crewdb_now()),
  updated_at text NOT NULL DEFAULT (crewdb_now()),
  CONSTRAINT ck_shopping_sessions_started_at CHECK (is_time(started_at)),
  CONSTRAINT ck_shopping_sessions_completed_at CHECK (is_time(completed_at)),
  CONSTRAINT ck_shopping_sessions_items_total_int32 CHECK (items_total BETWEEN -2147483648 AND 2147483647),
  CONSTRAINT ck_shopping_sessions_items_found_int32 CHECK (items_found BETWEEN -2147483648 AND 2147483647),
  CONSTRAINT ck_shopping_sessions_items_substituted_int32 CHECK (items_substituted BETWEEN -2147483648 AND 2147483647),
  CONSTRAINT ck_shopping_sessions_items_unavailable_int32 CHECK (items_unavailable BETWEEN -2147483648 AND 2147483647),
  CONSTRAINT ck_shopping_sessions_created_at CHECK (is_time(created_at)),
  CONSTRAINT ck_shopping_sessions_updated_at CHECK (is_time(updated_at)),
  CONSTRAINT ck_shopping_sessions_id_length CHECK (length(id) <= 200),
  CONSTRAINT ck_shopping_sessions_user_id_length CHECK (length(user_id) <= 200),
  CONSTRAINT ck_shopping_sessions_list_id_length CHECK (length(list_id) <= 200),
  CONSTRAINT ck_shopping_sessions_store_id_length CHECK (length(store_id) <= 200),
  CONSTRAINT ck_shopping_sessions_order_number_length CHECK (length(order_number) <= 200),
  CONSTRAINT ck_shopping_sessions_metadata_length CHECK (length(metadata) <= 100000),
  CONSTRAINT ck_shopping_sessions_subtotal_range CHECK (subtotal BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_shopping_sessions_tax_amount_range CHECK (tax_amount BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_shopping_sessions_delivery_fee_range CHECK (delivery_fee BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_shopping_sessions_tip_amount_range CHECK (tip_amount BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_shopping_sessions_total_amount_range CHECK (total_amount BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_shopping_sessions_savings_amount_range CHECK (savings_amount BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_shopping_sessions_metadata CHECK (json_valid(metadata))
);
CREATE INDEX ix_shopping_sessions_user ON shopping_sessions (user_id, status, started_at, id);
CREATE INDEX ix_shopping_sessions_list ON shopping_sessions (list_id);

CREATE TABLE grocery_substitutions (
  id text NOT NULL PRIMARY KEY,
  original_product_id text NOT NULL REFERENCES walmart_products (product_id) ON DELETE CASCADE ON UPDATE CASCADE,
  substitute_product_id text NOT NULL REFERENCES walmart_products (product_id) ON DELETE CASCADE ON UPDATE CASCADE,
  reason text,
  similarity_score double precision
    CONSTRAINT ck_grocery_substitutions_similarity_score CHECK (similarity_score BETWEEN 0 AND 1),
  price_difference double precision,
  user_id text,
  accepted bigint
    CONSTRAINT ck_grocery_substitutions_accepted CHECK (accepted IN (0, 1)),
  rating bigint
    CONSTRAINT ck_grocery_substitutions_rating CHECK (rating BETWEEN 1 AND 5),
  feedback text,
  suggested_by text NOT NULL DEFAULT 'system'
    CONSTRAINT ck_grocery_substitutions_suggested_by CHECK (suggested_by IN ('system', 'user', 'store')),
  created_at text NOT NULL DEFAULT (crewdb_now()),
  CONSTRAINT ck_grocery_substitutions_created_at CHECK (is_time(created_at)),
  CONSTRAINT ck_grocery_substitutions_id_length CHECK (length(id) <= 200),
  CONSTRAINT ck_grocery_substitutions_original_product_id_length CHECK (length(original_product_id) <= 200),
  CONSTRAINT ck_grocery_substitutions_substitute_product_id_length CHECK (length(substitute_product_id) <= 200),
  CONSTRAINT ck_grocery_substitutions_reason_length CHECK (length(reason) <= 10000),
  CONSTRAINT ck_grocery_substitutions_user_id_length CHECK (length(user_id) <= 200),
  CONSTRAINT ck_grocery_substitutions_feedback_length CHECK (length(feedback) <= 10000),
  CONSTRAINT ck_grocery_substitutions_price_difference_range CHECK (price_difference BETWEEN -1e15 AND 1e15)
);
CREATE INDEX ix_grocery_substitutions_original ON grocery_substitutions (original_product_id, created_at, id);
CREATE INDEX ix_grocery_substitutions_substitute ON grocery_substitutions (substitute_product_id);
CREATE INDEX ix_grocery_substitutions_user ON grocery_substitutions (user_id, created_at, id);

CREATE TABLE grocery_user_preferences (
  user_id text NOT NULL PRIMARY KEY,
  default_store_id text,
  preferred_brands text,
  avoided_brands text,
  dietary_restrictions text,
  allergens text,
  preferred_organic bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_grocery_user_preferences_preferred_organic CHECK (preferred_organic IN (0, 1)),
  preferred_local bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_grocery_user_preferences_preferred_local CHECK (preferred_local IN (0, 1)),
  monthly_budget double precision
    CONSTRAINT ck_grocery_user_preferences_monthly_budget CHECK (monthly_budget >= 0),
  price_sensitivity text NOT NULL DEFAULT 'medium'
    CONSTRAINT ck_grocery_user_preferences_price_sensitivity CHECK (price_sensitivity IN ('low', 'medium', 'high')),
  allow_substitutions bigint NOT NULL DEFAULT 1
    CONSTRAINT ck_grocery_user_preferences_allow_substitutions CHECK (allow_substitutions IN (0, 1)),
  onboarding_completed bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_grocery_user_preferences_onboarding_completed CHECK (onboarding_completed IN (0, 1)),
  created_at text NOT NULL DEFAULT (crewdb_now()),
  updated_at text NOT NULL DEFAULT (crewdb_now()),
  changes_count bigint NOT NULL DEFAULT 1,
  CONSTRAINT ck_grocery_user_preferences_created_at CHECK (is_time(created_at)),
  CONSTRAINT ck_grocery_user_preferences_updated_at CHECK (is_time(updated_at)),
  CONSTRAINT ck_grocery_user_preferences_user_id_length CHECK (length(user_id) <= 200),
  CONSTRAINT ck_grocery_user_preferences_default_store_id_length CHECK (length(default_store_id) <= 200),
  CONSTRAINT ck_grocery_user_preferences_monthly_budget_range CHECK (monthly_budget BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_grocery_user_preferences_preferred_brands CHECK (json_valid(preferred_brands)),
  CONSTRAINT ck_grocery_user_preferences_avoided_brands CHECK (json_valid(avoided_brands)),
  CONSTRAINT ck_grocery_user_preferences_dietary_restrictions CHECK (json_valid(dietary_restrictions)),
  CONSTRAINT ck_grocery_user_preferences_allergens CHECK (json_valid(allergens)),
  CONSTRAINT ck_grocery_user_preferences_preferred_brands_list CHECK (is_text_list(preferred_brands, 200)),
  CONSTRAINT ck_grocery_user_preferences_avoided_brands_list CHECK (is_text_list(avoided_brands, 200)),
  CONSTRAINT ck_grocery_user_preferences_dietary_restrictions_list CHECK (is_text_list(dietary_restrictions, 200)),
  CONSTRAINT ck_grocery_user_preferences_allergens_list CHECK (is_text_list(allergens, 200))
);

CREATE TABLE nlp_intents (
  id text NOT NULL PRIMARY KEY,
  user_query text NOT NULL,
  detected_intent text NOT NULL,
  confidence_score double precision
    CONSTRAINT ck_nlp_intents_confidence_score CHECK (confidence_score BETWEEN 0 AND 1),
  entities text,
  model_used text,
  response text,
  user_id text,
  session_id text,
  feedback_rating bigint
    CONSTRAINT ck_nlp_intents_feedback_rating CHECK (feedback_rating BETWEEN 1 AND 5),
  created_at text NOT NULL DEFAULT (crewdb_now()),
  CONSTRAINT ck_nlp_intents_created_at CHECK (is_time(created_at)),
  CONSTRAINT ck_nlp_intents_id_length CHECK (length(id) <= 200),
  CONSTRAINT ck_nlp_intents_user_query_length CHECK (length(user_query) <= 10000),
  CONSTRAINT ck_nlp_intents_detected_intent_length CHECK (length(detected_intent) <= 200),
  CONSTRAINT ck_nlp_intents_entities_length CHECK (length(entities) <= 100000),
  CONSTRAINT ck_nlp_intents_model_used_length CHECK (length(model_used) <= 200),
  CONSTRAINT ck_nlp_intents_response_length CHECK (length(response) <= 100000),
  CONSTRAINT ck_nlp_intents_user_id_length CHECK (length(user_id) <= 200),
  CONSTRAINT ck_nlp_intents_session_id_length CHECK (length(session_id) <= 200),
  CONSTRAINT ck_nlp_intents_entities CHECK (json_valid(entities))
);
CREATE INDEX ix_nlp_intents_user ON nlp_intents (user_id, created_at, id);

CREATE TABLE shopping_carts (
  id text NOT NULL PRIMARY KEY,
  user_id text,
  session_id text,
  status text NOT NULL DEFAULT 'active'
    CONSTRAINT ck_shopping_carts_status CHECK (status IN ('active', 'abandoned', 'converted', 'merged')),
  -- How many different products.
  items_count bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_shopping_carts_items_count CHECK (items_count >= 0),
  -- At unit prices; `total` is at sale prices where there are some.
  subtotal double precision NOT NULL DEFAULT 0
    CONSTRAINT ck_shopping_carts_subtotal CHECK (subtotal >= 0),
  total double precision NOT NULL DEFAULT 0
    CONSTRAINT ck_shopping_carts_total CHECK (total >= 0),
  -- The same in millionths: integers add up exactly in any order, doubles don't.
  subtotal_millionths bigint NOT NULL DEFAULT 0,
  total_millionths bigint NOT NULL DEFAULT 0,
  expires_at text,
  created_at text NOT NULL DEFAULT (crewdb_now()),
  updated_at text NOT NULL DEFAULT (crewdb_now()),
  CONSTRAINT ck_shopping_carts_owner CHECK (user_id IS NOT NULL OR session_id IS NOT NULL),
  CONSTRAINT ck_shopping_carts_items_count_int32 CHECK (items_count BETWEEN -2147483648 AND 2147483647),
  CONSTRAINT ck_shopping_carts_expires_at CHECK (is_time(expires_at)),
  CONSTRAINT ck_shopping_carts_created_at CHECK (is_time(created_at)),
  CONSTRAINT ck_shopping_carts_updated_at CHECK (is_time(updated_at)),
  CONSTRAINT ck_shopping_carts_id_length CHECK (length(id) <= 200),
  CONSTRAINT ck_shopping_carts_user_id_length CHECK (length(user_id) <= 200),
  CONSTRAINT ck_shopping_carts_session_id_length CHECK (length(session_id) <= 200),
  CONSTRAINT ck_shopping_carts_subtotal_range CHECK (subtotal BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_shopping_carts_total_range CHECK (total BETWEEN -1e15 AND 1e15)
);
CREATE INDEX ix_shopping_carts_user ON shopping_carts (user_id, status, updated_at, id);
CREATE INDEX ix_shopping_carts_session ON shopping_carts (session_id, status, updated_at, id);

CREATE TABLE cart_items (
  id text NOT NULL PRIMARY KEY,
  cart_id text NOT NULL REFERENCES shopping_carts (id) ON DELETE CASCADE ON UPDATE CASCADE,
  product_id text NOT NULL,
  product_name text NOT NULL,
  quantity double precision NOT NULL DEFAULT 1
    CONSTRAINT ck_cart_items_quantity CHECK (quantity > 0),
  unit_price double precision NOT NULL
    CONSTRAINT ck_cart_items_unit_price CHECK (unit_price >= 0),
  sale_price double precision
    CONSTRAINT ck_cart_items_sale_price CHECK (sale_price >= 0),
  added_at text NOT NULL DEFAULT (crewdb_now()),
  -- What the item adds to its cart's totals.
  subtotal_millionths bigint NOT NULL GENERATED ALWAYS AS (CAST(round(unit_price * quantity * 1000000) AS bigint)) STORED,
  total_millionths bigint NOT NULL GENERATED ALWAYS AS (
    CAST(round(coalesce(sale_price, unit_price) * quantity * 1000000) AS bigint)) STORED,
  UNIQUE (cart_id, product_id),
  CONSTRAINT ck_cart_items_added_at CHECK (is_time(added_at)),
  CONSTRAINT ck_cart_items_id_length CHECK (length(id) <= 200),
  CONSTRAINT ck_cart_items_cart_id_length CHECK (length(cart_id) <= 200),
  CONSTRAINT ck_cart_items_product_id_length CHECK (length(product_id) <= 200),
  CONSTRAINT ck_cart_items_product_name_length CHECK (length(product_name) <= 1000),
  CONSTRAINT ck_cart_items_quantity_range CHECK (quantity BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_cart_items_unit_price_range CHECK (unit_price BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_cart_items_sale_price_range CHECK (sale_price BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_cart_items_amount CHECK (unit_price * quantity <= 1e12 AND coalesce(sale_price, 0) * quantity <= 1e12)
);

CREATE TABLE purchase_records (
  id text NOT NULL PRIMARY KEY,
  user_id text NOT NULL,
  product_id text NOT NULL,
  product_name text NOT NULL,
  brand text,
  category text,
  quantity double precision NOT NULL DEFAULT 1
    CONSTRAINT ck_purchase_records_quantity CHECK (quantity > 0),
  unit_price double precision NOT NULL
    CONSTRAINT ck_purchase_records_unit_price CHECK (unit_price >= 0),
  total_price double precision NOT NULL
    CONSTRAINT ck_purchase_records_total_price CHECK (total_price >= 0),
  purchase_date text NOT NULL DEFAULT (crewdb_now()),
  store_id text,
  order_id text,
  CONSTRAINT ck_purchase_records_purchase_date CHECK (is_time(purchase_date)),
  CONSTRAINT ck_purchase_records_id_length CHECK (length(id) <= 200),
  CONSTRAINT ck_purchase_records_user_id_length CHECK (length(user_id) <= 200),
  CONSTRAINT ck_purchase_records_product_id_length CHECK (length(product_id) <= 200),
  CONSTRAINT ck_purchase_records_product_name_length CHECK (length(product_name) <= 1000),
  CONSTRAINT ck_purchase_records_brand_length CHECK (length(brand) <= 200),
  CONSTRAINT ck_purchase_records_category_length CHECK (length(category) <= 1000),
  CONSTRAINT ck_purchase_records_store_id_length CHECK (length(store_id) <= 200),
  CONSTRAINT ck_purchase_records_order_id_length CHECK (length(order_id) <= 200),
  CONSTRAINT ck_purchase_records_quantity_range CHECK (quantity BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_purchase_records_unit_price_range CHECK (unit_price BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_purchase_records_total_price_range CHECK (total_price BETWEEN -1e15 AND 1e15)
);
CREATE INDEX ix_purchase_records_user ON purchase_records (user_id, purchase_date, id);
CREATE INDEX ix_purchase_records_product ON purchase_records (user_id, product_id, purchase_date);

CREATE TABLE walmart_stores (
  id text NOT NULL PRIMARY KEY,
  store_name text NOT NULL,
  address text,
  city text,
  state text,
  zip_code text,
  phone text,
  created_at text NOT NULL DEFAULT (crewdb_now()),
  CONSTRAINT ck_walmart_stores_store_name_length CHECK (length(store_name) <= 1000)
);
CREATE INDEX ix_walmart_stores_name ON walmart_stores (store_name, id);

CREATE TABLE walmart_customers (
  id text NOT NULL PRIMARY KEY,
  customer_hash text NOT NULL UNIQUE,
  total_orders bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_walmart_customers_total_orders CHECK (total_orders >= 0),
  total_spent double precision NOT NULL DEFAULT 0
    CONSTRAINT ck_walmart_customers_total_spent CHECK (total_spent >= 0),
  first_order_date text,
  last_order_date text,
  created_at text NOT NULL DEFAULT (crewdb_now()),
  updated_at text NOT NULL DEFAULT (crewdb_now())
);

CREATE TABLE walmart_order_history (
  id text NOT NULL PRIMARY KEY,
  -- The key of the contract; `id` stays inside.
  order_id text NOT NULL UNIQUE,
  order_date text NOT NULL,
  order_status text,
  order_total double precision NOT NULL DEFAULT 0
    CONSTRAINT ck_walmart_order_history_order_total CHECK (order_total >= 0),
  items_count bigint NOT NULL DEFAULT 0
    CONSTRAINT ck_walmart_order_history_items_count CHECK (items_count >= 0),
  subtotal double precision
    CONSTRAINT ck_walmart_order_history_subtotal CHECK (subtotal >= 0),
  tax double precision
    CONSTRAINT ck_walmart_order_history_tax CHECK (tax >= 0),
  delivery_fee double precision
    CONSTRAINT ck_walmart_order_history_delivery_fee CHECK (delivery_fee >= 0),
  driver_tip double precision
    CONSTRAINT ck_walmart_order_history_driver_tip CHECK (driver_tip >= 0),
  fulfillment_type text,
  store_id text REFERENCES walmart_stores (id) ON DELETE CASCADE ON UPDATE CASCADE,
  customer_id text REFERENCES walmart_customers (id) ON DELETE CASCADE ON UPDATE CASCADE,
  created_at text NOT NULL DEFAULT (crewdb_now()),
  updated_at text NOT NULL DEFAULT (crewdb_now()),
  CONSTRAINT ck_walmart_order_history_order_date CHECK (is_time(order_date)),
  CONSTRAINT ck_walmart_order_history_items_count_int32 CHECK (items_count BETWEEN -2147483648 AND 2147483647),
  CONSTRAINT ck_walmart_order_history_order_id_length CHECK (length(order_id) <= 200),
  CONSTRAINT ck_walmart_order_history_order_status_length CHECK (length(order_status) <= 200),
  CONSTRAINT ck_walmart_order_history_fulfillment_type_length CHECK (length(fulfillment_type) <= 200),
  CONSTRAINT ck_walmart_order_history_store_id_length CHECK (length(store_id) <= 200),
  CONSTRAINT ck_walmart_order_history_customer_id_length CHECK (length(customer_id) <= 200),
  CONSTRAINT ck_walmart_order_history_order_total_range CHECK (order_total BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_walmart_order_history_subtotal_range CHECK (subtotal BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_walmart_order_history_tax_range CHECK (tax BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_walmart_order_history_delivery_fee_range CHECK (delivery_fee BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_walmart_order_history_driver_tip_range CHECK (driver_tip BETWEEN -1e15 AND 1e15)
);
CREATE INDEX ix_walmart_order_history_date ON walmart_order_history (order_date, order_id);
CREATE INDEX ix_walmart_order_history_customer ON walmart_order_history (customer_id, order_date, order_id);
CREATE INDEX ix_walmart_order_history_store ON walmart_order_history (store_id, order_date, order_id);

CREATE TABLE walmart_order_items (
  id text NOT NULL PRIMARY KEY,
  order_id text NOT NULL REFERENCES walmart_order_history (order_id) ON DELETE CASCADE ON UPDATE CASCADE,
  product_id text NOT NULL REFERENCES walmart_products (product_id) ON DELETE CASCADE ON UPDATE CASCADE,
  quantity double precision NOT NULL DEFAULT 1
    CONSTRAINT ck_walmart_order_items_quantity CHECK (quantity > 0),
  price double precision NOT NULL
    CONSTRAINT ck_walmart_order_items_price CHECK (price >= 0),
  total_price double precision
    CONSTRAINT ck_walmart_order_items_total_price CHECK (total_price >= 0),
  availability_status text,
  substitution_product_id text,
  CONSTRAINT ck_walmart_order_items_id_length CHECK (length(id) <= 200),
  CONSTRAINT ck_walmart_order_items_order_id_length CHECK (length(order_id) <= 200),
  CONSTRAINT ck_walmart_order_items_product_id_length CHECK (length(product_id) <= 200),
  CONSTRAINT ck_walmart_order_items_availability_status_length CHECK (length(availability_status) <= 200),
  CONSTRAINT ck_walmart_order_items_substitution_product_id_length CHECK (length(substitution_product_id) <= 200),
  CONSTRAINT ck_walmart_order_items_quantity_range CHECK (quantity BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_walmart_order_items_price_range CHECK (price BETWEEN -1e15 AND 1e15),
  CONSTRAINT ck_walmart_order_items_total_price_range CHECK (total_price BETWEEN -1e15 AND 1e15)
);
CREATE INDEX ix_walmart_order_items_order ON walmart_order_items (order_id, id);
CREATE INDEX ix_walmart_order_items_product ON walmart_order_items (product_id);

CREATE VIEW grocery_list_totals AS
SELECT
  list_id,
  count(*) FILTER (WHERE status <> 'removed') AS items_count,
  sum(estimated_millionths) AS estimated_millionths
FROM grocery_items
GROUP BY list_id;

CREATE VIEW cart_totals AS
SELECT
  cart_id,
  count(*) AS items_count,
  sum(subtotal_millionths) AS subtotal_millionths,
  sum(total_millionths) AS total_millionths
FROM cart_items
GROUP BY cart_id;

CREATE VIEW product_details AS
SELECT
  product_id, name, brand, category_path, department, current_price, regular_price, unit_price, unit_measure, in_stock,
  stock_level, online_only, store_only, average_rating, review_count, size_info, weight_info, upc, sku, model_number,
  manufacturer, first_seen_at AS first_seen_time, last_updated_at AS update_time, last_checked_at AS last_checked_time,
  thumbnail_url, large_image_url, search_keywords, allergens, nutritional_info, ingredients, product_attributes,
  description
FROM walmart_products;

CREATE VIEW grocery_list_details AS
SELECT
  id AS list_id, user_id, list_name, description, list_type, status, store_id, budget_limit, estimated_total,
  actual_total, items_count, is_recurring, recurrence_pattern, next_shop_date AS next_shop_time,
  completed_at AS completed_time, shared_with, tags, metadata, created_at AS create_time, updated_at AS update_time
FROM grocery_lists;

CREATE VIEW grocery_item_details AS
SELECT
  id AS item_id, list_id, product_id, item_name, brand_preference, quantity, unit, category, estimated_price,
  actual_price, coupon_amount, substitution_allowed, substitute_product_id, notes, priority, status, aisle_location,
  checked_at AS checked_time, added_at AS added_time, updated_at AS update_time
FROM grocery_items;

CREATE VIEW shopping_session_details AS
SELECT
  id AS session_id, user_id, list_id, store_id, session_type, status, started_at AS started_time,
  completed_at AS completed_time, items_total, items_found, items_substituted, items_unavailable, subtotal, tax_amount,
  delivery_fee, tip_amount, total_amount, savings_amount, order_number, feedback_rating, metadata,
  created_at AS create_time, updated_at AS update_time
FROM shopping_sessions;

CREATE VIEW user_preference_details AS
SELECT
  user_id, default_store_id, preferred_brands, avoided_brands, dietary_restrictions, allergens, preferred_organic,
  preferred_local, monthly_budget, price_sensitivity, allow_substitutions, onboarding_completed,
  created_at AS create_time, updated_at AS update_time
FROM grocery_user_preferences;

CREATE VIEW substitution_details AS
SELECT
  id AS substitution_id, original_product_id, substitute_product_id, reason, similarity_score, price_difference, user_id,
  accepted, rating, feedback, suggested_by, created_at AS create_time
FROM grocery_substitutions;

CREATE VIEW intent_details AS
SELECT
  id AS intent_id, user_query, detected_intent, confidence_score, entities, model_used, response, user_id, session_id,
  feedback_rating, created_at AS create_time
FROM nlp_intents;

CREATE VIEW cart_with_items AS
SELECT
  c.id AS cart_id, c.user_id, c.session_id, c.status, c.items_count, c.subtotal, c.total, c.expires_at AS expires_time,
  c.created_at AS create_time, c.updated_at AS update_time,
  (SELECT json_agg(json_build_object(
      'item_id', i.id, 'cart_id', i.cart_id, 'product_id', i.product_id, 'product_name', i.product_name,
      'quantity', i.quantity, 'unit_price', i.unit_price, 'sale_price', i.sale_price, 'added_time', i.added_at))
    FROM (SELECT * FROM cart_items WHERE cart_id = c.id ORDER BY added_at, id) AS i) AS items
FROM shopping_carts c;
