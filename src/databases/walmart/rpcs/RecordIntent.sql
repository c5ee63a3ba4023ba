INSERT INTO nlp_intents (
  id, user_query, detected_intent, confidence_score, entities, model_used, response, user_id, session_id,
  feedback_rating, created_at)
VALUES (
  iif(:intent_id = '', :new_id, :intent_id), :user_query, :detected_intent, :confidence_score, :entities, :model_used,
  :response, :user_id, :session_id, :feedback_rating, :now)
RETURNING
  id AS intent_id, user_query, detected_intent, confidence_score, entities, model_used, response, user_id, session_id,
  feedback_rating, created_at AS create_time
