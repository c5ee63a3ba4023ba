-- As ListSimilarProducts.sql, by the product's key in place of its rowid.
WITH meant AS (
  SELECT product_id, category_key, current_price
  FROM walmart_products
  WHERE product_id = :product_id AND category_key <> ''
), nearest AS (
  (
    SELECT p.product_id, abs(p.current_price - m.current_price) AS distance
    FROM meant m
    JOIN walmart_products p
      ON p.category_key = m.category_key AND p.current_price >= m.current_price AND p.product_id <> m.product_id
    ORDER BY p.current_price
    LIMIT iif(:max_count = 0, 10, :max_count)
  )
  UNION ALL
  (
    SELECT p.product_id, abs(p.current_price - m.current_price) AS distance
    FROM meant m
    JOIN walmart_products p
      ON p.category_key = m.category_key AND p.current_price < m.current_price AND p.product_id <> m.product_id
    ORDER BY p.current_price DESC
    LIMIT iif(:max_count = 0, 10, :max_count)
  )
)
-- scan: at most twice as many as are answered
SELECT
  p.product_id, name, brand, category_path, department, current_price, regular_price, unit_price, unit_measure, in_stock,
  stock_level, average_rating, review_count, size_info, thumbnail_url, last_updated_at AS update_time
FROM nearest n
JOIN walmart_products p ON p.product_id = n.product_id
ORDER BY n.distance, p.product_id
LIMIT iif(:max_count = 0, 10, :max_count)
