-- none NOT_FOUND
UPDATE grocery_substitutions SET
  accepted = coalesce(:accepted, accepted),
  rating = coalesce(:rating, rating),
  feedback = coalesce(:feedback, feedback)
WHERE id = :substitution_id;

SELECT * FROM substitution_details WHERE substitution_id = :substitution_id
