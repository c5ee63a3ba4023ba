-- page by category_key asc, name asc, product_id asc
-- One range of the index holds the category and those below it ('0' follows '/'), and the few between that only begin
-- alike. likelihood() lets the page's key win over the lower bound.
SELECT
  product_id, name, brand, category_path, department, current_price, regular_price, unit_price, unit_measure, in_stock,
  stock_level, average_rating, review_count, size_info, thumbnail_url, last_updated_at AS update_time,
  category_key
FROM walmart_products INDEXED BY ix_products_category_name
WHERE likelihood(category_key >= :category, 0.99)
  AND category_key < :category || '0' -- if :category
  AND (:category = '' OR category_key = :category
    OR substr(category_key, 1, length(:category) + 1) = :category || '/')
