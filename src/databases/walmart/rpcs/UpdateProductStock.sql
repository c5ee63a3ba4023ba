-- none NOT_FOUND
UPDATE walmart_products SET
  in_stock = coalesce(:in_stock, CASE WHEN :stock_level > 0 THEN 1 WHEN :stock_level <= 0 THEN 0 END, in_stock),
  stock_level = coalesce(:stock_level, stock_level),
  last_checked_at = :now,
  last_updated_at = :now
WHERE product_id = :product_id;

SELECT * FROM product_details WHERE product_id = :product_id
