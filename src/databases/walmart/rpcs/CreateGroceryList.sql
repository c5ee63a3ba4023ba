INSERT INTO grocery_lists (
  id, user_id, list_name, description, list_type, status, store_id, budget_limit, actual_total, is_recurring,
  recurrence_pattern, next_shop_date, completed_at, shared_with, tags, metadata, created_at, updated_at)
VALUES (
  iif(:list_id = '', :new_id, :list_id), :user_id, :list_name, :description, coalesce(:list_type, 'shopping'),
  coalesce(:status, 'active'), :store_id, :budget_limit, :actual_total, :is_recurring, :recurrence_pattern,
  :next_shop_time, :completed_time, nullif(:shared_with, '[]'), nullif(:tags, '[]'), :metadata, :now, :now);

SELECT * FROM grocery_list_details WHERE list_id = iif(:list_id = '', :new_id, :list_id)
