-- page by started_time desc, session_id desc
SELECT
  id AS session_id, user_id, list_id, store_id, session_type, status, started_at AS started_time,
  completed_at AS completed_time, items_total, items_found, items_substituted, items_unavailable, subtotal, tax_amount,
  delivery_fee, tip_amount, total_amount, savings_amount, order_number, feedback_rating, metadata,
  created_at AS create_time, updated_at AS update_time
FROM shopping_sessions INDEXED BY ix_shopping_sessions_user
WHERE user_id = :user_id
  AND status = :status
