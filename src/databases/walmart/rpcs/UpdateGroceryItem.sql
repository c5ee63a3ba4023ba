-- The totals of the list, or of both lists when the item moves, follow by trigger.
-- none NOT_FOUND
UPDATE grocery_items SET
  list_id = iif(:has_list_id, coalesce(nullif(:list_id, ''), list_id), list_id),
  product_id = iif(:has_product_id, :product_id, product_id),
  item_name = iif(:has_item_name, coalesce(nullif(:item_name, ''), item_name), item_name),
  brand_preference = iif(:has_brand_preference, :brand_preference, brand_preference),
  quantity = iif(:has_quantity, coalesce(:quantity, 1), quantity),
  unit = iif(:has_unit, coalesce(nullif(:unit, ''), 'each'), unit),
  category = iif(:has_category, :category, category),
  estimated_price = iif(:has_estimated_price, :estimated_price, estimated_price),
  actual_price = iif(:has_actual_price, :actual_price, actual_price),
  coupon_amount = iif(:has_coupon_amount, :coupon_amount, coupon_amount),
  substitution_allowed = iif(:has_substitution_allowed, coalesce(:substitution_allowed, 1), substitution_allowed),
  substitute_product_id = iif(:has_substitute_product_id, :substitute_product_id, substitute_product_id),
  notes = iif(:has_notes, :notes, notes),
  priority = iif(:has_priority, coalesce(:priority, 'normal'), priority),
  status = iif(:has_status, coalesce(:status, 'pending'), status),
  aisle_location = iif(:has_aisle_location, :aisle_location, aisle_location),
  checked_at = CASE
    WHEN :has_checked_time THEN :checked_time
    WHEN :has_status AND :status IN ('in_cart', 'purchased') AND status <> :status THEN :now
    ELSE checked_at
  END,
  updated_at = :now
WHERE id = :item_id;

SELECT * FROM grocery_item_details WHERE item_id = :item_id
