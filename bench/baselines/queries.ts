import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Timestamp, timestampDate } from "@bufbuild/protobuf/wkt";
import Database from "better-sqlite3";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";

/** A decoded request message. */
export type Input = Record<string, unknown>;
export type Rows = Record<string, unknown>[];

/** Statements are prepared once and kept, as a careful author does. */
type Query = (db: Database.Database) => (input: Input) => Rows;

const CREATE_EMAIL = `
  INSERT INTO emails_enhanced (id, subject, sender_email, sender_name, created_date_time, received_date_time,
    body_preview, body_content, created_at, updated_at)
  VALUES (:id, :subject, :senderEmail, :senderName, :received, :received, :bodyPreview, :bodyContent,
    :now, :now)`;

/** A row with a random key and one index: what a durable write costs at least. */
export const INSERT_INTENT = `INSERT INTO nlp_intents (id, user_query, detected_intent, user_id)
  VALUES (lower(hex(randomblob(16))), 'add two litres of milk', 'add_item', 'user-7')`;

/** The columns of an EmailSummary. */
const SUMMARY = `
  id AS email_id, graph_id, conversation_id, thread_id, subject, sender_email, sender_name,
  received_date_time AS received_time, body_preview, business_summary, importance, has_attachments, is_read, status,
  workflow_state, workflow_type, priority, confidence_score, chain_id, chain_completeness_score, phase_completed,
  processing_status, assigned_to, due_date AS due_time, categories, updated_at AS update_time`;

const createEmail: Query = (db) => {
  const insert = db.prepare(CREATE_EMAIL);
  const insertRecipient = db.prepare(
    "INSERT INTO email_recipients (email_id, recipient_type, email_address) VALUES (?, 'to', ?)",
  );
  const select = db.prepare<[string], Input>("SELECT * FROM email_details WHERE email_id = ?");
  const write = db.transaction((email: Input) => {
    const id = (email.emailId as string) || randomUUID();
    const received = timestampDate(email.receivedTime as Timestamp).toISOString();
    const { subject, senderEmail, senderName, bodyPreview, bodyContent } = email;
    const now = new Date().toISOString();
    insert.run({ id, subject, senderEmail, senderName, bodyPreview, bodyContent, received, now });
    for (const { emailAddress } of email.recipients as Input[]) insertRecipient.run(id, emailAddress);
    return select.all(id);
  });
  return ({ email }) => write.immediate(email as Input);
};

const recordIntent: Query = (db) => {
  const insert = db.prepare(`
    INSERT INTO nlp_intents (id, user_query, detected_intent, confidence_score, entities, model_used, response, user_id,
      session_id, feedback_rating, created_at)
    VALUES (:id, :userQuery, :detectedIntent, :confidenceScore, :entities, :modelUsed, :response, :userId,
      :sessionId, :feedbackRating, :now)`);
  const select = db.prepare<[string], Input>("SELECT * FROM intent_details WHERE intent_id = ?");
  const absent = {
    confidenceScore: null,
    entities: null,
    modelUsed: null,
    response: null,
    userId: null,
    sessionId: null,
    feedbackRating: null,
  };
  const write = db.transaction((intent: Input) => {
    const id = (intent.intentId as string) || randomUUID();
    insert.run({ ...absent, ...intent, id, now: new Date().toISOString() });
    return select.all(id);
  });
  return ({ intent }) => write.immediate(intent as Input);
};

/**
 * The service's own search with its filters left open: what is compared is the way to it, not the search. `lower` stands for the
 * extension's `unicode_lower`, which costs about the same.
 */
const searchProducts: Query = (db) => {
  const file = join(PACKAGE_ROOT, "src/databases/walmart/rpcs/SearchProducts.sql");
  const select = db.prepare<[Input], Input>(
    `${readFileSync(file, "utf8").replaceAll("unicode_lower(", "lower(")}\nORDER BY match_rank DESC, rating_key DESC, product_id DESC LIMIT :page_size`,
  );
  const open = { category: "", brand: "", min_price: null, max_price: null, in_stock: null };
  return ({ query, pageSize }) => select.all({ ...open, query, page_size: pageSize });
};

/** What each rpc runs: the same tables, views and indexes as the service uses. */
export const QUERIES: Readonly<Record<string, Query>> = {
  "/crewdb.main.v1.MainDb/GetEmail": (db) => {
    const select = db.prepare<[unknown], Input>("SELECT * FROM email_details WHERE email_id = ?");
    return ({ emailId }) => select.all(emailId);
  },
  "/crewdb.main.v1.MainDb/BatchGetEmails": (db) => {
    const select = db.prepare<[string], Input>(
      "SELECT d.* FROM json_each(?) AS w CROSS JOIN email_details d ON d.email_id = w.value",
    );
    return ({ emailIds }) => select.all(JSON.stringify(emailIds));
  },
  "/crewdb.main.v1.MainDb/ListEmails": (db) => {
    const select = (filter: string) =>
      db.prepare<[Input], Input>(
        `SELECT ${SUMMARY} FROM emails_enhanced
         WHERE ${filter} ORDER BY received_date_time DESC, id DESC LIMIT :pageSize`,
      );
    const all = select("true");
    const byType = select("workflow_type IN (SELECT value FROM json_each(:types))");
    return ({ pageSize, workflowTypes }) => {
      const types = workflowTypes as string[];
      return types.length > 0 ? byType.all({ pageSize, types: JSON.stringify(types) }) : all.all({ pageSize });
    };
  },
  "/crewdb.main.v1.MainDb/CreateEmail": createEmail,
  "/crewdb.walmart.v1.WalmartDb/GetProduct": (db) => {
    const select = db.prepare<[unknown], Input>("SELECT * FROM product_details WHERE product_id = ?");
    return ({ productId }) => select.all(productId);
  },
  "/crewdb.walmart.v1.WalmartDb/ListPriceHistory": (db) => {
    const select = db.prepare<[Input], Input>(
      `SELECT id AS price_id, product_id, price, was_on_sale, sale_percentage, store_id, availability,
         recorded_at AS recorded_time
       FROM price_history INDEXED BY ix_price_history_product
       WHERE product_id = :productId ORDER BY recorded_at DESC, id DESC LIMIT :pageSize`,
    );
    return ({ productId, pageSize }) => select.all({ productId, pageSize });
  },
  "/crewdb.walmart.v1.WalmartDb/RecordIntent": recordIntent,
  "/crewdb.walmart.v1.WalmartDb/SearchProducts": searchProducts,
  // Stands for any handler that writes: the statement is the one that the bench sends, in a transaction of its own.
  "/crewdb.walmart.v1.WalmartDb/Execute": (db) => {
    const insert = db.prepare(INSERT_INTENT);
    return () => {
      insert.run();
      return [];
    };
  },
};

function open(file: string): Database.Database {
  const db = new Database(file, { fileMustExist: true });
  // The same durability and the same comforts as the service.
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.pragma("foreign_keys = ON");
  db.pragma("recursive_triggers = ON");
  db.pragma("mmap_size = 536870912");
  return db;
}

/** Opens both files; the function that it returns runs the query of an rpc. */
export function openDatabases(mainFile: string, walmartFile: string): (path: string, input: Input) => Rows {
  const main = open(mainFile);
  const walmart = open(walmartFile);
  const prepared = new Map<string, (input: Input) => Rows>();
  return (path, input) => {
    let run = prepared.get(path);
    if (!run) {
      const query = QUERIES[path];
      if (!query) throw new Error(`no query for ${path}`);
      run = query(path.includes("MainDb") ? main : walmart);
      prepared.set(path, run);
    }
    return run(input);
  };
}
