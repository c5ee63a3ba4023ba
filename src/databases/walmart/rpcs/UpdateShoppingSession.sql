-- none NOT_FOUND
UPDATE shopping_sessions SET
  user_id = iif(:has_user_id, coalesce(nullif(:user_id, ''), user_id), user_id),
  list_id = iif(:has_list_id, :list_id, list_id),
  store_id = iif(:has_store_id, :store_id, store_id),
  session_type = iif(:has_session_type, coalesce(:session_type, 'online'), session_type),
  status = iif(:has_status, coalesce(:status, 'active'), status),
  started_at = iif(:has_started_time, coalesce(:started_time, started_at), started_at),
  completed_at = CASE
    WHEN :has_completed_time THEN :completed_time
    WHEN :has_status AND :status <> 'active' AND status = 'active' THEN :now
    ELSE completed_at
  END,
  items_total = iif(:has_items_total, coalesce(:items_total, 0), items_total),
  items_found = iif(:has_items_found, coalesce(:items_found, 0), items_found),
  items_substituted = iif(:has_items_substituted, coalesce(:items_substituted, 0), items_substituted),
  items_unavailable = iif(:has_items_unavailable, coalesce(:items_unavailable, 0), items_unavailable),
  subtotal = iif(:has_subtotal, :subtotal, subtotal),
  tax_amount = iif(:has_tax_amount, :tax_amount, tax_amount),
  delivery_fee = iif(:has_delivery_fee, :delivery_fee, delivery_fee),
  tip_amount = iif(:has_tip_amount, :tip_amount, tip_amount),
  total_amount = iif(:has_total_amount, :total_amount, total_amount),
  savings_amount = iif(:has_savings_amount, :savings_amount, savings_amount),
  order_number = iif(:has_order_number, :order_number, order_number),
  feedback_rating = iif(:has_feedback_rating, :feedback_rating, feedback_rating),
  metadata = iif(:has_metadata, :metadata, metadata),
  updated_at = :now
WHERE id = :session_id;

SELECT * FROM shopping_session_details WHERE session_id = :session_id
