INSERT INTO shopping_sessions (
  id, user_id, list_id, store_id, session_type, status, started_at, completed_at, items_total, items_found, items_substituted,
  items_unavailable, subtotal, tax_amount, delivery_fee, tip_amount, total_amount, savings_amount, order_number,
  feedback_rating, metadata, created_at, updated_at)
VALUES (
  iif(:session_id = '', :new_id, :session_id), :user_id, :list_id, :store_id, coalesce(:session_type, 'online'),
  coalesce(:status, 'active'), coalesce(:started_time, :now), :completed_time,
  coalesce(:items_total, (SELECT items_count FROM grocery_lists WHERE id = :list_id), 0), coalesce(:items_found, 0),
  coalesce(:items_substituted, 0), coalesce(:items_unavailable, 0), :subtotal, :tax_amount, :delivery_fee, :tip_amount,
  :total_amount, :savings_amount, :order_number, :feedback_rating, :metadata, :now, :now);

SELECT * FROM shopping_session_details WHERE session_id = iif(:session_id = '', :new_id, :session_id)
