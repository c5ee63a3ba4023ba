-- Two walks of one index, up and down from the product's own price, each as long as the answer.
WITH meant AS (
  SELECT rowid AS row_id, category_key, current_price
  FROM walmart_products
  WHERE product_id = :product_id AND category_key <> ''
), nearest AS (
  SELECT * FROM (
    SELECT p.rowid AS row_id, abs(p.current_price - m.current_price) AS distance
    FROM meant m
    CROSS JOIN walmart_products p INDEXED BY ix_products_category_price
      ON p.category_key = m.category_key AND p.current_price >= m.current_price
    WHERE p.rowid <> m.row_id
    ORDER BY p.current_price
    LIMIT iif(:max_count = 0, 10, :max_count)
  )
  UNION ALL
  SELECT * FROM (
    SELECT p.rowid AS row_id, abs(p.current_price - m.current_price) AS distance
    FROM meant m
    CROSS JOIN walmart_products p INDEXED BY ix_products_category_price
      ON p.category_key = m.category_key AND p.current_price < m.current_price
    WHERE p.rowid <> m.row_id
    ORDER BY p.current_price DESC
    LIMIT iif(:max_count = 0, 10, :max_count)
  )
)
-- scan: at most twice as many as are answered
SELECT
  product_id, name, brand, category_path, department, current_price, regular_price, unit_price, unit_measure, in_stock,
  stock_level, average_rating, review_count, size_info, thumbnail_url, last_updated_at AS update_time
FROM nearest n
CROSS JOIN walmart_products p ON p.rowid = n.row_id
ORDER BY n.distance, p.product_id
LIMIT iif(:max_count = 0, 10, :max_count)
