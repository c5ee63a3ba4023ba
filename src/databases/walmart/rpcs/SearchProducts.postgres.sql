-- page by match_rank desc, rating_key desc, product_id desc
-- Ranks as SearchProducts.sql does, of the newest that match.
-- scan: at most 2,000 matches are ranked, and the best of them sorted
SELECT
  p.product_id, p.name, p.brand, p.category_path, p.department, p.current_price, p.regular_price, p.unit_price,
  p.unit_measure, p.in_stock, p.stock_level, p.average_rating, p.review_count, p.size_info, p.thumbnail_url,
  p.last_updated_at AS update_time,
  CASE
    WHEN instr(unicode_lower(p.name), unicode_lower(:query)) = 1 THEN 2
    WHEN instr(unicode_lower(p.brand), unicode_lower(:query)) = 1 OR instr(unicode_lower(p.name), ' ' || unicode_lower(:query)) > 0 THEN 1
    ELSE 0
  END AS match_rank,
  p.rating_key
FROM (
  SELECT * FROM walmart_products
  WHERE (length(:query) < 3 OR search_text(name, brand, search_keywords, category_path) LIKE search_part(:query))
    AND (length(:query) >= 3 OR search_beginnings(name, brand, search_keywords) @> search_beginning(:query))
    AND (:category = '' OR category_path = :category
      OR substr(category_path, 1, length(:category) + 1) = :category || '/')
    AND (:brand = '' OR brand = :brand COLLATE nocase)
  ORDER BY first_seen_at DESC, id DESC
  LIMIT 2000
) p
WHERE true
  AND (:min_price IS NULL OR p.current_price >= :min_price)
  AND (:max_price IS NULL OR p.current_price <= :max_price)
  AND (:in_stock IS NULL OR p.in_stock = :in_stock)
