import type { SqlValue, TableRows } from "../../src/sqlite/file/bulk-load.js";
import type { ConversationBook } from "./conversation-book.js";
import { createPeople, type People } from "./people.js";
import { createRandom, type Random } from "./random.js";
import { END_MS, START_MS, toArrays, toId, toIso } from "./rows.js";
import { createTextSource, type TextSource } from "./text.js";
import { KEYWORDS } from "./words.js";

const STATUSES = {
  analyzed: 300,
  phase2_complete: 190,
  phase1_complete: 120,
  phase3_complete: 100,
  completed: 80,
  pending: 60,
  imported: 50,
  archived: 50,
  in_progress: 20,
  new: 12,
  processing: 6,
  failed: 5,
  error: 4,
  active: 3,
} as const;

/** What a status says about how far the analysis came. */
const PHASES: Readonly<Record<string, number>> = {
  phase1_complete: 1,
  phase2_complete: 2,
  phase3_complete: 3,
  analyzed: 2,
  completed: 3,
  archived: 3,
};

const PRIORITIES = { critical: 3, high: 15, medium: 55, low: 27 } as const;
const WORKFLOW_STATES = { START_POINT: 35, IN_PROGRESS: 45, COMPLETION: 20 } as const;
const WORKFLOW_TYPES = {
  order_management: 30,
  quote_processing: 25,
  customer_support: 20,
  deal_registration: 15,
  vendor_management: 10,
} as const;

const COLUMNS = [
  "id",
  "internet_message_id",
  "graph_id",
  "conversation_id",
  "thread_id",
  "subject",
  "sender_email",
  "sender_name",
  "created_date_time",
  "received_date_time",
  "sent_date_time",
  "importance",
  "has_attachments",
  "is_read",
  "status",
  "workflow_state",
  "workflow_type",
  "priority",
  "confidence_score",
  "analyzed_at",
  "chain_id",
  "chain_completeness_score",
  "chain_type",
  "is_chain_complete",
  "phase_completed",
  "processing_status",
  "processing_time_ms",
  "model_used",
  "assigned_to",
  "assigned_at",
  "import_batch",
  "created_at",
  "updated_at",
  "in_reply_to",
  "categories",
  "business_summary",
  "body_preview",
  "key_phrases",
  "action_items",
  "extracted_entities",
  "body_content",
] as const;

type EmailRow = Record<(typeof COLUMNS)[number], SqlValue>;

/** Whether an e-mail has attachments, for the rows of email_attachments: the same answer without keeping it. */
export function hasAttachments(index: number): boolean {
  return index % 7 === 3;
}

interface Sources {
  readonly random: Random;
  readonly text: TextSource;
  readonly people: People;
  readonly book: ConversationBook;
  readonly users: number;
}

function analysisColumns({ random, text }: Sources, status: string, receivedMs: number) {
  const phase = PHASES[status] ?? 0;
  if (phase === 0) return { phase_completed: 0, processing_status: status === "failed" ? "failed" : "pending" };
  return {
    phase_completed: phase,
    processing_status: "completed",
    confidence_score: Math.round((0.55 + random.next() * 0.45) * 1000) / 1000,
    analyzed_at: toIso(Math.min(END_MS, receivedMs + random.int(60_000, 86_400_000))),
    processing_time_ms: random.int(40, 9000),
    model_used: phase === 1 ? "rules" : "small-model",
    business_summary: phase >= 2 ? text.sentence() : null,
    key_phrases: JSON.stringify([random.pick(KEYWORDS), random.pick(KEYWORDS)]),
    action_items: phase === 3 ? JSON.stringify([{ action: text.sentence(), owner: "sales" }]) : null,
    extracted_entities: phase >= 2 ? JSON.stringify({ order_numbers: [String(random.int(10_000, 99_999))] }) : null,
  };
}

function workflowColumns({ random, users }: Sources, receivedMs: number) {
  const assigned = random.chance(0.3);
  return {
    workflow_state: random.weighted(WORKFLOW_STATES),
    workflow_type: random.weighted(WORKFLOW_TYPES),
    priority: random.weighted(PRIORITIES),
    assigned_to: assigned ? toId("user", Math.floor(random.next() ** 2 * users)) : null,
    assigned_at: assigned ? toIso(Math.min(END_MS, receivedMs + random.int(60_000, 3_600_000))) : null,
  };
}

function chainColumns(book: ConversationBook, conversation: number) {
  const score = book.score(conversation);
  return {
    conversation_id: toId("conversation", conversation),
    thread_id: toId("thread", conversation),
    chain_id: toId("chain", conversation),
    chain_completeness_score: score,
    chain_type: "conversation",
    is_chain_complete: score >= 0.8 ? 1 : 0,
  };
}

function textColumns({ random, text }: Sources, reply: string | undefined) {
  const body = text.body(200 + Math.floor(random.next() ** 3 * 3800));
  return { subject: reply ?? text.subject(), body_preview: body.slice(0, 255), body_content: body };
}

function createEmail(sources: Sources, index: number, receivedMs: number): Partial<EmailRow> {
  const { random, people, book } = sources;
  const { conversation, previous, subject } = book.next();
  const texts = textColumns(sources, subject && `RE: ${subject}`);
  const sender = people.pick();
  const received = toIso(receivedMs);
  const status = random.weighted(STATUSES);
  book.add(conversation, { index, subject: subject ?? texts.subject, receivedMs, sender: sender.email });
  return {
    id: toId("email", index),
    internet_message_id: `<${index.toString(36)}.${random.int(1e6, 9e6)}@mail.example.com>`,
    graph_id: toId("graph", index),
    sender_email: sender.email,
    sender_name: sender.name,
    created_date_time: received,
    received_date_time: received,
    sent_date_time: toIso(receivedMs - random.int(500, 90_000)),
    importance: random.chance(0.1) ? "high" : "normal",
    has_attachments: hasAttachments(index) ? 1 : 0,
    is_read: random.chance(0.7) ? 1 : 0,
    status,
    import_batch: `batch-${Math.floor(index / 5000)}`,
    created_at: received,
    updated_at: received,
    in_reply_to: previous === undefined ? null : toId("email", previous),
    categories: random.chance(0.2) ? JSON.stringify([random.pick(KEYWORDS)]) : null,
    ...chainColumns(book, conversation),
    ...workflowColumns(sources, receivedMs),
    ...analysisColumns(sources, status, receivedMs),
    ...texts,
  };
}

/** E-mails in the order of their arrival. The book is filled on the way. */
export function emails(seed: number, count: number, users: number, book: ConversationBook): TableRows {
  const random = createRandom(seed, "emails");
  const sources: Sources = { random, text: createTextSource(random), people: createPeople(seed), book, users };
  function* rows() {
    const stepMs = (END_MS - START_MS) / Math.max(count, 1);
    for (let index = 0; index < count; index += 1) {
      const receivedMs = Math.floor(START_MS + stepMs * (index + random.next()));
      yield createEmail(sources, index, receivedMs) as EmailRow;
    }
  }
  return { table: "emails_enhanced", columns: COLUMNS, rows: toArrays(COLUMNS, rows()) };
}
