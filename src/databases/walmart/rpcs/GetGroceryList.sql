SELECT
  l.*,
  (SELECT json_group_array(json_object(
      'item_id', i.id, 'list_id', i.list_id, 'product_id', i.product_id, 'item_name', i.item_name,
      'brand_preference', i.brand_preference, 'quantity', i.quantity, 'unit', i.unit, 'category', i.category,
      'estimated_price', i.estimated_price, 'actual_price', i.actual_price, 'coupon_amount', i.coupon_amount,
      'substitution_allowed', i.substitution_allowed, 'substitute_product_id', i.substitute_product_id,
      'notes', i.notes, 'priority', i.priority, 'status', i.status, 'aisle_location', i.aisle_location,
      'checked_time', i.checked_at, 'added_time', i.added_at, 'update_time', i.updated_at)
      ORDER BY i.priority_order, i.added_at, i.id)
    FROM grocery_items i INDEXED BY ix_grocery_items_list WHERE i.list_id = l.list_id) AS items
FROM grocery_list_details l
WHERE l.list_id = :list_id
