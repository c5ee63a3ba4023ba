-- Conversations of people with agents.
CREATE TABLE conversations (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  description TEXT,
  user_id TEXT REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  agent_type TEXT,
  conversation_type TEXT NOT NULL DEFAULT 'chat'
    CONSTRAINT ck_conversations_conversation_type CHECK (conversation_type IN ('chat', 'analysis', 'automation')),
  status TEXT NOT NULL DEFAULT 'active'
    CONSTRAINT ck_conversations_status CHECK (status IN ('active', 'archived', 'completed')),
  metadata TEXT
    CONSTRAINT ck_conversations_metadata CHECK (json_valid(metadata)),
  tags TEXT
    CONSTRAINT ck_conversations_tags CHECK (json_valid(tags)),
  priority TEXT,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE INDEX ix_conversations_updated ON conversations (updated_at, id);
CREATE INDEX ix_conversations_user ON conversations (user_id, updated_at, id);

CREATE TABLE messages (
  id TEXT NOT NULL PRIMARY KEY,
  conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE ON UPDATE CASCADE,
  user_id TEXT REFERENCES users (id) ON DELETE SET NULL ON UPDATE CASCADE,
  role TEXT NOT NULL
    CONSTRAINT ck_messages_role CHECK (role IN ('user', 'assistant', 'system', 'agent')),
  content TEXT NOT NULL,
  content_type TEXT NOT NULL DEFAULT 'text'
    CONSTRAINT ck_messages_content_type CHECK (content_type IN ('text', 'markdown', 'json', 'code')),
  metadata TEXT
    CONSTRAINT ck_messages_metadata CHECK (json_valid(metadata)),
  parent_message_id TEXT,
  confidence_score REAL,
  processing_time INTEGER
    CONSTRAINT ck_messages_processing_time CHECK (processing_time >= 0),
  model_used TEXT,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE INDEX ix_messages_conversation ON messages (conversation_id, created_at, id);
CREATE INDEX ix_messages_user ON messages (user_id);
