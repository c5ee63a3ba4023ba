-- What SQLite's triggers keep. Functions that write another table than the one that changes run as its owner: a caller
-- changes an e-mail and needs no right to its counters.

DO $$ DECLARE changed text; BEGIN
  FOREACH changed IN ARRAY ARRAY[
    'users', 'emails_enhanced', 'email_analysis', 'email_chains', 'workflow_chains', 'workflow_tasks', 'conversations',
    'deals', 'deal_items', 'checkpoints', 'automation_rules'
  ] LOOP
    EXECUTE format(
      'CREATE TRIGGER tr_%1$s_updated_at BEFORE UPDATE ON %1$s FOR EACH ROW EXECUTE FUNCTION keep_updated_at()', changed);
  END LOOP;
END $$;

-- The counters of e-mails. Each connection has rows of its own, one of 64, so that writers wait for no other's commit. The
-- service numbers its connections, so that few share one; others are told apart by their process.

CREATE FUNCTION count_shard() RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(nullif(current_setting('crewdb.shard', true), '')::bigint, pg_backend_pid()) % 64
$$;

CREATE FUNCTION count_email(e emails_enhanced, by integer) RETURNS void LANGUAGE sql AS $$
  INSERT INTO email_counts AS c (
    status, workflow_state, priority, phase_completed, completeness_band, is_analyzed, emails, completeness_emails,
    completeness_millionths, confidence_emails, confidence_millionths, shard)
  VALUES (
    e.status, coalesce(e.workflow_state, ''), coalesce(e.priority, ''), e.phase_completed,
    CASE
      WHEN e.chain_completeness_score >= 0.8 THEN 3
      WHEN e.chain_completeness_score >= 0.5 THEN 2
      WHEN e.chain_completeness_score IS NOT NULL THEN 1
      ELSE 0
    END,
    iif(e.analyzed_at IS NOT NULL, 1, 0),
    by,
    by * iif(e.chain_completeness_score IS NOT NULL, 1, 0),
    by * coalesce(round(e.chain_completeness_score * 1000000)::bigint, 0),
    by * iif(e.confidence_score IS NOT NULL, 1, 0),
    by * coalesce(round(max(-1000.0, min(1000.0, e.confidence_score)) * 1000000)::bigint, 0),
    count_shard())
  ON CONFLICT (status, workflow_state, priority, phase_completed, completeness_band, is_analyzed, shard) DO UPDATE SET
    emails = c.emails + excluded.emails,
    completeness_emails = c.completeness_emails + excluded.completeness_emails,
    completeness_millionths = c.completeness_millionths + excluded.completeness_millionths,
    confidence_emails = c.confidence_emails + excluded.confidence_emails,
    confidence_millionths = c.confidence_millionths + excluded.confidence_millionths
$$;

CREATE FUNCTION count_minute(analyzed_at text, by integer) RETURNS void LANGUAGE sql AS $$
  INSERT INTO email_minutes AS m (minute, emails, shard)
  SELECT substr(analyzed_at, 1, 16), by, count_shard() WHERE analyzed_at IS NOT NULL
  ON CONFLICT (minute, shard) DO UPDATE SET emails = m.emails + excluded.emails
$$;

CREATE FUNCTION count_workload(assigned_to text, status text, by integer) RETURNS void LANGUAGE sql AS $$
  INSERT INTO email_workload AS w (assigned_to, status, emails, shard)
  SELECT assigned_to, status, by, count_shard() WHERE assigned_to IS NOT NULL
  ON CONFLICT (assigned_to, status, shard) DO UPDATE SET emails = w.emails + excluded.emails
$$;

CREATE FUNCTION count_emails() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (OLD.status, OLD.workflow_state, OLD.priority, OLD.phase_completed, OLD.chain_completeness_score,
        OLD.confidence_score, OLD.analyzed_at IS NULL)
      IS DISTINCT FROM (NEW.status, NEW.workflow_state, NEW.priority, NEW.phase_completed, NEW.chain_completeness_score,
        NEW.confidence_score, NEW.analyzed_at IS NULL) THEN
      PERFORM count_email(OLD, -1);
      PERFORM count_email(NEW, 1);
    END IF;
    IF OLD.analyzed_at IS DISTINCT FROM NEW.analyzed_at THEN
      PERFORM count_minute(OLD.analyzed_at, -1);
      PERFORM count_minute(NEW.analyzed_at, 1);
    END IF;
    IF (OLD.assigned_to, OLD.status) IS DISTINCT FROM (NEW.assigned_to, NEW.status) THEN
      PERFORM count_workload(OLD.assigned_to, OLD.status, -1);
      PERFORM count_workload(NEW.assigned_to, NEW.status, 1);
    END IF;
  ELSIF TG_OP = 'INSERT' THEN
    PERFORM count_email(NEW, 1);
    IF NEW.analyzed_at IS NOT NULL THEN PERFORM count_minute(NEW.analyzed_at, 1); END IF;
    IF NEW.assigned_to IS NOT NULL THEN PERFORM count_workload(NEW.assigned_to, NEW.status, 1); END IF;
  ELSE
    PERFORM count_email(OLD, -1);
    PERFORM count_minute(OLD.analyzed_at, -1);
    PERFORM count_workload(OLD.assigned_to, OLD.status, -1);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tr_email_counts AFTER INSERT OR DELETE OR UPDATE
  OF status, workflow_state, priority, phase_completed, chain_completeness_score, confidence_score, analyzed_at, assigned_to
  ON emails_enhanced FOR EACH ROW EXECUTE FUNCTION count_emails();

-- A chain knows how many e-mails it has, and when the first and the last came.

CREATE FUNCTION recount_chains(VARIADIC ids text[]) RETURNS void LANGUAGE sql AS $$
  UPDATE email_chains c SET
    (email_count, first_email_at, last_email_at) = (
      SELECT count(*), min(e.received_date_time), max(e.received_date_time)
      FROM emails_enhanced e WHERE e.chain_id = c.id),
    updated_at = greatest(c.updated_at, crewdb_now())
  WHERE c.id = ANY (ids)
$$;

CREATE FUNCTION keep_chain_of_email() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.chain_id IS NOT NULL THEN PERFORM recount_chains(OLD.chain_id); END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF (OLD.chain_id, OLD.received_date_time) IS DISTINCT FROM (NEW.chain_id, NEW.received_date_time)
      AND coalesce(OLD.chain_id, NEW.chain_id) IS NOT NULL THEN
      PERFORM recount_chains(OLD.chain_id, NEW.chain_id);
    END IF;
  ELSIF NEW.chain_id IS NOT NULL THEN
    UPDATE email_chains SET
      email_count = email_count + 1,
      first_email_at = least(coalesce(first_email_at, NEW.received_date_time), NEW.received_date_time),
      last_email_at = greatest(coalesce(last_email_at, ''), NEW.received_date_time),
      updated_at = greatest(updated_at, crewdb_now())
    WHERE id = NEW.chain_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tr_email_chains_email AFTER INSERT OR DELETE OR UPDATE OF chain_id, received_date_time
  ON emails_enhanced FOR EACH ROW EXECUTE FUNCTION keep_chain_of_email();

CREATE FUNCTION count_new_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT count(*), min(received_date_time), max(received_date_time)
  INTO NEW.email_count, NEW.first_email_at, NEW.last_email_at
  FROM emails_enhanced WHERE chain_id = NEW.id;
  RETURN NEW;
END $$;
CREATE TRIGGER tr_email_chains_count BEFORE INSERT ON email_chains FOR EACH ROW EXECUTE FUNCTION count_new_chain();

-- Search. The index belongs to the table, so nothing is to be kept up to date, paused or rebuilt.
-- lacks email_search: the trigram index below
-- lacks email_words: the index of beginnings below

CALL create_search_index('ix_emails_search', 'emails_enhanced',
  'search_text(subject, sender_email COLLATE "default", sender_name, business_summary, body_preview)');
CREATE INDEX ix_emails_words ON emails_enhanced USING gin (
  search_beginnings(subject, sender_email COLLATE "default", sender_name));

INSERT INTO crewdb_hidden (table_name, column_name) VALUES ('users', 'password_hash');
INSERT INTO crewdb_derived_columns (table_name, column_name) VALUES
  ('email_counts', ''), ('email_minutes', ''), ('email_workload', ''),
  ('email_chains', 'email_count'), ('email_chains', 'first_email_at'), ('email_chains', 'last_email_at');
INSERT INTO crewdb_retention (table_name, time_column, key_column, index_name)
VALUES ('audit_logs', 'created_at', 'id', 'ix_audit_logs_created');
