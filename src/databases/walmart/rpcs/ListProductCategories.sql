-- Jumps from each category to the next in the index. '0' follows '/'.
WITH RECURSIVE categories (category_path) AS (
  SELECT min(category_key) FROM walmart_products INDEXED BY ix_products_category_name
  WHERE category_key > iif(:parent = '', '', :parent || '/')
    AND category_key < :parent || '0' -- if :parent
  UNION ALL
  SELECT (
    SELECT p.category_key FROM walmart_products p INDEXED BY ix_products_category_name
    WHERE p.category_key > c.category_path
      AND p.category_key < :parent || '0' -- if :parent
    ORDER BY p.category_key LIMIT 1)
  FROM categories c
  WHERE c.category_path IS NOT NULL
)
-- scan: one row per category
SELECT category_path FROM categories WHERE category_path IS NOT NULL
