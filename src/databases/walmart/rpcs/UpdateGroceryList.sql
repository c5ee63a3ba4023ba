-- none NOT_FOUND
UPDATE grocery_lists SET
  user_id = iif(:has_user_id, coalesce(nullif(:user_id, ''), user_id), user_id),
  list_name = iif(:has_list_name, coalesce(nullif(:list_name, ''), list_name), list_name),
  description = iif(:has_description, :description, description),
  list_type = iif(:has_list_type, coalesce(:list_type, 'shopping'), list_type),
  status = iif(:has_status, coalesce(:status, 'active'), status),
  store_id = iif(:has_store_id, :store_id, store_id),
  budget_limit = iif(:has_budget_limit, :budget_limit, budget_limit),
  actual_total = iif(:has_actual_total, :actual_total, actual_total),
  is_recurring = iif(:has_is_recurring, :is_recurring, is_recurring),
  recurrence_pattern = iif(:has_recurrence_pattern, :recurrence_pattern, recurrence_pattern),
  next_shop_date = iif(:has_next_shop_time, :next_shop_time, next_shop_date),
  completed_at = CASE
    WHEN :has_completed_time THEN :completed_time
    WHEN :has_status AND :status = 'completed' AND status <> 'completed' THEN :now
    ELSE completed_at
  END,
  shared_with = iif(:has_shared_with, nullif(:shared_with, '[]'), shared_with),
  tags = iif(:has_tags, nullif(:tags, '[]'), tags),
  metadata = iif(:has_metadata, :metadata, metadata),
  updated_at = :now
WHERE id = :list_id;

SELECT * FROM grocery_list_details WHERE list_id = :list_id
