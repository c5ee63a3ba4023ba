-- page by create_time desc, alert_id desc
SELECT
  id AS alert_id, user_id, product_id, target_price, is_active, last_triggered_at AS last_triggered_time,
  created_at AS create_time
FROM price_alerts INDEXED BY ix_price_alerts_user
WHERE user_id = :user_id
  AND is_active = coalesce(:is_active, 1)
