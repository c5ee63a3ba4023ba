import type { SqlValue, TableRows } from "../../src/sqlite/file/bulk-load.js";
import type { ConversationBook } from "./conversation-book.js";
import { hasAttachments } from "./main-emails.js";
import { createPeople } from "./people.js";
import { createRandom, type Random } from "./random.js";
import { END_MS, toId, toIso } from "./rows.js";
import { createTextSource } from "./text.js";
import { CITIES } from "./words.js";

/** One to four recipients for each e-mail. */
export function recipients(seed: number, count: number): TableRows {
  const random = createRandom(seed, "recipients");
  const people = createPeople(seed, "recipients");
  function* rows() {
    for (let index = 0; index < count; index += 1) {
      const copies = random.chance(0.3) ? random.int(1, 3) : 0;
      for (let position = 0; position <= copies; position += 1) {
        const { email, name } = people.pick();
        yield [toId("email", index), position === 0 ? "to" : "cc", email, name];
      }
    }
  }
  return { table: "email_recipients", columns: ["email_id", "recipient_type", "email_address", "name"], rows: rows() };
}

const FILES = ["quote.pdf", "invoice.pdf", "order.xlsx", "photo.jpg", "contract.docx"] as const;
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  jpg: "image/jpeg",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

export function attachments(seed: number, count: number): TableRows {
  const random = createRandom(seed, "attachments");
  function* rows() {
    for (let index = 0; index < count; index += 1) {
      if (!hasAttachments(index)) continue;
      const name = random.pick(FILES);
      yield [toId("email", index), name, CONTENT_TYPES[name.split(".")[1] ?? ""], random.int(2000, 4_000_000)];
    }
  }
  return { table: "email_attachments", columns: ["email_id", "name", "content_type", "size"], rows: rows() };
}

const ENTITIES: readonly [string, (random: Random) => string][] = [
  ["order_number", (random) => String(random.int(10_000, 99_999))],
  ["amount", (random) => `${random.int(50, 90_000)}.00`],
  ["place", (random) => random.pick(CITIES)],
];

/** One or two entities for every second e-mail. */
export function entities(seed: number, count: number): TableRows {
  const random = createRandom(seed, "entities");
  let id = 0;
  function* rows(): Generator<SqlValue[]> {
    for (let index = 0; index < count; index += 2) {
      for (let more = random.int(1, 2); more > 0; more -= 1) {
        const [type, make] = random.pick(ENTITIES);
        const confidence = Math.round((0.6 + random.next() * 0.4) * 100) / 100;
        yield [toId("entity", id++), toId("email", index), type, make(random), confidence, "pattern"];
      }
    }
  }
  const columns = ["id", "email_id", "entity_type", "entity_value", "confidence", "extraction_method"];
  return { table: "email_entities", columns, rows: rows() };
}

/** The chain of every conversation that has more than one e-mail. */
export function chains(book: ConversationBook): TableRows {
  function* rows(): Generator<SqlValue[]> {
    for (const [index, chain] of book.conversations.entries()) {
      const score = book.score(index);
      yield [
        toId("chain", index),
        "conversation",
        toId("conversation", index),
        chain.subject,
        chain.emails,
        score,
        score >= 0.8 ? "complete" : score >= 0.4 ? "active" : "partial",
        JSON.stringify(chain.participants),
        toIso(chain.firstMs),
        toIso(chain.lastMs),
        score > 0.2 ? toIso(Math.min(END_MS, chain.lastMs + 3_600_000)) : null,
        toIso(chain.firstMs),
        toIso(chain.lastMs),
      ];
    }
  }
  const columns = [
    "id",
    "chain_type",
    "conversation_id",
    "subject",
    "email_count",
    "completeness_score",
    "chain_status",
    "participants",
    "first_email_at",
    "last_email_at",
    "last_analyzed_at",
    "created_at",
    "updated_at",
  ];
  return { table: "email_chains", columns, rows: rows() };
}

/** An analysis for one e-mail in four. */
export function analyses(seed: number, count: number): TableRows {
  const random = createRandom(seed, "analyses");
  const text = createTextSource(random);
  function* rows(): Generator<SqlValue[]> {
    for (let index = 0; index < count; index += 4) {
      const deep = random.chance(0.6);
      yield [
        toId("analysis", index),
        toId("email", index),
        "order_management",
        "medium",
        "request",
        Math.round((0.5 + random.next() / 2) * 100) / 100,
        "rules",
        random.int(5, 200),
        deep ? "order_management" : null,
        deep ? 0.9 : null,
        deep ? "small-model" : null,
        deep ? random.int(300, 9000) : null,
        text.sentence(),
        random.pick(["on-track", "on-track", "at-risk", "overdue"]),
        toIso(END_MS - (count - index) * 1000),
        toIso(END_MS - (count - index) * 1000),
      ];
    }
  }
  const columns = [
    "id",
    "email_id",
    "quick_workflow",
    "quick_priority",
    "quick_intent",
    "quick_confidence",
    "quick_model",
    "quick_processing_time",
    "deep_workflow_primary",
    "deep_confidence",
    "deep_model",
    "deep_processing_time",
    "action_summary",
    "action_sla_status",
    "created_at",
    "updated_at",
  ];
  return { table: "email_analysis", columns, rows: rows() };
}
