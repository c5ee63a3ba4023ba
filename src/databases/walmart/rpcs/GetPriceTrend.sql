WITH span AS (
  SELECT
    count(*) AS records_count, min(price) AS lowest_price, max(price) AS highest_price, avg(CAST(price AS NUMERIC)) AS average_price
  FROM price_history INDEXED BY ix_price_history_product
  WHERE product_id = :product_id
    AND recorded_at >= strftime('%Y-%m-%dT%H:%M:%fZ', :now, '-' || iif(:days = 0, 30, :days) || ' days')
), ends AS (
  SELECT
    (SELECT h.price FROM price_history h INDEXED BY ix_price_history_product
    WHERE h.product_id = :product_id AND h.recorded_at >= strftime('%Y-%m-%dT%H:%M:%fZ', :now, '-' || iif(:days = 0, 30, :days) || ' days')
    ORDER BY h.recorded_at, h.id LIMIT 1) AS first_price,
    (SELECT h.price FROM price_history h INDEXED BY ix_price_history_product
    WHERE h.product_id = :product_id AND h.recorded_at >= strftime('%Y-%m-%dT%H:%M:%fZ', :now, '-' || iif(:days = 0, 30, :days) || ' days')
    ORDER BY h.recorded_at DESC, h.id DESC LIMIT 1) AS last_price
)
-- scan: one row of sums beside one row of ends
SELECT
  s.records_count, s.lowest_price, s.highest_price, s.average_price, e.first_price, e.last_price,
  round(100 * (e.last_price - e.first_price) / nullif(e.first_price, 0), 2) AS change_percentage
FROM span s
CROSS JOIN ends e
