INSERT INTO email_analysis (
  id, email_id, quick_workflow, quick_priority, quick_intent, quick_urgency, quick_confidence, quick_model,
  quick_processing_time, deep_workflow_primary, deep_confidence, deep_model, deep_processing_time, entities,
  action_summary, action_details, action_sla_status, workflow_state, business_impact_revenue, contextual_summary,
  suggested_response, total_processing_time, created_at, updated_at)
VALUES (
  iif(:analysis_id = '', :new_id, :analysis_id), :email_id, :quick_workflow, :quick_priority, :quick_intent,
  :quick_urgency, :quick_confidence, :quick_model, :quick_processing_time_ms, :deep_workflow_primary,
  :deep_confidence, :deep_model, :deep_processing_time_ms, :entities, :action_summary, :action_details,
  :action_sla_status, :workflow_state, :business_impact_revenue, :contextual_summary, :suggested_response,
  :total_processing_time_ms, :now, :now);

SELECT * FROM email_analysis_details WHERE analysis_id = iif(:analysis_id = '', :new_id, :analysis_id)
