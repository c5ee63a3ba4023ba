-- page by priority_order asc, added_time asc, item_id asc
SELECT
  id AS item_id, list_id, product_id, item_name, brand_preference, quantity, unit, category, estimated_price,
  actual_price, coupon_amount, substitution_allowed, substitute_product_id, notes, priority, status, aisle_location,
  checked_at AS checked_time, added_at AS added_time, updated_at AS update_time, priority_order
FROM grocery_items INDEXED BY ix_grocery_items_list
WHERE list_id = :list_id
  AND (:status IS NULL OR status = :status)
  AND (:category = '' OR category = :category)
