-- each :items
-- none NOT_FOUND
INSERT INTO grocery_items (
  id, list_id, product_id, item_name, brand_preference, quantity, unit, category, estimated_price, actual_price,
  coupon_amount, substitution_allowed, substitute_product_id, notes, priority, status, aisle_location, checked_at,
  added_at, updated_at)
SELECT
  iif(:item_id = '', :new_id, :item_id), l.id, :product_id, coalesce(nullif(:item_name, ''), p.name),
  :brand_preference, coalesce(:quantity, 1), iif(:unit = '', 'each', :unit), coalesce(:category, p.category_path),
  coalesce(:estimated_price, p.current_price), :actual_price, :coupon_amount, coalesce(:substitution_allowed, 1),
  :substitute_product_id, :notes, coalesce(:priority, 'normal'), coalesce(:status, 'pending'), :aisle_location,
  :checked_time, :now, :now
FROM grocery_lists l
LEFT JOIN walmart_products p ON p.product_id = :product_id
WHERE l.id = :list_id
RETURNING
  id AS item_id, list_id, product_id, item_name, brand_preference, quantity, unit, category, estimated_price,
  actual_price, coupon_amount, substitution_allowed, substitute_product_id, notes, priority, status, aisle_location,
  checked_at AS checked_time, added_at AS added_time, updated_at AS update_time
