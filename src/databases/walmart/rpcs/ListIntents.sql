-- page by create_time desc, intent_id desc
SELECT
  id AS intent_id, user_query, detected_intent, confidence_score, entities, model_used, response, user_id, session_id,
  feedback_rating, created_at AS create_time
FROM nlp_intents INDEXED BY ix_nlp_intents_user
WHERE user_id = :user_id
