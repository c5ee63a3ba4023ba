INSERT INTO grocery_substitutions (
  id, original_product_id, substitute_product_id, reason, similarity_score, price_difference, user_id, accepted, rating,
  feedback, suggested_by, created_at)
VALUES (
  iif(:substitution_id = '', :new_id, :substitution_id), :original_product_id, :substitute_product_id, :reason,
  :similarity_score,
  coalesce(:price_difference, round(
    (SELECT current_price FROM walmart_products WHERE product_id = :substitute_product_id)
    - (SELECT current_price FROM walmart_products WHERE product_id = :original_product_id), 6)),
  :user_id, :accepted, :rating, :feedback, coalesce(:suggested_by, 'system'), :now);

SELECT * FROM substitution_details WHERE substitution_id = iif(:substitution_id = '', :new_id, :substitution_id)
