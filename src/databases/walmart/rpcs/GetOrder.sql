SELECT
  o.order_id, o.order_date AS order_time, o.order_status, o.order_total, o.items_count, o.subtotal, o.tax, o.delivery_fee,
  o.driver_tip, o.fulfillment_type, o.store_id, s.store_name, o.customer_id,
  (SELECT json_group_array(json_object(
      'item_id', i.id, 'order_id', i.order_id, 'product_id', i.product_id, 'product_name', p.name,
      'quantity', i.quantity, 'price', i.price, 'total_price', i.total_price,
      'availability_status', i.availability_status, 'substitution_product_id', i.substitution_product_id)
      ORDER BY i.id)
    FROM walmart_order_items i INDEXED BY ix_walmart_order_items_order
    CROSS JOIN walmart_products p
    WHERE p.product_id = i.product_id AND i.order_id = o.order_id) AS items
FROM walmart_order_history o
LEFT JOIN walmart_stores s ON s.id = o.store_id
WHERE o.order_id = :order_id
