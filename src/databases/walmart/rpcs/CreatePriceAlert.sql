INSERT INTO price_alerts (id, user_id, product_id, target_price, is_active, created_at)
VALUES (iif(:alert_id = '', :new_id, :alert_id), :user_id, :product_id, :target_price, 1, :now)
RETURNING
  id AS alert_id, user_id, product_id, target_price, is_active, last_triggered_at AS last_triggered_time,
  created_at AS create_time
