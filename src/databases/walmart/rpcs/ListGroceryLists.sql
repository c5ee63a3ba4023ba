-- page by create_time desc, list_id desc
SELECT
  id AS list_id, user_id, list_name, description, list_type, status, store_id, budget_limit, estimated_total,
  actual_total, items_count, is_recurring, recurrence_pattern, next_shop_date AS next_shop_time,
  completed_at AS completed_time, shared_with, tags, metadata, created_at AS create_time, updated_at AS update_time
FROM grocery_lists
WHERE user_id = :user_id
  AND status = :status      -- if :status
