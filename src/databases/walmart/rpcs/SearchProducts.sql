-- page by match_rank desc, rating_key desc, product_id desc
-- The newest 2,000 rows that match are ranked, so that a common word costs no more than a rare one. Brand and category
-- are looked for in the same index, in their columns, so that the 2,000 are of that brand and category. Four characters
-- of each narrow it down; every further one would cost a walk of its own, and the rest is asked of the row. Of a brand
-- the beginning, of a category the end, because its beginning is what all categories share.
-- Each index gets an empty phrase when the text is for the other one: trigrams need three characters. printf's %w
-- doubles quotes.
WITH matches (row_id) AS (
  SELECT rowid FROM (
    SELECT rowid FROM product_search
    WHERE product_search MATCH iif(length(:query) < 3, '""', printf('"%w"', :query)
      || iif(length(:brand) < 3, '', printf(' AND brand : "%w"', substr(:brand, 1, 4)))
      || iif(length(:category) < 3, '', printf(' AND category_path : "%w"', substr(:category, -4))))
    ORDER BY rowid DESC
    LIMIT 2000
  )
  UNION ALL
  SELECT rowid FROM (
    SELECT rowid FROM product_words
    WHERE product_words MATCH iif(length(:query) < 3, printf('"%w" *', :query), '""')
    ORDER BY rowid DESC
    LIMIT 2000
  )
)
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
FROM matches m
CROSS JOIN walmart_products p ON p.rowid = m.row_id
WHERE (:category = '' OR p.category_path = :category
    OR substr(p.category_path, 1, length(:category) + 1) = :category || '/')
  AND (:brand = '' OR p.brand = :brand COLLATE NOCASE)
  AND (:min_price IS NULL OR p.current_price >= :min_price)
  AND (:max_price IS NULL OR p.current_price <= :max_price)
  AND (:in_stock IS NULL OR p.in_stock = :in_stock)
