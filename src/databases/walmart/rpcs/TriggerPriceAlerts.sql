UPDATE price_alerts INDEXED BY ix_price_alerts_product SET is_active = :keep_active, last_triggered_at = :now
WHERE product_id = :product_id
  AND is_active = 1
  AND target_price >= :price
RETURNING
  id AS alert_id, user_id, product_id, target_price, is_active, last_triggered_at AS last_triggered_time,
  created_at AS create_time
