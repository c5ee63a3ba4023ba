SELECT * FROM product_details WHERE product_id = :product_id
