-- Text search over e-mails. Both tables index the rows of emails_enhanced by rowid and hold no text of their own.
-- Rowids last: the table has indexes, and SQLite copies such tables with their rowids, VACUUM included.

-- Any substring of three characters or more. detail=full, because a substring is a phrase of trigrams.
CREATE VIRTUAL TABLE email_search USING fts5 (
  subject, sender_email, sender_name, business_summary, body_preview,
  content = 'emails_enhanced', content_rowid = 'rowid', tokenize = 'trigram', detail = full
);

-- One or two characters as the beginning of a word. The smallest index that answers that: no positions, no sizes.
CREATE VIRTUAL TABLE email_words USING fts5 (
  subject, sender_email, sender_name,
  content = 'emails_enhanced', content_rowid = 'rowid', tokenize = 'unicode61', prefix = '1 2',
  detail = none, columnsize = 0
);

CREATE TRIGGER tr_email_search_insert AFTER INSERT ON emails_enhanced
BEGIN
  INSERT INTO email_search (rowid, subject, sender_email, sender_name, business_summary, body_preview)
  VALUES (new.rowid, new.subject, new.sender_email, new.sender_name, new.business_summary, new.body_preview);
  INSERT INTO email_words (rowid, subject, sender_email, sender_name)
  VALUES (new.rowid, new.subject, new.sender_email, new.sender_name);
END;

CREATE TRIGGER tr_email_search_delete AFTER DELETE ON emails_enhanced
BEGIN
  INSERT INTO email_search
    (email_search, rowid, subject, sender_email, sender_name, business_summary, body_preview)
  VALUES
    ('delete', old.rowid, old.subject, old.sender_email, old.sender_name, old.business_summary, old.body_preview);
  INSERT INTO email_words (email_words, rowid, subject, sender_email, sender_name)
  VALUES ('delete', old.rowid, old.subject, old.sender_email, old.sender_name);
END;

-- Two triggers for changes: a new summary need not touch the words, and an unchanged text touches nothing.
CREATE TRIGGER tr_email_search_update
AFTER UPDATE OF subject, sender_email, sender_name, business_summary, body_preview ON emails_enhanced
WHEN (old.rowid, old.subject, old.sender_email, old.sender_name, old.business_summary, old.body_preview)
  IS NOT (new.rowid, new.subject, new.sender_email, new.sender_name, new.business_summary, new.body_preview)
BEGIN
  INSERT INTO email_search
    (email_search, rowid, subject, sender_email, sender_name, business_summary, body_preview)
  VALUES
    ('delete', old.rowid, old.subject, old.sender_email, old.sender_name, old.business_summary, old.body_preview);
  INSERT INTO email_search (rowid, subject, sender_email, sender_name, business_summary, body_preview)
  VALUES (new.rowid, new.subject, new.sender_email, new.sender_name, new.business_summary, new.body_preview);
END;

CREATE TRIGGER tr_email_words_update AFTER UPDATE OF subject, sender_email, sender_name ON emails_enhanced
WHEN (old.rowid, old.subject, old.sender_email, old.sender_name)
  IS NOT (new.rowid, new.subject, new.sender_email, new.sender_name)
BEGIN
  INSERT INTO email_words (email_words, rowid, subject, sender_email, sender_name)
  VALUES ('delete', old.rowid, old.subject, old.sender_email, old.sender_name);
  INSERT INTO email_words (rowid, subject, sender_email, sender_name)
  VALUES (new.rowid, new.subject, new.sender_email, new.sender_name);
END;

-- Rows that are already there (an adopted file).
INSERT INTO email_search (email_search) VALUES ('rebuild');
INSERT INTO email_words (email_words) VALUES ('rebuild');

-- One row of sizes per indexed e-mail: as many and the same last one, or the index missed a change.
INSERT INTO crewdb_derived (name, is_right_sql, rebuild_sql) VALUES (
  'email_search',
  'SELECT (SELECT count(*) FROM email_search_docsize) = (SELECT count(*) FROM emails_enhanced)
    AND (SELECT max(id) FROM email_search_docsize) IS (SELECT max(rowid) FROM emails_enhanced)',
  'INSERT INTO email_search (email_search) VALUES (''rebuild'');
INSERT INTO email_words (email_words) VALUES (''rebuild'')'
);
