-- An order's items would go with the product. History must not change, so the deletion is refused.
-- none FOREIGN_KEY_VIOLATION
SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM walmart_order_items WHERE product_id = :product_id);

-- none NOT_FOUND
DELETE FROM walmart_products WHERE product_id = :product_id
