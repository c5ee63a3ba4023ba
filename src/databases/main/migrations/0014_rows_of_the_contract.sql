-- Rows as the contract shows them: column names are the fields of a message, so that a list of columns is written once.

-- As crewdb.main.v1.EmailSummary.
CREATE VIEW email_summaries AS
SELECT
  id AS email_id, graph_id, conversation_id, thread_id, subject, sender_email, sender_name,
  received_date_time AS received_time, body_preview, business_summary, importance, has_attachments, is_read, status,
  workflow_state, workflow_type, priority, confidence_score, chain_id, chain_completeness_score, phase_completed,
  processing_status, assigned_to, due_date AS due_time, categories, updated_at AS update_time
FROM emails_enhanced;

-- As crewdb.main.v1.User.
CREATE VIEW user_details AS
SELECT
  id AS user_id, email, name, role, department, status, permissions, last_login_at AS last_login_time,
  created_at AS create_time, updated_at AS update_time
FROM users;

-- As crewdb.main.v1.Chain.
CREATE VIEW chain_details AS
SELECT
  id AS chain_id, chain_type, conversation_id, subject, email_count, completeness_score, chain_status, missing_stages,
  participants, key_entities, recommended_phase, priority_score, first_email_at AS first_email_time,
  last_email_at AS last_email_time, last_analyzed_at AS last_analyzed_time, created_at AS create_time,
  updated_at AS update_time
FROM email_chains;

-- As crewdb.main.v1.WorkflowChain.
CREATE VIEW workflow_chain_details AS
SELECT
  id AS workflow_chain_id, workflow_type, start_email_id, current_state, email_count, is_complete,
  completed_at AS completed_time, created_at AS create_time, updated_at AS update_time
FROM workflow_chains;

-- As crewdb.main.v1.EmailAnalysis.
CREATE VIEW email_analysis_details AS
SELECT
  id AS analysis_id, email_id, quick_workflow, quick_priority, quick_intent, quick_urgency, quick_confidence,
  quick_model, quick_processing_time AS quick_processing_time_ms, deep_workflow_primary, deep_confidence, deep_model,
  deep_processing_time AS deep_processing_time_ms, entities, action_summary, action_details, action_sla_status,
  workflow_state, business_impact_revenue, contextual_summary, suggested_response,
  total_processing_time AS total_processing_time_ms, created_at AS create_time, updated_at AS update_time
FROM email_analysis;

-- As crewdb.main.v1.Task.
CREATE VIEW task_details AS
SELECT
  id AS task_id, email_id, workflow_category, workflow_state, task_status, title, description, priority, current_owner,
  owner_email, dollar_value, sla_deadline AS sla_deadline_time, completion_date AS completion_time, confidence_score,
  entities, created_at AS create_time, updated_at AS update_time
FROM workflow_tasks;

-- As crewdb.main.v1.Conversation.
CREATE VIEW conversation_details AS
SELECT
  id AS conversation_id, title, description, user_id, agent_type, conversation_type, status, metadata, tags, priority,
  created_at AS create_time, updated_at AS update_time
FROM conversations;

-- As crewdb.main.v1.Message.
CREATE VIEW message_details AS
SELECT
  id AS message_id, conversation_id, user_id, role, content, content_type, metadata, parent_message_id,
  confidence_score, processing_time AS processing_time_ms, model_used, created_at AS create_time
FROM messages;

-- As crewdb.main.v1.Deal.
CREATE VIEW deal_details AS
SELECT
  deal_id, deal_name, customer_name, start_date AS start_time, end_date AS end_time, status, version, total_value,
  currency, discount_percentage, deal_type, sales_rep, region, created_at AS create_time, updated_at AS update_time
FROM deals;

-- As crewdb.main.v1.DealItem, all of a deal as JSON; 64-bit numbers are text, since JSON readers round them.
CREATE VIEW deal_item_lists AS
SELECT
  d.deal_id,
  (SELECT json_group_array(json_object(
      'item_id', i.id, 'product_number', i.product_number, 'product_name', i.product_name,
      'product_family', i.product_family, 'original_quantity', CAST(i.original_quantity AS TEXT),
      'remaining_quantity', CAST(i.remaining_quantity AS TEXT),
      'reserved_quantity', CAST(i.reserved_quantity AS TEXT), 'list_price', i.list_price,
      'dealer_net_price', i.dealer_net_price, 'final_price', i.final_price, 'description', i.description,
      'update_time', i.updated_at) ORDER BY i.product_number, i.id)
    FROM deal_items i WHERE i.deal_id = d.deal_id) AS items
FROM deals d;

-- As crewdb.main.v1.PipelineRun.
CREATE VIEW pipeline_run_details AS
SELECT
  id AS run_id, started_at AS start_time, completed_at AS complete_time, status, stage1_count, stage2_count,
  stage3_count, total_emails, execution_time_ms, error_message
FROM pipeline_executions;

-- As crewdb.main.v1.Checkpoint.
CREATE VIEW checkpoint_details AS
SELECT
  id AS checkpoint_id, operation_id, operation_type, state, progress_total, progress_completed, progress_failed,
  version, resumable, created_at AS create_time, updated_at AS update_time
FROM checkpoints;

-- As crewdb.main.v1.AutomationRule.
CREATE VIEW automation_rule_details AS
SELECT
  id AS rule_id, rule_name, rule_type, conditions, actions, priority, is_active, executed_count, success_count,
  CAST(success_count AS REAL) / nullif(executed_count, 0) AS success_rate, last_executed AS last_executed_time,
  created_at AS create_time, updated_at AS update_time
FROM automation_rules;

-- As crewdb.main.v1.AuditEntry.
CREATE VIEW audit_entry_details AS
SELECT
  id AS entry_id, entity_type, entity_id, action, old_values, new_values, performed_by, created_at AS create_time
FROM audit_logs;

-- As crewdb.main.v1.EmailSummary, as JSON beside its chain.
CREATE VIEW chain_emails_json AS
SELECT
  chain_id, received_time, email_id,
  json_object(
    'email_id', email_id, 'graph_id', graph_id, 'conversation_id', conversation_id, 'thread_id', thread_id,
    'subject', subject, 'sender_email', sender_email, 'sender_name', sender_name, 'received_time', received_time,
    'body_preview', body_preview, 'business_summary', business_summary, 'importance', importance,
    'has_attachments', has_attachments, 'is_read', is_read, 'status', status, 'workflow_state', workflow_state,
    'workflow_type', workflow_type, 'priority', priority, 'confidence_score', confidence_score, 'chain_id', chain_id,
    'chain_completeness_score', chain_completeness_score, 'phase_completed', phase_completed,
    'processing_status', processing_status, 'assigned_to', assigned_to, 'due_time', due_time,
    'categories', json(categories), 'update_time', update_time) AS email_json
FROM email_summaries;
