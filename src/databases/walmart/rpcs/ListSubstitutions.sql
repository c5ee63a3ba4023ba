-- page by create_time desc, substitution_id desc
SELECT
  id AS substitution_id, original_product_id, substitute_product_id, reason, similarity_score, price_difference, user_id,
  accepted, rating, feedback, suggested_by, created_at AS create_time
FROM grocery_substitutions INDEXED BY ix_grocery_substitutions_original
WHERE original_product_id = :original_product_id
  AND (:accepted IS NULL OR accepted = :accepted)
