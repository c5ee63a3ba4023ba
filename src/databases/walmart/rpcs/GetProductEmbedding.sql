SELECT embedding_vector FROM walmart_products WHERE product_id = :product_id
