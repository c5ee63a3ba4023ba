-- none NOT_FOUND
UPDATE nlp_intents SET feedback_rating = :feedback_rating WHERE id = :intent_id;

SELECT * FROM intent_details WHERE intent_id = :intent_id
