-- Rows as the contract shows them, as in 0009: shopping sessions, preferences, substitutions,
-- intents and carts.

-- As crewdb.walmart.v1.ShoppingSession.
CREATE VIEW shopping_session_details AS
SELECT
  id AS session_id, user_id, list_id, store_id, session_type, status, started_at AS started_time,
  completed_at AS completed_time, items_total, items_found, items_substituted, items_unavailable, subtotal, tax_amount,
  delivery_fee, tip_amount, total_amount, savings_amount, order_number, feedback_rating, metadata,
  created_at AS create_time, updated_at AS update_time
FROM shopping_sessions;

-- How often the preferences were changed: an upsert tells by it whether they are new.
ALTER TABLE grocery_user_preferences ADD COLUMN changes_count INTEGER NOT NULL DEFAULT 1;

-- As crewdb.walmart.v1.UserPreferences.
CREATE VIEW user_preference_details AS
SELECT
  user_id, default_store_id, preferred_brands, avoided_brands, dietary_restrictions, allergens, preferred_organic,
  preferred_local, monthly_budget, price_sensitivity, allow_substitutions, onboarding_completed,
  created_at AS create_time, updated_at AS update_time
FROM grocery_user_preferences;

-- As crewdb.walmart.v1.Substitution.
CREATE VIEW substitution_details AS
SELECT
  id AS substitution_id, original_product_id, substitute_product_id, reason, similarity_score, price_difference, user_id,
  accepted, rating, feedback, suggested_by, created_at AS create_time
FROM grocery_substitutions;

-- As crewdb.walmart.v1.Intent.
CREATE VIEW intent_details AS
SELECT
  id AS intent_id, user_query, detected_intent, confidence_score, entities, model_used, response, user_id, session_id,
  feedback_rating, created_at AS create_time
FROM nlp_intents;

-- A cart with its items beside it, as crewdb.walmart.v1.Cart and its CartItems.
CREATE VIEW cart_with_items AS
SELECT
  c.id AS cart_id, c.user_id, c.session_id, c.status, c.items_count, c.subtotal, c.total, c.expires_at AS expires_time,
  c.created_at AS create_time, c.updated_at AS update_time,
  (SELECT json_group_array(json_object(
      'item_id', i.id, 'cart_id', i.cart_id, 'product_id', i.product_id, 'product_name', i.product_name,
      'quantity', i.quantity, 'unit_price', i.unit_price, 'sale_price', i.sale_price, 'added_time', i.added_at)
      ORDER BY i.added_at, i.id)
    FROM cart_items i WHERE i.cart_id = c.id) AS items
FROM shopping_carts c;
